"""What staff are told by e-mail of a case: the same as in their group, complete by itself.

The words go at once; the pieces follow in a mail of their own, when they are all there.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards import Cards
from bot.documents import NotYet
from bot.mail import Enclosure, Parcel, handoff
from bot.texts import BLANK, Texts, moment
from dialogs.events import Fields
from storage import attachments, cases
from storage.cases import Case
from storage.database import Store
from storage.mails import Row


class Handoffs:
    """Makes mails out of rows of the mail queue."""

    def __init__(self, store: Store, texts: Texts, cards: Cards) -> None:
        self._db = store.db
        self._folder = store.files
        self._texts = texts
        self._cards = cards

    def make(self, row: Row) -> Sequence[Parcel] | None:
        """The mails of a row; none when its case was erased. NotYet while a piece is being fetched."""
        if row.mail.kind == "erased":
            return [self._erased(str(row.mail.fields["case"]))]
        case = cases.find(self._db, row.mail.case_id)
        if case is None:
            return None
        if row.mail.kind == "pieces":
            enclosures = self._enclosures(case, str(row.mail.fields.get("pieces", "")))
            return handoff(self._texts, case, [case.number], enclosures) if enclosures else None
        return handoff(self._texts, case, self._lines(case, row.mail.kind, row.mail.fields))

    def _erased(self, number: str) -> Parcel:
        """What was told of the case by e-mail is not to be kept either."""
        return Parcel(number, self._texts.show("fr", "mail-erased", {"case": number}), ())

    def _lines(self, case: Case, kind: str, fields: Fields) -> list[str]:
        due, contact = fields.get("due") or case.due_at, self._cards.contact(case) or BLANK
        told: Fields = {"case": case.number, "contact": contact, **fields}
        told["due"] = moment(float(str(due)), "fr") if due else BLANK
        if kind == "handoff":
            roles = [piece.role for piece in attachments.of_case(self._db, case.id)]
            shared = "\n".join(self._cards.shared_lines(case)) if case.story_is_shared else BLANK
            told |= {**self._cards.told(case, roles, ""), "lines": shared}
        return self._texts.show("fr", f"mail-{kind}", told).splitlines()

    def _enclosures(self, case: Case, told: str) -> list[Enclosure]:
        """The pieces of those ids, or all of them, under their numbers in the case."""
        ids = {int(number) for number in told.split()}
        numbered = enumerate(attachments.of_case(self._db, case.id), 1)
        pieces = [(number, piece) for number, piece in numbered if not ids or piece.id in ids]
        if any(piece.state == "waiting" for _, piece in pieces):
            raise NotYet
        return [
            Enclosure(
                self._cards.file_name(case, number, piece.media_type or ""),
                piece.media_type or "",
                piece.clean_copy(self._folder),
            )
            for number, piece in pieces
        ]
