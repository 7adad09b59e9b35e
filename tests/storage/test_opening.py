"""A store is opened with its own keys; what an earlier release left is sealed, what was erased stays so."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from dialogs.conversation import Conversation
from dialogs.events import Erase, OpenCase, Say, SentFile
from storage import attachments, cases, conversations, inbox, mails, notes, opening, outbox
from storage.attachments import Kept
from storage.database import Store, transaction
from storage.deliveries import DeleteMessages, DeleteTopic, TellStaff, UnpinStatus
from storage.desk import Desk
from storage.effects import Writer
from storage.mails import Mail
from storage.master import WrongKeyStore
from storage.migrations import migrations
from storage.notes import Note
from storage.sealing import COLUMNS, MARK
from storage.telling import Teller, status_slot
from tests.sealed import on_disk, queue

NOW = 1_795_431_600.0
SEALING = "m017_sealing"
ANNA, BERT = 4_242_424_242, 4_343_434_343
STAFF = -1


def words(chat_id: int) -> str:
    return f"zanzibar of {chat_id}"


# --- a store of the release before --------------------------------------------------------------------------


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A store as the release before wrote it: plain rows, plain files under their digest."""
    path = tmp_path / "mediation.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("pragma journal_mode=wal")
    db = Database(connection)
    migrations.apply(db, stop_before=SEALING)
    for chat_id in (ANNA, BERT):
        write_plain(connection, path.with_name("mediation-files"), chat_id)
    connection.close()
    path.with_name("mediation-files").joinpath("incoming").mkdir()
    path.with_name("mediation-files").joinpath("incoming", "half").write_text(words(ANNA))
    return path


def write_plain(db: sqlite3.Connection, folder: Path, chat_id: int) -> None:
    told = words(chat_id)
    body = json.dumps({"answers": {"theme": "charges", "name": told}})
    db.execute("insert into conversations values (?, 'fr', 'evidence', 3, ?, 0)", (chat_id, body))
    number = db.execute(
        "insert into cases (number, chat_id, door, theme, story_is_shared, answers, opened_at, promise)"
        " values (?, ?, 'agency', 'repairs', 1, ?, 0, ?)",
        (f"RHO-{chat_id}", chat_id, json.dumps({"name": told}), told),
    ).lastrowid
    db.execute(
        "insert into attachments (chat_id, case_id, is_parked, file_id, kind, label, caption, due_at,"
        " received_at, state, sha256, clean_sha256, media_type)"
        " values (?, ?, 0, ?, 'photo', ?, ?, 0, 0, 'kept', ?, ?, 'image/jpeg')",
        (chat_id, number, told, told, told, put(folder, "mutual"), put(folder, told)),
    )
    for chat, effect in ((chat_id, Say("hello", {"words": told})), (STAFF, TellStaff("a", {"w": told}, 1))):
        fields = {name: getattr(effect, name) for name in ("message", "fields")}
        about = {"case_id": number} if chat == STAFF else {}
        db.execute(
            "insert into outbox (chat_id, language, body, slot, due_at) values (?, 'fr', ?, '', 0)",
            (chat, json.dumps({type(effect).__name__: fields | about})),
        )
    db.execute("insert into notes (case_id, author, words, at) values (?, 'Agent', ?, 0)", (number, told))
    mail = json.dumps({"kind": "message", "case_id": number, "fields": {"words": told}})
    db.execute(
        "insert into mails (uid, case_id, recipient, body, due_at) values (?, ?, 'a@example.org', ?, 0)",
        (str(chat_id), number, mail),
    )
    letter = json.dumps({"message": {"chat": {"id": chat_id, "type": "private"}, "text": told}})
    db.execute("insert into dead_letters (key, body, error, at) values ('1:a', ?, 'KeyError', 0)", (letter,))


def put(folder: Path, content: str) -> str:
    digest = hashlib.sha256(content.encode()).hexdigest()
    path = folder / digest[:2] / digest[2:]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return digest


def holding(folder: Path, marker: str | bytes) -> list[Path]:
    """The files in which the marker can be read."""
    sought = marker.encode() if isinstance(marker, str) else marker
    return [it for it in folder.rglob("*") if it.is_file() and sought in it.read_bytes()]


