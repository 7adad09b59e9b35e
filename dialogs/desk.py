"""The staff desk: who may do what with a case, and what becomes of it.

RIGHTS is the whole of it: a row an action, with the places a case may be in and, for each role, whose cases
it may be done to. What no row allows is refused. Pure: no clock, no input or output.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeGuard, get_args

Role = Literal["agent", "supervisor", "administrator"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

# Where a case is: with nobody, with an agent, answered and waiting for the tenant, at its end.
State = Literal["open", "claimed", "answered", "closed"]
STATES: Final[tuple[State, ...]] = get_args(State)
UNDER_WAY: Final[frozenset[State]] = frozenset({"claimed", "answered"})
NOT_CLOSED: Final = frozenset({"open", *UNDER_WAY})
OWED: Final[frozenset[State]] = frozenset({"open", "claimed"})  # the tenant waits for an answer

# Whose a case is, seen from the one who acts.
Owner = Literal["mine", "nobodys", "anothers"]
OWNERS: Final[tuple[Owner, ...]] = get_args(Owner)

Action = Literal[
    "claim", "release", "transfer", "answer", "ask_piece", "reroute", "promise", "keep_promise",
    "close", "reopen", "note", "journal", "record",
    "list_cases", "statistics", "invite", "dismiss",
]  # fmt: skip
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)

Refusal = Literal["stranger", "not_allowed", "not_yours", "taken", "closed", "not_closed", "frozen"]

# How a case may end; and in how many working days a promise may be due.
ENDS: Final = ("solved", "explained", "refused", "elsewhere", "unreachable")
PROMISE_DAYS: Final = ("1", "3", "5")

# What staff may know the day of: a written answer of the landlord, the beginning of the mediation.
KNOWN_EVENTS: Final = ("answered", "accepted")


class Right(NamedTuple):
    """What it takes to act; no places: the action is about no case."""

    places: frozenset[State]
    whose: Mapping[Role, frozenset[Owner]]


_MINE: Final = frozenset[Owner]({"mine"})
_FREE: Final = frozenset[Owner]({"nobodys"})
_MINE_OR_FREE: Final = _MINE | _FREE
_ANY: Final = frozenset(OWNERS)
_NO_CASE: Final = frozenset[State]()

_AGENT_THEIR_OWN: Final[Mapping[Role, frozenset[Owner]]] = {"agent": _MINE, "supervisor": _ANY}

# Administrators look after people and figures, and see no case: who may read is kept small.
RIGHTS: Final[Mapping[Action, Right]] = {
    "claim": Right(NOT_CLOSED, {"agent": _FREE, "supervisor": _FREE | {"anothers"}}),
    "release": Right(UNDER_WAY, _AGENT_THEIR_OWN),
    "transfer": Right(UNDER_WAY, _AGENT_THEIR_OWN),
    "answer": Right(NOT_CLOSED, {"agent": _MINE_OR_FREE, "supervisor": _ANY}),
    "ask_piece": Right(NOT_CLOSED, {"agent": _MINE_OR_FREE, "supervisor": _ANY}),
    "reroute": Right(NOT_CLOSED, {"agent": _MINE_OR_FREE, "supervisor": _ANY}),
    "promise": Right(UNDER_WAY, _AGENT_THEIR_OWN),
    "keep_promise": Right(UNDER_WAY, _AGENT_THEIR_OWN),
    "close": Right(NOT_CLOSED, {"agent": _MINE_OR_FREE, "supervisor": _ANY}),
    "reopen": Right(frozenset({"closed"}), {"agent": _ANY, "supervisor": _ANY}),
    "note": Right(frozenset(STATES), {"agent": _ANY, "supervisor": _ANY}),
    "journal": Right(frozenset(STATES), {"agent": _ANY, "supervisor": _ANY}),
    "record": Right(NOT_CLOSED, {"agent": _MINE_OR_FREE, "supervisor": _ANY}),
    "list_cases": Right(_NO_CASE, {"agent": _ANY, "supervisor": _ANY}),
    "statistics": Right(_NO_CASE, {"supervisor": _ANY, "administrator": _ANY}),
    "invite": Right(_NO_CASE, {"administrator": _ANY}),
    "dismiss": Right(_NO_CASE, {"administrator": _ANY}),
}


class Standing(NamedTuple):
    """How a case stands: its place, the user id of the agent who has it (0: nobody), an open promise.

    `is_frozen`: its mediation goes on, and nothing is done with it but by its tenant. `has_deadline`: the
    days of a mediation count for it.
    """

    state: State
    agent_id: int = 0
    has_promise: bool = False
    is_frozen: bool = False
    has_deadline: bool = False


def refusal(action: Action, role: Role | None, user_id: int, case: Standing | None = None) -> Refusal | None:
    """Why this person may not do that now; None when they may."""
    if role is None:
        return "stranger"
    right = RIGHTS[action]
    whose = right.whose.get(role, frozenset())
    if not whose:
        return "not_allowed"
    if case is None:
        return None if not right.places else "not_allowed"
    if case.state not in right.places:
        return _out_of_place(case, right)
    if case.is_frozen:
        return "frozen"
    return None if owner(case, user_id) in whose else _not_theirs(case, action, user_id)


def is_action(name: str) -> TypeGuard[Action]:
    """True for the name of an action."""
    return name in ACTIONS


def owner(case: Standing, user_id: int) -> Owner:
    """Whose the case is, seen from that person."""
    if not case.agent_id:
        return "nobodys"
    return "mine" if case.agent_id == user_id else "anothers"


def _out_of_place(case: Standing, right: Right) -> Refusal:
    if case.state == "closed":
        return "closed"
    return "not_closed" if "closed" in right.places else "not_yours"


def _not_theirs(case: Standing, action: Action, user_id: int) -> Refusal:
    return "taken" if action == "claim" and case.agent_id else "not_yours"


def settles(verdict: str, state: State) -> bool:
    """True where the tenant's word on an answer is not one of the past: owed anew, or over already."""
    return state not in OWED and not (verdict == "yes" and state == "closed")


def offered(case: Standing) -> tuple[Action, ...]:
    """The buttons of a card, in order."""
    if case.is_frozen:
        return ()
    if case.state == "closed":
        return ("reopen",)
    if not case.agent_id:
        return ("claim", "answer", "close")
    promise: Action = "keep_promise" if case.has_promise else "promise"
    record: tuple[Action, ...] = ("record",) if case.has_deadline else ()
    return ("answer", "ask_piece", promise, "reroute", "transfer", *record, "release", "close")
