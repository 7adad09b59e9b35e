"""Raw updates, in the shapes of the Bot API, for what people do in a chat."""

from __future__ import annotations

from bot.simulator.markup import commands
from bot.simulator.world import BOT, JSON, Chat, User, World

INACCESSIBLE_DATE = 0


def card_of(user: User) -> JSON:
    """A person, as Telegram shows them to a bot."""
    return {
        "id": user.id,
        "is_bot": False,
        "first_name": user.first_name,
        "language_code": user.language_code,
    }


def public(message: JSON) -> JSON:
    """A stored message as the Bot API shows it: only inline keyboards are part of it."""
    shown = {key: value for key, value in message.items() if key != "raw_text"}
    if "inline_keyboard" not in shown.get("reply_markup", {}):
        shown.pop("reply_markup", None)
    return shown


def message(
    world: World,
    chat: Chat,
    sender: JSON,
    content: JSON,
    *,
    thread_id: int | None = None,
    reply_to: int | None = None,
) -> JSON:
    """Store a new message of the chat; a reply in a topic is one to the topic by default."""
    made: JSON = {
        "message_id": chat.next_id(),
        "from": sender,
        "chat": chat.card,
        "date": world.date,
        **content,
    }
    if thread_id is not None:
        made |= {"message_thread_id": thread_id, "is_topic_message": True}
    answered = chat.messages.get(reply_to or thread_id or 0)
    if answered:
        made["reply_to_message"] = public(answered)
        made["reply_to_message"].pop("reply_to_message", None)
    return chat.keep(made)


def written(text: str) -> JSON:
    """The fields of a text that a person writes."""
    marks = commands(text)
    return {"text": text} | ({"entities": marks} if marks else {})


def attached(kind: str, card: JSON, thumbnail: JSON, caption: str | None, album: str | None) -> JSON:
    """The fields of a file that a person sends; a photo comes in several sizes."""
    fields: JSON = {kind: [thumbnail, card] if kind == "photo" else card}
    if caption is not None:
        fields["caption"] = caption
    if album is not None:
        fields["media_group_id"] = album
    return fields


def contact(phone: str, user: User, *, own: bool) -> JSON:
    """The fields of a shared contact, the person's own or somebody else's."""
    card = {"phone_number": phone, "first_name": user.first_name}
    return {"contact": card | {"user_id": user.id if own else user.id + 1}}


def tap(chat: Chat, user: User, message_id: int, data: str, number: int) -> JSON:
    """A tap on an inline button, on a message that may be gone."""
    gone = {"chat": chat.card, "message_id": message_id, "date": INACCESSIBLE_DATE}
    stored = chat.messages.get(message_id)
    return {
        "callback_query": {
            "id": f"{user.id}{number:06}",
            "from": card_of(user),
            "message": public(stored) if stored else gone,
            "chat_instance": str(chat.card["id"]),
            "data": data,
        }
    }


def membership(world: World, chat: Chat, user: User, *, was: str, now: str) -> JSON:
    """The bot's own status in a chat changes: blocked, unblocked, added, removed."""
    return {
        "my_chat_member": {
            "chat": chat.card,
            "from": card_of(user),
            "date": world.date,
            "old_chat_member": _status(was),
            "new_chat_member": _status(now),
        }
    }


def _status(status: str) -> JSON:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": BOT, "status": status, **until}
