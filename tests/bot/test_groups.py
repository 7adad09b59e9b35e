"""Two groups of the staff: a case lives in one of them, and moves when its door or its agency does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.simulator.faults import Migrate, Status
from bot.simulator.methods import ADMINISTRATOR
from bot.simulator.telegram import TENANT, Telegram
from bot.simulator.world import JSON, Chat, User
from dialogs.agencies import choice_of
from storage import staff
from storage.cases import Case
from tests.bot.test_desk import (
    STRANGER,
    SUPERVISOR,
    WORDS,
    bubbles,
    button,
    buttons,
    case_of,
    given_up,
    group,
    heard,
    press,
    says,
    staffed,
    writes,
)
from tests.bot.test_strangers import moves
from tests.fake_bot_api import STAFF_CHAT_ID as MAIN
from tests.running import Clock, House

NORTH, NEW_NORTH = -1_001_000_000_007, -1_001_000_000_008
CENTRE_AGENCY, NORTH_AGENCY = "Agence du centre", "Agence du nord"
AGENCIES: tuple[JSON, ...] = ({"name": CENTRE_AGENCY}, {"name": NORTH_AGENCY})
GROUPS: tuple[JSON, ...] = ({"chat_id": NORTH, "doors": ["agency"], "agencies": [NORTH_AGENCY]},)
NEIGHBOUR = User(1_000_009, "Locataire")
LEAK = "L’eau coule du plafond."
LATER = "Le plombier est passé."
DAY = 86_400.0

# python-telegram-bot warns of how it will tell `retry_after` one day; the bot reads neither form.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


def telegram(**card: bool) -> Telegram:
    """A main group with topics, and another one."""
    made = Telegram(Clock(), MAIN)
    made.world.chats[NORTH] = Chat({"id": NORTH, "type": "group", "title": "Nord", **card})
    return made


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A case of the agency in the centre, told in the main group, and one of the north, told in its own."""
    async with staffed(tmp_path, telegram=telegram(), agencies=AGENCIES, groups=GROUPS) as house:
        await leaks(house, CENTRE_AGENCY)
        await leaks(house, NORTH_AGENCY, NEIGHBOUR)
        yield house


async def leaks(house: House, agency: str, user: User = TENANT, *, with_piece: bool = False) -> None:
    """A tenant of that agency leaves a case."""
    await house.says("/start", user=user)
    await house.taps("start", "repairs", "repair", "agree", user=user)
    await house.says("Marie Martin", "marie@exemple.fr", "123456", user=user)
    await house.taps(choice_of(agency), user=user)
    await house.says(LEAK, user=user)
    if with_piece:
        await house.sends(user=user)
    await house.taps("done", "send", user=user)


@contextmanager
def inside(house: House, chat_id: int) -> Iterator[None]:
    """What staff do and see in that group."""
    world = house.telegram.world
    before, world.staff_chat_id = world.staff_chat_id, chat_id
    try:
        yield
    finally:
        world.staff_chat_id = before


def told(house: House, chat_id: int, words: str) -> int:
    """How many messages of the group hold the words."""
    return sum(words in text.replace("\u00a0", " ") for text in house.shown(chat_id))


def in_centre(house: House) -> Case:
    return case_of(house, TENANT)


def in_north(house: House) -> Case:
    return case_of(house, NEIGHBOUR)


async def sends_to(house: House, choice: str, why: str = "C’est pour vous.") -> None:
    """Somebody takes the case of the group and sends it on."""
    await press(house, "claim", "reroute", choice)
    house.telegram.staff_says(why, None, group(house)[-1]["message_id"])
    await house.settle()


# Where a case lives -------------------------------------------------------------------------------


async def test_a_case_is_told_in_the_group_of_its_agency_and_nowhere_else(house: House) -> None:
    centre, north = in_centre(house).number, in_north(house).number

    assert (told(house, MAIN, centre), told(house, MAIN, north)) == (2, 0)
    assert (told(house, NORTH, centre), told(house, NORTH, north)) == (0, 2)
    assert (told(house, MAIN, LEAK), told(house, NORTH, LEAK)) == (1, 1)
    assert given_up(house) == []


async def test_each_group_has_topics_or_not(house: House) -> None:
    card_id = in_north(house).card_id

    with inside(house, NORTH):
        answered = [m.get("reply_to_message", {}).get("message_id") for m in group(house)]

    assert [call.params["chat_id"] for call in house.done("createForumTopic")] == [MAIN]
    assert answered == [None, card_id]


