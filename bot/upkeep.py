"""`purge`: the operator's work on a store that no bot uses, through the same turns."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot import logs
from bot.app import now, policy_of
from bot.config import Config, open_store
from bot.purge import Purge
from bot.texts import Texts
from bot.turn import Turns
from storage import audit
from storage.database import Store


@contextmanager
def _opened(config: Config) -> Iterator[tuple[Store, Turns]]:
    """The store and its turns; ConfigError while a bot uses it. What is erased is gone from the disk then."""
    logs.set_up()
    store = open_store(config.storage.path, "storage.path")
    try:
        yield store, Turns(store, config, policy_of(config, Texts(config)), now)
        store.tidy()
    finally:
        store.close()


def purge(config: Config) -> str:
    """Forget now what is past its age; what went, in counts."""
    with _opened(config) as (store, turns):
        turns.fire_timers()
        by_age = Purge(store, turns, config.privacy.model_dump(), now, audit.OPERATOR)
        gone = asyncio.run(by_age.once())
    return ", ".join(f"{table} {count}" for table, count in sorted(gone.items())) or "nothing"
