"""How the bytes of a sound are laid out: each walk ends at the last byte, or raises `Unfit`.

A walk reads lengths and kinds, no sound: what is left over, cut short or to be looked at is what it finds.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from bot.evidence.verdict import Unfit


def _must(is_so: bool) -> None:  # noqa: FBT001 the statement is the argument
    if not is_so:
        raise Unfit("broken")


# Ogg: pages, each with a table of the lengths of its segments (RFC 3533).

_OGG_FIRST = 0x02
_OGG_SOUNDS = (b"OpusHead", b"\x01vorbis", b"Speex   ")


def walk_ogg(content: bytes) -> None:
    """Every stream in it is a sound."""
    at = 0
    while at < len(content):
        _must(content.startswith(b"OggS", at))
        body = at + 27 + content[at + 26]
        if content[at + 5] & _OGG_FIRST and not content.startswith(_OGG_SOUNDS, body):
            raise Unfit("content")
        at = body + sum(content[at + 27 : body])
    _must(at == len(content))


# MP3: frames, between tags (ISO 11172-3 and 13818-3; layer III only).

_MP3_FIRST = 3  # MPEG 1, by its number in the header; 2 is MPEG 2, 0 is MPEG 2.5
_MP3_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_MP3_KILOBITS = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MP3_LATER_KILOBITS = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_MP3_FEWEST_FRAMES = 3
_MP3_TAG, _MP3_TAG_BYTES = b"TAG", 128
_MP3_APE, _MP3_APE_BYTES = b"APETAGEX", 32  # at both its ends


def walk_mp3(content: bytes) -> None:
    """Frame upon frame; the last may be cut, as recorders do."""
    at = _mp3_start(content)
    frames = 0
    while at < len(content) and content[at] == 0xFF:
        at += _mp3_frame_bytes(content[at : at + 4])
        frames += 1
    _must(frames >= _MP3_FEWEST_FRAMES)
    _must(_is_mp3_tail(content[at:]))


def _mp3_start(content: bytes) -> int:
    """Behind the tag at the start and its padding."""
    if not content.startswith(b"ID3"):
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 0x7F
    tagged = content[10 + size :]
    return len(content) - len(tagged.lstrip(b"\0"))


def _is_mp3_tail(tail: bytes) -> bool:
    """Padding, or a tag of one sort, of the other, or of both."""
    if tail[-_MP3_TAG_BYTES:].startswith(_MP3_TAG):
        tail = tail[:-_MP3_TAG_BYTES]
    is_ape = tail.startswith(_MP3_APE) and tail[-_MP3_APE_BYTES:].startswith(_MP3_APE)
    return is_ape or not tail.strip(b"\0")


def _mp3_frame_bytes(header: bytes) -> int:
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bitrate, rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    _must(header[1] >= 0xE0 and version in _MP3_RATES and layer == 1 and rate < 3)
    _must(0 < bitrate < 15)
    if version == _MP3_FIRST:
        return 144_000 * _MP3_KILOBITS[bitrate - 1] // _MP3_RATES[version][rate] + padding
    return 72_000 * _MP3_LATER_KILOBITS[bitrate - 1] // _MP3_RATES[version][rate] + padding


# MP4: boxes in boxes; the handler of a track says whether it is heard, read or seen (ISO 14496-12).

_MP4_OUTER = frozenset(b"ftyp moov mdat free skip wide uuid moof mfra sidx styp meta udta pdin".split())
_MP4_HEARD, _MP4_READ = b"soun", frozenset((b"text", b"sbtl", b"subt"))


class _Box(NamedTuple):
    name: bytes
    start: int
    end: int


def walk_mp4(content: bytes) -> None:
    """Every track is a sound, or the words to one."""
    outer = list(_boxes(content, 0, len(content)))
    _must(all(box.name in _MP4_OUTER for box in outer))
    handlers = set(_handlers(content, 0, len(content), [b"moov", b"trak", b"mdia", b"hdlr"]))
    if _MP4_HEARD not in handlers or handlers - _MP4_READ - {_MP4_HEARD}:
        raise Unfit("content")


def _boxes(content: bytes, start: int, end: int) -> Iterator[_Box]:
    while start < end:
        size, name = struct.unpack_from(">I4s", content, start)
        head = 8
        if size == 1:
            head, size = 16, *struct.unpack_from(">Q", content, start + 8)
        elif size == 0:  # to the end
            size = end - start
        _must(head <= size <= end - start)
        yield _Box(name, start + head, start + size)
        start += size


def _handlers(content: bytes, start: int, end: int, path: list[bytes]) -> Iterator[bytes]:
    for box in _boxes(content, start, end):
        if box.name != path[0]:
            continue
        if len(path) == 1:
            yield content[box.start + 8 : box.start + 12]
        else:
            yield from _handlers(content, box.start, box.end, path[1:])


# AMR: frames whose first byte tells their kind (RFC 4867, section 5).

_AMR_BYTES = (13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1)
_AMR_WIDE_BYTES = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1)
_AMR, _AMR_WIDE = b"#!AMR\n", b"#!AMR-WB\n"
_AMR_SPARE_BITS = 0x83


def walk_amr(content: bytes) -> None:
    """Frame upon frame."""
    is_wide = content.startswith(_AMR_WIDE)
    _must(is_wide or content.startswith(_AMR))
    at, sizes = (len(_AMR_WIDE), _AMR_WIDE_BYTES) if is_wide else (len(_AMR), _AMR_BYTES)
    _must(at < len(content))
    while at < len(content):
        _must(not content[at] & _AMR_SPARE_BITS)
        at += sizes[content[at] >> 3 & 15]
    _must(at == len(content))


# WAV: chunks, each padded to an even length.


def walk_wav(content: bytes) -> None:
    """A format and its samples."""
    _must(content.startswith(b"RIFF"))
    names = set()
    at = 12
    while at < len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        names.add(name)
        at += 8 + size + size % 2
    _must(at - len(content) in {0, 1})  # the last padding is often left out
    _must(struct.unpack_from("<I", content, 4)[0] in {len(content) - 8, at - 8})
    _must(names >= {b"fmt ", b"data"})
