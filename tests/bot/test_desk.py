"""The staff desk through the whole bot: what staff tap and write, and what the tenant reads of it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.desk import COMMANDS
from bot.logs import who
from bot.simulator.faults import Migrate, Status
from bot.simulator.telegram import CASEWORKER, TENANT, Telegram
from bot.simulator.world import BOT, JSON, User
from bot.transport import Line
from dialogs.desk import Refusal
from storage import cases, outbox, staff
from storage.cases import Case
from storage.staff import INVITATION_SECONDS, Member
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import Clock, House, housed, with_case
from tests.samples import PDF, photo

# python-telegram-bot warns of how it will tell `retry_after` one day; the bot reads neither form.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

AGENT = CASEWORKER
COLLEAGUE = User(2_000_002, "Bruno")
SUPERVISOR = User(2_000_003, "Claire")
ADMINISTRATOR = User(2_000_004, "Denis")
STRANGER = User(3_000_001, "Passant")
NEWCOMER = User(3_000_002, "Eva")
STAFF = (
    Member(AGENT.id, "Anne", "agence", "agent"),
    Member(COLLEAGUE.id, "Bruno", "agence", "agent"),
    Member(SUPERVISOR.id, "Claire", "siège", "supervisor"),
    Member(ADMINISTRATOR.id, "Denis", "siège", "administrator"),
)
NEW_STAFF_CHAT_ID = -1_009_999_999_999
WORDS = "Nous vous rappelons mardi."


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Two agents, a supervisor, an administrator, and a tenant with a case."""
    async with with_case(tmp_path, staffed) as house:
        yield house


def staffed(
    folder: Path,
    clock: Clock | None = None,
    telegram: Telegram | None = None,
    mail: JSON | None = None,
    url: str = "",
    agencies: Sequence[JSON] = (),
    **told: Any,
) -> AbstractAsyncContextManager[House]:
    """Two agents, a supervisor and an administrator; `told` is what else [staff] says; `url`: over HTTP."""
    where = {"base_url": f"{url}/bot", "base_file_url": f"{url}/file/bot"} if url else {}
    members = [{"id": it.user_id, "name": it.name, "service": it.service, "role": it.role} for it in STAFF]
    desk = {"members": members, "supervisor": SUPERVISOR.id, **told}
    line = Line() if url else None
    settings = {"staff": desk, "mail": mail, "agencies": agencies}
    return housed(folder, telegram=telegram, request=line, clock=clock, **settings, **where)


def employ(house: House) -> None:
    for member in STAFF:
        staff.put(house.store.db, member, 0, 0)


def case_of(house: House, tenant: User = TENANT) -> Case:
    (case,) = cases.of_chat(house.store.db, tenant.id)
    return case


def group(house: House) -> list[JSON]:
    return house.telegram.messages(house.telegram.world.staff_chat_id)


def buttons(message: JSON) -> dict[str, str]:
    """What the buttons of a message send back, by choice."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {b["callback_data"].split(":")[1]: b["callback_data"] for row in rows for b in row}


def button(house: House, choice: str) -> tuple[int, str]:
    """The newest button of that choice."""
    found = [(m["message_id"], buttons(m)[choice]) for m in group(house) if choice in buttons(m)]
    assert found, f"no button {choice!r}"
    return found[-1]


def bubbles(house: House) -> list[str | None]:
    return [call.params.get("text") for call in house.done("answerCallbackQuery")]


async def press(house: House, *choices: str, user: User = AGENT) -> str | None:
    """Tap the newest button of each choice; what the last bubble says."""
    for choice in choices:
        house.telegram.staff_taps(*button(house, choice), user)
        await house.settle()
    return bubbles(house)[-1]


async def writes(house: House, text: str, reply_to: int | None = None, user: User = AGENT) -> int:
    """Write in the topic of the case; the id of the message."""
    update = house.telegram.staff_says(text, case_of(house).topic_id, reply_to, user)
    await house.settle()
    message_id: int = update["message"]["message_id"]
    return message_id


def edits(house: House, message_id: int, text: str, user: User = AGENT) -> None:
    """Change what was written."""
    (stored,) = (m for m in group(house) if m["message_id"] == message_id)
    sender = {"id": user.id, "is_bot": False, "first_name": user.first_name}
    house.telegram.push({"edited_message": {**stored, "from": sender, "text": text}})


def says(house: House, message: str, **fields: Any) -> str:
    return house.app.texts.show("fr", f"staff-{message}", fields)


def heard(house: House, words: str, tenant: User = TENANT) -> int:
    """How many messages of the tenant's chat hold the words."""
    return sum(words in text.replace("\u00a0", " ") for text in house.shown(tenant.id))


def given_up(house: House) -> list[JSON]:
    """What could not be handled, or not be sent."""
    dead = house.rows("select error from dead_letters")
    return dead + house.rows("select error from outbox where error is not null")


def title(house: House) -> str:
    topic: str = house.telegram.world.staff().topics[case_of(house).topic_id or 0].name
    return topic


def card(house: House) -> str:
    (found,) = (m["text"] for m in group(house) if m["message_id"] == case_of(house).card_id)
    return str(found)


# Who has it ---------------------------------------------------------------------------------------


