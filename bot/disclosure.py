"""All that is kept about one tenant, in words: what `/mesdonnees` and the operator's `export` hand over.

What staff say among themselves is not in it: their notes are for colleagues only. The words of the answers
they sent are in the chat; here is when they were sent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from bot.answers import Answers
from bot.evidence.verdict import EXTENSIONS
from bot.papers import Paper
from bot.sheets import Block, block, readable
from bot.texts import Texts, long_date, moment
from dialogs.events import FieldValue
from dialogs.questions import EVIDENCE
from dialogs.worktime import PARIS
from storage import attachments, audit, cases, conversations
from storage.attachments import Attachment
from storage.cases import Case
from storage.files import Copy, Files

Record = dict[str, Any]
Answered = Mapping[str, str]


class Section(NamedTuple):
    """A part of what is kept: records for a program, lines for a person."""

    name: str
    records: list[Record]
    lines: list[str]


class Original(NamedTuple):
    """A file as it came, and what it is called in the archive: no word of the tenant is in that."""

    name: str
    source: Copy


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Everything of one person at one moment."""

    data: str
    paper: Paper
    originals: tuple[Original, ...]


def disclose(db: Database, folder: Files, texts: Texts, chat_id: int, now: float) -> Disclosure:
    """Read all that is kept about the person of that chat."""
    found = conversations.load(db, chat_id)
    return _Telling(db, folder, texts, chat_id, found.language if found else "fr").told(now)


