"""The process that holds the fake Bot API and the virtual tenants, told what to do on its input."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime

from bench.driver import Drive, Driver
from bench.journey import JOURNEYS
from bot.simulator.telegram import Telegram
from tests.fake_bot_api import STAFF_CHAT_ID, Line, serve


async def main(journey: str) -> None:
    telegram = Telegram(lambda: datetime.now(UTC), STAFF_CHAT_ID)
    driver = Driver(telegram, JOURNEYS[journey])
    line = Line()
    async with serve(telegram, line=line) as url:
        say(url)
        while order := await asyncio.to_thread(sys.stdin.readline):
            match json.loads(order):
                case {"first_poll": True}:
                    while not telegram.allowed_updates:  # noqa: ASYNC110 - Telegram tells nobody, and 1 ms is close enough
                        await asyncio.sleep(0.001)
                    say("polled")
                case {"first_answer": True}:
                    say(await driver.first_answer())
                case {"gather": tenants}:
                    await driver.gather(tenants)
                    say("gathered")
                case {"seconds": seconds, "rate": rate, "line": added}:
                    line.seconds = added
                    say((await driver.drive(Drive(seconds, rate)))._asdict())


def say(answer: object) -> None:
    """One line of JSON per order."""
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
