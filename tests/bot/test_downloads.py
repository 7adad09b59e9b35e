"""A file from a tenant is kept byte for byte, or refused once and kindly."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.downloads import MAX_ATTEMPTS
from bot.evidence.verdict import Reason
from bot.simulator.faults import Fault, Status
from bot.simulator.telegram import TENANT, Telegram
from bot.transport import Line
from dialogs.policy import MAX_FILE_BYTES
from storage import attachments, conversations
from tests import sealed
from tests.bot.evidence.hostile import BAD
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.faults import ALL
from tests.running import Clock, House, housed
from tests.samples import JPEG, PDF, VOICE, photo

# python-telegram-bot warns of how it will tell `retry_after` one day; the bot reads neither form.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

KEPT = {"PDF": PDF, "JPEG": JPEG, "voice": VOICE}
# One hostile file of each reason to refuse.
REFUSED = {bad.reason: bad.make for bad in BAD.values()}


class Piece(NamedTuple):
    """The row of a file."""

    state: str
    sha256: str | None


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path) as house:
        await house.reaches_evidence()
        yield house


def pieces(house: House) -> list[Piece]:
    return [Piece(**row) for row in house.rows("select state, sha256 from attachments order by id")]


def on_disk(house: House) -> list[bytes]:
    return sealed.on_disk(house.store)


def counted(house: House) -> int:
    """How many files the dialogue thinks it has."""
    found = conversations.load(house.store.db, TENANT.id)
    return found.files if found else 0


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT)
async def test_a_file_is_kept_byte_for_byte_with_its_digest(house: House, content: bytes) -> None:
    await house.sends(content, name="../../etc/passwd")

    digest = hashlib.sha256(content).hexdigest()
    assert pieces(house) == [Piece("kept", digest)]
    assert content in on_disk(house)


async def test_a_picture_is_opened_by_staff_as_pixels_only(house: House) -> None:
    await house.sends(photo("le secret"), kind="photo")

    (piece,) = attachments.of_draft(house.store.db, TENANT.id)
    assert b"le secret" not in piece.clean_copy(house.store.files).read_bytes()


async def test_a_file_sent_twice_is_kept_once_and_the_tenant_is_told(house: House) -> None:
    await house.sends(PDF)
    await house.sends(PDF)

    assert [piece.state for piece in pieces(house)] == ["kept", "refused"]
    assert house.app.texts.show("fr", "file_refused_duplicate") in house.shown()
    assert counted(house) == 1
    assert on_disk(house).count(PDF) == 1


@pytest.mark.parametrize("reason", REFUSED)
async def test_a_hostile_file_is_refused_in_words_whatever_it_says_it_is(
    house: House, reason: Reason
) -> None:
    await house.sends(REFUSED[reason](), name="bail.pdf", mime="application/pdf")

    assert pieces(house) == [Piece("refused", None)]
    assert on_disk(house) == []
    assert house.app.texts.show("fr", f"file_refused_{reason}") in house.shown()
    assert counted(house) == 0


async def test_of_several_pieces_the_one_that_is_bad_is_taken_out(house: House) -> None:
    await house.sends(PDF)
    await house.taps("complaint")
    house.telegram.tenant_sends(REFUSED["broken"]())
    house.telegram.tenant_sends(JPEG)
    await house.settle()
    await house.taps("other")

    found = conversations.load(house.store.db, TENANT.id)
    assert found is not None
    assert found.pieces == "complaint other"
    assert [piece.state for piece in pieces(house)] == ["kept", "refused", "kept"]


async def test_an_empty_file_is_refused(house: House) -> None:
    await house.sends(b"")

    assert pieces(house) == [Piece("refused", None)]
    assert house.app.texts.show("fr", "file_refused_empty") in house.shown()


async def test_a_file_that_says_it_is_too_big_is_not_asked_for(house: House) -> None:
    await house.sends(PDF + bytes(MAX_FILE_BYTES))

    assert pieces(house) == []
    assert house.done("getFile") == []
    assert house.app.texts.show("fr", "file_refused_too_big") in house.shown()


async def test_a_file_of_an_untold_size_that_telegram_finds_too_big_is_refused(house: House) -> None:
    await send_without_size(house, PDF + bytes(MAX_FILE_BYTES))

    assert pieces(house) == [Piece("refused", None)]
    assert house.app.texts.show("fr", "file_refused_too_big") in house.shown()


async def send_without_size(house: House, content: bytes, told: bytes | None = None) -> None:
    """Send a document whose size is not told; `told` is what getFile thinks it is."""
    update = house.telegram.tenant_sends(content)
    card = dict(update["message"]["document"])
    del card["file_size"]
    update["message"]["document"] = card
    if told is not None:
        stored = house.telegram.world.files[card["file_id"]]
        house.telegram.world.files[card["file_id"]] = stored._replace(content=told)
    await house.settle()


async def test_a_download_that_never_ends_is_cut_at_the_limit(tmp_path: Path) -> None:
    telegram = Telegram(Clock(), STAFF_CHAT_ID)
    async with serve(telegram) as url:
        settings = {"base_url": f"{url}/bot", "base_file_url": f"{url}/file/bot"}
        async with housed(tmp_path, telegram=telegram, request=Line(), **settings) as house:
            await house.reaches_evidence()
            await send_without_size(house, PDF + bytes(2 * MAX_FILE_BYTES), told=PDF)

            assert pieces(house) == [Piece("refused", None)]
            assert house.app.texts.show("fr", "file_refused_too_big") in house.shown()
            assert on_disk(house) == []


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize("fault", ALL.values(), ids=ALL)
async def test_a_fault_on_the_way_only_delays_a_file(house: House, method: str, fault: Fault) -> None:
    house.telegram.fail_next(method, fault)

    await house.sends(PDF)
    await house.settle(1, 2)

    assert PDF in on_disk(house)
    assert [piece.state for piece in pieces(house)] == ["kept"]


async def test_a_file_that_telegram_no_longer_has_is_given_up_and_the_tenant_is_told(house: House) -> None:
    update = house.telegram.tenant_sends(PDF)
    del house.telegram.world.files[update["message"]["document"]["file_id"]]

    await house.settle()

    assert pieces(house) == [Piece("refused", None)]
    assert house.shown().count(house.app.texts.show("fr", "file_refused_lost")) == 1


async def test_a_file_that_cannot_be_fetched_for_a_day_is_given_up(house: House) -> None:
    house.telegram.fail_next("getFile", *[Status(500)] * (MAX_ATTEMPTS + 1))
    await house.sends(PDF)

    await house.settle(*[3600] * MAX_ATTEMPTS)

    assert pieces(house) == [Piece("refused", None)]
    assert house.shown().count(house.app.texts.show("fr", "file_refused_lost")) == 1


async def test_each_refused_file_is_told_once(house: House) -> None:
    await house.sends(REFUSED["content"]())
    (row,) = house.rows("select id from attachments")
    house.store.db.conn.execute("update attachments set state = 'waiting'")
    await house.settle()
    again = house.shown().count(house.app.texts.show("fr", "file_refused_content"))

    await house.says("/effacer")
    await house.taps("erase_all")
    await house.reaches_evidence()
    await house.sends(REFUSED["content"]())

    assert row["id"] == again == 1
    assert house.shown().count(house.app.texts.show("fr", "file_refused_content")) == 2


# The virus scanner ------------------------------------------------------------------------------------------


@asynccontextmanager
async def scanner(folder: Path, answer: bytes) -> AsyncIterator[None]:
    """A socket that says the same of every file."""

    async def serve_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(bytes(4))
        writer.write(answer)
        writer.close()

    async with await asyncio.start_unix_server(serve_one, folder / "clamd.ctl"):
        yield


async def test_a_file_that_the_scanner_knows_as_harmful_is_refused(tmp_path: Path) -> None:
    storage = {"clamd": str(tmp_path / "clamd.ctl")}
    async with (
        scanner(tmp_path, b"stream: Test.Signature FOUND\0"),
        housed(tmp_path, storage=storage) as house,
    ):
        await house.reaches_evidence()
        await house.sends(JPEG, kind="photo")

        assert pieces(house) == [Piece("refused", None)]
        assert on_disk(house) == []
        assert house.app.texts.show("fr", "file_refused_infected") in house.shown()


async def test_without_the_word_of_the_scanner_a_file_waits(tmp_path: Path) -> None:
    storage = {"clamd": str(tmp_path / "clamd.ctl")}
    async with housed(tmp_path, storage=storage) as house:
        await house.reaches_evidence()
        await house.sends(JPEG, kind="photo")
        meanwhile, held = pieces(house), on_disk(house)

        async with scanner(tmp_path, b"stream: OK\0"):
            await house.settle(1, 2, 4)

        assert (meanwhile, held) == ([Piece("waiting", None)], [])
        assert [piece.state for piece in pieces(house)] == ["kept"]
