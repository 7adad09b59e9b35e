"""A paper → PDF/UA-1 and a picture of its first page, the same bytes for the same paper on every machine."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from fontTools.ttLib import TTFont

from bot.papers import Paper
from bot.sheets import JOINERS, UNSEEN

LETTERS = Path(__file__).with_name("letters")
FONTS = LETTERS / "fonts"
PREVIEW_PPI = 97  # A4 is 8.27 inches wide: about 800 px
NO_GLYPH = "□"
MODIFIERS = range(0x1F3FB, 0x1F400)  # of the skin of an emoji


class Press:
    """Prints papers. One for the process; any thread may use it, one at a time."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        self._compiler = typst.Compiler(root=LETTERS, font_paths=fonts)
        self._glyphs = _glyphs()
        self._lock = Lock()

    def pdf(self, paper: Paper) -> bytes:
        """The whole paper as PDF/UA-1. typst.TypstError is a mistake of the developer."""
        day = datetime.fromisoformat(paper.data["day"]).replace(tzinfo=UTC)
        return self._compile(paper, pdf_standards="ua-1", timestamp=day)

    def preview(self, paper: Paper) -> bytes:
        """A picture of the first page, as PNG."""
        return self._compile(paper, only="letter", format="png", ppi=PREVIEW_PPI)

    def _compile(self, paper: Paper, *, only: str = "", **how: Any) -> bytes:
        inputs = {"paper": json.dumps(self._printable(paper.data)), "only": only}
        template = LETTERS / f"{paper.template}.typ"
        with self._lock, _panic_as_error():
            return _first(self._compiler.compile(template, sys_inputs=inputs, **how))

    def _printable(self, told: Any) -> Any:
        match told:
            case str():
                return self._drawable(told)
            case list():
                return [self._printable(each) for each in told]
            case dict():
                return {name: self._printable(each) for name, each in told.items()}
        return told

    def _drawable(self, words: str) -> str:
        """Signs that no font has become a box: PDF/UA refuses what has no glyph.

        What is drawn together must come from one font: a mark that the font of its letter lacks is left out.
        """
        drawn: list[str] = []
        fonts = 0
        for sign in unicodedata.normalize("NFC", words):
            held = self._glyphs.get(sign, 0)
            if _joins(sign):
                if fonts & held:
                    fonts &= held
                    drawn.append(sign)
                continue
            if drawn and drawn[-1] in JOINERS and not fonts & held:
                drawn.pop()
            is_drawn = held or sign == "\n"
            drawn.append(sign if is_drawn else NO_GLYPH)
            fonts = held if is_drawn else self._glyphs[NO_GLYPH]
        return "".join(drawn)


@contextmanager
def _panic_as_error() -> Iterator[None]:
    """A crash inside the compiler comes as a BaseException; its message may hold a tenant's words."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise typst.TypstError("the compiler crashed", "") from None
        raise


def _first(made: bytes | list[bytes] | None) -> bytes:
    """One file, or the first of one for each page; nothing only where a file was written to."""
    if not made:
        raise TypeError("nothing printed")
    return made if isinstance(made, bytes) else made[0]


def _joins(sign: str) -> bool:
    """True for what has no place of its own: accents, joiners, variations, skin tones."""
    return sign in JOINERS or unicodedata.category(sign)[0] == "M" or ord(sign) in MODIFIERS


def _glyphs() -> dict[str, int]:
    """Which fonts have a sign, one bit for each."""
    glyphs: dict[str, int] = {}
    for number, path in enumerate(sorted(FONTS.glob("*.ttf"))):
        with TTFont(path, lazy=True) as font:
            for sign in map(chr, font.getBestCmap()):
                if sign in JOINERS or unicodedata.category(sign) not in UNSEEN:
                    glyphs[sign] = glyphs.get(sign, 0) | 1 << number
    return glyphs
