"""What is sealed opens for its owner, at its place, with the master key, and nowhere else."""

from __future__ import annotations

import base64
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from storage import master, vault
from storage.database import Store, StoreInUse, reading, rekey
from storage.master import WrongKey
from storage.sealing import COLUMNS, HOUSE, MARK, number_of
from storage.vault import Vault, fits

MASTER, OTHER = bytes(32), bytes(range(32))
WORDS = "L’eau coule du plafond. \ud83d"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mediation-keys.db"


@pytest.fixture
def keys(path: Path) -> Iterator[Vault]:
    opened = Vault(path, MASTER)
    yield opened
    with suppress(sqlite3.ProgrammingError):  # the test closed it
        opened.close()


def sealed(keys: Vault, subject: int = 7, place: str = "cases.answers:A", text: str = WORDS) -> str:
    return keys.seal(subject, place, text) or ""


def again(keys: Vault, path: Path, key: bytes = MASTER) -> Vault:
    keys.close()
    return Vault(path, key)


def test_what_is_sealed_opens_again_after_a_restart(keys: Vault, path: Path) -> None:
    text = sealed(keys)

    assert text.startswith(MARK)
    assert "plafond" not in text
    assert again(keys, path).open(7, "cases.answers:A", text) == WORDS


def test_the_same_words_are_never_sealed_alike(keys: Vault) -> None:
    assert sealed(keys) != sealed(keys)


@pytest.mark.parametrize("empty", [None, ""])
def test_what_is_empty_stays_so(keys: Vault, empty: str | None) -> None:
    assert keys.seal(7, "a", empty) == keys.open(7, "a", empty) == empty


@pytest.mark.parametrize(
    ("subject", "place"), [(8, "cases.answers:A"), (7, "cases.answers:B"), (7, "cases.promise:A")]
)
def test_words_that_were_moved_do_not_open(keys: Vault, subject: int, place: str) -> None:
    text = sealed(keys)
    sealed(keys, subject)

    assert keys.open(subject, place, text) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-5] + ("A" if text[-5] != "A" else "B") + text[-4:],
        lambda text: text[:-8],
        lambda text: text.replace(":1:", ":2:"),
        lambda text: text.replace(":1:", ":x:"),
        lambda text: text.replace(MARK, "sealed2:"),
        lambda _text: MARK,
        lambda _text: '{"Say": {}}',
    ],
)
def test_what_was_changed_does_not_open(keys: Vault, spoil: object) -> None:
    assert callable(spoil)
    text = sealed(keys)

    assert keys.open(7, "cases.answers:A", spoil(text)) is None


def test_each_tenant_has_a_key_of_their_own(keys: Vault) -> None:
    numbers = [number_of(sealed(keys, subject)) for subject in (7, 8, 7, HOUSE)]

    assert numbers == [1, 2, 1, 3]


def test_what_is_new_after_a_key_is_retired_needs_another_and_the_old_opens_still(
    keys: Vault, path: Path
) -> None:
    old = sealed(keys)

    keys.retire(7)
    keys = again(keys, path)
    new = sealed(keys)

    assert [number_of(text) for text in (old, new)] == [1, 2]
    assert [keys.open(7, "cases.answers:A", text) for text in (old, new)] == [WORDS, WORDS]


def test_what_was_sealed_under_a_destroyed_key_opens_no_more(keys: Vault, path: Path) -> None:
    lost, kept = sealed(keys), sealed(keys, 8)
    secret = keys._db.execute("select wrapped from keys where number = 1").fetchone()[0]

    keys.destroy([1])

    now = [keys.open(7, "cases.answers:A", lost), keys.open(8, "cases.answers:A", kept)]
    keys = again(keys, path)
    later = [keys.open(7, "cases.answers:A", lost), keys.open(8, "cases.answers:A", kept)]

    assert now == later == [None, WORDS]
    assert number_of(sealed(keys)) == 3
    assert not [it for it in path.parent.iterdir() if secret in it.read_bytes()]


