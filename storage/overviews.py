"""Messages made of what the store holds of a person: their cases, their pieces, who read what."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from dialogs.conversation import Conversation
from dialogs.events import FieldValue, Say
from dialogs.questions import EVIDENCE
from storage import attachments, audit, cases
from storage.cases import Case
from storage.desk import Desk

MOST_READERS = 6  # lines of a message
MOST_CHOICES = 4  # beside the three that are always there under a list

_COUNTED = {
    "cases": "select count(*) from cases where chat_id = ?",
    "files": "select count(*) from attachments where chat_id = ? and state <> 'refused'",
    "waiting": "select count(*) from outbox where chat_id = ? and done_at is null",
}


def held(db: Database, chat_id: int) -> dict[str, int]:
    """How much there is of that person: cases, files, messages that wait to be sent."""
    return {name: db.conn.execute(sql, (chat_id,)).fetchone()[0] for name, sql in _COUNTED.items()}


def of_cases(
    db: Database,
    desk: Desk,
    conversation: Conversation,
    disputes: Sequence[dict[str, str]] = (),
    choices: tuple[str, ...] = (),
) -> Say:
    """Every case and every dispute once, a dispute with the case it is about."""
    told = {case.number: _line(case, desk.stage(case)) for case in cases.of_chat(db, conversation.chat_id)}
    sees = ("who_saw",) if told and len(choices) < MOST_CHOICES else ()
    followed = [told.pop(dispute.get("case", ""), {}) | dispute for dispute in disputes]
    ways = (*choices, "restart", *sees, "continue")
    return Say("cases", _listed([*told.values(), *followed]), ways, conversation.version)


def _line(case: Case, stage: str) -> dict[str, str]:
    return {
        "case": case.number,
        "door": case.door,
        "state": "frozen" if case.stage == "frozen" else case.state,
        "deadline": case.deadline.isoformat() if case.deadline else "",
        "next": stage,
        "due": str(case.due_at or ""),
    }


def of_readers(db: Database, chat_id: int, version: int) -> Say:
    """Who of the staff read which of the person's cases, the newest."""
    numbers = [case.number for case in cases.of_chat(db, chat_id)]
    return Say("readers", _listed(audit.readers(db, numbers, MOST_READERS)), ("continue",), version)


def of_pieces(db: Database, chat_id: int, choices: tuple[str, ...], version: int) -> Say:
    """The pieces of the draft, numbered."""
    lines = [
        {"number": str(number), "role": piece.role, "kind": piece.kind, "label": piece.label}
        for number, piece in enumerate(attachments.of_draft(db, chat_id), 1)
    ]
    return Say("pieces", {"lines": lines}, choices, version, about=EVIDENCE.name)


def _listed(lines: list[dict[str, str]]) -> dict[str, FieldValue]:
    return {"count": len(lines), "lines": lines}
