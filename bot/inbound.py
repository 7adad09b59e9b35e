"""A raw update → what it means, or nothing. The only file that reads Telegram's shapes.

Raw JSON is read as it comes, field by field, and not through typed classes: one update of an unknown shape
must not stop the others. What is malformed raises `Malformed` and becomes a dead letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Any, NamedTuple

from dialogs.events import (
    Blocked,
    Chose,
    Commanded,
    Edited,
    Event,
    FileKind,
    Said,
    SentFile,
    SentOther,
    SharedContact,
)

JSON = dict[str, Any]

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]

ANONYMOUS = frozenset({1087968824, 136817688, 777000})  # group, channel and service senders: nobody in person
LONGEST_ID = 1 << 62
GONE = ("left", "kicked")

CASE = re.compile(r"desk-(\d{1,12})", re.ASCII)  # in what a button of the staff sends back
INVITATION = re.compile(r"/start(?:@\w+)? staff-([\w-]{10,60})", re.ASCII)


class Malformed(Exception):
    """The update is not of the shape Telegram documents; the text names the field, never its content."""


class FromStaff(NamedTuple):
    """Words written by a person in a group of the staff, or changed afterwards; a file in answer has none."""

    user_id: int
    text: str
    reply_to: int | None
    message_id: int = 0
    thread_id: int | None = None
    is_edit: bool = False
    chat_id: int = 0


class FromTenant(NamedTuple):
    """Something happened in a private chat; `reply`: the words, if they answer or were changed."""

    chat_id: int
    event: Event
    language_code: str
    callback_id: str = ""
    reply: FromStaff | None = None
    message_id: int = 0


class StaffTapped(NamedTuple):
    """A button under a card or a menu in a group; `version` is that of the case it was shown for."""

    user_id: int
    case_id: int
    choice: str
    version: int
    callback_id: str


class Colleague(NamedTuple):
    """Somebody came into a group of the staff, or left it."""

    chat_id: int
    user_id: int
    name: str
    is_in: bool


class Arriving(NamedTuple):
    """Somebody opens the bot with the word of an invitation."""

    chat_id: int
    name: str
    word: str


class Migrated(NamedTuple):
    """A group became a supergroup and has a new id."""

    chat_id: int
    new_chat_id: int


class Uninvited(NamedTuple):
    """The bot is in a group where it has no business."""

    chat_id: int


class Tapped(NamedTuple):
    """A tap that means nothing to us; it is answered, so that the button stops turning."""

    callback_id: str


Incoming = FromTenant | FromStaff | StaffTapped | Colleague | Arriving | Migrated | Uninvited | Tapped


def read(update: JSON, staff_chat_ids: Collection[int]) -> Incoming | None:
    """What the update means; None for what does not concern us. Malformed when it cannot be read."""
    if message := _part(update, "message"):
        return _message(message, staff_chat_ids)
    if message := _part(update, "edited_message"):
        return _edited(message, staff_chat_ids)
    if callback := _part(update, "callback_query"):
        return _callback(callback, staff_chat_ids)
    if change := _part(update, "my_chat_member"):
        return _membership(change, staff_chat_ids)
    if change := _part(update, "chat_member"):
        return _colleague(change, staff_chat_ids)
    return None


def _message(message: JSON, staff_chat_ids: Collection[int]) -> Incoming | None:
    chat = _required(message, "chat")
    chat_id = _id(chat, "id")
    if new := message.get("migrate_to_chat_id"):
        moved = Migrated(chat_id, _id({"id": new}, "id"))
        return moved if max(moved) < 0 else None
    if chat.get("type") != "private":
        if chat_id not in staff_chat_ids:
            return Uninvited(chat_id) if _is_group(chat) else None
        return _from_staff(message)
    sender = _sender(message, chat_id)
    if sender is None:
        return None
    if word := _invitation(message):
        return Arriving(chat_id, clean(str(sender.get("first_name") or "")), word)
    event = _event(message)
    if event is None:
        return None
    reply = _from_staff(message) if isinstance(event, Said) and "reply_to_message" in message else None
    language_code, message_id = str(sender.get("language_code") or ""), _number(message, "message_id")
    return FromTenant(chat_id, event, language_code, reply=reply, message_id=message_id)


def _is_group(chat: JSON) -> bool:
    """A positive id is a person's, whatever the chat is called: what is said of groups is not for them."""
    return chat.get("type") in ("group", "supergroup") and _id(chat, "id") < 0


