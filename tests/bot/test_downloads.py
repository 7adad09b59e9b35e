"""A file from a tenant is kept byte for byte, or refused once and kindly."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.downloads import MAX_ATTEMPTS
from bot.simulator.faults import (
    Fault,
    NoResult,
    ResetAfter,
    ResetBefore,
    Status,
    TimeoutAfter,
    TimeoutBefore,
    Truncated,
)
from bot.simulator.telegram import TENANT, Telegram
from bot.transport import Line
from dialogs.policy import MAX_FILE_BYTES
from storage import conversations, files
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.running import PDF, Clock, House, housed

# python-telegram-bot warns of how it will tell `retry_after` one day; the bot reads neither form.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

KEPT = {
    "PDF": PDF,
    "JPEG": b"\xff\xd8\xff\xe0" + bytes(99),
    "PNG": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "WebP": b"RIFF\x00\x00\x00\x00WEBP" + bytes(99),
    "HEIC": b"\x00\x00\x00\x18ftypheic" + bytes(99),
    "voice": b"OggS" + bytes(99),
}
REFUSED = {
    "ELF": b"\x7fELF" + bytes(99),
    "ZIP": b"PK\x03\x04" + bytes(99),
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    "HTML": b"<!DOCTYPE html><script></script>",
    "PDF behind junk": b"MZ" + PDF,
    "text": b"un texte",
}
FAULTS = [
    Status(500),
    Status(429, retry_after=1),
    TimeoutBefore(),
    ResetBefore(),
    TimeoutAfter(),
    ResetAfter(),
]


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
    return [path.read_bytes() for path in sorted(house.store.files.rglob("*")) if path.is_file()]


def counted(house: House) -> int:
    """How many files the dialogue thinks it has."""
    found = conversations.load(house.store.db, TENANT.id)
    return found.files if found else 0


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT)
async def test_a_file_is_kept_byte_for_byte_under_its_digest(house: House, content: bytes) -> None:
    await house.sends(content, name="../../etc/passwd")

    digest = hashlib.sha256(content).hexdigest()
    assert pieces(house) == [Piece("kept", digest)]
    assert files.path_of(house.store.files, digest).read_bytes() == content
    assert on_disk(house) == [content]


async def test_the_same_bytes_are_written_once(house: House) -> None:
    await house.sends(PDF)
    await house.sends(PDF)

    assert [piece.state for piece in pieces(house)] == ["kept", "kept"]
    assert on_disk(house) == [PDF]


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
async def test_a_file_of_another_kind_is_refused_whatever_it_says_it_is(house: House, content: bytes) -> None:
    await house.sends(content, name="bail.pdf", mime="application/pdf")

    assert pieces(house) == [Piece("refused", None)]
    assert on_disk(house) == []
    assert house.app.texts.show("fr", "file_refused_content") in house.shown()
    assert counted(house) == 0


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
@pytest.mark.parametrize("fault", [*FAULTS, Truncated(), NoResult()], ids=str)
async def test_a_fault_on_the_way_only_delays_a_file(house: House, method: str, fault: Fault) -> None:
    house.telegram.fail_next(method, fault)

    await house.sends(PDF)
    await house.settle(1, 2)

    assert on_disk(house) == [PDF]
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
    await house.sends(REFUSED["ZIP"])
    (row,) = house.rows("select id from attachments")
    house.store.db.conn.execute("update attachments set state = 'waiting'")
    await house.settle()
    again = house.shown().count(house.app.texts.show("fr", "file_refused_content"))

    await house.says("/effacer")
    await house.taps("erase_all")
    await house.reaches_evidence()
    await house.sends(REFUSED["ZIP"])

    assert row["id"] == again == 1
    assert house.shown().count(house.app.texts.show("fr", "file_refused_content")) == 2
