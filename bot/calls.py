"""A call of the Bot API as a plain value: what rendering makes and the sender posts."""

from __future__ import annotations

from typing import Any, NamedTuple

JSON = dict[str, Any]

ROOM_FOR_MARK = 16  # characters, of a message that is sent again
LONGEST_MESSAGE = 4096 - ROOM_FOR_MARK  # characters; Telegram takes 4,096 (Bot API, sendMessage)
LONGEST_CAPTION = 1024 - ROOM_FOR_MARK  # characters; Telegram takes 1,024 (Bot API, sendPhoto)


class Call(NamedTuple):
    """A method of the Bot API and its parameters."""

    method: str
    params: JSON


def message_to(chat_id: int, text: str, keyboard: JSON) -> Call:
    """A text without a parse mode, so that no word of a tenant is ever read as markup."""
    params: JSON = {
        "chat_id": chat_id,
        "text": text,
        "link_preview_options": {"is_disabled": True},
    }
    if keyboard:
        params["reply_markup"] = keyboard
    return Call("sendMessage", params)


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


def makes_message(call: Call) -> bool:
    """True when doing it twice leaves two things in the chat."""
    return call.method.startswith("send") or call.method == "createForumTopic"


def as_resent(call: Call, mark: str) -> Call:
    """The same, with the mark of what may stand in the chat already; it is no longer than `ROOM_FOR_MARK`."""
    params = dict(call.params)
    for field, separator in (("text", "\n"), ("caption", "\n"), ("name", " ")):
        if field in params:
            params[field] = f"{params[field]}{separator}{mark}"
    if "media" in params:
        first, *rest = params["media"]
        params["media"] = [type(first)(first.media, caption=f"{first.caption or ''}\n{mark}"), *rest]
    return Call(call.method, params)


def as_edit(call: Call, message_id: int) -> Call:
    """The same message in place of an older one; only inline keyboards can be edited in."""
    params = {"message_id": message_id, **call.params}
    return Call("editMessageText", params)


def can_edit(call: Call) -> bool:
    """True when the message has no keyboard at the bottom, which an edit cannot carry."""
    return "keyboard" not in call.params.get("reply_markup", {})