def _sender(part: JSON, chat_id: int) -> JSON | None:
    """The person whose private chat it is; None for a bot, and for anybody else."""
    sender = _part(part, "from")
    if sender is None or sender.get("is_bot") or _id(sender, "id") != chat_id:
        return None
    return sender


def _invitation(message: JSON) -> str:
    """The word behind "/start staff-", which a link to the bot brings along."""
    text = message.get("text")
    found = INVITATION.fullmatch(text) if isinstance(text, str) else None
    return found[1] if found else ""


def _from_staff(message: JSON, *, is_edit: bool = False) -> FromStaff | None:
    sender = _part(message, "from")
    text = message.get("text")
    if sender is None or "sender_chat" in message or sender.get("is_bot"):
        return None
    if not isinstance(text, str) and not (_file(message) and "reply_to_message" in message):
        return None
    user_id = _id(sender, "id")
    if user_id in ANONYMOUS:
        return None
    reply = _part(message, "reply_to_message")
    return FromStaff(
        user_id,
        clean(text) if isinstance(text, str) else "",
        _id(reply, "message_id") if reply else None,
        _number(message, "message_id"),
        _number(message, "message_thread_id") or None,
        is_edit,
        _id(_required(message, "chat"), "id"),
    )


def _event(message: JSON) -> Event | None:
    text = message.get("text")
    if isinstance(text, str):
        return _words(text)
    if contact := _part(message, "contact"):
        return SharedContact(
            clean(str(contact.get("phone_number", ""))), contact.get("user_id") == message["chat"]["id"]
        )
    if file := _file(message):
        return file
    caption = message.get("caption")
    if isinstance(caption, str):
        return _words(caption)
    return SentOther() if message.keys() - _SILENT else None


# Fields that every message may have, and service messages that need no answer.
_SILENT = frozenset(
    "message_id from chat date sender_chat message_thread_id is_topic_message reply_to_message via_bot"
    " edit_date has_protected_content author_signature entities caption_entities reply_markup forward_origin"
    " is_automatic_forward pinned_message message_auto_delete_timer_changed write_access_allowed"
    " chat_background_set forum_topic_created forum_topic_closed forum_topic_edited"
    " forum_topic_reopened".split()
)


def _words(text: str) -> Event:
    words = clean(text)
    if not words.startswith("/"):
        return Said(words)
    command = words[1:].split(maxsplit=1)[0] if words[1:].split() else ""
    return Commanded(command.partition("@")[0].lower()[:64])


_KINDS: tuple[tuple[str, FileKind], ...] = (
    ("document", "document"),
    ("voice", "voice"),
    ("video", "video"),
    ("video_note", "video"),
    ("audio", "audio"),
    ("animation", "video"),
)


def _file(message: JSON) -> SentFile | None:
    sizes = message.get("photo")
    if isinstance(sizes, list) and sizes and isinstance(sizes[-1], dict):
        largest = max((s for s in sizes if isinstance(s, dict)), key=lambda s: _number(s, "width"))
        return _sent(message, largest, "photo")
    for field, kind in _KINDS:
        if card := _part(message, field):
            return _sent(message, card, kind)
    return None


def _sent(message: JSON, card: JSON, kind: FileKind) -> SentFile:
    return SentFile(
        _token(card, "file_id"),
        kind,
        label=clean(str(card.get("file_name") or "")).replace("\n", " "),
        size=max(0, _number(card, "file_size")),
        album=_token(message, "media_group_id") if message.get("media_group_id") else "",
        caption=clean(str(message.get("caption") or "")),
    )


