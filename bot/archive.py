"""All that is kept about a tenant, packed: the data, a summary to read, and the files as they came.

It is made in memory and sent; nothing of it is written to the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from bot.disclosure import Disclosure, Original
from bot.papers import Paper

HEAD: Final = 2_000_000  # bytes, and more than data and summary take


class Volume(NamedTuple):
    """What goes into one archive; the first holds data and summary, and the files follow."""

    data: str
    paper: Paper | None
    originals: tuple[Original, ...]


def volumes(told: Disclosure, largest: int) -> list[Volume]:
    """In as few archives as hold at most so many bytes each."""
    from bot.packing import packed

    first, *rest = packed(told.originals, lambda it: it.source.size, largest - HEAD) or [()]
    return [Volume(told.data, told.paper, tuple(first)), *(Volume("", None, tuple(part)) for part in rest)]


def pack(volume: Volume, pdf: Callable[[Paper], bytes]) -> bytes:
    """The archive. A file that was erased meanwhile is not in it."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        if volume.paper:
            archive.writestr("data.json", volume.data)
            archive.writestr("summary.pdf", pdf(volume.paper))
        for original in volume.originals:
            if original.source.is_there:
                archive.writestr(f"files/{original.name}", original.source.read_bytes(), ZIP_STORED)
    return made.getvalue()
