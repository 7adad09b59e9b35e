"""What the examination of a file says: what its clean copy is, or why none is kept."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Reason = Literal[
    "empty",
    "too_big",
    "content",  # a kind we do not keep: text, HTML, SVG, programs, GIF, videos
    "archive",
    "active",  # a PDF that acts or carries files, a Word document with macros or links to be loaded
    "locked",  # opens with a password only
    "broken",  # cut short, unreadable, or two kinds at once
    "bomb",  # far larger once it is opened
    "word",  # an office document other than .docx
    "infected",
]


DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTENSIONS: Final = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    DOCX: "docx",
    "audio/amr": "amr",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
}


class Accepted(NamedTuple):
    """The clean copy, one of EXTENSIONS. A picture has one page; where pages mean nothing there are 0."""

    media_type: str
    pages: int


class Refused(NamedTuple):
    """There is no clean copy."""

    reason: Reason


class Unfit(Exception):
    """Ends an examination, however deep it has come."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
