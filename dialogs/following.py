"""Following a dispute after its dialogue: its card, what its tenant tells of it, and coming back to it.

Each button names the dispute it is about: a tap of long ago finds the dispute as it is today, and does what
still makes sense.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dialogs import grounds, path, relays, reminding, timeline
from dialogs.asking import ask, known
from dialogs.conversation import VERDICT, Conversation
from dialogs.disputes import PREFIX, Dispute, about, named, of_case
from dialogs.ending import fresh, holds_words, is_draft
from dialogs.events import (
    FetchFiles,
    Fields,
    FreezeCase,
    GiveDossier,
    Say,
    SettleCase,
    StaffActed,
    TellCases,
)
from dialogs.flow import QUESTIONS
from dialogs.occurrences import find_occurrence
from dialogs.path import Moved
from dialogs.policy import Policy
from dialogs.questions import COMPLAINT, COMPLAINT_DATE, LANDLORD_ANSWER, WELCOME
from dialogs.rules import Period
from dialogs.shelf import set_aside
from dialogs.spoken import ByNumber

# What can be done about a dispute, by where it is.
WAYS: Final[dict[timeline.Stage, tuple[str, ...]]] = {
    "draft": ("resume", "forget"),
    "letter": ("sent", "ended"),
    "silence": ("answered", "correct", "ended"),
    "refer": ("prepare", "referred", "grounds", "correct", "ended"),
    "late": ("referred", "leave_request", "correct", "ended"),
    "referred": ("accepted", "declined", "correct", "ended"),
    "accepted": ("correct", "ended"),
    "with_landlord": ("write", "ended"),
    "ended": ("reopen",),
}
DAYS_AGO: Final = {"today": 0, "yesterday": 1}

# The events that come with a day of their own, each with the one that it cannot precede.
DATED: Final = {"referred": "complaint", "accepted": "referred"}

OPEN: Final = ByNumber("open")  # the buttons of the list

Handler = Callable[[Conversation, str, date, Policy], Moved]


# --- showing ----------------------------------------------------------------------------------------------


def show(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """The card of the dispute, as a new message."""
    return conversation, (card(conversation, key, today, policy, fresh=True),)


def card(conversation: Conversation, key: str, today: date, policy: Policy, *, fresh: bool = False) -> Say:
    """Where the dispute is: its days, whose turn it is and by when, what can be done now."""
    dispute = conversation.disputes[key]
    turn = timeline.turn(dispute, today, policy)
    days = [
        {"name": it.name, "days": str(Period(it.day, it.end)), "past": "yes" if it.is_past(today) else "no"}
        for it in timeline.milestones(dispute, policy)
    ]
    fields: Fields = {**named(dispute, key), "milestones": days, "stage": turn.stage, "by": turn.by}
    slot = f"timeline:{key}"
    ways = _ways(dispute, turn.stage)
    return Say("timeline", fields, ways, conversation.version, slot, about(key), fresh)


def _ways(dispute: Dispute, stage: timeline.Stage) -> tuple[str, ...]:
    told = ("answered",) if stage == "refer" and not dispute.answered else ()
    thaws = ("thaw",) if dispute.is_frozen else ()
    reminds = ("remind",) if dispute.is_muted and stage not in ("late", "ended") else ()
    return (*WAYS[stage], *told, *thaws, *reminds)


def tell_all(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """Where everything is, in one message: each dispute with whose turn it is, and the draft under way."""
    lines = [_line(key, it, today, policy) for key, it in conversation.disputes.items()]
    if is_draft(conversation):
        lines.append({"stage": "under_way", "theme": known(conversation).theme, "by": conversation.expires})
    opens = tuple(OPEN.choice(int(key)) for key in conversation.disputes)
    return conversation, (TellCases(tuple(lines), opens),)


def _line(key: str, dispute: Dispute, today: date, policy: Policy) -> dict[str, str]:
    turn = timeline.turn(dispute, today, policy)
    by = turn.by.isoformat() if turn.by else ""
    return {"key": key, "theme": dispute.theme, "case": dispute.case, "stage": turn.stage, "by": by}


def opened(choice: str) -> str | None:
    """The place of the dispute that a button of the list opens."""
    number = OPEN.number(choice)
    return None if number is None else about(str(number))


# --- pressing ---------------------------------------------------------------------------------------------


def press(conversation: Conversation, place: str, choice: str, today: date, policy: Policy) -> Moved:
    """Carry out a button of a card or a reminder; one that makes no sense any more shows the card of now."""
    key, _, step = place.removeprefix(PREFIX).partition(".")
    dispute = conversation.disputes.get(key)
    if dispute is None:
        return tell_all(conversation, today, policy)
    conversation = conversation._replace(replying="", recording="")
    if choice in reminding.LATER:
        return reminding.snooze(conversation, key, step, choice, today)
    if choice in DAYS_AGO:
        return _on(conversation, key, step, today - timedelta(DAYS_AGO[choice]), today, policy)
    stage = timeline.turn(dispute, today, policy).stage
    handler = HANDLERS.get(choice)
    if handler is None or not (choice in ANYTIME or choice in _ways(dispute, stage)):
        return show(conversation, key, today, policy)
    return handler(conversation, key, today, policy)


# --- coming back to the dialogue --------------------------------------------------------------------------


def _resume(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """The draft that waited is the one under way; the one that was under way waits."""
    draft = conversation.disputes[key].draft
    if draft is None:
        return show(conversation, key, today, policy)
    conversation, shelves = set_aside(conversation, today, policy)
    conversation = conversation.without_draft(key)._replace(
        dispute=key,
        state=draft.state if draft.state in QUESTIONS else WELCOME.name,
        answers=draft.answers,
        kept=draft.kept,
        pieces=draft.pieces,
    )
    return conversation, (*shelves, FetchFiles(key), *ask(conversation))


def _decided(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """Back among the answers that led to the door, with what else was told where it is still there."""
    is_there = conversation.dispute == key and VERDICT not in conversation.answers and conversation.answers
    if is_there:
        return conversation, ()
    conversation, shelves = set_aside(conversation, today, policy)
    answers = dict(conversation.disputes[key].decisions)
    return conversation._replace(dispute=key, answers=answers), shelves


def _sent(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """The letter is on its way: the day is asked."""
    conversation, shelves = _decided(conversation, key, today, policy)
    conversation, _ = path.reopen(conversation, COMPLAINT.name)
    conversation, effects = path.accept(conversation, COMPLAINT, "written", today, policy)
    return conversation, (*shelves, *effects)


def _answered(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """The silence is over, or the landlord has answered: the answer is asked."""
    conversation, shelves = _decided(conversation, key, today, policy)
    conversation, effects = path.reopen(conversation, LANDLORD_ANSWER.name)
    return conversation, (*shelves, *effects)


def _prepare(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """The papers once more; where none were made yet, the dialogue that makes them."""
    case = conversation.disputes[key].case
    if case:
        return conversation, (GiveDossier(case),)
    return _answered(conversation, key, today, policy)


def _write(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    case = conversation.disputes[key].case
    return relays.reply_to(conversation, case) if case else show(conversation, key, today, policy)


def _complete(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """The same matter was begun a second time: that beginning goes, the first one is taken up."""
    if conversation.dispute != key and not holds_words(conversation):
        conversation = fresh(conversation)
    return _write(conversation, key, today, policy)


def _forget(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    if conversation.disputes[key].draft is None:
        return show(conversation, key, today, policy)
    return reminding.drop_draft(conversation, key, "draft_dropped")


# --- what the tenant tells --------------------------------------------------------------------------------


def _correct(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """The newest of the days that were told is told again: that of the complaint, where there is no other."""
    dispute = conversation.disputes[key]
    told = next((event for event in reversed(DATED) if dispute.day(event)), "")
    if told:
        return HANDLERS[told](conversation, key, today, policy)
    conversation, shelves = _decided(conversation, key, today, policy)
    conversation, effects = path.reopen(conversation, COMPLAINT_DATE.name)
    return conversation, (*shelves, *effects)


def _asks_when(event: str) -> Handler:
    def handler(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
        asks = Say(f"when_{event}", {}, ("today", "yesterday"), conversation.version, about=about(key, event))
        return conversation._replace(recording=f"{key} {event}"), (asks,)

    return handler


def hear_day(conversation: Conversation, text: str, today: date, policy: Policy) -> Moved:
    """Words where a day was asked for."""
    from dialogs.dates import read_date

    key, event = conversation.recording.split()
    reading = read_date(text, today)
    if reading.start is None or reading.start != reading.end:
        refused = "future" if reading.kind == "future" else "unreadable"
        return conversation, (Say(f"day_{refused}", {}, ("today", "yesterday"), about=about(key, event)),)
    return _on(conversation, key, event, reading.start, today, policy)


def _on(conversation: Conversation, key: str, event: str, day: date, today: date, policy: Policy) -> Moved:
    """The event happened on that day, unless what must come before it came later."""
    dispute = conversation.disputes.get(key)
    if dispute is None or event not in DATED:
        return tell_all(conversation, today, policy)
    first = (
        dispute.complained.start if event == "referred" and dispute.complained else dispute.day("referred")
    )
    if first and day < first:
        return conversation, (Say("day_too_early", {"day": first}, ("today",), about=about(key, event)),)
    return record(conversation._replace(recording=""), key, event, day, today, policy)


def record(conversation: Conversation, key: str, event: str, day: date, today: date, policy: Policy) -> Moved:
    """Write the event down and say what follows from it."""
    conversation, freezes = _write_down(conversation, key, event, day)
    dispute = conversation.disputes[key]
    turn = timeline.turn(dispute, today, policy)
    says = Say(f"recorded_{event}", {**named(dispute, key), "by": turn.by, "frozen": dispute.is_frozen})
    return conversation, (*freezes, says, card(conversation, key, today, policy))


def _write_down(conversation: Conversation, key: str, event: str, day: date) -> Moved:
    """All days that follow move with it; once the mediation is open nothing is relayed."""
    before = conversation.disputes[key]
    told = "ended" if event == "declined" else event
    is_frozen = event == "accepted" and bool(before.case)
    dispute = replace(before.with_day(told, day), is_frozen=is_frozen, snoozed="")
    freezes = (FreezeCase(before.case, is_frozen),) if is_frozen != before.is_frozen else ()
    return conversation.with_dispute(key, dispute), freezes


def _now(event: str) -> Handler:
    def handler(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
        dispute = conversation.disputes[key]
        conversation, effects = record(conversation, key, event, today, today, policy)
        closes = bool(dispute.case) and event == "ended"
        return conversation, (*effects, *((SettleCase(dispute.case, "yes"),) if closes else ()))

    return handler


def _reopen(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """It was not over after all."""
    conversation = conversation.with_dispute(key, replace(conversation.disputes[key], ended=""))
    return conversation, (card(conversation, key, today, policy, fresh=True),)


def _thaw(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """The tenant lets the landlord's staff in again."""
    dispute = replace(conversation.disputes[key], is_frozen=False)
    conversation = conversation.with_dispute(key, dispute)
    tells = Say("thawed", named(dispute, key), ("write",), about=about(key))
    return conversation, (FreezeCase(dispute.case, is_frozen=False), tells)


