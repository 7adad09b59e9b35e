"""The staff guide shows what staff see today, names nothing that is not there, and fits on two pages."""

import asyncio
import re
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf
from PIL import Image

from bot.desk import COMMANDS
from bot.texts import _attributes
from tests.bot.reading import reading_ease, sentences, words
from tests.guide import GUIDE, PICTURE, PICTURES, ROOT, SPAN, WIDTH, print_out, text_of
from tests.journeys.player import plain
from tests.screens import Chart, Screen, play

MARKDOWN = GUIDE.read_text(encoding="utf-8")
TEXT = plain(PICTURE.sub("", MARKDOWN))
LABELS = {
    (message, name): plain(text)
    for file in ("staff", "fr")
    for message, name, text in _attributes(file)
    if message.startswith(("staff-", "news_"))
}
ACTIONS = {label for (message, _), label in LABELS.items() if message == "staff-actions"}
NAMED = sorted(set(re.findall(r"`(/[a-z]+)", MARKDOWN)))
SHOWN = sorted(Path(match["path"]).stem for match in PICTURE.finditer(MARKDOWN))

MOST_PAGES = 2
LONGEST_SENTENCE = 20  # words
EASE = 70
MOST_BYTES = 60_000

Shown = dict[str, Screen | Chart]


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """What stands on screen when a case is played now."""
    return asyncio.run(play(tmp_path_factory.mktemp("screens")))


# The pictures


def test_the_guide_shows_every_picture_once() -> None:
    assert sorted(path.stem for path in PICTURES.iterdir()) == SHOWN


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_shows_what_the_bot_says_today(today: Shown, name: str) -> None:
    assert text_of(PICTURES / f"{name}.png") == today[name].text, "run: make guide"


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_small_and_sharp(name: str) -> None:
    path = PICTURES / f"{name}.png"
    with Image.open(path) as image:
        assert image.width == WIDTH
    assert path.stat().st_size <= MOST_BYTES


# What is named


def test_what_stands_in_bold_is_a_button() -> None:
    assert {found["strong"] for found in SPAN.finditer(TEXT) if found["strong"]} <= set(LABELS.values())


def test_every_button_of_a_card_is_explained() -> None:
    explained = {label for label in ACTIONS if f"**{label}**" in TEXT}

    assert explained == ACTIONS


def test_every_command_is_told_and_no_other() -> None:
    assert sorted(f"/{name}" for name in (*COMMANDS, "aide")) == NAMED


def test_what_stands_in_quotes_is_said_by_the_bot_or_shown_on_a_picture() -> None:
    wording = [(ROOT / f"bot/texts/{name}.ftl").read_text(encoding="utf-8") for name in ("staff", "fr")]
    held = plain("\n".join([*wording, *(text_of(PICTURES / f"{name}.png") for name in SHOWN)])).lower()

    assert [quoted for quoted in re.findall(r"« (.+?) »", TEXT) if quoted.lower() not in held] == []


# How it reads


def test_the_guide_fits_on_two_pages_of_a4() -> None:
    with Pdf.open(BytesIO(print_out(MARKDOWN))) as printed:
        assert len(printed.pages) <= MOST_PAGES


def test_the_guide_reads_easily() -> None:
    said = re.sub(r"[*`#]", "", PICTURE.sub("", MARKDOWN))

    assert [each for each in sentences(said) if len(words(each)) > LONGEST_SENTENCE] == []
    assert reading_ease(said) >= EASE
