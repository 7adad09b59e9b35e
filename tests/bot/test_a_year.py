"""A dispute by the clock: from the letter to the end of the mediation, over restarts and odd nights."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.simulator.telegram import TENANT, Telegram
from dialogs.worktime import PARIS, quiet
from tests.running import Clock, House

STRIDE = timedelta(hours=11)
NIGHT_STRIDE = timedelta(minutes=30)


def paris(day: str, hour: int = 10) -> datetime:
    return datetime.combine(datetime.fromisoformat(day), datetime.min.time(), PARIS).replace(hour=hour)


class Year:
    """A house that is closed and opened over the same store, and what its tenant was written unasked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock(paris("2026-11-23").astimezone(UTC))
        self.telegram = Telegram(self.clock, -1001)
        self.came: list[tuple[datetime, str]] = []
        self.house = self._house()

    def _house(self) -> House:
        return House(self.folder, self.telegram, clock=self.clock)

    async def restart(self) -> None:
        await self.close()
        self.house = self._house()
        await self.house.app.start()

    async def close(self) -> None:
        await self.house.app.stop()
        self.house.store.close()

    async def until(self, day: str, hour: int = 10, stride: timedelta = STRIDE) -> list[str]:
        """Let the time pass; the first lines of what was written on the way."""
        since, end = len(self.came), paris(day, hour).astimezone(UTC)
        while self.clock.time < end:
            self.clock.time = min(end, self.clock.time + stride)
            before = len(self.house.shown())
            await self.house.settle()
            now = self.clock.time.astimezone(PARIS)
            self.came += [(now, text) for text in self.house.shown()[before:]]
        return [text.replace("\u00a0", " ").splitlines()[0] for _, text in self.came[since:]]


@pytest.fixture
async def year(tmp_path: Path) -> AsyncIterator[Year]:
    year = Year(tmp_path)
    await year.house.app.start()
    yield year
    await year.close()


REMINDERS = {
    "letter": "Avez-vous envoyé votre réclamation écrite à RHO ?",
    "silence": "RHO devait répondre à votre réclamation écrite.",
    "60": "Il reste 60 jours pour saisir le médiateur.",
    "30": "Il reste 30 jours pour saisir le médiateur.",
    "referred": "Vous avez saisi le médiateur, pour RHO-27-0001-E (les charges locatives).",
    "accepted": "La médiation pour RHO-27-0001-E (les charges locatives) devait durer 90 jours environ.",
}


async def test_each_message_comes_once_and_at_a_decent_hour(year: Year) -> None:
    house = year.house
    await house.says("/start")
    await house.taps("start", "money", "charges", "tenant", "none", "none")

    assert await year.until("2026-12-01") == [REMINDERS["letter"]]
    await house.taps("sent")
    await house.says("hier")
    await house.taps("none")
    assert "30 janvier 2027" in house.shown()[-1]

    assert await year.until("2027-02-01") == [REMINDERS["silence"]]
    await year.restart()
    house = year.house
    await house.taps("answered", "none", "understood", "accept", "agree")
    await house.says("Marie Martin", "marie@exemple.fr", "123456", "Les charges ont doublé.", "Un détail.")
    await house.taps("nothing", "send")

    assert await year.until("2027-03-27", 20) == []
    assert await year.until("2027-03-28", 11, NIGHT_STRIDE) == []  # the night of 23 hours
    told = await year.until("2027-10-02")
    assert [line for line in told if line in REMINDERS.values()] == [REMINDERS["60"]]
    await house.taps("sunday")
    assert await year.until("2027-10-02", 23) == []
    await year.restart()
    house = year.house
    told = await year.until("2027-10-04")
    assert REMINDERS["60"].replace("60", "58") in told

    await house.taps("referred")
    await house.says("hier")
    assert await year.until("2027-10-30", 20) == [REMINDERS["referred"]]
    assert await year.until("2027-10-31", 11, NIGHT_STRIDE) == []  # the night of 25 hours
    await house.taps("accepted", "today")
    assert "RHO-27-0001-E" in (await suivi(house))
    assert await year.until("2028-01-29", 8) == []
    assert await year.until("2028-02-01") == [REMINDERS["accepted"]]
    await house.taps("ended")
    assert await year.until("2028-03-15") == []

    texts = [text for _, text in year.came]
    assert len(texts) == len(set(texts))
    assert not any(quiet(moment) for moment, _ in year.came)


async def suivi(house: House) -> str:
    await house.says("/suivi")
    return house.shown()[-1]


async def test_after_a_long_stop_at_night_one_reminder_waits_for_the_morning(year: Year) -> None:
    house = year.house
    await house.says("/start")
    await house.taps("start", "money", "charges", "tenant", "none", "written")
    await house.says("12 juin 2026")
    await house.taps("none", "understood", "accept", "agree")
    await house.says("Marie Martin", "marie@exemple.fr", "123456", "Les charges ont doublé.", "Un détail.")
    await house.taps("nothing", "send")
    before = len(house.shown())

    year.clock.time = paris("2027-06-06", 2).astimezone(UTC)  # three reminders are due since
    await house.settle()
    assert house.shown()[before:] == []
    year.clock.time = paris("2027-06-06", 8).astimezone(UTC)
    await house.settle()

    [told] = house.shown()[before:]
    assert told.startswith("Il reste")
    assert "12 juin 2027" in told


async def test_a_clock_that_jumps_forth_and_back_reminds_once(year: Year) -> None:
    house = year.house
    await house.says("/start")
    await house.taps("start", "money", "charges", "tenant", "none", "none")
    before = len(house.shown())

    for day in ("2026-11-30", "2026-11-24", "2026-11-30", "2026-11-25", "2026-12-01"):
        year.clock.time = paris(day).astimezone(UTC)
        await house.settle()

    assert len(house.shown()) == before + 1


async def test_a_reminder_for_who_blocked_the_bot_is_not_sent_when_it_is_past(year: Year) -> None:
    house = year.house
    await house.says("/start")
    await house.taps("start", "money", "charges", "tenant", "none", "none")
    year.telegram.tenant_blocks(TENANT)
    await house.settle()
    await year.until("2027-04-01")
    before = len(house.shown())

    year.telegram.tenant_unblocks(TENANT)
    await house.says("/aide")

    assert not any(REMINDERS["letter"] in text.replace("\u00a0", " ") for text in house.shown()[before:])
