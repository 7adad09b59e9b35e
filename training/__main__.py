"""`make triage`: learn, measure, write the models and docs/triage.md."""

from __future__ import annotations

from functools import partial

from dialogs.triage import alarm
from dialogs.triage.danger import find_danger
from dialogs.triage.model import Model
from training import alarms, phrases
from training.costs import costs
from training.learn import learn_dangers, learn_themes, pack
from training.measure import Guess, cross_validate, guess
from training.report import Findings, page


def main() -> None:
    told = phrases.digest()
    learnt, unseen, bytes_of_themes = _themes(told)
    dangers, missed, bytes_of_dangers = _dangers(told)
    rows = costs(phrases.read(phrases.LEARNT), [it.phrase for it in unseen])
    findings = Findings(learnt, unseen, dangers, missed, rows, bytes_of_themes + bytes_of_dangers)
    phrases.REPORT.write_text(page(findings), encoding="utf-8")


def _themes(digest: str) -> tuple[list[Guess], list[Guess], int]:
    single = [it for it in phrases.read(phrases.LEARNT) if "+" not in it.label]
    guesses, temperature = cross_validate(single)
    content = pack(learn_themes(single), temperature, digest=digest)
    phrases.THEMES.write_bytes(content)
    model = Model.read(content)
    return guesses, [guess(model, it) for it in phrases.read(phrases.UNSEEN)], len(content)


def _dangers(digest: str) -> tuple[list[str], list[str], int]:
    told = phrases.dangers()
    content = pack(learn_dangers(told), 1.0, digest=digest)
    phrases.DANGERS.write_bytes(content)
    hear, unseen = partial(alarm.hear, model=Model.read(content)), phrases.read(phrases.UNSEEN_DANGERS)
    ordinary = [it._replace(label=phrases.HARMLESS) for it in phrases.read(phrases.UNSEEN)]
    rows = []
    for style in sorted({it.style for it in unseen}):
        some = [*(it for it in unseen if it.style == style)]
        rows.append(alarms.row(f"`{style}`, rules alone", find_danger, some))
        rows.append(alarms.row(f"`{style}`, rules and model", hear, some))
    false = sum(alarms.presses(hear, it.text) for it in ordinary)
    rows.append(
        f"| ordinary complaints, rules and model | 0 | | | {len(ordinary)} | {false / len(ordinary):.1%} | |"
    )
    return rows, alarms.missed(hear, unseen), len(content)


if __name__ == "__main__":
    main()
