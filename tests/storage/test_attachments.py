"""A file belongs to the draft, waits for a word, or belongs to a case."""

import os
from datetime import date
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from sqlite_utils import Database

from dialogs.events import OpenCase, SentFile
from storage import attachments, cases
from storage.attachments import Attachment, Kept
from storage.database import Store

OPENED = OpenCase("agency", "repairs", None, {}, story_is_shared=True)


def add(db: Database, chat_id: int = 1, *, is_parked: bool = False) -> int:
    file = SentFile("file", "document", label="x" * 500)
    attachments.add(db, chat_id, file, is_parked=is_parked, now=0)
    found: int = db.conn.execute("select max(id) from attachments").fetchone()[0]
    return found


def case(db: Database, chat_id: int = 1) -> int:
    return cases.open_case(db, chat_id, OPENED, "RHO", date(2026, 11, 23), 0).id


def put(store: Store, chat_id: int = 1, came: bytes = b"came", clean: bytes = b"clean") -> Attachment:
    """A file of the tenant's that is kept, with its bytes."""
    piece = add(store.db, chat_id)
    for name, content in ((f"{piece}-came", came), (f"{piece}-clean", clean)):
        store.files.new(chat_id, name).write_bytes(content)
    attachments.keep(store.db, piece, kept(f"{came!r}", f"{clean!r}"))
    loaded = attachments.load(store.db, piece)
    assert loaded
    return loaded


def kept(digest: str, clean: str = "") -> Kept:
    return Kept(digest, clean or digest, "image/jpeg")


def orphans(db: Database) -> list[str]:
    return [row["name"] for row in db.conn.execute("select name from orphans order by name")]


def names(store: Store) -> list[str]:
    return sorted(path.name for path in store.files.folder.rglob("*") if path.is_file())


def left(db: Database) -> list[int]:
    return [row["id"] for row in db.conn.execute("select id from attachments order by id")]


def test_a_new_file_waits_for_its_bytes(db: Database) -> None:
    one = add(db)

    (waiting,) = attachments.waiting(db, now=0)

    assert (waiting.id, waiting.state, waiting.case_id, waiting.is_parked) == (one, "waiting", None, False)
    assert len(waiting.label) == attachments.LONGEST_LABEL


def test_bytes_that_come_for_a_file_that_was_dropped_are_nobodys(db: Database) -> None:
    one = add(db)
    attachments.drop(db, 1, "all")
    db.conn.execute("delete from orphans")  # they were swept before the bytes came

    attachments.keep(db, one, kept("came", "clean"))

    assert orphans(db) == ["1-came", "1-clean"]


def test_a_file_that_is_put_off_waits_longer_each_time(db: Database) -> None:
    one = add(db)

    attachments.put_off(db, one, now=10)
    attachments.put_off(db, one, now=10)

    assert attachments.waiting(db, now=11.9) == []
    assert [file.attempts for file in attachments.waiting(db, now=12)] == [2]


@pytest.mark.parametrize("tries", [0, 1, 20])
def test_a_clock_that_jumps_back_makes_no_file_wait(db: Database, tries: int) -> None:
    attachments.add(db, 1, SentFile("file", "document"), is_parked=False, now=10_000)
    for _ in range(tries):
        attachments.put_off(db, 1, now=10_000)

    assert len(attachments.waiting(db, now=9_990)) == 1


@pytest.mark.parametrize("state", ["kept", "refused"])
def test_a_file_that_is_kept_or_refused_waits_no_more(db: Database, state: str) -> None:
    one = add(db)

    if state == "kept":
        attachments.keep(db, one, kept("a" * 64))
    else:
        attachments.refuse(db, one)

    assert attachments.waiting(db, now=0) == []
    assert getattr(attachments.load(db, one), "state", None) == state


def test_parked_files_become_pieces_of_the_draft(db: Database) -> None:
    one, other = add(db, is_parked=True), add(db, chat_id=2, is_parked=True)

    attachments.adopt(db, 1)

    assert [getattr(attachments.load(db, n), "is_parked", None) for n in (one, other)] == [False, True]


def test_a_case_gets_the_draft_without_what_is_parked_or_refused(db: Database) -> None:
    one, parked, refused, two, other = add(db), add(db, is_parked=True), add(db), add(db), add(db, chat_id=2)
    attachments.refuse(db, refused)
    number = case(db)

    assert attachments.give(db, 1, number, parked=False) == [one, two]
    assert [piece.id for piece in attachments.of_case(db, number)] == [one, two]
    assert attachments.give(db, 1, number, parked=True) == [parked]
    assert getattr(attachments.load(db, other), "case_id", 0) is None


@pytest.mark.parametrize(("which", "dropped"), [("parked", [3]), ("all", [2, 3, 4])])
def test_what_is_dropped_belongs_to_no_case(db: Database, which: str, dropped: list[int]) -> None:
    add(db)
    attachments.give(db, 1, case(db), parked=False)
    add(db)
    add(db, is_parked=True)
    attachments.refuse(db, add(db))
    add(db, chat_id=2)

    attachments.drop(db, 1, which)

    assert sorted({1, 2, 3, 4, 5} - set(left(db))) == dropped


