"""Asks ClamAV whether a file is known to be harmful; only its plain «OK» counts as a yes."""

from __future__ import annotations

import asyncio
import re
from asyncio import StreamReader, StreamWriter

CONNECT_SECONDS = 5.0
SCAN_SECONDS = 60.0

_CHUNK_BYTES = 256 << 10
_CLEAN = b"stream: OK\0"
_FOUND = re.compile(rb"stream: [!-~][ -~]* FOUND\0")


class ScannerError(Exception):
    """It did not say: try again later, and keep nothing meanwhile."""


class Clamd:
    """The daemon at a path ("/run/clamav/clamd.ctl") or at a host and port ("127.0.0.1:3310")."""

    def __init__(self, address: str) -> None:
        """Raises ValueError for an address that is neither."""
        self._path = address if address.startswith("/") else None
        host, _, port = address.rpartition(":")
        self._host, self._port = host, 0 if self._path else int(port)

    async def scan(self, content: bytes) -> bool:
        """Whether it is clean. Raises `ScannerError` for any answer but yes and no, and for none."""
        try:
            async with asyncio.timeout(SCAN_SECONDS):
                answer = await self._exchange(content)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            raise ScannerError(type(error).__name__) from error
        if answer == _CLEAN:
            return True
        if _FOUND.fullmatch(answer):
            return False
        raise ScannerError(f"clamd answered {answer[:80]!r}")

    async def _exchange(self, content: bytes) -> bytes:
        async with asyncio.timeout(CONNECT_SECONDS):
            reader, writer = await self._connect()
        try:
            await _send(writer, content)
            return await reader.readuntil(b"\0") + await reader.read(1)
        finally:
            writer.transport.abort()  # the daemon may never take what is still to be sent

    async def _connect(self) -> tuple[StreamReader, StreamWriter]:
        if self._path:
            return await asyncio.open_unix_connection(self._path)
        return await asyncio.open_connection(self._host, self._port)


async def _send(writer: StreamWriter, content: bytes) -> None:
    """Chunks behind their lengths, and an empty one (clamd(8), INSTREAM)."""
    writer.write(b"zINSTREAM\0")
    for start in range(0, len(content), _CHUNK_BYTES):
        chunk = content[start : start + _CHUNK_BYTES]
        writer.write(len(chunk).to_bytes(4, "big") + chunk)
        await writer.drain()
    writer.write(bytes(4))
    await writer.drain()
