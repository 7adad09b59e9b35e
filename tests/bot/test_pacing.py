"""The bot speaks no faster than Telegram allows, and no slower than it must."""

from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import CHAT_SECONDS, GROUP_A_MINUTE, MINUTE, OVERALL_A_SECOND, Pacing

TENANT, GROUP = 1, -1
ALMOST = 1e-6


def sent(chats: list[int]) -> list[tuple[int, float]]:
    """When each message goes, if all of them are to go at once and in this order."""
    pacing = Pacing(is_on=True)
    now, gone = 1000.0, []
    for chat in chats:
        now += pacing.wait(chat, now)
        pacing.spend(chat, now)
        gone.append((chat, now))
    return gone


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(start <= time < start + seconds - ALMOST for time in times) for start in times)


@given(st.lists(st.integers(-2, 40).filter(bool), min_size=1, max_size=120))
def test_no_limit_is_ever_passed(chats: list[int]) -> None:
    gone = sent(chats)

    assert most_within([time for _, time in gone], 1.0) <= OVERALL_A_SECOND
    for chat in set(chats):
        times = [time for other, time in gone if other == chat]
        assert most_within(times, CHAT_SECONDS) == 1
        assert chat > 0 or most_within(times, MINUTE) <= GROUP_A_MINUTE


def test_a_chat_that_was_silent_is_written_to_at_once() -> None:
    assert sent([1, 2, 3]) == [(1, 1000.0), (2, 1000.0), (3, 1000.0)]


def test_a_group_waits_for_its_minute() -> None:
    gone = sent([GROUP] * (GROUP_A_MINUTE + 1))

    assert gone[-1][1] == 1000.0 + MINUTE


def test_everybody_waits_for_the_second_when_all_speak() -> None:
    gone = sent(list(range(1, OVERALL_A_SECOND + 2)))

    assert gone[-1][1] == 1001.0


def test_nobody_waits_when_pacing_is_off() -> None:
    pacing = Pacing(is_on=False)
    for _ in range(100):
        pacing.spend(TENANT, 0.0)

    assert pacing.wait(TENANT, 0.0) == 0.0


def test_what_a_busy_year_leaves_behind_is_forgotten() -> None:
    pacing = Pacing(is_on=True)
    for number in range(10_002):
        pacing.spend(number + 1, float(number))

    assert len(pacing._chats) < 10
