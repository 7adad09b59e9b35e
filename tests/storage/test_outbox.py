"""In order within a chat, and no chat waits for another."""

import pytest
from sqlite_utils import Database

from dialogs.events import Say
from storage import outbox
from storage.deliveries import Leave, Unreadable
from storage.outbox import LONGEST_DELAY, Row
from storage.sealing import EFFECT

NOW = 1_000_000.0


def put(db: Database, chat_id: int, message: str, slot: str = "") -> None:
    outbox.add(db, chat_id, "fr", Say(message, slot=slot), NOW)


def head(db: Database, chat_id: int = 1, now: float = NOW) -> Row:
    (row,) = [row for row in outbox.heads(db, now) if row.chat_id == chat_id]
    return row


def due(db: Database, now: float = NOW) -> list[tuple[int, str]]:
    return [(row.chat_id, row.effect.message) for row in outbox.heads(db, now) if isinstance(row.effect, Say)]


def test_the_oldest_row_of_each_chat_comes_first(db: Database) -> None:
    for chat_id, message in ((1, "a"), (2, "b"), (1, "c")):
        put(db, chat_id, message)

    assert due(db) == [(1, "a"), (2, "b")]


def test_a_row_that_was_sent_lets_the_next_one_go_and_keeps_no_words(db: Database) -> None:
    put(db, 1, "a")
    put(db, 1, "b")

    outbox.mark_sent(db, head(db), NOW)

    assert due(db) == [(1, "b")]
    assert [row["body"] is None for row in db.conn.execute("select body from outbox order by id")] == [
        True,
        False,
    ]


def test_a_row_that_waits_holds_back_its_own_chat_only(db: Database) -> None:
    for chat_id, message in ((1, "a"), (1, "b"), (2, "c")):
        put(db, chat_id, message)

    outbox.put_off(db, head(db), NOW + 60)

    assert due(db) == [(2, "c")]
    assert due(db, NOW + 60) == [(1, "a"), (2, "c")]
    assert head(db, now=NOW + 60).attempts == 1


def test_a_row_that_is_not_ready_goes_behind_the_others_of_its_chat(db: Database) -> None:
    put(db, 1, "a")
    put(db, 1, "b")

    outbox.set_aside(db, head(db), NOW + 2)

    assert due(db) == [(1, "b")]
    outbox.mark_sent(db, head(db), NOW)
    assert due(db) == []
    assert due(db, NOW + 2) == [(1, "a")]


def test_a_row_set_aside_lets_pass_what_comes_later(db: Database) -> None:
    put(db, 1, "a")
    outbox.set_aside(db, head(db), NOW + 20)
    put(db, 1, "b")

    assert due(db) == [(1, "b")]
    outbox.mark_sent(db, head(db), NOW)
    assert outbox.next_due(db) == NOW + 20


def test_a_row_that_was_dropped_does_not_come_back_at_the_end(db: Database) -> None:
    put(db, 1, "a")
    row = head(db)
    db.conn.execute("delete from outbox")

    outbox.set_aside(db, row, NOW + 2)

    assert outbox.next_due(db) is None


def test_a_dead_row_does_not_hold_back_its_chat(db: Database) -> None:
    put(db, 1, "a")
    put(db, 1, "b")

    outbox.bury(db, head(db), "BadRequest", NOW)

    assert due(db) == [(1, "b")]
    assert [row["error"] for row in db.conn.execute("select error from outbox")] == ["BadRequest", None]


def test_a_chat_that_blocked_the_bot_is_held_back_until_it_lets_it_in(db: Database) -> None:
    put(db, 1, "a")
    db.conn.execute("insert into unreachable values (1, ?)", (NOW,))
    held, next_due = due(db), outbox.next_due(db)

    db.conn.execute("delete from unreachable")

    assert (held, next_due) == ([], None)
    assert due(db) == [(1, "a")]


@pytest.mark.parametrize("body", ["", "{}", '{"Shout": {}}', '{"Say": {"loudness": 3}}'])
def test_a_row_of_another_release_does_not_hide_the_others(db: Database, body: str) -> None:
    put(db, 1, "a")
    put(db, 2, "b")
    db.conn.execute(f"update outbox set body = {EFFECT.sealed('?')} where chat_id = 1", (body,))

    assert [row.effect for row in outbox.heads(db, NOW)] == [Unreadable(), Say("b")]


@pytest.mark.parametrize("jump", [1, 60, LONGEST_DELAY + 1, 3600, 86_400])
def test_a_clock_that_jumps_back_holds_back_no_new_row(db: Database, jump: float) -> None:
    put(db, 1, "a")

    assert due(db, NOW - jump) == [(1, "a")]


def test_a_clock_that_jumps_back_holds_back_no_row_that_was_put_off(db: Database) -> None:
    put(db, 1, "a")
    outbox.put_off(db, head(db), NOW + 5)

    assert due(db, NOW - 3600) == [(1, "a")]
    assert due(db, NOW + 5 - LONGEST_DELAY) == []


def test_the_next_due_time_is_that_of_the_first_chat_to_go_on(db: Database) -> None:
    for chat_id in (1, 2):
        put(db, chat_id, "a")
        outbox.put_off(db, head(db, chat_id), NOW + 10 * chat_id)
    put(db, 1, "b")

    assert outbox.next_due(db) == NOW + 10


def test_a_row_is_superseded_by_a_later_one_of_its_slot(db: Database) -> None:
    for slot in ("album:1", "album:2", "album:1"):
        put(db, 1, "count", slot)
    first = head(db)
    outbox.mark_sent(db, first, NOW)
    second = head(db)

    assert outbox.is_superseded(db, first)
    assert not outbox.is_superseded(db, second)


@pytest.mark.parametrize("slot", ["album:1", "album:2"])
def test_a_slot_remembers_its_last_message(db: Database, slot: str) -> None:
    for message_id in (7, 8):
        put(db, -1, "count")
        outbox.mark_sent(db, head(db, -1), NOW, message_id, ("last", "album:1"))

    assert outbox.message_in(db, -1, slot) == (8 if slot == "album:1" else None)
    assert outbox.message_in(db, -2, slot) is None


def test_what_waits_moves_with_its_group(db: Database) -> None:
    put(db, -1, "sent")
    outbox.mark_sent(db, head(db, -1), NOW)
    put(db, -1, "waiting")

    outbox.move(db, -1, -2)

    assert due(db) == [(-2, "waiting")]
    assert [row["chat_id"] for row in db.conn.execute("select chat_id from outbox order by id")] == [-1, -2]


def test_nothing_more_goes_to_a_group_that_is_not_the_staffs_any_more(db: Database) -> None:
    for chat_id in (1, -1, -2):
        put(db, chat_id, "a")
    outbox.add(db, -3, "fr", Leave(), NOW)

    outbox.keep_groups(db, (-1,))

    assert [row.chat_id for row in outbox.heads(db, NOW)] == [1, -1, -3]
    assert [row.chat_id for row in outbox.heads(db, NOW, (1,), 1)] == [-1]
