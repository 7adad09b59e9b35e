"""What is handed over as files: letters, the request to the mediator, its pieces, the calendar, figures.

A paper goes out as three messages, each a row of its own: its first page as a picture, the PDF, and the same
text to copy. They are made when they are sent; nothing of them is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from telegram import InputFile

from bot.bound import LARGEST, Bound, File
from bot.calls import Call, message_to
from bot.config import Config
from bot.papers import Paper, Papers, Piece, as_text
from bot.texts import Texts
from bot.workshop import WORKSHOP
from dialogs.events import Fields
from dialogs.questions import EVIDENCE
from dialogs.worktime import PARIS
from storage import attachments, cases
from storage.attachments import Attachment
from storage.database import Store
from storage.deliveries import (
    Delivery,
    PostBundle,
    PostCalendar,
    PostData,
    PostDossier,
    PostLetter,
    PostStatistics,
)
from storage.outbox import Row

CALENDAR = "mediation.ics"
DATA = "mes-donnees"
WARN_DAYS = (60, 30, 7, 1)  # before the last day
WARN_OF_SILENCE = (1,)
IN_HAND = 2  # papers: one is printed, one is made ready; what waits behind them is a row and costs little


class NotYet(Exception):
    """A file that is needed is still being fetched."""


class Handed(NamedTuple):
    """The call that hands something over, if there is anything; and what is to be sent after it."""

    call: Call | None
    then: Delivery | None = None


class Documents:
    """Makes the calls that hand files over."""

    def __init__(self, store: Store, texts: Texts, config: Config, clock: Callable[[], datetime]) -> None:
        self._db = store.db
        self._folder = store.files
        self._texts = texts
        self._papers = Papers(texts, config)
        self._clock = clock
        self._in_hand = asyncio.Semaphore(IN_HAND)

    async def hand(self, row: Row) -> Handed:
        """The call for a row. NotYet while a piece of the case is being fetched."""
        if isinstance(row.effect, PostCalendar):  # it waits for nobody else's print
            return Handed(self._calendar(row, row.effect))
        async with self._in_hand:
            return await self._printed(row)

    async def _printed(self, row: Row) -> Handed:
        match row.effect:
            case PostLetter(letter, fields, part):
                return Handed(await self._paper(row, f"paper-{letter}", self._letter(letter, fields), part))
            case PostDossier(case_id, part):
                return Handed(await self._dossier(row, case_id, part))
            case PostBundle(case_id, part):
                return await self._bundle(row, case_id, part)
            case PostData(part):
                return await self._data(row, part)
            case PostStatistics(since, until):
                return Handed(await self._statistics(row, since, until))
        raise TypeError(type(row.effect).__name__)

    # --- papers -------------------------------------------------------------------------------------------

    def _letter(self, letter: str, fields: Fields) -> Paper:
        return self._papers.complaint(fields) if letter == "complaint" else self._papers.neighbour(fields)

    async def _dossier(self, row: Row, case_id: int, part: str) -> Call | None:
        case = cases.find(self._db, case_id)
        if case is None:
            return None
        pieces = [
            Piece(
                number,
                piece.role,
                piece.kind,
                piece.caption,
                self._day(piece.received_at),
                piece.sha256 or "",
            )
            for number, piece in enumerate(self._pieces(case_id), 1)
        ]
        paper = self._papers.dossier(case, pieces, self._today())
        return await self._paper(row, "paper-dossier", paper, part)

    async def _paper(self, row: Row, message: str, paper: Paper, part: str) -> Call:
        show = self._texts.show
        if part == "text":
            return _to_copy(row.chat_id, show(row.language, "paper-copy"), as_text(paper))
        if part == "preview":
            preview = await WORKSHOP.preview(paper)
            picture = InputFile(preview, filename=f"{paper.name}.png")
            params = {"photo": picture, "caption": show(row.language, "paper-preview")}
            return Call("sendPhoto", {"chat_id": row.chat_id, **params})
        pdf = await WORKSHOP.pdf(paper)
        return _file(row, f"{paper.name}.pdf", pdf, show(row.language, message))

    # --- pieces -------------------------------------------------------------------------------------------

    async def _bundle(self, row: Row, case_id: int, part: int) -> Handed:
        case = cases.find(self._db, case_id)
        if case is None:
            return Handed(None)
        bound = [
            Bound(
                number,
                self._title(piece),
                self._day(piece.received_at),
                piece.sha256 or "",
                piece.media_type or "",
                piece.clean_copy(self._folder),
            )
            for number, piece in enumerate(self._pieces(case_id), 1)
        ]
        made = await WORKSHOP.bind(case.number, bound)
        if part > len(made):
            return Handed(None)
        then = PostBundle(case_id, part + 1) if part < len(made) else None
        return Handed(_file(row, *made[part - 1], self._caption(row.language, made, part)), then)

    def _caption(self, language: str, made: Sequence[File], part: int) -> str:
        bound = [file for file in made if file.name.endswith(".pdf")]
        if made[part - 1] not in bound:
            return self._texts.show(language, "paper-sounds")
        if len(bound) == 1:
            return self._texts.show(language, "paper-pieces")
        return self._texts.show(language, "paper-pieces-part", {"part": part, "count": len(bound)})

    def _pieces(self, case_id: int) -> list[Attachment]:
        pieces = attachments.of_case(self._db, case_id)
        if any(piece.state == "waiting" for piece in pieces):
            raise NotYet
        return pieces

    def _title(self, piece: Attachment) -> str:
        named = self._texts.attribute("fr", EVIDENCE.name, piece.role) if piece.role else None
        return named or self._texts.attribute("fr", "pieces", f"kind-{piece.kind}") or piece.kind

    async def _statistics(self, row: Row, since: float, until: float) -> Call:
        from bot.charts import picture
        from bot.statistics import words
        from storage.statistics import figures

        told = figures(self._db, since, until, self._clock().timestamp())
        drawn = await WORKSHOP.preview(picture(told, self._texts))
        params = {"photo": InputFile(drawn, filename="statistics.png"), "caption": words(told, self._texts)}
        return Call("sendPhoto", {"chat_id": row.chat_id, **params})

    # --- all that is kept -----------------------------------------------------------------------------------

    async def _data(self, row: Row, part: int) -> Handed:
        from bot.archive import volumes
        from bot.disclosure import disclose

        told = disclose(self._db, self._folder, self._texts, row.chat_id, self._clock().timestamp())
        packed = volumes(told, LARGEST)
        if part > len(packed):
            return Handed(None)
        content = await WORKSHOP.pack(packed[part - 1])
        then = PostData(part + 1) if part < len(packed) else None
        caption = self._texts.show(row.language, "paper-data", {"part": part, "count": len(packed)})
        return Handed(_file(row, f"{DATA}-{part}.zip", content, caption), then)

    # --- the calendar -------------------------------------------------------------------------------------

    def _calendar(self, row: Row, days: PostCalendar) -> Call:
        from bot.agenda import Day, calendar

        wanted = (("last_day", days.last_day, WARN_DAYS), ("silence_day", days.silence_day, WARN_OF_SILENCE))
        told = [
            Day(f"{name}-{days.uid}", days.sequence, day, *self._said_of(row.language, name), warn_days)
            for name, day, warn_days in wanted
            if day
        ]
        content = calendar(told, self._clock())
        return _file(row, CALENDAR, content, self._texts.show(row.language, "paper-calendar"))

    def _said_of(self, language: str, name: str) -> tuple[str, str]:
        """The title of a day and what is written about it."""
        show = self._texts.show
        return show(language, f"calendar-{name}"), show(language, f"calendar-{name}-text")

    def _today(self) -> date:
        return self._clock().astimezone(PARIS).date()

    def _day(self, moment: float) -> date:
        return datetime.fromtimestamp(moment, PARIS).date()


def _file(row: Row, name: str, content: bytes, caption: str) -> Call:
    document = InputFile(content, filename=name)
    return Call("sendDocument", {"chat_id": row.chat_id, "document": document, "caption": caption})


def _to_copy(chat_id: int, intro: str, text: str) -> Call:
    """The text folded up under a line, where the whole fits into one message."""
    call = message_to(chat_id, f"{intro}\n{text}", {})
    quote = {"type": "expandable_blockquote", "offset": _units(intro) + 1, "length": _units(text)}
    return Call(call.method, {**call.params, "entities": [quote]})


def _units(text: str) -> int:
    """Telegram counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
