"""T5: the process ends, or the store fails, before any SQL statement; each update counts once all the same.

Hypothesis chooses what arrives and when it breaks. Beside the bot runs another that nothing disturbs and that
is given each update once: in the end both must have the same in their stores.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from telegram import Bot

from bot.config import Config
from bot.landlord import policy_of
from bot.simulator.request import InProcessRequest
from bot.simulator.telegram import FIRST_UPDATE_ID, Telegram
from bot.simulator.world import JSON, User
from bot.texts import Texts
from bot.turn import Turns
from storage.sealing import ANSWERS, CONVERSATION, EFFECT
from tests import stores
from tests.chaos.figures import Figure, at_least, found, none
from tests.chaos.mistakes import AS_IT_IS, MISTAKES, Kind
from tests.chaos.store import synchronous
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import MEMBERS, TOKEN, Clock
from tests.samples import PDF
from tests.tenants import A_WHILE_AGO, JOURNEY, Send, Tap, Type

CONFIG: Final = Config.model_validate(
    {"limits": {"enforce": False}, "staff": {"chat_id": STAFF_CHAT_ID, "members": MEMBERS}}
)
TEXTS: Final = Texts(CONFIG)
POLICY: Final = policy_of(CONFIG)
PEOPLE: Final = [User(1_000_001, "Locataire"), User(1_000_002, "Autre")]
ASIDES: Final = ("/start", "/retour", "/annuler", "/humain", "je ne comprends pas", "il y a un incendie")
ODD: Final[tuple[JSON, ...]] = ({"message": "no message"}, {"message": {"chat": 1}}, {"of_another_year": {}})
STATEMENTS: Final = 60  # of a poll, about: the crash comes before one of them, or not at all
HOUR: Final = 3600.0


class Crash(BaseException):
    """The process is no more: nothing may hold this back."""


class Breaker:
    """Counts the statements of a process, and breaks one of them."""

    def __init__(self) -> None:
        self._left = -1
        self._error: BaseException = Crash()
        self.is_over = False

    def arm(self, statements: int, error: BaseException) -> None:
        """After so many statements the next one raises this."""
        self._left, self._error = statements, error

    def disarm(self) -> None:
        self._left = -1

    def count(self) -> None:
        if self.is_over:
            raise Crash
        if self._left == 0:
            self.is_over = isinstance(self._error, Crash)
            self._left = -1
            raise self._error
        self._left -= self._left > 0


class Fragile:
    """A connection of a process that may end before any statement."""

    def __init__(self, real: sqlite3.Connection, breaker: Breaker) -> None:
        self.real = real
        self._breaker = breaker

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self._breaker.count()
        return self.real.execute(sql, *values)

    def executemany(self, sql: str, values: Any) -> sqlite3.Cursor:
        self._breaker.count()
        return self.real.executemany(sql, values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


class Process:
    """The input side of the bot, from its start to its end."""

    def __init__(self, folder: Path, telegram: Telegram, clock: Clock, kind: Kind) -> None:
        self.breaker = Breaker()
        self.store = stores.opened(folder)
        self.connections = self.store.db.conn, self.store.vault._db
        fragile: list[Any] = [Fragile(real, self.breaker) for real in self.connections]
        self.store.db.conn, self.store.vault._db = fragile
        self.turns: Turns = kind.turns(self.store, CONFIG, POLICY, clock)
        request = InProcessRequest(telegram)
        bot = Bot(TOKEN, request=request, get_updates_request=request)
        self.ingest = kind.ingest(bot, self.turns, 0)

    def end(self) -> None:
        """As when it is killed: what was not committed is not there."""
        for real in self.connections:
            real.close()
        self.store._lock.close()


class Crashes(RuleBasedStateMachine):
    """A bot that breaks, beside one that does not."""

    kind = AS_IT_IS

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self._loop = asyncio.new_event_loop()
        self.clock = Clock()
        self.telegram = Telegram(self.clock, STAFF_CHAT_ID)
        self.steps = dict.fromkeys((person.id for person in PEOPLE), 0)
        self.seen: list[JSON] = []
        self._start()
        self.twin = Process(self._folder / "twin", self.telegram, self.clock, AS_IT_IS)

    def _start(self) -> None:
        self.bot = Process(self._folder / "bot", self.telegram, self.clock, self.kind)

    # What arrives ---------------------------------------------------------------------------------

    @rule(person=st.sampled_from(PEOPLE))
    def goes_on(self, person: User) -> None:
        """The tenant does what is asked next, in words or with a file."""
        step = self.steps[person.id]
        self.steps[person.id] = (step + 1) % (len(JOURNEY) + 1)
        if step == 0:
            self._arrives(self.telegram.tenant_says("/start", person))
            return
        match JOURNEY[step - 1]:
            case question, Tap(choice):
                label = TEXTS.attribute("fr", question.split()[0], choice) or choice
                self._arrives(self.telegram.tenant_says(label, person))
            case _, Type(words):
                told = words.format(user=person.id, day=A_WHILE_AGO)
                self._arrives(self.telegram.tenant_says(told, person))
            case _, Send():
                self._arrives(self.telegram.tenant_sends(PDF, name="bail.pdf", user=person))

    @rule(person=st.sampled_from(PEOPLE), words=st.sampled_from(ASIDES))
    def says(self, person: User, words: str) -> None:
        self._arrives(self.telegram.tenant_says(words, person))

    @rule(words=st.sampled_from(("/dossiers", "/stats", "Bonjour")))
    def staff_says(self, words: str) -> None:
        self._arrives(self.telegram.staff_says(words))

    @rule(update=st.sampled_from(ODD))
    def something_odd(self, update: JSON) -> None:
        self._arrives(self.telegram.push(dict(update)))

    @precondition(lambda self: self.seen)
    @rule(pick=st.randoms(use_true_random=False))
    def comes_again(self, pick: Any) -> None:
        """Telegram forgot that it was confirmed."""
        self._drain()
        self.telegram.push(pick.choice(self.seen))

    @rule(first=st.integers(1, FIRST_UPDATE_ID - 1), person=st.sampled_from(PEOPLE))
    def numbers_begin_anew(self, first: int, person: User) -> None:
        """After a quiet week Telegram counts from a number of its choice."""
        self._drain()
        self.telegram._next_update_id = first
        self.goes_on(person)

    def _arrives(self, update: JSON) -> None:
        """Telegram keeps back what the bot did not ask for."""
        if any(waiting.update is update for waiting in self.telegram._queue):
            self.seen.append(update)
            self.twin.turns.take([update])

    # What happens to the process ------------------------------------------------------------------

    @rule()
    def polls(self) -> None:
        self._runs(self.bot.ingest.take_all)

    @rule(statements=st.integers(0, STATEMENTS))
    def crashes_in_a_poll(self, statements: int) -> None:
        self.bot.breaker.arm(statements, Crash())
        self._runs(self.bot.ingest.take_all)

    @rule(statements=st.integers(0, STATEMENTS))
    def has_no_room_in_a_poll(self, statements: int) -> None:
        self.bot.breaker.arm(statements, sqlite3.OperationalError("database or disk is full"))
        self._runs(self.bot.ingest.take_all)

    @rule(hours=st.integers(1, 72), statements=st.integers(0, STATEMENTS))
    def time_passes(self, hours: int, statements: int) -> None:
        """Crashes in what is done by the clock, then all of it is done."""
        self._drain()
        self.clock.move(hours * HOUR)
        self.bot.breaker.arm(statements, Crash())
        self._runs(self._by_the_clock)
        self._runs(self._by_the_clock)
        _by_the_clock(self.twin.turns)

    @rule()
    def is_killed(self) -> None:
        self._restart()

    async def _by_the_clock(self) -> None:
        _by_the_clock(self.bot.turns)

    def _runs(self, work: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        """Whoever manages the service starts it again when it ended."""
        try:
            self._loop.run_until_complete(work())
        except (Crash, sqlite3.Error):
            self._restart()
        self.bot.breaker.disarm()

    def _restart(self) -> None:
        self.bot.end()
        self._start()

    def _drain(self) -> None:
        """Telegram forgets what was confirmed when it is asked again."""
        self._loop.run_until_complete(self.bot.ingest.take_all())
        while self.telegram.pending:
            self._loop.run_until_complete(self.bot.ingest.take_all())

    # What must be so ------------------------------------------------------------------------------

    def teardown(self) -> None:
        try:
            self._drain()
            assert _held(self.bot) == _held(self.twin)
        finally:
            self.bot.end()
            self.twin.end()
            self._loop.close()
            shutil.rmtree(self._folder)


def _by_the_clock(turns: Turns) -> None:
    turns.fire_timers()
    turns.watch()


_HELD: Final = (
    "select key from inbox order by key",
    f"select chat_id, state, version, {CONVERSATION.opened} from conversations order by chat_id",
    f"select number, chat_id, state, door, theme, {ANSWERS.opened} from cases order by id",
    f"select chat_id, {EFFECT.opened}, slot from outbox order by id",
    "select chat_id, case_id, is_parked, state, position from attachments order by id",
    "select chat_id, name, due_at from timers order by chat_id, name",
    "select key, error from dead_letters order by id",
)


_NAME_BY_CHANCE: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # of a day in a calendar


def _held(process: Process) -> list[list[str]]:
    """What the store holds of all that was done."""
    rows = [[repr(tuple(row)) for row in process.connections[0].execute(sql)] for sql in _HELD]
    return [[_NAME_BY_CHANCE.sub("", row) for row in held] for held in rows]


# The figures ---------------------------------------------------------------------------------------


def runs_until_seen(kind: Kind, examples: int, steps: int) -> tuple[int, bool]:
    """How many runs of so many steps it took to see something wrong, and whether there was anything."""
    begun: list[Crashes] = []

    class Machine(Crashes):
        def __init__(self) -> None:
            super().__init__()
            begun.append(self)

    Machine.kind = kind
    one_by_one = settings(
        max_examples=examples,
        stateful_step_count=steps,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=True,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        with synchronous("off"):  # processes end here, not the power
            run_state_machine_as_test(Machine, settings=one_by_one)
    except AssertionError:
        return len(begun), True
    return len(begun), False


def measure(examples: int, steps: int) -> list[Figure]:
    """So many runs; and each mistake, for as many at most."""
    runs, is_wrong = runs_until_seen(AS_IT_IS, examples, steps)
    return [
        at_least(f"runs of {steps} steps at most", runs, examples),
        none("runs after which the store was not as that of a bot that nothing disturbs", int(is_wrong)),
        *(
            found(f"{name}, after {tried:,} runs", int(is_seen))
            for name, kind in MISTAKES.items()
            for tried, is_seen in [runs_until_seen(kind, examples, steps)]
        ),
    ]
