"""The staff guide: its pictures drawn from what stands on screen today, its text laid out on A4.

`make guide` runs it. A picture carries the words that it was drawn from, so that a test can tell when the bot
says something else.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from bot.pdf import FONTS
from tests.screens import Chart, Screen, play

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs/guide-equipe.md"
PICTURES = ROOT / "docs/pictures"
PRINTED = ROOT / "build/guide-equipe.pdf"

PIXELS_PER_INCH = 203.2  # 8 cm on paper, 320 pixels wide on a page: two for each
WIDTH = 640
GREYS = 16
FRAME = 110  # grey: paper and page are as white as the pictures
WORDS = "Description"  # the text in the PNG

Block = dict[str, Any]


# --- pictures ---------------------------------------------------------------------------------------------


def draw(shown: Screen | Chart) -> bytes:
    """As PNG with few greys, and with its words."""
    drawn = shown.png if isinstance(shown, Chart) else _draw(shown)
    image = Image.open(BytesIO(drawn)).convert("L")
    if image.width > WIDTH:
        image = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)
    ImageDraw.Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline=FRAME, width=2)
    words = PngInfo()
    words.add_itxt(WORDS, shown.text, lang="fr")
    out = BytesIO()
    image.quantize(GREYS).save(out, "PNG", optimize=True, pnginfo=words)
    return out.getvalue()


def _draw(screen: Screen) -> bytes:
    messages = [message._asdict() for message in screen.messages]
    return _typeset("screen", screen._asdict() | {"messages": messages}, format="png", ppi=PIXELS_PER_INCH)


def text_of(picture: Path) -> str:
    """The words that a picture was drawn from."""
    with Image.open(picture) as image:
        return str(image.info.get(WORDS, ""))


# --- pages ------------------------------------------------------------------------------------------------

PICTURE = re.compile(r'<img src="(?P<path>[^"]+)" width="320" alt="(?P<alt>[^"]+)">')
SPAN = re.compile(r"\*\*(?P<strong>.+?)\*\*|`(?P<code>.+?)`")
ITEM = re.compile(r"^(?:- |\d+\. )", re.MULTILINE)


def print_out(markdown: str) -> bytes:
    """The guide as PDF."""
    blocks = [_block(part) for part in markdown.strip().split("\n\n")]
    title = markdown.partition("\n")[0].removeprefix("# ")
    return _typeset("guide", {"title": title, "blocks": blocks})


def _block(part: str) -> Block:
    """What stands between two blank lines. The guide needs no more of Markdown than this."""
    if picture := PICTURE.fullmatch(part):
        return {"kind": "picture", "alt": picture["alt"], "path": f"/docs/{picture['path']}"}
    if part.startswith("# "):
        return {"kind": "title", "spans": list(_spans(part[2:]))}
    if part.startswith("## "):
        return {"kind": "heading", "spans": list(_spans(part[3:]))}
    if ITEM.match(part):
        items = [list(_spans(item)) for item in ITEM.split(part)[1:]]
        return {"kind": "items" if part.startswith("-") else "steps", "items": items}
    return {"kind": "text", "spans": list(_spans(part))}


def _spans(words: str) -> Iterator[Block]:
    at = 0
    line = re.sub("[ \n]+", " ", words).strip(" ")
    for found in SPAN.finditer(line):
        yield {"style": "", "words": line[at : found.start()]}
        yield {"style": found.lastgroup, "words": found[found.lastgroup or 0]}
        at = found.end()
    yield {"style": "", "words": line[at:]}


def _typeset(template: str, paper: Block, **how: Any) -> bytes:
    inputs = {"paper": json.dumps(paper)}
    source = Path(__file__).with_name(f"{template}.typ")
    made = _compiler().compile(source, sys_inputs=inputs, **how)
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=ROOT, font_paths=fonts)


def main() -> None:
    """Draw every picture again, and print the guide."""
    with TemporaryDirectory() as folder:
        shown = asyncio.run(play(Path(folder)))
    PICTURES.mkdir(exist_ok=True)
    for name, each in shown.items():
        PICTURES.joinpath(f"{name}.png").write_bytes(draw(each))
    PRINTED.parent.mkdir(exist_ok=True)
    PRINTED.write_bytes(print_out(GUIDE.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
