"""What comes out of the press: tagged, readable, on the page, and the same each time."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
import typst

from bot.config import Config, Landlord
from bot.papers import Paper, Papers, Piece
from bot.pdf import FONTS, LETTERS, NO_GLYPH, Press
from bot.sheets import block
from bot.texts import Texts
from dialogs.events import Fields
from storage.cases import Case

TODAY = date(2026, 11, 23)
MM = 72 / 25.4  # points

WEIRD = (
    "😀 👨\u200d👩\u200d👧 👍🏽 ❤️ 🇫🇷 السلام عليكم 12 Привет Ελλάδα ngã \ud800 \x00 \u202e "
    "#eval(1) *bold* $x$ <script> \\ `raw` @ref // [a](b) 中文 हिन्दी e\u0301 Z\u0353\u0653 #pagebreak() ____"
)
LONG_WORDS = f"{'W' * 200} {'m' * 300} {'ا' * 200} https://exemple.fr/{'a' * 150} {'😀' * 100}"
STORY = f"{WEIRD}\n{LONG_WORDS}\n{'mot ' * 1000}"[:4000]
ROLES = ("", "lease", "complaint", "proof_of_sending", "answer", "statement", "inventory", "photo", "other")
KINDS = ("photo", "document", "voice", "audio", "other")


def papers(landlord: Landlord | None = None) -> Papers:
    config = Config(landlord=landlord or Landlord())
    return Papers(Texts(config), config)


def case(**answers: str) -> Case:
    told = {"complaint_date": "2026-05-12", "landlord_answer": "none", "proceedings": "none", **answers}
    return Case(1, "RHO-26-0001-K", 1, "mediation", "charges", None, True, "open", told, None, None)


def pieces(count: int, caption: str = "") -> list[Piece]:
    return [
        Piece(
            number, ROLES[number % len(ROLES)], KINDS[number % len(KINDS)], caption, TODAY, f"{number:064x}"
        )
        for number in range(1, count + 1)
    ]


def complaint(description: str) -> Paper:
    return papers().complaint({"theme": "charges", "description": description, "today": TODAY})


NAMES = ("name", "client_reference", "trouble", "trouble_since", "steps_taken", "chronology")


def neighbour(said: str) -> Paper:
    fields: Fields = {**dict.fromkeys(NAMES, said), "today": TODAY}
    return papers().neighbour(fields)


SAMPLES = {
    "complaint": complaint("Les charges ont doublé en mars. Le décompte ne dit pas pourquoi."),
    "complaint-blank": complaint(""),
    "neighbour": papers().neighbour(
        {
            "name": "Camille Martin",
            "client_reference": "L-0123456",
            "trouble": "noise",
            "trouble_since": "months",
            "steps_taken": "several",
            "chronology": "Le 3 mars, musique de 23 h à 2 h.",
            "today": TODAY,
        }
    ),
    "neighbour-blank": neighbour(""),
    "dossier": papers().dossier(
        case(name="Camille Martin", description="Les charges ont doublé.", wish="Le détail."),
        pieces(5, "décompte de mars"),
        TODAY,
    ),
    "dossier-blank": papers().dossier(
        Case(1, "RHO-26-0001-K", 1, "mediation", "", None, False, "open", {}, None, None), (), TODAY
    ),
}
EXTREMES = {
    "complaint-extreme": complaint(STORY),
    "neighbour-extreme": neighbour(STORY[:1500]),
    "dossier-extreme": papers().dossier(
        case(name="N" * 200, contact=f"email:{'a' * 60}@exemple.fr", description=STORY, wish=WEIRD),
        pieces(40, f"{WEIRD} {LONG_WORDS[:120]}"),
        TODAY,
    ),
}
ALL = SAMPLES | EXTREMES


@cache
def press() -> Press:
    return Press()


@cache
def printed(name: str) -> bytes:
    return press().pdf(ALL[name])


@cache
def text(name: str) -> str:
    return read(printed(name))


def read(pdf: bytes) -> str:
    """The text of every page, with single spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


class Sign(NamedTuple):
    """A sign on a page, with its place in points from the top left corner."""

    page: int
    sign: str
    left: float
    top: float
    right: float
    bottom: float