async def test_of_two_who_take_a_case_at_once_one_has_it_and_the_other_is_told(house: House) -> None:
    tap = button(house, "claim")
    house.telegram.staff_taps(*tap, AGENT)
    house.telegram.staff_taps(*tap, COLLEAGUE)
    await house.settle()

    assert bubbles(house)[-2:] == [says(house, "claimed"), says(house, "refused-taken", name="Anne")]
    assert case_of(house).agent_id == AGENT.id
    assert heard(house, "Anne, agence s’en occupe") == 1
    assert heard(house, "Bruno") == 0


async def test_an_old_button_does_nothing_and_shows_the_card_again(house: House) -> None:
    await press(house, "claim")
    old = button(house, "release")
    await press(house, "ask_piece", "ask_piece.lease")
    before = len(house.telegram.calls)

    house.telegram.staff_taps(*old, AGENT)
    await house.settle()

    assert bubbles(house)[-1] == says(house, "stale")
    assert case_of(house).agent_id == AGENT.id
    shown = [call.params.get("message_id") for call in house.telegram.calls[before:] if "text" in call.params]
    assert case_of(house).card_id in shown


async def test_who_gives_a_case_back_leaves_it_to_all(house: House) -> None:
    await press(house, "claim")

    bubble = await press(house, "release")

    assert bubble == says(house, "released")
    assert (case_of(house).state, case_of(house).agent_id) == ("open", 0)
    assert await press(house, "claim", user=COLLEAGUE) == says(house, "claimed")


async def test_a_supervisor_takes_over_the_case_of_an_agent(house: House) -> None:
    await press(house, "claim")
    _, data = button(house, "release")

    house.telegram.staff_taps(1, data.replace("release", "claim"), SUPERVISOR)
    await house.settle()

    assert bubbles(house)[-1] == says(house, "claimed")
    assert case_of(house).agent_id == SUPERVISOR.id


async def test_a_case_is_passed_to_a_colleague_or_a_supervisor_and_the_tenant_told(house: House) -> None:
    await press(house, "claim", "transfer")
    people = [choice for choice in buttons(group(house)[-1]) if choice.startswith("transfer.")]

    bubble = await press(house, f"transfer.{COLLEAGUE.id}")

    assert people == [f"transfer.{user.id}" for user in (AGENT, COLLEAGUE, SUPERVISOR)]
    assert bubble == says(house, "passed", name="Bruno")
    assert case_of(house).agent_id == COLLEAGUE.id
    assert says(house, "transferred", name="Bruno") in house.shown(STAFF_CHAT_ID)
    assert heard(house, "Bruno, agence s’en occupe") == 1


@pytest.mark.parametrize("user_id", [ADMINISTRATOR.id, STRANGER.id, 0, "9" * 30, "²", ""])
async def test_a_case_is_passed_to_nobody_else(house: House, user_id: int | str) -> None:
    await press(house, "claim", "transfer")
    message_id, data = button(house, f"transfer.{COLLEAGUE.id}")

    house.telegram.staff_taps(message_id, data.replace(str(COLLEAGUE.id), str(user_id)), AGENT)
    await house.settle()

    assert case_of(house).agent_id == AGENT.id
    assert given_up(house) == []


async def test_what_was_answered_stays_answered_whoever_has_it(house: House) -> None:
    await writes(house, WORDS, case_of(house).card_id)
    states = []

    await press(house, "transfer", f"transfer.{COLLEAGUE.id}")
    states.append((case_of(house).state, case_of(house).agent_id))
    await press(house, "release", user=COLLEAGUE)
    states.append((case_of(house).state, case_of(house).agent_id))
    await press(house, "claim", user=SUPERVISOR)
    states.append((case_of(house).state, case_of(house).agent_id))

    assert states == [("answered", COLLEAGUE.id), ("answered", 0), ("answered", SUPERVISOR.id)]
    assert not case_of(house).is_late


# Answers ------------------------------------------------------------------------------------------


async def under_the_card(house: House) -> int | None:
    return case_of(house).card_id


async def under_the_story(house: House) -> int | None:
    return int(next(m["message_id"] for m in group(house) if "Les charges ont doublé." in m.get("text", "")))


async def under_the_piece(house: House) -> int | None:
    return int(next(m["message_id"] for m in group(house) if "document" in m))


async def under_words_of_the_tenant(house: House) -> int | None:
    await house.says("Le décompte est arrivé.")
    await house.taps("add_to_case")
    return int(next(m["message_id"] for m in group(house) if "Le décompte est arrivé." in m.get("text", "")))


async def after_the_button(house: House) -> int | None:
    await press(house, "answer")
    (asked,) = (m for m in group(house) if m.get("reply_markup", {}).get("force_reply"))
    return int(asked["message_id"])


@pytest.mark.parametrize(
    "place",
    [under_the_card, under_the_story, under_the_piece, under_words_of_the_tenant, after_the_button],
)
async def test_an_answer_reaches_the_tenant_signed_and_takes_the_case(house: House, place: Any) -> None:
    reply_to = await place(house)

    await writes(house, WORDS, reply_to)

    (answer,) = (m for m in house.telegram.messages(TENANT.id) if WORDS in m.get("text", ""))
    assert "Anne, agence" in answer["text"]
    assert list(buttons(answer)) == ["reply", "settled_yes", "settled_partly", "settled_no"]
    assert (case_of(house).state, case_of(house).agent_id) == ("answered", AGENT.id)
    assert says(house, "relayed") in house.shown(STAFF_CHAT_ID)
    assert "Anne, agence" in card(house)


