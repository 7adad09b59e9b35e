"""Files that come, and what is done with them: kept as pieces, named, listed, taken back, or parked.

A file is never an answer. One that comes at any other moment than the question for pieces is parked, and the
tenant is asked what it is for.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dialogs import pieces
from dialogs.asking import ask, known
from dialogs.conversation import Conversation
from dialogs.events import (
    Ask,
    DropPiece,
    Effect,
    Fields,
    FileRefused,
    KeepFile,
    NamePieces,
    RefuseFile,
    Say,
    SentFile,
    TellPieces,
)
from dialogs.policy import MAX_FILE_BYTES, MAX_FILES
from dialogs.questions import EVIDENCE, ROLES
from dialogs.spoken import ByNumber

Moved = tuple[Conversation, tuple[Effect, ...]]

ACCEPTED_KINDS = ("photo", "document", "voice", "audio")


def receive(conversation: Conversation, file: SentFile) -> Moved:
    """A file on offer."""
    if refusal := _refusal(conversation, file):
        again = ask(conversation) if conversation.state == EVIDENCE.name else ()
        return conversation, (Say(refusal), *again)
    if conversation.replying:  # until words or a button follow: an album comes file by file
        case, role = pieces.asked_for(conversation.replying)
        says = Say("added_to_case", {"case": case}, slot=_album(file))
        return conversation, (KeepFile(file, is_parked=False, case=case, role=role), says)
    if conversation.state == EVIDENCE.name:
        return _keep(conversation, file)
    return _park(conversation, file)


def _keep(conversation: Conversation, file: SentFile) -> Moved:
    """A piece of the draft; those of one album are named together."""
    is_same_album = bool(file.album) and file.album == conversation.album
    is_named = bool(pieces.wanted(known(conversation)))
    naming = (conversation.naming if is_same_album else 0) + 1 if is_named else 0
    held = pieces.added(conversation, 1)
    conversation = conversation._replace(pieces=held, naming=naming, album=file.album)
    asks = (replace(it, slot=_album(file)) for it in ask(conversation) if isinstance(it, Ask))
    return conversation, (KeepFile(file, is_parked=False), *asks)


def _park(conversation: Conversation, file: SentFile) -> Moved:
    conversation = conversation._replace(parked_files=conversation.parked_files + 1)
    choices = ("add_to_case" if conversation.case else "keep_files", "drop_files")
    fields: Fields = {"files": conversation.parked_files, "case": conversation.case}
    asks_about = Say("file_parked", fields, choices, conversation.version, slot=_album(file))
    return conversation, (KeepFile(file, is_parked=True), asks_about)


def _refusal(conversation: Conversation, file: SentFile) -> str | None:
    if file.kind not in ACCEPTED_KINDS:
        return "file_refused_kind"
    if file.size > MAX_FILE_BYTES:
        return "file_refused_too_big"
    if conversation.files + conversation.parked_files >= MAX_FILES:
        return "file_refused_too_many"
    return None


def _album(file: SentFile) -> str:
    """The files of one album share one acknowledgement, edited in place."""
    return f"album:{file.album}" if file.album else ""


def lose(conversation: Conversation, refused: FileRefused) -> Moved:
    """A file that came turned out not to be kept."""
    effects: tuple[Effect, ...] = (RefuseFile(refused.file), Say(f"file_refused_{refused.reason}"))
    if refused.was_given:
        return conversation, effects
    if refused.was_parked:
        parked = max(0, conversation.parked_files - 1)
        return conversation._replace(parked_files=parked), effects
    conversation = _without(conversation, refused.number)
    if conversation.state != EVIDENCE.name:
        return conversation, effects
    conversation = conversation._replace(version=conversation.version + 1)  # the numbers have moved
    return conversation, (*effects, *ask(conversation))


# --- naming, listing, taking back -------------------------------------------------------------------------


def choose(conversation: Conversation, choice: str) -> Moved | None:
    """Carry out a choice about the pieces; None for any other choice."""
    if choice in ROLES:
        return name(conversation, choice)
    if choice == "list_pieces":
        return tell(conversation)
    number = conversation.files if choice == "remove_last" else REMOVE.number(choice)
    return None if number is None else remove(conversation, number)


def name(conversation: Conversation, role: str) -> Moved:
    """The newest piece, or all of the newest album, is that."""
    if not conversation.pieces:
        return conversation, ask(conversation, refused="not-a-choice")
    last = conversation.files
    first = last - max(1, conversation.naming) + 1
    held = pieces.named(conversation, role)
    conversation = conversation._replace(pieces=held, naming=0, album="", version=conversation.version + 1)
    return conversation, (NamePieces(first, last, role), *ask(conversation, replaces=True))


def tell(conversation: Conversation) -> Moved:
    """The numbered list, with a button to take back each one."""
    ways = tuple(REMOVE.choice(number) for number in range(1, conversation.files + 1))
    return conversation, (TellPieces(ways, conversation.version),)


def remove(conversation: Conversation, number: int) -> Moved:
    """Take back the piece of that number; a second tap must not take another."""
    if not 1 <= number <= conversation.files:
        return conversation, ask(conversation)
    conversation = _without(conversation, number)._replace(version=conversation.version + 1)
    return conversation, (DropPiece(number), *ask(conversation))


def _without(conversation: Conversation, number: int) -> Conversation:
    if not 1 <= number <= conversation.files:
        return conversation
    is_newest = number > conversation.files - conversation.naming
    naming = conversation.naming - is_newest
    return conversation._replace(pieces=pieces.without(conversation, number), naming=naming)


REMOVE = ByNumber(
    "remove",
    re.compile(
        r"(?:retirer?|supprimer?|enlever?|remove|delete)"
        r"(?: (?:la|le|piece|numero|n|photo|document|the|file))* (\d{1,2})",
        re.ASCII,
    ),
)
