"""An e-mail made of plain values, and the line to the mail server.

    the line   no connection, no TLS, a password or a sender that is refused: every mail waits
    not now    the server says 4xx, or the line breaks on the way: perhaps sent, and sent again later
    never      the server says 5xx of this mail or its recipient: a person must look

The errors carry the class and the code of what happened: what a server says may hold an address.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from aiosmtplib import SMTP
from aiosmtplib.errors import (
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from pydantic import SecretStr

from bot.answers import Answers
from bot.config import Security
from bot.evidence.verdict import EXTENSIONS
from bot.packing import packed
from bot.sheets import readable
from bot.texts import Texts
from storage.cases import Case
from storage.files import Copy

LARGEST: Final = 15 << 20  # bytes of files in a mail; as base64 a third more, and many servers stop at 25 MB
SLOWEST: Final = 64 << 10  # bytes a second that a line carries at least
GOODBYE_SECONDS: Final = 5.0

BYTES: Final = "application/octet-stream"

NEVER: Final = range(500, 600)
TOO_BIG: Final = 552  # the answer to a size that is announced with the sender (RFC 1870, 6.1)
NOT_LET_IN: Final = 530  # a password is wanted (RFC 4954, 6)


class Server(NamedTuple):
    """Where mails are handed in, and who sends them. `timeout` in seconds, for each answer."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: SecretStr = SecretStr("")
    authority: Path | None = None
    timeout: float = 60.0


class Enclosure(NamedTuple):
    """A file that goes along: the clean copy, under a name without a word of the tenant's."""

    name: str
    media_type: str
    copy: Copy


class Parcel(NamedTuple):
    """What one mail holds."""

    subject: str
    text: str
    enclosures: tuple[Enclosure, ...] = ()


class Envelope(NamedTuple):
    """Who a mail is from and for; `uid` names it for good, so that one that came twice can be told."""

    sender: str
    recipient: str
    uid: str
    sent_at: datetime


class NoLine(Exception):
    """Nothing can be sent. `is_refused`: somebody is there and will not have us, as it is set up."""

    def __init__(self, reason: str, *, is_refused: bool) -> None:
        super().__init__(reason)
        self.is_refused = is_refused


class NotNow(Exception):
    """This mail was not accepted; or, where `may_be_there`, nobody knows whether it was."""

    def __init__(self, reason: str, *, may_be_there: bool) -> None:
        super().__init__(reason)
        self.may_be_there = may_be_there


class Never(Exception):
    """The server will not accept this mail."""


# --- what is said -----------------------------------------------------------------------------------------


def handoff(
    texts: Texts, case: Case, lines: Sequence[str], enclosures: Sequence[Enclosure] = ()
) -> list[Parcel]:
    """The lines and the files about a case, in as many mails as it takes.

    The subject has number, theme and door: it is read where a mail is not, and is never the tenant's words.
    """
    door = texts.attribute("fr", "door-name", case.door)
    subject = " · ".join(filter(None, (case.number, Answers(texts).theme(case.theme), door)))
    loads = _loads(enclosures)
    parcels = []
    for number, load in enumerate(loads, 1):
        name = f"{subject} ({number}/{len(loads)})" if len(loads) > 1 else subject
        parcels.append(Parcel(name, "\n".join(lines) if number == 1 else name, load))
    return parcels


def _loads(enclosures: Sequence[Enclosure]) -> list[tuple[Enclosure, ...]]:
    """The files in their order; one that is larger than a mail goes alone, and not with the words."""
    loads = packed(enclosures, _size, LARGEST)
    holds_words = bool(loads) and _size(loads[0][0]) <= LARGEST
    return loads if holds_words else [(), *loads]


def _size(enclosure: Enclosure) -> int:
    return enclosure.copy.size


