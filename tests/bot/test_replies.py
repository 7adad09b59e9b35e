"""Ready answers: a file that is read or refused in one line, and two taps before a tenant reads one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from bot.app import ready_answers
from bot.config import Config, ConfigError
from bot.replies import LONGEST_TEXT, LONGEST_TITLE, VARIABLES, Reply, read
from bot.simulator.telegram import TENANT
from storage import staff
from tests.bot.test_desk import (
    COLLEAGUE,
    STRANGER,
    button,
    buttons,
    case_of,
    group,
    heard,
    press,
    says,
    staffed,
)
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import House, with_case

ANSWERS = """
[[replies]]
title = "Rendez-vous"
text = "Bonjour $nom, quel jour vous convient ? Dossier $numero."

[[replies]]
title = "Dates"
text = "Avant $reponse_avant. Médiateur : $date_limite. Prix : 5 $$."
"""
MISTAKES = {
    "": "replies: field required",
    "other = 1": "replies: field required; other: extra inputs are not permitted",
    "replies = 3": "replies: input should be a valid tuple",
    "[[replies": "Expected ']]' at the end of an array declaration (at end of document)",
    '[[replies]]\ntitle = "a"': "replies.0.text: field required",
    '[[replies]]\ntext = "a"': "replies.0.title: field required",
    '[[replies]]\ntitle = "a"\ntext = "a"\ntone = "b"': "replies.0.tone: extra inputs are not permitted",
    '[[replies]]\ntitle = 3\ntext = "a"': "replies.0.title: input should be a valid string",
    '[[replies]]\ntitle = ""\ntext = "a"': "replies.0.title: string should have at least 1 character",
    f'[[replies]]\ntitle = "{"a" * (LONGEST_TITLE + 1)}"\ntext = "a"': (
        f"replies.0.title: string should have at most {LONGEST_TITLE} characters"
    ),
    f'[[replies]]\ntitle = "a"\ntext = "{"a" * (LONGEST_TEXT + 1)}"': (
        f"replies.0.text: string should have at most {LONGEST_TEXT} characters"
    ),
    f'{ANSWERS}\n[[replies]]\ntitle = "a"\ntext = "Bonjour $prenom"': (
        "replies.2.text: $prenom is no variable: expected $numero, $nom, $date_limite, $reponse_avant"
    ),
    '[[replies]]\ntitle = "a"\ntext = "5 $ par mois"': (
        "replies.0.text: a $ that begins no variable is written $$"
    ),
}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with with_case(tmp_path, answering) as house:
        yield house


def answering(folder: Path, **how: Any) -> AbstractAsyncContextManager[House]:
    """A bot with those two answers ready."""
    return staffed(folder, replies=written(folder, ANSWERS), **how)


def written(folder: Path, words: str) -> Path:
    path = folder / "replies.toml"
    path.write_text(words, encoding="utf-8")
    return path


def refused(path: Path) -> str:
    """How the operator is told, in a line."""
    config = Config.model_validate({"telegram": {}, "staff": {"replies": path}})
    with pytest.raises(ConfigError) as told:
        ready_answers(config)
    return str(told.value)


def preview(house: House) -> str:
    (shown,) = (m["text"] for m in group(house) if any(it.startswith("send.") for it in buttons(m)))
    return str(shown).replace("\u00a0", " ").partition("\n")[2]


# The file -----------------------------------------------------------------------------------------


def test_the_answers_of_the_file_are_read_in_order(tmp_path: Path) -> None:
    assert [reply.title for reply in read(written(tmp_path, ANSWERS))] == ["Rendez-vous", "Dates"]


def test_without_a_file_nothing_is_ready() -> None:
    assert ready_answers(Config()) == ()


@pytest.mark.parametrize(("words", "told"), MISTAKES.items(), ids=MISTAKES.values())
def test_each_mistake_in_the_file_is_named_in_one_line(tmp_path: Path, words: str, told: str) -> None:
    path = written(tmp_path, words)

    assert refused(path) == f"staff.replies: {path}: {told}"


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    told = refused(written(tmp_path, '[[replies]]\ntitle = ""\ntext = "$x"'))

    assert "replies.0.title" in told
    assert "replies.0.text" in told
    assert "\n" not in told


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"

    assert refused(path) == f"staff.replies: {path}: No such file or directory"


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "replies.toml"
    path.write_bytes(b'[[replies]]\ntitle = "\xff"')

    assert refused(path).startswith(f"staff.replies: {path}: ")


@pytest.mark.parametrize("name", VARIABLES)
def test_a_value_never_becomes_a_variable(name: str) -> None:
    values = dict.fromkeys(VARIABLES, "$numero ${nom} $$")

    assert Reply(title="a", text=f"Voici ${name}.").told(values) == "Voici $numero ${nom} $$."


# At the desk --------------------------------------------------------------------------------------


async def test_without_a_file_the_card_has_no_button_for_them(tmp_path: Path) -> None:
    async with staffed(tmp_path) as house:
        await house.opens_case()

        assert not any("quick" in buttons(message) for message in group(house))


async def test_an_answer_is_chosen_by_its_title(house: House) -> None:
    await press(house, "quick")

    rows = group(house)[-1]["reply_markup"]["inline_keyboard"]
    assert [[shown["text"] for shown in row] for row in rows] == [["Rendez-vous"], ["Dates"]]


async def test_an_answer_is_shown_and_sent_by_a_second_tap_only(house: House) -> None:
    before = house.shown()
    await press(house, "quick", "quick.0")
    first, shown = house.shown(), preview(house)

    bubble = await press(house, "send.0")

    number = case_of(house).number
    assert first == before
    assert shown == f"Bonjour Marie Martin, quel jour vous convient ? Dossier {number}."
    assert bubble == says(house, "relayed")
    assert heard(house, f"{shown}\nAnne, agence") == 1
    assert case_of(house).state == "answered"


async def test_a_second_tap_sends_it_once(house: House) -> None:
    await press(house, "quick", "quick.0")
    tap = button(house, "send.0")

    for _ in range(2):
        house.telegram.staff_taps(*tap)
    await house.settle()

    assert heard(house, "quel jour vous convient") == 1


async def test_dates_are_told_in_words(house: House) -> None:
    await press(house, "quick", "quick.1")

    assert preview(house) == "Avant mercredi 25 novembre à 10 h. Médiateur : 12 juin 2027. Prix : 5 $."


async def test_a_preview_of_a_case_that_changed_meanwhile_sends_nothing(house: House) -> None:
    await press(house, "quick", "quick.0")
    await press(house, "claim", user=COLLEAGUE)

    bubble = await press(house, "send.0", user=COLLEAGUE)

    assert bubble == says(house, "stale")
    assert heard(house, "quel jour vous convient") == 0


@pytest.mark.parametrize("choice", ["send.0", "quick.0"])
async def test_a_ready_answer_is_an_answer_that_not_everybody_may_give(house: House, choice: str) -> None:
    await press(house, "quick", "quick.0")

    bubble = await press(house, choice, user=STRANGER)

    assert bubble == says(house, "refused-stranger")
    assert heard(house, "quel jour vous convient") == 0


@pytest.mark.parametrize("choice", ["send.2", "send.99", "send.-1", "send.²", "send.", "send", "quick.2"])
async def test_an_answer_that_is_not_there_is_not_sent(house: House, choice: str) -> None:
    message_id, data = button(house, "claim")
    before = house.shown()

    house.telegram.staff_taps(message_id, data.replace("claim", choice))
    await house.settle()

    assert house.shown() == before
    assert house.rows("select * from dead_letters") == []


async def test_a_name_is_told_only_where_the_story_is_shared(tmp_path: Path) -> None:
    async with answering(tmp_path) as house:
        await house.reaches_evidence()
        await house.taps("done", "send")

        await press(house, "quick", "quick.0")
        await press(house, "send.0")

        assert preview(house).startswith("Bonjour , quel jour")
        assert "Marie" not in str(group(house))
        assert heard(house, "Bonjour , quel jour") == 1


async def test_a_name_is_not_shown_to_a_group_with_a_stranger_and_told_to_the_tenant(house: House) -> None:
    staff.came(house.store.db, STAFF_CHAT_ID, STRANGER.id, STRANGER.first_name)

    await press(house, "quick", "quick.0")
    await press(house, "send.0")

    assert preview(house).startswith("Bonjour $nom, quel jour")
    assert heard(house, "Bonjour Marie Martin, quel jour") == 1


@pytest.mark.parametrize("name", ["<b>Marie</b> & Cie", "*Marie* __Martin__ `x`", "$numero ${nom} { $x }"])
async def test_markup_and_variables_in_a_name_are_letters_like_others(tmp_path: Path, name: str) -> None:
    async with answering(tmp_path) as house:
        await house.says("/start")
        await house.taps("start", "money", "charges", "tenant", "none", "written")
        await house.says("12 juin 2026")
        await house.taps("none", "understood", "accept", "agree")
        await house.says(name, "marie@exemple.fr", "123456", "Les charges ont doublé.", "Un détail.")
        await house.taps("done", "send_with_story")
        await press(house, "quick", "quick.0")

        await press(house, "send.0")

        sent = [call.params for call in house.done("sendMessage")]
        told = [params for params in sent if f"Bonjour {name}," in params["text"]]
        assert [params["chat_id"] for params in told] == [STAFF_CHAT_ID, TENANT.id]
        assert not any("parse_mode" in params for params in told)
