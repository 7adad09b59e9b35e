"""What staff see in their group: a topic, a card, the pieces, notes. Always in French."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate, takewhile
from typing import NamedTuple

from telegram import InputFile, InputMediaDocument, InputMediaPhoto

from bot.answers import Answers
from bot.calls import JSON, LONGEST_CAPTION, Call, message_to
from bot.evidence.verdict import EXTENSIONS
from bot.replies import Reply, values
from bot.texts import BLANK, Texts, moment
from dialogs import pieces
from dialogs.agencies import choice_of
from dialogs.conversation import VERDICT
from dialogs.desk import ENDS, KNOWN_EVENTS, PROMISE_DAYS, offered
from dialogs.events import Fields, FieldValue
from dialogs.flow import DOORS, QUESTIONS, Facts
from dialogs.questions import CONTACT, EVIDENCE, ROLES
from storage.attachments import Attachment
from storage.cases import ADDED, Case
from storage.deliveries import AskWords, TellMoved, TellStaff
from storage.notes import Note
from storage.staff import Member

# Actions that a tap begins and a second tap ends; the choices of a transfer are the people.
MENUS = {"ask_piece": ROLES, "promise": PROMISE_DAYS, "reroute": DOORS, "record": KNOWN_EVENTS, "close": ENDS}

VOICE = "audio/ogg"  # what Telegram plays as a voice message
LONGEST_TOPIC = 128  # characters; Bot API, createForumTopic
LARGEST_ALBUM = 10  # Bot API, sendMediaGroup
LARGEST_ALBUM_BYTES = 45 * 1024 * 1024  # a request may have 50 MB


class Shown(NamedTuple):
    """A piece, its number in the case, and the clean copy."""

    piece: Attachment
    number: int
    content: bytes


def first_album(pieces: Sequence[Attachment], sizes: Sequence[int]) -> list[Attachment]:
    """Those that go out together with the first: pictures with pictures, documents with documents.

    `sizes` are theirs, in bytes: together they fit into one request.
    """
    method, _ = _method(pieces[0].media_type or "")
    if method == "sendVoice":
        return [pieces[0]]
    alike = takewhile(lambda piece: _method(piece.media_type or "")[0] == method, pieces[:LARGEST_ALBUM])
    fits = takewhile(lambda total: total <= LARGEST_ALBUM_BYTES, accumulate(sizes))
    return [piece for piece, _ in zip(alike, fits, strict=False)] or [pieces[0]]


class Cards:
    """Makes the calls that tell staff of a case."""

    def __init__(
        self,
        texts: Texts,
        replies: Sequence[Reply] = (),
        agencies: Sequence[str] = (),
        *,
        is_private: bool = False,
    ) -> None:
        self._texts = texts
        self._agencies = agencies
        self._is_private = is_private
        self._replies = replies
        self._answers = Answers(texts)

    def topic(self, chat_id: int, case: Case) -> Call:
        """A forum topic for the case."""
        return Call("createForumTopic", {"chat_id": chat_id, "name": self._title(case)})

    def title(self, chat_id: int, case: Case) -> Call:
        """The topic under its present title."""
        params = {"chat_id": chat_id, "message_thread_id": case.topic_id, "name": self._title(case)}
        return Call("editForumTopic", params)

    def _title(self, case: Case) -> str:
        told: Fields = {
            "case": case.number,
            "theme": self._texts.attribute("fr", "door-name", case.door)
            if self._is_private
            else self._answers.theme(case.theme),
            "state": self._state(case),
        }
        return self._texts.show("fr", "staff-topic", told)[:LONGEST_TOPIC]

    def _state(self, case: Case) -> str:
        return self._texts.attribute("fr", "staff-state", case.stage) or case.stage

    def told(self, case: Case, roles: Sequence[str], agent: str) -> Fields:
        """What a card tells."""
        return {
            "case": case.number,
            "state": self._state(case),
            "door": self._texts.attribute("fr", "door-name", case.door),
            "agency": case.agency or BLANK,
            "theme": self._answers.theme(case.theme),
            "deadline": case.deadline or BLANK,
            "missing": self._missing(case, roles),
            "shared": case.story_is_shared,
            "agent": agent or BLANK,
            "since": moment(case.opened_at, "fr"),
            "next": self._next(case),
            "promise": moment(case.promise_due_at, "fr") if case.promise_due_at else BLANK,
        }

    def card(self, chat_id: int, case: Case, roles: Sequence[str], agent: str) -> Call:
        """What staff need at a glance, with the buttons for what can be done now."""
        told = self.told(case, roles, agent)
        message = "staff-card-private" if self._is_private else "staff-card"
        if case.stage == "frozen":
            message = "staff-card-frozen"
        call = self._to_staff(chat_id, self._texts.show("fr", message, told), case)
        return with_buttons(call, self._rows(case, self._actions(case), "staff-actions"))

    def _actions(self, case: Case) -> list[str]:
        """What can be done now; ready answers beside one's own, where there are any."""
        actions: list[str] = [*offered(case.standing)]
        if self._replies and "answer" in actions:
            actions.insert(actions.index("answer") + 1, "quick")
        return actions

    def _missing(self, case: Case, roles: Sequence[str]) -> str:
        show = self._texts.show
        missing = []
        if case.answers.get("client_reference") in (None, "not_found"):
            missing.append(show("fr", "staff-card-missing-reference"))
        if not roles:
            missing.append(show("fr", "staff-card-missing-evidence"))
        wanted = pieces.wanted(Facts({**case.answers, VERDICT: case.door}, date.min)) if roles else ()
        missing += [self._role(role) for role in wanted if role not in roles]
        return ", ".join(missing) or show("fr", "staff-card-missing-none")

    def _role(self, role: str) -> str:
        label = self._texts.attribute("fr", "staff-ask_piece", role) or role
        return f"{label[0].lower()}{label[1:]}"

    def _next(self, case: Case) -> str:
        """What is to be done next, and by when."""
        due = moment(case.due_at, "fr") if case.due_at else BLANK
        return self._texts.show("fr", f"staff-next-{case.state}", {"due": due})

    def story(self, chat_id: int, case: Case) -> Call:
        """What the tenant told, line by line."""
        added = case.answers.get(ADDED, "")
        told: Fields = {
            "case": case.number,
            "lines": "\n".join(self.shared_lines(case)),
            "added": added or BLANK,
        }
        return self._to_staff(chat_id, self._texts.show("fr", "staff-story", told), case)

    def notes(self, chat_id: int, case: Case, held: Sequence[Note]) -> Call:
        """What staff noted for each other, each with its author and its time."""
        lines = (
            self._texts.show("fr", "staff-note", {"when": moment(at, "fr"), "name": author, "words": words})
            for author, words, at in held
        )
        told: Fields = {"case": case.number, "lines": "\n".join(lines)}
        return self._to_staff(chat_id, self._texts.show("fr", "staff-notes", told), case)

    def menu(self, chat_id: int, case: Case, action: str, members: Sequence[Member]) -> Call:
        """The choices of an action."""
        if action == "transfer":
            names = [(f"transfer.{it.user_id}", it.name) for it in members if it.role != "administrator"]
            rows = [[_button(case, choice, name)] for choice, name in names]
        elif action == "quick":
            rows = [[_button(case, f"quick.{n}", reply.title)] for n, reply in enumerate(self._replies)]
        else:
            rows = self._rows(case, [f"{action}.{it}" for it in MENUS[action]], f"staff-{action}")
        if action == "reroute":
            rows += [[_button(case, f"{action}.{choice_of(name)}", name)] for name in self._agencies]
        call = self._to_staff(chat_id, self._texts.show("fr", f"staff-{action}", {"case": case.number}), case)
        return with_buttons(call, rows)

    def preview(self, chat_id: int, case: Case, number: int) -> Call:
        """A ready answer as the tenant would read it."""
        words = self._replies[number].told(values(case))
        call = self._to_staff(chat_id, self._texts.show("fr", "staff-preview", {"words": words}), case)
        label = self._texts.attribute("fr", "staff-preview", "send") or "send"
        return with_buttons(call, [[_button(case, f"send.{number}", label)]])

    def ask_words(self, chat_id: int, case: Case, asked: AskWords) -> Call:
        """The message that the words are to answer; it opens the field for that person only."""
        message = asked.purpose.partition(".")[0]
        fields: Fields = {"case": case.number, "name": asked.name, "mention": asked.user_id}
        call = self._to_staff(chat_id, self._texts.show("fr", f"staff-words-{message}", fields), case)
        params = {**call.params, "reply_markup": {"force_reply": True, "selective": True}}
        return _mentioning(Call(call.method, params), fields)

    def _rows(self, case: Case, choices: Sequence[str], message: str) -> list[list[JSON]]:
        """Two buttons side by side: a card is read on a telephone."""
        buttons = [
            _button(case, choice, self._label(message, choice.rpartition(".")[2])) for choice in choices
        ]
        return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]

    def _label(self, message: str, name: str) -> str:
        """Names of Fluent begin with a letter: three days are "d3"."""
        return self._texts.attribute("fr", message, f"d{name}" if name.isdigit() else name) or name

    def shared_lines(self, case: Case) -> list[str]:
        """What the tenant answered, line by line."""
        shown = [
            (name, value)
            for name, value in case.answers.items()
            if name in QUESTIONS and QUESTIONS[name].in_recap and name != EVIDENCE.name
        ]
        return [
            self._texts.show("fr", f"recap-{name}", {"value": self._answers.told("fr", name, value)})
            for name, value in shown
        ]

    def contact(self, case: Case) -> str:
        """How the tenant can be reached; nothing, where that is not shared."""
        value = case.answers.get(CONTACT.name) if case.story_is_shared else None
        return self._answers.told("fr", CONTACT.name, value) if value else ""

    def note(self, chat_id: int, tell: TellStaff, case: Case | None) -> Call:
        """A text for staff."""
        told = dict(tell.fields)
        if "door" in told:
            told["door"] = self._texts.door("fr", str(told["door"]), str(told.get("agency", "")))
        if "lines" in told:
            told["lines"] = self._list(told["lines"])
        if told.get("due"):
            told["due"] = moment(float(str(told["due"])), "fr")
        if told.get("name") == "":
            told["name"] = BLANK
        call = self._to_staff(chat_id, self._texts.show("fr", tell.message, told), case)
        return _mentioning(call, tell.fields) if "mention" in tell.fields else call

    def moved(self, chat_id: int, case: Case, tell: TellMoved) -> Call:
        """A line for the group that had the case, where it stood."""
        told: Fields = {"case": case.number, "door": case.door, "agency": case.own_agency}
        stood = case._replace(group_id=chat_id, topic_id=tell.topic_id, card_id=tell.card_id)
        return self.note(chat_id, TellStaff("staff-moved", told), stood)

    def _list(self, lines: FieldValue) -> str:
        told = [self._listed(line) for line in lines] if isinstance(lines, list) else []
        return "\n".join(told) or BLANK

    def _listed(self, line: dict[str, str]) -> str:
        """A case of the list: how it stands, whose it is, by when; or something that was done to it."""
        if "deed" in line:
            return self._deed(line)
        state = self._texts.attribute("fr", "staff-state", line["state"]) or line["state"]
        due = moment(float(line["due"]), "fr") if line["due"] else ""
        return " · ".join(part for part in (line["case"], state, line["name"], due) if part)

    def _deed(self, line: dict[str, str]) -> str:
        label = self._texts.attribute
        who = line["name"] or label("fr", "staff-deed-by", line["actor"]) or line["actor"]
        deed = label("fr", "staff-deed", line["deed"]) or line["deed"]
        details = self._label(f"staff-{line['deed']}", line["details"]) if line["details"] else ""
        is_told = details != line["details"]
        told = (moment(float(line["at"]), "fr"), who, deed, details if is_told else "")
        return " · ".join(part for part in told if part)

    def file_name(self, case: Case, number: int, media_type: str) -> str:
        """What a piece is called outside: no word of the tenant is in it."""
        return f"{case.number}-{number}.{EXTENSIONS.get(media_type, 'bin')}"

    def pieces(self, chat_id: int, shown: Sequence[Shown], case: Case) -> Call:
        """Files of the case, several as an album: clean copies, never the bytes that came."""
        params: JSON = {"chat_id": chat_id, "protect_content": True}
        if len(shown) > 1:
            media = [self._item(each, case) for each in shown]
            return Call("sendMediaGroup", _in_topic({**params, "media": media}, case))
        [(piece, number, content)] = shown
        method, field = _method(piece.media_type or "")
        file = InputFile(content, filename=self.file_name(case, number, piece.media_type or ""))
        return Call(
            method, _in_topic({**params, field: file, "caption": self._caption(shown[0], case)}, case)
        )

    def _item(self, shown: Shown, case: Case) -> InputMediaPhoto | InputMediaDocument:
        media_type = shown.piece.media_type or ""
        kind = InputMediaPhoto if media_type.startswith("image/") else InputMediaDocument
        name = self.file_name(case, shown.number, media_type)
        return kind(shown.content, caption=self._caption(shown, case), filename=name)

    def _caption(self, shown: Shown, case: Case) -> str:
        piece = shown.piece
        role = self._texts.attribute("fr", EVIDENCE.name, piece.role) if piece.role else None
        told: Fields = {
            "number": shown.number,
            "case": case.number,
            "role": role or BLANK,
            "words": piece.caption or BLANK,
        }
        return self._texts.show("fr", "staff-piece", told)[:LONGEST_CAPTION]

    def _to_staff(self, chat_id: int, text: str, case: Case | None) -> Call:
        params = {**message_to(chat_id, text, {}).params, "protect_content": True}
        return Call("sendMessage", _in_topic(params, case))