def message(parcel: Parcel, envelope: Envelope) -> bytes:
    """The mail as it goes over the line, in ASCII. Raises ValueError for an address that is none."""
    mail = EmailMessage(policy=WIRE)
    mail["From"] = _address(envelope.sender)
    mail["To"] = _address(envelope.recipient)
    mail["Subject"] = _one_line(parcel.subject)
    mail["Date"] = envelope.sent_at
    mail["Message-ID"] = f"<mail-{envelope.uid}@{_domain(envelope.sender)}>"
    mail["Auto-Submitted"] = "auto-generated"  # no answer by a machine, please (RFC 3834, 5)
    mail.set_content(readable(parcel.text), cte="quoted-printable")
    for name, media_type, copy in parcel.enclosures:
        kind, _, subtype = (media_type if media_type in EXTENSIONS else BYTES).partition("/")
        mail.add_attachment(copy.read_bytes(), kind, subtype, filename=_one_line(name))
    return mail.as_bytes()


def _address(told: str) -> Address:
    try:
        told.encode("ascii")
        return Address(addr_spec=told)
    except (HeaderParseError, IndexError) as error:
        raise ValueError("no address") from error


def _one_line(words: str) -> str:
    return " ".join(readable(words).split())


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


# --- the line ---------------------------------------------------------------------------------------------


class Line:
    """The line to the server: opened for the first mail, kept for those that follow until something fails."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._smtp: SMTP | None = None
        self._transport: asyncio.BaseTransport | None = None

    async def send(self, content: bytes, recipient: str) -> None:
        """Hand a mail in. Raises `NoLine`, `NotNow` and `Never`; ValueError for an address that is none."""
        smtp = await self._opened()
        timeout = self._server.timeout + len(content) / SLOWEST
        try:
            await smtp.sendmail(self._server.sender, recipient, content, timeout=timeout)
        except (SMTPException, OSError) as error:
            await self.close()
            raise _judged(error) from None
        except asyncio.CancelledError:
            self._hang_up()
            raise

    async def close(self) -> None:
        """Say goodbye, if anybody is there."""
        if self._smtp and self._smtp.is_connected:
            with suppress(SMTPException, OSError):
                await self._smtp.quit(timeout=GOODBYE_SECONDS)
        self._hang_up()

    def _hang_up(self) -> None:
        """Without waiting for what the other side may never take."""
        if isinstance(self._transport, asyncio.WriteTransport):
            self._transport.abort()
        self._smtp = self._transport = None

    async def _opened(self) -> SMTP:
        if self._smtp and self._smtp.is_connected:
            return self._smtp
        try:
            self._smtp = smtp = self._connection()
            await smtp.connect()
            self._transport = smtp.transport
            if smtp.is_ehlo_or_helo_needed:
                await smtp.ehlo()
        except (SMTPException, OSError, ValueError) as error:
            self._hang_up()
            raise NoLine(_told(error), is_refused=_is_refusal(error)) from None
        return smtp

    def _connection(self) -> SMTP:
        server = self._server
        return SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password.get_secret_value() if server.user else None,
            local_hostname=_domain(server.sender),
            timeout=server.timeout,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",  # never "if the server can": somebody may say it cannot
            tls_context=None if server.security == "none" else self._tls,
        )

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._server.authority)


def _is_refusal(error: Exception) -> bool:
    """Whether it takes a person to mend it, as far as can be told."""
    if isinstance(error, SMTPResponseException):
        return error.code in NEVER
    lacks_extension = type(error) is SMTPException  # STARTTLS or AUTH
    return lacks_extension or isinstance(error.__cause__ or error, ssl.SSLError | ValueError)


def _judged(error: Exception) -> NoLine | NotNow | Never:
    if isinstance(error, SMTPRecipientsRefused):
        error = error.recipients[0]
    code = error.code if isinstance(error, SMTPResponseException) else 0
    if code not in NEVER:
        return NotNow(_told(error), may_be_there=not code)
    if code == NOT_LET_IN or (isinstance(error, SMTPSenderRefused) and code != TOO_BIG):
        return NoLine(_told(error), is_refused=True)
    return Never(_told(error))


def _told(error: Exception) -> str:
    """Its class and its code; never its words."""
    code = f" {error.code}" if isinstance(error, SMTPResponseException) else ""
    return f"{type(error).__name__}{code}"
