"""The labelled phrases: `label<TAB>text`, one file for each style of author."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from dialogs.triage.themes import theme_of

ROOT = Path(__file__).parent.parent
LEARNT = ROOT / "dialogs" / "triage" / "data"
LEARNT_DANGERS = LEARNT / "danger"
UNSEEN = ROOT / "tests" / "data" / "triage"
UNSEEN_DANGERS = ROOT / "tests" / "data" / "danger"
THEMES = ROOT / "dialogs" / "triage" / "themes.model"
DANGERS = ROOT / "dialogs" / "triage" / "danger.model"
REPORT = ROOT / "docs" / "triage.md"


HARMLESS = "-"


class Phrase(NamedTuple):
    """What somebody wrote; `label` is what it is about: of two problems, "first+second"."""

    label: str
    text: str
    style: str

    @property
    def first(self) -> str:
        """The label to learn: of several, or of two that are both right, the first."""
        return self.label.partition("+")[0].partition("|")[0]

    @property
    def is_over(self) -> bool:
        return self.label.startswith("over")

    @property
    def is_danger(self) -> bool:
        return not self.is_over and self.label != HARMLESS

    @property
    def theme(self) -> str:
        return theme_of(self.first)


def read(folder: Path) -> list[Phrase]:
    """All phrases of a folder, in the order of the files' names."""
    phrases = []
    for file in sorted(folder.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                label, _, text = line.partition("\t")
                phrases.append(Phrase(label, text, file.stem))
    return phrases


def dangers() -> list[Phrase]:
    """The phrases that teach what a danger is: those of dangers, and as harmless all the others.

    A danger that is over is one label, whatever its kind.
    """
    told = [it._replace(label="over") if it.is_over else it for it in read(LEARNT_DANGERS)]
    return [*told, *(it._replace(label=HARMLESS) for it in read(LEARNT))]


def digest() -> str:
    """Of all that the model is made from: the phrases, and how they are read."""
    reads = (ROOT / "dialogs" / "triage" / f"{name}.py" for name in ("words", "concepts", "features"))
    content = b"".join(file.read_bytes() for file in (*sorted(LEARNT.rglob("*.tsv")), *reads))
    return hashlib.sha256(content).hexdigest()
