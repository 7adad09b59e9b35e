"""What Telegram keeps: chats with their messages and topics, and files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

JSON = dict[str, Any]

BOT: JSON = {
    "id": 7_000_000_001,
    "is_bot": True,
    "first_name": "Simulateur",
    "username": "mediation_simulator_bot",
}
FILE_FOLDERS = {"document": "documents", "photo": "photos", "voice": "voice", "video": "videos"}


class User(NamedTuple):
    """A Telegram account; its id is also the id of its private chat with the bot."""

    id: int
    first_name: str
    language_code: str = "fr"


class Upload(NamedTuple):
    """A file as a bot posts it."""

    name: str
    content: bytes
    mime: str


class StoredFile(NamedTuple):
    """A file that Telegram keeps, under the path it is downloaded from."""

    path: str
    content: bytes
    card: JSON


class ApiError(Exception):
    """An error answer of the Bot API: a code, a description, and sometimes parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.envelope: JSON = {"ok": False, "error_code": code, "description": description}
        if parameters:
            self.envelope["parameters"] = parameters


def bad_request(reason: str) -> ApiError:
    """The answer 400, in Telegram's words."""
    return ApiError(400, f"Bad Request: {reason}")


@dataclass(slots=True)
class Topic:
    """A thread of a forum."""

    name: str
    is_closed: bool = False


@dataclass(slots=True)
class Chat:
    """One chat: its card, its members, and its messages under one counter for both directions."""

    card: JSON
    members: dict[int, User] = field(default_factory=dict)
    messages: dict[int, JSON] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    reactions: dict[int, list[str]] = field(default_factory=dict)
    pinned: set[int] = field(default_factory=set)
    is_blocked: bool = False
    last_message_id: int = 0

    def next_id(self) -> int:
        """Take the next message id."""
        self.last_message_id += 1
        return self.last_message_id

    def keep(self, message: JSON) -> JSON:
        """Store a message under its id."""
        self.messages[message["message_id"]] = message
        self.last_message_id = max(self.last_message_id, message["message_id"])
        return message


class World:
    """All chats and files, and the clock that dates them."""

    def __init__(self, now: Callable[[], datetime], staff_chat_id: int, *, staff_is_forum: bool) -> None:
        self.now = now
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.files_by_path: dict[str, StoredFile] = {}
        self.migrated: dict[int, int] = {}
        self.open_taps: set[str] = set()
        self.settings: dict[str, JSON] = {}
        self.webhook_url = ""
        self.webhook_secret = ""
        self.webhook_connections = 0
        self.staff_chat_id = staff_chat_id
        staff = {"id": staff_chat_id, "type": "supergroup", "title": "Équipe"}
        self.chats[staff_chat_id] = Chat(staff | ({"is_forum": True} if staff_is_forum else {}))

    @property
    def date(self) -> int:
        """The clock, in Telegram's seconds."""
        return int(self.now().timestamp())

    def private(self, user: User) -> Chat:
        """The chat of this user with the bot, opened at first use."""
        if user.id not in self.chats:
            card = {"id": user.id, "type": "private", "first_name": user.first_name}
            self.chats[user.id] = Chat(card, members={user.id: user})
        return self.chats[user.id]

    def staff(self) -> Chat:
        """The group of the staff, under its present id."""
        return self.chats[self.staff_chat_id]

    def chat(self, chat_id: object) -> Chat:
        """The chat with this id; refuses one that is unknown or has migrated."""
        match chat_id:
            case int() if chat_id in self.migrated:
                raise ApiError(
                    400,
                    "Bad Request: group chat was upgraded to a supergroup chat",
                    migrate_to_chat_id=self.migrated[chat_id],
                )
            case int() if chat_id in self.chats:
                return self.chats[chat_id]
            case None | "":
                raise bad_request("chat_id is empty")
        raise bad_request("chat not found")

    def migrate(self, chat_id: int, new_chat_id: int) -> None:
        """Give a group another id, as its upgrade to a supergroup does."""
        chat = self.chats.pop(chat_id)
        chat.card = chat.card | {"id": new_chat_id}
        self.chats[new_chat_id] = chat
        self.migrated[chat_id] = new_chat_id
        if chat_id == self.staff_chat_id:
            self.staff_chat_id = new_chat_id

    def store(self, kind: str, upload: Upload) -> JSON:
        """Keep a file and give its card, with the fields that its kind has."""
        number = len(self.files) + 1
        extension = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        card: JSON = {
            "file_id": f"file-{kind}-{number}",
            "file_unique_id": f"unique-{number}",
            "file_size": len(upload.content),
        }
        match kind:
            case "document":
                card |= {"file_name": upload.name, "mime_type": upload.mime}
            case "voice":
                card |= {"duration": 3, "mime_type": upload.mime}
            case "video":
                card |= {"duration": 3, "width": 640, "height": 480}
                card |= {"file_name": upload.name, "mime_type": upload.mime}
            case "photo":
                card |= {"width": 1280, "height": 960}
        path = f"{FILE_FOLDERS[kind]}/file_{number}.{extension}"
        stored = StoredFile(path, upload.content, card)
        self.files[card["file_id"]] = self.files_by_path[path] = stored
        return card
