"""How long each table keeps what is about a person, and what is past that.

A rule is in BY_AGE, where rows go by themselves, or in BY_TURN: a turn of the dialogue lets them go, with all
that hangs on them. Every other table is in WITHOUT, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from sqlite_utils import Database

from storage import audit, cases
from storage.cases import Case

DAY_SECONDS: Final = 86_400.0
SLICE: Final = 500  # rows in one transaction: a few milliseconds, and a tenant's turn comes next

Days = Mapping[str, int]


class Rule(NamedTuple):
    """Rows go when the moment in `column` is more days ago than the key of [privacy] says; "": at once."""

    table: str
    row: str  # the columns that name a row
    column: str
    key: str
    source: str


_LOOK_INTO = "its words go when it is done; time to look into what was not received"

BY_AGE: Final = (
    Rule(
        "inbox", "key", "at", "dedupe_days", "Telegram repeats an update for 24 hours (Bot API, getUpdates)"
    ),
    Rule("dead_letters", "id", "at", "dead_letter_days", "time for a person to look at it"),
    Rule("outbox", "id", "done_at", "sent_days", _LOOK_INTO),
    Rule("mails", "id", "done_at", "mailed_days", _LOOK_INTO),
    Rule("audit", "id", "at", "audit_days", "six months to a year of traces (CNIL, délibération 2021-122)"),
    Rule("buckets", "chat_id, name", "at", "", "full again by the next night"),
    Rule("unreachable", "chat_id", "since", "closed_days", "found out again with the next message"),
    Rule("invitations", "digest", "expires_at", "", "it lets in within a day"),
)

BY_TURN: Final = (
    Rule("attachments", "id", "received_at", "parked_days", "a file that its tenant did not confirm"),
    Rule("conversations", "chat_id", "updated_at", "draft_days", "not sent, or nothing left of its person"),
    Rule("cases", "id", "closed_at", "closed_days", "a year to apply to the mediator (L612-2, 4° C. conso.)"),
)

WITHOUT: Final[Mapping[str, str]] = {
    "_sqlite_migrations": "names of the steps of the schema",
    "audit_anchor": "one number and one digest, about nobody",
    "case_messages": "goes with its case",
    "case_numbers": "counts, about nobody",
    "calendars": "goes with the case of its theme, or with the conversation",
    "heartbeat": "one moment, about nobody",
    "left_topics": "goes with its case",
    "notes": "goes with its case",
    "orphans": "numbers of files, swept every 30 seconds",
    "sealing": "how far the key store has come, about nobody",
    "slots": "goes with the case or the conversation",
    "staff": "as long as they work here: /retirer, or the configuration",
    "strangers": "as long as they are in the staff group",
    "timers": "goes when it fires, or with the conversation",
}


def before(rule: Rule, days: Days, now: float) -> float:
    """What is older than this moment goes, in seconds since 1970."""
    return now - days.get(rule.key, 0) * DAY_SECONDS


def purge(db: Database, rule: Rule, before: float) -> int:
    """Forget one slice of what is older than that; how many rows went."""
    if rule.table == "audit":  # its rows go from the beginning alone, so that the chain can be followed
        return audit.purge(db, before, SLICE)
    sql = (
        f"delete from {rule.table} where ({rule.row}) in"  # noqa: S608 - our own names
        f" (select {rule.row} from {rule.table} where {rule.column} < ? limit {SLICE})"
    )
    return db.conn.execute(sql, (before,)).rowcount


def closed_cases(db: Database, before: float) -> list[Case]:
    """The cases that were closed before that, oldest first."""
    sql = "select id from cases where state = 'closed' and closed_at < ? order by closed_at"
    ids = [row["id"] for row in db.conn.execute(sql, (before,)).fetchall()]
    return [case for case_id in ids if (case := cases.find(db, case_id))]


_NOTHING = """
    not exists (select 1 from cases where cases.chat_id = c.chat_id)
    and not exists (select 1 from attachments where attachments.chat_id = c.chat_id)
    and not exists (select 1 from timers where timers.chat_id = c.chat_id and name = 'draft')
"""


def has_nothing(db: Database, chat_id: int) -> bool:
    """True for a person of whom only the place in the dialogue is left: no case, no file, no draft."""
    sql = f"select 1 from conversations c where chat_id = ? and {_NOTHING}"  # noqa: S608 - our own names
    return db.conn.execute(sql, (chat_id,)).fetchone() is not None


def idle_chats(db: Database, before: float) -> list[int]:
    """Those who have nothing left and gave no sign of life since then."""
    sql = f"select chat_id from conversations c where updated_at < ? and {_NOTHING}"  # noqa: S608 - our own names
    return [row["chat_id"] for row in db.conn.execute(sql, (before,))]