def signs(pdf: bytes) -> Iterator[Sign]:
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            held, height = page.get_textpage(), page.get_height()
            for index in range(held.count_chars()):
                left, bottom, right, top = held.get_charbox(index)
                if sign := held.get_text_range(index, 1).strip():
                    yield Sign(number, sign, left, height - top, right, height - bottom)


def pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


# PDF/UA


@pytest.mark.parametrize("name", ALL)
def test_a_paper_is_tagged_titled_and_in_french(name: str) -> None:
    with pikepdf.open(BytesIO(printed(name))) as pdf:
        title = str(pdf.docinfo["/Title"])
        assert title == ALL[name].data["title"]
        assert str(pdf.Root.Lang).startswith("fr")
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == title


def tags(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from tags(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from tags(node.K)


@cache
def all_tags(name: str) -> list[str]:
    with pikepdf.open(BytesIO(printed(name))) as pdf:
        return list(tags(pdf.Root.StructTreeRoot))


@pytest.mark.parametrize("name", ALL)
def test_no_level_of_heading_is_skipped(name: str) -> None:
    levels = [int(tag[2:]) for tag in all_tags(name) if tag[:2] == "/H" and tag[2:].isdigit()]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("name", "tables"), [("dossier", 4), ("dossier-blank", 3), ("complaint", 0)])
def test_every_table_has_header_cells(name: str, tables: int) -> None:
    found = all_tags(name)

    assert found.count("/Table") == tables
    assert found.count("/TH") >= 2 * tables


# What is read


def test_the_complaint_reads_as_it_was_told() -> None:
    said = text("complaint")

    assert "Les charges ont doublé en mars. Le décompte ne dit pas pourquoi." in said
    assert "Objet : réclamation écrite (les charges locatives)" in said
    assert "Comment l’envoyer et garder une preuve" in said


@pytest.mark.parametrize(
    "raw",
    [
        "#eval(1)",
        "*bold*",
        "$x$",
        "<script>",
        "\\",
        "`raw`",
        "@ref",
        "//",
        "[a](b)",
        "#pagebreak()",
        "Привет",
    ],
)
def test_nothing_a_tenant_types_is_markup(raw: str) -> None:
    assert raw in read(press().pdf(complaint(f"avant {raw} après")))


def test_what_no_font_has_becomes_a_box() -> None:
    assert NO_GLYPH * 2 in read(press().pdf(complaint("Mon nom : 中文.")))


def test_a_long_word_can_be_copied_whole() -> None:
    address = f"{'camille' * 6}@exemple.fr"

    pdf = press().pdf(complaint(f"Écrivez à {address} svp"))

    assert address in read(pdf)


def test_the_whole_print_of_a_piece_can_be_read() -> None:
    assert f"{5:064x}" in text("dossier").replace(" ", "")


def test_the_state_of_a_ground_is_told_in_words() -> None:
    assert "manque" in text("dossier-blank")
    assert "à compléter" in text("dossier-blank")


@pytest.mark.parametrize("name", ["dossier", "dossier-extreme"])
def test_the_number_of_the_case_is_on_every_page_that_is_sent(name: str) -> None:
    with pypdfium2.PdfDocument(printed(name)) as document:
        *sent, kept = [page.get_textpage().get_text_range() for page in document]

    assert all("Dossier RHO-26-0001-K" in page for page in sent)
    assert "À garder" in kept


def test_arabic_runs_from_right_to_left() -> None:
    pdf = press().pdf(complaint("السلام عليكم"))

    lefts = {sign.sign: sign.left for sign in signs(pdf) if sign.sign in "سك"}

    assert lefts["س"] > lefts["ك"]


def test_a_paragraph_in_arabic_stands_at_the_right() -> None:
    arabic = [sign.right for sign in signs(press().pdf(complaint("سلام"))) if sign.sign in "سلام"]

    assert max(arabic) == pytest.approx(190 * MM, abs=2 * MM)


# Where it stands


@pytest.mark.parametrize("name", ALL)
def test_no_sign_runs_off_the_page(name: str) -> None:
    paper = (24 * MM, 15 * MM, 191 * MM, 290 * MM)

    outside = [sign for sign in signs(printed(name)) if not _is_within(sign, paper)]

    assert outside == []


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("complaint", 2),
        ("complaint-blank", 2),
        ("neighbour", 2),
        ("neighbour-blank", 2),
        ("dossier", 4),
        ("dossier-blank", 4),
        ("complaint-extreme", 4),
        ("neighbour-extreme", 8),
        ("dossier-extreme", 16),
    ],
)
def test_a_paper_has_no_more_pages_than_it_needs(name: str, most: int) -> None:
    assert 2 <= pages(printed(name)) <= most


