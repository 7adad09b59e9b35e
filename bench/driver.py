"""The virtual tenants: each acts as soon as the bot has asked, or when the pace allows it."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from time import perf_counter
from typing import NamedTuple

from bench.journey import Act, Finished, Journey, Say, SendFile, Tap
from bot.simulator.telegram import Call, Telegram
from bot.simulator.world import JSON, User
from tests import samples

DOCUMENT = samples.paper("un décompte " * 4_000)
DRAIN_SECONDS = 10
SILENCE_SECONDS = 20


class Drive(NamedTuple):
    """How long to drive, and at most how many updates a second: as many as come, or so many."""

    seconds: float
    rate: float | None = None


class Measured(NamedTuple):
    """What a drive gave; the seconds that each update waited for its answer."""

    updates: int
    per_second: float
    waits: list[float]
    unanswered: int


class Driver:
    """Drives a bot through a `Telegram` in the same process.

    A tenant whose turn it is acts if the gate is open, and waits in `ready` if not.
    """

    def __init__(self, telegram: Telegram, journey: type[Journey]) -> None:
        self.telegram = telegram
        self.journey = journey
        self.ids = count(1)
        self.journeys: dict[int, Journey] = {}
        self.acted_at: dict[int, float] = {}
        self.steps_left: Counter[int] = Counter()
        self.ready: deque[tuple[int, Act]] = deque()
        self.answers: list[tuple[float, float]] = []
        self.all_answered = asyncio.Event()
        self.gate: Callable[[int], bool] = always
        telegram.on_call = self.hear

    async def first_answer(self) -> bool:
        """Send one tenant in, and tell whether the bot said a word in time."""
        self.gate = self.has_steps_left
        self.enter(steps=1)
        return await self.settle(SILENCE_SECONDS)

    async def gather(self, tenants: int) -> None:
        """Bring tenants in and spread them evenly over the dialogue."""
        self.gate = self.has_steps_left
        for number in range(tenants):
            self.enter(steps=1 + number % self.journey.steps)
        await self.settle(SILENCE_SECONDS)

    async def drive(self, asked: Drive) -> Measured:
        """Let the tenants act, then wait for the answers that are still due."""
        self.telegram.calls.clear()
        self.answers.clear()
        began = perf_counter()
        if asked.rate is None:
            self.gate = always
            for _ in range(len(self.ready)):
                self.act(*self.ready.popleft())
            await asyncio.sleep(asked.seconds)
        else:
            self.gate = never
            await self.pace(began, asked.rate, asked.seconds)
        self.gate = never
        ended = perf_counter()
        await self.settle(DRAIN_SECONDS)
        in_window = [at for at, _ in self.answers if at <= ended]
        return Measured(
            len(self.answers),
            len(in_window) / (ended - began),
            [wait for _, wait in self.answers],
            len(self.acted_at),
        )

    async def pace(self, began: float, rate: float, seconds: float) -> None:
        """Let one ready tenant act at each beat."""
        for beat in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, began + beat / rate - perf_counter()))
            if self.ready:
                self.act(*self.ready.popleft())

    async def settle(self, seconds: float) -> bool:
        """Wait until nobody waits for an answer, for so long at most."""
        if self.acted_at:
            self.all_answered.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.all_answered.wait(), seconds)
        return not self.acted_at

    def enter(self, steps: int = 0) -> None:
        """Let a new tenant in, who takes so many steps before they wait."""
        user_id = next(self.ids)
        self.journeys[user_id] = self.journey()
        self.steps_left[user_id] = steps
        self.react(user_id, Say("/start"))

    def hear(self, call: Call) -> None:
        """Let the tenant to whom the bot has spoken react."""
        user_id = call.params.get("chat_id", 0)
        if user_id not in self.acted_at or not call.result["ok"]:
            return
        reaction = self.journeys[user_id].hear(call)
        if reaction is None:
            return
        now = perf_counter()
        self.answers.append((now, now - self.acted_at.pop(user_id)))
        if isinstance(reaction, Finished):
            del self.journeys[user_id]
            self.enter()
        else:
            self.react(user_id, reaction)
        if not self.acted_at:
            self.all_answered.set()

    def react(self, user_id: int, reaction: Act) -> None:
        if self.gate(user_id):
            self.act(user_id, reaction)
        else:
            self.ready.append((user_id, reaction))

    def act(self, user_id: int, reaction: Act) -> None:
        self.acted_at[user_id] = perf_counter()
        perform(self.telegram, reaction, User(user_id, "Locataire"))

    def has_steps_left(self, user_id: int) -> bool:
        self.steps_left[user_id] -= 1
        return self.steps_left[user_id] >= 0


def perform(telegram: Telegram, reaction: Act, user: User) -> JSON:
    """Do it, and give the update that Telegram makes of it."""
    match reaction:
        case Say(text):
            return telegram.tenant_says(text, user)
        case Tap(message_id, data):
            return telegram.tenant_taps(message_id, data, user)
        case SendFile():
            return telegram.tenant_sends(DOCUMENT, name="decompte.pdf", user=user)


def always(_: int) -> bool:
    return True


def never(_: int) -> bool:
    return False
