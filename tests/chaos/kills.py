"""T1, T2: killed at any moment, the bot loses no update, does nothing twice, sends all that was due.

Real processes, and Telegram over HTTP. A life ends while some request of it is under way, or some time after
its start: however quick the machine is, each life gets something done.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from bot.simulator.faults import Reply
from bot.simulator.telegram import FIRST_UPDATE_ID, Call, Telegram
from bot.simulator.world import Upload
from storage.sealing import ANSWERS, CONVERSATION
from tests.chaos import logs
from tests.chaos.copies import Copies, copies, made, said
from tests.chaos.figures import Figure, all_of, at_least, found, none, told
from tests.chaos.service import DEBUG
from tests.chaos.store import is_at_rest, is_sound, rows
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.running import (
    Clock,
    environment,
    free_port,
    housed,
    until,
    variables,
    webhook_settings,
    written_config,
)
from tests.tenants import Tenant, Tenants, without_numbers
from tests.webhook_sender import NO_ANSWER, delivering

SEED: Final = 612
KILLED: Final = -signal.SIGKILL
HELD: Final = 2  # the code of a mistake of the operator: two on one store
LONGEST_LIFE: Final = 80  # requests to Telegram; a tenth of them is the start
LONGEST_LIFE_SECONDS: Final = 15
LONGEST_START_SECONDS: Final = 0.4
LONGEST_DELAY_SECONDS: Final = 0.008
LONGEST_THOUGHT_SECONDS: Final = 0.04
PATIENCE_SECONDS: Final = 180  # what waited for a piece is tried again after a minute at most

# Importing takes a second, the rest of the start a moment: each life is a fork of what has imported.
LIVES: Final = """
import os, sys
from bot import cli, serve, texts, config
texts.Texts(config.Config())
{prelude}
for _ in sys.stdin:
    pid = os.fork()
    if not pid:
        cli.cli(["run", "--config", sys.argv[1]])
    print(pid, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""

# The mistake that each kill would show.
ACKNOWLEDGES_FIRST: Final = """
import bot.app
from tests.chaos.mistakes import AcknowledgesFirst
bot.app.Ingest = AcknowledgesFirst
"""


class Plan(NamedTuple):
    """How often to kill, how many tenants are busy meanwhile, and how many updates that gives at least."""

    kills: int
    tenants: int
    updates: int
    mode: Literal["polling", "webhook"] = "polling"
    prelude: str = ""
    patience: float = 60  # seconds, until all tenants have come to their end


WHOLE: Final = Plan(200, 12, 1_500)
SHORT: Final = Plan(6, 3, 30)
MISTAKEN: Final = Plan(8, 12, 0, prelude=ACKNOWLEDGES_FIRST, patience=8)


# What is counted ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trace:
    """What one tenant's dialogue left behind, in words that are the same for every tenant."""

    conversation: str
    cases: list[str]
    rows_to_send: int
    pieces_as_sent: bool
    told: set[str] = field(compare=False)
    sent: Counter[str] = field(compare=False, default_factory=Counter)


class Damage(NamedTuple):
    """What went wrong, each as a number that should be 0."""

    lost_updates: int = 0
    unlike_the_undisturbed: int = 0
    not_told: int = 0
    not_told_to_staff: int = 0
    not_sent: int = 0


def trace(path: Path, tenant: Tenant) -> Trace:
    chat_id = tenant.user.id
    conversation = rows(
        path, f"select state, version, {CONVERSATION.opened} from conversations where chat_id = ?", chat_id
    )
    opened = rows(path, f"select id, door, theme, {ANSWERS.opened} from cases where chat_id = ?", chat_id)
    pieces = rows(path, "select state, sha256 from attachments where chat_id = ? order by id", chat_id)
    ((to_send,),) = rows(path, "select count(*) from outbox where chat_id = ?", chat_id)
    return Trace(
        without_numbers(repr(conversation), chat_id),
        [without_numbers(repr(case[1:]), chat_id) for case in opened],
        to_send,
        pieces == [("kept", hashlib.sha256(content).hexdigest()) for content in tenant.sent],
        tenant.told,
    )


def damage(path: Path, telegram: Telegram, tenants: Tenants, undisturbed: Trace) -> Damage:
    """Compare what is there with what was sent in, and with a run that nothing disturbed."""
    traces = [trace(path, tenant) for tenant in tenants.all.values()]
    numbers = [number for (number,) in rows(path, "select number from cases")]
    to_staff = [str(m.get("text") or m.get("caption")) for m in telegram.messages(STAFF_CHAT_ID)]
    due_to_staff = [
        start.format(number)
        for number in numbers
        for start in ("Dossier {}", "Pièce 1, dossier {}", "Pièce 2, dossier {}")
    ]
    return Damage(
        lost_updates(path, telegram),
        sum(each != undisturbed for each in traces),
        sum(not undisturbed.told <= each.told for each in traces),
        sum(not any(text.startswith(due) for text in to_staff) for due in due_to_staff),
        len(rows(path, NOT_SENT)),
    )


NOT_SENT: Final = "select 1 from outbox where done_at is null or error is not null"


def lost_updates(path: Path, telegram: Telegram) -> int:
    """How many updates left no trace in the journal of what was handled."""
    handled = rows(path, "select cast(key as integer) from inbox where key glob '[0-9]*'")
    return len(set(range(FIRST_UPDATE_ID, telegram._next_update_id)) - {number for (number,) in handled})


def in_general(call: Call, words: str) -> str:
    """The words as any tenant would be told, or as staff would be told of any case."""
    return without_numbers(words, call.params["chat_id"])


_ALONE: Final[list[Trace]] = []


async def undisturbed(folder: Path) -> Trace:
    """What one tenant's dialogue leaves behind when all goes well; played once in this process."""
    if not _ALONE:
        folder.mkdir()
        _ALONE.append(await _undisturbed(folder))
    return _ALONE[0]


async def _undisturbed(folder: Path) -> Trace:
    async with housed(folder, clock=Clock(datetime.now(UTC))) as house:
        tenants = Tenants(house.telegram, random.Random(SEED))
        tenants.enter()
        await house.settle_all()

        (tenant,) = tenants.all.values()
        left = trace(folder / "mediation.db", tenant)
        left.sent.update(in_general(call, said(call)[0]) for call in made(house.telegram.calls))
        return left


# Kills --------------------------------------------------------------------------------------------


class Overheard(Telegram):
    """Tells when so many requests have come."""

    def __init__(self) -> None:
        super().__init__(lambda: datetime.now(UTC), STAFF_CHAT_ID)
        self._awaited = 0
        self._came = asyncio.Event()

    async def respond(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> Reply:
        self._count()
        return await super().respond(method, params, files)

    def download(self, path: str) -> Reply:
        self._count()
        return super().download(path)

    async def requests(self, count: int) -> None:
        """Wait for so many."""
        self._awaited = count
        self._came.clear()
        await self._came.wait()

    def _count(self) -> None:
        self._awaited -= 1
        if self._awaited == 0:
            self._came.set()


class Lives:
    """The bot as a process, again and again."""

    def __init__(self, parent: asyncio.subprocess.Process) -> None:
        self._parent = parent

    async def begin(self) -> int:
        """Start the bot; its process id."""
        assert self._parent.stdin
        self._parent.stdin.write(b"\n")
        return int(await self._line())

    async def last(self, pid: int, end: asyncio.Task[None]) -> int:
        """Let it live until then, and kill it; how it ended. TimeoutError when it comes no further."""
        gone = asyncio.create_task(self._line())
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.wait([gone, end], return_when=asyncio.FIRST_COMPLETED)
        if not gone.done():
            os.kill(pid, signal.SIGKILL)
        end.cancel()
        return int(await gone)

    async def end(self, pid: int) -> None:
        """Ask it to stop and wait until it has."""
        os.kill(pid, signal.SIGTERM)
        await self._line()

    async def _line(self) -> bytes:
        assert self._parent.stdout
        return await self._parent.stdout.readline()


@asynccontextmanager
async def lives(folder: Path, url: str, prelude: str, **settings: str) -> AsyncIterator[Lives]:
    config = written_config(folder, DEBUG)
    with (folder / "bot.log").open("wb") as log:
        parent = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", LIVES.format(prelude=prelude), str(config)),
            env=environment(url, **settings),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield Lives(parent)
    finally:
        os.killpg(parent.pid, signal.SIGKILL)  # with the life of now, which holds the same pipes
        await parent.wait()


async def its_end(telegram: Overheard, chance: random.Random) -> None:
    """One life in eight ends in its start; the others while a request is under way, or right after it."""
    if chance.random() < 1 / 8:
        await asyncio.sleep(chance.uniform(0, LONGEST_START_SECONDS))
        return
    with suppress(TimeoutError):  # where updates were lost, nobody has anything to say any more
        async with asyncio.timeout(LONGEST_LIFE_SECONDS):
            await telegram.requests(chance.randint(1, LONGEST_LIFE))
    if chance.random() < 1 / 2:
        await asyncio.sleep(chance.uniform(0, LONGEST_DELAY_SECONDS))


class Outcome(NamedTuple):
    """What the kills did; `ends`: how often each code ended a life; `unanswered`: posts of a webhook."""

    ends: Counter[int]
    updates: int
    unanswered: int
    damage: Damage
    copies: Copies
    is_sound: bool


async def killed(folder: Path, plan: Plan, alone: Trace) -> Outcome:
    """Kill it again and again under load, then let it come to the end."""
    folder.mkdir()
    telegram, path = Overheard(), folder / "mediation.db"
    chance, thoughts = random.Random(SEED), random.Random(SEED)
    loop, ends = asyncio.get_running_loop(), Counter[int]()
    tenants = Tenants(
        telegram,
        random.Random(SEED),
        lambda act: loop.call_later(thoughts.uniform(0, LONGEST_THOUGHT_SECONDS), act),
    )
    settings = variables(webhook_settings(free_port())) if plan.mode == "webhook" else {}
    async with (
        serve(telegram) as url,
        delivering(telegram) as sender,
        lives(folder, url, plan.prelude, **settings) as bot,
    ):
        while ends[KILLED] < plan.kills:
            tenants.enter(plan.tenants - tenants.under_way)
            ends[await bot.last(await bot.begin(), asyncio.create_task(its_end(telegram, chance)))] += 1
            if ends.total() > 2 * plan.kills:
                raise AssertionError(f"the bot ends by itself: {(folder / 'bot.log').read_text()[-2_000:]}")
        pid = await bot.begin()
        with suppress(TimeoutError):  # what was lost, nobody answers: it is counted
            await until(lambda: not tenants.under_way and not telegram.pending, plan.patience)
        await until(lambda: is_at_rest(path), PATIENCE_SECONDS)
        await bot.end(pid)
    return Outcome(
        ends,
        telegram._next_update_id - FIRST_UPDATE_ID,
        sum(delivery.status == NO_ANSWER for delivery in sender.deliveries),
        damage(path, telegram, tenants, alone),
        copies(telegram.calls, alone.sent, in_general),
        is_sound(path),
    )


# The figures ---------------------------------------------------------------------------------------


async def measure(folder: Path, plan: Plan) -> list[Figure]:
    """So many kills."""
    folder.mkdir()
    alone = await undisturbed(folder / "undisturbed")
    outcome = await killed(folder / "killed", plan, alone)
    lost, sends = outcome.damage, outcome.copies
    return [
        all_of("kill -9", outcome.ends.pop(KILLED), plan.kills),
        told(
            "starts that found the store held by what was just killed, and were made again",
            outcome.ends.pop(HELD, 0),
        ),
        none("lives that ended by themselves", outcome.ends.total()),
        at_least("updates meanwhile", outcome.updates, plan.updates),
        *([at_least("posts without an answer", outcome.unanswered, 1)] if plan.mode == "webhook" else []),
        none("updates lost", lost.lost_updates),
        none("dialogues, cases or pieces unlike those of an undisturbed bot", lost.unlike_the_undisturbed),
        none("tenants who were not told something", lost.not_told),
        none("cases and pieces that staff were not told of", lost.not_told_to_staff),
        none("rows not sent, or given up", lost.not_sent),
        none(f"messages that came twice without a mark, of {sends.sent:,}", sends.twice_unmarked),
        none("a store that is corrupt", int(not outcome.is_sound)),
        logs.figure((folder / "killed" / "bot.log").read_text()),
        told(f"messages that came twice, of {sends.marked:,} with the mark", sends.twice),
    ]


async def measure_mistake(folder: Path) -> list[Figure]:
    """The same with a bot that acknowledges first."""
    folder.mkdir()
    alone = await undisturbed(folder / "undisturbed")
    outcome = await killed(folder / "killed", MISTAKEN, alone)
    return [found(f"acknowledge first, {MISTAKEN.kills} kills, updates lost", outcome.damage.lost_updates)]
