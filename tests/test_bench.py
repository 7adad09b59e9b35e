"""What the bench measures is what the bot does today: it starts, and its virtual tenants reach the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.contenders import written_config
from bench.driver import Driver
from bench.journey import AgencyJourney, MediatorJourney
from bench.peers.questionnaire import STAFF_CHAT_ID
from bot.config import load
from tests.running import housed


def test_the_bench_starts_the_bot_with_a_configuration_that_can_be_read(tmp_path: Path) -> None:
    config = load(written_config(tmp_path))

    assert (config.telegram.rate_limit, config.limits.enforce) == (False, False)
    assert (config.staff.chat_id, config.staff.groups) == (STAFF_CHAT_ID, ())
    assert config.storage.path.parent == tmp_path


@pytest.mark.parametrize("journey", [MediatorJourney, AgencyJourney])
async def test_a_virtual_tenant_goes_through_the_whole_dialogue(
    tmp_path: Path, journey: type[MediatorJourney]
) -> None:
    async with housed(tmp_path) as house:
        driver = Driver(house.telegram, journey)
        driver.gate = lambda user_id: user_id == 1
        driver.enter()
        while 1 in driver.journeys:
            answered = len(driver.answers)
            await house.settle()
            assert len(driver.answers) > answered

        assert len(driver.answers) == journey.steps
        assert len(house.rows("select * from cases")) == 1