async def test_an_answer_to_the_case_of_another_is_refused_in_words(house: House) -> None:
    await press(house, "claim")

    await writes(house, WORDS, case_of(house).card_id, COLLEAGUE)

    assert heard(house, WORDS) == 0
    assert says(house, "refused-not_yours", name="Anne") in house.shown(STAFF_CHAT_ID)


async def test_a_supervisor_answers_for_an_agent_who_keeps_the_case(house: House) -> None:
    await press(house, "claim")

    await writes(house, WORDS, case_of(house).card_id, SUPERVISOR)

    assert heard(house, "Claire, siège") == 1
    assert (case_of(house).state, case_of(house).agent_id) == ("answered", AGENT.id)


async def test_an_administrator_answers_no_tenant(house: House) -> None:
    await writes(house, WORDS, case_of(house).card_id, ADMINISTRATOR)

    assert heard(house, WORDS) == 0
    assert says(house, "refused-not_allowed", name="") in house.shown(STAFF_CHAT_ID)


async def test_yes_it_is_settled_closes_the_case(house: House) -> None:
    await writes(house, WORDS, case_of(house).card_id)

    await house.taps("settled_yes")

    assert (case_of(house).state, case_of(house).outcome) == ("closed", "solved")
    assert says(house, "settled-yes", case=case_of(house).number) in house.shown(STAFF_CHAT_ID)
    assert "fermé" in title(house)


async def test_settled_in_part_is_told_to_staff_and_changes_nothing(house: House) -> None:
    await writes(house, WORDS, case_of(house).card_id)

    await house.taps("settled_partly")

    assert (case_of(house).state, case_of(house).agent_id) == ("answered", AGENT.id)
    assert says(house, "settled-partly", case=case_of(house).number) in house.shown(STAFF_CHAT_ID)


async def test_no_it_is_not_settled_opens_the_case_again_with_a_new_promise(house: House) -> None:
    promised = case_of(house).due_at or 0
    await writes(house, WORDS, case_of(house).card_id)
    house.clock.move(7 * 86_400)

    await house.taps("settled_no")

    assert (case_of(house).state, case_of(house).agent_id) == ("open", 0)
    assert (case_of(house).due_at or 0) > promised + 6 * 86_400
    assert not case_of(house).is_late
    assert says(house, "settled-no", case=case_of(house).number) in house.shown(STAFF_CHAT_ID)


async def test_a_second_no_takes_the_case_from_nobody_who_took_it_since(house: House) -> None:
    await writes(house, WORDS, case_of(house).card_id)
    await house.taps("settled_no")
    await press(house, "claim", user=COLLEAGUE)

    await house.taps("settled_no")

    assert (case_of(house).state, case_of(house).agent_id) == ("claimed", COLLEAGUE.id)


async def test_no_under_the_news_of_the_end_opens_the_case_again(house: House) -> None:
    await press(house, "close", "close.refused")

    await house.taps("settled_no")

    assert (case_of(house).state, case_of(house).outcome) == ("open", None)


# The rest of the actions --------------------------------------------------------------------------


async def test_a_piece_that_is_asked_for_is_one_tap_away_and_reaches_staff(house: House) -> None:
    assert await press(house, "claim", "ask_piece", "ask_piece.lease") == says(house, "asked")

    await house.taps("reply")
    await house.sends(photo("le bail"), kind="photo")
    await house.settle(2, 4)

    assert heard(house, "Envoyez le bail.") == 1
    assert heard(house, f"Envoyez le bail pour le dossier {case_of(house).number}.") == 1
    posted = [m for m in group(house) if "photo" in m]
    assert [m["message_thread_id"] for m in posted] == [case_of(house).topic_id]
    assert posted[0]["caption"].splitlines()[1:] == ["Le bail"]
    assert case_of(house).agent_id == AGENT.id


async def test_a_case_goes_to_another_door_with_a_reason_that_the_tenant_reads(house: House) -> None:
    reason = "C’est une affaire de voisinage."
    await press(house, "claim", "reroute", "reroute.social_mediation")
    asked = group(house)[-1]["message_id"]

    await writes(house, reason, asked)

    found = case_of(house)
    assert (found.door, found.state, found.agent_id) == ("social_mediation", "open", 0)
    assert heard(house, reason) == heard(house, "Nouvelle porte") == 1
    assert "médiation sociale" in card(house).lower()


async def test_a_case_that_changes_door_keeps_the_day_it_was_promised_for(house: House) -> None:
    promised = case_of(house).due_at
    house.clock.move(3600)
    await press(house, "claim", "reroute", "reroute.agency")

    await writes(house, "Voir l’agence.", group(house)[-1]["message_id"])

    assert case_of(house).due_at == promised


