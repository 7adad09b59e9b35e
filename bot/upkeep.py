"""`purge`, `erase`, `export`: the operator's work on a store that no bot uses, through the same turns."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlite_utils import Database

from bot import logs
from bot.app import now
from bot.config import Config, ConfigError, UpkeepError
from bot.landlord import policy_of
from bot.purge import Purge
from bot.stores import open_store
from bot.texts import Texts
from bot.turn import Turns
from dialogs.conversation import Conversation
from dialogs.events import Chose
from storage import audit, cases, conversations, inbox
from storage.database import Store, transaction
from storage.overviews import held

LONGEST_DIGITS = 19  # of the id of a chat


@contextmanager
def _opened(config: Config) -> Iterator[tuple[Store, Turns]]:
    """The store and its turns; ConfigError while a bot uses it. What is erased is gone from the disk then."""
    logs.set_up(logging.CRITICAL)
    store = open_store(config.storage.path, "storage.path", config.master_key)
    try:
        yield store, Turns(store, config, policy_of(config), now)
        store.tidy()
    finally:
        store.close()


def erase(config: Config, who: str) -> str:
    """Forget all about the person of that case or chat, as `/effacer` does; what went.

    ConfigError for nobody, UpkeepError when it could not be done.
    """
    with _opened(config) as (store, turns):
        chat_id = _person(store.db, who)
        before = held(store.db, chat_id)
        found = conversations.load(store.db, chat_id) or Conversation(chat_id)
        agrees = Chose("aside", "erase_all", found.version)
        turns.tell(inbox.key_of("erase", chat_id, now().timestamp()), chat_id, agrees, audit.OPERATOR)
        if cases.of_chat(store.db, chat_id):
            raise UpkeepError(f"{who}: not erased; the bot keeps the reason as a dead letter")
    return ", ".join(f"{name} {count}" for name, count in before.items())


def export(config: Config, who: str, to: Path) -> str:
    """Write all that is kept about the person into one archive; how large it is. ConfigError for nobody."""
    from bot.archive import Volume, pack
    from bot.disclosure import disclose
    from bot.pdf import Press

    with _opened(config) as (store, _):
        chat_id = _person(store.db, who)
        at = now().timestamp()
        told = disclose(store.db, store.files, Texts(config), chat_id, at)
        content = pack(Volume(told.data, told.paper, told.originals), Press().pdf)
        with transaction(store.db) as db, _new(to) as file:
            for case in cases.of_chat(db, chat_id):
                audit.add(db, at, audit.OPERATOR, "export", case.number)
            file.write(content)
    return f"{len(content)} bytes, {len(told.originals)} files"


@contextmanager
def _new(path: Path) -> Iterator[BinaryIO]:
    """A file that was not there, for its owner alone. ConfigError where it cannot be written."""
    try:
        with path.open("xb") as file:
            path.chmod(0o600)
            yield file
    except OSError as error:
        raise ConfigError(f"--to: {path}: {error.strerror}") from None


def _person(db: Database, who: str) -> int:
    """The chat of that case, or of that id."""
    chat_id = int(who) if who.isascii() and who.isdigit() and len(who) < LONGEST_DIGITS else 0
    sql = (
        "select chat_id from cases where :number in (number, chat_id)"
        " union select chat_id from conversations where chat_id = :number"
    )
    row = db.conn.execute(sql, {"number": chat_id or who}).fetchone()
    if row is None:
        raise ConfigError(f"{who}: no case of that number, and no conversation of that id")
    found: int = row["chat_id"]
    return found


def purge(config: Config) -> str:
    """Forget now what is past its age; what went, in counts."""
    with _opened(config) as (store, turns):
        turns.fire_timers()
        by_age = Purge(store, turns, config.privacy.days, now, audit.OPERATOR)
        gone = asyncio.run(by_age.once())
    return ", ".join(f"{table} {count}" for table, count in sorted(gone.items())) or "nothing"
