"""What a tenant sees: an effect and a language → one call of the Bot API, as a plain value.

Nothing is sent here and nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.answers import Answers
from bot.calls import JSON, Call, message_to
from bot.config import Config
from bot.follow_up import FollowUp
from bot.texts import BLANK, NAV, TextError, Texts, agency_line, moment
from dialogs import flow, what_if
from dialogs.agencies import choice_of
from dialogs.events import (
    EMERGENCY,
    Ask,
    Fields,
    FieldValue,
    Finish,
    Remind,
    Say,
    ShowEmergency,
    ShowVerdict,
    StripKeyboard,
)
from dialogs.questions import CONTACT, EVIDENCE, LOCAL_AGENCY
from dialogs.rules import Period
from storage.cases import Case
from storage.codec import Sendable
from storage.deliveries import Mark, React

NAV_ROWS = (("back", "help"), ("human", "emergency"))
NUMBERED_A_ROW = 3
LONGEST_TOLD = 60  # characters of the tenant's words on a line of the recap
LONGEST_PLACEHOLDER = 64  # Bot API, input_field_placeholder
SHARE = "share"
GUESS = "guess-"
NAMING = "evidence-naming"
NEWS = ("news_", "settled_", "reply_")
LISTS = frozenset({"lines", "milestones"})  # fields that are told line by line
# Where the turn of a dispute says more than its last day.
TURNS_OF_OTHERS = ("refer", "late", "referred", "accepted")
REACTIONS: dict[Mark, str] = {"seen": "👀", "answered": "👌"}  # two of those that the Bot API knows


class Renderer:
    """Makes calls out of effects."""

    def __init__(self, texts: Texts, config: Config) -> None:
        self._texts = texts
        self._answers = Answers(texts)
        self._follow_up = FollowUp(texts)
        self._link = config.mediator.url
        self._agencies = {agency.name: agency_line(agency) for agency in config.agencies}

    # --- to the tenant ------------------------------------------------------------------------------------

    def tenant(self, chat_id: int, language: str, effect: Sendable) -> Call:
        """The message that shows the effect. TextError for an effect that is not shown."""
        match effect:
            case Ask():
                return self._question(chat_id, language, effect)
            case Say(message, fields, choices, version):
                text = self._texts.show(language, message, self._told(language, message, fields))
                keyboard = self._inline(language, message, effect.about or "aside", choices, version)
                return message_to(chat_id, text, keyboard or self._nav(language))
            case ShowVerdict(verdict, _, deadline, version, choices, fields):
                message = f"verdict-{verdict}"
                told = {**fields, **self._reached(fields), "deadline": deadline}
                text = self._texts.show(language, message, told)
                return self._card(chat_id, language, text, message, choices, version)
            case Finish():
                return self._outcome(chat_id, language, effect)
            case ShowEmergency(kind):
                message = f"{EMERGENCY}{kind}"
                keyboard = self._inline(language, message, message, ("continue",), 0)
                return message_to(chat_id, self._texts.show(language, message), keyboard)
            case React(message_id, mark):
                reaction = [{"type": "emoji", "emoji": REACTIONS[mark]}]
                params = {"chat_id": chat_id, "message_id": message_id, "reaction": reaction}
                return Call("setMessageReaction", params)
            case StripKeyboard(message_id):
                return Call("editMessageReplyMarkup", {"chat_id": chat_id, "message_id": message_id})
        raise TextError(f"{type(effect).__name__} is not shown")

    def reminder(self, chat_id: int, language: str, remind: Remind, today: date) -> Call:
        """A reminder that is sent today."""
        text = self._follow_up.reminder(language, remind, today)
        keyboard = self._inline(language, f"remind-{remind.step}", remind.about, remind.choices, 0)
        return message_to(chat_id, text, keyboard)

    def _question(self, chat_id: int, language: str, ask: Ask) -> Call:
        refused = ask.fields.get("refused")
        if refused:
            text = self._refusal(language, ask.question, str(refused))
        else:
            message = _message_of(ask)
            fields = self._told(language, message, ask.fields)
            text = self._texts.show(language, message, fields)
        return message_to(chat_id, text, self._keyboard(language, ask))

    def _refusal(self, language: str, question: str, reason: str) -> str:
        own = self._texts.attribute(language, question, f"refused-{reason}")
        return own or self._texts.show(language, f"refused-{reason}")

    def _keyboard(self, language: str, ask: Ask) -> JSON:
        if ask.question == CONTACT.name:
            return self._contact_keyboard(language, ask)
        if not ask.choices:
            return self._nav(language, self._texts.attribute(language, ask.question, "hint"))
        message = _message_of(ask)
        keyboard = self._inline(language, message, ask.question, ask.choices, ask.version)
        if ask.question == LOCAL_AGENCY.name:
            _name_agencies(keyboard, ask)
        if yes := self._texts.attribute(language, message, "yes"):  # to the reading that is proposed
            keyboard["inline_keyboard"][0][0]["text"] = yes
        return keyboard

    def _contact_keyboard(self, language: str, ask: Ask) -> JSON:
        """A number can only be shared from a reply keyboard, which then carries the choices too."""
        label = self._texts.attribute
        share = {"text": label(language, ask.question, SHARE), "request_contact": True}
        own = [[{"text": label(language, ask.question, choice)}] for choice in ask.choices]
        keyboard = self._nav(language, label(language, ask.question, "hint"))
        return {**keyboard, "keyboard": [[share], *own, *keyboard["keyboard"]]}

    def _outcome(self, chat_id: int, language: str, finish: Finish) -> Call:
        step = flow.OUTCOMES[f"outcome-{finish.outcome}"]
        message = step.name if finish.case or not step.opens_case else f"{step.name}-alone"
        fields: Fields = {**finish.fields, "deadline": finish.deadline, "case": finish.case}
        fields |= self._reached(finish.fields)
        due = fields.get("answer_by")
        fields["answer_by"] = moment(float(str(due)), language) if due else BLANK
        text = self._texts.show(language, message, fields)
        return self._card(chat_id, language, text, message, finish.choices, finish.version)

    def _card(
        self,
        chat_id: int,
        language: str,
        text: str,
        message: str,
        choices: tuple[str, ...],
        version: int,
    ) -> Call:
        keyboard = self._inline(language, message, message, choices, version)
        label = self._texts.attribute(language, message, "link")
        if label and self._link:
            keyboard.setdefault("inline_keyboard", []).insert(0, [{"text": label, "url": self._link}])
        return message_to(chat_id, text, keyboard)

    # --- keyboards ----------------------------------------------------------------------------------------

    def _inline(
        self, language: str, message: str, question: str, choices: Iterable[str], version: int
    ) -> JSON:
        """Buttons under a message; what they send back names the question, the choice and the version."""
        rows: list[list[JSON]] = []
        for choice in choices:
            button = {
                "text": self._label(language, message, question, choice),
                "callback_data": f"{question}:{choice}:{version}",
            }
            if choice[-1].isdigit() and rows and _takes_more(rows[-1]):
                rows[-1].append(button)
            else:
                rows.append([button])
        return {"inline_keyboard": rows} if rows else {}

    def _label(self, language: str, message: str, question: str, choice: str) -> str:
        label = self._texts.attribute
        name, _, number = choice.partition("_")
        if number.isdigit():
            return label(language, message, name, {"number": number}) or choice
        named = EVIDENCE.name if message == NAMING else "reading"
        if question.startswith(what_if.PREFIX):
            named = question.removeprefix(what_if.PREFIX)
        shared = (message, named, "ways")
        return next(filter(None, (label(language, each, choice) for each in shared)), choice)

    def _nav(self, language: str, hint: str | None = None) -> JSON:
        """The buttons at the bottom: messages like others, so Telegram keeps a tap on them for a day."""
        rows = [[{"text": self._texts.attribute(language, NAV, name)} for name in row] for row in NAV_ROWS]
        keyboard: JSON = {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}
        if hint:
            keyboard["input_field_placeholder"] = hint[:LONGEST_PLACEHOLDER]
        return keyboard

    # --- what is told -------------------------------------------------------------------------------------

    def _told(self, language: str, message: str, fields: Fields) -> Fields:
        """The fields as they are read: choices by their names, lists line by line."""
        told = {**fields, **self._reached(fields)}
        for name in LISTS & fields.keys():
            told[name] = "\n".join(self._lines(language, message, fields[name])) or BLANK
        if message == "help":
            state = str(fields.get("state", ""))
            told["help"] = self._texts.attribute(language, state, "help") or BLANK
        if message.startswith(NEWS):
            told |= self._news(language, fields)
        if "reading" in fields:
            told["reading"] = self._texts.attribute(language, "reading", f"{fields['reading']}-told") or ""
        if message == "contact_noted":
            told["contact"] = self._answers.told(language, CONTACT.name, str(fields["contact"]))
        if "complaint" in fields:
            told["complaint"] = self._answers.told(language, "complaint_date", str(fields["complaint"]))
        if "missing" in fields:
            told["missing"] = ", ".join(self._roles(language, str(fields["missing"]))) or BLANK
        if "case" in fields and not fields["case"]:
            told["case"] = None
        return told | self._follow_up.told(language, fields)

    def _reached(self, fields: Fields) -> Fields:
        """How the tenant's own agency is reached, in place of all of them, once it is known."""
        line = self._agencies.get(str(fields.get("agency")))
        return {"agency_lines": line} if line else {}

    def status(self, chat_id: int, language: str, case: Case, agent: str, stage: str) -> Call:
        """Where a case stands: what was done, who acts next, by when."""
        fields: Fields = {
            "case": case.number,
            "door": self._texts.attribute(language, "door-name", case.door),
            "agent": agent or BLANK,
            "state": self._texts.attribute(language, "case-state", case.state),
            "deadline": case.deadline or BLANK,
            "next": self._next(language, stage, case.due_at),
            "promise": case.promise or BLANK,
            "promise_due": moment(case.promise_due_at, language) if case.promise_due_at else BLANK,
        }
        text = self._texts.show(language, "case-status", fields)
        return message_to(chat_id, text, self._inline(language, "case-status", case.number, ("reply",), 0))

    def _next(self, language: str, stage: str, due_at: float | None) -> str:
        due = moment(due_at, language) if due_at else BLANK
        return self._texts.show(language, f"case-next-{stage}", {"due": due})

    def _news(self, language: str, fields: Fields) -> Fields:
        """What staff did, in the tenant's language."""
        label = self._texts.attribute
        due: Fields = {"due": moment(float(str(fields["due"])), language)} if fields.get("due") else {}
        known = (("role", EVIDENCE.name, "-told"), ("outcome", "case-end", ""))
        day: Fields = {"deadline": fields["deadline"] or BLANK} if "deadline" in fields else {}
        door = self._texts.door(language, str(fields.get("door", "")), str(fields.get("agency", "")))
        return (
            due
            | day
            | ({"door": door} if "door" in fields else {})
            | {
                name: label(language, message, f"{fields[name]}{ending}") or str(fields[name])
                for name, message, ending in known
                if name in fields
            }
        )

    def _lines(self, language: str, message: str, lines: FieldValue) -> list[str]:
        if not isinstance(lines, list):
            return []
        of = {
            LOCAL_AGENCY.name: self._agency_line,
            "cases": self._case_line,
            "pieces": self._piece_line,
            "readers": self._reader_line,
            "timeline": self._follow_up.day_line,
            "grounds": self._follow_up.ground_line,
            "what_if": self._follow_up.answer_line,
        }
        tell = of.get(message, self._recap_line)
        return [tell(language, line) for line in lines]

    def _recap_line(self, language: str, line: dict[str, str]) -> str:
        value = self._answers.told(language, line["question"], line["value"])
        text = self._texts.show(language, f"recap-{line['question']}", {"value": _shortened(value)})
        return f"{line['number']}. {text}"

    def _case_line(self, language: str, line: dict[str, str]) -> str:
        """A case, with whose turn it is: the tenant's, where the dispute says so."""
        if "door" not in line:
            return self._follow_up.dispute_line(language, line)
        fields: Fields = {
            "case": line["case"],
            "door": self._texts.attribute(language, "door-name", line["door"]),
            "state": self._texts.attribute(language, "case-state", line["state"]),
        }
        number = f"{line['key']}. " if line.get("key") else ""
        told = [f"{number}{self._texts.show(language, 'case-line', fields)}"]
        told.append(self._next(language, line["next"], float(line["due"] or 0)))
        if line.get("stage") in TURNS_OF_OTHERS:
            told.append(self._follow_up.turn(language, line["stage"], line["by"]))
        elif line["deadline"]:
            day: Fields = {"deadline": Period.parse(line["deadline"]).start}
            told.append(self._texts.show(language, "case-line-deadline", day))
        return "\n".join(told)

    def _reader_line(self, language: str, line: dict[str, str]) -> str:
        who = self._texts.attribute(language, "case-reader", line["who"]) or line["who"]
        person = ", ".join(part for part in (line["name"], line["service"]) if part)
        fields: Fields = {"day": date.fromisoformat(line["day"]), "who": person or who, "case": line["case"]}
        return self._texts.show(language, "case-reader", fields)

    def _piece_line(self, language: str, line: dict[str, str]) -> str:
        role = (
            self._texts.attribute(language, EVIDENCE.name, f"{line['role']}-told") if line["role"] else None
        )
        kind = self._texts.attribute(language, "pieces", f"kind-{line['kind']}") or line["kind"]
        told = [role or kind, *([_shortened(line["label"])] if line["label"] else [])]
        return f"{line['number']}. {' · '.join(told)}"

    def _agency_line(self, language: str, line: dict[str, str]) -> str:  # noqa: ARG002 - same shape as the others
        towns = f" ({line['towns']})" if line["towns"] else ""
        return f"{line['number']}. {line['name']}{towns}"

    def _roles(self, language: str, roles: str) -> list[str]:
        return [
            self._texts.attribute(language, EVIDENCE.name, f"{role}-told") or role for role in roles.split()
        ]

    # --- in the bubble over a button -----------------------------------------------------------------------

    def mark(self, language: str) -> str:
        """What stands under a message that is sent again."""
        return self._texts.show(language, "resent")

    def toast(self, language: str, callback_id: str, message: str | None, fields: Fields) -> Call:
        """The answer to a tap."""
        text = {"text": self._texts.show(language, message, fields)} if message else {}
        return Call("answerCallbackQuery", {"callback_query_id": callback_id, **text})


def _message_of(ask: Ask) -> str:
    """A guess is asked about in place of the question, and so is what a piece is."""
    if ask.fields.get("naming"):
        return NAMING
    return f"{GUESS}{ask.fields['guess']}" if ask.fields.get("guess") else ask.question


def _name_agencies(keyboard: JSON, ask: Ask) -> None:
    """The buttons of the agencies bear the names that stand in the question."""
    lines = ask.fields.get("lines")
    names = {choice_of(line["name"]): line["name"] for line in lines} if isinstance(lines, list) else {}
    for choice, [button] in zip(ask.choices, keyboard["inline_keyboard"], strict=True):
        button["text"] = names.get(choice, button["text"])


def _takes_more(row: list[JSON]) -> bool:
    """Buttons that differ by a number stand side by side."""
    return row[0]["callback_data"].split(":")[1][-1].isdigit() and len(row) < NUMBERED_A_ROW


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TOLD else f"{line[: LONGEST_TOLD - 1]}…"
