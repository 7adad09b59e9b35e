"""Makes pictures: honest ones of each kind, and some that lie about their size or carry more than pixels."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pillow_heif
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

PAYLOAD = b"<script>alert(document.domain)</script>"
PLACE = b"LA ROCHELLE"

WIDTH, HEIGHT = 320, 200
TURNED_RIGHT = 6  # EXIF: the top of the scene is at the right
GREY, RGBA = 0, 6  # PNG's numbers


def scene(mode: str = "RGB") -> Image.Image:
    """Grey, with a red corner at the top left."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "grey")
    picture.paste("red", (0, 0, WIDTH // 4, HEIGHT // 4))
    return picture.convert(mode)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    pillow_heif.register_heif_opener()
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def jpeg(mode: str = "RGB", **options: object) -> bytes:
    return encoded(scene(mode), "JPEG", **options)


def telling_jpeg() -> bytes:
    """With all that a telephone tells of its owner, a comment in HTML, and a profile."""
    exif = Image.Exif()
    exif[Base.Orientation] = TURNED_RIGHT
    exif[Base.Artist] = PLACE.decode()
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSAreaInformation] = PLACE
    return jpeg(exif=exif, comment=PAYLOAD, xmp=b"<x:xmpmeta>" + PLACE + b"</x:xmpmeta>", icc_profile=PAYLOAD)


def telling_png() -> bytes:
    """With texts that pictures may carry."""
    texts = PngInfo()
    texts.add_text("Comment", PAYLOAD.decode(), zip=False)
    return encoded(scene(), "PNG", pnginfo=texts)


def png(width: int, height: int, depth: int, colour: int, row: bytes) -> bytes:
    """All rows alike; colours as the format numbers them."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(b"\0" + row) for _ in range(height)) + packer.flush()
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def png_bomb() -> bytes:
    """900 Mpx of black, one bit each; it is what it says."""
    side = 30_000
    return png(side, side, depth=1, colour=GREY, row=bytes(side // 8))


def png_of_too_much_memory() -> bytes:
    """As many pixels as a picture may have, and a shade of transparency for each."""
    side = 10_000
    return png(side, side, depth=8, colour=RGBA, row=bytes(4 * side))


def png_of_16_bits() -> bytes:
    """White at the left, mid-grey at the right."""
    return png(200, 50, depth=16, colour=GREY, row=b"\xff\xff" * 100 + b"\x80\x00" * 100)


def png_of_palette() -> bytes:
    """The red corner is transparent."""
    picture = scene("P")
    return encoded(picture, "PNG", transparency=picture.getpixel((0, 0)))


def jpeg_of(width: int, height: int) -> bytes:
    """Says that it is that large."""
    content = bytearray(jpeg())
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def webp(**options: object) -> bytes:
    return encoded(scene(), "WEBP", **options)


def moving_webp() -> bytes:
    return webp(save_all=True, append_images=[Image.new("RGB", (WIDTH, HEIGHT), "blue")])


def moving_webp_bomb() -> bytes:
    """A canvas of 16384 by 16384."""
    content = bytearray(moving_webp())
    content[24:30] = b"\xff\x3f\x00" * 2
    return bytes(content)


def lossless_webp_bomb() -> bytes:
    content = bytearray(webp(lossless=True))
    content[21:25] = (int.from_bytes(content[21:25], "little") | 0xFFFFFFF).to_bytes(4, "little")
    return bytes(content)


def lossy_webp_bomb() -> bytes:
    content = bytearray(webp())
    content[26:30] = b"\xff\x3f" * 2
    return bytes(content)


def heic() -> bytes:
    return encoded(scene(), "HEIF", quality=80)


def heic_bomb() -> bytes:
    """Says 30000 by 30000."""
    content = bytearray(heic())
    at = content.index(b"ispe") + 8
    content[at : at + 8] = struct.pack(">II", 30_000, 30_000)
    return bytes(content)


def gif() -> bytes:
    return encoded(scene("P"), "GIF")
