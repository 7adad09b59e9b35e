"""What waits to be sent comes back as it was."""

import json
from dataclasses import fields
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.events import Effect, FieldValue, KeepFile, Say, SentFile, SetTimer, TellCases
from storage.codec import Sendable, decode, encode
from storage.deliveries import Delivery

LINES = st.lists(st.fixed_dictionaries({"number": st.text(), "question": st.text(), "value": st.text()}))
VALUES: st.SearchStrategy[FieldValue] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.dates(), LINES
)
FIELDS = st.dictionaries(st.sampled_from(("case", "files", "lines", "deadline")), VALUES)

# These are carried out in the turn itself; all else can stand in the outbox.
AT_ONCE = (KeepFile, SetTimer, TellCases)
KINDS = [kind for kind in (*get_args(Effect), *get_args(Delivery)) if kind not in AT_ONCE]


def made(kind: type[Sendable]) -> st.SearchStrategy[Sendable]:
    own = {"fields": FIELDS} if "fields" in {field.name for field in fields(kind)} else {}
    return st.builds(kind, **own)


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_every_effect_comes_back_from_one_line_of_ascii(kind: type[Sendable], data: st.DataObject) -> None:
    effect = data.draw(made(kind))

    line = encode(effect)

    assert line.isascii()
    assert list(json.loads(line)) == [kind.__name__]
    assert decode(line) == effect


def test_a_field_that_is_called_day_is_no_day_itself() -> None:
    told = Say("day_too_early", {"day": date(2026, 11, 23)})

    assert decode(encode(told)) == told


def test_a_file_is_not_something_to_send() -> None:
    with pytest.raises(TypeError, match="SentFile"):
        encode(KeepFile(SentFile("file", "photo"), is_parked=False))
