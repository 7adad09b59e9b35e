"""The files that tenants may send, or others in their name: each with what must be said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from pikepdf import Name

from bot.evidence.verdict import DOCX as DOCX_TYPE
from bot.evidence.verdict import Accepted, Reason, Refused
from tests.bot.evidence import office_files as office
from tests.bot.evidence import pdf_files as pdfs
from tests.bot.evidence import picture_files as pictures
from tests.bot.evidence import sound_files as sounds
from tests.bot.evidence.office_files import archive, docx, field, link
from tests.bot.evidence.pdf_files import pdf
from tests.bot.evidence.picture_files import PAYLOAD, PLACE, encoded, jpeg, scene

# The test file of EICAR, in two halves: a scanner that looks at this source has nothing to find.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD" + b"-ANTIVIRUS-TEST-FILE!$H+H*"

PICTURE = Accepted("image/jpeg", 1)
DOCX = Accepted(DOCX_TYPE, 0)
OGG, MP3 = Accepted("audio/ogg", 0), Accepted("audio/mpeg", 0)
M4A, WAV = Accepted("audio/mp4", 0), Accepted("audio/wav", 0)
AMR = Accepted("audio/amr", 0)

ZIP = archive(("index.html", PAYLOAD), ("classes.dex", b"dex"))


class File(Protocol):
    """What both kinds have."""

    @property
    def make(self) -> Callable[[], bytes]: ...

    @property
    def verdict(self) -> Accepted | Refused: ...


class Good(NamedTuple):
    """A file that is accepted; `gone` is in it and not in its clean copy."""

    make: Callable[[], bytes]
    verdict: Accepted
    gone: tuple[bytes, ...] = ()


class Bad(NamedTuple):
    """A file that is refused."""

    make: Callable[[], bytes]
    reason: Reason

    @property
    def verdict(self) -> Refused:
        return Refused(self.reason)


def paper(pages: int = 2) -> Accepted:
    return Accepted("application/pdf", pages)


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


GOOD: dict[str, Good] = {
    # Pictures
    "jpeg": Good(jpeg, PICTURE),
    "jpeg that tells of its owner": Good(
        pictures.telling_jpeg, PICTURE, (PAYLOAD, PLACE, b"Exif", b"ICC_PROFILE")
    ),
    "jpeg in four inks": Good(lambda: jpeg("CMYK"), PICTURE),
    "jpeg in grey": Good(lambda: jpeg("L"), PICTURE),
    "jpeg with html behind it": Good(lambda: jpeg() + PAYLOAD, PICTURE, (PAYLOAD,)),
    "jpeg with a zip behind it": Good(lambda: jpeg() + ZIP, PICTURE, (b"PK\x05\x06",)),
    "jpeg with a pdf behind it": Good(lambda: jpeg() + pdf(), PICTURE, (b"%PDF",)),
    "png": Good(lambda: encoded(scene(), "PNG"), PICTURE),
    "png with texts": Good(pictures.telling_png, PICTURE, (PAYLOAD,)),
    "png with php behind it": Good(
        lambda: encoded(scene(), "PNG") + b"<?php system($_GET['c']); ?>", PICTURE, (b"<?php",)
    ),
    "png of 16 bits": Good(pictures.png_of_16_bits, PICTURE),
    "png of a palette": Good(pictures.png_of_palette, PICTURE),
    "png half transparent": Good(lambda: encoded(scene("LA"), "PNG"), PICTURE),
    "webp": Good(pictures.webp, PICTURE),
    "webp without loss": Good(lambda: pictures.webp(lossless=True), PICTURE),
    "webp that moves": Good(pictures.moving_webp, PICTURE),
    "heic": Good(pictures.heic, PICTURE),
    # PDF
    "pdf": Good(pdf, paper()),
    "pdf with a link": Good(lambda: pdf(pdfs.with_link), paper()),
    "pdf of packed objects": Good(lambda: pdf(is_packed=True), paper()),
    "pdf that may not be printed": Good(lambda: pdf(lock=pdfs.BY_OWNER), paper(), (b"/Encrypt",)),
    "pdf with a zip behind it": Good(lambda: pdf() + ZIP, paper(), (b"PK\x05\x06",)),
    "pdf of the most pages": Good(lambda: pdf(pdfs.of_pages(300)), paper(300)),
    # Word and sounds
    "docx": Good(docx, DOCX),
    "docx with a link": Good(lambda: docx(links=link("hyperlink", "https://example.org/", "External")), DOCX),
    "docx with page numbers": Good(lambda: docx(body=field(" PAGE ")), DOCX),
    "ogg": Good(sounds.ogg, OGG),
    "mp3": Good(sounds.mp3, MP3),
    "m4a": Good(lambda: sounds.mp4(b"soun"), M4A),
    "wav": Good(sounds.wav, WAV),
    "amr": Good(sounds.amr, AMR),
}

BAD: dict[str, Bad] = {
    "nothing": Bad(lambda: b"", "empty"),
    "one byte": Bad(lambda: b"%", "content"),
    # What we do not keep
    "text": Bad(lambda: b"un texte", "content"),
    "eicar": Bad(lambda: EICAR, "content"),
    "html": Bad(lambda: b"<!DOCTYPE html>" + PAYLOAD, "content"),
    "svg": Bad(lambda: b'<svg xmlns="http://www.w3.org/2000/svg">' + PAYLOAD + b"</svg>", "content"),
    "script": Bad(lambda: b"#!/bin/sh\nid\n", "content"),
    "program for windows": Bad(lambda: b"MZ\x90\x00" + bytes(900), "content"),
    "program for linux": Bad(lambda: b"\x7fELF\x02\x01\x01" + bytes(900), "content"),
    "gif": Bad(pictures.gif, "content"),
    "gif with a zip behind it": Bad(lambda: pictures.gif() + ZIP, "content"),
    "gif that is a jar": Bad(
        lambda: b"GIF89a/*" + archive(("META-INF/MANIFEST.MF", "Main-Class: A")), "content"
    ),
    "film": Bad(lambda: sounds.mp4(b"vide", b"soun"), "content"),
    "film in ogg": Bad(lambda: sounds.ogg(b"\x80theora" + bytes(35)), "content"),
    # Pictures
    "jpeg cut short": Bad(lambda: half(jpeg()), "broken"),
    "jpeg of nothing": Bad(lambda: b"\xff\xd8\xff\xe0" + bytes(99), "broken"),
    "jpeg of 4290 Mpx": Bad(lambda: pictures.jpeg_of(65_500, 65_500), "bomb"),
    "png cut short": Bad(lambda: half(encoded(scene(), "PNG")), "broken"),
    "png bomb": Bad(pictures.png_bomb, "bomb"),
    "webp cut short": Bad(lambda: half(pictures.webp()), "broken"),
    "webp bomb that moves": Bad(pictures.moving_webp_bomb, "bomb"),
    "webp bomb without loss": Bad(pictures.lossless_webp_bomb, "bomb"),
    "webp bomb": Bad(pictures.lossy_webp_bomb, "bomb"),
    "heic cut short": Bad(lambda: half(pictures.heic()), "broken"),
    "heic bomb": Bad(pictures.heic_bomb, "bomb"),
    # PDF
    "pdf cut short": Bad(lambda: half(pdf()), "broken"),
    "pdf cut in its last page": Bad(lambda: pdf()[:-400], "broken"),
    "pdf behind junk": Bad(lambda: b"\n" * 100 + pdf(), "content"),
    "pdf behind a program": Bad(lambda: b"MZ\x90\x00" + bytes(900) + pdf(), "content"),
    "pdf in name only": Bad(lambda: b"%PDF-1.7\n" + PAYLOAD, "broken"),
    "pdf that opens with a script": Bad(lambda: pdf(pdfs.opens_with_script), "active"),
    "pdf with a script on a page": Bad(lambda: pdf(pdfs.script_on_page), "active"),
    "pdf with a script by name": Bad(lambda: pdf(pdfs.script_by_name), "active"),
    "pdf with a script behind a link": Bad(lambda: pdf(pdfs.script_behind_a_link), "active"),
    "pdf with a hidden script": Bad(lambda: pdf(pdfs.script_by_name, is_packed=True), "active"),
    "pdf with a locked script": Bad(lambda: pdf(pdfs.script_by_name, lock=pdfs.BY_OWNER), "active"),
    "pdf with a script spelled in numbers": Bad(lambda: pdfs.ESCAPED_SCRIPT, "active"),
    "pdf that starts a program": Bad(lambda: pdf(pdfs.starts_a_program), "active"),
    "pdf that sends a form": Bad(lambda: pdf(pdfs.sends_a_form), "active"),
    "pdf of xfa": Bad(lambda: pdf(pdfs.form_of_xfa), "active"),
    "pdf with a film": Bad(lambda: pdf(pdfs.with_film), "active"),
    "pdf that carries eicar": Bad(lambda: pdf(pdfs.carrying(EICAR)), "active"),
    "pdf with a password": Bad(lambda: pdf(lock=pdfs.BY_PASSWORD), "locked"),
    "pdf bomb": Bad(lambda: pdf(pdfs.swollen([Name.FlateDecode], 1)), "bomb"),
    "pdf bomb in two layers": Bad(lambda: pdf(pdfs.swollen([Name.FlateDecode, Name.FlateDecode], 2)), "bomb"),
    "pdf with a huge picture": Bad(lambda: pdf(pdfs.with_huge_picture), "bomb"),
    "pdf of too many pages": Bad(lambda: pdf(pdfs.of_pages(301)), "bomb"),
    "pdf whose pages go round": Bad(lambda: pdfs.LOOPING, "broken"),
    "pdf without pages": Bad(lambda: pdfs.PAGELESS, "broken"),
    "pdf too deep": Bad(lambda: pdfs.DEEP, "broken"),
    # Archives
    "zip": Bad(lambda: ZIP, "archive"),
    "zip of nothing": Bad(archive, "archive"),
    "zip in zips with eicar": Bad(
        lambda: archive(("2.zip", archive(("1.zip", archive(("e", EICAR)))))), "archive"
    ),
    "zip bomb": Bad(office.zip_bomb, "archive"),
    "rar": Bad(lambda: b"Rar!\x1a\x07\x01\x00" + bytes(99), "archive"),
    "7z": Bad(lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(99), "archive"),
    "gz": Bad(lambda: b"\x1f\x8b\x08\x00" + bytes(99), "archive"),
    "xz": Bad(lambda: b"\xfd7zXZ\x00" + bytes(99), "archive"),
    "tar": Bad(lambda: b"facture.txt".ljust(257, b"\0") + b"ustar\x0000" + bytes(247), "archive"),
    # Office
    "docm": Bad(lambda: docx(("word/vbaProject.bin", office.OLE), main=office.WORD_WITH_MACROS), "active"),
    "docm that says docx": Bad(lambda: docx(("word/vbaProject.bin", office.OLE)), "active"),
    "docx with macros by another name": Bad(
        lambda: docx(("word/a.bin", office.OLE), links=link("vbaProject", "a.bin")), "active"
    ),
    "docx with an object": Bad(lambda: docx(("word/embeddings/oleObject1.bin", office.OLE)), "active"),
    "docx with a template from elsewhere": Bad(
        lambda: docx(links=link("attachedTemplate", "https://example.org/a.dotm", "External")), "active"
    ),
    "docx with a picture from elsewhere": Bad(
        lambda: docx(links=link("image", "//host/share/a.png", "External")), "active"
    ),
    "docx with a link to a program": Bad(
        lambda: docx(links=link("hyperlink", "ms-msdt:/id", "External")), "active"
    ),
    "docx with a command in a field": Bad(lambda: docx(body=field("DDE", "AUTO cmd.exe")), "active"),
    "docx with a page inside": Bad(lambda: docx(("word/afchunk.mht", PAYLOAD)), "active"),
    "docx that leaves its folder": Bad(office.escaping_docx, "broken"),
    "docx with two faces": Bad(office.two_faced_docx, "broken"),
    "docx that leads before its start": Bad(office.misleading_docx, "broken"),
    "docx with a doctype": Bad(office.docx_with_doctype, "broken"),
    "docx cut short": Bad(lambda: half(docx()), "broken"),
    "docx with html behind it": Bad(lambda: docx() + PAYLOAD, "broken"),
    "docx bomb": Bad(office.docx_bomb, "bomb"),
    "docx bomb that says it is small": Bad(office.lying_docx_bomb, "broken"),
    "docx with a locked member": Bad(office.locked_docx, "broken"),
    "xlsx": Bad(lambda: docx(main=office.SHEET), "word"),
    "odt": Bad(office.odt, "word"),
    "doc": Bad(lambda: office.OLE, "word"),
    "rtf": Bad(lambda: rb"{\rtf1\ansi Bonjour}", "word"),
    # Sounds
    "ogg cut short": Bad(lambda: sounds.ogg()[:-9], "broken"),
    "ogg with html behind it": Bad(lambda: sounds.ogg() + PAYLOAD, "broken"),
    "mp3 with html for a tag": Bad(lambda: sounds.mp3() + b"TAG" + PAYLOAD, "broken"),
    "mp3 with a program behind it": Bad(lambda: sounds.mp3() + b"MZ" + bytes(900), "broken"),
    "mp3 in name only": Bad(lambda: b"ID3\x03\x00\x00\x00\x00\x00\x00" + PAYLOAD, "broken"),
    "m4a cut short": Bad(lambda: sounds.mp4(b"soun")[:-9], "broken"),
    "m4a with a pdf behind it": Bad(lambda: sounds.mp4(b"soun") + pdf(), "broken"),
    "wav with a zip behind it": Bad(lambda: sounds.wav() + ZIP, "broken"),
    "wav with a zip inside": Bad(lambda: sounds.wav_around(ZIP), "broken"),
    "amr cut short": Bad(lambda: sounds.amr()[:-9], "broken"),
}

CORPUS: dict[str, File] = {**GOOD, **BAD}
