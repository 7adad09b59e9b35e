"""Where the bot listens for others, and the small HTTP server there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from aiohttp import web

STOP_SECONDS = 5.0


class Place(NamedTuple):
    """An address of this machine: "127.0.0.1:8081", "[::1]:8081"."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> Place:
        """ValueError for what has no host or no port."""
        told = urlsplit(f"//{text}")
        if told.netloc != text or not (told.hostname and told.port):
            raise ValueError("expected a host and a port, 127.0.0.1:8081 for example")
        return cls(told.hostname, told.port)


class CannotListen(Exception):
    """The address is taken, or not of this machine: the key that names it, and why."""


@asynccontextmanager
async def listening(place: Place, app: web.Application, key: str) -> AsyncIterator[None]:
    """Listen there meanwhile; in the end what is being answered is answered. CannotListen names the key."""
    from aiohttp import web

    runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_SECONDS)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, place.host, place.port).start()
        except OSError as error:
            raise CannotListen(f"{key}: {error.strerror}") from error
        yield
    finally:
        await runner.cleanup()
