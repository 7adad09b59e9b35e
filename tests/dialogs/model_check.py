"""What is wrong with a table of routes, one sentence for each mistake; nothing when it is sound.

Together the checks prove that an accepted answer always moves, that every path is finite, and that it ends in
an outcome. They read the table alone: no answer is given.
"""

import inspect
from collections import Counter
from collections.abc import Callable
from datetime import date
from graphlib import CycleError, TopologicalSorter

from dialogs import questions
from dialogs.flow import Guard, Route, otherwise
from dialogs.questions import WELCOME, Outcome, Question, Step, Verdict

Check = Callable[[list[Route]], list[str]]

ALL_STEPS = [step for step in vars(questions).values() if isinstance(step, Question | Verdict | Outcome)]
ANY_DAY = date(2026, 11, 23)


def problems(routes: list[Route]) -> list[str]:
    return [problem for check in CHECKS for problem in check(routes)]


def holes(routes: list[Route]) -> list[str]:
    """Steps where an answer may find no row."""
    last_guards = {source.name: guard for source, guard, _ in routes}
    open_ended = [name for name, guard in last_guards.items() if guard is not otherwise]
    return [f"the last row of {name} has a condition" for name in open_ended]


def dead_rows(routes: list[Route]) -> list[str]:
    """Rows below the one that always holds."""
    found, closed = [], set[str]()
    for source, guard, destination in routes:
        if source.name in closed:
            found.append(f"the row from {source.name} to {destination.name} is never read")
        if guard is otherwise:
            closed.add(source.name)
    return found


def loops(routes: list[Route]) -> list[str]:
    ways = TopologicalSorter[str]()
    for source, _, destination in routes:
        ways.add(destination.name, source.name)
    try:
        ways.prepare()
    except CycleError as error:
        return [f"a path comes back: {' → '.join(error.args[1])}"]
    return []


def dead_ends(routes: list[Route]) -> list[str]:
    """Only outcomes end a path, and they do end it."""
    sources = {source.name for source, *_ in routes}
    return [
        f"{step.name} {'goes on' if isinstance(step, Outcome) else 'leads nowhere'}"
        for step in _steps(routes)
        if isinstance(step, Outcome) == (step.name in sources)
    ]


def unreachable(routes: list[Route]) -> list[str]:
    reached, waiting = {WELCOME.name}, [WELCOME.name]
    while waiting:
        here = waiting.pop()
        found = {destination.name for source, _, destination in routes if source.name == here} - reached
        reached |= found
        waiting += found
    return [f"no path leads to {step.name}" for step in _steps(routes) if step.name not in reached]


def twins(routes: list[Route]) -> list[str]:
    called = Counter(step.name for step in _steps(routes))
    return [f"{count} steps are called {name}" for name, count in called.items() if count > 1]


def unused(routes: list[Route]) -> list[str]:
    used = _steps(routes)
    return [f"{step.name} stands in no row" for step in ALL_STEPS if step not in used]


def misspelt(routes: list[Route]) -> list[str]:
    """Guards that wait for a choice nobody can make."""
    return [
        f"{question.name} has no choice {choice}"
        for _, guard, _ in routes
        for question, choice in _awaited(guard)
        if choice not in (*question.choices, *question.expects.samples(ANY_DAY))
    ]


def _awaited(guard: Guard) -> list[tuple[Question, str]]:
    """What a guard made by chose() compares the answer with; nothing for the others."""
    bound = inspect.getclosurevars(guard).nonlocals
    return [(bound["question"], choice) for choice in bound.get("choices", ())]


def _steps(routes: list[Route]) -> list[Step]:
    steps = [step for source, _, destination in routes for step in (source, destination)]
    return list({id(step): step for step in steps}.values())


CHECKS: tuple[Check, ...] = (holes, dead_rows, loops, dead_ends, unreachable, twins, unused, misspelt)
