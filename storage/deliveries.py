"""What the store itself wants sent: to staff, and to groups where the bot has no business."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, get_args

from dialogs.events import Fields


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """A forum topic for the case, when the staff group has topics."""

    case_id: int


@dataclass(frozen=True, slots=True)
class PostCard:
    """The card of the case, with what the tenant agreed to share."""

    case_id: int


@dataclass(frozen=True, slots=True)
class NameTopic:
    """The title of the case's topic, when its state has changed."""

    case_id: int


@dataclass(frozen=True, slots=True)
class TellMoved:
    """A line where the case stood, in a group that does not have it any more: where it went."""

    case_id: int
    topic_id: int | None
    card_id: int | None


@dataclass(frozen=True, slots=True)
class CloseTopic:
    """Nothing more is written in that topic."""

    topic_id: int


@dataclass(frozen=True, slots=True)
class PostStory:
    """What the tenant told, where it is shared."""

    case_id: int


@dataclass(frozen=True, slots=True)
class PostNotes:
    """What staff noted about the case for each other, where there is anything."""

    case_id: int


@dataclass(frozen=True, slots=True)
class PostMenu:
    """The choices of an action, under the version of the case that it is about."""

    case_id: int
    action: str


@dataclass(frozen=True, slots=True)
class PostPreview:
    """A ready answer as the tenant would read it, with the button that sends it."""

    case_id: int
    number: int


@dataclass(frozen=True, slots=True)
class AskWords:
    """Ask a person of the staff for words, by an answer to this message; `purpose`: what they are for."""

    case_id: int
    purpose: str
    name: str
    user_id: int


@dataclass(frozen=True, slots=True)
class PostPieces:
    """Files of the case, by their ids ("3 4 5"), in albums; it waits until all of them are fetched."""

    pieces: str


@dataclass(frozen=True, slots=True)
class TellStaff:
    """A text for staff; in the topic of the case, when there is one."""

    message: str
    fields: Fields = field(default_factory=dict)
    case_id: int = 0


Mark = Literal["seen", "answered"]
Part = Literal["preview", "file", "text"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)


@dataclass(frozen=True, slots=True)
class PostLetter:
    """A part of a printed letter, for the tenant."""

    letter: str
    fields: Fields
    part: Part


@dataclass(frozen=True, slots=True)
class PostDossier:
    """A part of the printed request to the mediator; it waits until every piece is fetched."""

    case_id: int
    part: Part


@dataclass(frozen=True, slots=True)
class PostBundle:
    """A volume, from 1, of the pieces of the case, bound; it waits until every piece is fetched."""

    case_id: int
    part: int


@dataclass(frozen=True, slots=True)
class PostCalendar:
    """The days that matter, under the lasting name of their events."""

    uid: str
    sequence: int
    last_day: date
    silence_day: date | None


@dataclass(frozen=True, slots=True)
class PostStatus:
    """Where the case stands, for its tenant: one message in `slot`, pinned when new, edited afterwards."""

    case_id: int
    slot: str


@dataclass(frozen=True, slots=True)
class PinStatus:
    """Pin the message that stands in that slot."""

    place: str


@dataclass(frozen=True, slots=True)
class React:
    """Mark the tenant's own message: staff have seen it, or answered it."""

    message_id: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class UnpinStatus:
    """Take the status of a case that was erased from the top of its tenant's chat."""

    message_id: int


@dataclass(frozen=True, slots=True)
class DeleteTopic:
    """Delete the topic of a case that was erased, with all that stands in it."""

    topic_id: int


@dataclass(frozen=True, slots=True)
class DeleteMessages:
    """Delete messages of the bot about what was erased, by their ids ("3 4 5"), a hundred at most."""

    messages: str


@dataclass(frozen=True, slots=True)
class PostData:
    """A volume, from 1, of all that is kept about the person of that chat."""

    part: int


@dataclass(frozen=True, slots=True)
class PostStatistics:
    """What happened from one moment until another, in seconds since 1970: a picture and words for staff."""

    since: int
    until: int


@dataclass(frozen=True, slots=True)
class LookFor:
    """Ask whether somebody who does not work here is in the staff group."""

    user_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave a group that is not the staff's."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What another release wrote and this one cannot read: nobody can send it any more."""


Delivery = (
    OpenTopic
    | PostCard
    | NameTopic
    | TellMoved
    | CloseTopic
    | PostStory
    | PostNotes
    | PostMenu
    | PostPreview
    | AskWords
    | PostPieces
    | TellStaff
    | PostLetter
    | PostDossier
    | PostBundle
    | PostCalendar
    | PostStatus
    | PinStatus
    | React
    | UnpinStatus
    | DeleteTopic
    | DeleteMessages
    | PostData
    | PostStatistics
    | LookFor
    | Leave
    | Unreadable
)


def is_about_case(effect: object) -> bool:
    """True for what stands in a chat because there is a case: it goes when the case is erased."""
    is_told = isinstance(effect, TellStaff) and effect.case_id
    return bool(is_told) or isinstance(effect, _ABOUT_CASE)


_ABOUT_CASE: Final = (
    OpenTopic,
    PostCard,
    TellMoved,
    PostStory,
    PostNotes,
    PostMenu,
    PostPreview,
    AskWords,
    PostPieces,
    PostStatus,
)


def is_detail(effect: object) -> bool:
    """True for what a tenant told or sent, and what staff noted of it: not for all who read of the case."""
    is_message = isinstance(effect, TellStaff) and effect.message == "staff-message"
    return is_message or isinstance(effect, PostStory | PostPieces | PostNotes)


def is_place(effect: object) -> bool:
    """True for what stands once for each case, in the group where it lives."""
    return isinstance(effect, OpenTopic | NameTopic | PostCard)


# What Telegram may refuse without harm: a message that is gone or too old, a person who is not there.
HARMLESS: Final = (React, LookFor, UnpinStatus, DeleteTopic, DeleteMessages)
