"""A store that an earlier release left is carried over: nobody is shut out, nothing is lost."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from dialogs.events import Say
from storage import attachments, cases, conversations, staff
from storage.codec import decode
from storage.deliveries import PostPieces
from storage.migrations import migrations

CHAT = 7
CARRY_OVER, ROUTING = "m011_carry_over", "m012_routing"


@pytest.fixture
def old(tmp_path: Path) -> Database:
    """A store before the last step, with a draft of two pieces and things still to be sent."""
    connection = sqlite3.connect(tmp_path / "mediation.db", isolation_level=None)
    connection.row_factory = sqlite3.Row
    db = Database(connection)
    migrations.apply(db, stop_before=CARRY_OVER)
    draft = json.dumps({"answers": {"theme": "charges"}, "files": 2})
    connection.execute("insert into conversations values (?, 'fr', 'evidence', 3, ?, 0)", (CHAT, draft))
    for name in ("first", "second"):
        connection.execute(
            "insert into attachments"
            " (chat_id, is_parked, file_id, kind, label, caption, due_at, received_at, state, sha256)"
            " values (?, 0, ?, 'photo', '', '', 0, 0, 'kept', ?)",
            (CHAT, name, name),
        )
    for body in (
        {"Say": {"message": "staff_answer", "fields": {"words": "Bonjour."}, "choices": ["reply"]}},
        {"PostPiece": {"attachment_id": 2}},
    ):
        connection.execute(
            "insert into outbox (chat_id, language, body, slot, due_at) values (?, 'fr', ?, '', 0)",
            (CHAT, json.dumps(body)),
        )
    return db


def test_a_draft_with_pieces_goes_on(old: Database) -> None:
    migrations.apply(old)

    draft = conversations.load(old, CHAT)
    assert draft
    assert (draft.files, draft.pieces, draft.answers) == (2, "- -", {"theme": "charges"})


def test_pieces_without_a_clean_copy_are_fetched_again_in_their_order(old: Database) -> None:
    migrations.apply(old)

    assert [piece.file_id for piece in attachments.waiting(old, 1.0)] == ["first", "second"]
    assert [piece.file_id for piece in attachments.of_draft(old, CHAT)] == ["first", "second"]


def test_what_waited_to_be_sent_can_be_read(old: Database) -> None:
    migrations.apply(old)

    answer, pieces = (row["body"] for row in old.conn.execute("select body from outbox order by id"))
    assert decode(answer) == Say("news_answered", {"words": "Bonjour."}, ("reply",))
    assert decode(pieces) == PostPieces("2")


def test_who_was_in_the_only_group_is_there_still_once_its_id_is_known(old: Database) -> None:
    migrations.apply(old, stop_before=ROUTING)
    old.conn.execute("insert into strangers values (7, 'Passant')")
    for number, card_id in (("RHO-26-0001-K", 8), ("RHO-26-0002-L", None)):
        old.conn.execute(
            "insert into cases (number, chat_id, door, theme, story_is_shared, answers, opened_at, card_id)"
            " values (?, ?, 'agency', 'repairs', 0, '{}', 0, ?)",
            (number, CHAT, card_id),
        )

    migrations.apply(old)
    staff.move_group(old, 0, -1)
    cases.adopt(old, -1)

    assert staff.strangers(old, -1) == {7: "Passant"}
    assert [(case.group_id, case.agency) for case in cases.of_chat(old, CHAT)] == [(-1, ""), (0, "")]
