"""An effect and a language → one call of the Bot API, as a plain value.

Nothing is sent here and nothing is looked up: what a rendering needs of the store comes in as arguments.
Texts go out without a parse mode, so that no word of a tenant is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from bot.config import Config
from bot.texts import BLANK, LONGEST_MESSAGE, NAV, TextError, Texts, long_date
from dialogs import flow
from dialogs.events import EMERGENCY, Ask, Fields, Finish, Say, ShowEmergency, ShowVerdict, StripKeyboard
from dialogs.expect import NEVER, UNKNOWN
from dialogs.flow import QUESTIONS
from dialogs.questions import CHECK_ANSWERS, CONTACT
from dialogs.rules import Period
from storage.attachments import Attachment
from storage.cases import Case
from storage.codec import Sendable
from storage.deliveries import Leave, TellStaff

JSON = dict[str, Any]

NAV_ROWS = (("back", "help"), ("human", "emergency"))
EDITS_A_ROW = 3
LONGEST_TOLD = 60  # characters of the tenant's words on a line of the recap
LONGEST_PLACEHOLDER = 64  # Bot API, input_field_placeholder
SHARE = "share"
FRENCH_CODE = 33  # of telephone numbers


class Call(NamedTuple):
    """A method of the Bot API and its parameters."""

    method: str
    params: JSON


class Renderer:
    """Makes calls out of effects."""

    def __init__(self, texts: Texts, config: Config) -> None:
        self._texts = texts
        self._link = config.mediator.url

    # --- to the tenant ------------------------------------------------------------------------------------

    def tenant(self, chat_id: int, language: str, effect: Sendable) -> Call:
        """The message that shows the effect. TextError for an effect that is not shown."""
        match effect:
            case Ask():
                return self._question(chat_id, language, effect)
            case Say(message, fields, choices, version):
                text = self._texts.show(language, message, self._told(language, message, fields))
                keyboard = self._inline(language, message, effect.about or "aside", choices, version)
                return _message(chat_id, text, keyboard or self._nav(language))
            case ShowVerdict(verdict, _, deadline, version, fields):
                message = f"verdict-{verdict}"
                text = self._texts.show(language, message, {**fields, "deadline": deadline})
                return self._card(chat_id, language, text, message, ("why", "wrong_answer"), version)
            case Finish():
                return self._outcome(chat_id, language, effect)
            case ShowEmergency(kind):
                message = f"emergency-{kind}"
                keyboard = self._inline(language, message, EMERGENCY, ("continue",), 0)
                return _message(chat_id, self._texts.show(language, message), keyboard)
            case StripKeyboard(message_id):
                return Call("editMessageReplyMarkup", {"chat_id": chat_id, "message_id": message_id})
        raise TextError(f"{type(effect).__name__} is not shown")

    def _question(self, chat_id: int, language: str, ask: Ask) -> Call:
        refused = ask.fields.get("refused")
        if refused:
            text = self._refusal(language, ask.question, str(refused))
        else:
            fields = self._told(language, ask.question, ask.fields)
            text = self._texts.show(language, ask.question, fields)
        return _message(chat_id, text, self._answers(language, ask))

    def _refusal(self, language: str, question: str, reason: str) -> str:
        own = self._texts.attribute(language, question, f"refused-{reason}")
        return own or self._texts.show(language, f"refused-{reason}")

    def _answers(self, language: str, ask: Ask) -> JSON:
        if ask.question == CONTACT.name:
            return self._contact_keyboard(language, ask)
        if not ask.choices:
            return self._nav(language, self._texts.attribute(language, ask.question, "hint"))
        return self._inline(language, ask.question, ask.question, ask.choices, ask.version)

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
        return _message(chat_id, text, keyboard)

    # --- keyboards ----------------------------------------------------------------------------------------

    def _inline(
        self, language: str, message: str, question: str, choices: Iterable[str], version: int
    ) -> JSON:
        """Buttons under a message; what they send back names the question, the choice and the version."""
        rows: list[list[JSON]] = []
        for choice in choices:
            button = {
                "text": self._label(language, message, choice),
                "callback_data": f"{question}:{choice}:{version}",
            }
            if choice.startswith("edit_") and rows and _takes_more(rows[-1]):
                rows[-1].append(button)
            else:
                rows.append([button])
        return {"inline_keyboard": rows} if rows else {}

    def _label(self, language: str, message: str, choice: str) -> str:
        name, _, number = choice.partition("_")
        if name == "edit":
            return self._texts.attribute(language, message, name, {"number": number}) or choice
        return self._texts.attribute(language, message, choice) or choice

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
        told = dict(fields)
        if "lines" in fields:
            told["lines"] = "\n".join(self._lines(language, message, fields)) or BLANK
        if message == "help":
            state = str(fields.get("state", ""))
            told["help"] = self._texts.attribute(language, state, "help") or ""
        if message == "contact_noted":
            told["contact"] = self.answer(language, CONTACT.name, str(fields["contact"]))
        if "complaint" in fields:
            told["complaint"] = self.answer(language, "complaint_date", str(fields["complaint"]))
        if message.startswith("letter-"):
            told |= {name: self._in_letter(name, value) for name, value in fields.items()}
        if "case" in fields and not fields["case"]:
            told["case"] = None
        return told

    def _lines(self, language: str, message: str, fields: Fields) -> list[str]:
        lines = fields["lines"]
        if not isinstance(lines, list):
            return []
        tell = self._case_line if message == "cases" else self._recap_line
        return [tell(language, line) for line in lines]

    def _recap_line(self, language: str, line: dict[str, str]) -> str:
        value = self.answer(language, line["question"], line["value"])
        text = self._texts.show(language, f"recap-{line['question']}", {"value": _shortened(value)})
        return f"{line['number']}. {text}"

    def _case_line(self, language: str, line: dict[str, str]) -> str:
        fields: Fields = {
            "case": line["case"],
            "door": self._texts.attribute(language, "door-name", line["door"]),
            "state": self._texts.attribute(language, "case-state", line["state"]),
        }
        if not line["deadline"]:
            return self._texts.show(language, "case-line", fields)
        fields["deadline"] = Period.parse(line["deadline"]).start
        return self._texts.show(language, "case-line-deadline", fields)

    def answer(self, language: str, question: str, value: str) -> str:
        """An answer as people read it."""
        if told := self._texts.attribute(language, question, f"{value}-told"):
            return told
        if question in ("complaint_date", "complaint_day") and value not in (UNKNOWN, NEVER):
            return self._period(language, Period.parse(value))
        return _contact(value) if question == CONTACT.name else value

    def _period(self, language: str, period: Period) -> str:
        start, end = (long_date(day, language) for day in period)
        return (
            start
            if start == end
            else self._texts.show(language, "period-range", {"start": start, "end": end})
        )

    def _in_letter(self, question: str, value: Any) -> Any:
        """Letters go to the landlord: in French, with a blank line to fill where nothing is known."""
        if isinstance(value, date):
            return long_date(value, "fr")
        if not isinstance(value, str):
            return value
        is_blank = value in ("", "not_found", "by_hand", "unknown")
        if is_blank:
            return self._texts.show("fr", "letter-blank")
        if question == "theme":
            return self._theme(value)
        return self.answer("fr", "complaint_date" if question == "complaint" else question, value)

    def _theme(self, theme: str) -> str:
        label = self._texts.attribute
        return label("fr", "money", f"{theme}-told") or label("fr", "theme", f"{theme}-told") or theme

    # --- to staff -----------------------------------------------------------------------------------------

    def topic(self, chat_id: int, case: Case) -> Call:
        """A forum topic for the case."""
        name = self._texts.show("fr", "staff-topic", {"case": case.number, "theme": self._theme(case.theme)})
        return Call("createForumTopic", {"chat_id": chat_id, "name": name[:128]})

    def card(self, chat_id: int, case: Case, pieces: int) -> Call:
        """The card: what staff need at a glance, and what the tenant agreed to share."""
        missing = [
            name
            for name, is_missing in (
                ("reference", case.answers.get("client_reference") in (None, "not_found")),
                ("evidence", not pieces),
            )
            if is_missing
        ] or ["none"]
        told = {
            "case": case.number,
            "door": self._texts.attribute("fr", "door-name", case.door),
            "theme": self._theme(case.theme),
            "deadline": case.deadline or BLANK,
            "missing": ", ".join(self._texts.show("fr", f"staff-card-missing-{name}") for name in missing),
            "shared": case.story_is_shared,
            "lines": "\n".join(self._shared_lines(case)) or BLANK,
        }
        return self._to_staff(chat_id, self._texts.show("fr", "staff-card", told), case)

    def _shared_lines(self, case: Case) -> list[str]:
        if not case.story_is_shared:
            return []
        shown = [
            (name, value)
            for name, value in case.answers.items()
            if name in QUESTIONS and QUESTIONS[name].in_recap
        ]
        lines = []
        for name, value in shown:
            if name != "evidence":
                told = self.answer("fr", name, value)
                lines.append(self._texts.show("fr", f"recap-{name}", {"value": told}))
        return lines

    def note(self, chat_id: int, tell: TellStaff, case: Case | None) -> Call:
        """A text for staff."""
        return self._to_staff(chat_id, self._texts.show("fr", tell.message, tell.fields), case)

    def piece(self, chat_id: int, attachment: Attachment, number: int, case: Case) -> Call:
        """A file of the case, as Telegram keeps it."""
        method, field = {
            "photo": ("sendPhoto", "photo"),
            "voice": ("sendVoice", "voice"),
        }.get(attachment.kind, ("sendDocument", "document"))
        caption = self._texts.show("fr", "staff-piece", {"number": number, "case": case.number})
        params = {
            "chat_id": chat_id,
            field: attachment.file_id,
            "caption": caption,
            "protect_content": True,
        }
        return Call(method, _in_topic(params, case))

    def _to_staff(self, chat_id: int, text: str, case: Case | None) -> Call:
        params = {**_message(chat_id, text, {}).params, "protect_content": True}
        return Call("sendMessage", _in_topic(params, case))

    def leave(self, chat_id: int, _leave: Leave) -> Call:
        """Leave the group."""
        return Call("leaveChat", {"chat_id": chat_id})

    # --- in place of an older message ---------------------------------------------------------------------

    def toast(self, language: str, callback_id: str, message: str | None) -> Call:
        """The answer to a tap."""
        text = {"text": self._texts.show(language, message)} if message else {}
        return Call("answerCallbackQuery", {"callback_query_id": callback_id, **text})


def parts(call: Call) -> list[Call]:
    """The call, or several where its text is longer than a message may be; the buttons are under the last."""
    text = call.params.get("text", "")
    if len(text) <= LONGEST_MESSAGE:
        return [call]
    texts = [text[at : at + LONGEST_MESSAGE] for at in range(0, len(text), LONGEST_MESSAGE)]
    bare = {name: value for name, value in call.params.items() if name != "reply_markup"}
    return [
        *(Call(call.method, {**bare, "text": t}) for t in texts[:-1]),
        Call(call.method, {**call.params, "text": texts[-1]}),
    ]


def as_edit(call: Call, message_id: int) -> Call:
    """The same message in place of an older one; only inline keyboards can be edited in."""
    params = {"message_id": message_id, **call.params}
    return Call("editMessageText", params)


def can_edit(call: Call) -> bool:
    """True when the message has no keyboard at the bottom, which an edit cannot carry."""
    return "keyboard" not in call.params.get("reply_markup", {})


def _message(chat_id: int, text: str, keyboard: JSON) -> Call:
    params: JSON = {
        "chat_id": chat_id,
        "text": text,
        "link_preview_options": {"is_disabled": True},
    }
    if keyboard:
        params["reply_markup"] = keyboard
    return Call("sendMessage", params)


def _in_topic(params: JSON, case: Case | None) -> JSON:
    """In the topic of the case; in a group without topics, as a reply to its card."""
    if case and case.topic_id:
        return {**params, "message_thread_id": case.topic_id}
    if case and case.card_id:
        return {
            **params,
            "reply_parameters": {"message_id": case.card_id, "allow_sending_without_reply": True},
        }
    return params


def _takes_more(row: list[JSON]) -> bool:
    return row[0]["callback_data"].startswith(f"{CHECK_ANSWERS.name}:edit_") and len(row) < EDITS_A_ROW


def _contact(value: str) -> str:
    """A telephone number in groups of digits; an address as it was typed."""
    kind, _, address = value.partition(":")
    if kind != "phone":
        return address
    import phonenumbers

    number = phonenumbers.parse(address)
    is_french = number.country_code == FRENCH_CODE
    formats = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, formats.NATIONAL if is_french else formats.INTERNATIONAL)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TOLD else f"{line[: LONGEST_TOLD - 1]}…"