async def test_a_reason_for_another_door_is_refused_once_the_case_is_closed(house: House) -> None:
    await press(house, "claim", "reroute", "reroute.agency")
    asked = group(house)[-1]["message_id"]
    await press(house, "close", "close.solved")

    await writes(house, "Voir l’agence.", asked)

    assert case_of(house).door == "mediation"
    assert heard(house, "Voir l’agence.") == 0
    assert says(house, "refused-closed", name="Anne") in house.shown(STAFF_CHAT_ID)


async def test_a_case_ends_with_an_outcome_that_the_tenant_reads(house: House) -> None:
    assert await press(house, "close", "close.explained") == says(house, "closed")

    assert (case_of(house).state, case_of(house).outcome) == ("closed", "explained")
    assert heard(house, "Résultat : expliqué, sans changement") == 1
    assert list(buttons(next(m for m in group(house) if m["message_id"] == case_of(house).card_id))) == [
        "reopen"
    ]


async def test_a_case_that_is_opened_again_is_owed_an_answer_anew(house: House) -> None:
    await press(house, "close", "close.explained")
    house.clock.move(30 * 86_400)

    bubble = await press(house, "reopen", user=COLLEAGUE)
    await house.settle()

    found = case_of(house)
    assert bubble == says(house, "reopened")
    assert (found.state, found.agent_id, found.outcome, found.is_late) == ("open", 0, None, False)
    assert (found.due_at or 0) > house.clock().timestamp()
    assert heard(house, "il est de nouveau ouvert.") == 1
    (news,) = (text for text in house.shown() if "il est de nouveau ouvert." in text)
    assert news.replace("\u00a0", " ").splitlines()[1:] == [
        "RHO doit vous répondre au plus tard lundi 28 décembre à 10 h.",
        "Bruno, agence",
    ]


async def test_a_case_that_was_late_when_it_ended_is_not_late_any_more(house: House) -> None:
    house.clock.move(7 * 86_400)
    await house.settle()
    was_late = case_of(house).is_late, "en retard" in title(house)

    await press(house, "close", "close.unreachable")

    assert was_late == (True, True)
    assert "en retard" not in title(house) + card(house)
    assert "fermé" in title(house)


async def test_the_card_and_the_title_follow_the_case_in_their_places(house: House) -> None:
    place, titles, cards = case_of(house).card_id, [title(house)], [card(house)]

    for choices in (("claim",), ("release",), ("close", "close.solved"), ("reopen",)):
        await press(house, *choices)
        titles.append(title(house))
        cards.append(card(house))

    assert case_of(house).card_id == place
    expected = ["à prendre", "pris", "à prendre", "fermé", "à prendre"]
    assert [told.rpartition(" · ")[2] for told in titles] == expected
    assert [told.splitlines()[0].rpartition(" · ")[2] for told in cards] == expected


# Commands -----------------------------------------------------------------------------------------


async def test_clore_in_the_topic_of_a_case_asks_how_it_ends(house: House) -> None:
    await writes(house, "/clore")

    assert await press(house, "close.solved") == says(house, "closed")
    assert case_of(house).state == "closed"


async def test_clore_elsewhere_says_where_to_write_it(house: House) -> None:
    house.telegram.staff_says("/clore")
    await house.settle()

    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "no-case")


@pytest.mark.parametrize(
    ("user", "reason"), [(COLLEAGUE, "not_yours"), (ADMINISTRATOR, "not_allowed"), (STRANGER, "stranger")]
)
async def test_clore_by_somebody_else_is_refused_in_words(house: House, user: User, reason: str) -> None:
    await press(house, "claim")

    await writes(house, "/clore", user=user)

    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, f"refused-{reason}", name="Anne")


async def test_dossiers_lists_what_is_not_closed_and_who_has_it(house: House) -> None:
    await press(house, "claim")
    house.telegram.staff_says("/dossiers@mediation_bot")
    await house.settle()
    at_first = house.shown(STAFF_CHAT_ID)[-1]

    await press(house, "close", "close.solved")
    house.telegram.staff_says("/dossiers")
    await house.settle()

    assert f"{case_of(house).number} · pris · Anne" in at_first
    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "list-none")


@pytest.mark.parametrize(
    ("command", "user", "reason"),
    [
        ("/dossiers", ADMINISTRATOR, "not_allowed"),
        ("/dossiers", STRANGER, "stranger"),
        ("/lien agent", AGENT, "not_allowed"),
        ("/lien administrateur", SUPERVISOR, "not_allowed"),
        ("/lien administrateur", STRANGER, "stranger"),
        ("/retirer Anne", SUPERVISOR, "not_allowed"),
        ("/retirer Anne", STRANGER, "stranger"),
    ],
)
async def test_a_command_of_somebody_who_may_not_is_refused_in_words_and_logged(
    house: House, caplog: pytest.LogCaptureFixture, command: str, user: User, reason: str
) -> None:
    caplog.set_level(logging.INFO, "bot.desk")

    house.telegram.staff_says(command, user=user)
    await house.settle()

    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, f"refused-{reason}", name="")
    assert any(who(user.id) in record.getMessage() for record in caplog.records)
    assert house.rows("select * from invitations") == []
    assert len(staff.everybody(house.store.db)) == len(STAFF)


