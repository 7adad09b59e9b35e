"""A doubt is asked where it changes the door, and nowhere else."""

import pytest

from dialogs.triage.doubts import DOUBTS, Doubt, doubt_of
from dialogs.triage.themes import read_theme
from training.phrases import UNSEEN, read

SELDOM = 0.05  # of ordinary texts


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: doubt.name)
def test_a_doubt_is_raised_by_its_words_and_spared_by_its_answer(doubt: Doubt) -> None:
    assert doubt_of(doubt.raises, read_theme(doubt.raises)) == doubt
    assert doubt_of(doubt.spares, read_theme(doubt.spares)) is None


def test_few_texts_raise_a_doubt() -> None:
    raised = [doubt_of(phrase.text, read_theme(phrase.text)) for phrase in read(UNSEEN)]

    assert sum(it is not None for it in raised) <= SELDOM * len(raised)
