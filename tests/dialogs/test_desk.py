"""Who may do what with whose case: what is not written down here is refused."""

from __future__ import annotations

from itertools import product

import pytest

from dialogs import desk
from dialogs.desk import (
    ACTIONS,
    OWNERS,
    ROLES,
    STATES,
    Action,
    Owner,
    Refusal,
    Role,
    Standing,
    State,
    offered,
    owner,
    refusal,
)

ME, ANOTHER, NOBODY = 1, 2, 0
HOLDERS: dict[Owner, int] = {"mine": ME, "nobodys": NOBODY, "anothers": ANOTHER}

# Written out, and not taken from the rights: a row an action, the places from left to right, and in each
# place whose cases: m mine, n nobody's, a another's, - none.
OF_AGENTS: dict[Action, tuple[str, str, str, str]] = {
    # open, claimed, answered, closed
    "claim": ("n", "n", "n", "-"),
    "release": ("-", "m", "m", "-"),
    "transfer": ("-", "m", "m", "-"),
    "answer": ("mn", "mn", "mn", "-"),
    "ask_piece": ("mn", "mn", "mn", "-"),
    "reroute": ("mn", "mn", "mn", "-"),
    "promise": ("-", "m", "m", "-"),
    "keep_promise": ("-", "m", "m", "-"),
    "close": ("mn", "mn", "mn", "-"),
    "reopen": ("-", "-", "-", "mna"),
    "note": ("mna", "mna", "mna", "mna"),
    "journal": ("mna", "mna", "mna", "mna"),
    "record": ("mn", "mn", "mn", "-"),
}
OF_SUPERVISORS: dict[Action, tuple[str, str, str, str]] = {
    # open, claimed, answered, closed
    "claim": ("na", "na", "na", "-"),
    "release": ("-", "mna", "mna", "-"),
    "transfer": ("-", "mna", "mna", "-"),
    "answer": ("mna", "mna", "mna", "-"),
    "ask_piece": ("mna", "mna", "mna", "-"),
    "reroute": ("mna", "mna", "mna", "-"),
    "promise": ("-", "mna", "mna", "-"),
    "keep_promise": ("-", "mna", "mna", "-"),
    "close": ("mna", "mna", "mna", "-"),
    "reopen": ("-", "-", "-", "mna"),
    "note": ("mna", "mna", "mna", "mna"),
    "journal": ("mna", "mna", "mna", "mna"),
    "record": ("mna", "mna", "mna", "-"),
}
OF_ADMINISTRATORS: dict[Action, tuple[str, str, str, str]] = {}
ABOUT_CASES: dict[Role, dict[Action, tuple[str, str, str, str]]] = {
    "agent": OF_AGENTS,
    "supervisor": OF_SUPERVISORS,
    "administrator": OF_ADMINISTRATORS,
}
ABOUT_NO_CASE: dict[Role, set[Action]] = {
    "agent": {"list_cases"},
    "supervisor": {"list_cases", "statistics"},
    "administrator": {"statistics", "invite", "dismiss"},
}


def is_written(role: Role, action: Action, state: State, whose: Owner) -> bool:
    return whose[0] in ABOUT_CASES[role].get(action, "----")[STATES.index(state)]


@pytest.mark.parametrize("role", ROLES)
def test_what_is_written_may_be_done_with_a_case_and_nothing_else(role: Role) -> None:
    every = list(product(ACTIONS, STATES, OWNERS))

    allowed = {
        (action, state, whose)
        for action, state, whose in every
        if refusal(action, role, ME, Standing(state, HOLDERS[whose])) is None
    }

    assert allowed == {key for key in every if is_written(role, *key)}


@pytest.mark.parametrize("role", ROLES)
def test_what_is_written_may_be_done_without_a_case_and_nothing_else(role: Role) -> None:
    allowed = {action for action in ACTIONS if refusal(action, role, ME) is None}

    assert allowed == ABOUT_NO_CASE[role]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_stranger_may_do_nothing(action: Action) -> None:
    standings = [None, *(Standing(*one) for one in product(STATES, HOLDERS.values()))]

    assert {refusal(action, None, ME, standing) for standing in standings} == {"stranger"}


@pytest.mark.parametrize("role", ROLES)
def test_nobody_of_the_staff_may_do_anything_while_a_mediation_goes_on(role: Role) -> None:
    standings = [Standing(state, holder) for state, holder in product(STATES, HOLDERS.values())]
    reasons = {
        (refusal(action, role, ME, each), refusal(action, role, ME, each._replace(is_frozen=True)))
        for action, each in product(ACTIONS, standings)
    }

    assert {frozen for open_, frozen in reasons if open_ is None} <= {"frozen"}
    assert not any(frozen is None for _, frozen in reasons)
    assert offered(Standing("claimed", ME, is_frozen=True)) == ()


def test_each_action_stands_in_the_rights() -> None:
    assert set(desk.RIGHTS) == set(ACTIONS)


@pytest.mark.parametrize(
    ("action", "role", "case", "reason"),
    [
        ("claim", "agent", Standing("claimed", ANOTHER), "taken"),
        ("claim", "agent", Standing("claimed", ME), "taken"),
        ("claim", "agent", Standing("closed"), "closed"),
        ("release", "agent", Standing("claimed", ANOTHER), "not_yours"),
        ("release", "agent", Standing("open"), "not_yours"),
        ("transfer", "supervisor", Standing("open"), "not_yours"),
        ("answer", "agent", Standing("answered", ANOTHER), "not_yours"),
        ("answer", "supervisor", Standing("closed", ANOTHER), "closed"),
        ("answer", "administrator", Standing("open"), "not_allowed"),
        ("reopen", "agent", Standing("open"), "not_closed"),
        ("reopen", "agent", Standing("claimed", ANOTHER), "not_closed"),
        ("invite", "supervisor", None, "not_allowed"),
        ("close", "supervisor", None, "not_allowed"),
    ],
)
def test_a_refusal_says_why(action: Action, role: Role, case: Standing | None, reason: Refusal) -> None:
    assert refusal(action, role, ME, case) == reason


@pytest.mark.parametrize(("whose", "holder"), HOLDERS.items())
def test_whose_a_case_is_depends_on_who_looks(whose: Owner, holder: int) -> None:
    assert owner(Standing("claimed", holder), ME) == whose


POSSIBLE = [
    Standing("open"),
    Standing("claimed", ME),
    Standing("claimed", ME, has_promise=True),
    Standing("answered", ME),
    Standing("answered", NOBODY),
    Standing("closed", ME),
]


@pytest.mark.parametrize(("role", "user_id"), [("agent", ME), ("supervisor", ANOTHER)])
@pytest.mark.parametrize("case", POSSIBLE)
def test_each_button_of_a_card_may_be_pressed_by_its_agent_and_by_a_supervisor(
    case: Standing, role: Role, user_id: int
) -> None:
    assert {refusal(action, role, user_id, case) for action in offered(case)} == {None}


def test_a_card_offers_to_keep_a_promise_once_there_is_one() -> None:
    offers = [offered(Standing("claimed", ME, has_promise)) for has_promise in (False, True)]

    assert [{"promise", "keep_promise"} & set(actions) for actions in offers] == [
        {"promise"},
        {"keep_promise"},
    ]


@pytest.mark.parametrize("name", ["", "Claim", "claim ", "erase", "claim.1"])
def test_a_name_that_is_no_action_is_none(name: str) -> None:
    assert not desk.is_action(name)