def all_told(store: Store) -> list[object]:
    """Every sealed word of the store, opened."""
    db = store.db
    rows = [
        row[0]
        for it in COLUMNS
        for row in db.conn.execute(f"select {it.opened} from {it.table} where {it.name} <> '' order by rowid")
    ]
    return [*rows, *on_disk(store)]


def test_a_store_of_the_release_before_is_sealed_and_reads_as_it_was(plain: Path) -> None:
    there_before = holding(plain.parent, "zanzibar")
    store = Store(plain)

    assert len(there_before) > 3
    assert holding(plain.parent, "zanzibar") == holding(plain.parent, "mutual") == []
    assert all(told is not None for told in all_told(store))
    for chat_id in (ANNA, BERT):
        told = words(chat_id)
        conversation = conversations.load(store.db, chat_id)
        (case,) = cases.of_chat(store.db, chat_id)
        (piece,) = attachments.of_case(store.db, case.id)
        assert conversation
        assert conversation.answers == {"theme": "charges", "name": told}
        assert (case.answers, case.promise) == ({"name": told}, told)
        assert [note.words for note in notes.of_case(store.db, case.id)] == [told]
        assert (piece.file_id, piece.label, piece.caption) == (told, told, told)
        assert piece.clean_copy(store.files).read_bytes() == told.encode()
        assert store.files.kept(chat_id, piece.came_name).read_bytes() == b"mutual"
        assert queue(store.db, "chat_id = ?", chat_id) == [Say("hello", {"words": told})]
    assert [row.mail.fields for row in mails.due(store.db, 1)] == [
        {"words": words(it)} for it in (ANNA, BERT)
    ]
    store.close()


