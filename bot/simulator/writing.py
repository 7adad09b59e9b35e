"""What the bot writes: sent, copied, edited, deleted, as far as Telegram accepts it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.simulator.markup import read_html
from bot.simulator.updates import message, public
from bot.simulator.world import BOT, JSON, ApiError, Chat, Upload, World, bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
CALLBACK_DATA_LIMIT = 64
ALBUM_SIZES = range(2, 11)
DELETABLE_SECONDS = 48 * 3600
MOST_DELETED = 100
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
# Of those that anybody may use, the ones that a bot of a landlord might (Bot API, ReactionTypeEmoji).
REACTIONS = frozenset("👍 👎 ❤ 🙏 👌 👀 🤝 ✍".split())
TEXT_FIELDS = ("text", "raw_text", "entities", "caption", "caption_entities", "reply_markup")


Files = Mapping[str, Upload]


# Sending ------------------------------------------------------------------------------------------


def send_message(world: World, params: JSON, _: Files) -> JSON:
    return public(_send(world, params, _text_fields(params, "text")))


def send_document(world: World, params: JSON, files: Files) -> JSON:
    return _send_file(world, params, files, "document")


def send_photo(world: World, params: JSON, files: Files) -> JSON:
    return _send_file(world, params, files, "photo")


def send_voice(world: World, params: JSON, files: Files) -> JSON:
    return _send_file(world, params, files, "voice")


def send_video(world: World, params: JSON, files: Files) -> JSON:
    return _send_file(world, params, files, "video")


def send_media_group(world: World, params: JSON, files: Files) -> list[JSON]:
    media = params.get("media") or []
    if len(media) not in ALBUM_SIZES:
        raise bad_request("wrong number of items in the album")
    contents = [_attachment(world, item["type"], item.get("media"), item, files) for item in media]
    album = {"media_group_id": f"album-{world.date}-{len(world.files)}"}
    return [public(_send(world, params, content | album)) for content in contents]


def copy_message(world: World, params: JSON, _: Files) -> JSON:
    source = world.chat(params.get("from_chat_id")).messages.get(params.get("message_id", 0))
    if source is None:
        raise bad_request("message to copy not found")
    return {"message_id": _send(world, params, _content(source))["message_id"]}


def copy_messages(world: World, params: JSON, _: Files) -> list[JSON]:
    source = world.chat(params.get("from_chat_id"))
    found = [source.messages[n] for n in params.get("message_ids", []) if n in source.messages]
    if not found:
        raise bad_request("there are no messages to copy")
    return [{"message_id": _send(world, params, _content(one))["message_id"]} for one in found]


def send_chat_action(world: World, params: JSON, _: Files) -> bool:
    _writable(world, params)
    return True


# Changing what was sent ---------------------------------------------------------------------------


def edit_message_text(world: World, params: JSON, _: Files) -> JSON:
    return _edit(world, params, _text_fields(params, "text"))


def edit_message_caption(world: World, params: JSON, _: Files) -> JSON:
    return _edit(world, params, _text_fields(params, "caption"))


def edit_message_reply_markup(world: World, params: JSON, _: Files) -> JSON:
    stored = _editable(world, params)
    kept = {name: stored[name] for name in TEXT_FIELDS if name in stored and name != "reply_markup"}
    return _edit(world, params, kept | _markup(params))


def delete_message(world: World, params: JSON, _: Files) -> bool:
    stored = world.chat(params.get("chat_id")).messages.get(params.get("message_id", 0))
    if stored is None:
        raise bad_request("message to delete not found")
    return _delete(world, world.chat(params["chat_id"]), [stored])


def delete_messages(world: World, params: JSON, _: Files) -> bool:
    chat, message_ids = world.chat(params.get("chat_id")), params.get("message_ids", [])
    if not 1 <= len(message_ids) <= MOST_DELETED:
        raise bad_request("there must be 1 to 100 messages to delete")
    return _delete(world, chat, [chat.messages[number] for number in message_ids if number in chat.messages])


def _delete(world: World, chat: Chat, stored: list[JSON]) -> bool:
    """One that is too old keeps the others from being deleted with it."""
    if any(world.date - one["date"] > DELETABLE_SECONDS for one in stored):
        raise bad_request("message can't be deleted for everyone")
    for one in stored:
        del chat.messages[one["message_id"]]
        chat.pinned.discard(one["message_id"])
    return True


def pin_chat_message(world: World, params: JSON, _: Files) -> bool:
    _about_message(world, params, "message to pin not found")
    world.chat(params["chat_id"]).pinned.add(params["message_id"])
    return True


def unpin_chat_message(world: World, params: JSON, _: Files) -> bool:
    chat = world.chat(params.get("chat_id"))
    if params.get("message_id") not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.discard(params["message_id"])
    return True


def set_message_reaction(world: World, params: JSON, _: Files) -> bool:
    emoji = [one.get("emoji") for one in params.get("reaction") or []]
    if len(emoji) > 1 or not REACTIONS.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    _about_message(world, params, "message to react not found")
    world.chat(params["chat_id"]).reactions[params["message_id"]] = emoji
    return True


def answer_callback_query(world: World, params: JSON, _: Files) -> bool:
    if params.get("callback_query_id") not in world.open_taps:
        raise bad_request(TOO_OLD)
    world.open_taps.discard(params["callback_query_id"])
    return True


# What they have in common -------------------------------------------------------------------------


def _send(world: World, params: JSON, content: JSON) -> JSON:
    chat = _writable(world, params)
    thread_id = params.get("message_thread_id")
    if thread_id is not None and thread_id not in chat.topics:
        raise bad_request("message thread not found")
    reply = params.get("reply_parameters") or {}
    reply_to = reply.get("message_id")
    if reply_to not in chat.messages:
        if reply_to is not None and not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        reply_to = None
    content = content | _markup(params)
    return message(world, chat, BOT, content, thread_id=thread_id, reply_to=reply_to)


def _send_file(world: World, params: JSON, files: Files, kind: str) -> JSON:
    source = kind if kind in files else params.get(kind)
    return public(_send(world, params, _attachment(world, kind, source, params, files)))


def _attachment(world: World, kind: str, source: Any, params: JSON, files: Files) -> JSON:
    name = str(source or "").removeprefix("attach://")
    if name in files:
        card = world.store(kind, files[name])
    elif name in world.files:
        card = world.files[name].card
    else:
        raise bad_request(f"there is no {kind} in the request")
    fields = _text_fields(params, "caption") if params.get("caption") else {}
    return fields | {kind: [card] if kind == "photo" else card}


def _writable(world: World, params: JSON) -> Chat:
    chat = world.chat(params.get("chat_id"))
    if chat.is_blocked:
        raise ApiError(403, "Forbidden: bot was blocked by the user")
    return chat


def _text_fields(params: JSON, name: str) -> JSON:
    raw = str(params.get(name, ""))
    entities_name = "entities" if name == "text" else "caption_entities"
    match params.get("parse_mode"):
        case None | "":
            text, entities = raw, params.get(entities_name) or []
        case str() as mode if mode.lower() == "html":
            text, entities = read_html(raw)
        case _:
            raise bad_request("unsupported parse_mode")
    text = text.rstrip()
    limit = TEXT_LIMIT if name == "text" else CAPTION_LIMIT
    if len(text) > limit:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    if not text.strip() and name == "text":
        raise bad_request("message text is empty")
    return {name: text, "raw_text": raw} | ({entities_name: entities} if entities else {})


def _markup(params: JSON) -> JSON:
    markup = params.get("reply_markup")
    if not markup:
        return {}
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if markup.get("inline_keyboard") == []:
        return {}
    for button in (button for row in markup.get("inline_keyboard", []) for button in row):
        data = button.get("callback_data")
        if data is not None and not 1 <= len(str(data).encode()) <= CALLBACK_DATA_LIMIT:
            raise bad_request("BUTTON_DATA_INVALID")
    return {"reply_markup": markup}


def _content(source: JSON) -> JSON:
    about = {"message_id", "from", "chat", "date", "edit_date", "reply_markup", "media_group_id"}
    about |= {"message_thread_id", "is_topic_message", "reply_to_message"}
    return {name: value for name, value in source.items() if name not in about}


def _editable(world: World, params: JSON) -> JSON:
    chat = _writable(world, params)
    stored = chat.messages.get(params.get("message_id", 0))
    if stored is None:
        raise bad_request("message to edit not found")
    is_inline = "inline_keyboard" in stored.get("reply_markup", {"inline_keyboard": []})
    # A message that carries a reply keyboard cannot be edited (TDLib, can_edit_message).
    if stored["from"]["id"] != BOT["id"] or not is_inline:
        raise bad_request("message can't be edited")
    return stored


def _edit(world: World, params: JSON, fields: JSON) -> JSON:
    stored = _editable(world, params)
    if "text" in fields and "text" not in stored:
        raise bad_request("there is no text in the message to edit")
    fields = fields | _markup(params)
    shown = {name: fields.get(name) for name in TEXT_FIELDS if name != "raw_text"}
    if shown == {name: stored.get(name) for name in shown}:
        raise bad_request(NOT_MODIFIED)
    for name in TEXT_FIELDS:
        stored.pop(name, None)
    stored |= fields | {"edit_date": world.date}
    return public(stored)


def _about_message(world: World, params: JSON, refusal: str) -> bool:
    if params.get("message_id") not in _writable(world, params).messages:
        raise bad_request(refusal)
    return True
