"""A text → the marks that the model weighs: its words, how they sound, pieces of them, what they are about.

"=ascenseur", "=en panne"    a word, two words
"~asanser", "~an pan"        how they sound: what is misspelt sounds right
"_asc", "ens", "eur_"        pieces of a word, 2 to 5 letters
"@lift", "@lift&sum"         what it is about, and two such things in one text
"!fuite", "!leak"            what the text says it is not about
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from dialogs.triage.concepts import CONCEPTS
from dialogs.triage.words import fold

PIECES: Final = range(2, 6)  # letters
LONGEST: Final = 2000  # characters: what a text is about is said within them
SHORTEST_STEM: Final = 3
SHORTEST_SOUND: Final = 5
WORDS_KEPT: Final = 4096  # in memory with their pieces, without their texts
SOUNDS_KEPT: Final = 16_384

_STOP: Final = "stop"  # folding leaves it where a clause ends
_CLAUSE_END: Final = re.compile(r"[.,;:!?…\n()]+|\s-+\s")
_ELISION: Final = re.compile(r"(?<=\w)['`´‘’](?=\w)")
_NUMBER: Final = re.compile(r"\b\d+\b")
_DENIED: Final = re.compile(
    r"\b(?:(?:c|s)?(?:est|etait|nest|sont)|ces|c|se) pas?\b"
    r"(?: (?:une?|le|la|les|l|du|des?|d|mon|ma|mes|a|cause|pour|question|probleme|souci|faute|ca))*\s?(\w+)"
    rf"|(?:^|{_STOP} )pas (?:(?:le|la|les|l|mon|ma|mes|une?|de|du) )?(\w+)"
    r"|\b(?:aucune?|ni) (?:(?:probleme|souci|rapport) (?:de|avec) )?(\w+)"
)

# What sounds alike is spelt alike, in this order; then the endings that nobody hears go.
_SOUNDS: Final = [
    (re.compile(spelt), heard)
    for spelt, heard in (
        (r"ph", "f"),
        (r"qu|ck|c(?=[aoukltrc]|$)|q", "k"),
        (r"c(?=[eiy])|ss", "s"),
        (r"eau|au", "o"),
        (r"ai|ei|er$|ez$|et$|ee$|ees$", "e"),
        (r"h", ""),
        (r"y", "i"),
        (r"z", "s"),
        (r"[ea][nm](?=[^aeiou]|$)", "an"),
        (r"gu(?=[ei])", "g"),
        (r"ge(?=[ao])|g(?=[ei])", "j"),
        (r"(\w)\1", r"\1"),
    )
]
_GLUED: Final = re.compile(r"[cdjlmnst][aeiouyh]\w\w")
_UNHEARD: Final = re.compile(r"(?:ent|es|s|t|x|d|e)$")


class Stem(NamedTuple):
    """How a word of a family begins, or the whole word."""

    text: str
    sound: str
    is_whole: bool
    concept: str


def features(text: str) -> set[str]:
    """The marks of a text; each counts once."""
    apart = _ELISION.sub(" ", text[:LONGEST].replace("€", " euros "))
    told = fold(_CLAUSE_END.sub(f" {_STOP} ", apart))
    found: set[str] = set()
    told = _DENIED.sub(lambda match: _deny(match, found), _NUMBER.sub("0", told))
    about = {concept for phrase, concept in _families().phrases if phrase in f" {told} "}
    for clause in f" {told} ".split(f" {_STOP} "):
        words = clause.split()
        for word in words:
            found.update(_of_word(word))
            about.update(_concepts(word))
        found.update(f"={one} {other}" for one, other in pairwise(words))
        found.update(f"~{one} {other}" for one, other in pairwise(map(sound, words)))
    found.update(f"@{concept}" for concept in about)
    found.update(f"@{one}&{other}" for one, other in combinations(sorted(about), 2))
    return found


def _deny(match: re.Match[str], found: set[str]) -> str:
    """What is denied counts as denied, and as nothing else."""
    word = match[1] or match[2] or match[3]
    found.add(f"!{word}")
    found.update(f"!{concept}" for concept in _concepts(word))
    return f" {_STOP} "


@lru_cache(WORDS_KEPT)
def _of_word(word: str) -> tuple[str, ...]:
    whole = f"_{word}_"
    pieces = (whole[i : i + n] for n in PIECES for i in range(len(whole) - n + 1))
    return (f"={word}", f"~{sound(word)}", *pieces)


@lru_cache(SOUNDS_KEPT)
def sound(word: str) -> str:
    """How a folded word sounds, about: "assenseur" and "ascenceur" are the same."""
    heard = _heard(word)
    return _UNHEARD.sub("", heard) if len(word) >= SHORTEST_STEM + 1 else heard


def _heard(word: str) -> str:
    for spelt, heard in _SOUNDS:
        word = spelt.sub(heard, word)
    return word


# --- families of words ------------------------------------------------------------------------------------


class _Families(NamedTuple):
    stems: dict[str, list[Stem]]  # by the first two letters of the word, and of its sound
    phrases: list[tuple[str, str]]


@cache
def _families() -> _Families:
    families = _Families({}, [])
    for concept, entries in CONCEPTS.items():
        for entry in entries.split():
            words, is_whole = entry.rstrip(".").replace("_", " "), entry.endswith(".")
            if " " in words:
                families.phrases.append((f" {words}{' ' if is_whole else ''}", concept))
                continue
            heard = sound(words) if is_whole else _heard(words)
            stem = Stem(words, heard if len(words) >= SHORTEST_SOUND else "", is_whole, concept)
            for opening in {words[:2], heard[:2]}:
                families.stems.setdefault(opening, []).append(stem)
    return families


@lru_cache(SOUNDS_KEPT)
def _concepts(word: str) -> frozenset[str]:
    """What the word is about: none, one or several families; "lascenseur" is a word with its article."""
    found = _named(word)
    return found or (_named(word[1:]) if _GLUED.match(word) else found)


def _named(word: str) -> frozenset[str]:
    heard, ends = _heard(word), sound(word)
    stems = _families().stems
    near = [it for opening in {word[:2], heard[:2]} for it in stems.get(opening, ())]
    return frozenset(stem.concept for stem in near if _fits(stem, word, heard, ends))


def _fits(stem: Stem, word: str, heard: str, ends: str) -> bool:
    if stem.is_whole:
        return word == stem.text or (bool(stem.sound) and ends == stem.sound)
    is_spelt = word.startswith(stem.text) and (len(stem.text) >= SHORTEST_STEM or word == stem.text)
    return is_spelt or (bool(stem.sound) and heard.startswith(stem.sound))
