"""A backup is whole and encrypted, and gives back everybody but those who erased everything since."""

from __future__ import annotations

import shutil
import stat
import tarfile
from collections.abc import AsyncIterator
from pathlib import Path

import pyrage
import pytest
from pyrage.x25519 import Identity

from bot import backup
from bot.config import Config, ConfigError, UpkeepError
from bot.simulator.telegram import TENANT
from bot.simulator.world import User
from storage import conversations
from storage.database import reading
from storage.snapshot import Spoilt
from tests.running import House, housed, with_case

OTHER = User(1_000_002, "Autre")


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    file = tmp_path / "identity.txt"
    file.write_text(f"# created: today\n{Identity.generate()}\n")
    return file


def config_of(folder: Path, identity: Path) -> Config:
    recipient = Identity.from_str(identity.read_text().split()[-1]).to_public()
    told = {"storage": {"path": folder / "mediation.db"}, "backup": {"recipient": str(recipient)}}
    return Config.model_validate(told)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    folder = tmp_path / "served"
    folder.mkdir()
    async with with_case(folder, housed) as house:
        await house.says("/start", user=OTHER)
        await house.taps("start", "money", "charges", user=OTHER)
        yield house


def archive_in(folder: Path) -> Path:
    (archive,) = folder.glob("mediation-*.age")
    return archive


def elsewhere(house: House, folder: Path) -> Path:
    """A server with nothing but the master key."""
    folder.mkdir()
    shutil.copy(house.store.path.with_suffix(".key"), folder)
    return folder


async def test_who_erased_everything_is_gone_from_an_older_backup_and_the_others_go_on(
    house: House, identity: Path, tmp_path: Path
) -> None:
    config = config_of(house.store.path.parent, identity)
    backup.make(config, tmp_path / "older")
    await house.says("/effacer")
    await house.taps("erase_all")
    house.store.tidy()
    backup.make(config, tmp_path / "newer")
    place = elsewhere(house, tmp_path / "restored")

    told = backup.restore(
        config_of(place, identity), archive_in(tmp_path / "older"), tmp_path / "newer" / backup.KEYS, identity
    )

    assert "files 2" in told  # as it came, and its clean copy
    assert told.endswith("erased again since: 1")
    async with housed(place, telegram=house.telegram, clock=house.clock) as restored:
        db = restored.store.db
        assert [
            restored.rows(f"select 1 from {table} where chat_id = ?", TENANT.id)
            for table in ("conversations", "cases", "attachments")
        ] == [[], [], []]
        assert [path for path in restored.store.files.folder.iterdir() if path.is_file()] == []
        before = conversations.load(db, OTHER.id)
        await restored.taps("tenant", user=OTHER)
        after = conversations.load(db, OTHER.id)
    assert before is not None
    assert after is not None
    assert (before.state, after.answers["role"]) == ("role", "tenant")


async def test_an_archive_holds_no_word_of_a_tenant_even_when_it_is_decrypted(
    house: House, identity: Path, tmp_path: Path
) -> None:
    config = config_of(house.store.path.parent, identity)
    backup.make(config, tmp_path)
    older = pyrage.decrypt(
        archive_in(tmp_path).read_bytes(), [Identity.from_str(identity.read_text().split()[-1])]
    )

    assert b"sqlite" in older.lower()
    assert b"Marie" not in older
    assert "Les charges ont doublé".encode() not in older


async def test_with_nobody_erased_everything_comes_back(house: House, identity: Path, tmp_path: Path) -> None:
    told = backup.make(config_of(house.store.path.parent, identity), tmp_path / "to")
    counts = {table: house.store.db[table].count for table in ("cases", "outbox", "audit", "attachments")}
    place = elsewhere(house, tmp_path / "restored")

    config = config_of(place, identity)
    backup.restore(config, archive_in(tmp_path / "to"), tmp_path / "to" / backup.KEYS, identity)

    assert sorted(path.name for path in place.iterdir() if not path.name.endswith("lock")) == [
        "mediation-files",
        "mediation-keys.db",
        "mediation.db",
        "mediation.key",
    ]
    with reading(place / "mediation.db") as db:
        assert {table: db[table].count for table in counts} == counts
    assert all(f"{table} {count}" in told for table, count in counts.items())


async def test_a_backup_is_for_its_owner_alone_and_leaves_nothing_else(
    house: House, identity: Path, tmp_path: Path
) -> None:
    to = tmp_path / "to"

    for _ in range(2):
        backup.make(config_of(house.store.path.parent, identity), to)

    assert {path.suffix for path in to.iterdir()} == {".age"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in to.iterdir()} == {0o600}
    assert stat.S_IMODE(to.stat().st_mode) == 0o700


async def test_a_restore_writes_over_nothing(house: House, identity: Path, tmp_path: Path) -> None:
    config = config_of(house.store.path.parent, identity)
    backup.make(config, tmp_path / "to")

    with pytest.raises(ConfigError, match="exists: restore writes over nothing"):
        backup.restore(config, archive_in(tmp_path / "to"), tmp_path / "to" / backup.KEYS, identity)


async def test_what_cannot_be_restored_is_told_in_one_line_and_leaves_nothing(
    house: House, identity: Path, tmp_path: Path
) -> None:
    to = tmp_path / "to"
    backup.make(config_of(house.store.path.parent, identity), to)
    archive, keys = archive_in(to), to / backup.KEYS
    spoilt = tmp_path / "spoilt.age"
    spoilt.write_bytes(archive.read_bytes()[:-100])
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(str(Identity.generate()))
    place = elsewhere(house, tmp_path / "restored")
    config = config_of(place, identity)

    for arguments, refusal, named in (
        ((spoilt, keys, identity), UpkeepError, r"spoilt\.age"),
        ((archive, keys, stranger), UpkeepError, r"\.age: "),
        ((archive, archive, identity), UpkeepError, "not an archive of keys"),
        ((archive, keys, spoilt), ConfigError, "not a key of age-keygen"),
        ((archive, tmp_path / "missing", identity), ConfigError, "missing"),
    ):
        with pytest.raises(refusal, match=named):
            backup.restore(config, *arguments)

    assert [path.name for path in place.iterdir()] == ["mediation.key"]


@pytest.mark.parametrize(
    "name", ["../outside", "/tmp/outside", "files/../../outside", "files/..", "deep/files/x"]
)
def test_an_archive_that_reaches_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    place = tmp_path / "place"
    (place / backup.FILES).mkdir(parents=True)
    with tarfile.open(tmp_path / "x.tar", "w") as tar:
        tar.addfile(tarfile.TarInfo(name))

    with tarfile.open(tmp_path / "x.tar") as tar, pytest.raises(Spoilt):
        backup._spread(tar, place)

    assert {path.name for path in tmp_path.rglob("*")} == {"place", backup.FILES, "x.tar"}


async def test_without_its_master_key_nothing_is_restored(
    house: House, identity: Path, tmp_path: Path
) -> None:
    to = tmp_path / "to"
    backup.make(config_of(house.store.path.parent, identity), to)
    config = config_of(tmp_path / "restored", identity)

    with pytest.raises(ConfigError, match=r"privacy\.master_key_file"):
        backup.restore(config, archive_in(to), to / backup.KEYS, identity)


def test_without_a_recipient_there_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^backup\.recipient: "):
        backup.make(Config(), tmp_path)
