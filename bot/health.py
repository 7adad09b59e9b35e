"""The bot as seen from outside: whether it is well, in one word, and its figures."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Final

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot import config
from bot.listener import Place, listening
from bot.metrics import Metrics
from bot.pulse import Pulse
from bot.turn import Turns

OK: Final = "ok"
NO_LOOP: Final = "loop"  # it does not go round
NO_STORE: Final = "store"  # it does not answer


class Health:
    """Answers whoever watches."""

    def __init__(self, settings: config.Health, pulse: Pulse, turns: Turns, metrics: Metrics) -> None:
        self._settings = settings
        self._pulse = pulse
        self._turns = turns
        self._metrics = metrics

    async def run(self) -> None:
        """Listen for ever. CannotListen where the address is taken."""
        app = web.Application()
        app.router.add_get("/healthz", self._tell_health)
        app.router.add_get("/metrics", self._tell_figures)
        async with listening(Place.parse(self._settings.listen), app, "health.listen"):
            await asyncio.Event().wait()

    async def _tell_health(self, _: web.Request) -> web.Response:
        word = self._word()
        return web.Response(status=200 if word == OK else 503, text=f"{word}\n")

    def _word(self) -> str:
        if self._pulse.age > self._settings.silence_seconds:
            return NO_LOOP
        try:
            self._turns.last_beat()
        except sqlite3.Error:
            return NO_STORE
        return OK

    async def _tell_figures(self, _: web.Request) -> web.Response:
        try:
            figures = self._metrics.text()
        except sqlite3.Error:
            return web.Response(status=503, text=f"{NO_STORE}\n")
        return web.Response(body=figures, headers={"Content-Type": CONTENT_TYPE_LATEST})