async def invited(house: House, what: str = "agent siège") -> str:
    """The word of a new invitation: the administrator gets it in private."""
    house.telegram.world.private(ADMINISTRATOR)
    house.telegram.staff_says(f"/lien {what}", user=ADMINISTRATOR)
    await house.settle()
    words = [
        call.params["text"]
        for call in house.done("sendMessage", ADMINISTRATOR.id)
        if "/start staff-" in call.params.get("text", "")
    ]
    return str(words[-1].partition("/start staff-")[2])


async def test_a_link_lets_one_person_in_once(house: House) -> None:
    word = await invited(house)

    await house.says(f"/start staff-{word}", user=NEWCOMER)
    await house.says(f"/start staff-{word}", user=STRANGER)

    assert staff.find(house.store.db, NEWCOMER.id) == Member(NEWCOMER.id, "Eva", "siège", "agent")
    assert staff.find(house.store.db, STRANGER.id) is None
    assert house.shown(NEWCOMER.id) == [house.app.texts.show("fr", "staff_welcome")]
    assert says(house, "arrived", name="Eva, siège") in house.shown(STAFF_CHAT_ID)


@pytest.mark.parametrize("told", ["agent", "responsable", "administrateur"])
async def test_a_link_is_for_the_role_that_it_was_made_for(house: House, told: str) -> None:
    word = await invited(house, told)

    await house.says(f"/start staff-{word}", user=NEWCOMER)

    member = staff.find(house.store.db, NEWCOMER.id)
    roles = {"agent": "agent", "responsable": "supervisor", "administrateur": "administrator"}
    assert member
    assert member.role == roles[told]


@pytest.mark.parametrize("rest", ["", " chef", " staff"])
async def test_a_link_for_no_role_says_how_to_ask_for_one(house: House, rest: str) -> None:
    house.telegram.staff_says(f"/lien{rest}", user=ADMINISTRATOR)
    await house.settle()

    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "invite-how")


async def test_a_link_is_worth_nothing_after_a_day(house: House) -> None:
    word = await invited(house)
    house.clock.move(INVITATION_SECONDS + 1)

    await house.says(f"/start staff-{word}", user=NEWCOMER)

    assert staff.find(house.store.db, NEWCOMER.id) is None


@pytest.mark.parametrize("word", ["aaaaaaaaaaaaaaaaaaaaaa", "x", "mot avec espaces"])
async def test_a_wrong_word_opens_the_bot_as_for_anybody(house: House, word: str) -> None:
    await house.says("/start", user=STRANGER)

    await house.says(f"/start staff-{word}", user=NEWCOMER)

    assert house.shown(NEWCOMER.id) == house.shown(STRANGER.id) != []
    assert staff.find(house.store.db, NEWCOMER.id) is None


@pytest.mark.parametrize("who", ["Anne", str(AGENT.id)])
async def test_who_is_taken_off_loses_their_cases_and_their_rights(house: House, who: str) -> None:
    await press(house, "claim")

    house.telegram.staff_says(f"/retirer {who}", user=ADMINISTRATOR)
    await house.settle()
    await writes(house, WORDS, case_of(house).card_id)

    assert says(house, "dismissed", name="Anne") in house.shown(STAFF_CHAT_ID)
    assert (case_of(house).state, case_of(house).agent_id) == ("open", 0)
    assert "à prendre" in card(house)
    assert "à prendre" in title(house)
    assert heard(house, WORDS) == 0
    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "refused-stranger")


@pytest.mark.parametrize("who", ["", " Personne", " 12"])
async def test_who_is_not_known_cannot_be_taken_off(house: House, who: str) -> None:
    house.telegram.staff_says(f"/retirer{who}", user=ADMINISTRATOR)
    await house.settle()

    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "dismiss-how")
    assert len(staff.everybody(house.store.db)) == len(STAFF)


async def test_of_two_of_one_name_none_is_taken_off_by_it(house: House) -> None:
    staff.put(house.store.db, Member(NEWCOMER.id, "Anne", "siège", "agent"), 0, 0)

    house.telegram.staff_says("/retirer Anne", user=ADMINISTRATOR)
    await house.settle()

    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "dismiss-how")
    assert staff.find(house.store.db, AGENT.id)


@pytest.mark.parametrize(
    ("user", "commands"),
    [
        (AGENT, "/dossiers, /note, /journal, /clore"),
        (SUPERVISOR, "/dossiers, /note, /journal, /clore, /stats"),
        (ADMINISTRATOR, "/stats, /lien, /retirer"),
    ],
)
@pytest.mark.parametrize("text", ["/cloturer", "/aide", "/aide@mediation_bot", "/"])
async def test_a_command_that_is_not_known_is_answered_with_those_there_are(
    house: House, text: str, user: User, commands: str
) -> None:
    await writes(house, text, case_of(house).card_id, user)

    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "commands", commands=commands)
    assert group(house)[-1]["message_thread_id"] == case_of(house).topic_id


async def test_who_does_not_work_here_is_told_so_and_no_command(house: House) -> None:
    house.telegram.staff_says("/aide", user=STRANGER)
    await house.settle()

    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "refused-stranger")


async def test_a_command_for_another_bot_is_not_answered(house: House) -> None:
    before = len(house.telegram.calls)

    await writes(house, "/poll@another_bot")

    assert house.telegram.calls[before:] == []


