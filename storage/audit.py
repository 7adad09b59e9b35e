"""Who did what to which case, and when: a journal that only grows, each row sealed with the one before it.

A row's hash is the SHA-256 of the hash before it and of the row as JSON: no row can be changed, taken out or
put in without breaking all that follow. What is past its age goes from the beginning: the anchor keeps number
and hash of the last row that went, and the chain goes on from there. Rows hold codes and ids of staff, never
words; of tenants nothing but the number of the case.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, Literal, NamedTuple, get_args

from sqlite_utils import Database

from dialogs.desk import Action
from dialogs.worktime import PARIS
from storage import staff

TENANT: Final = "tenant"
SYSTEM: Final = "system"
OPERATOR: Final = "operator"
OTHERS: Final = (TENANT, SYSTEM, OPERATOR)

Deed = Literal[
    Action,
    "correct", "show", "join",
    "open", "add", "settle", "freeze", "thaw", "erase", "export",
    "late", "promise_late", "free", "forget", "purge",
]  # fmt: skip
DEEDS: Final[tuple[Deed, ...]] = get_args(Deed)

_CODES = re.compile(r"[a-z0-9_=. -]*", re.ASCII)


class Entry(NamedTuple):
    """A row. `actor`: the user id of a person of the staff, or one of TENANT, SYSTEM, OPERATOR."""

    id: int
    at: float
    actor: str
    case: str
    deed: str
    details: str


class Verdict(NamedTuple):
    """How many rows follow each other, the last of them and its seal; the first that does not, if any."""

    rows: int
    last: int
    seal: str
    broken_at: int | None


def add(db: Database, now: float, actor: str, deed: Deed, case: str = "", details: str = "") -> None:
    """Write it down, in the transaction of what it tells. `details` are codes: ValueError for words."""
    if not _CODES.fullmatch(details):
        raise ValueError("details of the audit are codes")
    last, seal = _head(db)
    entry = Entry(last + 1, float(now), actor, case, deed, details)
    db.conn.execute("insert into audit values (?, ?, ?, ?, ?, ?, ?)", (*entry, _sealed(seal, entry)))


def of_case(db: Database, case: str) -> list[Entry]:
    """What was done to the case, oldest first."""
    sql = "select id, at, actor, case_number, deed, details from audit where case_number = ? order by id"
    return [Entry(*row) for row in db.conn.execute(sql, (case,))]


def journal(db: Database, case: str, limit: int) -> list[dict[str, str]]:
    """The last deeds as lines of a list for staff; a name is blank for who works here no more."""
    names = {str(member.user_id): member.name for member in staff.everybody(db)}
    return [
        {
            "at": str(entry.at),
            "actor": entry.actor if entry.actor in OTHERS else "staff",
            "name": names.get(entry.actor, ""),
            "deed": entry.deed,
            "details": entry.details,
        }
        for entry in of_case(db, case)[-limit:]
    ]


def readers(db: Database, numbers: Sequence[str], limit: int) -> list[dict[str, str]]:
    """Who of the staff dealt with these cases, the last first: a line for each person, case and day."""
    members = {str(member.user_id): member for member in staff.everybody(db)}
    seen: dict[tuple[str, str, str], dict[str, str]] = {}
    for entry in sorted((each for number in numbers for each in of_case(db, number)), reverse=True):
        is_group = entry.deed == "show" and entry.actor == SYSTEM
        if entry.actor in OTHERS and not is_group:
            continue
        day = datetime.fromtimestamp(entry.at, PARIS).date().isoformat()
        member = members.get(entry.actor)
        told = {
            "day": day,
            "case": entry.case,
            "who": "group" if is_group else "staff",
            "name": member.name.split()[0] if member else "",
            "service": member.service if member else "",
        }
        seen.setdefault((day, entry.actor, entry.case), told)
    return list(seen.values())[:limit]


def verify(db: Database) -> Verdict:
    """Follow the chain from the anchor to its end."""
    last, seal = _anchor(db)
    rows = 0
    for row in db.conn.execute("select * from audit order by id"):
        *told, sealed = tuple(row)
        entry = Entry(*told)
        if entry.id != last + 1 or sealed != _sealed(seal, entry):
            return Verdict(rows, last, seal, last + 1)
        last, seal, rows = entry.id, sealed, rows + 1
    return Verdict(rows, last, seal, None)


def purge(db: Database, before: float, limit: int) -> int:
    """Let the oldest rows go, as far as all of them are older than that; how many went."""
    first = db.conn.execute("select coalesce(min(id), 0) first from audit").fetchone()["first"]
    kept = db.conn.execute("select min(id) first from audit where at >= ?", (before,)).fetchone()["first"]
    until = min(first + limit, kept or _head(db)[0] + 1)
    db.conn.execute(
        "update audit_anchor set (last, hash) = (select id, hash from audit where id = :last)"
        " where last < :last and exists (select 1 from audit where id = :last)",
        {"last": until - 1},
    )
    return db.conn.execute("delete from audit where id < ?", (until,)).rowcount


def _head(db: Database) -> tuple[int, str]:
    row = db.conn.execute("select id, hash from audit order by id desc limit 1").fetchone()
    return (row["id"], row["hash"]) if row else _anchor(db)


def _anchor(db: Database) -> tuple[int, str]:
    row = db.conn.execute("select last, hash from audit_anchor").fetchone()
    return row["last"], row["hash"]


def _sealed(seal: str, entry: Entry) -> str:
    return sha256(f"{seal}{json.dumps(entry, separators=(',', ':'))}".encode()).hexdigest()


def create(db: Database) -> None:
    """The tables, and the triggers that let rows in at the end and out at the beginning alone."""
    db.execute(
        """
        create table audit (
            id integer primary key,
            at real not null,
            actor text not null,
            case_number text not null,
            deed text not null,
            details text not null,
            hash text not null
        ) strict
        """
    )
    db.execute("create index audit_case on audit (case_number, id)")
    db.execute("create index audit_at on audit (at)")
    db.execute(
        "create table audit_anchor (id integer primary key check (id = 1), last integer not null,"
        " hash text not null) strict"
    )
    db.execute("insert into audit_anchor values (1, 0, '')")
    for name, event, condition in (
        ("audit_is_not_changed", "update on audit", "true"),
        ("audit_is_not_replaced", "insert on audit", "exists (select 1 from audit where id = new.id)"),
        ("audit_goes_by_age", "delete on audit", "old.id > (select last from audit_anchor)"),
        ("audit_anchor_stays", "delete on audit_anchor", "true"),
        (
            "audit_anchor_moves_on",
            "update on audit_anchor",
            "new.last <= old.last or new.hash is not (select hash from audit where id = new.last)",
        ),
    ):
        db.execute(
            f"create trigger {name} before {event} when {condition}"
            " begin select raise(abort, 'the audit only grows'); end"
        )
