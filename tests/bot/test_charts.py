"""The picture shows three charts, each bar with its number, and no bar for what is masked."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.charts import MOST_STOPS, picture
from bot.pdf import Press
from dialogs.flow import QUESTIONS
from storage.statistics import Figures
from tests.bot.test_statistics import FIGURES, FULLEST, HIDDEN, QUIET, SMALL, TEXTS, plain

WIDTH = 1000  # pixels
INK = 80  # darker than this is a bar or a letter


@cache
def press() -> Press:
    return Press()


def drawn(figures: Figures) -> Image.Image:
    return Image.open(BytesIO(press().preview(picture(figures, TEXTS)))).convert("L")


def chart(figures: Figures, number: int) -> list[tuple[str, str, float | None]]:
    """Name, number and length of each bar."""
    rows: list[dict[str, Any]] = picture(figures, TEXTS).data["charts"][number]["rows"]
    return [(row["name"], plain(row["told"]), row["share"]) for row in rows]


def longest_run(image: Image.Image) -> int:
    """How wide the widest dark stroke of the picture is, in pixels."""
    runs = (
        len(run)
        for y in range(0, image.height, 3)
        for run in "".join(
            "#" if image.getpixel((x, y)) < INK else " "  # type: ignore[operator]  # "L" has one number a pixel
            for x in range(image.width)
        ).split()
    )
    return max(runs)


# What is shown


def test_doors_have_bars_in_proportion_and_none_where_masked() -> None:
    assert chart(FIGURES, 0) == [
        ("Médiateur", "14", 14 / 33),
        ("Agence", "33", 1.0),
        ("Médiation sociale", "< 5", None),
        ("Une personne", "masqué", None),
    ]


def test_the_times_share_one_scale() -> None:
    assert chart(FIGURES, 1) == [
        ("La moitié en moins de", "6 h", 6 / 53),
        ("Neuf sur dix en moins de", "3 jours", 1.0),
    ]


def test_too_few_answers_have_no_time() -> None:
    assert chart(QUIET, 1) == [("Premières réponses", "< 5", None)]


def test_most_stops_come_first_and_the_rest_is_one_bar() -> None:
    assert chart(FIGURES, 2) == [
        ("Date de la réclamation", "31", 1.0),
        ("Pièces", "24", 24 / 31),
        ("Accord sur les données", "17", 17 / 31),
        ("Les autres questions", "15", 15 / 31),
    ]


def test_there_is_no_rest_where_nothing_is_left() -> None:
    figures = replace(FIGURES, stopped=72)

    assert [name for name, *_ in chart(figures, 2)][-1] == "Accord sur les données"


def test_stops_that_are_all_masked_are_one_bar() -> None:
    hidden = replace(FIGURES, stopped=16, stops=dict.fromkeys(QUESTIONS, HIDDEN))

    assert chart(hidden, 2) == [("Toutes les questions", "16", 1.0)]
    assert chart(QUIET, 2) == [("Toutes les questions", "< 5", None)]


def test_only_the_longest_stops_are_shown() -> None:
    assert len(chart(FULLEST, 2)) == MOST_STOPS + 1


# How it is drawn


@pytest.mark.parametrize("figures", [FIGURES, QUIET, FULLEST])
def test_the_picture_is_small_and_as_wide_as_a_telephone_wants(figures: Figures) -> None:
    png = press().preview(picture(figures, TEXTS))

    with Image.open(BytesIO(png)) as image:
        assert image.format == "PNG"
        assert image.width == WIDTH
        assert 600 < image.height < 1400
    assert len(png) < 200_000


def test_the_longest_bar_is_wide_and_stays_on_the_picture() -> None:
    image = drawn(FIGURES)

    assert WIDTH / 4 < longest_run(image) < WIDTH / 2
    assert all(image.getpixel((x, y)) == 255 for x in (0, WIDTH - 1) for y in range(image.height))


def test_what_is_masked_draws_no_bar() -> None:
    assert longest_run(drawn(QUIET)) < 60


def test_the_same_figures_give_the_same_picture() -> None:
    assert drawn(FIGURES).tobytes() == drawn(FIGURES).tobytes()


def test_a_small_count_looks_the_same_whatever_it_hides() -> None:
    others = replace(FIGURES, doors={**FIGURES.doors, "agency": SMALL})

    assert chart(others, 0)[1] == ("Agence", "< 5", None)
