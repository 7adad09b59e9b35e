"""Who asks gets all that is kept about them, and nobody else's, once an hour."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from bot import archive, upkeep
from bot.config import ConfigError, load
from bot.disclosure import Disclosure, Original, disclose
from bot.papers import Paper
from bot.simulator.telegram import CASEWORKER, TENANT
from bot.simulator.world import User
from storage import audit, cases
from storage.database import reading
from tests.bot.test_desk import group, press, writes
from tests.bot.test_documents import content, names, words
from tests.running import House, housed, written_config
from tests.samples import PDF
from tests.sealed import sealed

OTHER = User(1_000_002, "Autre")
CASE = "RHO-26-0001-K"
HOUR = 3600


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path) as house:
        await house.opens_case(content=PDF)
        yield house


async def asked(house: House) -> ZipFile:
    await house.says("/mesdonnees")
    return ZipFile(BytesIO(content(house, "mes-donnees-1.zip")))


def parts(archived: ZipFile) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(archived.read("data.json"))["parts"]
    return told


async def test_the_archive_holds_the_data_a_summary_and_the_files_as_they_came(house: House) -> None:
    archived = await asked(house)
    held = parts(archived)

    assert archived.namelist() == ["data.json", "summary.pdf", f"files/{CASE}-1.pdf"]
    assert archived.read(f"files/{CASE}-1.pdf") == PDF
    assert set(held) == {"conversation", "cases", "files", "reminders", "sending"}
    assert all(part["about"].endswith(".") for part in held.values())
    (case,) = held["cases"]["records"]
    assert (case["number"], case["state"]) == (CASE, "transmis")
    assert {"question": "name", "answer": "Marie Martin", "in_words": "Marie Martin"} in case["answers"]
    assert "vous avez envoyé le dossier" in [event["what"] for event in case["events"]]


async def test_the_summary_is_read_without_a_computer(house: House) -> None:
    told = words((await asked(house)).read("summary.pdf"))

    for part in (
        "Ce que je garde de vous",
        CASE,
        "Nom : Marie Martin",
        "Les charges ont doublé.",
        "Vos dates",
    ):
        assert part in told.replace("\u00a0", " ")


async def test_answers_of_staff_are_told_by_their_date_and_notes_not_at_all(house: House) -> None:
    await press(house, "claim", "answer")
    await writes(house, "Bonjour Madame.", group(house)[-1]["message_id"])
    await writes(house, "/note locataire zanzibar")
    noted = house.rows("select * from notes")

    archived = await asked(house)

    (case,) = parts(archived)["cases"]["records"]
    assert len(noted) == 1
    assert "note" not in str(case["events"])
    assert "RHO a répondu" in [event["what"] for event in case["events"]]
    everything = archived.read("data.json").decode() + words(archived.read("summary.pdf"))
    for unsaid in ("zanzibar", "Bonjour Madame", str(CASEWORKER.id)):
        assert unsaid not in everything


async def test_nothing_of_another_tenant_is_in_it(house: House) -> None:
    await house.says("/start", user=OTHER)
    await house.taps("start", "repairs", user=OTHER)
    told = disclose(house.store.db, house.store.files, house.app.texts, OTHER.id, 0)

    assert told.originals == ()
    assert "Martin" not in told.data
    assert CASE not in told.data


async def test_a_second_one_within_the_hour_is_put_off(house: House) -> None:
    await house.says("/mesdonnees", "/mesdonnees")
    within = names(house).count("mes-donnees-1.zip")
    told = house.shown()[-1]

    house.clock.move(HOUR)
    await house.says("/mesdonnees")

    assert (within, names(house).count("mes-donnees-1.zip")) == (1, 2)
    assert "moins d’une heure" in told


async def test_nothing_of_it_stays_on_the_disk(house: House) -> None:
    before = {path for path in house.store.path.parent.rglob("*") if path.is_file()}
    await house.says("/mesdonnees")

    assert {path for path in house.store.path.parent.rglob("*") if path.is_file()} == before


async def test_who_speaks_english_reads_it_in_english(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        await house.says("/start", "/langue")
        await house.taps("english")
        told = disclose(house.store.db, house.store.files, house.app.texts, TENANT.id, 0)

    assert json.loads(told.data)["title"] == told.paper.data["title"] == "What I keep about you"


def test_large_files_go_in_as_many_archives_as_it_takes(tmp_path: Path) -> None:
    files = []
    for number in range(5):
        source = sealed(tmp_path / str(number), bytes(2_000_000))
        files.append(Original(f"draft-{number}.bin", source))
    told = Disclosure("{}", Paper("data", "data", {}), tuple(files))

    made = [archive.pack(each, lambda _: b"%PDF") for each in archive.volumes(told, 6_500_000)]

    assert [len(ZipFile(BytesIO(each)).namelist()) for each in made] == [4, 2, 1]
    assert all(len(each) <= 6_500_000 for each in made)


async def test_the_operator_writes_the_same_into_a_file_of_their_own(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        await house.opens_case(content=PDF)
        (case,) = cases.of_chat(house.store.db, TENANT.id)
    to, config = tmp_path / "out.zip", load(written_config(tmp_path))

    told = await asyncio.to_thread(upkeep.export, config, case.number, to)

    assert told == f"{to.stat().st_size} bytes, 1 files"
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert ZipFile(to).namelist() == ["data.json", "summary.pdf", f"files/{CASE}-1.pdf"]
    with reading(tmp_path / "mediation.db") as db:
        assert audit.of_case(db, case.number)[-1][2:5] == ("operator", CASE, "export")
    with pytest.raises(ConfigError, match=r"--to: .*File exists"):
        await asyncio.to_thread(upkeep.export, config, case.number, to)
