"""`run` and `check`: the bot on the real Telegram."""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import signal
import sqlite3
import stat
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from telegram.error import InvalidToken

from bot import collector, keys, logs
from bot.app import App, ready_answers
from bot.config import Config, ConfigError, group_key
from bot.exits import EX_CONFIG, EX_FAILURE
from bot.faults import CALL_ERRORS
from bot.listener import CannotListen
from bot.patience import TokenRefused
from bot.stores import open_store
from bot.transport import Line
from storage import audit
from storage.database import reading
from storage.retention import BY_AGE, BY_TURN

if TYPE_CHECKING:
    from telegram import Bot

log = logging.getLogger(__name__)


class Finding(NamedTuple):
    """One thing that `check` looked at."""

    is_well: bool
    text: str

    @property
    def line(self) -> str:
        """As it is printed."""
        return f"{'ok  ' if self.is_well else 'FAIL'} {self.text}"


def run(config: Config, style: logs.Style | None = None) -> None:
    """Serve until told to stop. ConfigError without a token or when the store is in use."""
    level = logging.getLevelNamesMapping()[config.logs.level.upper()]
    logs.set_up(level, style or config.logs.format)
    token, store = config.token, open_store(config.storage.path, "storage.path", config.master_key)
    if store.erased_again:
        log.warning("%d tenants were erased since this copy of the store: erased again", store.erased_again)
    try:
        code = _serve_until_told(App(config, store, Line(), token))
    finally:
        store.close()
    if code:
        sys.exit(code)


def _serve_until_told(app: App) -> int:
    """The exit code. Nothing is raised where a group is caught: Python 3.11.2 (Debian 12) would wrap it."""
    code = 0
    collector.begin()
    faulthandler.enable()  # a loop that hangs is ended by the watchdog, and tells where it hung
    try:
        asyncio.run(_serve(app))
    except* TokenRefused:
        log.error("Telegram refuses the token: check telegram.token")  # noqa: TRY400 - no traceback for an operator
        code = EX_CONFIG
    except* CannotListen as errors:
        log.critical("%s", errors.exceptions[0])
        code = EX_FAILURE
    except* sqlite3.Error as errors:
        log.critical("the store failed, nothing unsaved was confirmed: %s", errors.exceptions[0])
        code = EX_FAILURE
    except* OSError as errors:
        log.critical("a file could not be written, nothing unsaved was confirmed: %s", errors.exceptions[0])
        code = EX_FAILURE
    return code


async def _serve(app: App) -> None:
    serving = asyncio.current_task()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, lambda: serving and serving.cancel())
    try:
        await app.run()
    except asyncio.CancelledError:
        log.info("stopped")


def check(config: Config) -> list[Finding]:
    """What is well and what is not. ConfigError without a token."""
    logs.set_up(logging.CRITICAL)
    return asyncio.run(_check(config, config.token))


async def _check(config: Config, token: str) -> list[Finding]:
    read = Finding(is_well=True, text="configuration: read")
    findings = [read, *_look_at_replies(config), *_kept(config)]
    findings += [
        Finding(is_well=True, text=f"landlord.{key}: blank, its line is hidden") for key in _blanks(config)
    ]
    findings += [Finding(*keys.told(config)), *_exposed(config)]
    line = Line()
    await line.initialize()
    try:
        findings += await _ask_telegram(config, token, line)
    finally:
        await line.shutdown()
    return findings


def _exposed(config: Config) -> list[Finding]:
    """The files of secrets that anybody on this machine can read."""
    files = {
        "telegram.token_file": config.telegram.token_file,
        "telegram.webhook_secret_file": config.telegram.webhook_secret_file,
        "mail.password_file": config.mail.password_file,
        "privacy.master_key_file": config.privacy.master_key_file,
    }
    return [
        Finding(is_well=False, text=f"{key}: {file}: anybody can read it: chmod 600 {file}")
        for key, file in files.items()
        if file and file.is_file() and file.stat().st_mode & stat.S_IRWXO
    ]


def _look_at_replies(config: Config) -> list[Finding]:
    """The file of ready answers, with the variables of each."""
    if config.staff.replies is None:
        return []
    try:
        count = len(ready_answers(config))
    except ConfigError as error:
        return [Finding(is_well=False, text=str(error))]
    return [Finding(is_well=True, text=f"staff.replies: {count} ready answers")]


