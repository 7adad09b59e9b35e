"""How hard a text is to read: its sentences, its words, their syllables."""

import re
from collections.abc import Iterator

EMOJI = re.compile(r"[\u21a9\u21aa\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
JOINERS = "\u200d\ufe0f\u20e3"  # what emoji are glued with

SPACES = re.compile("[\u00a0\u202f]")
LIST_MARK = re.compile(r"^\s*(?:[•·–—*-]|\d{1,2}[.)])\s+")
ABBREVIATION = re.compile(r"\b(art|al|av|bd|cf|env|ex|tél|p|M|MM|Dr)\.(?=\s)")
NUMBER_MARK = re.compile(r"(n°|№)\s+(?=\d)")
CLOCK = re.compile(r"\b(\d{1,2})\s?h(?:\s(\d\d))?\b")
GROUPED_DIGITS = re.compile(r"(?<=\d)\s(?=\d)")
SENTENCE_END = re.compile(r"[.!?…]+[»”)]*(?=\s|$)")

VOWELS = "aeiouyàâäéèêëîïôöùûüœæ"
VOWEL_GROUP = re.compile(f"[{VOWELS}]+")
GLIDE = re.compile(f"(?<=[{VOWELS}])y(?=[{VOWELS}])")
HIATUS = re.compile("é(?=[aiouéèêœ])|[aeo](?=[ïë])")
SILENT_END = re.compile(rf"(?:(?<=[^{VOWELS}])|(?<=[gq]u))es?$")
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)’", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of a text. A line ends one, unless the next goes on in lower case."""
    return [sentence for line in _joined_lines(text) for sentence in _split(_normal(line))]


def words(text: str) -> list[str]:
    """What stands between spaces and can be read aloud; a number or a time is one word."""
    return [word for word in _normal(text).split() if any(map(str.isalnum, word))]


def syllables(word: str) -> int:
    """The syllables of a French word as it is spoken, near enough for a mean; a number is one."""
    spoken = GLIDE.sub("j", ELISION.sub("", word.lower().replace("'", "’")))
    spoken = "".join(filter(str.isalpha, spoken))
    groups = len(VOWEL_GROUP.findall(spoken)) + len(HIATUS.findall(spoken))
    return max(1, groups - len(SILENT_END.findall(spoken)))


def reading_ease(text: str) -> float:
    """Kandel and Moles' adaptation of Flesch to French: 60 and more is plain, 100 very easy."""
    said = words(text)
    per_sentence = len(said) / len(sentences(text))
    per_word = sum(map(syllables, said)) / len(said)
    return 207 - 1.015 * per_sentence - 73.6 * per_word


def without_emoji(text: str) -> str:
    return EMOJI.sub("", text.translate(dict.fromkeys(map(ord, JOINERS))))


def _joined_lines(text: str) -> Iterator[str]:
    held = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        starts_anew = LIST_MARK.match(line) or not line[0].islower()
        if held and starts_anew:
            yield held
            held = ""
        held = f"{held} {LIST_MARK.sub('', line)}".strip()
    if held:
        yield held


def _normal(text: str) -> str:
    text = SPACES.sub(" ", without_emoji(text))
    text = ABBREVIATION.sub(r"\1", text)
    text = NUMBER_MARK.sub(r"\1", text)
    text = CLOCK.sub(lambda time: f"{time[1]}h{time[2] or ''}", text)
    return GROUPED_DIGITS.sub("", text)


def _split(line: str) -> list[str]:
    return [piece.strip() for piece in SENTENCE_END.split(line) if words(piece)]
