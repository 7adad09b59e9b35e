"""Small files as tenants send them: real ones, each with words of its own in it."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Pdf
from PIL import Image

from tests.bot.evidence.sound_files import ogg

A4 = (595, 842)


def photo(words: str) -> bytes:
    """A JPEG with the words as its comment."""
    out = BytesIO()
    Image.new("RGB", (64, 48), "steelblue").save(out, "JPEG", comment=words.encode())
    return out.getvalue()


def paper(words: str) -> bytes:
    """A PDF of one blank page with the words as its subject."""
    out = BytesIO()
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        pdf.docinfo["/Subject"] = words
        pdf.save(out, static_id=True)
    return out.getvalue()


def voice(words: str) -> bytes:
    """A voice message; they are all silent."""
    return ogg()


PDF, JPEG, VOICE = paper("une pièce"), photo("une photo"), voice("")
