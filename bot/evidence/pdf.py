"""A PDF is written anew from the objects it can reach, if none of them acts, carries a file or is a bomb."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from bot.evidence.limits import MAX_OBJECTS, MAX_PAGES, MAX_PIXELS, MAX_STREAM_BYTES, MAX_STREAMS_BYTES
from bot.evidence.verdict import Accepted, Unfit

# Wherever they stand: the name of a key, of an action (/S), of an annotation (/Subtype).
_ACTIVE_KEYS = frozenset("/JS /JavaScript /XFA /EF /RichMediaContent".split())
_ACTIVE_NAMES = frozenset(
    "/JavaScript /Launch /SubmitForm /ImportData /GoToE /GoToR /Rendition /Movie /Sound /RichMediaExecute"
    " /FileAttachment /RichMedia /Screen /3D".split()
)
_FLATE = frozenset("/FlateDecode /Fl".split())
_SWELLING = _FLATE | frozenset("/LZWDecode /LZW /RunLengthDecode /RL".split())
_PIXELS = frozenset("/DCTDecode /DCT /JPXDecode /CCITTFaxDecode /CCF /JBIG2Decode".split())
_CHUNK_BYTES = 1 << 20

pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MAX_STREAM_BYTES,
    run_length_max_memory=MAX_STREAM_BYTES,
    png_max_memory=MAX_STREAM_BYTES,
    tiff_max_memory=MAX_STREAM_BYTES,
)


def copy_pdf(source: Path, clean: Path) -> Accepted:
    """Write what the pages need. A password that only forbids printing or copying is dropped."""
    _check_end(source)
    try:
        pdf = Pdf.open(source)
    except pikepdf.PasswordError as error:
        raise Unfit("locked") from error
    with pdf:
        pages = len(pdf.pages)
        if not pages:
            raise Unfit("broken")
        if pages > MAX_PAGES or len(pdf.objects) > MAX_OBJECTS:
            raise Unfit("bomb")
        _check_parts(pdf)
        with clean.open("wb") as handle:
            pdf.save(handle, encryption=False)
    return Accepted("application/pdf", pages)


def _check_end(source: Path) -> None:
    """Cut short, a PDF still opens: with blank pages."""
    content = source.read_bytes()
    if content.rfind(b"startxref") < content.rfind(b"endobj"):
        raise Unfit("broken")


def _check_parts(pdf: Pdf) -> None:
    room = MAX_STREAMS_BYTES
    for part in _parts(pdf):
        if _is_active(part):
            raise Unfit("active")
        if isinstance(part, Stream):
            room -= _weight(part)
            if room < 0:
                raise Unfit("bomb")


def _parts(pdf: Pdf) -> Iterator[Dictionary | Stream]:
    """All dictionaries and streams; the indirect ones come from the table, so no loop is walked twice."""
    waiting: list[object] = list(pdf.objects)
    while waiting:
        part = waiting.pop()
        if isinstance(part, Array):
            inner: Iterable[object] = part
        elif isinstance(part, (Dictionary, Stream)):
            yield part
            inner = (value for _, value in part.items())
        else:
            continue
        waiting.extend(value for value in inner if isinstance(value, Object) and not value.is_indirect)


def _is_active(part: Dictionary | Stream) -> bool:
    if not _ACTIVE_KEYS.isdisjoint(part.keys()):
        return True
    return any(str(part.get(key)) in _ACTIVE_NAMES for key in ("/S", "/Subtype"))


def _weight(stream: Stream) -> int:
    """The bytes it becomes, as far as they are more than the file's own."""
    if stream.get("/Subtype") == Name.Image and _pixels(stream) > MAX_PIXELS:
        raise Unfit("bomb")
    filters = _filters(stream)
    if _SWELLING.isdisjoint(filters):
        return 0
    if not _FLATE.isdisjoint(filters) and set(filters) <= _FLATE | _PIXELS:
        chunks: Iterable[bytes] = [stream.read_raw_bytes()]
        for _ in [name for name in filters if name in _FLATE]:
            chunks = _inflated(chunks)
        return sum(map(len, chunks))
    return len(stream.read_bytes())


def _pixels(stream: Stream) -> int:
    return int(stream.get("/Width", 0)) * int(stream.get("/Height", 0))


def _filters(stream: Stream) -> list[str]:
    match stream.get("/Filter"):
        case None:
            return []
        case Array() as names:
            return [str(name) for name in names]
        case name:
            return [str(name)]


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    room = MAX_STREAM_BYTES
    inflater = zlib.decompressobj()
    for chunk in chunks:
        rest = chunk
        while rest and not inflater.eof:
            try:
                plain = inflater.decompress(rest, _CHUNK_BYTES)
            except zlib.error:
                return  # viewers show what comes before a fault
            rest = inflater.unconsumed_tail
            room -= len(plain)
            if room < 0:
                raise Unfit("bomb")
            yield plain
