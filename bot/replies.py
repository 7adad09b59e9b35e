"""Ready answers of the staff, from a file: a title for the button, and a text with variables.

[[replies]]
title = "Rendez-vous"
text = "Bonjour $nom, pour le dossier $numero, quel jour vous convient ?"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from bot.texts import long_date, moment
from storage.cases import Case

VARIABLES = ("numero", "nom", "date_limite", "reponse_avant")
LONGEST_TITLE = 30  # characters, as on every button
LONGEST_TEXT = 1500  # characters


class Reply(BaseModel):
    """One ready answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE)]
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]

    @field_validator("text")
    @classmethod
    def _variables_are_known(cls, text: str) -> str:
        template = Template(text)
        if not template.is_valid():
            raise ValueError("a $ that begins no variable is written $$")
        if unknown := set(template.get_identifiers()) - set(VARIABLES):
            expected = ", ".join(f"${name}" for name in VARIABLES)
            raise ValueError(f"${min(unknown)} is no variable: expected {expected}")
        return text

    def told(self, values: Mapping[str, str]) -> str:
        """The text with what is known of a case; a value never becomes a variable itself."""
        return Template(self.text).substitute(dict.fromkeys(VARIABLES, "") | dict(values))


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    replies: tuple[Reply, ...]


def read(path: Path) -> tuple[Reply, ...]:
    """The answers of the file, in order. OSError or ValueError says in one line what is wrong."""
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).replies
    except ValidationError as error:
        raise ValueError("; ".join(_named(problem) for problem in error.errors())) from None


def _named(problem: Any) -> str:
    """Where it is and what was expected there: "replies.0.text: $foo is no variable"."""
    place = ".".join(str(part) for part in problem["loc"])
    told = problem["msg"].removeprefix("Value error, ")
    return f"{place}: {told[0].lower()}{told[1:]}"


def values(case: Case) -> dict[str, str]:
    """What is known of a case; the name only where the tenant shares it."""
    return {
        "numero": case.number,
        "nom": case.answers.get("name", "") if case.story_is_shared else "",
        "date_limite": long_date(case.deadline, "fr") if case.deadline else "",
        "reponse_avant": moment(case.due_at, "fr") if case.due_at else "",
    }