async def test_a_case_of_no_agency_lives_in_the_main_group(tmp_path: Path) -> None:
    async with staffed(tmp_path, telegram=telegram(), agencies=AGENCIES, groups=GROUPS) as house:
        await house.opens_case()

        assert case_of(house).group_id == MAIN
        assert house.shown(NORTH) == []


async def test_a_group_for_a_door_has_the_cases_of_every_agency_and_of_none(tmp_path: Path) -> None:
    groups = [*GROUPS, {"chat_id": MAIN - 1, "doors": ["mediation", "agency"]}]
    other = telegram()
    other.world.chats[MAIN - 1] = Chat({"id": MAIN - 1, "type": "group", "title": "Litiges"})
    async with staffed(tmp_path, telegram=other, agencies=AGENCIES, groups=groups) as house:
        await house.opens_case()
        await leaks(house, NORTH_AGENCY, NEIGHBOUR)

        assert (case_of(house).group_id, in_north(house).group_id) == (MAIN - 1, NORTH)


# Work in it ---------------------------------------------------------------------------------------


async def test_a_case_is_worked_on_in_its_group(house: House) -> None:
    before = len(house.shown(MAIN))

    with inside(house, NORTH):
        claimed = await press(house, "claim")
        house.telegram.staff_says(WORDS, None, in_north(house).card_id)
        await house.settle()
        relayed = house.shown(NORTH)[-1]
        house.telegram.staff_says("/clore", None, in_north(house).card_id)
        await house.settle()
        closed = await press(house, "close.solved")
        card = next(m["text"] for m in group(house) if m["message_id"] == in_north(house).card_id)

    assert (claimed, relayed, closed) == (
        says(house, "claimed"),
        says(house, "relayed"),
        says(house, "closed"),
    )
    assert (heard(house, WORDS, NEIGHBOUR), heard(house, WORDS)) == (1, 0)
    assert "fermé" in card
    assert len(house.shown(MAIN)) == before


async def test_the_main_group_lists_all_cases_and_another_its_own(house: House) -> None:
    for chat_id in (MAIN, NORTH):
        with inside(house, chat_id):
            house.telegram.staff_says("/dossiers")
            await house.settle()

    lists = [house.shown(chat_id)[-1] for chat_id in (MAIN, NORTH)]
    numbers = in_centre(house).number, in_north(house).number
    assert [[number in each for number in numbers] for each in lists] == [[True, True], [False, True]]


@pytest.mark.parametrize("command", ["/lien", "/retirer", "/stats janvier", "/dossiers", "/clore"])
async def test_a_command_is_answered_where_it_was_written(house: House, command: str) -> None:
    before = [len(house.shown(chat_id)) for chat_id in (MAIN, NORTH)]

    with inside(house, NORTH):
        house.telegram.staff_says(command)
        await house.settle()

    assert [len(house.shown(chat_id)) for chat_id in (MAIN, NORTH)] == [before[0], before[1] + 1]


async def test_what_is_late_and_the_list_of_the_day_are_told_in_the_group_of_the_case(house: House) -> None:
    await house.settle(DAY, DAY)

    centre, north = in_centre(house).number, in_north(house).number
    assert [told(house, chat_id, f"Dossier {centre} : la réponse") for chat_id in (MAIN, NORTH)] == [1, 0]
    assert [told(house, chat_id, f"Dossier {north} : la réponse") for chat_id in (MAIN, NORTH)] == [0, 1]
    assert [told(house, chat_id, "Dossiers ouverts : 1.") for chat_id in (MAIN, NORTH)] == [2, 2]


async def test_what_the_tenant_adds_is_told_in_the_group_of_the_case(house: House) -> None:
    await house.says(LATER, user=NEIGHBOUR)
    await house.taps("add_to_case", user=NEIGHBOUR)

    assert (told(house, MAIN, LATER), told(house, NORTH, LATER)) == (0, 1)