def _edited(message: JSON, staff_chat_ids: Collection[int]) -> Incoming | None:
    chat = _required(message, "chat")
    if chat.get("id") in staff_chat_ids:
        return _from_staff(message, is_edit=True)
    if chat.get("type") != "private" or not isinstance(message.get("text"), str):
        return None
    chat_id = _id(chat, "id")
    sender, said = _sender(message, chat_id), _from_staff(message, is_edit=True)
    if sender is None:
        return None
    return FromTenant(chat_id, Edited(), str(sender.get("language_code") or ""), reply=said)


def _callback(callback: JSON, staff_chat_ids: Collection[int]) -> Incoming | None:
    callback_id, sender = _token(callback, "id"), _required(callback, "from")
    message = _part(callback, "message")
    chat = _part(message, "chat") if message else None
    parts = str(callback.get("data") or "").split(":")
    is_ours = len(parts) == 3 and parts[2].isascii() and parts[2].isdigit() and len(parts[2]) < 12
    if message is None or chat is None or not is_ours:
        return Tapped(callback_id)
    if chat.get("id") in staff_chat_ids and (case := CASE.fullmatch(parts[0])):
        return StaffTapped(_id(sender, "id"), int(case[1]), parts[1], int(parts[2]), callback_id)
    if chat.get("type") != "private":
        return Tapped(callback_id)
    if _id(chat, "id") != _id(sender, "id"):
        return Tapped(callback_id)
    event = Chose(parts[0], parts[1], int(parts[2]), _number(message, "message_id"))
    return FromTenant(_id(chat, "id"), event, str(sender.get("language_code") or ""), callback_id)


def _membership(change: JSON, staff_chat_ids: Collection[int]) -> Incoming | None:
    chat, status = _required(change, "chat"), _required(change, "new_chat_member").get("status")
    chat_id = _id(chat, "id")
    if chat.get("type") == "private":
        sender = _sender(change, chat_id)
        if sender is None:
            return None
        return FromTenant(chat_id, Blocked(status in GONE), str(sender.get("language_code") or ""))
    if _is_group(chat) and chat_id not in staff_chat_ids and status not in GONE:
        return Uninvited(chat_id)
    return None


def _colleague(change: JSON, staff_chat_ids: Collection[int]) -> Colleague | None:
    """Somebody came into a group of the staff, or left it."""
    member, chat = _required(change, "new_chat_member"), _required(change, "chat")
    user, chat_id = _required(member, "user"), _id(chat, "id")
    if chat_id not in staff_chat_ids or user.get("is_bot"):
        return None
    return Colleague(chat_id, _id(user, "id"), clean(str(user.get("first_name") or "")), is_in(member))


def is_in(member: JSON) -> bool:
    """True for a ChatMember who is in the chat now."""
    return member.get("status") not in GONE and member.get("is_member", True) is not False


# --- fields -----------------------------------------------------------------------------------------------


def _part(parent: JSON, name: str) -> JSON | None:
    part = parent.get(name)
    if part is None or isinstance(part, dict):
        return part
    raise Malformed(name)


def _required(parent: JSON, name: str) -> JSON:
    part = _part(parent, name)
    if part is None:
        raise Malformed(name)
    return part


def _id(parent: JSON, name: str) -> int:
    value = parent.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LONGEST_ID:
        return value
    raise Malformed(name)


def _token(parent: JSON, name: str) -> str:
    """A word of Telegram's that is kept and given back as it is."""
    value = parent.get(name)
    if isinstance(value, str) and value.isprintable() and value.isascii():
        return value
    raise Malformed(name)


def _number(parent: JSON, name: str) -> int:
    value = parent.get(name)
    return value if isinstance(value, int) and abs(value) < LONGEST_ID else 0


_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """The text in NFC, without control characters, lone surrogates and marks that turn the direction."""
    plain = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    return "".join(
        c for c in plain if c in "\n\t" or not (c in _BIDI or unicodedata.category(c) in ("Cc", "Co"))
    )
