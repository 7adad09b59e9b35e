"""T6: the power goes. What the disk may hold then is opened again, and nothing that counts may be missing.

The whole bot is driven over a watched disk. At many moments the files are put together as the disk may have
them: what was synced, and of all the rest nothing, everything, the beginning, or any sectors of 512 bytes.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from bot.simulator.request import InProcessRequest
from bot.simulator.telegram import Telegram
from bot.simulator.world import User
from storage import master
from storage.database import Store
from storage.master import WrongKey, WrongKeyStore
from storage.sealing import COLUMNS
from tests import stores
from tests.chaos.disk import Acknowledged, Act, Create, Delete, Disk, Sync, Truncate, Write, watched
from tests.chaos.figures import Figure, at_least, found, none
from tests.chaos.store import synchronous
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import Clock, House, housed

SECTOR: Final = 512  # bytes that a disk writes whole
SEED: Final = 612
OTHER: Final = User(1_000_002, "Autre")


# What happens to the bot ---------------------------------------------------------------------------


class Reported(InProcessRequest):
    """Whatever reaches Telegram shows the outside world what was committed before."""

    __slots__ = ("_disk",)

    def __init__(self, telegram: Telegram, disk: Disk) -> None:
        super().__init__(telegram)
        self._disk = disk

    async def do_request(self, *told: Any, **named: Any) -> tuple[int, bytes]:
        self._disk.acts.append(Acknowledged())
        return await super().do_request(*told, **named)


async def recorded(folder: Path, how: str, parts: Sequence[Part]) -> list[Act]:
    """What a disk is given while tenants and staff go about their business, and the bot starts again."""
    with synchronous(how), watched(folder) as disk:
        Store(folder / stores.NAME).close()  # from its first byte: what is copied there is not watched
        clock = Clock()
        telegram = Telegram(clock, STAFF_CHAT_ID)
        for part in parts:
            request = Reported(telegram, disk)
            async with housed(folder, telegram=telegram, request=request, clock=clock) as house:
                await part(house)
    return disk.acts


async def _a_case(house: House) -> None:
    await house.opens_case()


async def _a_dialogue(house: House) -> None:
    await house.says("/start", user=OTHER)
    await house.taps("start", "money", "charges", "tenant", user=OTHER)
    await house.says("Est-ce que c’est normal ?", user=OTHER)


async def _an_erasure(house: House) -> None:
    await house.says("/effacer", user=OTHER)
    await house.taps("erase_all", user=OTHER)
    await house.says("/start", user=OTHER)


Part = Callable[[House], Awaitable[None]]
QUICK: Final[Sequence[Part]] = (_a_dialogue, _an_erasure)
WHOLE: Final[Sequence[Part]] = (_a_case, *QUICK)


# What the disk may hold ----------------------------------------------------------------------------


@dataclass(slots=True)
class Platter:
    """A file: what is on the disk for good, and what is on its way there."""

    is_there: bool = False
    is_leaving: bool = False
    stable: bytes = b""
    coming: list[Write | Truncate] = field(default_factory=list)


class Platters:
    """The files of a folder, act by act."""

    def __init__(self) -> None:
        self._files: dict[str, Platter] = {}

    def take(self, act: Act) -> None:
        match act:
            case Create(path):
                self._files[path] = Platter()
            case Write(path) | Truncate(path):
                self._files[path].coming.append(act)
            case Sync(path):
                self._settle(self._files[path])
            case Delete(path, is_synced):
                self._files[path].is_leaving = True
                if is_synced:
                    self._let_go()

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What may be there when the power comes back."""
        held = {}
        for path, file in self._files.items():
            if (file.is_there or chance.random() < 0.5) and not (file.is_leaving and chance.random() < 0.5):
                held[path] = written(file.stable, arrived(file.coming, chance))
        return held

    def undisturbed(self) -> dict[str, bytes]:
        """What is there as long as the power does not go."""
        left = {path: file for path, file in self._files.items() if not file.is_leaving}
        return {path: written(file.stable, file.coming) for path, file in left.items()}

    def _settle(self, file: Platter) -> None:
        """The first sync of a file also puts its folder on the disk, as SQLite does for its logs."""
        file.stable = written(file.stable, file.coming)
        file.coming.clear()
        if not file.is_there:
            file.is_there = True
            self._let_go()

    def _let_go(self) -> None:
        self._files = {path: file for path, file in self._files.items() if not file.is_leaving}


def arrived(coming: Sequence[Write | Truncate], chance: random.Random) -> list[Write | Truncate]:
    """What of the unsynced the disk got round to, in one of four ways."""
    match chance.randrange(4):
        case 0:
            return []
        case 1:
            return list(coming)
        case 2:
            return list(coming[: chance.randrange(len(coming) + 1)])
    return [part for act in coming for part in _sectors(act) if chance.random() < 0.5]


def _sectors(act: Write | Truncate) -> Iterator[Write | Truncate]:
    if isinstance(act, Truncate):
        yield act
        return
    begin, end = act.offset, act.offset + len(act.content)
    while begin < end:
        until = min(end, begin - begin % SECTOR + SECTOR)
        yield Write(act.path, begin, act.content[begin - act.offset : until - act.offset])
        begin = until


