"""What a file from a tenant is, by its first bytes, and whether it is safe to open.

Its name and its declared type are never asked. This runs in a process of its own, which gives up most of its
means before it reads (bot/evidence/sandbox.py starts it); each reader imports its library, and only its own.
"""

from __future__ import annotations

import errno
import json
import resource
import sys
from pathlib import Path
from typing import Literal

from bot.background import stand_back
from bot.evidence.verdict import Accepted, Refused, Unfit

Kind = Literal["pdf", "docx", "jpeg", "png", "webp", "heic", "ogg", "mp3", "mp4", "amr", "wav"]

# The first that fits counts.
_KEPT: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"%PDF-", "pdf"),
    (0, b"PK\x03\x04", "docx"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (8, b"WEBPVP8", "webp"),
    (4, b"ftyphei", "heic"),
    (4, b"ftyphev", "heic"),
    (4, b"ftypmif1", "heic"),
    (4, b"ftyp", "mp4"),
    (0, b"OggS", "ogg"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"\xff\xfa", "mp3"),
    (0, b"\xff\xf3", "mp3"),
    (0, b"\xff\xf2", "mp3"),
    (0, b"#!AMR", "amr"),
    (8, b"WAVE", "wav"),
)
# Refused like anything else, in words that help.
_TURNED_AWAY: tuple[tuple[int, bytes, Literal["archive", "word"]], ...] = (
    (0, b"PK", "archive"),
    (0, b"Rar!\x1a\x07", "archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"BZh", "archive"),
    (0, b"\xfd7zXZ\x00", "archive"),
    (0, b"\x28\xb5\x2f\xfd", "archive"),
    (0, b"MSCF", "archive"),
    (257, b"ustar", "archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word"),
    (0, b"{\\rtf", "word"),
)
_START_BYTES = 512

# Measured with the largest picture we take; docs/decisions/evidence.md has the figures.
_MEANS = (
    (resource.RLIMIT_AS, 768 << 20, 768 << 20),
    (resource.RLIMIT_CPU, 10, 11),
    (resource.RLIMIT_FSIZE, 64 << 20, 64 << 20),
    (resource.RLIMIT_CORE, 0, 0),
    (resource.RLIMIT_NOFILE, 64, 64),
)
_TOO_MUCH = {errno.EFBIG, errno.ENOMEM}
# Any other error of reading is the file's: a length in it may lead before its start.
_LACKS = {
    errno.EACCES,
    errno.EDQUOT,
    errno.EIO,
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOENT,
    errno.ENOSPC,
    errno.EPERM,
    errno.EROFS,
}


def examine(source: Path, clean: Path) -> Accepted | Refused:
    """Write the clean copy, or say why not. Raises for what the machine lacks, never for the file."""
    with source.open("rb") as handle:
        start = handle.read(_START_BYTES)
    try:
        return _read(_kind_of(start), source, clean)
    except Unfit as unfit:
        return Refused(unfit.reason)
    except MemoryError:
        return Refused("bomb")
    except ImportError:
        raise
    except OSError as error:
        if error.errno in _LACKS:
            raise
        return Refused("bomb" if error.errno in _TOO_MUCH else "broken")
    except Exception:  # noqa: BLE001 what a parser may raise on hostile bytes has no end
        return Refused("broken")


def _kind_of(start: bytes) -> Kind:
    if not start:
        raise Unfit("empty")
    for at, magic, kind in _KEPT:
        if start.startswith(magic, at):
            return kind
    for at, magic, reason in _TURNED_AWAY:
        if start.startswith(magic, at):
            raise Unfit(reason)
    raise Unfit("content")


def _read(kind: Kind, source: Path, clean: Path) -> Accepted:
    match kind:
        case "pdf":
            from bot.evidence.pdf import copy_pdf

            return copy_pdf(source, clean)
        case "docx":
            from bot.evidence.docx import copy_docx

            return copy_docx(source, clean)
        case "jpeg" | "png" | "webp" | "heic":
            from bot.evidence.pictures import copy_picture

            return copy_picture(kind, source, clean)
        case _:
            from bot.evidence.sounds import copy_sound

            return copy_sound(kind, source, clean)


def main() -> None:
    """Examine the first argument into the second; print one line of JSON."""
    stand_back()
    for means, soft, hard in _MEANS:
        resource.setrlimit(means, (soft, hard))
    source, clean = map(Path, sys.argv[1:])
    try:
        answer = examine(source, clean)._asdict()
    except (ImportError, OSError) as error:
        answer = {"fault": f"{type(error).__name__}: {error}"}
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
