"""The rules of wording: what every string of the bot must be. A rule yields what breaks it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from statistics import fmean

from tests.bot.reading import SPACES, reading_ease, sentences, without_emoji, words
from tests.bot.wording import Role, Text

Rule = Callable[[Text], Iterator[str]]

MEAN_SENTENCE = 12
LONGEST_SENTENCE = 20
LONGEST_EMERGENCY_SENTENCE = 10
BUBBLE_CHARACTERS = 600
BUBBLE_LINES = 8
LABEL_CHARACTERS = 30
EASE_OF_THE_FILE = 60
EASE_OF_A_BUBBLE = 40
LONG_BUBBLE_WORDS = 30

ACRONYMS = frozenset(
    """
    ADIL AFOC AME APL ARS CAF CCAS CDC CGL CLCV CNIL CNL CONSO CSF DALO DDETS EDF FSL GRDF HLM JPEG
    JPG MP3 OK PDF PNG QR RGPD RHO RIB SMS SOS
    """.split()
)
CAPITALS = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ]{2,}\d?(?![\w-])")

# Searched without regard to case, with plain spaces and straight apostrophes.
BANNED: Mapping[str, re.Pattern[str]] = {
    sort: re.compile("|".join(patterns), re.IGNORECASE)
    for sort, patterns in {
        "jargon": (
            r"\bnonobstant",
            r"\bsusvisée?s?\b",
            r"\b(?:le|la|les|du|des|au|aux)dite?s?\b",
            r"\bdiligent(?:er|e|ée?s?)\b",
            r"\bs'acquitt\w+",
            r"\birrecevab\w+",
            r"\ble cas échéant",
            r"\bafférente?s?\b",
        ),
        "promise": (
            r"(?<!dépôt de )(?<!dépôts de )\bgaranti\w*",
            r"\btoujours\b",
            r"\bobligée?s? de payer",
            r"\bvous (?:n')?avez (?:pas )?droit",
            r"\ble médiateur refusera",
            r"\bdélais? (?:est|sont) (?:suspendu|bloqué)s?",
            r"\b100 ?%",
            r"\bsuccès\b",
            r"\bguarant\w+",
            r"\balways\b",
            r"\bobliged to pay",
            r"\byou are (?:not )?entitled",
            r"\bthe mediator will (?:refuse|reject)",
            r"\btime limits? (?:is|are) (?:suspended|blocked)",
            r"\bsuccess(?:ful|fully)?\b",
        ),
    }.items()
}
POLICE_COMPLAINT = re.compile(r"\bplaintes?\b", re.IGNORECASE)
PLACES_OF_POLICE = re.compile("police|steps|neighbour|emergency|trouble")

URL = re.compile(r"https?://\S+|&\w+;")
PHONE_IN_ONE = re.compile(r"(?<!\d)(?:\+33|0)\d(?:[.\-/]?\d){8}(?!\d)")
EITHER_LANGUAGE: Mapping[str, re.Pattern[str]] = {
    "a straight apostrophe": re.compile("'"),
    "two spaces": re.compile("[ \u00a0\u202f]{2}"),
    "a space at the end of a line": re.compile("[ \u00a0\u202f]$", re.MULTILINE),
    "three dots instead of …": re.compile(r"\.\.\."),
    "a telephone number without spaces": PHONE_IN_ONE,
}
FRENCH: Mapping[str, re.Pattern[str]] = {
    "no non-breaking space before a sign": re.compile("(?<![\u00a0\u202f?!])[:;?!»]"),
    "no non-breaking space after «": re.compile("«(?![\u00a0\u202f])"),
    "straight quotation marks": re.compile('"'),
}

# Term of law or of housing: the message that explains it, and how the term looks in a text.
GLOSSARY: Mapping[str, re.Pattern[str]] = {
    message: re.compile(pattern, re.IGNORECASE)
    for message, pattern in {
        "glossary-mediator": r"\bmédiateurs?\b",
        "glossary-admissible": r"\brecevables?\b",
        "glossary-service-charges": r"\bcharges locatives\b",
        "glossary-deposit": r"\bdépôts? de garantie\b",
        "glossary-rent-notice": r"\bavis d'échéance\b",
        "glossary-adjustment": r"\brégularisations?\b",
        "glossary-refer": r"\bsaisi(?:r|s|e|t|ssez|sse|ne)?\b",
    }.items()
}


def short_sentences(text: Text) -> Iterator[str]:
    limit = LONGEST_EMERGENCY_SENTENCE if text.is_emergency else LONGEST_SENTENCE
    for said in _bubbles(text):
        lengths = _lengths(said)
        if lengths and fmean(lengths) > MEAN_SENTENCE:
            yield f"mean sentence of {fmean(lengths):.1f} words, at most {MEAN_SENTENCE}"
        for sentence in sentences(said):
            if (length := len(words(sentence))) > limit:
                yield f"sentence of {length} words, at most {limit}: {sentence}"


def fits_a_bubble(text: Text) -> Iterator[str]:
    if text.role is not Role.BUBBLE:
        return
    for longest in text.longest:
        if len(longest) > BUBBLE_CHARACTERS:
            yield f"{len(longest)} characters, at most {BUBBLE_CHARACTERS}"
        if (lines := longest.count("\n") + 1) > BUBBLE_LINES:
            yield f"{lines} lines, at most {BUBBLE_LINES}"


def fits_a_button(text: Text) -> Iterator[str]:
    if text.role is not Role.LABEL:
        return
    for longest in text.longest:
        if len(longest) > LABEL_CHARACTERS:
            yield f"label of {len(longest)} characters, at most {LABEL_CHARACTERS}: {longest}"
        if "\n" in longest:
            yield "label of several lines"


def says_something(text: Text) -> Iterator[str]:
    for said in text.said:
        if not words(said):
            yield "nothing to read"


def emoji_only_lead(text: Text) -> Iterator[str]:
    if text.role is Role.WORDS:
        return
    for line in (line for said in text.said for line in said.splitlines() if line.strip()):
        rest = _after_leading_emoji(line)
        if not words(rest):
            yield f"a line without words: {line}"
        if rest != without_emoji(rest):
            yield f"emoji inside a line: {line}"


def no_shouting(text: Text) -> Iterator[str]:
    if text.role is Role.WORDS:
        return
    for said in text.said:
        for word in CAPITALS.findall(said):
            if word not in ACRONYMS:
                yield f"in capitals: {word}"


def plain_words(text: Text) -> Iterator[str]:
    if text.role is Role.WORDS:
        return
    for said in map(_plain, text.said):
        for sort, pattern in BANNED.items():
            for found in pattern.finditer(said):
                yield f"{sort}: {found[0]}"
        if POLICE_COMPLAINT.search(said) and not PLACES_OF_POLICE.search(text.name):
            yield "«plainte» is for the police: a written one is a «réclamation écrite»"


def clean_typography(text: Text) -> Iterator[str]:
    yield from _misprints(text, EITHER_LANGUAGE)


def french_typography(text: Text) -> Iterator[str]:
    yield from _misprints(text, FRENCH)


def easy_bubbles(text: Text) -> Iterator[str]:
    for said in _bubbles(text):
        if len(words(said)) > LONG_BUBBLE_WORDS and (ease := reading_ease(said)) < EASE_OF_A_BUBBLE:
            yield f"reading ease of {ease:.0f}, at least {EASE_OF_A_BUBBLE}"


RULES: tuple[Rule, ...] = (
    short_sentences,
    fits_a_bubble,
    fits_a_button,
    says_something,
    emoji_only_lead,
    no_shouting,
    plain_words,
    clean_typography,
)
FRENCH_RULES: tuple[Rule, ...] = (french_typography, easy_bubbles)


def broken(rule: Rule, texts: Iterable[Text]) -> list[str]:
    """Where a rule does not hold, each place once: «theme.help: 9 lines, at most 8»."""
    return list(dict.fromkeys(f"{text.name}: {fault}" for text in texts for fault in rule(text)))


def mean_sentence(texts: Iterable[Text]) -> float:
    return fmean(length for text in texts for said in _bubbles(text) for length in _lengths(said))


def ease_of_the_file(texts: Iterable[Text]) -> float:
    return reading_ease("\n".join(_ended(said) for text in texts for said in _bubbles(text)))


def unexplained_terms(texts: Iterable[Text]) -> list[str]:
    """Glossary messages that are missing, or do not name their term, though the term is used."""
    heard = [text for text in texts if text.role is not Role.WORDS]
    return [
        f"{message}: explains no «{pattern.pattern}», used in {uses[0]}"
        for message, pattern in GLOSSARY.items()
        if (uses := [text.name for text in heard if _names(text, pattern)])
        and not any(text.name == message and _names(text, pattern) for text in heard)
    ]


def _bubbles(text: Text) -> tuple[str, ...]:
    return text.said if text.role is Role.BUBBLE else ()


def _lengths(said: str) -> list[int]:
    return [len(words(sentence)) for sentence in sentences(said)]


def _plain(said: str) -> str:
    return SPACES.sub(" ", said).replace("’", "'")


def _ended(said: str) -> str:
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def _names(text: Text, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(_plain(said)) for said in text.said)


def _after_leading_emoji(line: str) -> str:
    start = next((at for at, sign in enumerate(line) if sign.isalnum()), len(line))
    return without_emoji(line[:start]) + line[start:]


def _misprints(text: Text, signs: Mapping[str, re.Pattern[str]]) -> Iterator[str]:
    if text.role is Role.WORDS:
        return
    for said in text.said:
        bare = URL.sub("", said)
        for misprint, pattern in signs.items():
            for found in pattern.finditer(bare):
                around = bare[max(0, found.start() - 12) : found.end() + 5]
                yield f"{misprint}: {around!r}"
