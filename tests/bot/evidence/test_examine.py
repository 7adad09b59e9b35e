"""The examiner says of each file what it must, and its copies hold nothing but what is to be seen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.evidence.examine import examine
from bot.evidence.pictures import LONGEST_SIDE
from bot.evidence.verdict import Accepted, Refused
from tests.bot.evidence import office_files as office
from tests.bot.evidence import pdf_files as pdfs
from tests.bot.evidence import picture_files as pictures
from tests.bot.evidence import sound_files as sounds
from tests.bot.evidence.hostile import BAD, GOOD, Bad, Good

WHITE, GREY, RED = (255, 255, 255), (128, 128, 128), (255, 0, 0)


class Desk:
    """A folder with a file and, where it is accepted, its copy. The name says PDF, whatever the file is."""

    def __init__(self, folder: Path) -> None:
        self._source = folder / "facture.pdf"
        self._clean = folder / "clean"

    def examine(self, content: bytes) -> Accepted | Refused:
        self._source.write_bytes(content)
        return examine(self._source, self._clean)

    @property
    def copy(self) -> bytes:
        return self._clean.read_bytes()

    def picture_of(self, content: bytes) -> Image.Image:
        assert self.examine(content) == Accepted("image/jpeg", 1)
        return Image.open(BytesIO(self.copy))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("file", GOOD.values(), ids=GOOD)
def test_an_honest_file_is_accepted_and_loses_what_is_not_to_be_seen(desk: Desk, file: Good) -> None:
    content = file.make()
    assert desk.examine(content) == file.verdict

    assert all(part in content for part in file.gone)
    assert not any(part in desk.copy for part in file.gone)


@pytest.mark.parametrize("file", GOOD.values(), ids=GOOD)
def test_a_copy_is_itself_accepted(desk: Desk, file: Good) -> None:
    desk.examine(file.make())

    assert desk.examine(desk.copy) == file.verdict


@pytest.mark.parametrize("file", BAD.values(), ids=BAD)
def test_a_hostile_file_is_refused_for_what_it_is(desk: Desk, file: Bad) -> None:
    assert desk.examine(file.make()) == file.verdict


@pytest.mark.parametrize("make", [sounds.ogg, sounds.mp3, sounds.wav, sounds.amr, office.docx])
def test_sounds_and_word_documents_are_kept_byte_for_byte(desk: Desk, make: Callable[[], bytes]) -> None:
    content = make()
    desk.examine(content)

    assert desk.copy == content


def test_a_telephone_held_sideways_gives_an_upright_picture(desk: Desk) -> None:
    picture = desk.picture_of(pictures.telling_jpeg())

    assert picture.size == (pictures.HEIGHT, pictures.WIDTH)
    assert is_near(picture, (-9, 9), RED)
    assert is_near(picture, (9, 9), GREY)


def test_the_copy_of_a_picture_tells_nothing_of_its_owner(desk: Desk) -> None:
    picture = desk.picture_of(pictures.telling_jpeg())

    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_large_picture_is_made_smaller(desk: Desk) -> None:
    picture = desk.picture_of(pictures.encoded(Image.new("1", (2 * LONGEST_SIDE, 2000)), "PNG"))

    assert picture.size == (LONGEST_SIDE, 1000)


@pytest.mark.parametrize(
    ("size", "copied"),
    [((1080, 6000), (1000, 5555)), ((1080, 20000), (459, 8500)), ((1080, 25000), (447, 8500))],
)
def test_a_long_screenshot_stays_readable_and_can_be_sent_as_a_picture(
    desk: Desk, size: tuple[int, int], copied: tuple[int, int]
) -> None:
    picture = desk.picture_of(pictures.encoded(Image.new("L", size, 255), "PNG"))

    assert picture.size == copied


@pytest.mark.parametrize(
    ("content", "place", "colour"),
    [
        (pictures.jpeg("CMYK"), (9, 9), RED),
        (pictures.heic(), (9, 9), RED),
        (pictures.png_of_palette(), (9, 9), WHITE),
        (pictures.moving_webp(), (9, 9), RED),
        (pictures.png_of_16_bits(), (9, 9), WHITE),
        (pictures.png_of_16_bits(), (-9, 9), GREY),
    ],
    ids=["four inks", "heic", "transparent", "first frame", "16 bits, white", "16 bits, grey"],
)
def test_the_colours_stay(
    desk: Desk, content: bytes, place: tuple[int, int], colour: tuple[int, int, int]
) -> None:
    assert is_near(desk.picture_of(content), place, colour)


def test_a_pdf_keeps_its_words_and_loses_its_lock(desk: Desk) -> None:
    desk.examine(pdfs.pdf(lock=pdfs.BY_OWNER))

    with pikepdf.open(BytesIO(desk.copy)) as copy:
        assert not copy.is_encrypted
        assert b"(Page 2) Tj" in copy.pages[1].Contents.read_bytes()


SMALL = [sounds.ogg(), sounds.mp3(), sounds.mp4(b"soun"), sounds.wav(), sounds.amr(), office.docx()]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.sampled_from(SMALL),
    places=st.lists(st.floats(0, 1, exclude_max=True)),
    byte=st.binary(min_size=1),
)
def test_whatever_the_bytes_there_is_a_verdict(
    desk: Desk, content: bytes, places: list[float], byte: bytes
) -> None:
    spoilt = bytearray(content)
    for place in places:
        at = int(place * len(spoilt))
        spoilt[at : at + len(byte)] = byte

    assert isinstance(desk.examine(bytes(spoilt)), Accepted | Refused)


def is_near(picture: Image.Image, place: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    """Places below zero count from the right; JPEG is never exact."""
    x, y = place
    found = picture.getpixel((x % picture.width, y))
    assert isinstance(found, tuple)
    return all(abs(one - other) < 12 for one, other in zip(found, colour, strict=True))
