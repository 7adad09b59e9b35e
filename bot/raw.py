"""What can be told of a raw update before anybody has read it, whatever is wrong with it."""

from __future__ import annotations

import json
import re
from typing import Any

from bot import inbound
from storage.sealing import HOUSE

JSON = dict[str, Any]

_ENCODER = json.JSONEncoder(sort_keys=True)
_OF_PRIVATE_CHAT = re.compile(r'"chat": \{[^{}]*"id": (\d{1,15}), [^{}]*"type": "private"')


def subject_of(body: str) -> int:
    """Who sent an update in private, whatever is wrong with it: keys are sorted, quotes in names escaped."""
    found = _OF_PRIVATE_CHAT.search(body)
    return int(found[1]) if found else HOUSE


def written(update: JSON) -> str:
    """The update as JSON; what is nested too deep to be written is read all the same, by its id."""
    try:
        return _ENCODER.encode(update)
    except RecursionError:
        return json.dumps({"update_id": name_of(update)})


def name_of(update: JSON) -> str:
    """The id of the update, if it is one."""
    update_id = update.get("update_id")
    return str(update_id) if isinstance(update_id, int | str) else ""


def private_chat_of(body: str) -> int | None:
    """Whom to apologise to, if the update that failed came from a private chat."""
    try:
        update = json.loads(body)
        said = update.get("message") or update["callback_query"]
        chat = (said.get("message") or said)["chat"]
        is_theirs = chat.get("type") == "private" and said["from"]["id"] == chat["id"]
        is_ours = is_theirs and type(chat["id"]) is int and abs(chat["id"]) < inbound.LONGEST_ID
        return int(chat["id"]) if is_ours else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
