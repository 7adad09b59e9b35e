"""What a turn costs inside, without Telegram and before the commit: `python -m bench.step`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from statistics import mean, median
from time import perf_counter
from typing import NamedTuple

from bench.contenders import ROOT
from bench.crowd import fill
from bench.driver import perform
from bench.journey import TO_MEDIATOR, Say, Tap
from bench.report import Figure, figures
from bot import inbound
from bot.app import now
from bot.config import load
from bot.landlord import policy_of
from bot.simulator.telegram import Telegram
from bot.simulator.world import JSON, User
from bot.turn import Turns
from dialogs.conversation import Conversation
from dialogs.events import Event
from dialogs.policy import Policy
from dialogs.step import step
from storage.database import Store
from tests.fake_bot_api import STAFF_CHAT_ID

DIALOGUES = 200
STORED = 100_000
CONFIG = load(ROOT / "config.example.toml")


class Told(NamedTuple):
    """What a tenant sends, the event that it is, and the place in the dialogue that it meets."""

    update: JSON
    event: Event
    conversation: Conversation


def measure() -> list[Figure]:
    """The pure step, and the turn in an empty store and in a full one; microseconds."""
    policy, today = policy_of(CONFIG), now().date()
    telegram = Telegram(now, STAFF_CHAT_ID)
    dialogues = [dialogue(telegram, chat_id, policy, today) for chat_id in range(1, 2 * DIALOGUES + 1)]
    steps = [step_seconds(told, policy, today) for told in dialogues[0]]
    # Beside the installed packages, as the bench does: /tmp may be in memory.
    with tempfile.TemporaryDirectory(prefix="bench-", dir=sys.prefix) as folder:
        store, bare = Store(Path(folder) / "bot.db"), unsealed(Path(folder) / "bare.db")
        turns, without = (Turns(each, CONFIG, policy, now) for each in (store, bare))
        empty, open_rows = [], []
        for told in dialogues[:DIALOGUES]:  # in turns, so that other work slows both alike
            empty += turn_seconds(turns, [told])
            open_rows += turn_seconds(without, [told])
        bare.close()
        fill(store, STORED)
        full = turn_seconds(turns, dialogues[DIALOGUES:])
        store.close()
    return [
        Figure("pure step, µs: median of the dialogue", f"{median(steps) * 1e6:.0f}", "25"),
        Figure("pure step, µs: mean of the dialogue", f"{mean(steps) * 1e6:.0f}"),
        Figure("pure step, µs: the dearest, a typed date", f"{max(steps) * 1e6:.0f}"),
        Figure("turn in SQLite before the commit, µs: median", f"{median(empty) * 1e6:.0f}", "200"),
        Figure("turn in SQLite before the commit, µs: mean", f"{mean(empty) * 1e6:.0f}"),
        Figure(
            "what sealing adds to a turn, %: median",
            f"{(median(empty) / median(open_rows) - 1) * 100:.0f}",
            "15",
        ),
        Figure(
            f"the same with {STORED:,} conversations stored, µs: median",
            f"{median(full) * 1e6:.0f}",
            f"{median(empty) * 1.2e6:.0f}",
        ),
    ]


def dialogue(telegram: Telegram, chat_id: int, policy: Policy, today: date) -> list[Told]:
    """Play one tenant's way to the mediator, to learn the version that each button carries."""
    conversation, all_told = Conversation(chat_id), []
    for question, answer in (("", Say("/start")), *TO_MEDIATOR):
        version = conversation.version
        reaction = Tap(0, f"{question}:{answer}:{version}") if isinstance(answer, str) else answer
        update = perform(telegram, reaction, User(chat_id, "Locataire"))
        incoming = inbound.read(update, (STAFF_CHAT_ID,))
        if not isinstance(incoming, inbound.FromTenant):
            raise TypeError(f"{question}: {type(incoming).__name__}")
        all_told.append(Told(update, incoming.event, conversation))
        conversation = step(conversation, incoming.event, today, policy).conversation
    if conversation.state != "outcome-mediation":
        raise RuntimeError(f"the dialogue ended at {conversation.state}")
    return all_told


def step_seconds(told: Told, policy: Policy, today: date) -> float:
    """The median of many times the same step."""
    took = []
    for _ in range(DIALOGUES):
        began = perf_counter()
        step(told.conversation, told.event, today, policy)
        took.append(perf_counter() - began)
    return median(took)


def turn_seconds(turns: Turns, dialogues: Iterable[list[Told]]) -> list[float]:
    """Each turn of the dialogues, one dialogue a transaction."""
    took: list[float] = []
    for all_told in dialogues:
        turns.take(timed((told.update for told in all_told), took))
    return took


def timed(updates: Iterable[JSON], took: list[float]) -> Iterator[JSON]:
    """Note how long each update is worked on before the next one is asked for."""
    for update in updates:
        began = perf_counter()
        yield update
        took.append(perf_counter() - began)


def unsealed(path: Path) -> Store:
    """A store that keeps what it is told as it is: what the same turn costs without sealing."""
    store = Store(path)
    for name in ("sealed", "opened"):
        store.db.conn.create_function(name, 3, lambda _subject, _place, text: text)
    return store


if __name__ == "__main__":
    print(figures(measure()))
