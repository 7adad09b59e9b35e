"""The pieces of a case, bound for those who read them: one PDF, and a ZIP of what is not made of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from io import SEEK_END, BytesIO
from typing import BinaryIO, Final, NamedTuple
from zipfile import ZipFile, ZipInfo

from pikepdf import Dictionary, Name, ObjectStreamMode, PasswordError, Pdf, PdfError, Stream
from PIL import Image

from bot.bound import LARGEST, Bound, File
from bot.evidence.verdict import DOCX
from bot.packing import packed
from bot.papers import Paper
from bot.pdf import Press
from bot.sheets import readable
from bot.texts import long_date

A4: Final = (595.28, 841.89)  # points, upright
MARGIN: Final = 42.52  # points: 15 mm

PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
COLOURS: Final = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}

SEPARATORS: Final = 200_000  # bytes, and more than forty of them take with their fonts
UNTRUE: Final = ("pdfuaid:part", "xmpTPg:NPages")  # of the separators once pieces are between them


class Leaves(NamedTuple):
    """A piece as a PDF of so many bytes, or None when it cannot be had as pages."""

    piece: Bound
    pdf: BinaryIO | None
    size: int


class NoPages(Exception):
    """The file is not what its type says, or is an empty document."""


def bind(case: str, pieces: Sequence[Bound], press: Press, largest: int = LARGEST) -> list[File]:
    """What to send: a PDF, then a ZIP if need be; in parts where one would exceed `largest` bytes."""
    if not pieces:
        return []
    with ExitStack() as stack:
        leaves = [_leaves(piece, stack) for piece in pieces]
        apart = [piece for piece, pdf, _ in leaves if pdf is None]
        return [*_documents(case, leaves, press, largest), *_archives(case, apart, largest)]


# --- a piece as pages -------------------------------------------------------------------------------------


def _leaves(piece: Bound, stack: ExitStack) -> Leaves:
    """Only making them shows that it can be done; in memory: nothing of a tenant's lies open on a disk."""
    read = {JPEG: _picture, PDF: _pages}.get(piece.media_type)
    if read is None:
        return Leaves(piece, None, 0)
    made = stack.enter_context(BytesIO())
    try:
        with read(piece.source.read_bytes()) as pdf:
            pdf.save(made, object_stream_mode=ObjectStreamMode.generate)
    except (PdfError, PasswordError, NoPages):
        return Leaves(piece, None, 0)
    return Leaves(piece, made, made.seek(0, SEEK_END))


def _picture(content: bytes) -> Pdf:
    """One page, upright or on its side, with the picture on it as it is."""
    width, height, attributes = _picture_attributes(content)
    paper = A4 if height >= width else A4[::-1]
    fits = [(side - 2 * MARGIN) / pixels for side, pixels in zip(paper, (width, height), strict=True)]
    scale = min(*fits, 1)  # a pixel is never larger than a point
    left, bottom = (paper[0] - width * scale) / 2, (paper[1] - height * scale) / 2
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=paper)
    page.Resources = Dictionary(XObject=Dictionary(Picture=Stream(pdf, content, attributes)))
    matrix = f"{width * scale:.2f} 0 0 {height * scale:.2f} {left:.2f} {bottom:.2f}"
    page.Contents = pdf.make_stream(f"q {matrix} cm /Picture Do Q".encode())
    return pdf


def _picture_attributes(content: bytes) -> tuple[int, int, Dictionary]:
    """Width and height in pixels, and all that a PDF says of a JPEG."""
    try:
        with Image.open(BytesIO(content), formats=["JPEG"]) as image:
            (width, height), mode, is_adobe = image.size, image.mode, "adobe" in image.info
    except OSError as error:  # Pillow's word for what it cannot read
        raise NoPages from error
    attributes = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=COLOURS[mode],
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    if mode == "CMYK" and is_adobe:  # written upside down, and only the mark says so
        attributes.Decode = [1, 0] * 4
    return width, height, attributes


def _pages(content: bytes) -> Pdf:
    """The pages with their forms and layers, without bookmarks and without the tags of another document."""
    pdf = Pdf.new()
    with Pdf.open(BytesIO(content)) as original:
        pdf.add_pages_from(original, outlines="ignore")
    if not len(pdf.pages):
        raise NoPages
    for page in pdf.pages:
        if Name.StructParents in page:
            del page.StructParents
    return pdf


# --- what is sent -----------------------------------------------------------------------------------------


def _documents(case: str, leaves: Sequence[Leaves], press: Press, largest: int) -> Iterator[File]:
    parts = packed(leaves, lambda it: it.size, largest - SEPARATORS)
    for number, part in enumerate(parts, 1):
        name = _name(case, number, len(parts))
        told = {
            "title": name,
            "day": str(max(it.piece.received for it in part)),
            "case": case,
            "part": number,
            "parts": len(parts),
            "pieces": [_told(*it) for it in part],
        }
        yield File(f"{name}.pdf", _bound(press.pdf(Paper("separators", name, told)), part))


def _told(piece: Bound, pdf: BinaryIO | None, _size: int) -> dict[str, str | int]:
    """What its separator says."""
    return {
        "number": piece.number,
        "title": readable(piece.title),
        "received": long_date(piece.received, "fr"),
        "code": piece.sha256,
        "apart": "" if pdf else piece.name,
        "why": _why(piece.media_type),
    }


def _why(media_type: str) -> str:
    """The reason for which a piece is apart, if it is."""
    if media_type.startswith("audio/"):
        return "sound"
    return "words" if media_type == DOCX else "unprintable"


def _bound(separators: bytes, leaves: Iterable[Leaves]) -> bytes:
    """The pages of each piece behind its separator, which brings title, language and bookmark."""
    with Pdf.open(BytesIO(separators)) as pdf, BytesIO() as made:
        for leaf in leaves:
            separator = pdf.pages[0]
            del pdf.pages[0]
            pdf.pages.append(separator)
            if leaf.pdf:
                with Pdf.open(leaf.pdf) as pages:
                    pdf.add_pages_from(pages)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            for claim in UNTRUE:
                metadata.pop(claim, None)
        pdf.save(made, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return made.getvalue()


def _archives(case: str, pieces: Sequence[Bound], largest: int) -> Iterator[File]:
    """Stored as they are: sounds and documents are compressed already."""
    parts = packed(pieces, lambda it: it.source.size, largest)
    for number, part in enumerate(parts, 1):
        made = BytesIO()
        with ZipFile(made, "w") as archive:
            for piece in part:
                entry = ZipInfo(piece.name, (*piece.received.timetuple()[:3], 0, 0, 0))
                archive.writestr(entry, piece.source.read_bytes())
        yield File(f"{_name(case, number, len(parts))}.zip", made.getvalue())


def _name(case: str, number: int, parts: int) -> str:
    return f"pieces-{case}" if parts == 1 else f"pieces-{case}-{number}-sur-{parts}"