async def _ask_telegram(config: Config, token: str, line: Line) -> list[Finding]:
    from telegram import Bot

    bot = Bot(
        token, config.telegram.base_url, config.telegram.base_file_url, request=line, get_updates_request=line
    )
    try:
        me = await bot.do_api_request("GetMe")
        webhook = await bot.do_api_request("GetWebhookInfo")
    except InvalidToken:
        return [Finding(is_well=False, text="telegram.token: Telegram does not know it")]
    except CALL_ERRORS as error:
        return [Finding(is_well=False, text=f"telegram: not reached ({type(error).__name__})")]
    findings = [Finding(is_well=True, text=f"telegram: the bot is @{me.get('username')}")]
    findings += _look_at_webhook(config, webhook)
    return findings + await _look_at_staff(config, bot, me["id"])


def _look_at_webhook(config: Config, webhook: dict[str, Any]) -> list[Finding]:
    """Where Telegram sends updates, and whether it can."""
    is_set, is_ours = bool(webhook.get("url")), webhook.get("url") == config.telegram.webhook_url
    waiting, failure = webhook.get("pending_update_count", 0), webhook.get("last_error_message")
    if config.telegram.mode == "polling":
        told = "telegram: a webhook is set, and takes all updates; call deleteWebhook"
        return [Finding(is_well=False, text=told)] if is_set else []
    key = "telegram.webhook_url"
    if not is_set:
        return [Finding(is_well=True, text=f"{key}: not set at Telegram yet: run does it")]
    if not is_ours:
        told = f"{key}: another address is set at Telegram: run changes it; did you set it?"
        return [Finding(is_well=False, text=told)]
    if waiting and failure:
        return [Finding(is_well=False, text=f"{key}: {waiting} updates wait, not delivered: {failure}")]
    return [Finding(is_well=True, text=f"{key}: set at Telegram, {waiting} updates wait")]


async def _look_at_staff(config: Config, bot: Bot, bot_id: int) -> list[Finding]:
    staff = config.staff
    if not staff.chat_id:
        return [Finding(is_well=False, text="staff.chat_id: not set, nobody will learn of a case")]
    findings = [Finding(is_well=bool(staff.members), text=f"staff.members: {len(staff.members)} people")]
    findings.append(await _look_at_group(bot, bot_id, staff.chat_id, "staff.chat_id", "staff group"))
    for at, group in enumerate(staff.groups, 1):
        key = group_key(at)
        findings.append(await _look_at_group(bot, bot_id, group.chat_id, key, key.removesuffix(".chat_id")))
    return findings


async def _look_at_group(bot: Bot, bot_id: int, chat_id: int, key: str, name: str) -> Finding:
    call = bot.do_api_request
    try:
        chat = await call("GetChat", api_kwargs={"chat_id": chat_id})
        member = await call("GetChatMember", api_kwargs={"chat_id": chat_id, "user_id": bot_id})
    except CALL_ERRORS as error:
        return Finding(is_well=False, text=f"{key}: the group cannot be read ({type(error).__name__})")
    if not chat.get("is_forum"):
        return Finding(is_well=True, text=f"{name}: no topics, cases are told in one thread")
    may = member.get("status") == "creator" or bool(member.get("can_manage_topics"))
    return Finding(is_well=may, text=f"{name}: topics, the bot may {'' if may else 'not '}open them")


def check_audit(config: Config) -> list[Finding]:
    """Whether the journal of who did what is whole. ConfigError where there is no store."""
    try:
        with reading(config.storage.path) as db:
            rows, last, seal, broken_at = audit.verify(db)
    except sqlite3.Error as error:
        raise ConfigError(f"storage.path: {config.storage.path}: {error}") from None
    if broken_at:
        return [Finding(is_well=False, text=f"audit: the chain is broken at row {broken_at}")]
    return [
        Finding(
            is_well=True, text=f"audit: {rows} rows hold together; the last is {last}, sealed {seal[:16]}"
        )
    ]


def _kept(config: Config) -> list[Finding]:
    """How long each kind of thing is kept."""
    days = config.privacy.days
    return [
        Finding(is_well=True, text=f"privacy.{rule.key}: {rule.table} {days[rule.key]} days: {rule.source}")
        for rule in (*BY_TURN, *BY_AGE)
        if rule.key
    ]


def _blanks(config: Config) -> list[str]:
    return [name for name, value in config.landlord.model_dump().items() if value == ""]
