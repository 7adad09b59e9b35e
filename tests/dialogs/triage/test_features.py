"""The marks of a text."""

from hypothesis import given
from hypothesis import strategies as st

from dialogs.triage.features import features, sound


def test_what_sounds_alike_is_alike() -> None:
    assert sound("ascenceur") == sound("assenseur") == sound("ascenseur")
    assert sound("chauffage") == sound("chofage")


def test_a_word_is_of_a_family_with_its_article_and_without() -> None:
    for text in ("ascenseur", "l'ascenseur", "lascenseur", "L’ASCENSEUR"):
        assert "@lift" in features(text)


def test_two_families_in_one_text_are_a_mark() -> None:
    assert "@lift&sum" in features("l'ascenseur me coûte 12 euros")


def test_what_is_denied_counts_as_denied_alone() -> None:
    marks = features("ce n'est pas une fuite, c'est la facture")

    assert {"!fuite", "!leak", "=facture"} <= marks
    assert not {"=fuite", "@leak"} & marks


def test_sums_and_dates_are_alike_whatever_their_figures() -> None:
    assert features("12 euros") == features("450 €")


@given(st.text())
def test_any_text_has_marks_or_none(text: str) -> None:
    assert all(features(text))
