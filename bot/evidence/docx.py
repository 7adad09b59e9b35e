"""A Word document is kept as it is, if nothing in it runs, is loaded from elsewhere or is a bomb."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from bot.evidence.limits import MAX_MEMBERS, MAX_MEMBERS_BYTES
from bot.evidence.verdict import DOCX, Accepted, Unfit

_TYPES = "[Content_Types].xml"
_MAIN = f"{DOCX}.main+xml".lower()
_OPEN_DOCUMENT = "mimetype"  # its first member
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END = b"PK\x05\x06"
_END_BYTES = 22  # without a comment: no office program writes one
_CHUNK_BYTES = 1 << 20

_UNSAFE_NAME = re.compile(r"^/|\\|:|\0|(^|/)\.\.(/|$)")
_ACTIVE_NAME = re.compile(r"vbaproject|vbadata|activex|/embeddings/|afchunk|customui", re.IGNORECASE)
_ACTIVE_LINK = re.compile(r"/(oleObject|control|package|vbaProject|aFChunk)$", re.IGNORECASE)
_PLAIN_TARGET = re.compile(r"https?:|mailto:|tel:|#", re.IGNORECASE)
_ACTIVE_FIELD = re.compile(
    r"\b(DDE|DDEAUTO|LINK|IMPORT|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|DATABASE)\b", re.IGNORECASE
)


def copy_docx(source: Path, clean: Path) -> Accepted:
    """Look at every member, then keep the bytes as they came."""
    try:
        with ZipFile(source) as document:
            _check_kind(document)
            _check_members(document.infolist())
            for member in document.infolist():
                _check_content(document, member)
    except zipfile.BadZipFile as error:
        raise Unfit("broken") from error
    _check_end(source)
    shutil.copyfile(source, clean)
    return Accepted(DOCX, pages=0)


def _check_kind(document: ZipFile) -> None:
    """By what it says of its main part; the kinds with macros have names of their own."""
    names = document.namelist()
    if _TYPES not in names:
        raise Unfit("word" if names[:1] == [_OPEN_DOCUMENT] else "archive")
    if document.getinfo(_TYPES).file_size > _CHUNK_BYTES:
        raise Unfit("bomb")
    types = document.read(_TYPES).lower()
    if b"macroenabled" in types:
        raise Unfit("active")
    if _MAIN.encode() not in types:
        raise Unfit("word")


def _check_members(members: list[ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_MEMBERS_BYTES:
        raise Unfit("bomb")
    names = [member.orig_filename for member in members]
    if len({name.lower() for name in names}) < len(names) or any(map(_UNSAFE_NAME.search, names)):
        raise Unfit("broken")
    if any(member.compress_type not in _METHODS for member in members):
        raise Unfit("broken")
    if any(map(_ACTIVE_NAME.search, names)):
        raise Unfit("active")


def _check_content(document: ZipFile, member: ZipInfo) -> None:
    """Unpack it to its end, which checks its size and its sum; read it if it is XML."""
    reader = _Reader()
    is_xml = member.filename.lower().endswith((".xml", ".rels"))
    with document.open(member) as content:
        while chunk := content.read(_CHUNK_BYTES):
            if is_xml:
                reader.feed(chunk)
    if is_xml:
        reader.close()


class _Reader:
    """Reads a part: its links to other parts, and the instructions of its fields."""

    def __init__(self) -> None:
        self._fields: list[str] = []
        self._in_field = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes) -> None:
        self._parser.Parse(chunk)

    def close(self) -> None:
        self._parser.Parse(b"", True)  # noqa: FBT003 expat takes it by its place only
        if _ACTIVE_FIELD.search("".join(self._fields)):
            raise Unfit("active")

    def _refuse_doctype(self, *_declared: object) -> NoReturn:
        raise Unfit("broken")  # office programs write none, and entities need one

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "Relationship":
                _check_link(attributes)
            case "instrText":
                self._in_field = True
            case "fldSimple" | "fldChar":  # one instruction may come in many pieces, between two of these
                self._fields += [" ", *attributes.values(), " "]

    def _end(self, _name: str) -> None:
        self._in_field = False

    def _text(self, text: str) -> None:
        if self._in_field:
            self._fields.append(text)


def _check_link(link: dict[str, str]) -> None:
    kind, target = link.get("Type", ""), link.get("Target", "")
    if _ACTIVE_LINK.search(kind):
        raise Unfit("active")
    if link.get("TargetMode", "").lower() == "external":
        is_plain = kind.endswith("/hyperlink") and _PLAIN_TARGET.match(target)
        if not is_plain:
            raise Unfit("active")


def _check_end(source: Path) -> None:
    """Nothing after the list of members."""
    if source.read_bytes()[-_END_BYTES:][:4] != _END:
        raise Unfit("broken")
