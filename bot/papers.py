"""Answers → what stands on a printed paper, as plain values: every word of ours comes from letters.ftl.

Nothing is laid out here: `bot/letters/*.typ` does that, and `as_text` gives the same paper as text to copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.config import Config
from bot.dossier import Piece, dossier
from bot.sheets import LINE, UNKNOWN, Block, Wording, block, envelope, paragraphs, readable, story
from bot.texts import Texts
from dialogs import rules
from dialogs.events import Fields
from dialogs.questions import STEPS_TAKEN
from storage.cases import Case

__all__ = ("Paper", "Papers", "Piece", "as_text")

LETTER = "letter"
DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed: JSON values, and the template that lays them out."""

    template: str
    name: str
    data: dict[str, Any]


class Papers:
    """Makes the papers of the three doors."""

    def __init__(self, texts: Texts, config: Config) -> None:
        self._say = Wording(texts)
        self._config = config

    def complaint(self, fields: Fields) -> Paper:
        """The first written complaint to the landlord."""
        say, told, today, of = self._say, _told(fields), _today(fields), "letter-to-landlord"
        law = {"window_years": rules.WINDOW.years}
        landlord = self._config.landlord
        letter = {
            **say.head(self._sender(told), today),
            "recipient": envelope(landlord.name, landlord.address),
            "subject": say.subject(of, told.get("theme", "")),
            "body": [
                block(said=say.lines(of, "opening")),
                story(say(of, "facts"), told.get("description", ""), 4),
                block(say(of, "sums"), lines=2),
                block(say(of, "wish"), lines=2),
                block(said=[say(of, part, **law) for part in ("reply", "rights", "mediator")]),
            ],
            "enclosures": block(say("letter-parts", "enclosures"), lines=1),
        }
        parts = ("before", "ways", "after", "log")
        guide = say.guide("letter-sending", [f"letter-sending-{part}" for part in parts], **law)
        return self._letter(f"reclamation-{today}", say(of, "title"), today, letter, guide)

    def neighbour(self, fields: Fields) -> Paper:
        """The letter to the social mediator; who the neighbours are is written by hand."""
        say, told, today, of = self._say, _told(fields), _today(fields), "letter-to-social-mediator"
        landlord = self._config.landlord
        address = self._config.social_mediation.address or landlord.address
        names = ("trouble", "trouble_since")
        trouble = {name: say.told(name, told.get(name, "")) for name in names}
        chronology = told.get("chronology", "")
        letter = {
            **say.head(self._sender(told), today),
            "recipient": envelope(landlord.name, address, say(of, "attention")),
            "subject": say(of, "subject"),
            "body": [
                block(said=say.lines(of, "opening")),
                block(say(of, "trouble"), [say(of, "trouble-told", **trouble)]),
                block(say(of, "people"), lines=2),
                story(say(of, "chronology"), "" if chronology in UNKNOWN else chronology, 5),
                self._steps(told.get("steps_taken", "")),
                block(said=[say(of, "request")]),
            ],
            "enclosures": block(say("letter-parts", "enclosures"), lines=1),
        }
        parts = ("before", "ways", "after", "log")
        guide = say.guide("letter-sending", [f"letter-neighbour-{part}" for part in parts])
        return self._letter(f"mediation-sociale-{today}", say(of, "title"), today, letter, guide)

    def dossier(self, case: Case, pieces: Sequence[Piece], today: date) -> Paper:
        """The file for the consumer mediator: a letter for the post, the dossier, how to send it."""
        return Paper(DOSSIER, f"dossier-{case.number}", dossier(self._say, self._config, case, pieces, today))

    def _letter(self, name: str, title: str, today: date, letter: Block, guide: Block) -> Paper:
        return Paper(LETTER, name, {"title": title, "day": str(today), "letter": letter, "guide": guide})

    def _sender(self, told: dict[str, str]) -> list[str]:
        address = self._say("letter-parts", "address", address=LINE)
        return self._say.sender(told.get("name", ""), told.get("client_reference", ""), address=address)

    def _steps(self, steps: str) -> Block:
        title = self._say("letter-to-social-mediator", "steps")
        if steps in UNKNOWN:
            return block(title, lines=1)
        told = self._say.perhaps("letter-steps", steps) if steps in STEPS_TAKEN.choices else steps
        return block(title, paragraphs(told or ""), lines=1 if steps == "several" else 0)


def _told(fields: Fields) -> dict[str, str]:
    return {name: readable(value) for name, value in fields.items() if isinstance(value, str)}


def _today(fields: Fields) -> date:
    today = fields["today"]
    if not isinstance(today, date):
        raise TypeError("today: a date")
    return today


# --- as text to copy ---------------------------------------------------------------------------------------


def as_text(paper: Paper) -> str:
    """The letter to copy; of a dossier, the request alone: what happened, the answer, the wish."""
    letter = paper.data["letter"]
    if paper.template == DOSSIER:
        return _joined(letter["subject"], *map(_block, (*letter["body"], *paper.data["request"])))
    return _joined(
        "\n".join(letter["sender"]),
        "\n".join(letter["recipient"]),
        letter["place"],
        letter["subject"],
        letter["salutation"],
        *map(_block, letter["body"]),
        letter["closing"],
        letter["signature"],
        _block(letter["enclosures"]),
    )


def _block(part: Block) -> str:
    return "\n".join(_lines(part))


def _lines(part: Block) -> Iterator[str]:
    if part["title"]:
        yield part["title"]
    yield from part["items"]
    yield from part["paragraphs"]
    if part["lines"]:
        yield LINE


def _joined(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