async def test_what_is_about_no_case_stays_in_the_main_group(house: House) -> None:
    word = staff.invite(house.store.db, "agent", "", SUPERVISOR.id, house.clock().timestamp())
    await house.says(f"/start staff-{word}", user=User(3_000_009, "Eva"))
    house.app.turns.alert("R7")
    await house.settle()

    assert [told(house, chat_id, "Eva est dans la liste") for chat_id in (MAIN, NORTH)] == [1, 0]
    assert [told(house, chat_id, "(référence R7)") for chat_id in (MAIN, NORTH)] == [1, 0]


async def test_a_group_that_is_written_to_too_fast_holds_up_no_other(house: House) -> None:
    house.telegram.fail_next("editMessageText", Status(429, retry_after=60))
    with inside(house, NORTH):
        await press(house, "claim")
    with inside(house, MAIN):
        await press(house, "claim")
    meanwhile = [told(house, chat_id, "· pris") for chat_id in (MAIN, NORTH)]

    await house.settle(61)

    assert (meanwhile, [told(house, chat_id, "· pris") for chat_id in (MAIN, NORTH)]) == ([1, 0], [1, 1])


# From one group to another ------------------------------------------------------------------------


async def test_a_case_that_goes_to_another_agency_is_told_anew_in_its_group(tmp_path: Path) -> None:
    async with staffed(tmp_path, telegram=telegram(), agencies=AGENCIES, groups=GROUPS) as house:
        await leaks(house, CENTRE_AGENCY, with_piece=True)
        before = in_centre(house)
        await sends_to(house, f"reroute.{choice_of(NORTH_AGENCY)}")
        shown = house.shown(NORTH)

        after = in_centre(house)
        assert (after.door, after.agency, after.group_id, after.topic_id) == (
            "agency",
            NORTH_AGENCY,
            NORTH,
            None,
        )
        card, story, piece, rerouted = shown
        assert f"Agence\u00a0: {NORTH_AGENCY}" in card
        assert (LEAK in story, "Pièce 1" in piece, f"agence ({NORTH_AGENCY})" in rerouted) == (
            True,
            True,
            True,
        )
        assert heard(house, f"Nouvelle porte : agence ({NORTH_AGENCY}).") == 1
        moved = says(house, "moved", case=before.number, door=f"agence ({NORTH_AGENCY})")
        assert house.shown(MAIN)[-1] == moved
        (line,) = (m for m in group(house) if m.get("text") == moved)
        assert line["message_thread_id"] == before.topic_id
        assert house.telegram.world.staff().topics[before.topic_id or 0].is_closed
        (card_before,) = (m for m in group(house) if m["message_id"] == before.card_id)
        assert buttons(card_before) == {}
        assert given_up(house) == []


async def test_a_case_that_goes_to_another_door_has_a_topic_in_its_group(house: House) -> None:
    with inside(house, NORTH):
        await sends_to(house, "reroute.mediation")

    after = in_north(house)
    assert (after.group_id, after.agency, after.state) == (MAIN, NORTH_AGENCY, "open")
    topic = house.telegram.world.staff().topics[after.topic_id or 0]
    assert after.number in topic.name
    assert told(house, MAIN, LEAK) == 2
    assert house.shown(NORTH)[-1] == says(house, "moved", case=after.number, door="médiateur")
    with inside(house, MAIN):
        assert await press(house, "claim") == says(house, "claimed")


async def test_a_case_that_goes_to_another_agency_of_its_group_stays_there(house: House) -> None:
    with inside(house, NORTH):
        await sends_to(house, f"reroute.{choice_of(CENTRE_AGENCY)}")
    with inside(house, MAIN):
        topic_id = in_north(house).topic_id
        await sends_to(house, "reroute.advisor")

    assert (in_north(house).group_id, in_north(house).topic_id) == (MAIN, topic_id)
    assert told(house, MAIN, "il continue dans un autre groupe") == 0


async def test_an_old_button_in_the_group_before_does_nothing(house: House) -> None:
    old = button(house, "claim")
    await sends_to(house, f"reroute.{choice_of(NORTH_AGENCY)}")

    house.telegram.staff_taps(*old)
    await house.settle()

    assert bubbles(house)[-1] == says(house, "stale")
    assert in_centre(house).agent_id == 0


async def test_an_answer_in_the_group_before_still_reaches_the_tenant(house: House) -> None:
    card_id = in_centre(house).card_id
    await sends_to(house, f"reroute.{choice_of(NORTH_AGENCY)}")

    house.telegram.staff_says(WORDS, None, card_id)
    await house.settle()

    assert heard(house, WORDS) == 1
    assert house.shown(MAIN)[-1] == says(house, "relayed")


