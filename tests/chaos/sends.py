"""T4: whatever answers what is sent or fetched, it arrives, or a person is told; twice where nobody can know.

Over HTTP and the bot's own line. Each trial is one thing to send or to fetch, and one fault at the first try.
"""

from __future__ import annotations

import random
import re
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple
from unittest.mock import patch

from bot import transport
from bot.calls import Call as Asked
from bot.calls import makes_message
from bot.simulator.faults import Fault, Status, TimeoutBefore
from bot.simulator.telegram import TENANT, Call, Telegram
from bot.simulator.world import User
from bot.transport import Line
from dialogs.events import Say
from storage import outbox
from storage.database import Store
from storage.deliveries import OpenTopic, PostPieces
from tests.bot import test_mailer as mail
from tests.chaos.copies import said
from tests.chaos.figures import Figure, all_of, at_least, none
from tests.chaos.store import synchronous
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.faults import ALL, EXECUTED
from tests.running import Clock, House, housed
from tests.samples import paper
from tests.smtp_server import Post, serving
from tests.tenants import MARK

REFUSALS: Final[dict[str, Fault]] = {
    "400": Status(400, description="Bad Request: can't parse entities"),
    "403": Status(403, description="Forbidden: bot was blocked by the user"),
}
KINDS: Final = ALL | REFUSALS
PAUSES: Final = (8.0,)  # one fault, one more try
ANSWER_SECONDS: Final = 0.2
SEED: Final = 4


class Seen(NamedTuple):
    """What became of one trial."""

    came: int
    marked: int
    is_told: bool


class Done(NamedTuple):
    """What was done in a trial: the calls that were carried out, and the outbox from that row on."""

    number: int
    calls: list[Call]
    first_row: int


class Trial(NamedTuple):
    """One thing to send or to fetch: how it begins, and what became of it."""

    method: str
    begin: Callable[[House, int], None]
    look: Callable[[House, Done], Seen]


# The line -----------------------------------------------------------------------------------------


class Unconnected(Line):
    """The bot's line. Where no connection is to be had, it dials a port at which nobody listens."""

    def __init__(self, telegram: Telegram) -> None:
        super().__init__()
        self._telegram = telegram
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            self._nobody = f"http://127.0.0.1:{unused.getsockname()[1]}/"

    async def do_request(self, url: str, *told: Any, **named: Any) -> tuple[int, bytes]:
        method = "download" if "/file/" in url else url.rpartition("/")[2].lower()
        waiting = self._telegram.faults[method]
        if waiting and isinstance(waiting[0], TimeoutBefore):
            waiting.popleft()
            url = self._nobody
        return await super().do_request(url, *told, **named)


@asynccontextmanager
async def connected(folder: Path) -> AsyncIterator[House]:
    """A bot with a case, on a real line that does not wait for long."""
    clock = Clock()
    telegram = Telegram(clock, STAFF_CHAT_ID)
    async with serve(telegram) as url:
        at = {"base_url": f"{url}/bot", "base_file_url": f"{url}/file/bot"}
        line = Unconnected(telegram)
        async with housed(folder, telegram=telegram, request=line, clock=clock, **at) as house:
            await house.opens_case()
            _edits(house, 0)  # the message that is to be edited
            await house.settle()
            with patch.object(transport, "ANSWER_SECONDS", ANSWER_SECONDS):
                yield house


# What is sent and fetched --------------------------------------------------------------------------


def _counted(number: int) -> str:
    """How the number of the trial stands in what is said."""
    return f"({number})."


def _says(house: House, number: int, slot: str = "") -> None:
    words = Say("file_parked", {"files": str(number)}, ("keep_files", "drop_files"), slot=slot)
    outbox.add(house.store.db, TENANT.id, "fr", words, house.clock().timestamp())


def _edits(house: House, number: int) -> None:
    _says(house, number, slot="album:trial")


def _posts_piece(house: House, _number: int) -> None:
    outbox.add(house.store.db, STAFF_CHAT_ID, "fr", PostPieces("1"), house.clock().timestamp(), TENANT.id)


def _opens_topic(house: House, _number: int) -> None:
    house.store.db.conn.execute("update cases set topic_id = null")
    outbox.add(house.store.db, STAFF_CHAT_ID, "fr", OpenTopic(1), house.clock().timestamp(), TENANT.id)


def _taps(house: House, number: int) -> None:
    house.telegram.tenant_taps(1, f"theme:charges:{number}")


def _sends(house: House, number: int) -> None:
    house.telegram.tenant_sends(paper(f"pièce {number}"), name="bail.pdf", user=_newcomer(number))


def _newcomer(number: int) -> User:
    return User(3_000_000 + number, "Passant")


def _of_words(house: House, done: Done) -> Seen:
    words = _counted(done.number)
    return _seen(house, done._replace(calls=[call for call in done.calls if words in said(call)[0]]))


def _of_edit(house: House, done: Done) -> Seen:
    """An edit may be made again: what counts is what stands there."""
    stands = [text for text in house.shown() if _counted(done.number) in text]
    return Seen(len(stands), sum(MARK in text for text in stands), _is_told(house, done))


def _seen(house: House, done: Done) -> Seen:
    return Seen(len(done.calls), sum(said(call)[1] for call in done.calls), _is_told(house, done))


def _is_told(house: House, done: Done) -> bool:
    """What was given up was told to staff by its number."""
    rows = house.rows("select id from outbox where error is not null and id >= ?", done.first_row)
    told = " ".join(house.shown(STAFF_CHAT_ID))
    return any(re.search(rf"\bE{row['id']}\b", told) for row in rows)


