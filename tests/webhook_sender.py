"""Telegram's side of a webhook: posts what waits, and posts again what was not answered by a 2xx.

As the Bot API server does (telegram-bot-api, Client.cpp and WebhookActor.cpp): one update at a time of each
chat, and of each person's taps, which are a queue of their own; several queues at once; what is refused is
posted again after a pause, however often, and holds back its own queue alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager, suppress
from typing import NamedTuple

import aiohttp

from bot.simulator.telegram import Telegram, Waiting
from bot.simulator.world import JSON

PAUSE_SECONDS = 0.05
LOOK_SECONDS = 0.005
NO_ANSWER = 0


class Delivery(NamedTuple):
    """One attempt, and the status that answered it."""

    update_id: int
    status: int


def queue_of(update: JSON) -> Hashable:
    """What is delivered in order: the updates of a chat, the taps of a person."""
    if tap := update.get("callback_query"):
        return "taps", tap["from"]["id"]
    payload = next((value for value in update.values() if isinstance(value, dict)), {})
    return "chat", payload.get("chat", {}).get("id")


class WebhookSender:
    """Delivers the updates of one Telegram until it is closed."""

    def __init__(self, telegram: Telegram, session: aiohttp.ClientSession) -> None:
        self.deliveries: list[Delivery] = []
        self._telegram = telegram
        self._session = session
        self._under_way: dict[Hashable, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Deliver for ever, as many at once as the bot allows."""
        while True:
            if self._telegram.world.webhook_url:
                self._begin()
            await asyncio.sleep(LOOK_SECONDS)

    def _begin(self) -> None:
        for waiting in self._telegram.waiting():
            queue = queue_of(waiting.update)
            if self._may_begin(queue):
                self._under_way[queue] = asyncio.create_task(self._deliver(queue, waiting))

    def _may_begin(self, queue: Hashable) -> bool:
        return (
            queue not in self._under_way and len(self._under_way) < self._telegram.world.webhook_connections
        )

    async def _deliver(self, queue: Hashable, waiting: Waiting) -> None:
        status = NO_ANSWER
        with suppress(aiohttp.ClientError, TimeoutError):
            status = await self._post(waiting.update)
        self.deliveries.append(Delivery(waiting.update_id, status))
        if 200 <= status < 300:
            self._telegram.confirm(waiting)
        else:
            await asyncio.sleep(PAUSE_SECONDS)
        del self._under_way[queue]

    async def _post(self, update: JSON) -> int:
        world = self._telegram.world
        headers = {"X-Telegram-Bot-Api-Secret-Token": world.webhook_secret}
        timeout = aiohttp.ClientTimeout(total=10)
        async with self._session.post(
            world.webhook_url, json=update, headers=headers, timeout=timeout
        ) as answer:
            return answer.status

    async def close(self) -> None:
        """Give up what is under way."""
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)


@asynccontextmanager
async def delivering(telegram: Telegram) -> AsyncIterator[WebhookSender]:
    """Telegram posts to the bot meanwhile, once the bot has told it where."""
    async with aiohttp.ClientSession() as session:
        sender = WebhookSender(telegram, session)
        running = asyncio.create_task(sender.run())
        try:
            yield sender
        finally:
            running.cancel()
            await asyncio.wait([running])
            await sender.close()
