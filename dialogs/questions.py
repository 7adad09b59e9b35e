"""Every step of the dialogue with its data: the state *is* the question.

What a step says has no field here: it is the Fluent message with the step's name, and its attributes.
A choice is answered by its id; `asides` are choices that unfold a text and leave the question open.
"""

from __future__ import annotations

from transitions import State

from dialogs.expect import AgencyName, Contact, Expectation, Name, OneOf, PastDay, Reference, Words


class Question(State):
    """A step that waits for an answer."""

    def __init__(
        self,
        name: str,
        expects: Expectation,
        *,
        asides: tuple[str, ...] = (),
        in_recap: bool = False,
    ) -> None:
        super().__init__(name)
        self.expects = expects
        self.asides = asides
        self.in_recap = in_recap
        self.choices = (*expects.choices, *asides)


class Verdict(State):
    """A step passed without waiting: the door becomes known and is shown."""

    def __init__(self, door: str, *, has_deadline: bool) -> None:
        super().__init__(f"verdict-{door}")
        self.door = door
        self.has_deadline = has_deadline


class Outcome(State):
    """How a dialogue ends. `opens_case`: what the tenant left is handed to staff."""

    def __init__(self, outcome: str, *, choices: tuple[str, ...] = (), opens_case: bool = False) -> None:
        super().__init__(f"outcome-{outcome}")
        self.outcome = outcome
        self.choices = choices
        self.opens_case = opens_case


Step = Question | Verdict | Outcome

# --- finding the door -------------------------------------------------------------------------------------

WELCOME = Question("welcome", OneOf(("start",)), asides=("about_mediation", "my_case", "emergency"))
THEME = Question(
    "theme",
    OneOf(("money", "services", "repairs", "neighbour", "other", "unknown")),
    in_recap=True,
)
MONEY = Question("money", OneOf(("charges", "rent", "deposit")), in_recap=True)
REPAIRS_AIM = Question("repairs_aim", OneOf(("repair", "sum", "no_reaction")), in_recap=True)
NEIGHBOUR_AIM = Question("neighbour_aim", OneOf(("neighbour", "silence")), in_recap=True)
ROLE = Question("role", OneOf(("tenant", "former_tenant", "helper", "other")), in_recap=True)
PROCEEDINGS = Question("proceedings", OneOf(("none", "court", "mediator", "unknown")), in_recap=True)
COMPLAINT = Question("complaint", OneOf(("written", "spoken_only", "none")), asides=("what_is_written",))
COMPLAINT_DATE = Question("complaint_date", PastDay(), in_recap=True)
COMPLAINT_DAY = Question("complaint_day", PastDay(choices=("unknown",)), in_recap=True)
LANDLORD_ANSWER = Question(
    "landlord_answer",
    OneOf(("none", "unsatisfying", "in_progress", "solved")),
    in_recap=True,
)

# --- verdicts ---------------------------------------------------------------------------------------------

TO_MEDIATION = Verdict("mediation", has_deadline=True)
TO_AGENCY = Verdict("agency", has_deadline=False)
TO_SOCIAL_MEDIATION = Verdict("social_mediation", has_deadline=False)
TO_ADVISOR = Verdict("advisor", has_deadline=True)

# What a piece may be.
ROLES = (
    "complaint", "proof_of_sending", "answer", "statement", "inventory", "lease", "mandate", "photo", "other"
)  # fmt: skip

# --- what is needed behind the door -----------------------------------------------------------------------

MEDIATION = Question("mediation", OneOf(("understood",)), asides=("more",))
CONFIDENTIALITY = Question("confidentiality", OneOf(("accept", "refuse"), binds=True))
CONSENT = Question("consent", OneOf(("agree", "without"), binds=True), asides=("privacy",))
NAME = Question("name", Name(choices=("for_another",)), in_recap=True)
HELPED = Question("helped", OneOf(("relative", "supported")), in_recap=True)
TENANT_NAME = Question("tenant_name", Name(), in_recap=True)
HELPER_NAME = Question("helper_name", Name(), in_recap=True)
CONTACT = Question("contact", Contact(), in_recap=True)
CLIENT_REFERENCE = Question("client_reference", Reference(), in_recap=True)
LOCAL_AGENCY = Question("agency", AgencyName(), in_recap=True)
DESCRIPTION = Question("description", Words(), in_recap=True)
WISH = Question("wish", Words(), in_recap=True)
TROUBLE = Question(
    "trouble",
    OneOf(("noise", "rudeness", "violence", "rubbish", "animals", "other_trouble")),
    in_recap=True,
)
TROUBLE_SINCE = Question(
    "trouble_since",
    OneOf(("weeks", "months", "over_a_year")),
    in_recap=True,
)
STEPS_TAKEN = Question(
    "steps_taken",
    OneOf(("talked", "wrote", "police", "others", "several", "nothing_yet")),
    in_recap=True,
)
CHRONOLOGY = Question("chronology", Words(choices=("by_hand",)), in_recap=True)
EVIDENCE = Question(
    "evidence",
    OneOf(("done", "nothing")),
    asides=("list_pieces", "remove_last", *ROLES),
    in_recap=True,
)
CHECK_ANSWERS = Question("check_answers", OneOf(("send", "send_with_story", "cancel"), binds=True))

# --- outcomes ---------------------------------------------------------------------------------------------

MEDIATION_READY = Outcome("mediation", opens_case=True)
AGENCY = Outcome("agency", opens_case=True)
SOCIAL_MEDIATION = Outcome("social_mediation", opens_case=True)
ADVISOR = Outcome("advisor", choices=("human",), opens_case=True)
COMPLAIN_FIRST = Outcome("complain_first", choices=("why", "wrong_answer"))
WAIT = Outcome("wait", choices=("why", "wrong_answer"))
TOO_LATE = Outcome("too_late", choices=("why", "human", "wrong_answer"))
ALREADY_REFERRED = Outcome("already_referred", choices=("why", "human", "wrong_answer"))
OUT_OF_SCOPE = Outcome(
    "out_of_scope",
    choices=("allocation", "arrears", "court", "benefits", "company", "discrimination"),
)
SOLVED = Outcome("solved", choices=("restart", "wrong_answer"))
CANCELLED = Outcome("cancelled", choices=("restart",))
