"""The file for the consumer mediator: dates, story, wish, pieces, and what each of them proves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from bot.config import Config
from bot.sheets import LINE, UNKNOWN, Block, Wording, block, envelope, readable, story
from bot.texts import long_date
from dialogs import rules
from dialogs.rules import Period
from storage.cases import Case

ABOUT_THE_LEASE = frozenset(("charges", "rent", "deposit", "services"))
ESTABLISHED, PARTIAL, MISSING = "established", "partial", "missing"

Row = list[Any]
Table = dict[str, Any]


class Piece(NamedTuple):
    """A file that goes with the dossier."""

    number: int
    role: str
    kind: str
    caption: str
    received: date
    sha256: str


def dossier(say: Wording, config: Config, case: Case, pieces: Sequence[Piece], today: date) -> dict[str, Any]:
    """Everything that is printed for the case."""
    return _Dossier(say, config, case, pieces, today).printed()


class _Dossier:
    """One case, read once."""

    def __init__(
        self, say: Wording, config: Config, case: Case, pieces: Sequence[Piece], today: date
    ) -> None:
        self.say, self.config, self.case, self.today = say, config, case, today
        self.pieces = sorted(pieces)
        self.answers = {name: readable(value) for name, value in case.answers.items()}
        self.theme = say.theme(case.theme)
        self.period = _period(self.answers.get("complaint_day", "")) or _period(
            self.answers.get("complaint_date", "")
        )
        self.law = {"window_years": rules.WINDOW.years}

    def printed(self) -> dict[str, Any]:
        """The letter, the dossier and the page on how to send them."""
        say = self.say
        story_of_theirs = story(say("letter-dossier", "story"), self.answers.get("description", ""), 8)
        wish = story(say("letter-dossier", "wish"), self.answers.get("wish", ""), 3)
        parts = ("online", "post", "after", "log")
        return {
            "title": say("letter-to-mediator", "title", case=self.case.number),
            "day": str(self.today),
            "letter": self._letter(),
            "dossier": {
                "title": say("letter-dossier", "title"),
                "about": say("letter-dossier", "about", case=self.case.number, today=self.today),
                "footer": say("letter-dossier", "footer", case=self.case.number),
                "tenant": self._tenant(),
                "landlord": self._landlord(),
                "facts": self._facts(),
                "story": story_of_theirs,
                "wish": wish,
                "pieces": self._pieces(),
                "claims": self._claims(),
                "grounds": self._grounds(),
                "last_day": self._last_day(),
            },
            "request": [story_of_theirs, wish],
            "guide": say.guide("letter-filing", [f"letter-filing-{part}" for part in parts]),
        }

    # --- the letter and who is who -------------------------------------------------------------------------

    def _letter(self) -> Block:
        say, of = self.say, "letter-to-mediator"
        mediator = self.config.mediator
        count = len(self.pieces)
        enclosed = say(of, "enclosures", case=self.case.number, pieces=count)
        return {
            **say.head(self._sender(), self.today),
            "recipient": envelope(mediator.name, mediator.address),
            "subject": say.subject(of, self.case.theme),
            "body": [
                block(said=[say(of, "opening"), self._history()]),
                block(said=[say(of, "enclosed"), say(of, "request")]),
            ],
            "enclosures": block(say("letter-parts", "enclosures"), items=[enclosed]),
        }

    def _history(self) -> str:
        """The complaint, what came of it, and that nobody else has the dispute: in one paragraph."""
        say, of = self.say, "letter-to-mediator"
        told = [say(of, "complaint", complaint=self._complaint())]
        told.append(say.perhaps(of, f"answer-{self.answers.get('landlord_answer', '')}") or "")
        told += [say(of, "undisputed")] if self.answers.get("proceedings") == "none" else []
        return " ".join(filter(None, told))

    def _sender(self) -> list[str]:
        say, contact = self.say, self.answers.get("contact", "")
        kind, _, address = contact.partition(":")
        is_post = kind == "post"
        told = LINE if is_post else say.told("contact", contact)
        return say.sender(
            self.answers.get("name", ""),
            self.answers.get("client_reference", ""),
            address=address if is_post else say("letter-parts", "address", address=LINE),
            contact=say("letter-parts", "contact", contact=told),
        )

    def _tenant(self) -> Block:
        say, of = self.say, "letter-dossier"
        role = say.perhaps(of, f"role-{self.answers.get('role', '')}")
        helper = self.answers.get("helper_name")
        written_by = say(of, "helper", helper=helper) if helper else None
        return block(say(of, "tenant"), filter(None, (*self._sender(), role, written_by)))

    def _landlord(self) -> Block:
        say, of = self.say, "letter-dossier"
        address = self.config.landlord.address or LINE
        told = [say(of, "landlord-address", landlord_address=address), *say.lines(of, "landlord-contact")]
        return block(say(of, "landlord"), [self.config.landlord.name, *told])

    # --- the dates -----------------------------------------------------------------------------------------

    def _complaint(self) -> str:
        return self.say.told("complaint_date", str(self.period)) if self.period else LINE

    def _facts(self) -> Table:
        """What happened and what follows from it, in the order of the days."""
        say = self.say
        rows = [(self.period.start if self.period else date.min, self._complaint(), "complaint")]
        rows += self._answer()
        rows.append((self.today, long_date(self.today, "fr"), "today"))
        if self.period:
            last_day = rules.last_day(self.period)
            rows.append((last_day, long_date(last_day, "fr"), "last_day"))
        roles = {"complaint": ("complaint", "proof_of_sending"), "answer": ("answer",)}
        told = [
            [
                day,
                say("letter-fact", fact, silence_months=self.config.rules.silence_months),
                self._told_pieces(*roles[fact]) if fact in roles else "",
            ]
            for _, day, fact in sorted(rows, key=lambda row: row[0])
        ]
        return _table(say("letter-dossier", "facts"), say.lines("letter-fact", "head"), told)

    def _answer(self) -> list[tuple[date, str, str]]:
        answer = self.answers.get("landlord_answer")
        if answer == "unsatisfying":
            return [(self.period.end if self.period else date.min, LINE, "answer")]
        if answer not in ("none", "in_progress") or not self.period:
            return []
        day = rules.silence_day(self.period, self.config.rules.silence_months)
        if day > self.today:
            return []
        return [(day, long_date(day, "fr"), "silence" if answer == "none" else "in_progress")]

    def _last_day(self) -> Block:
        say, of, source = self.say, "letter-last-day", self.say("letter-last-day", "source")
        title = say("letter-dossier", "last_day")
        if not self.period:
            return block(title, [say(of, "unknown", **self.law), source])
        start, last_day = self.period.start, rules.last_day(self.period)
        days = (last_day - self.today).days
        told = [say(of, "complaint", complaint=self._complaint())]
        told += [say(of, "earliest", start=start)] if start != self.period.end else []
        told.append(say(of, "computed", start=start, last_day=last_day, **self.law))
        told.append(say(of, "left", days=days, today=self.today) if days >= 0 else say(of, "past"))
        return block(title, [*told, source])

    # --- the pieces and what they prove --------------------------------------------------------------------

    def _pieces(self) -> Table:
        say = self.say
        rows = [[str(piece.number), *self._piece(piece)] for piece in self.pieces]
        note = "sha256" if rows else "no-pieces"
        table = _table(say("letter-dossier", "pieces"), say.lines("letter-piece", "head"), rows)
        return table | {"note": say("letter-dossier", note)}

    def _piece(self, piece: Piece) -> Row:
        say, of, role = self.say, "letter-piece", piece.role or "other"
        name, kind = say(of, role), say.perhaps(of, f"kind-{piece.kind}")
        told = f"{name} ({kind})" if kind and role != piece.kind else name
        shown = {"words": told, "caption": " ".join(readable(piece.caption).split()), "code": piece.sha256}
        return [shown, say(of, f"{role}-proves"), f"{piece.received:%d/%m/%Y}"]

    def _numbers(self, *roles: str) -> list[int]:
        return [piece.number for piece in self.pieces if (piece.role or "other") in roles]

    def _told_pieces(self, *roles: str) -> str:
        numbers = self._numbers(*roles)
        return self.say.shown("letter-pieces", count=len(numbers), numbers=", ".join(self._runs(numbers)))

    def _runs(self, numbers: list[int]) -> Iterable[str]:
        """«1 à 4», «7»: numbers that follow each other are told by the first and the last."""
        for _, run in groupby(enumerate(numbers), key=lambda numbered: numbered[1] - numbered[0]):
            first, *rest = [str(number) for _, number in run]
            joined = self.say("letter-pieces", "range", first=first, last=rest[-1]) if rest else first
            yield joined if len(rest) != 1 else f"{first}, {rest[0]}"

    def _claims(self) -> Table:
        say = self.say
        claims = [
            ("lease", ("lease",)),
            ("complaint", ("complaint",)),
            ("proof_of_sending", ("proof_of_sending",)),
            *((claim, ("answer",)) for claim in self._claim_of_answer()),
            *((role, (role,)) for role in ("statement", "inventory", "photo") if self._matters(role)),
            ("other", ("other",)),
        ]
        rows = [
            [say("letter-claim", claim, complaint=self._complaint()), self._told_pieces(*roles)]
            for claim, roles in claims
        ]
        return _table(say("letter-dossier", "claims"), say.lines("letter-claim", "head"), rows)

    def _claim_of_answer(self) -> Iterable[str]:
        """What is said of the landlord's answer: nothing where nothing is known of it."""
        answer = self.answers.get("landlord_answer", "")
        if answer == "unsatisfying" or self._numbers("answer"):
            yield "answer"
        elif answer in ("none", "in_progress"):
            yield f"answer-{answer}"

    def _matters(self, role: str) -> bool:
        wanted = {"statement": ("charges", "rent", "deposit"), "inventory": ("deposit",)}
        return self.case.theme in wanted.get(role, ()) or bool(self._numbers(role))

    # --- the five grounds of article L612-2 ----------------------------------------------------------------

    def _grounds(self) -> Table:
        say, of = self.say, "letter-ground"
        found = (self._written(), self._serious(), self._elsewhere(), self._in_time(), self._field())
        told = {"theme": self.theme, **self.law, "last_day": self.period and rules.last_day(self.period)}
        rows = [
            [
                say(of, ground, **told),
                {"words": say(of, f"{ground}-{reason}", **told), "caption": self._evidence(ground)},
                {"words": say(of, f"state-{state}"), "state": state},
            ]
            for ground, state, reason in found
        ]
        table = _table(say("letter-dossier", "grounds"), say.lines(of, "head"), rows)
        return table | {"note": say("letter-dossier", "mediator-decides")}

    def _evidence(self, ground: str) -> str:
        roles = {"written": ("complaint", "proof_of_sending", "answer"), "field": ("lease",)}
        roles["in_time"] = roles["written"]
        roles["serious"] = ("statement", "inventory", "photo", "other", "lease")
        held = roles.get(ground, ())
        return self._told_pieces(*held) if self._numbers(*held) else ""

    def _written(self) -> tuple[str, str, str]:
        """1° An answer of the landlord shows as well as a receipt that the complaint arrived."""
        copy, sent = self._numbers("complaint"), self._numbers("proof_of_sending", "answer")
        state = ESTABLISHED if copy and sent else PARTIAL if copy or sent else MISSING
        return "written", state, state

    def _serious(self) -> tuple[str, str, str]:
        """2°."""
        told = [self.answers.get(name) for name in ("description", "wish")]
        state = ESTABLISHED if all(told) and self.pieces else PARTIAL if any(told) else MISSING
        return "serious", state, state

    def _elsewhere(self) -> tuple[str, str, str]:
        """3°."""
        known = {"none": ESTABLISHED, "court": MISSING, "mediator": MISSING}
        state = known.get(self.answers.get("proceedings", ""), PARTIAL)
        return "elsewhere", state, state

    def _in_time(self) -> tuple[str, str, str]:
        """4° A day that nothing proves is not established."""
        if not self.period:
            return "in_time", PARTIAL, "unknown"
        if rules.is_too_late(self.period, self.today):
            return "in_time", MISSING, MISSING
        is_proved = self.period.start == self.period.end and self._numbers("complaint", "proof_of_sending")
        state = ESTABLISHED if is_proved and rules.last_day(self.period) >= self.today else PARTIAL
        return "in_time", state, state

    def _field(self) -> tuple[str, str, str]:
        """5° The landlord's page names the subjects; of others the mediator decides."""
        if not self.theme:
            return "field", PARTIAL, "unknown"
        state = ESTABLISHED if self.case.theme in ABOUT_THE_LEASE else PARTIAL
        return "field", state, state


def _table(title: str, head: list[str], rows: list[Row]) -> Table:
    return {"title": title, "head": head, "rows": rows, "note": ""}


def _period(told: str) -> Period | None:
    if told in UNKNOWN:
        return None
    try:
        return Period.parse(told)
    except ValueError:
        return None