@pytest.mark.parametrize("stop_after", range(6))
def test_a_pass_that_was_cut_short_goes_on_at_the_next_start(
    plain: Path, stop_after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = {"left": stop_after}

    def cut(work: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object) -> object:
            if not steps["left"]:
                raise KeyboardInterrupt
            steps["left"] -= 1
            return work(*args)

        return step

    with monkeypatch.context() as patched:
        patched.setattr(opening, "SLICE", 1)
        patched.setattr(opening, "_seal_slice", cut(opening._seal_slice))
        patched.setattr(opening, "_seal_file", cut(opening._seal_file))
        with pytest.raises(KeyboardInterrupt):
            Store(plain)
    store = Store(plain)

    assert holding(plain.parent, "zanzibar") == []
    assert all(told is not None for told in all_told(store))
    assert len(on_disk(store)) == 4
    store.close()


# --- copies -------------------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "now"
    folder.mkdir()
    return folder / "mediation.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Two tenants, each with a draft, a case, a piece, and things to be sent about them."""
    opened = Store(path)
    for chat_id in (ANNA, BERT):
        fill(opened, chat_id)
    yield opened
    opened.close()


def fill(store: Store, chat_id: int) -> None:
    told, db = words(chat_id), store.db
    with transaction(db):
        conversations.save(db, Conversation(chat_id, state="evidence", answers={"name": told}), NOW)
        opened = OpenCase("agency", "repairs", None, {"name": told}, story_is_shared=True)
        case = cases.open_case(db, chat_id, opened, "RHO", date(2026, 11, 23), NOW)
        cases.change(db, case, promise=told)
        notes.add(db, case.id, Note("Agent", told, NOW))
        piece = attachments.add(
            db, chat_id, SentFile(told, "photo", label=told, caption=told), is_parked=False, now=NOW
        )
        attachments.give_one(db, piece, case.id)
        attachments.keep(db, piece, Kept("came", "clean", "image/jpeg"))
        outbox.add(db, chat_id, "fr", Say("hello", {"words": told}), NOW)
        Teller(db, Desk(STAFF), NOW).tell(STAFF, TellStaff("staff-message", {"words": told}, case.id))
        mails.add(db, "agence@example.org", Mail("message", case.id, {"words": told}), NOW)
        inbox.bury(db, f"{chat_id}:a", told, "KeyError", NOW, chat_id)
    for name in (f"{piece}-came", f"{piece}-clean"):
        store.files.new(chat_id, name).write_bytes(told.encode())


def erase(store: Store, chat_id: int) -> None:
    tenant = conversations.load(store.db, chat_id) or Conversation(chat_id)
    with transaction(store.db):
        Writer(Teller(store.db, Desk(STAFF), NOW)).write(tenant, (Erase(tells=True),))


def copied(store: Store, to: Path) -> Path:
    """A copy of the folder, made while nothing is written; where its store is."""
    store.tidy()
    shutil.copytree(store.path.parent, to)
    return to / store.path.name


def test_no_word_of_a_tenant_lies_open_on_the_disk(store: Store) -> None:
    assert len([told for told in all_told(store) if words(ANNA) in str(told)]) >= 10
    assert holding(store.path.parent, "zanzibar") == []


def test_after_an_erasure_nothing_is_left_of_the_tenant_and_all_of_the_other(store: Store) -> None:
    before = {chat_id: as_sealed(store, chat_id) for chat_id in (ANNA, BERT)}
    erase(store, ANNA)
    store.tidy()

    told = all_told(store)
    assert [it for it in told if words(ANNA) in str(it)] == []
    assert len([it for it in told if words(BERT) in str(it)]) >= 10
    assert [it for it in before[ANNA] if holding(store.path.parent, it)] == []
    assert [it for it in before[BERT] if not holding(store.path.parent, it)] == []
    assert first_key(store, ANNA) is None
    assert first_key(store, BERT) is not None


def as_sealed(store: Store, chat_id: int) -> list[bytes]:
    """The tenant's words and files as they lie on the disk."""
    rows = [
        row[0].encode()
        for it in COLUMNS
        for row in store.db.conn.execute(
            f"select {it.name} from {it.table} where {it.subject} = ? and {it.name} <> ''", (chat_id,)
        )
    ]
    number = (ANNA, BERT).index(chat_id) + 1
    names = (f"{number}-came", f"{number}-clean")
    return [*rows, *((store.files.folder / name).read_bytes() for name in names)]


def test_what_an_erasure_has_deleted_in_telegram_outlives_the_key_and_another_erasure(store: Store) -> None:
    (case,) = cases.of_chat(store.db, ANNA)
    store.db.conn.execute("update cases set group_id = ?, topic_id = 5", (STAFF,))
    outbox.remember(store.db, ANNA, status_slot(case), 6)
    erase(store, ANNA)
    erase(store, ANNA)
    store.tidy()

    left = queue(store.db, "done_at is null and subject = 0")
    assert [it for it in left if isinstance(it, UnpinStatus | DeleteMessages | DeleteTopic)] == [
        DeleteTopic(5),
        UnpinStatus(6),
        DeleteMessages("6"),
    ]


def first_key(store: Store, chat_id: int) -> object:
    """The key that the tenant's words of `fill` are sealed under, if there is one."""
    return store.vault.key_numbered((ANNA, BERT).index(chat_id) + 1, chat_id)


def test_a_copy_from_before_an_erasure_is_lost_for_that_tenant_and_whole_for_the_other(
    store: Store, tmp_path: Path
) -> None:
    before = copied(store, tmp_path / "before")
    erase(store, ANNA)
    store.tidy()
    store.close()
    for name in ("mediation-keys.db", "mediation.key"):
        shutil.copy(store.path.with_name(name), before.with_name(name))

    restored = Store(before)
    restored.tidy()

    told = all_told(restored)
    assert restored.erased_again == 1
    assert conversations.load(restored.db, ANNA) is None
    assert cases.of_chat(restored.db, ANNA) == []
    assert [it for it in told if words(ANNA) in str(it)] == []
    assert len([it for it in told if words(BERT) in str(it)]) >= 10
    assert len(on_disk(restored)) == 2
    restored.close()


def test_the_bytes_of_a_copy_from_before_open_with_no_key_that_is_left(store: Store, tmp_path: Path) -> None:
    before = copied(store, tmp_path / "before")
    erase(store, ANNA)
    store.tidy()
    copy = sqlite3.connect(before)
    store.vault.teach(copy)

    opened = {
        chat_id: [
            row[0]
            for it in COLUMNS
            for row in copy.execute(f"select {it.plain} from {it.table} where {it.subject} = ?", (chat_id,))
        ]
        for chat_id in (ANNA, BERT)
    }

    copy.close()
    assert set(opened[ANNA]) == {None}
    assert len(opened[ANNA]) == len(opened[BERT]) >= 10
    assert None not in opened[BERT]


def test_who_comes_back_before_the_key_is_destroyed_is_read_and_the_old_copy_is_lost(
    store: Store, tmp_path: Path
) -> None:
    before = copied(store, tmp_path / "before")
    erase(store, ANNA)
    conversations.save(store.db, Conversation(ANNA, answers={"name": "anew"}), NOW)
    store.tidy()

    again = conversations.load(store.db, ANNA)
    assert again
    assert again.answers == {"name": "anew"}
    assert first_key(store, ANNA) is None
    assert holding(before.parent, MARK)


def test_an_erasure_that_was_undone_leaves_everything_readable(store: Store) -> None:
    told = all_told(store)
    with pytest.raises(RuntimeError):
        erase_and_fail(store)

    store.tidy()

    assert all_told(store) == told


def erase_and_fail(store: Store) -> None:
    with transaction(store.db):
        Writer(Teller(store.db, Desk(STAFF), NOW)).write(Conversation(ANNA), (Erase(),))
        raise RuntimeError


def test_a_process_that_ends_between_rows_and_key_has_the_key_destroyed_at_the_next_start(
    store: Store, path: Path
) -> None:
    erase(store, ANNA)
    store.close()

    again = Store(path)
    again.tidy()

    assert first_key(again, ANNA) is None
    assert first_key(again, BERT) is not None
    again.close()


def test_a_process_that_ends_between_key_and_its_mark_erases_nobody_else(store: Store, path: Path) -> None:
    erase(store, ANNA)
    with transaction(store.db):
        store.files.sweep(store.db)
    store.vault.destroy([1])
    told = [it for it in all_told(store) if words(BERT) in str(it)]
    store.close()

    again = Store(path)

    assert (again.erased_again, [it for it in all_told(again) if words(BERT) in str(it)]) == (0, told)
    again.close()


def test_a_key_that_nobody_needs_goes_and_all_others_stay(store: Store) -> None:
    store.db.conn.execute("delete from outbox")
    store.vault.seal(9, "a", "never written")
    store.vault.seal(0, "a", "of the house")
    store.tidy()

    subjects = store.vault._db.execute("select subject from keys order by number").fetchall()
    assert [subject for (subject,) in subjects] == [ANNA, BERT, 0]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda now, _before: now.unlink(), "is missing"),
        (lambda now, before: shutil.copy(before, now), "older than the store"),
        (lambda now, _before: other_store(now), "of another store"),
    ],
    ids=["missing", "older", "another's"],
)
def test_keys_that_do_not_go_with_the_store_are_refused_and_nothing_is_lost(
    store: Store, path: Path, tmp_path: Path, spoil: Callable[[Path, Path], object], told: str
) -> None:
    before = copied(store, tmp_path / "before").with_name("mediation-keys.db")
    conversations.save(store.db, Conversation(9), NOW)
    store.tidy()
    store.close()
    keys = path.with_name("mediation-keys.db")
    shutil.copy(keys, tmp_path / "keys")
    spoil(keys, before)

    with pytest.raises(WrongKeyStore, match=told):
        Store(path)

    for log in path.parent.glob("mediation-keys.db*"):
        log.unlink()
    shutil.copy(tmp_path / "keys", keys)
    again = Store(path)
    assert None not in all_told(again)
    again.close()


def other_store(keys: Path) -> None:
    """Keys that the same master key opens, and that are not those of the store."""
    folder = keys.parent / "other"
    folder.mkdir()
    shutil.copy(keys.with_name("mediation.key"), folder / "mediation.key")
    Store(folder / "mediation.db").close()
    shutil.copy(folder / "mediation-keys.db", keys)
