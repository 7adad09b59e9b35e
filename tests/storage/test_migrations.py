"""A store that an earlier release left is carried over: nobody is shut out, nothing is lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from dialogs.events import Say
from storage import attachments, cases, conversations, staff
from storage.database import Store
from storage.deliveries import PostPieces
from storage.migrations import migrations
from tests.sealed import queue

CHAT = 7
CARRY_OVER, ROUTING = "m011_carry_over", "m012_routing"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mediation.db"


@contextmanager
def old(path: Path, step: str) -> Iterator[Database]:
    """A store as it was before that step, while it is filled."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        db = Database(connection)
        migrations.apply(db, stop_before=step)
        yield db


@pytest.fixture
def carried(path: Path) -> Iterator[Database]:
    """A store of an early release, with a draft of two pieces and things to be sent, opened now."""
    with old(path, CARRY_OVER) as before:
        fill(before)
    with closing(Store(path)) as store:
        yield store.db


def fill(db: Database) -> None:
    draft = json.dumps({"answers": {"theme": "charges"}, "files": 2})
    db.conn.execute("insert into conversations values (?, 'fr', 'evidence', 3, ?, 0)", (CHAT, draft))
    for name in ("first", "second"):
        db.conn.execute(
            "insert into attachments"
            " (chat_id, is_parked, file_id, kind, label, caption, due_at, received_at, state, sha256)"
            " values (?, 0, ?, 'photo', '', '', 0, 0, 'kept', ?)",
            (CHAT, name, name),
        )
    for body in (
        {"Say": {"message": "staff_answer", "fields": {"words": "Bonjour."}, "choices": ["reply"]}},
        {"PostPiece": {"attachment_id": 2}},
    ):
        db.conn.execute(
            "insert into outbox (chat_id, language, body, slot, due_at) values (?, 'fr', ?, '', 0)",
            (CHAT, json.dumps(body)),
        )


def test_a_draft_with_pieces_goes_on(carried: Database) -> None:
    draft = conversations.load(carried, CHAT)
    assert draft
    assert (draft.files, draft.pieces, draft.answers) == (2, "- -", {"theme": "charges"})


def test_pieces_without_a_clean_copy_are_fetched_again_in_their_order(carried: Database) -> None:
    assert [piece.file_id for piece in attachments.waiting(carried, 1.0)] == ["first", "second"]
    assert [piece.file_id for piece in attachments.of_draft(carried, CHAT)] == ["first", "second"]


def test_what_waited_to_be_sent_can_be_read(carried: Database) -> None:
    waiting = [Say("news_answered", {"words": "Bonjour."}, ("reply",)), PostPieces("2")]

    assert queue(carried, "chat_id = ?", CHAT) == waiting


def test_who_was_in_the_only_group_is_there_still_once_its_id_is_known(path: Path) -> None:
    with old(path, ROUTING) as before:
        before.conn.execute("insert into strangers values (7, 'Passant')")
        for number, card_id in (("RHO-26-0001-K", 8), ("RHO-26-0002-L", None)):
            before.conn.execute(
                "insert into cases"
                " (number, chat_id, door, theme, story_is_shared, answers, opened_at, card_id)"
                " values (?, ?, 'agency', 'repairs', 0, '{}', 0, ?)",
                (number, CHAT, card_id),
            )

    with closing(Store(path)) as store:
        staff.move_group(store.db, 0, -1)
        cases.adopt(store.db, -1)

        assert staff.strangers(store.db, -1) == {7: "Passant"}
        found = [(case.group_id, case.agency) for case in cases.of_chat(store.db, CHAT)]
        assert found == [(-1, ""), (0, "")]