def test_keys_are_found_again_when_memory_was_too_small_for_all(
    keys: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "REMEMBERED", 2)
    texts = {subject: sealed(keys, subject) for subject in range(1, 9)}

    assert {keys.open(subject, "cases.answers:A", text) for subject, text in texts.items()} == {WORDS}
    assert [number_of(sealed(keys, subject)) for subject in texts] == list(range(1, 9))
    assert len(keys._held) <= 2


def test_every_key_comes_round(keys: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "EXAMINED", 2)
    for subject in (HOUSE, 1, 2, 3):
        sealed(keys, subject)
    keys.retire(3)

    seen = [[used.subject for used in keys.examine()] for _ in range(3)]

    assert seen == [[1, 2, 3], [3], [1, 2, 3]]


# --- the master key -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [OTHER.hex(), OTHER.hex().upper(), base64.b64encode(OTHER).decode() + "\n"])
def test_a_master_key_is_read_in_both_forms(text: str) -> None:
    assert master.read(text) == OTHER


@pytest.mark.parametrize(
    "text", ["", "abc", "é" * 64, OTHER.hex()[:-2], base64.b64encode(OTHER[:-1]).decode()]
)
def test_any_other_master_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        master.read(text)


def test_a_wrong_master_key_is_known_at_once(keys: Vault, path: Path) -> None:
    assert (fits(path, MASTER), fits(path, OTHER)) == (True, False)
    with pytest.raises(WrongKey):
        again(keys, path, OTHER)


def test_a_key_is_made_beside_the_store_for_its_owner_alone(tmp_path: Path) -> None:
    Store(tmp_path / "mediation.db").close()

    file = tmp_path / "mediation.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(master.read(file.read_text())) == 32


@pytest.mark.parametrize("left", [None, "", "not a key"])
def test_a_key_that_is_lost_is_named_and_none_is_made_in_its_place(tmp_path: Path, left: str | None) -> None:
    Store(tmp_path / "mediation.db").close()
    file = tmp_path / "mediation.key"
    file.unlink()
    if left is not None:
        file.write_text(left)

    with pytest.raises(WrongKey, match=r"mediation\.key"):
        Store(tmp_path / "mediation.db")
    assert file.exists() is (left is not None)


def test_with_another_master_key_everything_opens_and_the_old_one_fits_no_more(
    keys: Vault, path: Path
) -> None:
    texts = {subject: sealed(keys, subject) for subject in (7, 8)}

    count = keys.rewrap(OTHER)

    assert (count, fits(path, MASTER)) == (2, False)
    now = {keys.open(subject, "cases.answers:A", text) for subject, text in texts.items()}
    keys = again(keys, path, OTHER)
    assert {keys.open(subject, "cases.answers:A", text) for subject, text in texts.items()} == now == {WORDS}


def test_a_change_of_the_master_key_that_is_cut_short_changes_nothing(keys: Vault, path: Path) -> None:
    text = sealed(keys)
    sealed(keys, 8)
    keys._db.execute("update keys set wrapped = x'00' where number = 2")

    with pytest.raises(ValueError):
        keys.rewrap(OTHER)

    assert fits(path, MASTER)
    assert again(keys, path).open(7, "cases.answers:A", text) == WORDS


def test_the_master_key_is_not_changed_while_the_bot_runs(store: Store) -> None:
    with pytest.raises(StoreInUse):
        rekey(store.path, None, OTHER)


def test_a_store_without_keys_has_none_to_wrap(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rekey(tmp_path / "mediation.db", MASTER, OTHER)


# --- what others may count on -------------------------------------------------------------------------------


def test_who_reads_beside_the_bot_needs_no_key_to_count_and_has_none_to_read(store: Store) -> None:
    with reading(store.path) as db:
        assert db.conn.execute("select count(*) from conversations").fetchone()[0] == 0
        for column in COLUMNS:
            with pytest.raises(sqlite3.OperationalError, match="no such function"):
                db.conn.execute(f"select {column.opened} from {column.table}")


def test_the_map_of_the_store_tells_each_sealed_column() -> None:
    told = Path(__file__).parents[2].joinpath("docs/store.md").read_text()

    assert [it for it in COLUMNS if f"`{it.table}.{it.name}`" not in told] == []
