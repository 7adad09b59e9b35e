"""T9: the clock jumps, or comes to one of its odd nights; what waits hardly waits longer for that."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from bot.simulator.faults import Status
from storage.database import Store
from tests.bot.test_mailer import Office
from tests.chaos.figures import Figure, at_most
from tests.running import Clock, housed
from tests.samples import PDF
from tests.smtp_server import Answer, serving

LONGEST_WAIT_SECONDS: Final = 60
GIVEN_UP_SECONDS: Final = 7_200
WHAT: Final = "the longest that a message, a piece or a mail waits"


class Moment(NamedTuple):
    """A time in UTC, and by how many seconds the clock jumps once something waits."""

    name: str
    at: datetime
    jump: float = 0


MOMENTS: Final = (
    Moment("an hour back", datetime(2026, 11, 23, 9, tzinfo=UTC), -3_600),
    Moment("a day on", datetime(2026, 11, 23, 9, tzinfo=UTC), 86_400),
    Moment("into summer time", datetime(2026, 3, 29, 0, 59, 55, tzinfo=UTC)),
    Moment("out of summer time", datetime(2026, 10, 25, 0, 59, 55, tzinfo=UTC)),
    Moment("into 29 February", datetime(2028, 2, 28, 22, 59, 55, tzinfo=UTC)),
    Moment("into another year", datetime(2026, 12, 31, 22, 59, 55, tzinfo=UTC)),
)


async def measure(folder: Path) -> list[Figure]:
    """At each moment: a message, a piece and a mail that must be tried again."""
    folder.mkdir()
    figures = []
    for number, moment in enumerate(MOMENTS):
        place = folder / str(number)
        place.mkdir()
        longest = max([await waits(place, moment) for waits in (message, piece, mail)])
        figures.append(at_most(f"{moment.name}: {WHAT}", longest, LONGEST_WAIT_SECONDS, "s"))
    return figures


async def message(folder: Path, moment: Moment) -> int:
    """Telegram refuses a message once; how many seconds it comes later."""
    clock = Clock(moment.at)
    async with housed(folder, clock=clock) as house:
        house.telegram.fail_next("sendMessage", Status(409))
        await house.says("/start")
        clock.move(moment.jump)
        return await _waits(clock, house.settle, house.shown)


async def piece(folder: Path, moment: Moment) -> int:
    """Telegram does not give a file at once; how many seconds later it is kept."""
    clock = Clock(moment.at)
    async with housed(folder, clock=clock) as house:
        house.telegram.fail_next("getFile", Status(500))
        await house.sends(PDF, name="bail.pdf")
        clock.move(moment.jump)
        kept = "select 1 from attachments where state = 'kept'"
        return await _waits(clock, house.settle, lambda: house.rows(kept))


async def mail(folder: Path, moment: Moment) -> int:
    """The mail server wants a mail later; how many seconds later it has it."""
    store = Store(folder / "mails.db")
    async with serving() as post:
        office = Office(store, post, post.server(folder), Clock(moment.at))
        post.fail_next(Answer("MAIL", "451 4.3.0 later"))
        office.add()
        await office.drain()
        office.clock.move(moment.jump)
        seconds = await _waits(office.clock, office.drain, lambda: post.taken)
    store.close()
    return seconds


async def _waits(clock: Clock, work: Callable[[], Awaitable[None]], is_so: Callable[[], object]) -> int:
    """How many seconds pass until it is so, as the bot does its work in each of them."""
    for seconds in range(GIVEN_UP_SECONDS):
        await work()
        if is_so():
            return seconds
        clock.move(1)
    return GIVEN_UP_SECONDS