async def test_what_a_tenant_erases_is_deleted_in_the_group_before_as_well(house: House) -> None:
    number, topic_id = in_centre(house).number, in_centre(house).topic_id
    await sends_to(house, f"reroute.{choice_of(NORTH_AGENCY)}")

    await house.says("/effacer")
    await house.taps("erase_all")

    assert topic_id not in house.telegram.world.staff().topics
    assert [told(house, chat_id, LEAK) for chat_id in (MAIN, NORTH)] == [0, 1]  # of the neighbour
    assert house.shown(NORTH)[-1] == says(house, "erased", case=number)
    assert given_up(house) == []


# Who is in a group --------------------------------------------------------------------------------


async def test_a_stranger_withholds_details_in_that_group_only(house: House) -> None:
    await moves(house, STRANGER, "member", NORTH)
    for user in (TENANT, NEIGHBOUR):
        await house.says(LATER, user=user)
        await house.taps("add_to_case", user=user)
    meanwhile = [told(house, chat_id, LATER) for chat_id in (MAIN, NORTH)]

    await moves(house, STRANGER, "left", NORTH)

    assert (meanwhile, told(house, NORTH, LATER)) == ([1, 0], 1)
    stranger = says(house, "stranger", name=STRANGER.first_name)
    assert [house.shown(chat_id).count(stranger) for chat_id in (MAIN, NORTH)] == [0, 1]


async def test_details_of_a_case_that_moved_meanwhile_are_not_told_where_it_was(house: House) -> None:
    await moves(house, STRANGER, "member", NORTH)
    await house.says(LATER, user=NEIGHBOUR)
    await house.taps("add_to_case", user=NEIGHBOUR)
    with inside(house, NORTH):
        await sends_to(house, "reroute.mediation")

    await moves(house, STRANGER, "left", NORTH)

    assert (told(house, MAIN, LATER), told(house, NORTH, LATER)) == (1, 0)


async def test_a_word_or_a_tap_of_another_group_does_nothing(house: House) -> None:
    with inside(house, NORTH):
        message_id, tap = button(house, "claim")
    house.telegram.world.chats[-7] = Chat({"id": -7, "type": "group", "title": "Ailleurs"})
    with inside(house, -7):
        house.telegram.staff_taps(message_id, tap)
        house.telegram.staff_says(WORDS, None, in_north(house).card_id)
        await house.settle()

    assert in_north(house).agent_id == 0
    assert heard(house, WORDS, NEIGHBOUR) == 0
    assert [call.params["chat_id"] for call in house.done("leaveChat")] == [-7]


# A group that changes -----------------------------------------------------------------------------


