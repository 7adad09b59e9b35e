"""Many other tenants, each with what a dialogue leaves behind: conversation, closed case, file, key."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Final

from bench.journey import TO_MEDIATOR, Say
from bot.app import now
from dialogs.conversation import Conversation
from dialogs.disputes import Dispute
from dialogs.events import OpenCase, SentFile
from storage import attachments, cases, conversations, inbox, master, outbox, timers
from storage.database import Store, transaction
from storage.telling import status_slot

FIRST: Final = 1_000_000_000  # the first chat of the crowd; nobody else is there

# What differs from one person's row to the next one's; `i` counts them.
OWN: Final[dict[str, dict[str, str]]] = {
    "conversations": {"chat_id": "chat_id + i"},
    "cases": {"id": "id + i", "number": "number || i", "chat_id": "chat_id + i"},
    "attachments": {"id": "id + i", "chat_id": "chat_id + i", "case_id": "case_id + i"},
    "timers": {"chat_id": "chat_id + i"},
    "slots": {"chat_id": "chat_id + i", "message_id": "message_id + i"},
    "outbox": {"id": "id + i", "chat_id": "chat_id + i"},
    "inbox": {"key": "key || i"},
}
KEY_OF_ONE: Final = "one:"
NUMBERS: Final = "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)"


def fill(store: Store, count: int) -> None:
    """Put so many tenants into the store. What is sealed is one person's again and again: nobody reads it."""
    with transaction(store.db):
        _put_one(store)
        for table, own in OWN.items():
            _copy(store, table, own, count - 1)
    with closing(sqlite3.connect(master.key_store_of(store.path))) as keys, keys:
        one = f"(select wrapped from keys where subject = {FIRST})"
        sql = f"insert into keys (subject, wrapped) {NUMBERS} select {FIRST} + i, wrapped from n, {one}"
        keys.execute(sql, (count - 1,))


def _put_one(store: Store) -> None:
    db, moment, today = store.db, now().timestamp(), now().date()
    told = {name: answer.text if isinstance(answer, Say) else str(answer) for name, answer in TO_MEDIATOR}
    opened = OpenCase("mediation", "charges", today, told, story_is_shared=True)
    case = cases.open_case(db, FIRST, opened, "OLD", today, moment)
    cases.change(db, case, state="closed", closed_at=moment)
    piece = attachments.add(db, FIRST, SentFile("file", "document", "bail.pdf"), is_parked=False, now=moment)
    db.conn.execute("update attachments set state = 'kept', case_id = ? where id = ?", (case.id, piece))
    dispute = Dispute("charges", "mediation", str(today), case.number, told, str(today))
    ended = Conversation(FIRST, state="outcome-mediation", version=20, disputes={"1": dispute})
    conversations.save(db, ended, 0)
    timers.put(db, FIRST, "dispute-1", moment * 2)
    outbox.remember(db, FIRST, status_slot(case), 1)
    sql = "insert into outbox (chat_id, language, slot, due_at, done_at) values (?, 'fr', '', ?, ?)"
    db.conn.execute(sql, (FIRST, moment, moment))
    inbox.add(db, KEY_OF_ONE, moment)


def _copy(store: Store, table: str, own: dict[str, str], count: int) -> None:
    names = [row["name"] for row in store.db.conn.execute(f"pragma table_info({table})")]
    values = ", ".join(own.get(name, name) for name in names)
    one = f"key = '{KEY_OF_ONE}'" if table == "inbox" else f"chat_id = {FIRST}"
    sql = f"insert into {table} {NUMBERS} select {values} from n, (select * from {table} where {one})"
    store.db.conn.execute(sql, (count,))
