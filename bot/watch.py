"""What the desk does by the clock: tell what is late, free what was taken and left, list the day at nine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final

from sqlite_utils import Database

from dialogs.desk import OWED
from dialogs.events import Fields
from dialogs.worktime import PARIS, working_between
from storage import cases, staff
from storage.cases import Case
from storage.deliveries import TellStaff
from storage.telling import Teller

DIGEST_AT: Final = time(9)

Work = Callable[[], None]


def watch(
    db: Database, teller: Teller, release_time: timedelta, supervisor: int
) -> Iterator[tuple[str, Work]]:
    """What is due, each under a key of its own: one that fails must not stop the others, nor come again.

    To be done as it comes: what follows is looked up afterwards.
    """
    late = [case for case in cases.overdue(db, teller.now) if teller.desk.hears(case)]
    for case in late:
        yield f"late:{case.id}:{case.due_at}", partial(_tell_late, db, teller, case, supervisor)
    for case in cases.broken_promises(db, teller.now):
        yield f"broken:{case.id}:{case.promise_due_at}", partial(_tell_broken, db, teller, case, supervisor)
    for case in cases.taken(db):
        if _was_left(case, teller, release_time):
            yield f"left:{case.id}:{case.claimed_at}", partial(_free, db, teller, case)
    now = datetime.fromtimestamp(teller.now, PARIS)
    if now.time() >= DIGEST_AT and teller.desk.hours.slots_on(now.date()):
        for at, chat_id in enumerate(teller.desk.chat_ids):  # by its place: its id may change on the day
            yield f"digest:{now.date()}:{at}", partial(_digest, db, teller, now.date(), chat_id)


def little_room(teller: Teller) -> tuple[str, Work]:
    """Told to staff once a day."""
    today = datetime.fromtimestamp(teller.now, PARIS).date()
    return f"room:{today}", partial(teller.tell_staff, TellStaff("staff-room"))


def _tell_late(db: Database, teller: Teller, case: Case, supervisor: int) -> None:
    """Once for each time that an answer was promised."""
    cases.change(db, case, is_late=1)
    teller.note("late", case)
    teller.show(case)
    kind = "late" if teller.desk.chat_id else "reminder"  # by e-mail only, nobody says here what was answered
    teller.mail(case, kind)
    told: Fields = {"case": case.number, "due": str(case.due_at)}
    teller.tell_about(case, TellStaff("staff-late", told | _named(db, supervisor), case.id))


def _tell_broken(db: Database, teller: Teller, case: Case, supervisor: int) -> None:
    cases.change(db, case, promise_is_late=1, promises_late=case.promises_late + 1)
    teller.note("promise_late", case)
    teller.show(case)
    told: Fields = {"case": case.number, "due": str(case.promise_due_at)}
    teller.tell_about(case, TellStaff("staff-promise-late", told | _named(db, supervisor), case.id))


def _named(db: Database, supervisor: int) -> Fields:
    """The supervisor, so that it rings; nobody where none is configured."""
    member = staff.find(db, supervisor)
    return {"name": member.name, "mention": supervisor} if member else {"name": ""}


def _was_left(case: Case, teller: Teller, release_time: timedelta) -> bool:
    """Taken, and not answered for so much working time."""
    if case.claimed_at is None:
        return False
    taken, now = (datetime.fromtimestamp(at, PARIS) for at in (case.claimed_at, teller.now))
    return working_between(taken, now, teller.desk.hours) >= release_time


def _free(db: Database, teller: Teller, case: Case) -> None:
    member = staff.find(db, case.agent_id)
    cases.change(db, case, state="open", agent_id=0, claimed_at=None)
    teller.note("free", case, str(case.agent_id))
    teller.show(case)
    told: Fields = {"case": case.number, "name": member.name if member else ""}
    teller.tell_about(case, TellStaff("staff-idle", told, case.id))


def _digest(db: Database, teller: Teller, today: date, chat_id: int) -> None:
    """Once a working day: what the group has at nine, and what is owed an answer one by one."""
    held = cases.unfinished_in(db, chat_id)
    if not held:
        return
    midnight = datetime.combine(today + timedelta(1), time(), PARIS).timestamp()
    owed = [case for case in held if case.state in OWED and not case.is_frozen]
    fields: Fields = {
        "count": len(held),
        "late": sum(case.is_late for case in owed),
        "free": sum(case.state == "open" for case in owed),
        "today": sum(bool(case.due_at and case.due_at < midnight) for case in owed),
        "lines": cases.listed(db, owed),
    }
    teller.tell(chat_id, TellStaff("staff-digest", fields))
