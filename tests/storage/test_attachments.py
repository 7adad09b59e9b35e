"""A file belongs to the draft, waits for a word, or belongs to a case."""

from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from dialogs.events import OpenCase, SentFile
from storage import attachments, cases, files
from storage.attachments import Kept
from storage.database import Store

OPENED = OpenCase("agency", "repairs", None, {}, story_is_shared=True)


def add(db: Database, chat_id: int = 1, *, is_parked: bool = False) -> int:
    file = SentFile("file", "document", label="x" * 500)
    attachments.add(db, chat_id, file, is_parked=is_parked, now=0)
    found: int = db.conn.execute("select max(id) from attachments").fetchone()[0]
    return found


def case(db: Database, chat_id: int = 1) -> int:
    return cases.open_case(db, chat_id, OPENED, "RHO", date(2026, 11, 23), 0).id


def put(folder: Path, content: bytes) -> str:
    """The digest of the bytes, once they are in the folder."""
    with files.scratch(folder) as place:
        source = place / "source"
        source.write_bytes(content)
        return files.keep(folder, source)


def kept(digest: str, clean: str = "") -> Kept:
    return Kept(digest, clean or digest, "image/jpeg")


def orphans(db: Database) -> list[str]:
    return [row["sha256"] for row in db.conn.execute("select sha256 from orphans order by sha256")]


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

    attachments.keep(db, one, kept("came", "clean"))

    assert orphans(db) == ["came", "clean"]


def test_bytes_that_another_file_shares_are_kept(db: Database) -> None:
    one, other = add(db), add(db)
    attachments.keep(db, other, kept("came", "clean"))
    attachments.drop_piece(db, 1, 2)

    attachments.keep(db, one, kept("came", "clean"))
    attachments.keep(db, other, kept("came", "clean"))

    assert orphans(db) == []


def test_a_file_that_is_put_off_waits_until_then(db: Database) -> None:
    one = add(db)

    attachments.put_off(db, one, due_at=10)

    assert attachments.waiting(db, now=9) == []
    assert [file.attempts for file in attachments.waiting(db, now=10)] == [1]


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


def test_bytes_that_are_the_clean_copy_of_another_file_stay(store: Store) -> None:
    db = store.db
    clean = put(store.files, b"clean")
    for came in (b"one", b"two"):
        attachments.keep(db, add(db), kept(put(store.files, came), clean))

    attachments.drop_piece(db, 1, 1)

    assert files.sweep(db, store.files) == 1
    assert files.path_of(store.files, clean).exists()


def test_what_was_half_judged_is_gone_when_the_store_opens_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "mediation.db")
    left_behind = store.files / "incoming" / "somebody" / "original"
    left_behind.parent.mkdir(parents=True)
    left_behind.write_bytes(b"half")
    store.close()

    Store(tmp_path / "mediation.db").close()

    assert not left_behind.exists()


def test_bytes_are_written_once_under_their_digest(tmp_path: Path) -> None:
    digests = [put(tmp_path, content) for content in (b"one", b"one", b"two")]

    found = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert digests[0] == digests[1] == "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    assert found == sorted(files.path_of(tmp_path, digest) for digest in set(digests))
    assert files.path_of(tmp_path, digests[0]).read_bytes() == b"one"


def test_bytes_go_when_the_last_file_that_has_them_goes(store: Store) -> None:
    db = store.db
    digest = put(store.files, b"shared")
    for chat_id in (1, 2):
        attachments.keep(db, add(db, chat_id), kept(digest))
    path = files.path_of(store.files, digest)

    attachments.drop(db, 1, "all")
    swept, was_there = files.sweep(db, store.files), path.exists()
    attachments.drop(db, 2, "all")

    assert (swept, was_there) == (0, True)
    assert (files.sweep(db, store.files), path.exists()) == (1, False)
    assert files.sweep(db, store.files) == 0


def test_bytes_that_come_again_before_the_sweep_stay(store: Store) -> None:
    db = store.db
    digest = put(store.files, b"again")
    attachments.keep(db, add(db), kept(digest))
    attachments.drop(db, 1, "all")

    attachments.keep(db, add(db), kept(put(store.files, b"again")))

    assert files.sweep(db, store.files) == 0
    assert files.path_of(store.files, digest).read_bytes() == b"again"
