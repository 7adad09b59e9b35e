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


def read(db: Database, said: FromStaff, chat_id: int, staff: Staff) -> Reply | Stranger | None:
    """An answer to what the bot wrote about a case; anything else is a note among colleagues."""
    case = cases.under_message(db, chat_id, said.reply_to) if said.reply_to else None
    if case is None or said.text.startswith("/"):
        return None
    member = next((member for member in staff.members if member.id == said.user_id), None)
    if member is None:
        return Stranger(case)
    signature = ", ".join(part for part in (member.name, member.service) if part)
    return Reply(case, StaffReplied(case.number, said.text, signature))
