"""What may happen to a conversation (events), and what the dialogue wants done about it (effects).

Events come in from the shell, already freed from Telegram's shapes. Effects go out as plain values made of
JSON types and dates: the store keeps them as rows until they are carried out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from dialogs.worktime import MORNING

FieldValue = str | int | bool | date | list[dict[str, str]] | None
Fields = dict[str, FieldValue]

# Where a button under an emergency screen says that it comes from: "emergency-gas".
EMERGENCY = "emergency-"

FileKind = Literal["photo", "document", "voice", "video", "audio"]


# --- events: the tenant -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """Typed words."""

    text: str


@dataclass(frozen=True, slots=True)
class Chose:
    """A pressed button. `version` tells which showing of the question it was under."""

    question: str
    choice: str
    version: int
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file on offer: its bytes are still at Telegram's. `size` in bytes, 0 when not told."""

    file_id: str
    kind: FileKind
    label: str = ""
    size: int = 0
    album: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A contact card; `is_own` when it is the sender's own."""

    phone: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Commanded:
    """A slash command, without its slash, in lower case."""

    name: str


@dataclass(frozen=True, slots=True)
class Edited:
    """An older message was changed by its sender; answers are never replayed from it."""


@dataclass(frozen=True, slots=True)
class SentOther:
    """A kind of message that the bot does not read (sticker, poll, place…)."""


# --- events: the world ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Blocked:
    """The tenant blocked the bot, or let it in again."""

    is_blocked: bool


@dataclass(frozen=True, slots=True)
class Resumed:
    """The bot was away for longer than Telegram keeps a tap on a button."""


@dataclass(frozen=True, slots=True)
class FileRefused:
    """A downloaded file is not one that is kept, or could not be fetched; `file` is its row in the store.

    It was the piece of that number, from 1, of the draft, or parked, or given to a case.
    """

    reason: str
    file: int
    number: int = 0
    was_parked: bool = False
    was_given: bool = False


@dataclass(frozen=True, slots=True)
class TimerFired:
    """A due date came."""

    name: str


@dataclass(frozen=True, slots=True)
class CaseForgotten:
    """The case was closed so long ago that it is not kept any more."""

    case: str


@dataclass(frozen=True, slots=True)
class NothingLeft:
    """Only the place in the dialogue was left of this person, and that for long."""


@dataclass(frozen=True, slots=True)
class StaffActed:
    """A member of staff did something about a case that its tenant is told.

    `what`: a key of `step.NEWS`. `slot`: where the news stands, if it
    may be changed later.
    """

    case: str
    what: str
    fields: Fields
    slot: str = ""


Event = (
    Said
    | Chose
    | SentFile
    | SharedContact
    | Commanded
    | Edited
    | SentOther
    | Blocked
    | Resumed
    | FileRefused
    | TimerFired
    | CaseForgotten
    | NothingLeft
    | StaffActed
)


# --- effects ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ask:
    """Show a question. `replace`: in place of the one just answered by a tap, if it is the last message."""

    question: str
    version: int
    choices: tuple[str, ...] = ()
    fields: Fields = field(default_factory=dict)
    replace: bool = False
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """Show a text; its choices, if any, stand outside the question and never answer it.

    `about`: the case or dispute that the choices are for, where it is not the conversation itself; with the
    piece that staff ask for, if they do: "RHO-26-0001-K.lease". `slot`: where it stands, to be changed later;
    a `fresh` one is a new message that takes the place.
    """

    message: str
    fields: Fields = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    version: int = 0
    slot: str = ""
    about: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Remind:
    """Remind of a step of a dispute; of no use after the day `until`, and never told at night."""

    step: str
    until: date
    about: str
    fields: Fields = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    slot: str = ""


@dataclass(frozen=True, slots=True)
class ShowVerdict:
    """The door is known: show it with its reason, its date and its contacts."""

    verdict: str
    theme: str
    deadline: date | None
    version: int
    choices: tuple[str, ...] = ("why", "wrong_answer")
    fields: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finish:
    """The dialogue ends. The store adds the case number when a case was opened in the same turn."""

    outcome: str
    theme: str
    deadline: date | None
    version: int
    choices: tuple[str, ...] = ()
    case: str | None = None
    fields: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShowEmergency:
    """Show who to call. Nothing of what was said is kept."""

    kind: str
    theme: str


@dataclass(frozen=True, slots=True)
class Toast:
    """A word in the bubble that answers a tap; lost without harm."""

    message: str


@dataclass(frozen=True, slots=True)
class StripKeyboard:
    """Take the buttons off a message that is past."""

    message_id: int


