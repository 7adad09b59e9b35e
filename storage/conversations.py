"""Each tenant's place in the dialogue, one row a chat."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sqlite_utils import Database

from dialogs.conversation import Conversation
from dialogs.disputes import Dispute, Draft
from dialogs.flow import OUTCOMES, STEPS
from storage.sealing import CONVERSATION

# Steps that a release renamed: old name -> new name. State names are data.
RENAMED: dict[str, str] = {}

_COLUMNS = ("chat_id", "language", "state", "version")
_ENCODER = json.JSONEncoder(default=asdict)
_BODY = tuple(name for name in Conversation._fields if name not in _COLUMNS)


def load(db: Database, chat_id: int) -> Conversation | None:
    """The conversation of that chat, if there is one that a key opens: whose key is gone begins anew."""
    row = db.conn.execute(_LOAD, (chat_id,)).fetchone()
    return _conversation(row) if row and row["body"] else None


_LOAD = f"""
    select chat_id, language, state, version, {CONVERSATION.opened} from conversations where chat_id = ?
"""  # noqa: S608 - our own words


def save(db: Database, conversation: Conversation, now: float) -> None:
    """Write the conversation in place of what was there."""
    body = {name: value for name in _BODY if (value := getattr(conversation, name))}
    is_draft = bool(conversation.answers or conversation.kept)
    values = (
        *(getattr(conversation, name) for name in _COLUMNS),
        _ENCODER.encode(body),
        now,
        is_draft,
    )
    db.conn.execute(_SAVE, values)


_SAVE = f"""
    insert into conversations values (?1, ?2, ?3, ?4, {CONVERSATION.sealed("?5", "?1")}, ?6, ?7)
    on conflict do update set
        language = excluded.language, state = excluded.state, version = excluded.version,
        body = excluded.body, updated_at = excluded.updated_at, is_draft = excluded.is_draft
"""  # noqa: S608 - our own words


def under_way(db: Database, since: float) -> list[int]:
    """The chats that answered something since then and have not come to an end."""
    marks = ", ".join("?" * len(OUTCOMES))
    sql = f"select chat_id from conversations where updated_at >= ? and state not in ({marks})"  # noqa: S608 - marks only
    return [row["chat_id"] for row in db.conn.execute(sql, (since, *OUTCOMES))]


def _conversation(row: Any) -> Conversation:
    state = RENAMED.get(row["state"], row["state"])
    if state not in STEPS:
        raise LookupError(f"unknown step {state!r}: add it to RENAMED")
    body = json.loads(row["body"])
    disputes = {key: _dispute(told) for key, told in body.pop("disputes", {}).items()}
    return Conversation(row["chat_id"], row["language"], state, row["version"], disputes=disputes, **body)


def _dispute(told: dict[str, Any]) -> Dispute:
    draft = told.pop("draft", None)
    return Dispute(**told, draft=Draft(**draft) if draft else None)
