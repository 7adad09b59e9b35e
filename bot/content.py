"""What a file is, by its first bytes; its name and its declared type are never believed."""

from __future__ import annotations

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (4, b"ftypM4A", "audio/mp4"),
)


def kind_of(content: bytes) -> str | None:
    """The media type, if it is one we keep: PDF, JPEG, PNG, WebP, HEIC, and the usual sounds."""
    return next((mime for at, magic, mime in _MAGIC if content.startswith(magic, at)), None)