async def test_the_group_is_offered_the_commands_of_staff(house: House) -> None:
    *_, menu = (
        call.params["commands"]
        for call in house.done("setMyCommands")
        if call.params["scope"] == {"type": "chat", "chat_id": STAFF_CHAT_ID}
    )

    assert [entry["command"] for entry in menu] == [*COMMANDS, "aide"]
    assert all(entry["description"] not in ("", entry["command"]) for entry in menu)


# Notes --------------------------------------------------------------------------------------------


async def after_an_answer(house: House) -> int | None:
    return await writes(house, WORDS, case_of(house).card_id)


async def under_a_colleague(house: House) -> int | None:
    return await writes(house, "Qui connaît ce dossier ?", user=COLLEAGUE)


async def under_a_confirmation(house: House) -> int | None:
    await after_an_answer(house)
    confirmed = says(house, "relayed")
    return int(next(m["message_id"] for m in group(house) if m.get("text") == confirmed))


async def under_a_menu(house: House) -> int | None:
    await press(house, "close")
    return int(group(house)[-1]["message_id"])


async def nowhere(house: House) -> int | None:
    return None


@pytest.mark.parametrize("user", [AGENT, COLLEAGUE, STRANGER])
@pytest.mark.parametrize(
    "place", [nowhere, after_an_answer, under_a_colleague, under_a_confirmation, under_a_menu]
)
async def test_a_note_reaches_no_tenant_and_is_not_remarked_upon(
    house: House, place: Any, user: User
) -> None:
    reply_to = await place(house)
    await house.settle()
    before = len(house.telegram.calls)

    await writes(house, "Zut, il a raison.", reply_to, user)

    assert house.telegram.calls[before:] == []
    assert heard(house, "Zut") == 0


async def test_a_note_in_another_place_of_the_group_reaches_no_tenant(house: House) -> None:
    before = len(house.telegram.calls)

    house.telegram.staff_says(WORDS)
    house.telegram.staff_says(WORDS, 777, 778)
    await house.settle()

    assert house.telegram.calls[before:] == []


# Edits --------------------------------------------------------------------------------------------


async def test_an_answer_that_is_changed_is_changed_for_its_tenant(house: House) -> None:
    message_id = await writes(house, WORDS, case_of(house).card_id)
    count = len(house.shown())

    edits(house, message_id, "Nous vous rappelons jeudi.")
    await house.settle()

    assert (heard(house, WORDS), heard(house, "Nous vous rappelons jeudi.")) == (0, 1)
    assert len(house.shown()) == count


async def test_an_answer_changed_before_it_went_out_is_sent_once(house: House) -> None:
    house.telegram.tenant_blocks()
    await house.settle()
    message_id = await writes(house, WORDS, case_of(house).card_id)
    edits(house, message_id, "Nous vous rappelons jeudi.")
    await house.settle()

    house.telegram.tenant_unblocks()
    await house.settle()

    assert (heard(house, WORDS), heard(house, "Nous vous rappelons jeudi.")) == (0, 1)


async def test_a_note_that_is_changed_stays_a_note(house: House) -> None:
    await writes(house, WORDS, case_of(house).card_id)
    message_id = await writes(house, "Zut.")
    before = len(house.telegram.calls)

    edits(house, message_id, "Zut, encore.")
    await house.settle()

    assert house.telegram.calls[before:] == []


async def test_who_does_not_work_here_any_more_changes_nothing(house: House) -> None:
    message_id = await writes(house, WORDS, case_of(house).card_id)
    staff.remove(house.store.db, AGENT.id)

    edits(house, message_id, "Autre chose.")
    await house.settle()

    assert (heard(house, WORDS), heard(house, "Autre chose.")) == (1, 0)


# Who is nobody ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sender",
    [
        {
            "from": {"id": 1_087_968_824, "is_bot": True},
            "sender_chat": {"id": STAFF_CHAT_ID, "type": "supergroup"},
        },
        {"from": {"id": 1_087_968_824, "is_bot": False}},
        {"from": {"id": 136_817_688, "is_bot": True}, "sender_chat": {"id": -1_005, "type": "channel"}},
        {"from": {"id": 777_000, "is_bot": False}},
        {"from": {"id": AGENT.id, "is_bot": False}, "sender_chat": {"id": -1_005, "type": "channel"}},
        {"from": {"id": AGENT.id, "is_bot": True}},
        {"sender_chat": {"id": -1_005, "type": "channel"}},
    ],
    ids=["anonymous", "its id", "channel", "service", "as a channel", "bot", "nobody"],
)
async def test_who_speaks_under_another_face_is_nobody(house: House, sender: JSON) -> None:
    found = case_of(house)
    (replied,) = (m for m in group(house) if m["message_id"] == found.card_id)
    before = len(house.telegram.calls)
    chat = {"id": STAFF_CHAT_ID, "type": "supergroup"}
    message = {"message_id": 900, "date": 0, "chat": chat, "text": WORDS, "reply_to_message": replied}

    house.telegram.push({"message": {**message, **sender}})
    house.telegram.push({"message": {**message, **sender, "message_id": 901, "text": "/clore"}})
    await house.settle()

    assert house.telegram.calls[before:] == []
    assert case_of(house) == found


