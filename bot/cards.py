"""What staff see in their group: a topic, a card, the pieces, notes. Always in French."""

from __future__ import annotations

from telegram import InputFile

from bot.answers import Answers
from bot.calls import JSON, Call, message_to
from bot.evidence.verdict import EXTENSIONS
from bot.texts import BLANK, Texts
from dialogs.events import Fields
from dialogs.flow import QUESTIONS
from dialogs.questions import EVIDENCE
from storage.attachments import Attachment
from storage.cases import Case
from storage.deliveries import TellStaff

VOICE = "audio/ogg"  # what Telegram plays as a voice message
LONGEST_TOPIC = 128  # characters; Bot API, createForumTopic
LONGEST_CAPTION = 1024  # characters; Bot API, sendPhoto


class Cards:
    """Makes the calls that tell staff of a case."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._answers = Answers(texts)

    def topic(self, chat_id: int, case: Case) -> Call:
        """A forum topic for the case."""
        name = self._texts.show(
            "fr", "staff-topic", {"case": case.number, "theme": self._answers.theme(case.theme)}
        )
        return Call("createForumTopic", {"chat_id": chat_id, "name": name[:LONGEST_TOPIC]})

    def card(self, chat_id: int, case: Case, pieces: int) -> Call:
        """The card: what staff need at a glance, and what the tenant agreed to share."""
        missing = [
            name
            for name, is_missing in (
                ("reference", case.answers.get("client_reference") in (None, "not_found")),
                (EVIDENCE.name, not pieces),
            )
            if is_missing
        ] or ["none"]
        told = {
            "case": case.number,
            "door": self._texts.attribute("fr", "door-name", case.door),
            "theme": self._answers.theme(case.theme),
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
            if name != EVIDENCE.name:
                told = self._answers.told("fr", name, value)
                lines.append(self._texts.show("fr", f"recap-{name}", {"value": told}))
        return lines

    def note(self, chat_id: int, tell: TellStaff, case: Case | None) -> Call:
        """A text for staff."""
        return self._to_staff(chat_id, self._texts.show("fr", tell.message, tell.fields), case)

    def piece(self, chat_id: int, piece: Attachment, number: int, case: Case, content: bytes) -> Call:
        """A file of the case: the clean copy, never the bytes that came."""
        media_type = piece.media_type or ""
        method, field = _method(media_type)
        role = self._texts.attribute("fr", EVIDENCE.name, piece.role) if piece.role else None
        told: Fields = {
            "number": number,
            "case": case.number,
            "role": role or BLANK,
            "words": piece.caption or BLANK,
        }
        caption = self._texts.show("fr", "staff-piece", told)
        name = f"{case.number}-{number}.{EXTENSIONS.get(media_type, 'bin')}"
        params = {
            "chat_id": chat_id,
            field: InputFile(content, filename=name),
            "caption": caption[:LONGEST_CAPTION],
            "protect_content": True,
        }
        return Call(method, _in_topic(params, case))

    def _to_staff(self, chat_id: int, text: str, case: Case | None) -> Call:
        params = {**message_to(chat_id, text, {}).params, "protect_content": True}
        return Call("sendMessage", _in_topic(params, case))


def _method(media_type: str) -> tuple[str, str]:
    if media_type.startswith("image/"):
        return "sendPhoto", "photo"
    return ("sendVoice", "voice") if media_type == VOICE else ("sendDocument", "document")


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
