"""Makes sounds: silence in each container, and a film."""

from __future__ import annotations

import struct

_CRC = []
for _byte in range(256):
    _sum = _byte << 24
    for _ in range(8):
        _sum = _sum << 1 ^ (0x04C11DB7 if _sum & 0x80000000 else 0)
    _CRC.append(_sum & 0xFFFFFFFF)

_OPUS_SILENCE = b"\xf8\xff\xfe"  # 20 ms
_SAMPLES = 960


def ogg(first: bytes = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48000, 0, 0)) -> bytes:
    """A second of silence, as Telegram's voice messages are made."""
    tags = b"OpusTags" + struct.pack("<I", 4) + b"none" + bytes(4)
    pages = [_page(2, 0, 0, [first]), _page(0, 0, 1, [tags])]
    return b"".join(pages) + _page(4, 50 * _SAMPLES, 2, [_OPUS_SILENCE] * 50)


def _page(flags: int, samples: int, number: int, packets: list[bytes]) -> bytes:
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, samples, 1, number, 0)
    table = bytes([len(packets), *map(len, packets)])
    page = bytearray(head + table + b"".join(packets))
    page[22:26] = struct.pack("<I", _ogg_sum(page))
    return bytes(page)


def _ogg_sum(page: bytearray) -> int:
    total = 0
    for byte in page:
        total = total << 8 & 0xFFFFFFFF ^ _CRC[total >> 24 ^ byte]
    return total


def mp3() -> bytes:
    """A second of silence between tags: MPEG 1, 128 kbit/s, 44100 Hz."""
    first = b"ID3\x03\x00\x00" + bytes([0, 0, 0, 20]) + bytes(20)
    last = b"TAG" + b"Silence".ljust(125, b"\0")
    return first + (b"\xff\xfb\x90\x64" + bytes(413)) * 38 + last


def mp4(*handlers: bytes) -> bytes:
    """A track for each handler; nothing to play."""
    tracks = [
        _box(b"trak", _box(b"mdia", _box(b"hdlr", bytes(8) + handler + bytes(13)))) for handler in handlers
    ]
    brand = _box(b"ftyp", b"M4A \0\0\0\0isommp42")
    return brand + _box(b"mdat", bytes(1000)) + _box(b"moov", b"".join(tracks))


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def wav() -> bytes:
    """A second of silence: 8000 Hz, 8 bits."""
    form = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    samples = b"data" + struct.pack("<I", 8000) + b"\x80" * 8000
    return b"RIFF" + struct.pack("<I", 4 + len(form) + len(samples)) + b"WAVE" + form + samples


def amr() -> bytes:
    """A second of silence."""
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * 50


def wav_around(content: bytes) -> bytes:
    """A chunk of its own for something else."""
    chunk = b"LIST" + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
    whole = wav() + chunk
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:]
