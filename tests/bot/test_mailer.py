"""What is due arrives at least once, whatever the mail server does; twice only where nobody can know."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.documents import NotYet
from bot.mail import Parcel, Server
from bot.mailer import FIRST_RETRY_SECONDS, MAX_ATTEMPTS, Mailer
from dialogs.events import OpenCase
from storage import cases, mails
from storage.database import Store, transaction
from storage.mails import LONGEST_DELAY, UNREADABLE, Mail, Row
from storage.sealing import MAIL
from tests.running import Clock, until
from tests.smtp_server import SENDER, Answer, Drop, Fault, Hang, Post, Think, greeting, serving
from tests.tenants import MARK

STAFF = "equipe@bailleur.example"
OTHERS = "direction@bailleur.example"
WORDS = "Le plafond fuit chez Marie Martin."
DAY = 86_400.0

LATER: dict[str, Fault] = {
    "421 to the sender": Answer("MAIL", "421 4.3.2 closing"),
    "451 to the sender": Answer("MAIL", "451 4.3.0 later"),
    "450 to the recipient": Answer("RCPT", "450 4.2.1 mailbox busy"),
    "452 to the recipient": Answer("RCPT", "452 4.2.2 mailbox full"),
    "421 to the recipient": Answer("RCPT", "421 4.3.2 closing"),
    "451 to the mail": Answer("DATA", "451 4.7.1 greylisted"),
    "421 to the mail": Answer("DATA", "421 4.3.2 closing"),
    "nonsense": Answer("RCPT", "what?"),
    "a line that breaks at the sender": Drop("MAIL"),
    "a line that breaks at the recipient": Drop("RCPT"),
    "a line that breaks at the mail": Drop("DATA"),
    "no answer to the sender": Hang("MAIL"),
    "no answer to the recipient": Hang("RCPT"),
    "no answer to the mail": Hang("DATA"),
}
AMBIGUOUS: dict[str, Fault] = {
    "a line that breaks after the mail": Drop("DATA", is_taken=True),
    "no answer after the mail": Hang("DATA", is_taken=True),
}
NEVER: dict[str, Fault] = {
    "550 to the recipient": Answer("RCPT", "550 5.1.1 no such user"),
    "552 to the size": Answer("MAIL", "552 5.3.4 too big"),
    "552 to the mail": Answer("DATA", "552 5.3.4 too big"),
    "554 to the mail": Answer("DATA", "554 5.7.1 spam"),
}
REFUSED: dict[str, Fault] = {
    "530 to the recipient": Answer("RCPT", "530 5.7.0 sign in"),
    "550 to the sender": Answer("MAIL", "550 5.7.1 not yours"),
}


@dataclass(slots=True)
class Office:
    """A store, a mailer and the server before it; time passes when a test says so."""

    store: Store
    post: Post
    server: Server
    clock: Clock = field(default_factory=Clock)
    alerts: list[str] = field(default_factory=list)
    awaited: bool = False
    mailer: Mailer = field(init=False)

    def __post_init__(self) -> None:
        self.uses(self.server)

    def uses(self, server: Server) -> None:
        """From now on; as after a new start."""
        self.mailer = Mailer(self.store, server, self.make, MARK, self.alerts.append, self.clock)

    def make(self, row: Row) -> Sequence[Parcel] | None:
        if self.awaited:
            raise NotYet
        kind, fields = row.mail.kind, row.mail.fields
        if kind == "nothing":
            return None
        return [Parcel(name, WORDS) for name in {"one": [fields["name"]], "two": ["1/2", "2/2"]}[kind]]

    def add(self, name: str = "a", kind: str = "one", *, to: str = STAFF, case_id: int = 0) -> None:
        mails.add(self.store.db, to, Mail(kind, case_id, {"name": name}), self.clock().timestamp())

    async def drain(self, *pauses: float) -> None:
        """Send what is due; then again after each of these pauses, in seconds."""
        await self.mailer.drain()
        for seconds in pauses:
            self.clock.move(seconds)
            await self.mailer.drain()

    def rows(self, columns: str = "*") -> list[dict[str, Any]]:
        return [dict(row) for row in self.store.db.conn.execute(f"select {columns} from mails order by id")]

    def open(self) -> int:
        return sum(row["done_at"] is None for row in self.rows())


@pytest.fixture
async def office(store: Store, tmp_path: Path) -> AsyncIterator[Office]:
    async with serving() as post:
        yield Office(store, post, post.server(tmp_path))


# What passes --------------------------------------------------------------------------------------


async def test_a_mail_arrives_once_and_leaves_no_words(office: Office) -> None:
    office.add()

    await office.drain(DAY)

    (mail,) = office.post.taken
    assert (mail.recipient, mail.message["From"], mail.message["Subject"]) == (STAFF, SENDER, "a")
    assert mail.message.get_content().strip() == WORDS
    assert office.rows("body, error") == [{"body": None, "error": None}]


@pytest.mark.parametrize("fault", LATER.values(), ids=LATER)
async def test_what_was_not_taken_arrives_once(office: Office, fault: Fault) -> None:
    office.post.fail_next(fault)
    office.add()
    await office.drain()
    at_first = len(office.post.taken), office.open()

    await office.drain(FIRST_RETRY_SECONDS)

    subject = "a" if isinstance(fault, Answer) else f"a {MARK}"  # without an answer nobody knows
    assert at_first == (0, 1)
    assert (office.post.subjects(), office.open(), office.alerts) == ([subject], 0, [])


@pytest.mark.parametrize("fault", AMBIGUOUS.values(), ids=AMBIGUOUS)
async def test_what_may_have_been_taken_comes_again_with_a_mark_under_the_same_name(
    office: Office, fault: Fault
) -> None:
    office.post.fail_next(fault)
    office.add()

    await office.drain(FIRST_RETRY_SECONDS)

    first, second = (mail.message["Message-ID"] for mail in office.post.taken)
    assert first == second
    assert office.post.subjects() == ["a", f"a {MARK}"]
    assert office.open() == 0


async def test_what_was_unclear_once_is_marked_even_after_a_refusal(office: Office) -> None:
    office.post.fail_next(AMBIGUOUS["a line that breaks after the mail"], LATER["451 to the mail"])
    office.add(kind="two")

    await office.drain(FIRST_RETRY_SECONDS, 2 * FIRST_RETRY_SECONDS)

    assert office.post.subjects() == ["1/2", f"1/2 {MARK}", "2/2"]


async def test_a_mail_that_waited_while_there_was_no_line_has_no_mark(office: Office) -> None:
    office.post.fail_next(REFUSED["530 to the recipient"])
    office.add()

    await office.drain(FIRST_RETRY_SECONDS)

    assert office.post.subjects() == ["a"]


async def test_a_mail_that_waits_holds_back_no_other(office: Office) -> None:
    office.post.fail_next(LATER["a line that breaks at the recipient"])
    for name in "abc":
        office.add(name)

    await office.drain()
    meanwhile = office.post.subjects()
    await office.drain(FIRST_RETRY_SECONDS)

    assert meanwhile == ["b", "c"]
    assert office.post.subjects() == ["b", "c", f"a {MARK}"]


async def test_whatever_goes_wrong_each_mail_arrives_and_only_what_is_unclear_arrives_twice(
    office: Office,
) -> None:
    random = Random(612)
    passing = [fault for fault in (*LATER.values(), *AMBIGUOUS.values()) if not isinstance(fault, Hang)]
    faults = random.choices(passing, k=60)
    office.post.fail_next(*faults)
    names = [f"m{number}" for number in range(40)]
    for name in names:
        office.add(name)

    await office.drain(*[LONGEST_DELAY] * 20)

    unclear = sum(fault in AMBIGUOUS.values() for fault in faults)
    told = [subject.removesuffix(f" {MARK}") for subject in office.post.subjects()]
    repeated = [subject for at, subject in enumerate(office.post.subjects()) if told[at] in told[:at]]
    assert sorted(set(told)) == sorted(names)
    assert len(repeated) == unclear
    assert all(subject.endswith(MARK) for subject in repeated)
    assert not office.post.faults
    assert (office.open(), office.alerts) == (0, [])


async def test_pauses_grow_to_half_an_hour(office: Office) -> None:
    office.add()
    pauses = []
    for _ in range(12):
        office.post.fail_next(LATER["451 to the mail"])
        await office.drain()
        pauses.append(office.rows("due_at")[0]["due_at"] - office.clock().timestamp())
        office.clock.move(pauses[-1])

    assert pauses[:3] == [4, 8, 16]
    assert pauses[-3:] == [LONGEST_DELAY] * 3


async def test_a_clock_that_jumps_back_delays_nothing(office: Office) -> None:
    office.post.fail_next(LATER["451 to the mail"])
    office.add()

    await office.drain(-DAY)

    assert office.post.subjects() == ["a"]


# What never passes --------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", NEVER.values(), ids=NEVER)
async def test_what_is_refused_for_good_is_told_by_its_number_and_the_others_go(
    office: Office, fault: Fault
) -> None:
    office.post.fail_next(fault)
    office.add("a", to=OTHERS)
    office.add("b")

    await office.drain(DAY)

    code = fault.text[:3] if isinstance(fault, Answer) else ""
    assert office.alerts == ["M1"]
    assert office.post.subjects() == ["b"]
    assert [row["error"] is not None and row["error"].endswith(code) for row in office.rows()] == [
        True,
        False,
    ]


async def test_a_mail_that_fails_for_a_day_is_told_by_its_number(office: Office) -> None:
    office.post.fail_next(*[LATER["452 to the recipient"]] * (MAX_ATTEMPTS + 1))
    office.add()
    await office.drain(*[LONGEST_DELAY] * (MAX_ATTEMPTS - 1))
    at_last = office.open(), office.alerts.copy()

    await office.drain(LONGEST_DELAY)

    assert at_last == (1, [])
    assert (office.open(), office.alerts) == (0, ["M1"])


async def test_a_mail_larger_than_the_server_allows_is_told_by_its_number(
    store: Store, tmp_path: Path
) -> None:
    async with serving(largest=100) as post:
        office = Office(store, post, post.server(tmp_path))
        office.add()

        await office.drain()

    assert (office.rows("error"), office.alerts) == ([{"error": "SMTPSenderRefused 552"}], ["M1"])


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"kind": "one", "tone": 3}', '{"kind": "sung"}', '{"kind": "one"}']
)
async def test_what_cannot_be_made_is_told_by_its_number_and_the_others_go(office: Office, body: str) -> None:
    office.add("a")
    office.add("b")
    office.store.db.conn.execute(f"update mails set body = {MAIL.sealed('?')} where id = 1", (body,))

    await office.drain()

    assert (office.alerts, office.post.subjects()) == (["M1"], ["b"])


@pytest.mark.parametrize(
    "recipient",
    ["a@b.example\r\nRCPT TO:<c@d.example>", "a@b.example\nBcc: c@d.example", "", "a b@c.example"],
)
async def test_an_address_that_is_none_is_told_by_its_number(office: Office, recipient: str) -> None:
    office.add(to=recipient)

    await office.drain()

    assert (office.alerts, office.post.taken) == (["M1"], [])


async def test_of_what_is_not_to_be_said_any_more_nothing_is_sent(office: Office) -> None:
    office.add(kind="nothing")

    await office.drain()

    assert (office.open(), office.alerts, office.post.taken) == (0, [], [])


async def test_a_mail_whose_files_are_awaited_lets_the_others_go(office: Office) -> None:
    office.add()
    office.awaited = True
    await office.drain()
    meanwhile = office.open(), len(office.post.taken)

    office.awaited = False
    await office.drain(FIRST_RETRY_SECONDS)

    assert meanwhile == (1, 0)
    assert office.post.subjects() == ["a"]


# In parts -----------------------------------------------------------------------------------------


async def test_a_part_that_was_taken_is_not_sent_again_when_the_next_one_fails(office: Office) -> None:
    office.add(kind="two")
    office.post.fail_next(Answer("DATA", "451 4.3.0 later"))
    await office.drain(FIRST_RETRY_SECONDS)
    office.add(kind="two")
    await office.mailer._deliver(mails.due(office.store.db, office.clock().timestamp())[0])
    office.post.fail_next(Answer("DATA", "451 4.3.0 later"))

    await office.drain(FIRST_RETRY_SECONDS)

    assert office.post.subjects() == ["1/2", "2/2"] * 2
    assert len({mail.message["Message-ID"] for mail in office.post.taken}) == 4


# No line ------------------------------------------------------------------------------------------


async def test_while_nobody_is_there_all_wait_and_none_is_given_up(office: Office) -> None:
    office.add("a")
    office.add("b")
    await office.post.stop()
    await office.drain(*[LONGEST_DELAY] * (MAX_ATTEMPTS + 5))
    attempts = [row["attempts"] for row in office.rows()]

    await office.post.start()
    await office.drain(LONGEST_DELAY)

    assert attempts == [0, 0]
    assert (office.post.subjects(), office.alerts) == (["a", "b"], [])


async def test_a_line_that_is_back_is_used_within_five_minutes(office: Office) -> None:
    await office.post.stop()
    office.add()
    await office.drain(*[LONGEST_DELAY] * 20)
    await office.post.start()

    await office.drain(*[60] * 5)

    assert office.post.subjects() == ["a"]


async def test_a_clock_that_jumps_back_does_not_keep_the_line_closed(office: Office) -> None:
    await office.post.stop()
    office.add()
    await office.drain()
    await office.post.start()

    await office.drain(-DAY)

    assert office.post.subjects() == ["a"]


@pytest.mark.parametrize(
    "words",
    [b"", b"421 busy\r\n", b"554 go away\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"220 hello\r\n"],
)
async def test_a_server_that_does_not_speak_keeps_all_waiting(office: Office, words: bytes) -> None:
    office.add()
    async with greeting(words) as port:
        office.uses(office.server._replace(port=port))
        await office.drain()
    meanwhile = office.open()

    office.uses(office.server)
    await office.drain()

    assert (meanwhile, office.post.subjects(), office.alerts) == (1, ["a"], [])


@pytest.mark.parametrize("fault", REFUSED.values(), ids=REFUSED)
async def test_a_server_that_refuses_the_bot_keeps_all_waiting_and_is_told_of_once_an_hour(
    office: Office, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    office.post.fail_next(*[fault] * 18)
    office.add()
    await office.drain(*[300] * 17)
    errors = [record for record in caplog.records if record.levelname == "ERROR"]

    await office.drain(300)

    assert len(errors) == 2
    assert (office.post.subjects(), office.alerts) == (["a"], [])


async def test_a_server_that_let_the_bot_in_and_refuses_it_anew_is_told_of_anew(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    refusal = REFUSED["550 to the sender"]
    office.add("a")
    for _ in range(2):
        office.post.fail_next(refusal, refusal)
        await office.drain(4, 8)
        office.add("b")

    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    assert office.post.subjects() == ["a", "b"]


async def test_a_line_on_which_something_failed_is_not_used_again(office: Office) -> None:
    office.post.fail_next(LATER["450 to the recipient"])
    for name in "abc":
        office.add(name)

    await office.drain()

    assert office.post.subjects() == ["b", "c"]
    assert len(office.post.lines) == 2


# TLS and passwords --------------------------------------------------------------------------------


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_mail_and_password_go_encrypted(store: Store, tmp_path: Path, security: Any) -> None:
    async with serving(security, password="secret") as post:
        office = Office(store, post, post.server(tmp_path))
        office.add()

        await office.drain()

    (mail,) = post.taken
    assert (mail.is_encrypted, post.told) == (True, ["secret"])


@pytest.mark.parametrize("password", ["", "secret"])
async def test_without_encryption_nothing_is_said(
    store: Store, tmp_path: Path, password: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving("none", password) as post:
        office = Office(store, post, post.server(tmp_path)._replace(security="starttls"))
        office.add()

        await office.drain()

    assert (post.taken, post.told, office.open()) == ([], [], 1)
    assert "refuses the bot" in caplog.text


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_to_a_server_that_anybody_may_be_nothing_is_said(
    store: Store, tmp_path: Path, security: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(security, password="secret") as post:
        office = Office(store, post, post.server(tmp_path)._replace(authority=None))
        office.add()

        await office.drain()

    assert (post.taken, post.told, office.open()) == ([], [], 1)
    assert "refuses the bot" in caplog.text


async def test_a_wrong_password_keeps_all_waiting_until_it_is_right(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving("starttls", password="secret") as post:
        server = post.server(tmp_path)
        post.password = "new secret"
        office = Office(store, post, server)
        office.add()
        await office.drain(*[300] * 11)
        errors = [record for record in caplog.records if record.levelname == "ERROR"]

        office.uses(post.server(tmp_path))
        await office.drain()

    assert [record.getMessage().rpartition(": ")[2] for record in errors] == ["SMTPAuthenticationError 535"]
    assert (post.subjects(), office.alerts) == (["a"], [])


# Logs ---------------------------------------------------------------------------------------------


async def test_no_log_holds_an_address_a_subject_or_a_word(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    office.post.fail_next(*LATER.values(), *AMBIGUOUS.values(), *NEVER.values(), *REFUSED.values())
    for _ in range(12):
        office.add("Dossier de Marie")

    await office.drain(*[LONGEST_DELAY] * 20)

    ours = "\n".join(
        f"{record.getMessage()} {record.exc_info}" for record in caplog.records if record.name != "mail.log"
    )
    assert not office.post.faults
    assert "given up" in ours
    assert [word for word in (STAFF, SENDER, "bailleur", "Marie", "plafond") if word in ours] == []


# Erasure ------------------------------------------------------------------------------------------


async def test_with_a_case_goes_what_was_to_be_said_of_it_and_not_that_it_is_gone(office: Office) -> None:
    db = office.store.db
    opened = OpenCase("agency", "repairs", None, {}, story_is_shared=True)
    for case in [cases.open_case(db, chat_id, opened, "RHO", office.clock().date(), 0) for chat_id in (7, 8)]:
        office.add(case.number, case_id=case.id)
    office.add("erased")

    mails.forget(db, 7)
    db.conn.execute("delete from cases where id = 2")
    await office.drain()

    assert office.post.subjects() == ["erased"]


async def test_a_mail_that_was_forgotten_meanwhile_is_not_handed_in(office: Office) -> None:
    office.post.fail_next(NEVER["550 to the recipient"])
    office.add()
    (row,) = mails.due(office.store.db, 0)
    office.store.db.conn.execute("delete from mails")

    await office.mailer._deliver(row)

    assert (office.alerts, len(office.post.faults), office.post.taken) == ([], 1, [])


def test_words_no_file_can_hold_come_back_as_they_were(store: Store) -> None:
    mail = Mail("one", 0, {"words": "\ud83d é"})
    mails.add(store.db, STAFF, mail, 0)

    (row,) = mails.due(store.db, 0)

    assert row.mail == mail != UNREADABLE


# For ever -----------------------------------------------------------------------------------------


async def test_what_is_added_later_goes_when_the_mailer_is_woken(office: Office) -> None:
    running = asyncio.create_task(office.mailer.run())
    await asyncio.sleep(0)
    office.add()

    office.mailer.wake()
    await until(lambda: office.post.taken)

    running.cancel()
    await office.mailer.stop()
    assert office.open() == 0


async def test_a_mail_under_way_when_the_bot_stops_arrives_and_is_written_down(office: Office) -> None:
    yes = asyncio.Event()
    office.post.fail_next(Think(yes))
    for name in "ab":
        office.add(name)
    running = asyncio.create_task(office.mailer.run())
    await until(lambda: office.post.taken)

    running.cancel()
    stopping = asyncio.create_task(office.mailer.stop())
    await asyncio.sleep(0)
    yes.set()
    await stopping

    assert [row["done_at"] is None for row in office.rows()] == [False, True]
    assert office.post.subjects() == ["a"]


async def test_a_bot_that_stops_waits_for_no_server_that_hangs(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.mailer.STOP_SECONDS", 0)
    monkeypatch.setattr("bot.mail.GOODBYE_SECONDS", 9999)
    office.uses(office.server._replace(timeout=9999))
    office.post.fail_next(AMBIGUOUS["no answer after the mail"])
    office.add()
    running = asyncio.create_task(office.mailer.run())
    await until(lambda: office.post.taken)

    running.cancel()
    async with asyncio.timeout(60):
        await office.mailer.stop()

    assert office.open() == 1


async def test_a_store_that_fails_ends_the_process_and_not_the_mail(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    office.add()
    with monkeypatch.context() as failing:
        failing.setattr(mails, "mark_sent", full)
        with pytest.raises(sqlite3.OperationalError):
            await office.mailer.run()

    await office.drain()

    assert office.post.subjects() == ["a", f"a {MARK}"]
    assert office.open() == 0


LIFE = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from bot.mail import Parcel, Server
from bot.mailer import Mailer
from storage.database import Store

store = Store(Path(sys.argv[1]))
server = Server("localhost", int(sys.argv[2]), "none", "robot@bailleur.example")
mailer = Mailer(store, server, lambda row: [Parcel("a", "b")], "", print, lambda: datetime.now(UTC))
asyncio.run(mailer.drain())
"""


async def test_a_mail_that_was_under_way_when_the_process_was_killed_is_sent_again(
    store: Store, tmp_path: Path
) -> None:
    async with serving() as post:
        with transaction(store.db):
            mails.add(store.db, STAFF, Mail("one", 0, {"name": "a"}), 0)
        store.close()
        post.fail_next(AMBIGUOUS["no answer after the mail"])
        life = await asyncio.create_subprocess_exec(
            sys.executable, "-c", LIFE, str(tmp_path / "mediation.db"), str(post.port)
        )
        await until(lambda: post.taken)
        with suppress(ProcessLookupError):
            life.kill()
        await life.wait()

        again = Store(tmp_path / "mediation.db")
        office = Office(again, post, post.server(tmp_path))
        waited = office.open()
        await office.drain()

    first, second = (mail.message["Message-ID"] for mail in post.taken)
    assert (waited, office.open(), first) == (1, 0, second)
    assert post.subjects() == ["a", f"a {MARK}"]
    again.close()
