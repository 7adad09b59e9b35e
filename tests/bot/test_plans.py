"""No query goes through a whole table that grows with the years: a turn costs the same among a million cases.

What the bot asks of its store during a tenant's and the desk's day is written down, and SQLite is asked how
it would find each answer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bot.test_desk import SUPERVISOR, press, staffed, writes
from tests.running import House
from tests.samples import JPEG

DAY = 86_400.0

GROWING = (
    *("conversations", "cases", "attachments", "inbox", "outbox", "mails", "timers", "slots", "audit"),
    *("case_messages", "calendars", "buckets", "notes", "left_topics"),
)
OF_WHAT_IS_OPEN = ("cases_open", "outbox_open", "mails_open", "attachments_waiting")


@contextmanager
def asked(house: House) -> Iterator[set[str]]:
    """The statements that are carried out meanwhile."""
    statements: set[str] = set()
    house.store.db.conn.set_trace_callback(statements.add)
    try:
        yield statements
    finally:
        house.store.db.conn.set_trace_callback(None)


def scans(house: House, statements: set[str]) -> dict[str, str]:
    """The statements that go through a whole table, each with what SQLite says of it.

    An index of the rows that are open is a small part of its table, and the newest row is found at its end.
    """
    found = {}
    for statement in statements:
        for step in plan(house, statement):
            table = step.removeprefix("SCAN ").split()[0]
            if step.startswith("SCAN ") and table in GROWING and not is_small(step, statement):
                found[" ".join(statement.split())] = step
    return found


def plan(house: House, statement: str) -> list[str]:
    try:
        rows = house.store.db.conn.execute(f"explain query plan {statement}")
    except sqlite3.OperationalError:  # a pragma, a begin, what a trigger does
        return []
    return [row["detail"] for row in rows]


def is_small(step: str, statement: str) -> bool:
    _, _, index = step.partition(" INDEX ")
    return index in OF_WHAT_IS_OPEN or (not index and " order by id desc limit " in statement)


async def a_day(house: House) -> set[str]:
    """All that the bot asks while a tenant and the desk do whatever they can do, by day and by night."""
    with asked(house) as statements:
        house.app.turns.wake()
        await house.opens_case(content=JPEG, kind="photo")
        await press(house, "claim")
        await writes(house, "Nous vous rappelons mardi.")
        await writes(house, "/note Bâtiment B")
        await writes(house, "/journal")
        await writes(house, "/dossiers")
        await writes(house, "/stats", user=SUPERVISOR)
        await press(house, "close", "close.explained")
        await house.says("/suivi", "Encore un mot", "/mesdonnees", "/dossiers", "/humain")
        for _ in range(4):
            house.clock.move(20 * DAY)
            house.app.turns.beat()
            await house.settle()
            await house.app.purge.once()
        await house.says("/effacer")
        await house.taps("erase_all")
        house.store.tidy()
    return statements


async def test_no_query_goes_through_a_table_that_grows(tmp_path: Path) -> None:
    async with staffed(tmp_path) as house:
        statements = await a_day(house)

        assert scans(house, statements) == {}
        assert {word for it in statements for word in it.split()} >= {*GROWING}


async def test_one_that_does_would_be_seen(tmp_path: Path) -> None:
    async with staffed(tmp_path) as house:
        goes_through = {
            "select state from cases where number like '%K'": "SCAN cases",
            "select key from inbox where key glob '*:7:*'": "SCAN inbox USING COVERING INDEX inbox_at",
        }

        assert scans(house, {*goes_through, "select id from cases where state <> 'closed'"}) == goes_through
