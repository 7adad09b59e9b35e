"""The methods of the Bot API that the simulator knows, as functions of the world."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.simulator import writing
from bot.simulator.updates import card_of, message
from bot.simulator.world import BOT, JSON, Chat, Topic, User, World, bad_request
from bot.simulator.writing import Files

TOPIC_NAME_LIMIT = 128
GIFT_TYPES = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)
DOWNLOAD_LIMIT = 20 << 20
ADMINISTRATOR = {
    "user": BOT,
    "status": "administrator",
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": False,
    "can_restrict_members": False,
    "can_promote_members": False,
    "can_change_info": False,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": True,
}
Method = Callable[[World, JSON, Files], Any]

NUMBERS_AND_OBJECTS = frozenset(
    {
        "allow_sending_without_reply",
        "allowed_updates",
        "cache_time",
        "caption_entities",
        "chat_id",
        "commands",
        "disable_content_type_detection",
        "disable_notification",
        "drop_pending_updates",
        "entities",
        "from_chat_id",
        "is_big",
        "limit",
        "link_preview_options",
        "media",
        "menu_button",
        "message_id",
        "message_ids",
        "message_thread_id",
        "offset",
        "protect_content",
        "reaction",
        "reply_markup",
        "reply_parameters",
        "scope",
        "show_alert",
        "timeout",
        "user_id",
    }
)


def read_params(params: Mapping[str, Any]) -> JSON:
    """The parameters with their types, whether they came as JSON, as a form, or as objects."""
    return {name: _read_param(name, value) for name, value in params.items()}


def _read_param(name: str, value: Any) -> Any:
    if name not in NUMBERS_AND_OBJECTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        if name in {"chat_id", "from_chat_id"}:
            return value
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


# Files, chats, members ----------------------------------------------------------------------------


def get_file(world: World, params: JSON, _: Files) -> JSON:
    stored = world.files.get(params.get("file_id", ""))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    shown = {name: stored.card[name] for name in ("file_id", "file_unique_id", "file_size")}
    return shown | {"file_path": stored.path}


def get_me(_: World, __: JSON, ___: Files) -> JSON:
    return BOT | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def get_chat(world: World, params: JSON, _: Files) -> JSON:
    chat = world.chat(params.get("chat_id"))
    return chat.card | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFT_TYPES, False),
    }


def get_chat_member(world: World, params: JSON, _: Files) -> JSON:
    chat = world.chat(params.get("chat_id"))
    user_id = params.get("user_id", 0)
    if user_id == BOT["id"]:
        return ADMINISTRATOR
    member = chat.members.get(user_id)
    user = member or User(user_id, "Inconnu")
    return {"user": card_of(user), "status": "member" if member else "left"}


def get_chat_administrators(world: World, params: JSON, _: Files) -> list[JSON]:
    world.chat(params.get("chat_id"))
    return [ADMINISTRATOR]


def leave_chat(world: World, params: JSON, _: Files) -> bool:
    del world.chats[world.chat(params.get("chat_id")).card["id"]]
    return True


# Topics -------------------------------------------------------------------------------------------


def create_forum_topic(world: World, params: JSON, _: Files) -> JSON:
    chat = world.chat(params.get("chat_id"))
    if not chat.card.get("is_forum"):
        raise bad_request("the chat is not a forum")
    name = _topic_name(params)
    created = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
    thread_id = message(world, chat, BOT, created)["message_id"]
    chat.messages[thread_id] |= {"message_thread_id": thread_id, "is_topic_message": True}
    chat.topics[thread_id] = Topic(name)
    return {"message_thread_id": thread_id, **created["forum_topic_created"]}


def edit_forum_topic(world: World, params: JSON, _: Files) -> bool:
    topic = _topic(world, params)
    if "name" not in params and "icon_custom_emoji_id" in params:
        return True
    name = _topic_name(params)
    if topic.name == name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    return True


def close_forum_topic(world: World, params: JSON, _: Files) -> bool:
    return _turn_topic(world, params, is_closed=True)


def reopen_forum_topic(world: World, params: JSON, _: Files) -> bool:
    return _turn_topic(world, params, is_closed=False)


def delete_forum_topic(world: World, params: JSON, _: Files) -> bool:
    _topic(world, params)
    drop_topic(world.chat(params["chat_id"]), params["message_thread_id"])
    return True


def drop_topic(chat: Chat, thread_id: int) -> None:
    """Delete a topic with its messages, whoever asks for it."""
    del chat.topics[thread_id]
    gone = [n for n, one in chat.messages.items() if one.get("message_thread_id") == thread_id]
    for message_id in gone:
        del chat.messages[message_id]


def _topic_name(params: JSON) -> str:
    name = str(params.get("name", "")).strip()
    if not 1 <= len(name) <= TOPIC_NAME_LIMIT:
        raise bad_request("TOPIC_TITLE_INVALID" if name else "TOPIC_TITLE_EMPTY")
    return name


def _topic(world: World, params: JSON) -> Topic:
    topic = world.chat(params.get("chat_id")).topics.get(params.get("message_thread_id", 0))
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def _turn_topic(world: World, params: JSON, *, is_closed: bool) -> bool:
    topic = _topic(world, params)
    if topic.is_closed == is_closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.is_closed = is_closed
    return True


# Settings -----------------------------------------------------------------------------------------


def get_webhook_info(world: World, _: JSON, __: Files) -> JSON:
    return {"url": world.webhook_url, "has_custom_certificate": False, "pending_update_count": 0}


def set_webhook(world: World, params: JSON, _: Files) -> bool:
    world.webhook_url = params.get("url", "")
    world.webhook_secret = params.get("secret_token", "")
    world.webhook_connections = params.get("max_connections", 40)
    return True


def delete_webhook(world: World, _: JSON, __: Files) -> bool:
    world.webhook_url = ""
    return True


def _setting(name: str) -> Method:
    def keep(world: World, params: JSON, _: Files) -> bool:
        world.settings[name] = params
        return True

    return keep


SETTINGS = (
    "setMyCommands",
    "deleteMyCommands",
    "setMyName",
    "setMyDescription",
    "setMyShortDescription",
    "setChatMenuButton",
)
METHODS: dict[str, Method] = {
    "answerCallbackQuery": writing.answer_callback_query,
    "closeForumTopic": close_forum_topic,
    "copyMessage": writing.copy_message,
    "copyMessages": writing.copy_messages,
    "createForumTopic": create_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "deleteMessage": writing.delete_message,
    "deleteMessages": writing.delete_messages,
    "deleteWebhook": delete_webhook,
    "editForumTopic": edit_forum_topic,
    "editMessageCaption": writing.edit_message_caption,
    "editMessageReplyMarkup": writing.edit_message_reply_markup,
    "editMessageText": writing.edit_message_text,
    "getChat": get_chat,
    "getChatAdministrators": get_chat_administrators,
    "getChatMember": get_chat_member,
    "getFile": get_file,
    "getMe": get_me,
    "getWebhookInfo": get_webhook_info,
    "leaveChat": leave_chat,
    "pinChatMessage": writing.pin_chat_message,
    "reopenForumTopic": reopen_forum_topic,
    "sendChatAction": writing.send_chat_action,
    "sendDocument": writing.send_document,
    "sendMediaGroup": writing.send_media_group,
    "sendMessage": writing.send_message,
    "sendPhoto": writing.send_photo,
    "sendVideo": writing.send_video,
    "sendVoice": writing.send_voice,
    "setMessageReaction": writing.set_message_reaction,
    "setWebhook": set_webhook,
    "unpinChatMessage": writing.unpin_chat_message,
    **{name: _setting(name) for name in SETTINGS},
}