@pytest.mark.parametrize("choice", ["claim", "answer", "close"])
@pytest.mark.parametrize(("user", "reason"), [(STRANGER, "stranger"), (ADMINISTRATOR, "not_allowed")])
async def test_a_tap_of_somebody_who_may_not_is_refused_in_words_and_logged(
    house: House, caplog: pytest.LogCaptureFixture, choice: str, user: User, reason: str
) -> None:
    caplog.set_level(logging.INFO, "bot.desk")
    before = case_of(house)

    bubble = await press(house, choice, user=user)

    assert bubble == says(house, f"refused-{reason}", name="")
    assert case_of(house) == before
    assert [who(user.id) in record.getMessage() for record in caplog.records] == [True]


async def test_a_stranger_who_taps_as_an_anonymous_administrator_is_a_stranger(house: House) -> None:
    bubble = await press(house, "claim", user=User(1_087_968_824, "Group"))

    assert bubble == says(house, "refused-stranger")


@pytest.mark.parametrize(
    "data",
    [
        "",
        "desk-{id}",
        "desk-{id}:claim",
        "desk-{id}:claim:x",
        "desk-{id}:claim:-1",
        "desk-{id}:claim:0:0",
        "desk-:claim:0",
        "desk-x:claim:0",
        "desk-²:claim:0",
        "desk-999999999999:claim:0",
        "desk-9999999999999:claim:0",
        "desk-{id}::0",
        "desk-{id}:erase:0",
        "desk-{id}:list_cases:0",
        "desk-{id}:invite:0",
        "desk-{id}:close.rien:0",
        "desk-{id}:ask_piece.rien:0",
        "desk-{id}:reroute.rien:0",
        "desk-{id}:quick.99999999999999999999:0",
        "desk-{id}:send.0:0",
        "desk-{id}:send.²:0",
        "desk-{id}:claim:99999999999",
        "theme:money:1",
        "x" * 64,
    ],
)
async def test_a_forged_tap_is_answered_and_changes_nothing(house: House, data: str) -> None:
    before = case_of(house)
    answered = len(bubbles(house))

    house.telegram.staff_taps(1, data.format(id=before.id), AGENT)
    await house.settle()

    assert len(bubbles(house)) == answered + 1
    assert case_of(house) == before
    assert given_up(house) == []


async def test_a_promise_that_nobody_made_is_not_kept(house: House) -> None:
    await press(house, "claim")
    before, told = case_of(house), len(house.shown())

    house.telegram.staff_taps(1, f"desk-{before.id}:keep_promise:{before.version}", AGENT)
    await house.settle()

    assert bubbles(house)[-1] == says(house, "stale")
    assert (case_of(house), len(house.shown())) == (before, told)


async def test_a_button_of_the_desk_means_nothing_in_a_private_chat(house: House) -> None:
    _, data = button(house, "claim")
    before = case_of(house)

    house.telegram.tenant_taps(1, data, AGENT)
    house.telegram.tenant_taps(1, data, TENANT)
    await house.settle()

    assert case_of(house) == before


@pytest.mark.parametrize("reason", get_args(Refusal))
async def test_each_refusal_has_its_words(house: House, reason: str) -> None:
    others = {says(house, f"refused-{other}", name="Anne") for other in get_args(Refusal) if other != reason}

    assert says(house, f"refused-{reason}", name="Anne") not in others


# What happens to the group ------------------------------------------------------------------------


async def test_what_is_told_after_a_topic_was_deleted_stands_in_a_new_one(house: House) -> None:
    gone = case_of(house).topic_id
    house.telegram.staff_deletes_topic(gone or 0)

    await house.says("Le décompte est arrivé.")
    await house.taps("add_to_case")
    told = group(house)[-1]
    await writes(house, WORDS, told["message_id"])

    assert case_of(house).topic_id not in (None, gone)
    assert heard(house, WORDS) == 1
    assert case_of(house).state == "answered"


async def test_a_card_that_was_deleted_is_posted_again(house: House) -> None:
    gone = case_of(house).card_id
    del house.telegram.world.staff().messages[gone or 0]
    await house.says("Le décompte est arrivé.")
    await house.taps("add_to_case")

    await writes(house, WORDS, group(house)[-1]["message_id"])

    assert case_of(house).card_id not in (None, gone)
    assert "répondu" in card(house)
    assert await press(house, "close", "close.solved") == says(house, "closed")


async def test_a_group_without_topics_has_its_desk_under_the_cards(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        employ(house)
        del house.telegram.world.staff().card["is_forum"]
        house.app.turns.know_topics(STAFF_CHAT_ID, has_topics=False)
        await house.opens_case()
        card_id = case_of(house).card_id
        replies = [m.get("reply_to_message", {}).get("message_id") for m in group(house)]

        claimed = await press(house, "claim")
        await writes(house, WORDS, card_id)
        closed = await press(house, "close", "close.solved")

        assert house.done("createForumTopic") == house.done("editForumTopic") == []
        assert replies == [None, card_id, card_id]
        assert (claimed, closed) == (says(house, "claimed"), says(house, "closed"))
        assert heard(house, WORDS) == 1
        assert "fermé" in card(house)
        assert given_up(house) == []


async def test_a_group_that_is_written_to_too_fast_loses_nothing(house: House) -> None:
    for method in ("sendMessage", "editMessageText", "editForumTopic"):
        house.telegram.fail_next(method, *[Status(429, retry_after=3)] * 2)

    house.telegram.staff_taps(*button(house, "claim"))
    house.telegram.staff_says(WORDS, case_of(house).topic_id, case_of(house).card_id)
    await house.settle(*[5] * 8)

    assert heard(house, WORDS) == 1
    assert "répondu" in card(house)
    assert "répondu" in title(house)
    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "relayed")
    assert outbox.next_due(house.store.db) is None
    assert given_up(house) == []


