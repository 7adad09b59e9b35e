"""Words written in the staff group: which case they are about, and whether the tenant gets them."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from bot.config import Staff
from bot.inbound import FromStaff
from dialogs.events import StaffReplied
from storage import cases
from storage.cases import Case


class Reply(NamedTuple):
    """An answer for a tenant."""

    case: Case
    event: StaffReplied


class Stranger(NamedTuple):
    """Somebody in the group who is not in the staff table tried to answer."""

    case: Case


def read(db: Database, said: FromStaff, staff: Staff) -> Reply | Stranger | None:
    """An answer to the card or to a tenant's message; anything else is a note among colleagues."""
    case = _answered_case(db, said)
    if case is None:
        return None
    member = next((member for member in staff.members if member.id == said.user_id), None)
    if member is None:
        return Stranger(case)
    signature = ", ".join(part for part in (member.name, member.service) if part)
    return Reply(case, StaffReplied(case.number, said.text, signature))


def _answered_case(db: Database, said: FromStaff) -> Case | None:
    """In a topic every message replies to the topic's first one, which is not an answer to anybody."""
    if said.reply_to is None or said.reply_to == said.topic_id:
        return None
    if said.topic_id is not None:
        return cases.in_topic(db, said.topic_id)
    return cases.under_card(db, said.reply_to)
