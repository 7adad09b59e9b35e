import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.triage.words import fold


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Ça SENT  le\tgaz !!!", "ca sent le gaz"),
        ("L’incendie, l'étage", "lincendie letage"),
        ("j´ai peur", "jai peur"),
        ("Sœur - belle_sœur", "soeur belle soeur"),
        ("YANGIN, yangın, İMDAT", "yangin yangin imdat"),
        ("ｆｅｕ", "feu"),
        ("fe\u200bu", "feu"),
        ("Пожежа!", "пожежа"),
        ("🔥 1 250,40 €", "1 250 40"),
        ("", ""),
        ("…?!", ""),
    ],
)
def test_what_is_typed_comes_down_to_plain_words(typed: str, plain: str) -> None:
    assert fold(typed) == plain


@given(st.text())
def test_folding_twice_changes_nothing(typed: str) -> None:
    assert fold(fold(typed)) == fold(typed)


@given(st.text())
def test_words_stand_one_space_apart(typed: str) -> None:
    assert fold(typed) == " ".join(fold(typed).split())
