"""A picture becomes its pixels and nothing else: a JPEG of a size to be read, upright, on white."""

from __future__ import annotations

import struct
import warnings
from pathlib import Path
from typing import Literal

from PIL import Image
from PIL.Image import Resampling, Transpose

from bot.evidence.limits import MAX_PIXELS, MAX_WEBP_PIXELS
from bot.evidence.verdict import Accepted, Unfit

LONGEST_SIDE = 3000
READABLE_SIDE = 1000  # a long screenshot keeps its letters: its short side is not made smaller than this
TALLEST_SIDE = 8500  # Bot API, sendPhoto: width and height together at most 10,000
STEEPEST = 19  # Bot API, sendPhoto: one side at most 20 times the other
QUALITY = 88

Picture = Literal["jpeg", "png", "webp", "heic"]

_FORMAT = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF"}
_FULL_MODE = {"1": "L", "P": "RGBA"}  # so that pixels can be mixed: fine print is lost otherwise
_ORIENTATION = 0x0112  # EXIF
_UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}

Image.MAX_IMAGE_PIXELS = MAX_PIXELS


def copy_picture(kind: Picture, source: Path, clean: Path) -> Accepted:
    """Decode and encode again: no EXIF, comment, profile or trailing byte comes through."""
    with _open(kind, source) as picture:
        orientation = _orientation(picture)
        flat = _on_white(_shrunk(picture))
    if orientation in _UPRIGHT:
        flat = flat.transpose(_UPRIGHT[orientation])
    flat.save(clean, "JPEG", quality=QUALITY)
    return Accepted("image/jpeg", pages=1)


def _open(kind: Picture, source: Path) -> Image.Image:
    if kind == "webp":
        from PIL import WebPImagePlugin  # noqa: F401 an import makes Pillow know the format

        _weigh_webp(source)
    elif kind == "heic":
        import pillow_heif

        pillow_heif.options.DECODE_THREADS = 1  # each would want an address space of its own
        pillow_heif.register_heif_opener(thumbnails=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return Image.open(source, formats=(_FORMAT[kind],))
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise Unfit("bomb") from error


def _weigh_webp(source: Path) -> None:
    """Pillow makes room for the whole canvas before it tells its size."""
    with source.open("rb") as handle:
        start = handle.read(30)
    match start[12:16]:
        case b"VP8X":
            width, height = (int.from_bytes(start[at : at + 3], "little") + 1 for at in (24, 27))
        case b"VP8L":
            bits = int.from_bytes(start[21:25], "little")
            width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case _:
            width, height = (side & 0x3FFF for side in struct.unpack("<HH", start[26:30]))
    if width * height > MAX_WEBP_PIXELS:
        raise Unfit("bomb")


def _orientation(picture: Image.Image) -> int:
    """How the telephone was held; a picture whose EXIF makes no sense is taken as it lies."""
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except (OSError, SyntaxError, TypeError, ValueError, struct.error):
        return 1


def _shrunk(picture: Image.Image) -> Image.Image:
    """The way that takes the least memory: a JPEG is made smaller while it is decoded."""
    if picture.mode in _FULL_MODE:
        picture = picture.convert(_FULL_MODE[picture.mode])
    side = _longest(*picture.size)
    picture.thumbnail((side, side), Resampling.HAMMING, reducing_gap=1.0)
    return picture


def _longest(width: int, height: int) -> int:
    """To what the long side is made smaller."""
    long, short = max(width, height), min(width, height)
    return min(TALLEST_SIDE, max(LONGEST_SIDE, READABLE_SIDE * long // short))


def _on_white(picture: Image.Image) -> Image.Image:
    """A new image, which knows nothing of the old one but its pixels."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda level: level / 256).convert("L")
    width, height = picture.size
    page = Image.new("RGB", (max(width, height // STEEPEST), max(height, width // STEEPEST)), "white")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        page.paste(layer, mask=layer)
    else:
        page.paste(picture.convert("RGB"))
    return page