@dataclass(frozen=True, slots=True)
class KeepFile:
    """Fetch a file and keep it; parked until the tenant says what it is for, or for a case at once.

    `role`: what staff asked for.
    """

    file: SentFile
    is_parked: bool
    case: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class AdoptFiles:
    """Parked files become pieces of the draft."""


@dataclass(frozen=True, slots=True)
class NamePieces:
    """The pieces of the draft from one number to another, from 1, are that."""

    first: int
    last: int
    role: str


@dataclass(frozen=True, slots=True)
class TellPieces:
    """Show the pieces of the draft, numbered, with a button for each."""

    choices: tuple[str, ...]
    version: int


@dataclass(frozen=True, slots=True)
class DropPiece:
    """Forget the piece of that number, from 1, of the draft."""

    number: int


@dataclass(frozen=True, slots=True)
class RefuseFile:
    """That file is not kept; `file` is its row in the store."""

    file: int


@dataclass(frozen=True, slots=True)
class ShelveFiles:
    """The pieces of the draft wait with it under that dispute."""

    dispute: str


@dataclass(frozen=True, slots=True)
class FetchFiles:
    """The pieces that wait under that dispute are those of the draft again."""

    dispute: str


@dataclass(frozen=True, slots=True)
class DropShelved:
    """Forget the pieces that wait under that dispute."""

    dispute: str


@dataclass(frozen=True, slots=True)
class DropFiles:
    """Forget files that belong to no case: the parked ones, or all."""

    which: Literal["parked", "all"]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Hand the matter to staff: a numbered case, with what the tenant agreed to leave."""

    door: str
    theme: str
    deadline: date | None
    answers: dict[str, str]
    story_is_shared: bool
    agency: str = ""


@dataclass(frozen=True, slots=True)
class GiveLetter:
    """Print a letter for the tenant to sign and send; what is told in it is not kept."""

    letter: Literal["complaint", "neighbour"]
    fields: Fields


@dataclass(frozen=True, slots=True)
class GiveDossier:
    """Print the request to the mediator and bind its pieces, for that case or for the one that is open."""

    case: str = ""


@dataclass(frozen=True, slots=True)
class GiveCalendar:
    """Give the days that matter, for the tenant's own calendar. Days that are past are left out."""

    theme: str
    last_day: date
    silence_day: date | None


@dataclass(frozen=True, slots=True)
class AddToCase:
    """Words of the tenant, and the parked files if so, for the staff who hold the case."""

    case: str
    text: str = ""
    with_files: bool = False


@dataclass(frozen=True, slots=True)
class SettleCase:
    """The tenant says whether the answer settled the matter: "yes", "partly" or "no"."""

    case: str
    verdict: str


@dataclass(frozen=True, slots=True)
class FreezeCase:
    """Nothing of the case is relayed any more: its mediation began; or it is relayed again."""

    case: str
    is_frozen: bool


@dataclass(frozen=True, slots=True)
class TellCases:
    """Show the tenant where everything stands: the cases, the disputes, the draft; buttons to open them."""

    lines: tuple[dict[str, str], ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GiveData:
    """Hand over all that is kept about this person, as a file."""


@dataclass(frozen=True, slots=True)
class TellReaders:
    """Show the tenant who of the staff dealt with the cases."""


@dataclass(frozen=True, slots=True)
class SetTimer:
    """Wake the conversation on that day, at that hour of Paris; a timer of the same name is moved.

    An hour that is over already means the next morning.
    """

    name: str
    day: date
    at: time = MORNING


@dataclass(frozen=True, slots=True)
class CancelTimer:
    """Forget a timer."""

    name: str


@dataclass(frozen=True, slots=True)
class Erase:
    """Forget all that is kept about this person; `tells`: they are told what, and what stays elsewhere."""

    tells: bool = False


@dataclass(frozen=True, slots=True)
class ForgetCase:
    """Forget that case, and all that is about it alone."""

    case: str


@dataclass(frozen=True, slots=True)
class SetReachable:
    """Hold back what is to be sent to a tenant who blocked the bot, or let it go."""

    is_reachable: bool


FileEffect = (
    KeepFile
    | AdoptFiles
    | NamePieces
    | DropPiece
    | RefuseFile
    | ShelveFiles
    | FetchFiles
    | DropShelved
    | DropFiles
)

Effect = (
    Ask
    | Say
    | Remind
    | ShowVerdict
    | Finish
    | ShowEmergency
    | Toast
    | StripKeyboard
    | FileEffect
    | TellPieces
    | GiveLetter
    | GiveDossier
    | GiveCalendar
    | OpenCase
    | AddToCase
    | SettleCase
    | FreezeCase
    | TellCases
    | TellReaders
    | GiveData
    | SetTimer
    | CancelTimer
    | Erase
    | ForgetCase
    | SetReachable
)
