"""A real SMTP server on loopback: TLS by a throw-away certificate, passwords, and the faults of the world."""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pydantic import SecretStr

from bot.config import Security
from bot.mail import Server

HOST = "localhost"
SENDER = "robot@bailleur.example"
ANSWER_SECONDS = 0.5  # how long the bot waits for a server that hangs

Command = Literal["MAIL", "RCPT", "DATA"]


class Answer(NamedTuple):
    """The server says this instead of yes."""

    at: Command
    text: str


class Drop(NamedTuple):
    """The line breaks before the answer; the mail may have been taken all the same."""

    at: Command
    is_taken: bool = False


class Hang(NamedTuple):
    """The server never answers; the mail may have been taken all the same."""

    at: Command
    is_taken: bool = False


class Think(NamedTuple):
    """The server takes the mail, and answers when it is told to."""

    until: asyncio.Event


Fault = Answer | Drop | Hang | Think


class Taken(NamedTuple):
    """A mail that the server took."""

    recipient: str
    is_encrypted: bool
    message: EmailMessage


@cache
def authority() -> trustme.CA:
    """Who signs the certificate of the server."""
    return trustme.CA()


@dataclass  # without slots: aiosmtpd looks at every member, which Python 3.11.2 does not allow then
class Post:
    """The server: what it took, what it will do wrong, the passwords it was told, and the lines it had."""

    security: Security = "none"
    password: str = ""
    largest: int | None = None
    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    faults: deque[Fault] = field(default_factory=deque)
    lines: list[SMTP] = field(default_factory=list)
    _listening: asyncio.Server | None = None

    def server(self, folder: Path) -> Server:
        """How the bot reaches it; the folder is for the certificate to trust."""
        trusted = folder / "authority.pem"
        authority().cert_pem.write_to_path(str(trusted))
        user, secret = ("robot", SecretStr(self.password)) if self.password else ("", SecretStr(""))
        return Server(HOST, self.port, self.security, SENDER, user, secret, trusted, ANSWER_SECONDS)

    def fail_next(self, *faults: Fault) -> None:
        """Each when its command comes, in this order."""
        self.faults.extend(faults)

    def subjects(self) -> list[str]:
        return [str(mail.message["Subject"]) for mail in self.taken]

    async def start(self) -> None:
        """Listen; on the same port as before."""
        loop = asyncio.get_running_loop()
        secure = _tls() if self.security == "tls" else None
        self._listening = await loop.create_server(self._line, "127.0.0.1", self.port, ssl=secure)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Nobody is there any more."""
        for line in self.lines:
            _hang_up(line)
        if self._listening:
            self._listening.close()
            await self._listening.wait_closed()

    def _line(self) -> SMTP:
        line = SMTP(
            self,
            hostname=HOST,
            data_size_limit=self.largest,
            tls_context=_tls() if self.security == "starttls" else None,
            require_starttls=self.security == "starttls",
            auth_required=bool(self.password) and self.security == "starttls",
            auth_require_tls=self.security != "tls",  # aiosmtpd knows no other TLS than that of STARTTLS
            authenticator=self._let_in,
            loop=asyncio.get_running_loop(),
        )
        self.lines.append(line)
        return line

    def _let_in(
        self, _line: SMTP, _session: Session, _envelope: Envelope, _how: str, told: Any
    ) -> AuthResult:
        password = cast("LoginPassword", told).password.decode()
        self.told.append(password)
        return AuthResult(success=password == self.password, handled=False)

    # --- what aiosmtpd calls --------------------------------------------------------------------------

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, line: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.mail_from = address
        return await self._answer(line, "MAIL", envelope)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, line: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return await self._answer(line, "RCPT", envelope)

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, line: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        return await self._answer(line, "DATA", envelope)

    async def _answer(self, line: SMTP, command: Command, envelope: Envelope) -> str:
        fault = self.faults.popleft() if self.faults and _place(self.faults[0]) == command else None
        if command == "DATA" and _lets_pass(fault):
            self._take(line, envelope)
        match fault:
            case Think(until=until):
                await until.wait()
            case Answer(text=text):
                return text
            case Drop():
                _hang_up(line)
                await asyncio.Event().wait()
            case Hang():
                await asyncio.Event().wait()
        return "250 OK"

    def _take(self, line: SMTP, envelope: Envelope) -> None:
        content = cast("bytes", envelope.original_content)
        message = message_from_bytes(content, policy=WIRE)
        is_encrypted = bool(line.transport and line.transport.get_extra_info("ssl_object"))
        (recipient,) = envelope.rcpt_tos
        self.taken.append(Taken(recipient, is_encrypted, message))


def _place(fault: Fault) -> Command:
    return "DATA" if isinstance(fault, Think) else fault.at


def _lets_pass(fault: Fault | None) -> bool:
    return fault is None or isinstance(fault, Think) or (isinstance(fault, Drop | Hang) and fault.is_taken)


def _hang_up(line: SMTP) -> None:
    if isinstance(line.transport, asyncio.WriteTransport):
        line.transport.abort()


def _tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(HOST).configure_cert(context)
    return context


@asynccontextmanager
async def serving(
    security: Security = "none", password: str = "", largest: int | None = None
) -> AsyncIterator[Post]:
    """A server that listens until the end."""
    post = Post(security, password, largest)
    await post.start()
    try:
        yield post
    finally:
        await post.stop()


@asynccontextmanager
async def greeting(words: bytes) -> AsyncIterator[int]:
    """The port of a server that says no more than that."""

    async def greet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(words)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]
