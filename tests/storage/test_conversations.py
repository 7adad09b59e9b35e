"""A conversation comes back as it was written."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from dialogs.conversation import Conversation
from dialogs.disputes import Dispute, Draft
from dialogs.flow import STEPS
from storage import conversations

WORDS = st.text(max_size=20)
ANSWERS = st.dictionaries(WORDS, WORDS, max_size=3)
COUNTS = st.integers(0, 40)
DRAFTS = st.builds(Draft, answers=ANSWERS, kept=ANSWERS)
DISPUTES = st.builds(
    Dispute, decisions=ANSWERS, nudges=st.dictionaries(WORDS, COUNTS, max_size=3), draft=st.none() | DRAFTS
)
CONVERSATIONS = st.builds(
    Conversation,
    chat_id=st.integers(1, 2**52),
    language=st.sampled_from(("fr", "en")),
    state=st.sampled_from(sorted(STEPS)),
    version=COUNTS,
    answers=ANSWERS,
    kept=ANSWERS,
    misses=COUNTS,
    pieces=st.sampled_from(("", "photo -")),
    naming=COUNTS,
    parked_files=COUNTS,
    parked_text=WORDS,
    album=WORDS,
    case=WORDS,
    expires=WORDS,
    disputes=st.dictionaries(WORDS, DISPUTES, max_size=2),
)


@given(CONVERSATIONS)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_saved_is_loaded_in_the_same_order(db: Database, conversation: Conversation) -> None:
    conversations.save(db, conversation, 0)
    loaded = conversations.load(db, conversation.chat_id)

    assert loaded == conversation
    assert list(loaded.answers) == list(conversation.answers)


def test_a_chat_has_one_conversation(db: Database) -> None:
    conversations.save(db, Conversation(1, state="theme"), 0)
    conversations.save(db, Conversation(1, state="role"), 0)

    assert conversations.load(db, 1) == Conversation(1, state="role")
    assert conversations.load(db, 2) is None


def test_a_step_that_was_renamed_is_found(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    conversations.save(db, Conversation(1, state="subject"), 0)
    monkeypatch.setitem(conversations.RENAMED, "subject", "theme")

    assert conversations.load(db, 1) == Conversation(1, state="theme")


def test_a_step_that_nobody_knows_is_an_error(db: Database) -> None:
    conversations.save(db, Conversation(1, state="subject"), 0)

    with pytest.raises(LookupError, match="'subject'"):
        conversations.load(db, 1)


def test_under_way_is_who_was_answering_and_has_not_ended(db: Database) -> None:
    conversations.save(db, Conversation(1, state="theme"), 100)
    conversations.save(db, Conversation(2, state="theme"), 99)
    conversations.save(db, Conversation(3, state="outcome-mediation"), 100)

    assert conversations.under_way(db, since=100) == [1]
