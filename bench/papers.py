"""What papers and files cost: a letter, a dossier and its pieces, a photo: `python -m bench.papers`."""

from __future__ import annotations

import asyncio
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from PIL import Image

from bench.contenders import ROOT
from bench.report import Figure, figures
from bot.bound import Bound
from bot.bundle import JPEG, bind
from bot.config import load
from bot.evidence.sandbox import examine
from bot.evidence.verdict import Accepted
from bot.papers import Papers, Piece
from bot.pdf import Press
from bot.texts import Texts
from dialogs.events import Fields
from storage.cases import Case
from tests.sealed import sealed

TIMES = 50
EXAMINED = 10
PHOTOS = 20
PHOTO_SIZE = (3000, 2250)  # pixels
TODAY = date(2026, 11, 23)
STORY = "L’eau coule du plafond de la cuisine quand il pleut. Le mur est noir et la peinture tombe. " * 6
CONFIG = load(ROOT / "config.example.toml")
CASE = Case(
    id=1,
    number="RHO-26-0001-K",
    chat_id=1,
    door="mediation",
    theme="repairs",
    deadline=date(2027, 3, 1),
    story_is_shared=True,
    state="open",
    answers={"complaint_date": "2026-03-01", "landlord_answer": "none", "description": STORY, "wish": STORY},
    topic_id=None,
    card_id=None,
)


def measure() -> list[Figure]:
    """Letters in this process, the dossier in its own, for the memory, and each photo in its own."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=sys.prefix) as folder:
        photo = Path(folder) / "photo"
        megabytes = draw(photo) / 1e6
        examined = median(asyncio.run(examine_seconds(photo.read_bytes())))
        dossier = [sys.executable, "-m", "bench.papers", str(photo)]
        told = subprocess.run(dossier, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    seconds, held = json.loads(told)
    size = f"{megabytes:.1f} MB"
    return [
        Figure("a letter, warm, CPU ms: median", f"{median(letter_seconds()) * 1000:.0f}", "25"),
        Figure(f"a dossier and its bundle of {PHOTOS} photos of {size}, s", f"{seconds:.1f}", "3"),
        Figure("RSS of the workshop at most meanwhile, MB", f"{held / 2**20:.0f}", "300"),
        Figure(f"a photo of {size} examined, ms: median", f"{examined * 1000:.0f}", "250"),
    ]


def draw(photo: Path) -> int:
    """A picture as grainy as one from a telephone; its bytes."""
    width, height = (side // 4 for side in PHOTO_SIZE)
    grain = Image.frombytes("RGB", (width, height), Random(1).randbytes(3 * width * height))
    grain.resize(PHOTO_SIZE, Image.Resampling.BICUBIC).save(photo, "JPEG", quality=75)
    return photo.stat().st_size


def letter_seconds() -> Iterator[float]:
    """Each letter has words of its own: the press would remember the same one."""
    papers, press = Papers(Texts(CONFIG), CONFIG), Press()
    for number in range(TIMES + 1):
        fields: Fields = {"theme": "repairs", "description": f"{number}. {STORY}", "today": TODAY}
        began = process_time()
        press.pdf(papers.complaint(fields))
        if number:  # the first one loads what it needs
            yield process_time() - began


async def examine_seconds(content: bytes) -> list[float]:
    """From the call to the verdict."""
    took = []
    for _ in range(EXAMINED):
        began = perf_counter()
        verdict, _ = await examine(content)
        if not isinstance(verdict, Accepted):
            raise TypeError(verdict.reason)
        took.append(perf_counter() - began)
    return took


def print_dossier(photo: Path) -> tuple[float, int]:
    """The seconds for a dossier and its pieces, press included, and the most bytes that this process held."""
    content = photo.read_bytes()
    sha256, copy = hashlib.sha256(content).hexdigest(), sealed(photo.with_name("sealed"), content)
    numbers = range(1, PHOTOS + 1)
    pieces = [Piece(number, "photo", "photo", "", TODAY, sha256) for number in numbers]
    bound = [Bound(number, "Photo", TODAY, sha256, JPEG, copy) for number in numbers]
    papers = Papers(Texts(CONFIG), CONFIG)
    began = perf_counter()
    press = Press()
    press.pdf(papers.dossier(CASE, pieces, TODAY))
    bind(CASE.number, bound, press)
    return perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    print(json.dumps(print_dossier(Path(sys.argv[1]))) if sys.argv[1:] else figures(measure()))
