"""How a dialogue ends: what is told, what is handed to staff, what is forgotten, and when the rest is."""

from __future__ import annotations

from datetime import date, timedelta

from dialogs import letters
from dialogs.asking import local_agency, ways_on
from dialogs.conversation import VERDICT, Conversation
from dialogs.disputes import about
from dialogs.events import DropFiles, Effect, Fields, Finish, GiveCalendar, GiveDossier, OpenCase, Say
from dialogs.expect import UNKNOWN
from dialogs.flow import OUTCOMES, Facts
from dialogs.followed import FOLLOWED, follow, leave
from dialogs.policy import Policy
from dialogs.questions import (
    CANCELLED,
    CHECK_ANSWERS,
    CHRONOLOGY,
    CONSENT,
    LOCAL_AGENCY,
    MEDIATION_READY,
    NAME,
    TENANT_NAME,
    TO_ADVISOR,
    TO_MEDIATION,
    TO_SOCIAL_MEDIATION,
    TOO_LATE,
    WAIT,
    Outcome,
)
from dialogs.rules import is_urgent

Ended = tuple[Conversation, tuple[Effect, ...]]


def end(conversation: Conversation, outcome: Outcome, facts: Facts) -> Ended:
    """Tell the outcome; hand over what the tenant agreed to leave, and forget what was not to be left."""
    is_sent = outcome.opens_case and facts.answers.get(CHECK_ANSWERS.name, "").startswith("send")
    leaves_nothing = outcome is CANCELLED or facts.answers.get(CONSENT.name) == "without"
    effects = letters.before(outcome, facts, conversation.kept, is_sent=is_sent)
    if is_sent:
        effects = (*effects, _open_case(facts), *_dossier(outcome))
    if leaves_nothing:
        effects = (*effects, DropFiles("all"))
    conversation = _followed(conversation, outcome, facts, is_sent=is_sent)
    effects = (*effects, *_calendar(outcome, facts), *_reminding(conversation, outcome, is_sent=is_sent))
    effects = (*effects, _finish(conversation, outcome, facts, is_sent=is_sent))
    if is_sent or leaves_nothing:
        parked = conversation.parked_files if is_sent else 0
        later = "" if outcome is CANCELLED else conversation.later
        conversation = emptied(conversation)._replace(parked_files=parked, later=later)
    if conversation.parked_files and (is_sent or conversation.case):  # only the tenant says whose they are
        ways = ("add_to_case", "drop_files")
        asks = Say("files_waiting", {"files": conversation.parked_files}, ways, conversation.version)
        effects = (*effects, asks)
    if conversation.later:
        reading, *_ = conversation.later.split()
        tells = Say("other_matter", {"reading": reading}, ("next_matter",), conversation.version)
        effects = (*effects, tells)
    return conversation, effects


def emptied(conversation: Conversation) -> Conversation:
    """The same place with nothing of the tenant's left in it."""
    return Conversation(
        conversation.chat_id,
        conversation.language,
        conversation.state,
        conversation.version,
        expires=conversation.expires,
        disputes=conversation.disputes,
        dispute=conversation.dispute,
    )


def _followed(conversation: Conversation, outcome: Outcome, facts: Facts, *, is_sent: bool) -> Conversation:
    """The disputes as they are after this end; one that the tenant wants to leave nothing of is forgotten."""
    if outcome is CANCELLED:
        return conversation
    if facts.answers.get(CONSENT.name) == "without":
        return conversation.without_dispute(conversation.dispute)
    if is_sent or outcome in FOLLOWED:
        return follow(conversation, outcome, facts)
    return leave(conversation, outcome, facts)


def _reminding(conversation: Conversation, outcome: Outcome, *, is_sent: bool) -> tuple[Effect, ...]:
    """Where there is a day to keep, the tenant is told of the reminders, and how to be left alone."""
    is_reminded = outcome in FOLLOWED or (outcome is MEDIATION_READY and is_sent)
    tells = Say("followed", {}, ("never",), conversation.version, about=about(conversation.dispute))
    return (tells,) if is_reminded else ()


def _dossier(outcome: Outcome) -> tuple[Effect, ...]:
    return (GiveDossier(),) if outcome is MEDIATION_READY else ()


def _calendar(outcome: Outcome, facts: Facts) -> tuple[Effect, ...]:
    """The days to come, where the tenant has to act by one."""
    if outcome not in (MEDIATION_READY, WAIT) or not facts.deadline_ahead:
        return ()
    silence_day = facts.silence_day if outcome is WAIT else None
    return (GiveCalendar(facts.theme, facts.deadline_ahead, silence_day),)


