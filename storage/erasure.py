"""The end of what is known of a person: the rows at once, then the key, so that older copies are lost too.

A key that nothing is sealed under any more is destroyed. What a copy of the store brings back that was made
before an erasure is erased again when it is opened.
"""

from __future__ import annotations

from sqlite_utils import Database

from storage import inbox, limits, mails, outbox
from storage.database import transaction
from storage.sealing import COLUMNS, HOUSE, MARK, number_of
from storage.vault import Used, Vault

_OF_A_PERSON = ("attachments", "cases", "timers", "calendars", "slots", "unreachable", "conversations")


def erase(db: Database, chat_id: int) -> None:
    """Everything about this person, inside a transaction; the key goes when that is committed."""
    outbox.forget(db, chat_id)
    mails.forget(db, chat_id)
    inbox.forget(db, chat_id)
    limits.forget(db, chat_id)
    for table in _OF_A_PERSON:
        db.conn.execute(f"delete from {table} where chat_id = ?", (chat_id,))  # noqa: S608 - our own names
    db.conn.execute("select retired(?)", (chat_id,))


def destroy_keys(db: Database, vault: Vault) -> int:
    """Destroy the keys that nothing is sealed under, as far as they are examined now; how many went."""
    unused = [key.number for key in vault.examine() if not _is_used(db, key)]
    if unused:
        vault.destroy(unused)
    note(db, vault)
    return len(unused)


def note(db: Database, vault: Vault) -> None:
    """Write down how far the key store has come, so that an older copy of either is known for one."""
    sql = "update sealing set last_key = ?1, destroyed = ?2 where last_key <> ?1 or destroyed <> ?2"
    db.conn.execute(sql, (vault.last, vault.destroyed))


_IS_USED = " or ".join(
    f"exists (select 1 from {it.table} where {it.subject} = :subject and {it.name} glob :mark)"  # noqa: S608 - our own names
    for it in COLUMNS
)


def _is_used(db: Database, key: Used) -> bool:
    """A retired key, by what is sealed under it; any other by whatever there is of its subject."""
    mark = f"{MARK}{key.number}:*" if key.is_retired else f"{MARK}*"
    found = db.conn.execute(f"select {_IS_USED}", {"subject": key.subject, "mark": mark}).fetchone()
    return bool(found[0])


def replay(db: Database, vault: Vault) -> int:
    """Erase again who was erased since this copy of the store was made; how many they are."""
    living = vault.living()
    lost = {
        row["subject"]
        for it in COLUMNS
        for row in db.conn.execute(
            f"select {it.subject} subject, {it.name} text from {it.table} where {it.name} glob ?",  # noqa: S608
            (f"{MARK}*",),
        )
        if number_of(row["text"]) not in living
    } - {HOUSE}
    for chat_id in sorted(lost):
        with transaction(db):
            erase(db, chat_id)
    return len(lost)
