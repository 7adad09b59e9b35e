"""docs/triage.md: what the model can and cannot do, from one run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from training.measure import Guess, confusions, share

HEAD = """\
# Triage: what people write → what it is about

Written by `make triage`; do not edit. How and why: [decisions/triage.md](decisions/triage.md).

## Themes

Cross-validated: a style of author is guessed by models that never read that style; the files of one matter
alone (languages, bodies, nothing, contrasts) are left out a fifth at a time. Unseen: the phrases of
`tests/data/triage`, by other authors, never trained on. In doubt it asks, which counts as wrong here. A text
with two problems counts as right when its first one is found.

| phrases | number | right at first | right in two | asks instead |
|---|---|---|---|---|"""

DANGERS = """
## Dangers

Unseen: the phrases of `tests/data/danger`, by other authors. `fresh` is what people clearly say; `unseen` is
said in passing, veiled, in other words for it. False alarms are counted on look-alikes: texts that use the
words of a danger and tell none.

| phrases | dangers | found | right kind | look-alikes | false alarms | past that press |
|---|---|---|---|---|---|---|"""

COLUMNS = ("charges", "rent", "deposit", "services", "repairs", "neighbour", "out_of_scope", "none")
EXAMPLES = 24
LONGEST_EXAMPLE = 110  # characters


def accuracy(name: str, guesses: Sequence[Guess]) -> str:
    """A row of the first table."""
    right, near = share(it.is_right for it in guesses), share(it.is_near for it in guesses)
    asks = share(it.said == "none" and it.phrase.theme != "none" for it in guesses)
    return f"| {name} | {len(guesses)} | {right:.1%} | {near:.1%} | {asks:.1%} |"


def by_style(guesses: Sequence[Guess]) -> list[str]:
    styles = sorted({it.phrase.style for it in guesses})
    return [accuracy(f"`{style}`", [it for it in guesses if it.phrase.style == style]) for style in styles]


def confusion_table(guesses: Sequence[Guess]) -> list[str]:
    found = confusions(guesses)
    lines = ["| is ↓ said → | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for theme in COLUMNS:
        counts = (str(found[theme, said] or "·") for said in COLUMNS)
        lines.append(f"| {theme} | " + " | ".join(counts) + " |")
    return lines


def calibration(guesses: Sequence[Guess]) -> list[str]:
    """How often it is right, by how sure it says it is."""
    lines = ["| says | phrases | right |", "|---|---|---|"]
    for low, high in ((0, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01)):
        some = [it for it in guesses if low <= it.confidence < high]
        if some:
            right = share(it.themes[0] == it.phrase.theme for it in some)
            lines.append(f"| {low:.0%} to {min(high, 1):.0%} | {len(some)} | {right:.0%} |")
    return lines


def mistakes(guesses: Sequence[Guess]) -> list[str]:
    """The surest of its mistakes."""
    wrong = sorted((it for it in guesses if not it.is_right), key=lambda it: -it.confidence)
    lines = ["| is | said | text |", "|---|---|---|"]
    for it in wrong[:EXAMPLES]:
        text = (
            it.phrase.text
            if len(it.phrase.text) <= LONGEST_EXAMPLE
            else f"{it.phrase.text[:LONGEST_EXAMPLE]}…"
        )
        lines.append(f"| {it.phrase.label} | {it.said} ({it.confidence:.0%}) | {text.replace('|', '/')} |")
    return lines


class Findings(NamedTuple):
    """All that a run found."""

    learnt: Sequence[Guess]
    unseen: Sequence[Guess]
    dangers: Sequence[str]
    missed: Sequence[str]
    costs: Sequence[str]
    bytes_of_files: int


def page(found: Findings) -> str:
    """The whole page."""
    return "\n".join(
        [
            HEAD,
            *(accuracy("cross-validated", found.learnt), *by_style(found.learnt)),
            *(accuracy("**unseen**", found.unseen), *by_style(found.unseen)),
            "\n## Which theme is taken for which (unseen)\n",
            *confusion_table(found.unseen),
            "\n## Is it as sure as it says? (cross-validated)\n",
            *calibration(found.learnt),
            "\n## What it still gets wrong (unseen, the surest mistakes)\n",
            *mistakes(found.unseen),
            DANGERS,
            *found.dangers,
            "\n### Dangers that are not heard (unseen)\n",
            *("| kind | text |", "|---|---|", *found.missed[:EXAMPLES]),
            f"\n## Costs\n\nThe files of the models have {found.bytes_of_files // 1000} kB together.\n",
            "| way to run it | load, ms | memory, MB | texts a second |",
            "|---|---|---|---|",
            *found.costs,
            "",
        ]
    )
