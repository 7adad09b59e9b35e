"""A file passes only if ClamAV says so in as many words; the daemon is real where one can be had."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import tempfile
import time
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.evidence import clamd
from bot.evidence.clamd import Clamd, ScannerError
from dialogs.policy import MAX_FILE_BYTES
from tests.bot.evidence.hostile import EICAR
from tests.bot.evidence.office_files import archive, docx
from tests.bot.evidence.pdf_files import pdf
from tests.bot.evidence.picture_files import PAYLOAD, jpeg

HERE = Path(__file__).parent
FOLDER = HERE.parents[2] / ".venv" / "clamd"
START_SECONDS = 30.0
MARKER = b"a-marker-that-harms-nobody"


class Daemon(NamedTuple):
    """Where it listens."""

    path: str
    port: str


@pytest.fixture(scope="module")
def daemon() -> Iterator[Daemon]:
    program, libraries = find_clamd()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test.ndb").write_text(
            "".join(f"Test.{n}:0:*:{body.hex()}\n" for n, body in enumerate((EICAR, MARKER)))
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = folder / "clamd.conf"
        settings.write_text(
            f"Foreground yes\nDatabaseDirectory {folder}\nLocalSocket {folder}/ctl\n"
            f"TCPAddr 127.0.0.1\nTCPSocket {port}\n"
        )
        process = subprocess.Popen(
            [program, "--config-file", settings],
            env={"LD_LIBRARY_PATH": libraries},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(folder / "ctl", process)
            yield Daemon(f"{folder}/ctl", f"127.0.0.1:{port}")
        finally:
            process.kill()
            process.communicate()


def find_clamd() -> tuple[str, str]:
    """The program and its libraries: the machine's own, $CLAMD, or one unpacked beside our tools."""
    installed = os.environ.get("CLAMD") or shutil.which("clamd")
    if installed:
        return installed, os.environ.get("LD_LIBRARY_PATH", "")
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        pytest.skip("no clamd here, and no apt-get to fetch one")
    got = subprocess.run([HERE / "get_clamd.sh", FOLDER], capture_output=True, text=True, check=False)
    if got.returncode:
        pytest.skip(f"no clamd here, and none to be had: {got.stderr.strip()[-200:]}")
    libraries = {str(path.parent) for path in FOLDER.rglob("lib*.so.*")}
    return str(FOLDER / "usr/sbin/clamd"), ":".join(sorted(libraries))


def wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(int(START_SECONDS / 0.05)):
        if path.exists():
            return
        if process.poll() is not None:
            pytest.skip(f"clamd does not start here: {process.communicate()[0][-200:]!r}")
        time.sleep(0.05)
    pytest.fail("clamd does not listen")


HARMLESS = {
    "nothing": b"",
    "text": b"un texte",
    "pdf": pdf(),
    "docx": docx(),
    "zeros, as large as files may be": bytes(MAX_FILE_BYTES),
}
HARMFUL = {
    "eicar": EICAR,
    "eicar behind a start": bytes(1024) + EICAR,
    "eicar in a zip": archive(("eicar.com", EICAR)),
    "eicar in three zips": archive(("c", archive(("b", archive(("a", EICAR)))))),
    "marker behind a picture": jpeg() + MARKER,
    "marker at the end of the largest file": bytes(MAX_FILE_BYTES - len(MARKER)) + MARKER,
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
async def test_a_harmless_file_passes(daemon: Daemon, content: bytes) -> None:
    assert await Clamd(daemon.path).scan(content)
    assert await Clamd(daemon.port).scan(content)


@pytest.mark.parametrize("content", HARMFUL.values(), ids=HARMFUL)
async def test_a_harmful_file_does_not(daemon: Daemon, content: bytes) -> None:
    assert not await Clamd(daemon.path).scan(content)
    assert not await Clamd(daemon.port).scan(content)


async def test_files_may_be_scanned_at_the_same_time(daemon: Daemon) -> None:
    scanner = Clamd(daemon.path)
    contents = [PAYLOAD, MARKER] * 10
    answers = await asyncio.gather(*map(scanner.scan, contents))

    assert answers == [content == PAYLOAD for content in contents]


Serve = Callable[[StreamReader, StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[Clamd]:
    """The other side of the line, as it may be on a bad day; it is called once."""
    is_over = asyncio.Event()

    async def serve_one(reader: StreamReader, writer: StreamWriter) -> None:
        await serve(reader, writer)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
        is_over.set()

    async with await asyncio.start_server(serve_one, "127.0.0.1", 0) as server:
        yield Clamd(f"127.0.0.1:{server.sockets[0].getsockname()[1]}")
        await is_over.wait()


def answering(answer: bytes) -> Serve:
    async def serve(reader: StreamReader, writer: StreamWriter) -> None:
        await reader.readuntil(bytes(4))
        writer.write(answer)

    return serve


async def hang_up(reader: StreamReader, writer: StreamWriter) -> None:
    """Before anything is read."""


async def say_nothing(reader: StreamReader, writer: StreamWriter) -> None:
    with suppress(OSError):
        await reader.read()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"stream: OK",
        b"stream: O",
        b"stream: OK\n",
        b"stream: OK\0stream: OK\0",
        b"stream: NOT OK\0",
        b" stream: OK\0",
        b"OK\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Can't allocate memory ERROR\0",
        b"stream:  FOUND\0",
        b"UNKNOWN COMMAND\0",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"\xff" * 100_000,
    ],
)
async def test_any_other_answer_is_an_error(answer: bytes) -> None:
    async with listening(answering(answer)) as scanner:
        with pytest.raises(ScannerError):
            await scanner.scan(PAYLOAD)


async def test_yes_and_no_are_read_as_they_are_written() -> None:
    async with listening(answering(b"stream: OK\0")) as scanner:
        assert await scanner.scan(PAYLOAD)
    async with listening(answering(b"stream: Win.Test.EICAR_HDB-1 FOUND\0")) as scanner:
        assert not await scanner.scan(PAYLOAD)


async def test_a_line_that_breaks_is_an_error() -> None:
    async with listening(hang_up) as scanner:
        with pytest.raises(ScannerError):
            await scanner.scan(bytes(MAX_FILE_BYTES))


async def test_silence_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clamd, "SCAN_SECONDS", 0.1)
    async with listening(say_nothing) as scanner:
        with pytest.raises(ScannerError, match="TimeoutError"):
            await scanner.scan(PAYLOAD)


async def test_nobody_there_is_an_error(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))

        with pytest.raises(ScannerError):
            await Clamd(f"127.0.0.1:{closed.getsockname()[1]}").scan(PAYLOAD)
        with pytest.raises(ScannerError):
            await Clamd(f"{tmp_path}/ctl").scan(PAYLOAD)


def test_an_address_must_be_one() -> None:
    with pytest.raises(ValueError):
        Clamd("clamav")
