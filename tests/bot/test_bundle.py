"""The pieces of a case come in their order behind separators, whole, and small enough to send."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_STORED, ZipFile

import pikepdf
import pytest
from pikepdf import Array, Encryption, Name, Pdf, PdfImage, Stream
from PIL import Image
from pypdfium2 import PdfDocument

from bot.bound import Bound, File
from bot.bundle import JPEG, MARGIN, PDF, SEPARATORS, bind
from bot.evidence.verdict import DOCX
from bot.pdf import Press
from dialogs.policy import MAX_FILES
from tests.sealed import sealed

CASE = "RHO-26-0001-K"
NAME = f"pieces-{CASE}"
OGG = "audio/ogg"


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


def piece(folder: Path, number: int, content: bytes, media_type: str, title: str = "Photo") -> Bound:
    source = sealed(folder / str(number), content)
    return Bound(number, title, date(2026, 3, 1), hashlib.sha256(content).hexdigest(), media_type, source)


def jpeg(width: int = 600, height: int = 800, mode: str = "RGB") -> bytes:
    made = BytesIO()
    Image.new(mode, (width, height), 90).save(made, "JPEG")
    return made.getvalue()


def noise(size: int) -> bytes:
    """A picture that weighs about so many bytes."""
    side = int((size / 3) ** 0.5)
    made = BytesIO()
    picture = Image.frombytes("RGB", (side, side), Random(size).randbytes(3 * side * side))
    picture.save(made, "JPEG", quality=95)
    return made.getvalue()


def pages(count: int) -> bytes:
    """A PDF; its pages get their size from above."""
    pdf = Pdf.new()
    for _ in range(count):
        pdf.add_blank_page()
        del pdf.pages[-1].obj.MediaBox
    pdf.Root.Pages.MediaBox = [0, 0, 300, 400]
    return saved(pdf)


def saved(pdf: Pdf, encryption: Encryption | None = None) -> bytes:
    made = BytesIO()
    pdf.save(made, encryption=encryption)
    return made.getvalue()


def opened(file: File) -> Pdf:
    return Pdf.open(BytesIO(file.content))


def bookmarks(file: File) -> dict[str, int]:
    """Each title, and the page it leads to, from 0."""
    with opened(file) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        targets = {item.title: item.destination for item in outline.root}
        return {title: numbers[to[0].objgen] for title, to in targets.items() if isinstance(to, Array)}


def said(file: File, page: int) -> str:
    """The words on a page, on one line."""
    with PdfDocument(file.content) as document:
        return re.sub(r"\s+", " ", document[page].get_textpage().get_text_bounded())


def sizes(file: File) -> list[tuple[float, float]]:
    """Width and height of each page, in whole points."""
    with opened(file) as pdf:
        return [(round(page.mediabox[2]), round(page.mediabox[3])) for page in pdf.pages]


A4, ON_ITS_SIDE, OWN = (595, 842), (842, 595), (300, 400)


# --- the pages --------------------------------------------------------------------------------------------


def test_no_piece_makes_no_file(press: Press) -> None:
    assert bind(CASE, [], press) == []


def test_each_piece_follows_its_separator(press: Press, tmp_path: Path) -> None:
    pieces = [
        piece(tmp_path, 1, jpeg(600, 800), JPEG),
        piece(tmp_path, 2, pages(3), PDF),
        piece(tmp_path, 3, jpeg(800, 600), JPEG),
    ]

    [bundle] = bind(CASE, pieces, press)

    assert bundle.name == f"{NAME}.pdf"
    assert sizes(bundle) == [A4, A4, A4, OWN, OWN, OWN, A4, ON_ITS_SIDE]


def test_each_piece_has_a_bookmark_on_its_separator(press: Press, tmp_path: Path) -> None:
    pieces = [
        piece(tmp_path, 1, pages(2), PDF, "Réclamation écrite"),
        piece(tmp_path, 2, jpeg(), JPEG, "Photo « du plafond » 🏠"),
    ]

    [bundle] = bind(CASE, pieces, press)

    first, second = bookmarks(bundle).items()
    assert first == ("Pièce 1 – Réclamation écrite", 0)
    assert second[0].startswith("Pièce 2 – Photo « du plafond »")
    assert second[1] == 3


def test_bookmarks_of_a_piece_stay_out(press: Press, tmp_path: Path) -> None:
    with Pdf.open(BytesIO(pages(1))) as pdf:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Chapitre", 0))
        content = saved(pdf)

    [bundle] = bind(CASE, [piece(tmp_path, 1, content, PDF)], press)

    assert list(bookmarks(bundle)) == ["Pièce 1 – Photo"]


def test_the_document_tells_its_title_and_its_language(press: Press, tmp_path: Path) -> None:
    [bundle] = bind(CASE, [piece(tmp_path, 1, jpeg(), JPEG)], press)

    with opened(bundle) as pdf:
        assert str(pdf.docinfo.Title) == f"Pièces du dossier {CASE}"
        assert str(pdf.Root.Lang).startswith("fr")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_document_does_not_claim_that_pictures_can_be_read_aloud(press: Press, tmp_path: Path) -> None:
    [bundle] = bind(CASE, [piece(tmp_path, 1, jpeg(), JPEG)], press)

    with opened(bundle) as pdf, pdf.open_metadata() as metadata:
        assert "pdfuaid:part" not in metadata
        assert "dc:title" in metadata


def test_a_separator_says_which_piece_follows(press: Press, tmp_path: Path) -> None:
    told = piece(tmp_path, 12, jpeg(), JPEG, "État des lieux")

    [bundle] = bind(CASE, [told], press)

    words = said(bundle, 0)
    assert "Pièce 12" in words
    assert "État des lieux" in words
    assert "1er mars 2026" in words
    assert told.sha256 in words.replace(" ", "")
    assert "ZIP" not in words


@pytest.mark.parametrize(
    "title", ["a" * 200, "mot " * 50, "#eval(1) *x* $y$ <b> \\", "\x00\ud800\u202eقط", ""]
)
def test_no_title_breaks_a_separator(press: Press, tmp_path: Path, title: str) -> None:
    [bundle] = bind(CASE, [piece(tmp_path, 1, jpeg(), JPEG, title)], press)

    assert sizes(bundle) == [A4, A4]


def test_the_same_pieces_make_the_same_bytes(press: Press, tmp_path: Path) -> None:
    pieces = [
        piece(tmp_path, 1, jpeg(), JPEG),
        piece(tmp_path, 2, pages(2), PDF),
        piece(tmp_path, 3, b"1", OGG),
    ]

    assert bind(CASE, pieces, press) == bind(CASE, pieces, press)


# --- pictures ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "colours"),
    [("RGB", Name.DeviceRGB), ("L", Name.DeviceGray), ("CMYK", Name.DeviceCMYK)],
)
def test_a_picture_is_not_encoded_again(press: Press, tmp_path: Path, mode: str, colours: Name) -> None:
    content = jpeg(mode=mode)

    [bundle] = bind(CASE, [piece(tmp_path, 1, content, JPEG)], press)

    with opened(bundle) as pdf:
        [image] = pdf.pages[1].get_images().values()
        assert image.read_raw_bytes() == content
        assert image.ColorSpace == colours


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_picture_keeps_its_colours(press: Press, tmp_path: Path, mode: str) -> None:
    content = jpeg(mode=mode)

    [bundle] = bind(CASE, [piece(tmp_path, 1, content, JPEG)], press)

    with opened(bundle) as pdf:
        [image] = pdf.pages[1].get_images().values()
        assert isinstance(image, Stream)
        seen = PdfImage(image).as_pil_image().convert("RGB").getpixel((9, 9))
    assert seen == Image.open(BytesIO(content)).convert("RGB").getpixel((9, 9))


@pytest.mark.parametrize(
    ("width", "height", "drawn"),
    [
        (3000, 4000, (510.2, 680.3)),  # as wide as the room between the margins
        (4000, 3000, (680.3, 510.2)),
        (10, 4000, (1.9, 756.9)),
        (100, 80, (100, 80)),  # a small one is not blown up
    ],
)
def test_a_picture_fits_between_the_margins(
    press: Press, tmp_path: Path, width: int, height: int, drawn: tuple[float, float]
) -> None:
    [bundle] = bind(CASE, [piece(tmp_path, 1, jpeg(width, height), JPEG)], press)

    with opened(bundle) as pdf:
        _, scaled, *_ = pikepdf.parse_content_stream(pdf.pages[1])
        across, _, _, up, left, bottom = (float(number) for number in scaled.operands)
        _, _, right, top = (float(side) for side in pdf.pages[1].mediabox)
    assert (across, up) == pytest.approx(drawn, abs=0.1)
    assert min(left, bottom) >= MARGIN - 0.01
    assert (left, bottom) == pytest.approx((right - left - across, top - bottom - up), abs=0.02)


# --- other people's pages ---------------------------------------------------------------------------------


def test_tags_of_another_document_are_not_taken_for_ours(press: Press, tmp_path: Path) -> None:
    with Pdf.open(BytesIO(pages(1))) as pdf:
        pdf.pages[0].StructParents = 0
        content = saved(pdf)

    [bundle] = bind(CASE, [piece(tmp_path, 1, content, PDF)], press)

    with opened(bundle) as pdf:
        assert Name.StructParents in pdf.pages[0]
        assert Name.StructParents not in pdf.pages[1]


def test_a_page_on_its_side_stays_so(press: Press, tmp_path: Path) -> None:
    with Pdf.open(BytesIO(pages(1))) as pdf:
        pdf.pages[0].rotate(90, relative=False)
        content = saved(pdf)

    [bundle] = bind(CASE, [piece(tmp_path, 1, content, PDF)], press)

    with opened(bundle) as pdf:
        assert pdf.pages[1].obj.Rotate == 90


# --- what is not made of pages ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("media_type", "name"), [(OGG, "piece-03.ogg"), ("audio/mp4", "piece-03.m4a"), (DOCX, "piece-03.docx")]
)
def test_what_cannot_be_printed_goes_apart(press: Press, tmp_path: Path, media_type: str, name: str) -> None:
    pieces = [piece(tmp_path, 2, jpeg(), JPEG), piece(tmp_path, 3, b"sound or words", media_type)]

    bundle, archive = bind(CASE, pieces, press)

    assert sizes(bundle) == [A4, A4, A4]
    assert name in said(bundle, 2)
    assert archive.name == f"{NAME}.zip"
    with ZipFile(BytesIO(archive.content)) as opened_archive:
        [entry] = opened_archive.infolist()
        assert (entry.filename, entry.compress_type) == (name, ZIP_STORED)
        assert opened_archive.read(name) == b"sound or words"


UNPRINTABLE = {
    "not a PDF": (b"%PDF-1.7\n", PDF),
    "a locked PDF": (saved(Pdf.new(), Encryption(user="code", owner="code")), PDF),
    "a PDF without a page": (saved(Pdf.new()), PDF),
    "not a JPEG": (b"\xff\xd8\xff", JPEG),
    "a JPEG cut short": (jpeg()[:30], JPEG),
    "nothing": (b"", JPEG),
}


@pytest.mark.parametrize("case", UNPRINTABLE)
def test_what_turns_out_to_have_no_pages_goes_apart(press: Press, tmp_path: Path, case: str) -> None:
    content, media_type = UNPRINTABLE[case]

    bundle, archive = bind(CASE, [piece(tmp_path, 1, content, media_type)], press)

    assert sizes(bundle) == [A4]
    with ZipFile(BytesIO(archive.content)) as opened_archive:
        [name] = opened_archive.namelist()
        assert opened_archive.read(name) == content
    assert name in said(bundle, 0)


def test_a_piece_whose_file_is_gone_is_an_error(press: Press, tmp_path: Path) -> None:
    gone = piece(tmp_path, 1, jpeg(), JPEG)
    gone.source.path.unlink()

    with pytest.raises(FileNotFoundError):
        bind(CASE, [gone], press)


# --- what is too large to send ----------------------------------------------------------------------------


def test_a_large_bundle_comes_in_parts(press: Press, tmp_path: Path) -> None:
    pieces = [piece(tmp_path, number, noise(300_000), JPEG) for number in (1, 2, 3)]
    largest = SEPARATORS + 2 * pieces[0].source.size + 5_000

    parts = bind(CASE, pieces, press, largest)

    assert [part.name for part in parts] == [f"{NAME}-1-sur-2.pdf", f"{NAME}-2-sur-2.pdf"]
    assert [len(bookmarks(part)) for part in parts] == [2, 1]
    assert all(len(part.content) <= largest for part in parts)
    with opened(parts[1]) as pdf:
        assert str(pdf.docinfo.Title) == f"Pièces du dossier {CASE} (2 sur 2)"


def test_a_piece_is_never_cut(press: Press, tmp_path: Path) -> None:
    pieces = [piece(tmp_path, number, pages(2), PDF) for number in (1, 2)]

    parts = bind(CASE, pieces, press, largest=1)

    assert [sizes(part) for part in parts] == [[A4, OWN, OWN]] * 2


def test_large_sounds_come_in_parts(press: Press, tmp_path: Path) -> None:
    pieces = [piece(tmp_path, number, bytes(150_000), OGG) for number in (1, 2, 3)]

    _, *archives = bind(CASE, pieces, press, largest=2 * SEPARATORS)

    assert [archive.name for archive in archives] == [f"{NAME}-1-sur-2.zip", f"{NAME}-2-sur-2.zip"]


def test_separators_of_the_most_pieces_take_less_than_is_kept_free(press: Press, tmp_path: Path) -> None:
    pieces = [
        piece(tmp_path, number, b"", OGG, chr(0x3B1 + number % 20) * 90) for number in range(1, MAX_FILES + 1)
    ]

    bundle, _ = bind(CASE, pieces, press)

    assert len(bundle.content) <= SEPARATORS