def _finish(conversation: Conversation, outcome: Outcome, facts: Facts, *, is_sent: bool) -> Finish:
    return Finish(
        outcome.outcome,
        facts.theme,
        due(outcome, facts),
        conversation.version,
        ways_on(outcome, is_sent=is_sent),
        fields={**_told(facts), **local_agency(conversation)},
    )


def due(outcome: Outcome, facts: Facts) -> date | None:
    """The day that the outcome comes with; none for a limit that passed on a day nobody knows."""
    if outcome is WAIT:
        return facts.silence_day
    if outcome is TOO_LATE:
        is_known = facts.complaint and facts.complaint.start == facts.complaint.end
        return facts.deadline if is_known else None
    return _last_day(outcome.outcome, facts)


def _last_day(door: str, facts: Facts) -> date | None:
    """The last day to apply to the mediator, where the door is one that it is told behind."""
    if door == TO_MEDIATION.door:
        return facts.deadline
    return facts.deadline_ahead if door == TO_ADVISOR.door else None


def _told(facts: Facts) -> Fields:
    """What the card of an outcome may name."""
    needs_advisor = facts.answers.get("repairs_aim") == "no_reaction" or "neighbour_aim" in facts.answers
    return {
        "proceedings": facts.answers.get("proceedings", "none"),
        "role": facts.answers.get("role", "tenant"),
        "next": "advisor" if needs_advisor else "mediator",
        "last_day": facts.deadline,
        "urgency": urgency(facts.deadline, facts.today),
    }


def urgency(deadline: date | None, today: date) -> str:
    """How the last day is to be told: "past", "last" on the day itself, "soon", or "later"."""
    if deadline and deadline <= today:
        return "last" if deadline == today else "past"
    return "soon" if deadline and is_urgent(deadline, today) else "later"


def _open_case(facts: Facts) -> OpenCase:
    """What staff may read: for the mediator the story only if the tenant wants, for a neighbour never."""
    is_mediation = facts.door == TO_MEDIATION.door
    is_neighbour = facts.door == TO_SOCIAL_MEDIATION.door
    shares = facts.answers[CHECK_ANSWERS.name] == "send_with_story" or not (is_mediation or is_neighbour)
    unsaid = {CHECK_ANSWERS.name, VERDICT, TENANT_NAME.name, *((CHRONOLOGY.name,) if is_neighbour else ())}
    answers = {name: value for name, value in facts.answers.items() if name not in unsaid}
    if facts.is_helped:
        answers[NAME.name] = facts.tenant_name
    if LOCAL_AGENCY.name in answers:
        answers[LOCAL_AGENCY.name] = facts.agency or UNKNOWN
    day = _last_day(facts.door, facts)
    return OpenCase(facts.door, facts.theme, day, answers, shares, facts.agency)


def kept_until(conversation: Conversation, today: date, policy: Policy) -> date | None:
    """When what was answered and not sent is forgotten; each sign of life puts that off."""
    words = conversation.parked_text or conversation.safe_from or conversation.guess or conversation.later
    holds = conversation.answers or conversation.kept or words
    if not (holds or conversation.files or conversation.parked_files):
        return None
    facts = Facts(conversation.answers, today, policy.silence_months)
    waits_for = facts.silence_day if conversation.state == WAIT.name else None
    return max(today, waits_for or today) + timedelta(days=policy.draft_days)


def is_over(conversation: Conversation) -> bool:
    """True when the dialogue has ended."""
    return conversation.state in OUTCOMES


def is_draft(conversation: Conversation) -> bool:
    """True when something was answered and nothing was sent yet."""
    return bool(conversation.answers or conversation.kept) and not is_over(conversation)


def fresh(conversation: Conversation) -> Conversation:
    """The same person at the beginning, nothing answered; older buttons stay recognisable as old."""
    return emptied(conversation)._replace(state="welcome", version=conversation.version + 1, dispute="")


# Answers that the tenant typed: losing them by a slip would hurt, so dropping them asks once more.
TYPED = (
    "name", "tenant_name", "helper_name", "contact", "client_reference", "description", "wish", "chronology"
)  # fmt: skip


def holds_words(conversation: Conversation) -> bool:
    """True when something would be lost that took the tenant time."""
    answers = {**conversation.answers, **conversation.kept}
    return bool(conversation.files) or any(name in answers for name in TYPED)