def test_a_piece_is_dropped_by_its_number_in_the_draft(db: Database) -> None:
    for is_parked in (False, False, True, False):
        add(db, is_parked=is_parked)
    attachments.refuse(db, 1)

    attachments.drop_piece(db, 1, 2)
    attachments.drop_piece(db, 1, 9)

    assert left(db) == [1, 2, 3]


def test_pieces_are_named_from_one_number_to_another(db: Database) -> None:
    for _ in range(4):
        add(db)

    attachments.name(db, 1, 2, 3, "lease")

    assert [piece.role for piece in attachments.of_draft(db, 1)] == ["", "lease", "lease", ""]


def test_a_piece_has_a_number_in_the_draft_and_then_in_its_case(db: Database) -> None:
    one, two, parked = add(db), add(db), add(db, is_parked=True)

    def numbers() -> list[int]:
        return [attachments.number_of(db, it) for n in (one, two, parked) if (it := attachments.load(db, n))]

    in_draft = numbers()
    attachments.drop_piece(db, 1, 1)
    attachments.give(db, 1, case(db), parked=False)

    assert in_draft == [1, 2, 0]
    assert numbers() == [1, 0]


@pytest.mark.parametrize(("chat_id", "is_known"), [(1, True), (2, False)])
def test_the_same_bytes_are_known_in_one_draft(db: Database, chat_id: int, is_known: bool) -> None:
    attachments.keep(db, add(db), kept("a" * 64))
    piece = attachments.load(db, add(db, chat_id))

    assert piece is not None
    assert attachments.is_known(db, piece, "a" * 64) is is_known


def test_what_was_half_written_is_gone_when_the_store_opens_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "mediation.db")
    left_behind = store.files.folder / "incoming" / "1-came"
    left_behind.parent.mkdir(parents=True)
    left_behind.write_bytes(b"half")
    store.close()

    Store(tmp_path / "mediation.db").close()

    assert not left_behind.exists()


def test_the_name_of_a_file_is_on_the_disk_before_it_counts_as_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, synced, fsync = store.files.folder / "1-came", [], os.fsync

    def noted(handle: int) -> None:
        fsync(handle)
        if file.exists():
            synced.append(os.fstat(handle).st_ino)

    monkeypatch.setattr(os, "fsync", noted)
    store.files.new(1, file.name).write_bytes(b"came")

    assert synced == [folder.stat().st_ino for folder in (file.parent, file.parent.parent)]


def test_a_file_is_read_back_and_lies_sealed_under_the_number_of_its_row(store: Store) -> None:
    piece = put(store, came=b"as it came", clean=b"as it is opened")

    assert piece.clean_copy(store.files).read_bytes() == b"as it is opened"
    assert piece.clean_copy(store.files).size == len(b"as it is opened")
    assert names(store) == ["1-came", "1-clean"]
    assert not [name for name in names(store) if b"as it" in (store.files.folder / name).read_bytes()]


def test_a_file_that_is_its_own_clean_copy_is_kept_once(store: Store) -> None:
    piece = put(store)._replace(sha256="same", clean_sha256="same")

    assert piece.clean_copy(store.files).read_bytes() == b"came"


def test_the_same_file_of_two_tenants_is_two_files(store: Store) -> None:
    one, other = put(store, chat_id=1), put(store, chat_id=2)

    attachments.drop(store.db, 1, "all")

    assert store.files.sweep(store.db) == 2
    assert names(store) == [other.came_name, other.clean_name]
    assert (one.clean_copy(store.files).size, other.clean_copy(store.files).size) == (0, len(b"clean"))


@pytest.mark.parametrize("taken", ["another tenant's", "another name's"])
def test_a_file_that_was_put_in_the_place_of_another_does_not_open(store: Store, taken: str) -> None:
    mine, other = put(store, chat_id=1), put(store, chat_id=2)
    source = other.clean_name if taken == "another tenant's" else mine.came_name
    (store.files.folder / mine.clean_name).unlink()
    (store.files.folder / source).rename(store.files.folder / mine.clean_name)

    with pytest.raises((InvalidTag, OSError)):
        mine.clean_copy(store.files).read_bytes()


def test_a_copy_shows_its_key_to_nobody(store: Store) -> None:
    copy = put(store).clean_copy(store.files)

    assert copy.key
    assert copy.key.secret.hex() not in repr(copy) + repr(copy.key)
    assert str(copy.key.secret) not in repr(copy) + repr(copy.key)


def test_bytes_that_come_a_second_time_take_the_place_of_the_first(store: Store) -> None:
    piece = put(store)

    store.files.new(1, piece.clean_name).write_bytes(b"again")

    assert piece.clean_copy(store.files).read_bytes() == b"again"
