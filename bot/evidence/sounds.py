"""A sound is kept as it is, if its container is whole and holds sound and nothing else."""

from __future__ import annotations

import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from bot.evidence.containers import walk_amr, walk_mp3, walk_mp4, walk_ogg, walk_wav
from bot.evidence.verdict import Accepted, Unfit

Sound = Literal["ogg", "mp3", "mp4", "amr", "wav"]


class _Format(NamedTuple):
    walk: Callable[[bytes], None]
    media_type: str


_FORMATS: dict[Sound, _Format] = {
    "ogg": _Format(walk_ogg, "audio/ogg"),
    "mp3": _Format(walk_mp3, "audio/mpeg"),
    "mp4": _Format(walk_mp4, "audio/mp4"),
    "amr": _Format(walk_amr, "audio/amr"),
    "wav": _Format(walk_wav, "audio/wav"),
}
# Other programs look for these behind the start of a file; compressed sound does not hold them by chance.
_FOREIGN = (b"%pdf-", b"<html", b"<script", b"<!doctype", b"<?php")


def copy_sound(kind: Sound, source: Path, clean: Path) -> Accepted:
    """Walk the container to its last byte, then keep the bytes as they came."""
    sound = _FORMATS[kind]
    content = source.read_bytes()
    try:
        sound.walk(content)
    except (IndexError, struct.error) as error:  # a length that points behind the end
        raise Unfit("broken") from error
    lowered = content.lower()
    if any(word in lowered for word in _FOREIGN) or zipfile.is_zipfile(source):
        raise Unfit("broken")
    shutil.copyfile(source, clean)
    return Accepted(sound.media_type, pages=0)