def _of_tap(house: House, _done: Done) -> Seen:
    """The bubble may be lost; the turn may not."""
    newest = house.telegram._next_update_id - 1
    taken = house.rows("select 1 from inbox where cast(key as integer) = ?", newest)
    return Seen(len(taken), 0, is_told=False)


def _of_file(house: House, done: Done) -> Seen:
    chat_id = _newcomer(done.number).id
    kept = house.rows("select 1 from attachments where state = 'kept' and chat_id = ?", chat_id)
    lost = house.app.texts.show("fr", "file_refused_lost")
    return Seen(len(kept), 0, any(lost in text for text in house.shown(chat_id)))


TRIALS: Final = (
    Trial("sendMessage", _says, _of_words),
    Trial("sendDocument", _posts_piece, _seen),
    Trial("editMessageText", _edits, _of_edit),
    Trial("answerCallbackQuery", _taps, _of_tap),
    Trial("createForumTopic", _opens_topic, _seen),
    Trial("getFile", _sends, _of_file),
    Trial("download", _sends, _of_file),
)


# How often it goes wrong ---------------------------------------------------------------------------


class Count(NamedTuple):
    """Trials, and what became of them."""

    trials: int = 0
    lost: int = 0
    unclear: int = 0
    twice: int = 0
    twice_unmarked: int = 0
    told: int = 0

    def plus(self, fault: Fault, seen: Seen, method: str) -> Count:
        """With one more trial."""
        is_unclear = fault in EXECUTED.values() and makes_message(Asked(method, {}))
        again = max(0, seen.came - 1)
        return Count(
            self.trials + 1,
            self.lost + (not seen.came and not seen.is_told),
            self.unclear + is_unclear,
            self.twice + again,
            self.twice_unmarked + max(0, again - seen.marked),
            self.told + (not seen.came and seen.is_told),
        )


async def measure(folder: Path, times: int) -> list[Figure]:
    """Each fault so many times at each method, in random order, and as many of the mail server."""
    folder.mkdir()
    trials = [(trial, fault) for trial in TRIALS for fault in KINDS.values() for _ in range(times)]
    random.Random(SEED).shuffle(trials)
    with synchronous("off"):
        async with connected(folder) as house:
            counts = await _counts(house, trials)
    figures = [figure for method, count in counts.items() for figure in _figures(method, count, times)]
    return figures + await measure_mails(folder, times)


async def _counts(house: House, trials: list[tuple[Trial, Fault]]) -> dict[str, Count]:
    counts = dict.fromkeys((trial.method for trial in TRIALS), Count())
    for number, (trial, fault) in enumerate(trials, 1):
        seen = await _tried(house, number, trial, fault)
        counts[trial.method] = counts[trial.method].plus(fault, seen, trial.method)
    return counts


async def _tried(house: House, number: int, trial: Trial, fault: Fault) -> Seen:
    calls = len(house.telegram.calls)
    first_row = house.rows("select coalesce(max(id), 0) + 1 as id from outbox")[0]["id"]
    house.telegram.fail_next(trial.method, fault)
    trial.begin(house, number)
    await house.settle(*PAUSES)
    if house.telegram.faults[trial.method.lower()]:
        raise AssertionError(f"{trial.method} was not called")
    if outbox.is_held(house.store.db, TENANT.id):  # who blocked the bot lets it in again
        house.telegram.tenant_unblocks()
        await house.settle(*PAUSES)
    ours = [call for call in house.telegram.calls[calls:] if call.method == trial.method]
    return trial.look(house, Done(number, [call for call in ours if call.result["ok"]], first_row))


def _figures(method: str, count: Count, times: int) -> list[Figure]:
    given_up = 0 if method == "answerCallbackQuery" else times  # a bubble is nothing to tell anybody of
    return [
        at_least(f"{method}: trials", count.trials, times * len(KINDS)),
        all_of(f"{method}: refused for good, and a person was told", count.told, given_up),
        none(f"{method}: lost, and nobody was told", count.lost),
        all_of(f"{method}: came twice where the answer was lost", count.twice, count.unclear),
        none(f"{method}: came twice without a mark", count.twice_unmarked),
    ]


# E-mail -------------------------------------------------------------------------------------------


async def measure_mails(folder: Path, times: int) -> list[Figure]:
    """Each fault of a mail server so many times."""
    faults = {**mail.LATER, **mail.AMBIGUOUS, **mail.NEVER, **mail.REFUSED}
    tried = [name for name in faults for _ in range(times)]
    store = Store(folder / "mails.db")
    with patch("tests.smtp_server.ANSWER_SECONDS", ANSWER_SECONDS):
        async with serving() as post:
            office = mail.Office(store, post, post.server(folder))
            for number, name in enumerate(tried):
                post.fail_next(faults[name])
                office.add(f"n° {number}.")
                await office.drain(*(60.0 for _ in PAUSES))
    store.close()
    came = [_of_mail(post, f"n° {number}.") for number in range(len(tried))]
    unclear, never = (sum(name in kinds for name in tried) for kinds in (mail.AMBIGUOUS, mail.NEVER))
    return [
        at_least("SMTP: trials", len(came), times * len(faults)),
        none("SMTP: lost, and nobody was told", sum(not seen.came for seen in came) - len(office.alerts)),
        all_of("SMTP: given up, and told", len(office.alerts), never),
        all_of("SMTP: came twice where the answer was lost", sum(seen.came == 2 for seen in came), unclear),
        none("SMTP: came twice without a mark", sum(max(0, it.came - 1 - it.marked) for it in came)),
    ]


def _of_mail(post: Post, name: str) -> Seen:
    subjects = [subject for subject in post.subjects() if name in subject]
    return Seen(len(subjects), sum(MARK in subject for subject in subjects), False)