def written(stable: bytes, acts: Sequence[Write | Truncate]) -> bytes:
    """The bytes with the acts done to them."""
    held = bytearray(stable)
    for act in acts:
        if isinstance(act, Truncate):
            del held[act.size :]
            continue
        held.extend(bytes(max(0, act.offset - len(held))))
        held[act.offset : act.offset + len(act.content)] = act.content
    return bytes(held)


# What must be in it --------------------------------------------------------------------------------


class Loss(NamedTuple):
    """How many images miss what they should have."""

    images: int = 0
    corrupt: int = 0
    lost: int = 0
    half: int = 0
    sealed_for_good: int = 0
    not_opened: int = 0


class Seen(NamedTuple):
    """What one image turned out to hold: which of the committed states, -1 for none of them."""

    is_sound: bool
    state: int
    is_readable: bool
    is_opened: bool


class Images:
    """Puts files of the disk into a folder and looks at them."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key

    def state(self, files: dict[str, bytes]) -> str:
        """All that the store holds, as one digest; empty when it is none."""
        self._put(files)
        with closing(sqlite3.connect(self._folder / stores.NAME)) as connection:
            return _digest(connection)

    def look(self, files: dict[str, bytes], states: dict[str, int]) -> Seen:
        self._put(files)
        try:
            with closing(sqlite3.connect(self._folder / stores.NAME)) as connection:
                checked = connection.execute("pragma integrity_check").fetchall()
                state = states.get(_digest(connection), -1)
            store = Store(self._folder / stores.NAME)
        except sqlite3.DatabaseError:
            return Seen(is_sound=False, state=-1, is_readable=False, is_opened=False)
        except (WrongKey, WrongKeyStore):
            return Seen(checked == [("ok",)], state, is_readable=False, is_opened=False)
        with closing(store):
            return Seen(checked == [("ok",)], state, _is_readable(store), is_opened=True)

    def _put(self, files: dict[str, bytes]) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        master.key_file_of(self._folder / stores.NAME).write_bytes(self._key)
        for path, content in files.items():
            (self._folder / Path(path).name).write_bytes(content)


def _digest(connection: sqlite3.Connection) -> str:
    told = hashlib.sha256()
    tables = connection.execute("select name from sqlite_master where type = 'table' order by name")
    for (name,) in tables.fetchall():
        told.update(repr((name, connection.execute(f"select * from {name}").fetchall())).encode())
    return told.hexdigest()


def _is_readable(store: Store) -> bool:
    """No sealed text is without its key."""
    sql = " union all ".join(
        f"select 1 from {column.table} where {column.name} <> '' and {column.plain} is null"
        for column in COLUMNS
    )
    return store.db.conn.execute(sql).fetchone() is None


def loss(acts: Sequence[Act], images: Images, count: int) -> Loss:
    """What is missing in so many images of random moments."""
    commits = _commits(acts)
    states = _states(acts, commits, images)
    chance = random.Random(SEED)
    moments = sorted(chance.randrange(len(acts)) for _ in range(count))
    platters, seen = Platters(), []
    due = committed = 0
    for at, act in enumerate(acts):
        platters.take(act)
        committed += at in commits
        due = committed if isinstance(act, Acknowledged) else due
        while moments and moments[0] == at:
            moments.pop(0)
            seen.append((due, images.look(platters.after_a_cut(chance), states)))
    return Loss(
        count,
        sum(not it.is_sound for _, it in seen),
        sum(0 <= it.state < due for due, it in seen),
        sum(it.is_sound and it.state < 0 for _, it in seen),
        sum(it.is_opened and not it.is_readable for _, it in seen),
        sum(it.is_sound and not it.is_opened for _, it in seen),
    )


def _commits(acts: Sequence[Act]) -> set[int]:
    """Where a commit of the store is complete: with the page after the header that ends it."""
    ends = [
        at
        for at, act in enumerate(acts)
        if isinstance(act, Write) and act.ends_commit and Path(act.path).name == f"{stores.NAME}-wal"
    ]
    return {at + 1 for at in ends}


def _states(acts: Sequence[Act], commits: set[int], images: Images) -> dict[str, int]:
    """Each state that was committed, and after how many commits it came last."""
    platters = Platters()
    states, committed = {images.state({}): 0}, 0
    for at, act in enumerate(acts):
        platters.take(act)
        if at in commits:
            committed += 1
            states[images.state(platters.undisturbed())] = committed
    return states


# The figures ---------------------------------------------------------------------------------------


async def measure(folder: Path, count: int, parts: Sequence[Part] = WHOLE) -> list[Figure]:
    """So many images, and a third as many of a store that does not wait for the disk."""
    full = await _measured(folder / "full", "full", count, parts)
    normal = await _measured(folder / "normal", "normal", count // 3, parts)
    return [
        at_least("crash images", full.images, count),
        none("acknowledged commits lost", full.lost),
        none("images that are corrupt", full.corrupt),
        none("images that hold half a transaction", full.half),
        none("sealed texts without their key", full.sealed_for_good),
        none("stores that do not open again", full.not_opened),
        found(f"synchronous=NORMAL, acknowledged commits lost in {normal.images:,} images", normal.lost),
    ]


async def _measured(folder: Path, how: str, count: int, parts: Sequence[Part]) -> Loss:
    played = folder / "played"
    played.mkdir(parents=True)
    acts = await recorded(played, how, parts)
    key = master.key_file_of(played / stores.NAME).read_bytes()
    return loss(acts, Images(folder / "image", key), count)
