"""How the days of a dispute, its reminders, its five grounds and its other ways are told to a tenant."""

from __future__ import annotations

from datetime import date

from bot.answers import Answers
from bot.texts import BLANK, Texts
from dialogs.events import Fields, FieldValue, Remind
from dialogs.rules import Period

Line = dict[str, str]

DAYS = ("day", "by", "last_day", "until")  # a line with a day that is not known is not shown


class FollowUp:
    """Makes words of what the dialogue tells of disputes."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._answers = Answers(texts)

    def told(self, language: str, fields: Fields) -> Fields:
        """What a text may name of a dispute: it is called by its case, or by its theme."""
        told: Fields = {}
        if "theme" in fields:
            told["about"] = self.name(language, fields)
        if "stage" in fields:
            told["turn"] = self.turn(language, str(fields["stage"]), fields.get("by"))
        if "value" in fields and "question" in fields:
            question = str(fields["question"])
            told["value"] = self._answers.told(language, question, str(fields["value"]))
        if "question" in fields:
            told["question"] = self._question(language, str(fields["question"]))
        if "found" in fields:
            found = str(fields["found"])
            end = self._texts.attribute(language, "found", f"{found}-told")
            told["found"] = end or self._question(language, found)
        told |= {name: fields[name] or BLANK for name in DAYS if name in fields}
        return told

    def name(self, language: str, dispute: Fields | Line) -> str:
        """How a dispute is called: by the number of its case, or by what it is about."""
        theme = str(dispute["theme"])
        told = (self._texts.attribute(language, message, f"{theme}-told") for message in ("money", "theme"))
        about = next(filter(None, told), theme)
        case = str(dispute.get("case") or "")
        return f"{case} ({about})" if case else about

    def turn(self, language: str, stage: str, by: FieldValue) -> str:
        """Whose turn it is, and by when."""
        day = date.fromisoformat(by) if isinstance(by, str) and by else by
        return self._texts.show(language, f"turn-{stage}", {"by": day or BLANK})

    def _question(self, language: str, name: str) -> str:
        return self._texts.attribute(language, "what_if", f"{name}-told") or name

    def dispute_line(self, language: str, line: Line) -> str:
        """A dispute that is no case, or the draft, in the list."""
        about, turn = self.name(language, line), self.turn(language, line["stage"], line["by"])
        number = f"{line['key']}. " if line.get("key") else ""
        return f"{number}{about[0].upper()}{about[1:]}.\n{turn}"

    def day_line(self, language: str, line: Line) -> str:
        """A day of the way."""
        days = self._answers.period(language, Period.parse(line["days"]))
        tense = "past" if line["past"] == "yes" else "ahead"
        return self._texts.show(language, f"milestone-{line['name']}", {"days": days, "tense": tense})

    def ground_line(self, language: str, line: Line) -> str:
        """One of the five grounds, how it stands, and why."""
        label = self._texts.attribute
        name, light = (label(language, "ground", line[part]) or "" for part in ("name", "light"))
        reason = label(language, "ground", f"{line['name']}-{line['reason']}-told") or ""
        told = {"name": name, "light": light, "reason": reason}
        return self._texts.show(language, "ground-line", told)

    def answer_line(self, language: str, line: Line) -> str:
        """An answer that could have been another."""
        told = self._answers.told(language, line["question"], line["value"])
        return f"{line['number']}. {self._question(language, line['question'])} {told}"

    def reminder(self, language: str, remind: Remind, today: date) -> str:
        """What it says on the day it is sent, which may not be the one it was written for."""
        last_day = remind.fields["last_day"]
        days = (last_day - today).days if isinstance(last_day, date) else 0
        fields: Fields = {**remind.fields, **self.told(language, remind.fields), "days": days}
        return self._texts.show(language, f"remind-{remind.step}", fields)
