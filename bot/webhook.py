"""The webhook: Telegram posts an update, and is answered 200 only after it was handled and committed.

Any other answer makes Telegram post it again, later. Within a chat it waits for the answer before the next
message, but a tap may overtake a message of the same person: a turn trusts neither order nor number.
A reverse proxy on this machine ends TLS; docs/operations.md says how.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest

from bot.config import Telegram
from bot.faults import CALL_ERRORS
from bot.inbound import ALLOWED_UPDATES
from bot.listener import Place, listening
from bot.patience import Patience
from bot.pulse import Pulse
from bot.turn import Answer, Turns

log = logging.getLogger(__name__)

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of the header
LARGEST_BODY = 256 << 10  # bytes; Telegram keeps no update of more than 64 KiB
RETRY_SECONDS = 5  # by then the service manager has started the bot again
TURN_SECONDS = 5.0  # of the loop that shows that the bot listens
LOOK_SECONDS = 60.0


class Webhook:
    """Takes the updates that Telegram posts; `after` is told what each batch left to be done at once."""

    def __init__(
        self,
        bot: Bot,
        turns: Turns,
        pulse: Pulse,
        settings: Telegram,
        secret: str,
        after: Callable[[list[Answer]], None],
    ) -> None:
        self._bot = bot
        self._turns = turns
        self._pulse = pulse
        self._settings = settings
        self._secret = secret
        self._after = after
        self._patience = Patience()
        self._listens = asyncio.Event()
        self._wake = asyncio.Event()
        self._failure: Exception | None = None

    async def run(self) -> None:
        """Listen for ever. Raises CannotListen, and what kept a turn from being committed.

        Each turn of its loop asks the store a question: who cannot read it does not serve.
        """
        place = Place.parse(self._settings.webhook_listen)
        async with listening(place, self._app(), "telegram.webhook_listen"):
            self._listens.set()
            while not self._failure:
                self._turns.beat()
                self._turns.last_beat()
                self._pulse.turn(is_serving=True)
                await self._wait()
        raise self._failure

    async def keep(self) -> None:
        """Have Telegram post here, and look that it goes on doing so. TokenRefused after ten refusals."""
        await self._listens.wait()
        await self._announce()
        told_at = time.time()
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            match await self._ask("GetWebhookInfo"):
                case {"url": url} if url != self._settings.webhook_url:
                    log.error("somebody took the webhook away: who else has the token?")
                    await self._announce()
                case {"last_error_date": int(failed_at), "last_error_message": why} if failed_at > told_at:
                    log.warning("Telegram could not deliver: %s", why)
                    told_at = failed_at

    async def _wait(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(TURN_SECONDS):
                await self._wake.wait()

    # --- one update ---------------------------------------------------------------------------------------

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_post(urlsplit(self._settings.webhook_url).path or "/", self._receive)
        return app

    async def _receive(self, request: web.Request) -> web.Response:
        if not self._is_from_telegram(request):
            return self._refuse(401, "secret")
        try:
            update = json.loads(await request.read())
        except web.HTTPRequestEntityTooLarge:
            return self._refuse(413, "size")
        except (ValueError, RecursionError):
            return self._refuse(400, "json")
        if not isinstance(update, dict):
            return self._refuse(400, "json")
        return self._take(update)

    def _is_from_telegram(self, request: web.Request) -> bool:
        shown = request.headers.get(SECRET, "")
        return hmac.compare_digest(shown.encode(errors="surrogateescape"), self._secret.encode())

    def _refuse(self, status: int, reason: str) -> web.Response:
        """Without a word: whoever it is learns nothing."""
        self._turns.tally.refused[reason] += 1
        return web.Response(status=status)

    def _take(self, update: dict[str, Any]) -> web.Response:
        try:
            if self._failure is None:
                self._after(self._turns.take([update]))
        except Exception as error:  # noqa: BLE001 - whatever it is, it ends the process, as it does when polling
            self._failure = error
            self._wake.set()
        if self._failure:
            return web.Response(status=503, headers={"Retry-After": str(RETRY_SECONDS)})
        return web.Response()

    # --- what Telegram is told ----------------------------------------------------------------------------

    async def _announce(self) -> None:
        """What waits at Telegram is never dropped."""
        await self._ask(
            "SetWebhook",
            url=self._settings.webhook_url,
            secret_token=self._secret,
            max_connections=self._settings.webhook_connections,
            allowed_updates=ALLOWED_UPDATES,
        )

    async def _ask(self, method: str, **params: Any) -> Any:
        """The answer, however long Telegram takes."""
        while True:
            try:
                answer = await self._bot.do_api_request(method, api_kwargs=params)
            except CALL_ERRORS as error:
                if isinstance(error, BadRequest):
                    log.error("telegram.webhook_url: %s", error)  # noqa: TRY400 - no traceback for an operator
                await self._patience.pause(method, error)
            else:
                self._patience.answered()
                return answer
