"""T7, T8: the disk is full, or somebody else holds the store: for a while nothing can be written.

The bot ends with an error and is started again, until it can go on; Telegram keeps what was not confirmed.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from bot.simulator.telegram import Telegram
from storage import master
from storage.database import Store
from tests import stores
from tests.chaos import disk, kills, logs
from tests.chaos.copies import copies
from tests.chaos.disk import Act, Disk, Sync, watched
from tests.chaos.figures import Figure, at_least, none, told
from tests.chaos.kills import Trace
from tests.chaos.service import Service, service
from tests.chaos.store import is_at_rest, is_sound, rows
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.running import Clock, House, until
from tests.tenants import Tenants

SEED: Final = 78
TENANTS: Final = 2

# While there is a file of that name, no file grows beyond so many bytes.
SMALL_FILES: Final = """
import pathlib, resource, sys
if pathlib.Path(sys.argv[-1]).with_name("full").exists():
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
"""
# The same for the pages of the store.
FEW_PAGES: Final = """
import pathlib, sys
import storage.database
if pathlib.Path(sys.argv[-1]).with_name("full").exists():
    storage.database.PRAGMAS += ("max_page_count=1",)
"""
# For locks that are short.
IMPATIENT: Final = """
import storage.database
storage.database.PRAGMAS += ("busy_timeout=800",)
"""


# The process ---------------------------------------------------------------------------------------


class Outage(NamedTuple):
    """What happens for so many seconds; it is over at the end of the block."""

    name: str
    seconds: float
    prelude: str
    during: Callable[[Path, Service], AbstractContextManager[None]]


@contextmanager
def no_room(folder: Path, bot: Service) -> Iterator[None]:
    """From its next start on."""
    (folder / "full").touch()
    bot.kill()
    yield
    (folder / "full").unlink()


@contextmanager
def held(folder: Path, _bot: Service) -> Iterator[None]:
    """Another process writes, and takes its time."""
    with closing(sqlite3.connect(folder / "mediation.db", isolation_level=None, timeout=60)) as other:
        other.execute("begin immediate")
        yield
        other.execute("rollback")


WHOLE: Final = (
    Outage("files that cannot grow", 8, SMALL_FILES, no_room),
    Outage("no page left", 8, FEW_PAGES, no_room),
    Outage("locked for 8 s", 8, "", held),
    Outage("locked for 15 s", 15, "", held),
)
SHORT: Final = (Outage("locked for 2 s", 2, IMPATIENT, held),)


async def measure(folder: Path, outages: tuple[Outage, ...]) -> list[Figure]:
    """Each outage, while tenants go on."""
    folder.mkdir()
    alone = await kills.undisturbed(folder / "undisturbed")
    figures = []
    for number, outage in enumerate(outages):
        figures += await _figures(folder / str(number), outage, alone)
    logged = [(folder / str(number) / "bot.log").read_text() for number in range(len(outages))]
    return [*figures, logs.figure("".join(logged))]


async def _figures(folder: Path, outage: Outage, alone: Trace) -> list[Figure]:
    folder.mkdir()
    path, name = folder / "mediation.db", outage.name
    telegram = Telegram(lambda: datetime.now(UTC), STAFF_CHAT_ID)
    tenants = Tenants(telegram, random.Random(SEED))
    async with serve(telegram) as url, service(folder, url, outage.prelude) as bot:
        tenants.enter(TENANTS)
        await until(lambda: telegram.confirmed)
        with outage.during(folder, bot):
            tenants.enter(TENANTS)
            await asyncio.sleep(outage.seconds)
        began = time.monotonic()
        await until(lambda: not tenants.under_way and not telegram.pending)
        back = time.monotonic() - began
        await until(lambda: is_at_rest(path), kills.PATIENCE_SECONDS)
    lost = kills.damage(path, telegram, tenants, alone)
    sends = copies(telegram.calls, alone.sent, kills.in_general)
    return [
        none(f"{name}: updates lost", lost.lost_updates),
        none(f"{name}: anything else that differs", sum(lost[1:])),
        none(f"{name}: messages that came twice without a mark", sends.twice_unmarked),
        none(f"{name}: a store that is corrupt", int(not is_sound(path))),
        told(f"{name}: times that it ended and was started again", len(bot.exits)),
        told(f"{name}: all {len(tenants.all)} tenants at their end afterwards, after", round(back, 1), "s"),
    ]


# Every write ---------------------------------------------------------------------------------------


class OneFailure:
    """The disk fails once, at the act of that number."""

    def __init__(self, number: int, code: int) -> None:
        self._left = number
        self._code = code

    def __call__(self, act: Act) -> int:
        self._left -= 1
        if self._left != 0:
            return disk.OK
        return disk.IOERR_FSYNC if isinstance(act, Sync) else self._code

    @property
    def has_come(self) -> bool:
        return self._left <= 0


FIRST_QUESTIONS: Final = 4
CLOCK: Final = Clock()  # it stands still


async def measure_writes(folder: Path, step: int) -> list[Figure]:
    """Fail every n-th write, sync and truncation of a short dialogue, each in a life of its own."""
    folder.mkdir()
    with watched(folder) as watching:
        alone = await _told_alone(folder / "undisturbed", watching)
        path = folder / "failing" / "mediation.db"
        path.parent.mkdir()
        telegram = Telegram(CLOCK, STAFF_CHAT_ID)
        tenants, number, ended = Tenants(telegram, random.Random(SEED)), 0, 0
        has_failed = True
        while has_failed:
            number += step
            failure = OneFailure(number, (disk.FULL, disk.IOERR_WRITE)[number % 2])
            _enter(tenants)
            ended += await _ends(path.parent, telegram, watching, failure)
            has_failed = failure.has_come
        await _ends(path.parent, telegram, watching, disk.well)
    lost = kills.lost_updates(path, telegram)
    return [
        at_least("writes and syncs that failed, each in a life of its own", number // step - 1, 1),
        told("of them, that ended the process", ended),
        none("updates lost", lost),
        none("tenants who were not told something", sum(not alone <= it.told for it in tenants.all.values())),
        none("rows not sent, or given up", len(rows(path, kills.NOT_SENT))),
        none("a store that is corrupt", int(not is_sound(path))),
    ]


def measure_making(folder: Path, step: int) -> list[Figure]:
    """Fail every n-th write, sync and truncation that makes a store, each in a store of its own."""
    failed = ended = unlike = 0
    with watched(folder) as watching:
        whole = _tables(_opens(folder / "undisturbed", watching, disk.well))
        for number in count(step, step):
            failure = OneFailure(number, (disk.FULL, disk.IOERR_WRITE)[failed % 2])
            try:
                _opens(folder / str(number), watching, failure)
            except sqlite3.Error:
                ended += 1
            if not failure.has_come:
                break
            failed += 1
            unlike += _tables(_opens(folder / str(number), watching, disk.well)) != whole
    return [
        at_least("writes and syncs that failed while a store was made", failed, 1),
        at_least("of them, that ended the process", ended, 1),
        none("stores that are not as they should be at the next start", unlike),
    ]


def _opens(folder: Path, watching: Disk, fault: disk.Fault) -> Path:
    """Open the store of that folder once; sqlite3.Error where the fault keeps it from that."""
    watching.fault = fault
    try:
        Store(folder / stores.NAME).close()
    finally:
        watching.fault = disk.well
    return folder / stores.NAME


def _tables(path: Path) -> list[tuple[str, ...]]:
    """What the store and its keys are made of.

    Without the index that sqlite-utils makes for its own list, after the list: it may stop between the two.
    """
    sql = "select type, name, sql from sqlite_schema where name not glob 'idx__sqlite*' order by name"
    told = []
    for file in (path, master.key_store_of(path)):
        with closing(sqlite3.connect(file)) as connection:
            told += connection.execute(sql).fetchall()
    return told


def _enter(tenants: Tenants) -> None:
    """Somebody who answers a few questions."""
    tenants.enter()
    *_, newest = tenants.all.values()
    newest._journey = newest._journey[:FIRST_QUESTIONS]


async def _told_alone(folder: Path, watching: Disk) -> set[str]:
    folder.mkdir()
    telegram = Telegram(CLOCK, STAFF_CHAT_ID)
    tenants = Tenants(telegram, random.Random(SEED))
    _enter(tenants)
    await _ends(folder, telegram, watching, disk.well)
    (tenant,) = tenants.all.values()
    return tenant.told


async def _ends(folder: Path, telegram: Telegram, watching: Disk, fault: disk.Fault) -> bool:
    """One life; True when an error of the store ended it."""
    watching.fault = fault
    house: House | None = None
    try:
        house = House(folder, telegram, clock=CLOCK)
        await house.app.start()
        await house.settle_all()
    except sqlite3.Error:
        return True
    finally:
        watching.fault = disk.well
        if house is not None:
            house.store.close()
    return False
