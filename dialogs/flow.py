"""The flow: which step follows which answer.

Everything that decides where a tenant goes next stands in ROUTES. Rows are read from above; the first row of
a question whose guard holds wins, and the last row of each question has no condition. Guards adapt answers to
`rules`, which knows no question. Going back needs no rows: the answers are the path.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from transitions import Machine

from dialogs import questions as q
from dialogs import rules
from dialogs.agencies import SEVERAL
from dialogs.conversation import VERDICT
from dialogs.expect import NEVER, UNKNOWN
from dialogs.questions import Outcome, Question, Step, Verdict
from dialogs.rules import Period

# transitions logs each callback; at INFO that costs three times the work itself.
logging.getLogger("transitions").setLevel(logging.WARNING)


class FlowError(Exception):
    """The table has a hole: a mistake of the developer, never of the tenant."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the guards may look at: the answers, today in Europe/Paris, the delay for silence in months.

    `agencies` are the names of the landlord's agencies.
    """

    answers: Mapping[str, str]
    today: date
    silence_months: int = rules.SILENCE_MONTHS
    agencies: tuple[str, ...] = ()

    @property
    def complaint(self) -> Period | None:
        """When the first written complaint was sent; the exact day where it had to be asked for."""
        known = self.answers.get("complaint_day") or self.answers.get("complaint_date")
        return None if known in (None, UNKNOWN, NEVER) else Period.parse(known)

    @property
    def deadline(self) -> date | None:
        """The last day to apply to the mediator, where a complaint was sent."""
        return rules.last_day(self.complaint) if self.complaint else None

    @property
    def deadline_ahead(self) -> date | None:
        """The last day to apply, where it can still be kept: a past day is not told as one to keep."""
        return self.deadline if self.deadline and self.deadline >= self.today else None

    @property
    def silence_day(self) -> date | None:
        """The day from which silence counts as a refusal, where a complaint was sent."""
        return rules.silence_day(self.complaint, self.silence_months) if self.complaint else None

    @property
    def theme(self) -> str:
        """What the dispute is about; a sum asked for repairs is a matter of charges."""
        if self.answers.get("repairs_aim") == "sum":
            return "charges"
        return self.answers.get("money") or self.answers.get("theme") or "unknown"

    @property
    def is_helped(self) -> bool:
        """True where somebody writes for the tenant."""
        return self.answers.get("role") == "helper" or self.answers.get("name") == "for_another"

    @property
    def tenant_name(self) -> str:
        """The name of the tenant, whoever writes; blank while it is not known."""
        return self.answers.get("tenant_name" if self.is_helped else "name", "")

    @property
    def door(self) -> str:
        """The door that was found, or nothing yet."""
        return self.answers.get(VERDICT, "").partition(" ")[0]

    @property
    def agency(self) -> str:
        """The agency that the tenant named; nothing for one that the landlord does not have any more."""
        named = self.answers.get(q.LOCAL_AGENCY.name, "")
        return named if named in self.agencies else ""


Guard = Callable[[Facts], bool]

# --- guards -----------------------------------------------------------------------------------------------


def otherwise(facts: Facts) -> bool:
    """The last row of each question."""
    return True


def chose(question: Question, *choices: str) -> Guard:
    """The answer to the question is one of these choices."""

    def guard(facts: Facts) -> bool:
        return facts.answers.get(question.name) in choices

    guard.__doc__ = " or ".join(choices)
    return guard


def behind(verdict: Verdict) -> Guard:
    """The door that was found is this one."""

    def guard(facts: Facts) -> bool:
        return facts.door == verdict.door

    guard.__doc__ = f"door: {verdict.door}"
    return guard


def agreed_for_another(facts: Facts) -> bool:
    """Agree, for somebody else."""
    return facts.answers.get("consent") == "agree" and facts.is_helped


def of_several_agencies(facts: Facts) -> bool:
    """Door: agency, and there are several."""
    return facts.door == q.TO_AGENCY.door and len(facts.agencies) >= SEVERAL


def too_late(facts: Facts) -> bool:
    """More than one year."""
    return facts.complaint is not None and rules.is_too_late(facts.complaint, facts.today)


def day_matters(facts: Facts) -> bool:
    """The year may or may not be over."""
    return facts.complaint is not None and rules.may_be_too_late(facts.complaint, facts.today)


def still_early(facts: Facts) -> bool:
    """No answer, and the landlord still has time."""
    waits = facts.answers.get("landlord_answer") in ("none", "in_progress")
    return (
        waits
        and facts.complaint is not None
        and rules.must_wait(facts.complaint, facts.today, facts.silence_months)
    )


def needs_advisor(facts: Facts) -> bool:
    """A written complaint about repairs or a neighbour."""
    aims = facts.answers.get("repairs_aim"), facts.answers.get("neighbour_aim")
    return aims[0] == "no_reaction" or aims[1] == "silence"


# --- the table --------------------------------------------------------------------------------------------

Route = tuple[Question | Verdict, Guard, Step]

ROUTES: list[Route] = [
    (q.WELCOME, otherwise, q.THEME),
    (q.THEME, chose(q.THEME, "money"), q.MONEY),
    (q.THEME, chose(q.THEME, "repairs"), q.REPAIRS_AIM),
    (q.THEME, chose(q.THEME, "neighbour"), q.NEIGHBOUR_AIM),
    (q.THEME, chose(q.THEME, "other"), q.OUT_OF_SCOPE),
    (q.THEME, chose(q.THEME, "unknown"), q.TO_ADVISOR),
    (q.THEME, otherwise, q.ROLE),
    (q.MONEY, otherwise, q.ROLE),
    (q.REPAIRS_AIM, chose(q.REPAIRS_AIM, "repair"), q.TO_AGENCY),
    (q.REPAIRS_AIM, otherwise, q.ROLE),
    (q.NEIGHBOUR_AIM, chose(q.NEIGHBOUR_AIM, "neighbour"), q.TO_SOCIAL_MEDIATION),
    (q.NEIGHBOUR_AIM, otherwise, q.ROLE),
    (q.ROLE, chose(q.ROLE, "other"), q.OUT_OF_SCOPE),
    (q.ROLE, otherwise, q.PROCEEDINGS),
    (q.PROCEEDINGS, chose(q.PROCEEDINGS, "court", "mediator"), q.ALREADY_REFERRED),
    (q.PROCEEDINGS, chose(q.PROCEEDINGS, "unknown"), q.TO_ADVISOR),
    (q.PROCEEDINGS, otherwise, q.COMPLAINT),
    (q.COMPLAINT, chose(q.COMPLAINT, "written"), q.COMPLAINT_DATE),
    (q.COMPLAINT, otherwise, q.COMPLAIN_FIRST),
    (q.COMPLAINT_DATE, chose(q.COMPLAINT_DATE, UNKNOWN), q.TO_ADVISOR),
    (q.COMPLAINT_DATE, chose(q.COMPLAINT_DATE, NEVER), q.COMPLAIN_FIRST),
    (q.COMPLAINT_DATE, too_late, q.TOO_LATE),
    (q.COMPLAINT_DATE, day_matters, q.COMPLAINT_DAY),
    (q.COMPLAINT_DATE, otherwise, q.LANDLORD_ANSWER),
    (q.COMPLAINT_DAY, chose(q.COMPLAINT_DAY, UNKNOWN), q.TO_ADVISOR),
    (q.COMPLAINT_DAY, chose(q.COMPLAINT_DAY, NEVER), q.COMPLAIN_FIRST),
    (q.COMPLAINT_DAY, too_late, q.TOO_LATE),
    (q.COMPLAINT_DAY, day_matters, q.TO_ADVISOR),
    (q.COMPLAINT_DAY, otherwise, q.LANDLORD_ANSWER),
    (q.LANDLORD_ANSWER, chose(q.LANDLORD_ANSWER, "solved"), q.SOLVED),
    (q.LANDLORD_ANSWER, still_early, q.WAIT),
    (q.LANDLORD_ANSWER, needs_advisor, q.TO_ADVISOR),
    (q.LANDLORD_ANSWER, otherwise, q.TO_MEDIATION),
    (q.TO_MEDIATION, otherwise, q.MEDIATION),
    (q.TO_AGENCY, otherwise, q.CONSENT),
    (q.TO_SOCIAL_MEDIATION, otherwise, q.CONSENT),
    (q.TO_ADVISOR, otherwise, q.CONSENT),
    (q.MEDIATION, otherwise, q.CONFIDENTIALITY),
    (q.CONFIDENTIALITY, chose(q.CONFIDENTIALITY, "refuse"), q.ADVISOR),
    (q.CONFIDENTIALITY, otherwise, q.CONSENT),
    (q.CONSENT, agreed_for_another, q.HELPED),
    (q.CONSENT, chose(q.CONSENT, "agree"), q.NAME),
    (q.CONSENT, behind(q.TO_MEDIATION), q.MEDIATION_READY),
    (q.CONSENT, behind(q.TO_AGENCY), q.AGENCY),
    (q.CONSENT, behind(q.TO_SOCIAL_MEDIATION), q.SOCIAL_MEDIATION),
    (q.CONSENT, otherwise, q.ADVISOR),
    (q.NAME, chose(q.NAME, "for_another"), q.HELPED),
    (q.NAME, otherwise, q.CONTACT),
    (q.HELPED, otherwise, q.TENANT_NAME),
    (q.TENANT_NAME, otherwise, q.HELPER_NAME),
    (q.HELPER_NAME, otherwise, q.CONTACT),
    (q.CONTACT, otherwise, q.CLIENT_REFERENCE),
    (q.CLIENT_REFERENCE, behind(q.TO_SOCIAL_MEDIATION), q.TROUBLE),
    (q.CLIENT_REFERENCE, of_several_agencies, q.LOCAL_AGENCY),
    (q.CLIENT_REFERENCE, otherwise, q.DESCRIPTION),
    (q.LOCAL_AGENCY, otherwise, q.DESCRIPTION),
    (q.DESCRIPTION, behind(q.TO_AGENCY), q.EVIDENCE),
    (q.DESCRIPTION, otherwise, q.WISH),
    (q.WISH, otherwise, q.EVIDENCE),
    (q.TROUBLE, otherwise, q.TROUBLE_SINCE),
    (q.TROUBLE_SINCE, otherwise, q.STEPS_TAKEN),
    (q.STEPS_TAKEN, otherwise, q.CHRONOLOGY),
    (q.CHRONOLOGY, otherwise, q.EVIDENCE),
    (q.EVIDENCE, otherwise, q.CHECK_ANSWERS),
    (q.CHECK_ANSWERS, chose(q.CHECK_ANSWERS, "cancel"), q.CANCELLED),
    (q.CHECK_ANSWERS, behind(q.TO_MEDIATION), q.MEDIATION_READY),
    (q.CHECK_ANSWERS, behind(q.TO_AGENCY), q.AGENCY),
    (q.CHECK_ANSWERS, behind(q.TO_SOCIAL_MEDIATION), q.SOCIAL_MEDIATION),
    (q.CHECK_ANSWERS, otherwise, q.ADVISOR),
]

# --- the machine ------------------------------------------------------------------------------------------

STEPS: dict[str, Step] = {s.name: s for row in ROUTES for s in (row[0], row[2])}
QUESTIONS: dict[str, Question] = {s.name: s for s in STEPS.values() if isinstance(s, Question)}
DOORS: tuple[str, ...] = tuple(s.door for s in STEPS.values() if isinstance(s, Verdict))
OUTCOMES: dict[str, Outcome] = {s.name: s for s in STEPS.values() if isinstance(s, Outcome)}


def build(routes: list[Route]) -> Machine:
    """One machine for every conversation: flat, without a model, without callbacks."""
    steps = list({id(s): s for row in routes for s in (row[0], row[2])}.values())
    machine = Machine(model=None, states=steps, initial=None, auto_transitions=False)
    for source, guard, dest in routes:
        machine.add_transition(
            "answer", source.name, dest.name, conditions=None if guard is otherwise else guard
        )
    return machine


class _Cursor:
    """The one slot that transitions writes the state into."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


_ANSWER = build(ROUTES).events["answer"]


def follow(step: Step, facts: Facts) -> Step:
    """The step after this one; FlowError when the table has no row for it."""
    cursor = _Cursor(step.name)
    if not _ANSWER.trigger(cursor, facts):
        raise FlowError(f"no row of {step.name} holds")
    return STEPS[cursor.state]


def mermaid() -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    [*] --> welcome"]
    for source, guard, dest in ROUTES:
        label = "" if guard is otherwise else f" : {(guard.__doc__ or '').rstrip('.').lower()}"
        lines.append(f"    {_node(source)} --> {_node(dest)}{label}")
    lines += [f"    {_node(outcome)} --> [*]" for outcome in OUTCOMES.values()]
    return "\n".join(lines) + "\n"


def _node(step: Step) -> str:
    return step.name.replace("-", "_")
