"""What waits, in counts and moments. Only what is open is looked at, through its index."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database


class Backlog(NamedTuple):
    """Moments are seconds since 1970, None where nothing waits.

    In the outbox, `due` is to be sent, `aside` waits for something else, `held` is for people who blocked the
    bot. A case is `owed` while its tenant waits for an answer: since when, and until when it was promised.
    """

    due: int
    aside: int
    held: int
    due_since: float | None
    mails: int
    open_cases: dict[str, int]
    owed_since: float | None
    owed_until: float | None


_OUTBOX = """
    select
        count(*) filter (where not is_aside and not is_held) due,
        count(*) filter (where is_aside and not is_held) aside,
        count(*) filter (where is_held) held,
        min(id) filter (where not is_aside and not is_held) oldest
    from (
        select o.id, o.is_aside, exists (select 1 from unreachable u where u.chat_id = o.chat_id) is_held
        from outbox o where o.done_at is null
    )
"""
_ADDED_AT = "select added_at from outbox where id = ?"
_MAILS = "select count(*) waiting from mails where done_at is null"
_OPEN_CASES = "select door, count(*) n from cases where state <> 'closed' group by door"
_OWED = """
    select min(opened_at) since, min(due_at) until from cases
    where state <> 'closed' and state in ('open', 'claimed') and not is_frozen
"""
QUERIES = (_OUTBOX, _ADDED_AT, _MAILS, _OPEN_CASES, _OWED)


def backlog(db: Database) -> Backlog:
    """What waits now. Raises sqlite3.Error."""
    outbox = db.conn.execute(_OUTBOX).fetchone()
    oldest = db.conn.execute(_ADDED_AT, (outbox["oldest"],)).fetchone()
    owed = db.conn.execute(_OWED).fetchone()
    return Backlog(
        due=outbox["due"],
        aside=outbox["aside"],
        held=outbox["held"],
        due_since=oldest["added_at"] if oldest else None,
        mails=db.conn.execute(_MAILS).fetchone()["waiting"],
        open_cases={row["door"]: row["n"] for row in db.conn.execute(_OPEN_CASES)},
        owed_since=owed["since"],
        owed_until=owed["until"],
    )
