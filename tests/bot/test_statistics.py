"""The figures in words and as CSV say the same, and neither says more than the figures."""

from csv import DictReader
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from bot.calls import LONGEST_CAPTION
from bot.config import Config
from bot.statistics import Telling, csv, words
from bot.texts import TextError, Texts
from dialogs.flow import QUESTIONS
from storage.statistics import DOORS, THEMES, Figures, Hours, Masked

SMALL, HIDDEN = Masked.SMALL, Masked.HIDDEN
TEXTS = Texts(Config())


FIGURES = Figures(
    first_day=date(2026, 11, 1),
    last_day=date(2026, 11, 30),
    opened=62,
    closed=31,
    still_open=42,
    doors={"mediation": 14, "agency": 33, "social_mediation": SMALL, "advisor": HIDDEN},
    themes={**dict.fromkeys(THEMES, SMALL), "charges": 21, "repairs": 30},
    answered=53,
    unanswered=9,
    hours=Hours(6, 53),
    stopped=87,
    stops={**dict.fromkeys(QUESTIONS, SMALL), "complaint_date": 31, "consent": 17, "evidence": 24},
)
QUIET = Figures(
    first_day=date(2026, 11, 1),
    last_day=date(2026, 11, 30),
    opened=SMALL,
    closed=SMALL,
    still_open=SMALL,
    doors=dict.fromkeys(DOORS, SMALL),
    themes=dict.fromkeys(THEMES, SMALL),
    answered=SMALL,
    unanswered=SMALL,
    hours=None,
    stopped=SMALL,
    stops=dict.fromkeys(QUESTIONS, SMALL),
)
FULLEST = replace(
    FIGURES,
    opened=99_999,
    doors=dict.fromkeys(DOORS, 99_999),
    themes=dict.fromkeys(THEMES, 99_999),
    stopped=99_999 * len(QUESTIONS),
    stops=dict.fromkeys(QUESTIONS, 99_999),
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def rows(figures: Figures) -> list[dict[str, str]]:
    return list(DictReader(StringIO(csv(figures))))


def values(figures: Figures) -> dict[tuple[str, str], str]:
    return {(row["figure"], row["of"]): row["value"] for row in rows(figures)}


# Words


def test_the_words_tell_every_figure() -> None:
    said = plain(words(FIGURES, TEXTS))

    for part in (
        "1er novembre 2026 au 30 novembre 2026",
        "Dossiers ouverts : 62. Clos : 31. En cours à la fin : 42.",
        "médiateur 14, agence 33, médiation sociale < 5, une personne masqué",
        "une réparation 30",
        "donnée : 53. Attendue : 9.",
        "6 h, neuf sur dix en moins de 3 jours",
        "date de la réclamation 31, pièces 24, accord sur les données 17.",
    ):
        assert part in said


def test_what_cannot_be_told_has_no_line() -> None:
    said = words(QUIET, TEXTS)

    assert "neuf sur dix" not in said
    assert "Surtout" not in said
    assert len(said.splitlines()) == 7


@pytest.mark.parametrize("figures", [FIGURES, QUIET, FULLEST])
def test_the_words_fit_under_a_picture(figures: Figures) -> None:
    said = words(figures, TEXTS)

    assert len(said) <= LONGEST_CAPTION
    assert len(said.splitlines()) <= 12


@pytest.mark.parametrize("step", QUESTIONS)
def test_every_question_has_a_name_for_staff(step: str) -> None:
    assert Telling(TEXTS).step(step) != step or step == "contact"


@pytest.mark.parametrize(("hours", "told"), [(1, "1 h"), (48, "48 h"), (49, "3 jours"), (72, "3 jours")])
def test_more_than_two_days_are_told_in_days(hours: int, told: str) -> None:
    assert plain(Telling(TEXTS).time(hours)) == told


def test_a_name_without_words_is_a_mistake_of_the_developer() -> None:
    with pytest.raises(TextError):
        Telling(TEXTS).say("nothing")


# CSV


def test_the_csv_has_every_figure_with_its_period() -> None:
    found = values(FIGURES)

    assert {(row["from"], row["to"]) for row in rows(FIGURES)} == {("2026-11-01", "2026-11-30")}
    cases = [found["cases", of] for of in ("opened", "closed", "still_open", "answered", "unanswered")]
    assert cases == ["62", "31", "42", "53", "9"]
    assert (found["cases_by_door", "agency"], found["cases_by_theme", "charges"]) == ("33", "21")
    assert (found["first_answer_hours", "median"], found["first_answer_hours", "ninth_decile"]) == ("6", "53")
    assert (found["drafts", "stopped"], found["drafts_by_step", "consent"]) == ("87", "17")


def test_the_csv_masks_what_the_figures_mask() -> None:
    found = values(FIGURES)

    assert found["cases_by_door", "social_mediation"] == "<5"
    assert found["cases_by_door", "advisor"] == "masked"


def test_the_csv_of_a_quiet_month_has_no_number() -> None:
    assert set(values(QUIET).values()) == {"<5"}


def test_every_csv_has_the_same_lines() -> None:
    assert list(values(QUIET)) == sorted(values(FIGURES), key=list(values(QUIET)).index)


@pytest.mark.parametrize("theme", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_of_the_csv_is_a_formula(theme: str) -> None:
    assert ("cases_by_theme", f"'{theme}") in values(replace(FIGURES, themes={theme: 9}))
