"""Several bots on one machine: a token, a process and a store each, and nothing shared."""

from __future__ import annotations

import signal
from contextlib import AsyncExitStack
from pathlib import Path

from bot.simulator.telegram import Telegram
from bot.simulator.world import User
from tests.bot.test_run_http import now, rows
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.running import free_port, running, until, variables, webhook_settings
from tests.webhook_sender import delivering

TOKENS = [f"700000{n}:0123456789abcdefghijklmnopqrstuvwxy{n}" for n in range(3)]
TENANTS = [User(1_000_100 + n, f"Locataire {n}") for n in range(3)]


def heard(telegram: Telegram, tenant: User) -> int:
    """How many messages of the bot stand in that chat."""
    return sum(message["from"]["is_bot"] for message in telegram.messages(tenant.id))


def known(folder: Path) -> list[int]:
    return [chat_id for (chat_id,) in rows(folder, "select chat_id from conversations")]


async def test_three_bots_answer_their_own_tenants_and_one_that_dies_is_missed_by_its_own_alone(
    tmp_path: Path,
) -> None:
    bots = {token: Telegram(now, STAFF_CHAT_ID) for token in TOKENS}
    pairs = list(zip(bots.values(), TENANTS, strict=True))
    folders = [tmp_path / token[:7] for token in TOKENS]
    ways = [{}, {}, variables(webhook_settings(free_port()))]  # two ask, one is posted to
    async with serve(bots) as url, delivering(bots[TOKENS[2]]), AsyncExitStack() as processes:
        alive = []
        for folder, token, settings in zip(folders, TOKENS, ways, strict=True):
            folder.mkdir()
            bot = running(folder, url, TELEGRAM_TOKEN=token, **settings)
            alive.append(await processes.enter_async_context(bot))
        for telegram, tenant in pairs:
            telegram.tenant_says("/start", tenant)
        await until(lambda: all(heard(*pair) == 2 for pair in pairs))

        alive[0].send_signal(signal.SIGKILL)
        await alive[0].wait()
        for telegram, tenant in pairs:
            telegram.tenant_says("/aide", tenant)
        await until(lambda: all(heard(*pair) > 2 for pair in pairs[1:]))
        while_it_was_dead = heard(*pairs[0])
        async with running(folders[0], url, TELEGRAM_TOKEN=TOKENS[0]):
            await until(lambda: heard(*pairs[0]) > 2)

    assert while_it_was_dead == 2
    assert [known(folder) for folder in folders] == [[tenant.id] for tenant in TENANTS]
    for telegram, tenant in pairs:
        assert [other.id for other in TENANTS if heard(telegram, other)] == [tenant.id]