def _mentioning(call: Call, fields: Fields) -> Call:
    """The name at the beginning rings for that person."""
    length = len(str(fields["name"]).encode("utf-16-le")) // 2
    entity = {"type": "text_mention", "offset": 0, "length": length, "user": {"id": fields["mention"]}}
    return Call(call.method, {**call.params, "entities": [entity]})


def _button(case: Case, choice: str, label: str) -> JSON:
    """What it sends back names the case, the choice and the version that it was shown for."""
    return {"text": label, "callback_data": f"desk-{case.id}:{choice}:{case.version}"}


def with_buttons(call: Call, rows: list[list[JSON]]) -> Call:
    """The message with these buttons under it."""
    return Call(call.method, {**call.params, "reply_markup": {"inline_keyboard": rows}})


def _method(media_type: str) -> tuple[str, str]:
    if media_type.startswith("image/"):
        return "sendPhoto", "photo"
    return ("sendVoice", "voice") if media_type == VOICE else ("sendDocument", "document")


def _in_topic(params: JSON, case: Case | None) -> JSON:
    """In the topic of the case, or as a reply to its card; elsewhere than in its group it has neither."""
    if case is None or params["chat_id"] != case.group_id:
        return params
    if case.topic_id:
        return {**params, "message_thread_id": case.topic_id}
    if case.card_id:
        return {
            **params,
            "reply_parameters": {"message_id": case.card_id, "allow_sending_without_reply": True},
        }
    return params
