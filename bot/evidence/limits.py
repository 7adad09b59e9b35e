"""How large a file may become once it is opened; past that it is a bomb."""

from __future__ import annotations

MAX_PIXELS = 100_000_000  # what the largest telephones take, in one picture
MAX_WEBP_PIXELS = 50_000_000  # its decoder holds three pictures at once
MAX_PAGES = 300

MAX_OBJECTS = 300_000  # of a PDF
MAX_STREAM_BYTES = 300_000_000  # of a PDF, one: as many pixels in three colours
MAX_STREAMS_BYTES = 1 << 30  # of a PDF, all together

MAX_MEMBERS = 1_000  # of a Word document
MAX_MEMBERS_BYTES = 100 << 20