class _Telling:
    """One person, in one language."""

    def __init__(self, db: Database, folder: Files, texts: Texts, chat_id: int, language: str) -> None:
        self._db, self._folder, self._texts = db, folder, texts
        self._chat_id, self._language = chat_id, language
        self._answers = Answers(texts)
        self._held = cases.of_chat(db, chat_id)
        self._pieces = [*self._numbered()]

    def told(self, now: float) -> Disclosure:
        """Every section twice: as data and as a paper."""
        sections = [self._conversation(), self._cases(), self._files(), self._reminders(), self._sending()]
        day = datetime.fromtimestamp(now, PARIS).date()
        title, about = self._say("title"), self._show("paper-data-about", day=day)
        data = {
            "title": title,
            "about": about,
            "telegram_id": self._chat_id,
            "made_at": _iso(now),
            "parts": {it.name: {"about": self._told(it.name), "records": it.records} for it in sections},
        }
        paper = {
            "title": title,
            "about": about,
            "day": str(day),
            "language": self._language,
            "parts": [self._part(section) for section in sections],
        }
        originals = tuple(
            Original(name, self._folder.kept(self._chat_id, piece.came_name))
            for name, piece in self._pieces
            if piece.sha256
        )
        return Disclosure(
            json.dumps(data, ensure_ascii=False, indent=2), Paper("data", "data", paper), originals
        )

    def _part(self, section: Section) -> Block:
        lines = [readable(line) for line in section.lines] or [self._say("nothing")]
        return block(self._say(section.name), [self._told(section.name)], items=lines)

    # --- the parts ----------------------------------------------------------------------------------------

    def _conversation(self) -> Section:
        found = conversations.load(self._db, self._chat_id)
        if found is None:
            return Section("conversation", [], [])
        row = self._row("select updated_at from conversations where chat_id = ?")
        answers = {**found.kept, **found.answers}
        record = {
            "language": found.language,
            "step": found.state,
            "last_sign_of_life": _iso(row["updated_at"]),
            "draft_erased_on": found.expires,
            "answers": self._told_answers(answers),
            "words_waiting": found.parked_text,
            "files_waiting": found.parked_files,
            "case": found.case,
            "disputes_you_follow": [asdict(dispute) for dispute in found.disputes.values()],
        }
        drafts = [dispute.draft for dispute in found.disputes.values() if dispute.draft]
        aside = [line for draft in drafts for line in self._lines({**draft.kept, **draft.answers})]
        followed = [f"{self._say('dispute')} · {self._theme(it.theme)}" for it in found.disputes.values()]
        lines = [*self._lines(answers), *filter(None, [found.parked_text]), *followed, *aside]
        return Section("conversation", [record], lines)

    def _cases(self) -> Section:
        told = [(self._case(case), [*self._case_lines(case)]) for case in self._held]
        return Section("cases", [record for record, _ in told], [line for _, lines in told for line in lines])

    def _case(self, case: Case) -> Record:
        return {
            "number": case.number,
            "door": self._label("door-name", case.door),
            "theme": self._theme(case.theme),
            "state": self._label("case-state", case.state),
            "result": self._label("case-end", case.outcome or ""),
            "last_day": str(case.deadline or ""),
            "story_is_shared_with_staff": case.story_is_shared,
            "opened": _iso(case.opened_at),
            "answer_due": _iso(case.due_at),
            "first_answer": _iso(case.answered_at),
            "promise": case.promise,
            "answers": self._told_answers(case.answers),
            "words_added_later": case.answers.get(cases.ADDED, ""),
            "events": [{"at": _iso(at), "what": deed} for at, deed in self._events(case)],
        }

    def _case_lines(self, case: Case) -> Iterable[str]:
        door, state = (
            self._label(of, it) for of, it in (("door-name", case.door), ("case-state", case.state))
        )
        yield self._show("case-line", case=case.number, door=door, state=state)
        if case.deadline:
            yield self._show("case-line-deadline", deadline=case.deadline)
        yield from self._lines(case.answers)
        yield from filter(None, [case.answers.get(cases.ADDED, ""), case.promise])
        for at, deed in self._events(case):
            yield f"{moment(at, self._language)} · {deed}"

    def _events(self, case: Case) -> Iterable[tuple[float, str]]:
        """What was done to the case; what has no words for tenants is among colleagues."""
        for entry in audit.of_case(self._db, case.number):
            if deed := self._texts.attribute(self._language, "case-deed", entry.deed):
                yield entry.at, deed

    def _files(self) -> Section:
        records = [
            {
                "in_this_archive": f"files/{name}" if piece.sha256 else "",
                "name_you_gave": piece.label,
                "caption": piece.caption,
                "what_it_is": self._label(EVIDENCE.name, f"{piece.role}-told"),
                "type": piece.media_type or piece.kind,
                "state": piece.state,
                "received": _iso(piece.received_at),
                "sha256": piece.sha256 or "",
            }
            for name, piece in self._pieces
        ]
        lines = [
            " · ".join(filter(None, (name, piece.label, piece.caption, self._day(piece.received_at))))
            for name, piece in self._pieces
        ]
        return Section("files", records, lines)

    def _reminders(self) -> Section:
        timers = self._rows("select name, due_at from timers where chat_id = ? order by due_at")
        held = self._rows("select theme, days from calendars where chat_id = ? order by theme")
        records = [
            *({"kind": "timer", "name": row["name"], "at": _iso(row["due_at"])} for row in timers),
            *({"kind": "calendar", "theme": row["theme"], "days": row["days"]} for row in held),
        ]
        due = [f"{self._timer(row['name'])} · {self._day(row['due_at'])}" for row in timers]
        days = [f"{self._say('calendar')} · {self._theme(row['theme'])}" for row in held]
        return Section("reminders", records, [*due, *days])

    def _sending(self) -> Section:
        """What waits to be sent, and what the bot needs to work: ids and times alone."""
        waiting = self._rows("select due_at from outbox where chat_id = ? and done_at is null order by id")
        places = self._rows("select message_id from slots where chat_id = ? order by message_id")
        blocked = self._rows("select since from unreachable where chat_id = ?")
        record = {
            "messages_waiting": len(waiting),
            "ids_of_messages": sorted({row["message_id"] for row in places}),
            "bot_blocked_since": _iso(blocked[0]["since"]) if blocked else "",
        }
        return Section("sending", [record], [self._show("paper-data-waiting", count=len(waiting))])

    # --- words --------------------------------------------------------------------------------------------

    def _numbered(self) -> Iterable[tuple[str, Attachment]]:
        """The files with a name each: of a case, of the draft, or not placed yet."""
        for case in self._held:
            yield from self._named(case.number, attachments.of_case(self._db, case.id))
        yield from self._named("draft", attachments.of_draft(self._db, self._chat_id))
        yield from self._named("set-aside", attachments.shelved(self._db, self._chat_id))
        yield from self._named("waiting", attachments.parked(self._db, self._chat_id))

    def _named(self, place: str, pieces: Iterable[Attachment]) -> Iterable[tuple[str, Attachment]]:
        for number, piece in enumerate(pieces, 1):
            yield f"{place}-{number}.{EXTENSIONS.get(piece.media_type or '', 'bin')}", piece

    def _told_answers(self, answers: Answered) -> list[Record]:
        return [
            {"question": name, "answer": value, "in_words": self._answers.told(self._language, name, value)}
            for name, value in answers.items()
            if name != cases.ADDED
        ]

    def _lines(self, answers: Answered) -> list[str]:
        """The answers as the tenant checked them; those that had no line there are in the data."""
        return [
            self._show(f"recap-{name}", value=self._answers.told(self._language, name, value))
            for name, value in answers.items()
            if self._texts.has(self._language, f"recap-{name}")
        ]

    def _show(self, message: str, **fields: FieldValue) -> str:
        return self._texts.show(self._language, message, fields)

    def _say(self, name: str) -> str:
        return self._label("paper-data", name)

    def _told(self, section: str) -> str:
        return self._label("paper-data", f"{section}-told")

    def _label(self, message: str, name: str) -> str:
        return self._texts.attribute(self._language, message, name) or name.removesuffix("-told")

    def _timer(self, name: str) -> str:
        return self._say(f"timer-{name.partition('-')[0]}")

    def _theme(self, theme: str) -> str:
        told = (self._texts.attribute(self._language, of, f"{theme}-told") for of in ("money", "theme"))
        return next(filter(None, told), theme)

    def _day(self, at: float) -> str:
        return long_date(_date(at), self._language)

    def _rows(self, sql: str) -> list[Any]:
        rows: list[Any] = self._db.conn.execute(sql, (self._chat_id,)).fetchall()
        return rows

    def _row(self, sql: str) -> Any:
        return self._rows(sql)[0]


def _date(at: float) -> date:
    return datetime.fromtimestamp(at, PARIS).date()


def _iso(at: float | None) -> str:
    return datetime.fromtimestamp(at, PARIS).isoformat(timespec="seconds") if at else ""