def _grounds(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    dispute = conversation.disputes[key]
    shown = grounds.of_dispute(dispute, today, policy)
    return conversation, (Say("grounds", {"lines": grounds.told(shown)}, ("continue",), about=about(key)),)


# --- what becomes of its case ------------------------------------------------------------------------------

# Whether an answer settled the matter, by the button that tells it.
SETTLED: Final = {"settled_yes": "yes", "settled_partly": "partly", "settled_no": "no"}


def settle(conversation: Conversation, case: str, choice: str, today: date) -> Moved:
    """The tenant's word on an answer: the matter is over, or it is not after all."""
    if warns := relays.held(conversation, case):
        return conversation, (warns,)
    verdict, key = SETTLED[choice], of_case(conversation.disputes, case)
    if key and verdict != "partly":
        ended = today.isoformat() if verdict == "yes" else ""
        conversation = conversation.with_dispute(key, replace(conversation.disputes[key], ended=ended))
    return conversation, (SettleCase(case, verdict),)


def hear_of_case(conversation: Conversation, news: StaffActed, today: date, policy: Policy) -> Moved:
    """What staff did about its case: another door, an end, a day they know of."""
    key = of_case(conversation.disputes, news.case)
    if not key:
        return conversation, ()
    dispute = conversation.disputes[key]
    match news.what:
        case "rerouted":
            dispute = replace(dispute, outcome=str(news.fields["door"]))
        case "closed" if not dispute.complaint:  # else the mediator's last day is still to be kept
            dispute = replace(dispute, ended=today.isoformat())
        case "reopened":
            dispute = replace(dispute, ended="")
        case "recorded" if isinstance(day := news.fields["day"], date):
            conversation, freezes = _write_down(conversation, key, str(news.fields["event"]), day)
            return conversation, (*freezes, card(conversation, key, today, policy))
    return conversation.with_dispute(key, dispute), ()


# What does no harm at any stage; all else is done where it is offered.
ANYTIME: Final = ("open", "resume", "forget", "write", "complete", "thaw", "never", "remind")

HANDLERS: Final[dict[str, Handler]] = {
    "open": show,
    "resume": _resume,
    "forget": _forget,
    "prepare": _prepare,
    "write": _write,
    "complete": _complete,
    "sent": _sent,
    "answered": _answered,
    "referred": _asks_when("referred"),
    "accepted": _asks_when("accepted"),
    "declined": _now("declined"),
    "ended": _now("ended"),
    "reopen": _reopen,
    "thaw": _thaw,
    "correct": _correct,
    "grounds": _grounds,
    "leave_request": lambda conversation, _key, today, policy: path.hand_to_person(
        conversation, today, policy
    ),
    "never": reminding.mute,
    "remind": reminding.unmute,
}


# --- told in passing --------------------------------------------------------------------------------------


def hear(conversation: Conversation, text: str, today: date, policy: Policy) -> Moved | None:
    """What a text tells of the newest dispute that it can be about; None where it tells nothing of one."""
    event = find_occurrence(text)
    if event is None:
        return None
    for key, dispute in reversed([*conversation.disputes.items()]):
        if event in _ways(dispute, timeline.turn(dispute, today, policy).stage):
            return _tell(conversation, key, event, text, today, policy)
    return None


def _tell(conversation: Conversation, key: str, event: str, text: str, today: date, policy: Policy) -> Moved:
    """As its button does; a day in the same words is not asked for again."""
    from dialogs.dates import read_date

    conversation, effects = HANDLERS[event](conversation, key, today, policy)
    reading = read_date(text, today)
    if event in DATED and reading.start and reading.start == reading.end:
        return _on(conversation, key, event, reading.start, today, policy)
    return conversation, effects
