"""How typed words are compared: one plain form whatever the accents, case and punctuation."""

import re
import unicodedata

# Marks that an accent leaves behind, apostrophes of every keyboard, and characters nobody sees.
_UNHEARD = re.compile(
    "[\u0300-\u036f\u064b-\u065f\u0670'`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02c8\u2032"
    "\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]+"
)
_NOT_A_WORD = re.compile(r"[\W_]+")
# Letters that Unicode does not take apart: French ligatures and the Turkish dotless i.
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ı": "i"})


def fold(text: str) -> str:
    """Give the plain form: lower case, no accent nor apostrophe, words a single space apart."""
    plain = _plain_ascii(text) if text.isascii() else _without_accents(text)
    return _NOT_A_WORD.sub(" ", plain).strip()


def _plain_ascii(text: str) -> str:
    return text.lower().replace("'", "").replace("`", "")


def _without_accents(text: str) -> str:
    # The acute accent typed alone is an apostrophe; NFKD would make it a space.
    apart = unicodedata.normalize("NFKD", text.replace("\u00b4", "'")).lower()
    return unicodedata.normalize("NFKC", _UNHEARD.sub("", apart).translate(_LETTERS))
