"""What a tenant is handed as files: in order, complete, and never twice for one fault."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from icalendar import Calendar
from pypdfium2 import PdfDocument

from bot.documents import Documents
from bot.simulator.faults import Status
from bot.simulator.telegram import TENANT
from bot.simulator.world import JSON
from storage.deliveries import PostCalendar, PostStatistics
from storage.outbox import Row
from tests.running import House, housed
from tests.samples import JPEG, PDF, VOICE

# python-telegram-bot warns of how it will tell `retry_after` one day; the bot reads neither form.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

CASE = "RHO-26-0001-K"
DOSSIER, PIECES = f"dossier-{CASE}.pdf", f"pieces-{CASE}.pdf"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path) as house:
        yield house


def handed(house: House) -> list[JSON]:
    """The messages with a file that the tenant got."""
    messages = [m for m in house.telegram.messages(TENANT.id) if m["from"]["is_bot"]]
    return [m for m in messages if "document" in m or "photo" in m]


def names(house: House) -> list[str]:
    return [m["document"]["file_name"] if "document" in m else "photo" for m in handed(house)]


def content(house: House, name: str) -> bytes:
    """The file of that name, the newest one."""
    [*_, found] = [m["document"] for m in handed(house) if m.get("document", {}).get("file_name") == name]
    return house.telegram.world.files[found["file_id"]].content


def words(pdf: bytes) -> str:
    with PdfDocument(pdf) as document:
        told = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"\s+", " ", told)


def days(calendar: bytes) -> list[str]:
    events = Calendar.from_ical(calendar.decode()).walk("VEVENT")
    return [str(event.decoded("dtstart")) for event in events]


async def test_who_goes_to_the_mediator_gets_all_papers_before_the_card(house: House) -> None:
    await house.opens_case(content=PDF)

    assert names(house) == ["photo", DOSSIER, PIECES, "mediation.ics"]
    assert handed(house)[-1]["message_id"] < house.telegram.messages(TENANT.id)[-1]["message_id"]
    assert "Les charges ont doublé." in words(content(house, DOSSIER))
    assert CASE in words(content(house, PIECES))


async def test_the_calendar_holds_the_last_day(house: House) -> None:
    await house.opens_case()

    assert days(content(house, "mediation.ics")) == ["2027-06-12"]


async def test_a_calendar_waits_for_no_print(house: House) -> None:
    documents = Documents(house.store, house.app.texts, house.config, house.clock)
    wanted = [PostStatistics(0, 1)] * 3
    prints = [
        asyncio.create_task(documents.hand(Row(n, TENANT.id, "fr", it, "", 0))) for n, it in enumerate(wanted)
    ]
    await asyncio.sleep(0)

    last_day = PostCalendar(CASE, 0, date(2027, 6, 12), None)
    await documents.hand(Row(4, TENANT.id, "fr", last_day, "", 0))

    assert not any(told.done() for told in prints)
    await asyncio.gather(*prints)


async def test_what_cannot_be_printed_follows_in_an_archive(house: House) -> None:
    await house.opens_case(content=VOICE, kind="voice")

    assert names(house)[-1] == f"pieces-{CASE}.zip"
    with ZipFile(BytesIO(content(house, f"pieces-{CASE}.zip"))) as archive:
        assert [archive.read(name) for name in archive.namelist()] == [VOICE]


async def test_a_piece_that_is_still_to_come_holds_back_the_dossier_and_nothing_else(house: House) -> None:
    await house.reaches_evidence()
    house.telegram.fail_next("getFile", *[Status(500)] * 3)
    await house.sends(JPEG, kind="photo")
    await house.taps("done", "send_with_story")
    at_first, card = names(house), house.shown()[-1]

    await house.settle(*[60] * 6)

    assert at_first == ["mediation.ics"]
    assert CASE in card
    assert names(house) == ["mediation.ics", "photo", DOSSIER, PIECES]


async def test_a_piece_that_comes_later_is_in_the_papers_asked_for_again(house: House) -> None:
    await house.opens_case(content=PDF)
    await house.sends(JPEG, kind="photo")
    await house.taps("add_to_case", "papers")

    assert names(house)[-3:] == ["photo", DOSSIER, PIECES]
    assert "Pièce 2" in words(content(house, PIECES))


async def test_who_erases_everything_is_handed_nothing_more(house: House) -> None:
    await house.reaches_evidence()
    house.telegram.fail_next("getFile", *[Status(500)] * 3)
    await house.sends(JPEG, kind="photo")
    await house.taps("done", "send")
    await house.says("/effacer")
    await house.taps("erase_all")

    await house.settle(*[60] * 6)

    assert names(house) == ["mediation.ics"]
    assert house.rows("select * from outbox where error is not null") == []


async def test_a_fault_in_one_part_of_a_paper_repeats_no_other(house: House) -> None:
    await house.reaches_evidence()
    house.telegram.fail_next("sendDocument", Status(500))
    await house.taps("nothing", "send")

    await house.settle(2, 4)

    assert names(house) == ["photo", DOSSIER, "mediation.ics"]


async def test_the_text_to_copy_is_folded_up_and_one_too_long_is_told_in_parts(house: House) -> None:
    await house.reaches_evidence()
    await house.says("/retour", "/retour", "Une longue histoire. " * 180, "Un détail.")
    await house.taps("nothing", "send")

    copies = [text for text in house.shown() if "Une longue histoire." in text]
    assert sum(text.count("Une longue histoire.") for text in copies) >= 179
    assert house.rows("select * from outbox where error is not null") == []


async def test_a_short_text_to_copy_is_one_folded_quote(house: House) -> None:
    await house.opens_case()

    [copy] = [m for m in house.telegram.messages(TENANT.id) if "à copier" in m.get("text", "")]
    [quote] = copy["entities"]
    units = copy["text"].encode("utf-16-le")[quote["offset"] * 2 :][: quote["length"] * 2]
    quoted = units.decode("utf-16-le")
    assert quote["type"] == "expandable_blockquote"
    assert copy["text"].endswith(quoted)
    assert quoted.startswith("Objet")


async def test_who_has_not_complained_yet_gets_the_letter_in_french_with_words_of_their_language(
    house: House,
) -> None:
    await house.says("/langue")
    await house.taps("english")
    await house.says("/start")
    await house.taps("start", "money", "charges", "tenant", "none", "none")

    assert names(house) == ["photo", "reclamation-2026-11-23.pdf"]
    letter = words(content(house, "reclamation-2026-11-23.pdf"))
    assert "Objet : réclamation écrite" in letter.replace("\xa0", " ")
    assert "Your complaint letter, as a PDF in French." in handed(house)[-1]["caption"]


async def test_a_wait_comes_with_both_days(house: House) -> None:
    await house.says("/start")
    await house.taps("start", "money", "charges", "tenant", "none", "written")
    await house.says("2 novembre 2026")
    await house.taps("none")

    assert days(content(house, "mediation.ics")) == ["2027-11-02", "2027-01-02"]
