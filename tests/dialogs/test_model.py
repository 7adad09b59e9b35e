import pytest

from dialogs import questions as q
from dialogs.flow import ROUTES, Route, chose, otherwise, too_late
from dialogs.questions import Question
from tests.dialogs import model_check
from tests.dialogs.model_check import CHECKS, Check


@pytest.mark.parametrize("check", CHECKS)
def test_the_table_has_no(check: Check) -> None:
    assert check(ROUTES) == []


def test_every_question_verdict_and_outcome_is_known_to_the_check() -> None:
    kinds = {type(step).__name__ for step in model_check.ALL_STEPS}

    assert kinds == {"Question", "Verdict", "Outcome"}


# --- deliberate mistakes: a check that cannot fail proves nothing -------------------------------------------


def instead(row: Route, *rows: Route) -> list[Route]:
    """The table with other rows in the place of that one."""
    assert row in ROUTES
    return [new for old in ROUTES for new in (rows if old == row else (old,))]


def without(name: str) -> list[Route]:
    """The table without the rows that lead to that step."""
    return [row for row in ROUTES if row[2].name != name]


TO_CONTACT: Route = (q.NAME, otherwise, q.CONTACT)
TO_RECAP: Route = (q.EVIDENCE, otherwise, q.CHECK_ANSWERS)
TO_ROLE: Route = (q.MONEY, otherwise, q.ROLE)
TO_MEDIATION: Route = (q.TO_MEDIATION, otherwise, q.MEDIATION)

SECOND_MONEY = Question("money", q.MONEY.expects)

MISTAKES: dict[str, tuple[Check, list[Route]]] = {
    "a hole: the last row has a condition": (
        model_check.holes,
        instead(TO_CONTACT, (q.NAME, too_late, q.CONTACT)),
    ),
    "a row under the one that always holds": (
        model_check.dead_rows,
        instead(TO_CONTACT, TO_CONTACT, (q.NAME, too_late, q.ADVISOR)),
    ),
    "the row that always holds stands first": (
        model_check.dead_rows,
        [(q.LANDLORD_ANSWER, otherwise, q.TO_MEDIATION), *ROUTES],
    ),
    "a way back to a question already asked": (
        model_check.loops,
        instead(TO_RECAP, (q.EVIDENCE, otherwise, q.NAME)),
    ),
    "a question that leads to itself": (
        model_check.loops,
        instead(TO_ROLE, (q.MONEY, chose(q.MONEY, "rent"), q.MONEY), TO_ROLE),
    ),
    "an outcome that goes on": (
        model_check.dead_ends,
        [*ROUTES, (q.WAIT, otherwise, q.LANDLORD_ANSWER)],  # type: ignore[list-item]  # the mistake itself
    ),
    "a question without a row": (
        model_check.dead_ends,
        [row for row in ROUTES if row[0] is not q.WISH],
    ),
    "a verdict without a row": (
        model_check.dead_ends,
        [row for row in ROUTES if row != TO_MEDIATION],
    ),
    "a question nobody is led to": (model_check.unreachable, without("money")),
    "an outcome nobody is led to": (model_check.unused, without("outcome-wait")),
    "a question of the same name": (
        model_check.twins,
        instead(TO_ROLE, TO_ROLE, (SECOND_MONEY, otherwise, q.ROLE)),
    ),
    "a question that stands in no row": (
        model_check.unused,
        [row for row in ROUTES if q.CONFIDENTIALITY not in row],
    ),
    "a misspelt choice": (
        model_check.misspelt,
        [(q.PROCEEDINGS, chose(q.PROCEEDINGS, "cuort"), q.ALREADY_REFERRED), *ROUTES],
    ),
    "a choice of another question": (
        model_check.misspelt,
        [(q.ROLE, chose(q.THEME, "charges"), q.OUT_OF_SCOPE), *ROUTES],
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_check_finds(mistake: str) -> None:
    check, routes = MISTAKES[mistake]

    assert check(routes) != []