async def test_the_desk_goes_on_in_the_group_that_its_group_became(house: House) -> None:
    house.telegram.fail_next("editMessageText", Migrate(NEW_STAFF_CHAT_ID))

    await press(house, "claim")
    posted = case_of(house).card_id
    await writes(house, WORDS, posted)
    closed = await press(house, "close", "close.solved")

    assert house.app.turns.desk.chat_id == NEW_STAFF_CHAT_ID
    assert heard(house, WORDS) == 1
    assert closed == says(house, "closed")
    assert case_of(house).state == "closed"


async def test_answers_of_the_old_group_and_of_the_new_one_are_not_taken_for_each_other(house: House) -> None:
    first = await writes(house, WORDS, case_of(house).card_id)
    house.telegram.world.migrate(STAFF_CHAT_ID, NEW_STAFF_CHAT_ID)
    house.app.turns.migrate(STAFF_CHAT_ID, NEW_STAFF_CHAT_ID)
    cases.note_message(house.store.db, case_of(house).id, NEW_STAFF_CHAT_ID, 5)
    house.telegram.world.staff().last_message_id = first - 1

    second = await writes(house, "Le chèque est parti.", 5)

    assert second == first
    assert (heard(house, WORDS), heard(house, "Le chèque est parti.")) == (1, 1)


# A tenant who is gone -----------------------------------------------------------------------------


async def test_the_card_of_a_tenant_who_erased_everything_does_nothing(house: House) -> None:
    card_id, topic_id, number = case_of(house).card_id, case_of(house).topic_id, case_of(house).number
    old = button(house, "claim")
    await house.says("/effacer")
    await house.taps("erase_all")
    told = house.shown(STAFF_CHAT_ID)[-1]

    house.telegram.staff_taps(*old)
    await house.settle()
    house.telegram.staff_says(WORDS, topic_id, card_id)
    house.telegram.staff_says("/clore", topic_id)
    await house.settle()

    assert told == says(house, "erased", case=number)
    assert bubbles(house)[-1] == says(house, "gone")
    assert heard(house, WORDS) == 0
    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "no-case")
    assert house.rows("select * from cases") == []
    assert given_up(house) == []


async def test_the_button_of_an_erased_case_does_nothing_to_the_next_one(house: House) -> None:
    old = button(house, "claim")
    await house.says("/effacer")
    await house.taps("erase_all")
    await house.opens_case(content=PDF)

    house.telegram.staff_taps(*old, AGENT)
    await house.settle()

    assert bubbles(house)[-1] == says(house, "gone")
    assert case_of(house).state == "open"


async def test_words_that_staff_were_asked_for_reach_nobody_after_the_tenant_erased_everything(
    house: House,
) -> None:
    reply_to = await after_the_button(house)
    topic_id = case_of(house).topic_id
    await house.says("/effacer")
    await house.taps("erase_all")
    count = len(house.shown())

    house.telegram.staff_says(WORDS, topic_id, reply_to)
    await house.settle()

    assert len(house.shown()) == count


async def test_the_bot_itself_is_not_heard(house: House) -> None:
    before = len(house.telegram.calls)
    chat = {"id": STAFF_CHAT_ID, "type": "supergroup"}

    house.telegram.push({"message": {"message_id": 900, "date": 0, "chat": chat, "from": BOT, "text": WORDS}})
    await house.settle()

    assert house.telegram.calls[before:] == []


async def test_an_invitation_is_not_told_in_the_group(house: House) -> None:
    word = await invited(house)

    assert not any(word in text for text in house.shown(STAFF_CHAT_ID))


async def test_a_picture_in_answer_to_a_card_is_refused_in_words(house: House) -> None:
    card_id = case_of(house).card_id
    file = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1, "file_size": 9}
    message = {
        "message_id": 9_001,
        "from": {"id": AGENT.id, "is_bot": False, "first_name": "Agent"},
        "chat": {"id": STAFF_CHAT_ID, "type": "supergroup"},
        "date": 0,
        "photo": [file],
        "reply_to_message": {"message_id": card_id},
    }
    house.telegram.push({"message": message})
    await house.settle()

    assert house.shown(STAFF_CHAT_ID)[-1] == house.app.texts.show("fr", "staff-text-only")


async def test_clore_in_answer_to_a_card_asks_how_it_ends(house: House) -> None:
    house.telegram.staff_says("/clore", None, case_of(house).card_id, user=AGENT)
    await house.settle()

    assert "comment finit-il" in house.shown(STAFF_CHAT_ID)[-1].replace("\u00a0", " ")
