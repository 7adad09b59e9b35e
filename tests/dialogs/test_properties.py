from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from dialogs.asides import COMMANDS, EVERYWHERE
from dialogs.conversation import VERDICT, Conversation
from dialogs.events import (
    Blocked,
    Chose,
    Commanded,
    Edited,
    Effect,
    Event,
    FileRefused,
    OpenCase,
    Resumed,
    Said,
    SentFile,
    SentOther,
    SharedContact,
    StaffActed,
    TimerFired,
)
from dialogs.flow import OUTCOMES, QUESTIONS, STEPS
from dialogs.policy import MAX_FILE_BYTES, MAX_FILES
from dialogs.step import NEWS, Turn, step
from tests.dialogs.tenant import POLICY, TODAY, answering, buttons
from tests.dialogs.walk import Move, walk

# --- what may come ------------------------------------------------------------------------------------------

CHOICES = sorted(
    {c for question in QUESTIONS.values() for c in question.choices} | {*EVERYWHERE, "keep", "edit_1"}
)
WORDS = (
    "oui",
    "non",
    "retour",
    "aide",
    "1",
    "2",
    "12/05/2026",
    "06 12 34 56 78",
    "ça sent le gaz",
    "modifier 2",
)
KINDS = ("photo", "document", "voice", "video", "audio")

texts = st.text() | st.sampled_from(WORDS) | st.text(alphabet="aé \n1²", max_size=4000)
files = st.builds(
    SentFile,
    file_id=st.text(),
    kind=st.sampled_from(KINDS),
    size=st.integers(0, 2 * MAX_FILE_BYTES),
    album=st.sampled_from(("", "a")),
    caption=texts,
)
from_the_tenant: st.SearchStrategy[Event] = st.one_of(
    st.builds(Said, texts),
    files,
    st.builds(Commanded, st.sampled_from(sorted(COMMANDS)) | st.text()),
    st.builds(
        Chose,
        st.sampled_from([*STEPS, "aside"]) | st.text(),
        st.sampled_from(CHOICES) | st.text(),
        st.integers(),
        message_id=st.integers(0, 10),
    ),
    st.builds(SharedContact, st.sampled_from(("+33612345678", "")) | st.text(), st.booleans()),
    st.builds(SentOther),
)
from_the_world: st.SearchStrategy[Event] = st.one_of(
    st.builds(Blocked, st.booleans()),
    st.builds(Edited),
    st.builds(Resumed),
    st.builds(
        FileRefused,
        st.sampled_from(("content", "empty", "lost")),
        st.integers(1, 50),
        st.integers(0, 50),
        was_parked=st.booleans(),
    ),
    st.builds(TimerFired, st.sampled_from(("draft", "unknown"))),
    st.builds(
        StaffActed,
        st.just("RHO-26-0001-K"),
        st.sampled_from(sorted(NEWS)),
        st.fixed_dictionaries({"words": st.text(), "signature": st.text()}),
    ),
)


def _with_case(move: Move) -> Conversation:
    is_sent = any(isinstance(effect, OpenCase) for effect in move.effects)
    return move.after._replace(case="RHO-26-0001-K") if is_sent else move.after


PLACES = [Conversation(1), *map(_with_case, walk())]


class AnyConversation(RuleBasedStateMachine):
    """A tenant who does anything at any time, and now and then what the bot asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.before = self.conversation = Conversation(1)
        self.effects: tuple[Effect, ...] = ()
        self.today = TODAY

    @initialize(conversation=st.sampled_from(PLACES))
    def starts_anywhere(self, conversation: Conversation) -> None:
        self.before = self.conversation = conversation

    def hear(self, event: Event) -> None:
        self.before = self.conversation
        turn = step(self.conversation, event, self.today, POLICY)
        self.conversation, self.effects = turn

        assert turn == step(self.before, event, self.today, POLICY), "the same event, another turn"

    @rule(data=st.data())
    def answers(self, data: st.DataObject) -> None:
        if question := QUESTIONS.get(self.conversation.state):
            value = data.draw(st.sampled_from(question.expects.samples(self.today)))
            self.hear(answering(self.conversation, value))

            assert self.effects

    @rule(data=st.data())
    def taps_what_is_shown(self, data: st.DataObject) -> None:
        shown = [tap for effect in self.effects for tap in buttons(effect)]
        if shown:
            self.hear(data.draw(st.sampled_from(shown)))

            assert self.effects

    @rule(event=from_the_tenant)
    def does_anything(self, event: Event) -> None:
        self.hear(event)

        assert self.effects, "the tenant is left without an answer"

    @rule(event=from_the_world)
    def something_happens(self, event: Event) -> None:
        self.hear(event)

    @rule(days=st.integers(1, 400))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days=days)

    @invariant()
    def the_state_is_a_place_to_wait_in(self) -> None:
        assert self.conversation.state in QUESTIONS.keys() | OUTCOMES.keys()

    @invariant()
    def the_version_never_decreases(self) -> None:
        assert self.conversation.version >= self.before.version

    @invariant()
    def files_are_counted_between_none_and_the_most(self) -> None:
        files, parked = self.conversation.files, self.conversation.parked_files

        assert files >= 0
        assert parked >= 0
        assert files + parked <= MAX_FILES

    @invariant()
    def only_questions_have_answers(self) -> None:
        names = self.conversation.answers.keys() | self.conversation.kept.keys()

        assert names <= QUESTIONS.keys() | {VERDICT}

    @invariant()
    def the_open_question_has_no_answer_yet(self) -> None:
        assert self.conversation.state not in self.conversation.answers

    @invariant()
    def a_draft_has_a_day_on_which_it_is_forgotten(self) -> None:
        assert bool(self.conversation.expires) >= bool(self.conversation.answers)


def test_whatever_happens_the_conversation_stays_sound() -> None:
    run_state_machine_as_test(AnyConversation, settings=settings(max_examples=200, stateful_step_count=20))


def play(conversation: Conversation, events: list[Event]) -> list[Turn]:
    turns = [Turn(conversation)]
    for event in events:
        turns.append(step(turns[-1].conversation, event, TODAY, POLICY))
    return turns


@settings(max_examples=40)
@given(st.sampled_from(PLACES), st.lists(from_the_tenant | from_the_world, max_size=15))
def test_the_same_events_lead_to_the_same_turns(start: Conversation, events: list[Event]) -> None:
    assert play(start, events) == play(start, events)
