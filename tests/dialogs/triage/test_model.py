"""The file of a model."""

import zlib

import pytest

from dialogs.triage.model import Model
from dialogs.triage.themes import model


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", zlib.compress(b""), zlib.compress(b"\x00\x00\x00\x02{}")]
)
def test_what_is_no_model_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        Model.read(content)


def test_the_labels_are_likely_to_one_in_all() -> None:
    assert sum(model().weigh({"=caution", "@deposit"}).values()) == pytest.approx(1)


def test_marks_that_nobody_learnt_weigh_nothing() -> None:
    assert model().weigh({"=zzzz"}) == model().weigh(())
