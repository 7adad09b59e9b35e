"""The composition root: the one place where the real parts are chosen and joined."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden
from telegram.request import BaseRequest

from bot import replies
from bot.cards import Cards
from bot.composer import Composer
from bot.config import Config, ConfigError, group_key
from bot.desk import COMMANDS
from bot.documents import Documents
from bot.downloads import Downloads
from bot.evidence.clamd import Clamd
from bot.faults import CALL_ERRORS
from bot.ingest import Ingest
from bot.landlord import policy_of
from bot.pacing import Pacing
from bot.patience import Patience
from bot.pulse import Pulse
from bot.purge import Purge
from bot.render import Renderer
from bot.replies import Reply
from bot.sender import Sender
from bot.service_manager import ServiceManager
from bot.texts import LANGUAGES, Texts
from bot.turn import Answer, Turns
from bot.warm_up import warm_up
from storage.database import Store, transaction

if TYPE_CHECKING:
    from bot.health import Health
    from bot.mailer import Mailer
    from bot.webhook import Webhook

log = logging.getLogger(__name__)

MENU = (
    "start",
    "reprendre",
    "suivi",
    "retour",
    "annuler",
    "aide",
    "humain",
    "urgence",
    "confidentialite",
)
MENU_OF_DATA = ("mesdonnees", "effacer", "langue")
TICK_SECONDS = 1.0
WATCH_SECONDS = 30.0
TIDY_SECONDS = 30.0  # erased words are gone from the disk within a minute


def now() -> datetime:
    """The time of the wall clock."""
    return datetime.now(UTC)


class App:
    """The bot, whole. `request` is the line to Telegram: a real one, or the in-process one of `chat`."""

    def __init__(
        self,
        config: Config,
        store: Store,
        request: BaseRequest,
        token: str,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.config = config
        self.store = store
        self._request = request
        self._clock = clock
        self.texts = Texts(config)
        self.bot = Bot(
            token,
            base_url=config.telegram.base_url,
            base_file_url=config.telegram.base_file_url,
            request=request,
            get_updates_request=request,
        )
        ready = ready_answers(config)
        self.turns = Turns(store, config, policy_of(config), clock, ready)
        self.ingest = Ingest(self.bot, self.turns, config.telegram.poll_timeout)
        renderer = Renderer(self.texts, config)
        pacing = Pacing(is_on=config.telegram.rate_limit)
        desk = self.turns.desk
        cards = Cards(self.texts, ready, desk.agencies, is_private=desk.is_private)
        documents = Documents(store, self.texts, config, clock)
        self.composer = Composer(store, renderer, cards, documents, self.turns, clock)
        self.sender = Sender(store, self.bot, self.composer, self.turns, pacing, clock)
        scanner = Clamd(config.storage.clamd) if config.storage.clamd else None
        self.downloads = Downloads(store, self.bot, self.turns, scanner, clock)
        self.downloads.after = self._wake
        self.mailer = self._mailer(cards)
        self.purge = Purge(store, self.turns, config.privacy.days, clock)
        self.pulse = Pulse(ServiceManager.of_environment(), self.turns.tally)
        self._patience = Patience()
        self._bubbles: set[asyncio.Task[None]] = set()

    def _mailer(self, cards: Cards) -> Mailer | None:
        """Only where there is a mail server: the library is not loaded otherwise."""
        mail = self.config.mail
        if not mail.host:
            return None
        from bot.handoffs import Handoffs
        from bot.mail import Server
        from bot.mailer import Mailer

        server = Server(
            mail.host,
            mail.port,
            mail.security,
            mail.sender,
            mail.user,
            self.config.mail_password,
            mail.authority,
            mail.timeout,
        )
        make = Handoffs(self.store, self.texts, cards).make
        mark = self.texts.show("fr", "resent")
        return Mailer(self.store, server, make, mark, self.turns.alert, self._clock)

    def _wake(self) -> None:
        """Something may be waiting to be sent."""
        self.sender.wake()
        if self.mailer:
            self.mailer.wake()

    async def start(self) -> None:
        """Open the line, learn about the staff groups, put the menu up, wake who was answering."""
        await self._request.initialize()
        await self._look_at_staff_groups()
        self.turns.settle_groups()
        await self._put_menu_up()
        self.turns.wake()

    async def stop(self) -> None:
        """Let what is under way arrive, then close the line and leave nothing erased behind."""
        await self.sender.stop()
        if self.mailer:
            await self.mailer.stop()
        self.store.tidy()
        await self._request.shutdown()

    async def run(self) -> None:
        """Serve until cancelled. The first part that fails ends the process: nothing unconfirmed is lost.

        ConfigError for a webhook without a secret.
        """
        webhook, health = self._webhook(), self._health()
        try:
            await self.start()
            async with asyncio.TaskGroup() as parts:
                if webhook:
                    parts.create_task(webhook.run())
                    parts.create_task(webhook.keep())
                else:
                    parts.create_task(self._poll())
                if health:
                    parts.create_task(health.run())
                parts.create_task(self.sender.run())
                parts.create_task(self.downloads.run())
                if self.mailer:
                    parts.create_task(self.mailer.run())
                parts.create_task(self._tick())
                parts.create_task(self._watch())
                parts.create_task(self.purge.run())
                parts.create_task(self._tidy())
                parts.create_task(warm_up())
        finally:
            self.pulse.stop()
            await self.stop()

    async def settle(self) -> None:
        """Handle and send all that is due now: what `run` does for ever, once, in order."""
        is_busy = True
        while is_busy:
            answers = await self.ingest.take_all()
            fetched = await self.downloads.fetch_waiting()
            fired = self.turns.fire_timers() + self.turns.watch()
            for answer in answers:
                await self.sender.answer(answer)
            await self.sender.drain()
            if self.mailer:
                await self.mailer.drain()
            is_busy = bool(answers or fetched or fired)
        self.store.tidy()

    async def call(self, method: str, **params: Any) -> Any:
        """One call of the Bot API."""
        return await self.bot.do_api_request(method, api_kwargs=params)

    def _webhook(self) -> Webhook | None:
        """Only where updates come that way: a server is not loaded otherwise."""
        telegram = self.config.telegram
        if telegram.mode == "polling":
            return None
        from bot.webhook import Webhook

        secret = self.config.webhook_secret
        return Webhook(self.bot, self.turns, self.pulse, telegram, secret, self._after)

    def _health(self) -> Health | None:
        """Only where somebody watches: neither a server nor the library is loaded otherwise."""
        settings = self.config.health
        if not settings.listen:
            return None
        from bot.health import Health
        from bot.metrics import Metrics

        metrics = Metrics(self.store, self.turns.tally, self.pulse, self._clock)
        return Health(settings, self.pulse, self.turns, metrics)

    async def _poll(self) -> None:
        while True:
            self._after(await self.ingest.poll())
            self.pulse.turn(is_serving=self.ingest.has_heard)

    def _after(self, answers: list[Answer]) -> None:
        """Updates were handled: answer their taps, send and fetch what they left."""
        for answer in answers:
            task = asyncio.create_task(self.sender.answer(answer))
            self._bubbles.add(task)
            task.add_done_callback(self._bubbles.discard)
        self._wake()
        self.downloads.wake()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            while self.turns.fire_timers():
                self._wake()
                await asyncio.sleep(0)

    async def _watch(self) -> None:
        while True:
            if self.turns.watch():
                self._wake()
            await asyncio.sleep(WATCH_SECONDS)

    async def _tidy(self) -> None:
        """What was erased goes from the disk: bytes nobody needs, and pages of the write-ahead log."""
        while True:
            await asyncio.sleep(TIDY_SECONDS)
            self.store.tidy()

    async def _look_at_staff_groups(self) -> None:
        """Ask until Telegram answers: a group taken for a stranger's would be left, and has no topics."""
        if not self.config.staff.chat_id and not self.mailer:
            log.error("staff.chat_id is not set: nobody will learn of a case")
        for at in range(len(self.turns.desk.chat_ids)):
            while not await self._knows_group(at):
                pass

    async def _knows_group(self, at: int) -> bool:
        """True once the group at that place of the configuration answers for itself, or refuses the bot."""
        chat_id = self.turns.desk.chat_ids[at]
        try:
            chat = await self.call("GetChat", chat_id=chat_id)
            has_topics = bool(chat.get("is_forum")) and await self._may_open_topics(chat_id, group_key(at))
            self.turns.know_topics(chat_id, has_topics=has_topics)
        except ChatMigrated as error:
            with transaction(self.store.db):
                self.turns.migrate(chat_id, error.new_chat_id)
            return False
        except (BadRequest, Forbidden) as error:
            self.composer.may_leave = False
            log.error("%s: %s: let the bot in and start again", group_key(at), error)  # noqa: TRY400 - no traceback for an operator
        except CALL_ERRORS as error:
            await self._patience.pause("getChat", error)
            return False
        return True

    async def _may_open_topics(self, chat_id: int, key: str) -> bool:
        """Where the bot may not, cases are told in one thread."""
        me = await self.call("GetMe")
        member = await self.call("GetChatMember", chat_id=chat_id, user_id=me["id"])
        may = member.get("status") == "creator" or bool(member.get("can_manage_topics"))
        if not may:
            log.error("%s: the bot may not manage topics: give it that right and start again", key)
        return may

    async def _put_menu_up(self) -> None:
        try:
            for language in LANGUAGES:
                code = {} if language == self.config.texts.language else {"language_code": language}
                commands = [
                    {"command": name, "description": self.texts.show(language, f"command-{name}")}
                    for name in (*MENU, *MENU_OF_DATA)
                ]
                scope = {"type": "all_private_chats"}
                await self.call("SetMyCommands", commands=commands, scope=scope, **code)
            for chat_id in self.turns.desk.chat_ids:
                group = {"type": "chat", "chat_id": chat_id}
                await self.call("SetMyCommands", commands=self._staff_commands(), scope=group)
        except CALL_ERRORS as error:
            log.warning("the menu could not be put up: %s", type(error).__name__)

    def _staff_commands(self) -> list[dict[str, str]]:
        names = (*COMMANDS, "aide")
        label = self.texts.attribute
        return [
            {"command": name, "description": label("fr", "staff-commands", name) or name} for name in names
        ]


def ready_answers(config: Config) -> tuple[Reply, ...]:
    """The ready answers of the staff. ConfigError where the file cannot be read."""
    if config.staff.replies is None:
        return ()
    try:
        return replies.read(config.staff.replies)
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error).splitlines()[-1].strip()
        raise ConfigError(f"staff.replies: {config.staff.replies}: {told}") from None
