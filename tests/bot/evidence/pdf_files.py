"""Makes PDFs: an honest one, and others that act, carry files, hide, swell, loop or lie."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, String

SWOLLEN_BYTES = 400_000_000  # more than one stream may hold


def unchanged(made: Pdf) -> None:
    """As it was made."""


def pdf(
    change: Callable[[Pdf], None] = unchanged, *, is_packed: bool = False, lock: Encryption | None = None
) -> bytes:
    """Two pages of text, changed, with its objects in the open or packed together."""
    made = Pdf.new()
    font = made.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in (1, 2):
        page = made.add_blank_page()
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = made.make_stream(b"BT /F1 24 Tf 72 720 Td (Page %d) Tj ET" % number)
    change(made)
    out = BytesIO()
    mode = ObjectStreamMode.generate if is_packed else ObjectStreamMode.disable
    made.save(out, encryption=lock or False, object_stream_mode=mode, compress_streams=False)
    return out.getvalue()


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def opens_with_script(made: Pdf) -> None:
    made.Root.OpenAction = script()


def script_on_page(made: Pdf) -> None:
    made.pages[1].AA = Dictionary(O=script())


def script_by_name(made: Pdf) -> None:
    names = Array([String("a"), made.make_indirect(script())])
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=names))


def script_behind_a_link(made: Pdf) -> None:
    """After an honest link, as the next thing to do."""
    honest = Dictionary(S=Name.URI, URI=String("https://example.org/"), Next=Array([script()]))
    _annotate(made, Dictionary(Subtype=Name.Link, A=honest))


def starts_a_program(made: Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.Launch, F=String("cmd.exe"))


def sends_a_form(made: Pdf) -> None:
    sending = Dictionary(S=Name.SubmitForm, F=String("//host/share"))
    _annotate(made, Dictionary(Subtype=Name.Widget, FT=Name.Btn, T=String("a"), A=sending))
    made.Root.AcroForm = Dictionary(Fields=made.pages[0].Annots)


def form_of_xfa(made: Pdf) -> None:
    made.Root.AcroForm = Dictionary(Fields=Array([]), XFA=made.make_stream(b"<xdp:xdp/>"))


def with_film(made: Pdf) -> None:
    _annotate(made, Dictionary(Subtype=Name.RichMedia, RichMediaContent=Dictionary()))


def carrying(content: bytes) -> Callable[[Pdf], None]:
    def attach(made: Pdf) -> None:
        made.attachments["facture.txt"] = content

    return attach


def with_link(made: Pdf) -> None:
    """A link to a page of the web acts only when it is tapped, and shows where it leads."""
    link = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    _annotate(made, Dictionary(Subtype=Name.Link, A=link))


def _annotate(made: Pdf, annotation: Dictionary) -> None:
    annotation.Type = Name.Annot
    annotation.Rect = Array([0, 0, 100, 100])
    made.pages[0].Annots = Array([made.make_indirect(annotation)])


def of_pages(count: int) -> Callable[[Pdf], None]:
    def add(made: Pdf) -> None:
        while len(made.pages) < count:
            made.add_blank_page()

    return add


def swollen(filters: list[Name], deflate_times: int) -> Callable[[Pdf], None]:
    """The text of a page is far larger than the file."""
    content = _deflated(SWOLLEN_BYTES)
    for _ in range(deflate_times - 1):
        content = zlib.compress(content)

    def change(made: Pdf) -> None:
        stream = made.pages[0].Contents
        stream.write(content, filter=Array(filters))

    return change


@cache
def _deflated(size: int) -> bytes:
    compressor = zlib.compressobj(1)
    blank = bytes(1 << 20)
    return b"".join(compressor.compress(blank) for _ in range(size >> 20)) + compressor.flush()


def with_huge_picture(made: Pdf) -> None:
    """A picture of 1600 Mpx in a few bytes of fax."""
    picture = made.make_stream(bytes(9), Type=Name.XObject, Subtype=Name.Image, Width=40_000, Height=40_000)
    picture.Filter = Name.CCITTFaxDecode
    made.pages[0].Resources.XObject = Dictionary(I=picture)


BY_PASSWORD = Encryption(user="secret", owner="secret")
BY_OWNER = Encryption(user="", owner="secret")


def by_hand(*objects: bytes) -> bytes:
    """From its objects; the first is the root."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    out += b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (count, out.index(b"xref\n"))
    return bytes(out)


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
LOOPING = by_hand(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
PAGELESS = by_hand(CATALOGUE, b"<< /Type /Pages /Kids [] /Count 0 >>")
DEEP = by_hand(
    CATALOGUE,
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Deep %s%s >>" % (b"[" * 100_000, b"]" * 100_000),
)
ESCAPED_SCRIPT = by_hand(
    b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /#53 /Java#53cript /#4a#53 (app.alert\\(1\\)) >> >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
)