async def test_a_group_that_has_a_new_id_takes_its_cases_along(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    main_card = in_centre(house).card_id
    await moves(house, STRANGER, "member", NORTH)
    with inside(house, NORTH):
        house.telegram.fail_next("editMessageText", Migrate(NEW_NORTH))
        await press(house, "claim")
        await house.says(LATER, user=NEIGHBOUR)
        await house.taps("add_to_case", user=NEIGHBOUR)
    withheld = told(house, NEW_NORTH, LATER)
    await moves(house, STRANGER, "left", NEW_NORTH)

    with inside(house, NEW_NORTH):
        house.telegram.staff_says(WORDS, None, in_north(house).card_id)
        await house.settle()

    assert house.app.turns.desk.chat_ids == (MAIN, NEW_NORTH)
    assert (in_north(house).group_id, in_centre(house).card_id) == (NEW_NORTH, main_card)
    assert heard(house, WORDS, NEIGHBOUR) == 1
    assert (withheld, told(house, NEW_NORTH, LATER)) == (0, 1)
    errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert errors == [f"the staff group is now {NEW_NORTH}: write it in staff.groups.0.chat_id"]


async def test_the_cases_of_a_group_that_was_taken_out_are_told_anew(tmp_path: Path) -> None:
    async with staffed(tmp_path, telegram=telegram(), agencies=AGENCIES, groups=GROUPS) as house:
        await leaks(house, NORTH_AGENCY, NEIGHBOUR)
        await leaks(house, NORTH_AGENCY)
        with inside(house, NORTH):
            await press(house, "close", "close.solved")
        await moves(house, STRANGER, "member", NORTH)
        await house.says(LATER, user=NEIGHBOUR)
        await house.taps("add_to_case", user=NEIGHBOUR)
        before = house.shown(NORTH)
    async with staffed(tmp_path, house.clock, telegram=house.telegram, agencies=AGENCIES) as house:
        await house.settle(DAY / 24)
        closed, opened = in_centre(house), in_north(house)

        assert (closed.group_id, opened.group_id, opened.topic_id is None) == (MAIN, MAIN, False)
        assert (told(house, MAIN, closed.number), told(house, MAIN, LEAK), told(house, MAIN, LATER)) == (
            0,
            1,
            1,
        )
        assert house.shown(NORTH) == before
        await moves(house, STRANGER, "left", NORTH)
        await writes_in(house, opened)
        assert heard(house, WORDS, NEIGHBOUR) == 1
        assert given_up(house) == []


async def writes_in(house: House, case: Case) -> None:
    house.telegram.staff_says(WORDS, case.topic_id, case.card_id)
    await house.settle()


async def test_a_closed_case_of_a_group_that_was_taken_out_comes_back_in_another(tmp_path: Path) -> None:
    async with staffed(tmp_path, telegram=telegram(), agencies=AGENCIES, groups=GROUPS) as house:
        await leaks(house, NORTH_AGENCY)
        with inside(house, NORTH):
            await press(house, "close", "close.solved")
    async with staffed(tmp_path, house.clock, telegram=house.telegram, agencies=AGENCIES) as house:
        await house.taps("settled_no")

        assert told(house, MAIN, "· à prendre") == 1
        assert await press(house, "claim") == says(house, "claimed")


async def test_the_cases_of_an_earlier_release_stay_in_their_places(tmp_path: Path) -> None:
    async with staffed(tmp_path, telegram=telegram()) as house:
        await house.opens_case()
        await moves(house, STRANGER, "member")
        before = case_of(house)
        house.store.db.conn.execute("update cases set group_id = 0")
        house.store.db.conn.execute("update strangers set chat_id = 0")
        shown = house.shown(MAIN)
    async with staffed(
        tmp_path, house.clock, telegram=house.telegram, agencies=AGENCIES, groups=GROUPS
    ) as house:
        await house.settle()
        assert (case_of(house), house.shown(MAIN)) == (before, shown)
        assert staff.strangers(house.store.db, MAIN) == {STRANGER.id: STRANGER.first_name}
        await writes(house, WORDS, before.card_id)

        assert heard(house, WORDS) == 1


async def test_a_case_that_was_told_by_mail_alone_is_told_in_the_group_that_comes(tmp_path: Path) -> None:
    async with staffed(tmp_path, telegram=telegram(), agencies=AGENCIES, chat_id=0) as house:
        await leaks(house, CENTRE_AGENCY)
    async with staffed(tmp_path, house.clock, telegram=house.telegram) as house:
        await house.settle()

        assert told(house, MAIN, LEAK) == 1
        assert await press(house, "claim") == says(house, "claimed")


# What the operator is told ------------------------------------------------------------------------


async def test_the_right_to_open_topics_is_wanted_in_each_forum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(ADMINISTRATOR, "can_manage_topics", False)
    forum = telegram(is_forum=True)
    async with staffed(tmp_path, telegram=forum, agencies=AGENCIES, groups=GROUPS) as house:
        assert house.app.turns.desk.without_topics == {MAIN, NORTH}

    missing = "the bot may not manage topics: give it that right and start again"
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        f"staff.chat_id: {missing}",
        f"staff.groups.0.chat_id: {missing}",
    ]


async def test_a_group_that_does_not_let_the_bot_in_is_named_and_the_others_are_served(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    half = telegram()
    del half.world.chats[NORTH]
    async with staffed(tmp_path, telegram=half, agencies=AGENCIES, groups=GROUPS) as house:
        await leaks(house, NORTH_AGENCY, NEIGHBOUR)
        await leaks(house, CENTRE_AGENCY)

        assert told(house, MAIN, LEAK) == 1
        named = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
        assert named[0].startswith("staff.groups.0.chat_id: ")
        half.world.chats[NORTH] = Chat({"id": NORTH, "type": "group", "title": "Nord"})
        await house.settle(60, 60)
        assert told(house, NORTH, LEAK) == 1
