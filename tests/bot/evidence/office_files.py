"""Makes archives and office documents: an honest .docx, others that run, load, hide or swell."""

from __future__ import annotations

import struct
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TEXT = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(*members: tuple[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(name, content)
    return out.getvalue()


def docx(*more: tuple[str, str | bytes], main: str = WORD, body: str = "", links: str = "") -> bytes:
    """A paragraph, more text, links to other parts, and more members."""
    return archive(
        ("[Content_Types].xml", content_types(main)),
        ("_rels/.rels", relationships(link("officeDocument", "word/document.xml"))),
        ("word/document.xml", document(body)),
        ("word/_rels/document.xml.rels", relationships(links)),
        *more,
    )


def content_types(main: str) -> str:
    links = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{links}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def document(body: str) -> str:
    text = "<w:r><w:t>Le chauffage est en panne depuis octobre.</w:t></w:r>"
    return f'<w:document xmlns:w="{TEXT}"><w:body><w:p>{text}{body}</w:p></w:body></w:document>'


def relationships(links: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def link(kind: str, target: str, mode: str = "Internal") -> str:
    return f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def field(*pieces: str) -> str:
    """An instruction, in as many pieces."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return begin + runs + end


def escaping_docx() -> bytes:
    return docx(("../../etc/cron.d/job", "* * * * * root id"))


def two_faced_docx() -> bytes:
    """Two members of one name, in other letters: programs differ on which they read."""
    return docx(("word/Document.xml", document(field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"))))


@cache
def docx_bomb() -> bytes:
    return docx(("word/media/image1.bmp", bytes(120 << 20)))


def lying_docx_bomb() -> bytes:
    """The same, and says it is small."""
    content = docx_bomb()
    return content.replace(struct.pack("<I", 120 << 20), struct.pack("<I", 1000))


def locked_docx() -> bytes:
    """A member that says it is encrypted, in both places where it can."""
    content = bytearray(docx())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def misleading_docx() -> bytes:
    """Its list of members says that it stands further on: so the members stand before the start."""
    content = bytearray(docx())
    at = len(content) - 6
    content[at : at + 4] = struct.pack("<I", struct.unpack_from("<I", content, at)[0] + 5000)
    return bytes(content)


def docx_with_doctype() -> bytes:
    entities = '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'
    return docx(("word/settings.xml", entities))


def odt() -> bytes:
    return archive(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>"))


def zip_bomb() -> bytes:
    return archive(("0.bin", bytes(50 << 20)))
