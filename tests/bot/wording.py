"""What a Fluent file says: every string of it, in every branch, with its variables filled in."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from itertools import product

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

# A plausible longest value of each variable; what is not here takes twelve characters.
SAMPLES: Mapping[str, str] = {
    "agency_lines": "\n".join(["x" * 50] * 2),
    "case": "RHO-26-0001-K",
    "complaint": "entre le 30 septembre 2025 et le 30 octobre 2025",
    "complaint_form": "x" * 40,
    "deadline": "30 septembre 2026",
    "dpo_contact": "x" * 40,
    "gas_phone": "0 800 47 33 33",
    "help": "x" * 100,
    "landlord_address": "x" * 60,
    "landlord_email": "x" * 40,
    "landlord_hours": "x" * 40,
    "landlord_name": "Rochefort Habitat Océan",
    "last_day": "30 septembre 2026",
    "lines": "\n".join(["x" * 60] * 7),
    "mediator_address": "x" * 60,
    "mediator_name": "AME CONSO",
    "mediator_url": "www.mediationconso-ame.com",
    "milestones": "\n".join(["x" * 50] * 6),
    "on_call_phone": "05 46 00 00 00",
    "social_address": "x" * 60,
    "about": "RHO-26-0001-K (le montant du loyer)",
    "turn": "RHO doit répondre avant le 30 septembre 2026. Ce jour-là, le silence compte comme un refus.",
    "until": "30 septembre 2026",
    "by": "30 septembre 2026",
    "value": "x" * 60,
    "words": "x" * 300,
}
LONGEST_BY_DEFAULT = "x" * 12

# One capitalised word, so that a sentence that starts with a variable is seen to start.
ONE_WORD = "Mot"

TEXT_ATTRIBUTES = re.compile(r"help|hint|.+-told|refused-.+")
MARKUP = re.compile(r"</?[a-z][^<>]*>")

Fill = Callable[[str], str]


class Role(Enum):
    """What a string is for, which decides the rules that hold for it."""

    BUBBLE = auto()
    LABEL = auto()
    WORDS = auto()
    LETTER = auto()
    STAFF = auto()
    COMMAND = auto()


@dataclass(frozen=True, slots=True)
class Text:
    """A message's value or one of its attributes, in each of its branches, without markup."""

    message: str
    attribute: str | None
    said: tuple[str, ...]
    longest: tuple[str, ...]
    variables: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.message}.{self.attribute}" if self.attribute else self.message

    @property
    def role(self) -> Role:
        if self.attribute and self.attribute.endswith("-words"):
            return Role.WORDS
        for prefix, role in (
            ("letter-", Role.LETTER),
            ("staff-", Role.STAFF),
            ("command-", Role.COMMAND),
        ):
            if self.message.startswith(prefix):
                return role
        if self.attribute and not TEXT_ATTRIBUTES.fullmatch(self.attribute):
            return Role.LABEL
        return Role.BUBBLE

    @property
    def is_emergency(self) -> bool:
        return "emergency" in self.message


def texts(source: str) -> list[Text]:
    """Every string of a Fluent file, terms aside: they are heard where they are used."""
    entries = _entries(source)
    patterns = {_key(entry): entry.value for entry in entries if entry.value}
    return [
        _text(entry.id.name, attribute, pattern, patterns)
        for entry in entries
        if isinstance(entry, ast.Message)
        for attribute, pattern in _strings(entry)
    ]


def mistakes(source: str) -> Iterator[str]:
    """What the Fluent runtime would pass over in silence: junk and duplicates."""
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            yield f"junk: {(entry.content or '').strip()!r}"
    entries = _entries(source)
    for name, times in Counter(map(_key, entries)).items():
        if times > 1:
            yield f"{name}: defined {times} times"
    for entry in entries:
        for name, times in Counter(each.id.name for each in entry.attributes).items():
            if times > 1:
                yield f"{_key(entry)}.{name}: defined {times} times"


def differences(source: str, other: str) -> Iterator[str]:
    """Where two languages do not have the same strings with the same variables."""
    ours = {text.name: text.variables for text in texts(source)}
    theirs = {text.name: text.variables for text in texts(other)}
    for name in sorted(ours.keys() ^ theirs.keys()):
        yield f"{name}: only in the {'first' if name in ours else 'second'} language"
    for name in sorted(ours.keys() & theirs.keys()):
        if odd := sorted(ours[name] ^ theirs[name]):
            yield f"{name}: not in both languages: {', '.join(f'${each}' for each in odd)}"


def _entries(source: str) -> list[ast.Message | ast.Term]:
    body = FluentParser().parse(source).body
    return [entry for entry in body if isinstance(entry, ast.Message | ast.Term)]


def _key(entry: ast.Message | ast.Term) -> str:
    return f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name


def _strings(message: ast.Message) -> Iterator[tuple[str | None, ast.Pattern]]:
    if message.value:
        yield None, message.value
    for attribute in message.attributes:
        yield attribute.id.name, attribute.value


def _text(
    message: str,
    attribute: str | None,
    pattern: ast.Pattern,
    patterns: Mapping[str, ast.Pattern],
) -> Text:
    expand = partial(_branches, pattern, patterns)
    return Text(
        message,
        attribute,
        said=expand(lambda _: ONE_WORD),
        longest=expand(lambda name: SAMPLES.get(name, LONGEST_BY_DEFAULT)),
        variables=_variables(pattern),
    )


def _branches(pattern: ast.Pattern, patterns: Mapping[str, ast.Pattern], fill: Fill) -> tuple[str, ...]:
    pieces = [
        (element.value,)
        if isinstance(element, ast.TextElement)
        else _spoken(element.expression, patterns, fill)
        for element in pattern.elements
    ]
    return tuple(MARKUP.sub("", "".join(choice)) for choice in product(*pieces))


def _spoken(
    expression: ast.InlineExpression | ast.Placeable | ast.SelectExpression,
    patterns: Mapping[str, ast.Pattern],
    fill: Fill,
) -> tuple[str, ...]:
    match expression:
        case ast.SelectExpression(variants=variants):
            return tuple(
                branch for variant in variants for branch in _branches(variant.value, patterns, fill)
            )
        case ast.VariableReference(id=name):
            return (fill(name.name),)
        case ast.FunctionReference(arguments=arguments):
            return _spoken(arguments.positional[0], patterns, fill)
        case ast.MessageReference(id=name):
            return _branches(patterns[name.name], patterns, fill)
        case ast.TermReference(id=name):
            return _branches(patterns[f"-{name.name}"], patterns, fill)
        case ast.Placeable(expression=inner):
            return _spoken(inner, patterns, fill)
        case ast.StringLiteral() | ast.NumberLiteral():
            return (str(expression.parse()["value"]),)


class _VariableNames(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 the visitor's own naming
        self.names.add(node.id.name)


def _variables(pattern: ast.Pattern) -> frozenset[str]:
    visitor = _VariableNames()
    visitor.visit(pattern)
    return frozenset(visitor.names)