# The window of the envelope shows this whatever way the sheet has slid in it: see house.typ.
SHOWN = (100 * MM, 54.9 * MM, 190.1 * MM, 79.1 * MM)
MAY_SHOW = (90 * MM, 44 * MM, 200 * MM, 90 * MM)


@pytest.mark.parametrize("of", ["landlord", "social mediator", "mediator"])
def test_the_window_of_the_envelope_shows_the_address_and_nothing_else(of: str) -> None:
    made = papers(Landlord(address="Résidence du Port, 1 rue du Port, 17300 Rochefort"))
    paper = {
        "landlord": lambda: made.complaint({"theme": "", "description": "", "today": TODAY}),
        "social mediator": lambda: made.neighbour({"name": "N" * 80, "today": TODAY}),
        "mediator": lambda: made.dossier(case(name="N" * 80, contact=f"post:{'1 rue ' * 30}"), (), TODAY),
    }[of]()

    seen = [sign for sign in signs(press().pdf(paper)) if sign.page == 0 and _touches(sign, MAY_SHOW)]

    lines = "".join(paper.data["letter"]["recipient"]).replace(" ", "")
    assert "".join(sign.sign for sign in seen) == lines
    assert all(_is_within(sign, SHOWN) for sign in seen)


def _touches(sign: Sign, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return sign.right > left and sign.left < right and sign.bottom > top and sign.top < bottom


def _is_within(sign: Sign, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return left <= sign.left and sign.right <= right and top <= sign.top and sign.bottom <= bottom


# The press


@pytest.mark.parametrize("name", ALL)
def test_the_preview_is_a_small_picture_of_page_one(name: str) -> None:
    preview = press().preview(ALL[name])

    width, height = struct.unpack(">II", preview[16:24])
    assert preview.startswith(b"\x89PNG")
    assert width == pytest.approx(800, abs=10)
    assert height == pytest.approx(800 * 297 / 210, abs=15)
    assert len(preview) < 300_000


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert Press().pdf(ALL["dossier"]) == printed("dossier")


def test_threads_may_share_the_press() -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(press().pdf, [*SAMPLES.values()] * 2))

    assert made == [printed(name) for name in SAMPLES] * 2


def test_no_sign_and_no_mix_of_signs_stops_the_press() -> None:
    every = sorted(press()._glyphs)
    chance = Random(1)
    mixed = ["".join(chance.choices(every, k=60)) for _ in range(60)]
    marks = [
        "\u0301",
        "\u0653",
        "\u200d",
        "\u200c",
        "\ufe0f",
        "🏽",
        "\u20e3",
        "\u2df1",
        "\U000e0067",
        "\n",
        "中",
    ]
    joined = ["".join(chance.choices([*marks, "a", "س", "😀", "👩", "✓", "1", "🇫"], k=60)) for _ in range(60)]
    paper = complaint("")
    body = [block("", [" ".join(every), *mixed, *joined])]

    made = press().pdf(
        Paper(paper.template, paper.name, paper.data | {"letter": paper.data["letter"] | {"body": body}})
    )

    assert pages(made) > 2


# Devanagari marks on an Arabic word: the compiler crashes where no font has the mark.
CRASH = "س \u0951"


def test_what_would_crash_the_compiler_is_printed_without_it() -> None:
    assert "س" in read(press().pdf(complaint(CRASH)))


def test_a_crash_of_the_compiler_is_an_error_like_another_and_harms_nothing() -> None:
    own = Press()
    own._glyphs["\u0951"] = -1

    with pytest.raises(typst.TypstError):
        own.pdf(complaint(CRASH))

    assert own.pdf(SAMPLES["complaint"]) == printed("complaint")


# The fonts


def test_every_font_has_its_licence_beside_it() -> None:
    licences = {path.stem.removeprefix("OFL-") for path in FONTS.glob("OFL-*.txt")}

    assert {path.stem.partition("-")[0] for path in FONTS.glob("*.ttf")} == licences


def test_what_is_shipped_with_the_letters_is_small() -> None:
    assert sum(path.stat().st_size for path in LETTERS.rglob("*") if path.is_file()) < 3_000_000
