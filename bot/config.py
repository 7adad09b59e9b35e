"""The configuration: a TOML file, the environment for what is secret, each mistake named by its key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.evidence.clamd import Clamd
from bot.listener import Place
from bot.logs import Style
from dialogs.desk import Role
from dialogs.triage.words import fold
from dialogs.worktime import DAYS, Hours
from storage import master


class ConfigError(Exception):
    """The operator's mistake: the key, and what was expected there."""


class UpkeepError(Exception):
    """What the operator asked of the store could not be done; the text is one line for them."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _WithSecret(BaseSettings):
    """A section with a secret in it: the environment wins over the file, that is where a secret belongs."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic's signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - same
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - same
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment, then file."""
        return env_settings, init_settings


LOOPBACK = ("localhost", "127.0.0.1", "::1")
WEBHOOK_PORTS = (443, 80, 88, 8443)  # core.telegram.org/bots/webhooks


def _is_a_place(text: str) -> str:
    if text:
        Place.parse(text)
    return text


def _listens_here(text: str) -> str:
    if Place.parse(text).host not in LOOPBACK:
        raise ValueError(
            "expected an address of this machine, 127.0.0.1:8081 for example: TLS is the proxy's"
        )
    return text


def _can_be_posted_to(url: str) -> str:
    """Telegram posts over HTTPS, to four ports; a Bot API server on this machine may do without."""
    told = urlsplit(url)
    is_public = told.scheme == "https" and (told.port or 443) in WEBHOOK_PORTS
    is_near = told.scheme == "http" and told.hostname in LOOPBACK
    if url and not (told.hostname and (is_public or is_near)):
        raise ValueError(f"expected https://, at one of the ports {', '.join(map(str, WEBHOOK_PORTS))}")
    return url


class Telegram(_WithSecret):
    """How to reach Telegram; TELEGRAM_TOKEN and the like win over the file. Times in seconds."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix="TELEGRAM_")

    token: SecretStr = SecretStr("")
    token_file: Path | None = None
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    mode: Literal["polling", "webhook"] = "polling"
    poll_timeout: Annotated[int, Field(ge=0, le=50)] = 25
    webhook_url: Annotated[str, AfterValidator(_can_be_posted_to)] = ""
    webhook_listen: Annotated[str, AfterValidator(_listens_here)] = "127.0.0.1:8081"
    webhook_secret: SecretStr = SecretStr("")
    webhook_secret_file: Path | None = None
    webhook_connections: Annotated[int, Field(ge=1, le=100)] = 40
    rate_limit: bool = True

    @model_validator(mode="after")
    def _has_an_address(self) -> Self:
        if self.mode == "webhook" and not self.webhook_url:
            raise ValueError('webhook_url is wanted with mode "webhook"')
        return self


class Landlord(_Section):
    """Who the landlord is; a blank hides its line."""

    name: str = "Rochefort Habitat Océan"
    case_prefix: Annotated[str, Field(pattern=r"^[A-Z]{2,5}$")] = "RHO"
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    complaint_form: str = ""
    dpo_contact: str = ""


class Mediator(_Section):
    """The consumer mediator the landlord belongs to."""

    name: str = "AME CONSO"
    url: str = "https://www.mediationconso-ame.com"
    address: str = "AME CONSO, 11 place Dauphine, 75001 Paris"


class Agency(_Section):
    """A local agency."""

    name: str
    towns: str = ""
    phone: str = ""
    address: str = ""
    hours: str = ""


class SocialMediation(_Section):
    """The landlord's social mediator."""

    address: str = ""
    phone: str = ""


class Emergency(_Section):
    """Numbers of the emergency screens that depend on the place or the network."""

    gas_phone: str = "0 800 47 33 33"
    on_call_phone: str = ""


class Referrals(_Section):
    """Numbers of the bodies that help with what is not the mediator's."""

    adil_phone: str = "0 805 160 075"
    arrears_phone: str = "0 805 160 075"
    law_phone: str = "3039"
    benefits_phone: str = "3230"
    discrimination_phone: str = "3928"


class Rules(_Section):
    """What the landlord decides about the dialogue."""

    silence_months: Annotated[int, Field(ge=1, le=11)] = 2
    reference_pattern: str = ""

    @field_validator("reference_pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error.msg}") from error
        return pattern


class Member(_Section):
    """A member of staff, known by the Telegram user id and nothing else."""

    id: int
    name: str
    service: str = ""
    role: Role = "agent"


Door = Literal["mediation", "agency", "social_mediation", "advisor"]


class StaffGroup(_Section):
    """Another group of the staff, and whose cases live there; no agencies: those of all of them."""

    chat_id: Annotated[int, Field(lt=0)]
    doors: Annotated[tuple[Door, ...], Field(min_length=1)]
    agencies: tuple[str, ...] = ()


def group_key(at: int) -> str:
    """The key that names a group of the staff; the main one is the first, 0."""
    return f"staff.groups.{at - 1}.chat_id" if at else "staff.chat_id"


class Staff(_Section):
    """The staff groups; a `chat_id` of 0 means that there is none. Times in hours of work."""

    chat_id: int = 0
    groups: tuple[StaffGroup, ...] = ()
    members: tuple[Member, ...] = ()
    answer_hours: Annotated[float, Field(gt=0, le=400)] = 12
    release_hours: Annotated[float, Field(gt=0, le=400)] = 6
    supervisor: int = 0
    hours: tuple[str, ...] = ()
    closures: tuple[str, ...] = ()
    replies: Path | None = None
    details: Literal["topic", "private"] = "topic"

    @model_validator(mode="after")
    def _hours_are_possible(self) -> Self:
        _ = self.working_hours
        return self

    @property
    def working_hours(self) -> Hours:
        """When the agency is open."""
        return Hours.parse(dict(day for line in self.hours for day in _days(line)), self.closures)


Security = Literal["starttls", "tls", "none"]
Address = Annotated[
    str,
    Field(pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=254),
]


class Mail(_WithSecret):
    """The mail server, and who is written to for each door and agency; a blank host: no e-mail.

    Times in seconds.
    """

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix="MAIL_")

    host: str = ""
    port: Annotated[int, Field(ge=1, le=65_535)] = 587
    security: Security = "starttls"
    user: str = ""
    password: SecretStr = SecretStr("")
    password_file: Path | None = None
    authority: Path | None = None
    timeout: Annotated[float, Field(gt=0, le=600)] = 60.0
    sender: Address | Literal[""] = ""
    recipients: dict[Door, tuple[Address, ...]] = Field(default_factory=dict)
    agencies: dict[str, tuple[Address, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.host and not self.sender:
            raise ValueError("sender is wanted with a host")
        if self.host and not any((*self.recipients.values(), *self.agencies.values())):
            raise ValueError("recipients are wanted with a host")
        if self.security == "none" and (self.user or (self.host and self.host not in LOOPBACK)):
            raise ValueError('security "none" is for a server on this machine, without a user')
        return self


def _days(line: str) -> list[tuple[str, list[str]]]:
    """Read "monday-thursday 9:00-12:30 13:30-17:30" day by day; ValueError for days out of order."""
    days, *slots = line.split()
    first, _, last = days.partition("-")
    if first not in DAYS or (last or first) not in DAYS:
        raise ValueError(f"{days!r} is not a day: expected {', '.join(DAYS)}, or two as in monday-friday")
    named = DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]
    if not named:
        raise ValueError(f"{days!r}: the days are not in order")
    return [(day, slots) for day in named]


class Privacy(_WithSecret):
    """How long things are kept, in days, and the key to all that tenants wrote."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix="MEDIATION_")

    master_key: SecretStr = SecretStr("")
    master_key_file: Path | None = None
    draft_days: Annotated[int, Field(ge=1, le=365)] = 30
    parked_days: Annotated[int, Field(ge=1, le=365)] = 2
    closed_days: Annotated[int, Field(ge=1, le=3660)] = 365
    dedupe_days: Annotated[int, Field(ge=2, le=365)] = 8
    dead_letter_days: Annotated[int, Field(ge=1, le=365)] = 30
    sent_days: Annotated[int, Field(ge=1, le=365)] = 8
    audit_days: Annotated[int, Field(ge=30, le=3660)] = 365
    mailed_days: Annotated[int, Field(ge=1, le=365)] = 8

    @property
    def days(self) -> dict[str, int]:
        """How long, by the name of each key."""
        return self.model_dump(exclude={"master_key", "master_key_file"})


class Limits(_Section):
    """How much one tenant may do, and how much room files may take in all."""

    enforce: bool = True
    updates_a_minute: Annotated[int, Field(ge=1, le=6000)] = 20
    burst: Annotated[int, Field(ge=1, le=6000)] = 60
    files_in_ten_minutes: Annotated[int, Field(ge=1, le=1000)] = 40
    megabytes_a_day: Annotated[int, Field(ge=20, le=10_000)] = 60
    open_cases: Annotated[int, Field(ge=1, le=100)] = 3
    total_megabytes: Annotated[int, Field(ge=20)] = 2000
    free_percent: Annotated[int, Field(ge=0, le=90)] = 10
    free_megabytes: Annotated[int, Field(ge=0)] = 500


class Storage(_Section):
    """Where the store is, and what looks over the files that come in."""

    path: Path = Path("mediation.db")
    clamd: str = ""

    @field_validator("clamd")
    @classmethod
    def _is_address(cls, address: str) -> str:
        if address:
            Clamd(address)
        return address


class Backup(_Section):
    """To whom backups are encrypted: the public half of a key that is never on this machine."""

    recipient: Annotated[str, Field(pattern=r"^(age1[02-9ac-hj-np-z]{58})?$")] = ""


class Health(_Section):
    """Where the bot tells how it is; a blank address: nowhere. Times in seconds."""

    listen: Annotated[str, AfterValidator(_is_a_place)] = ""
    silence_seconds: Annotated[int, Field(ge=30, le=3600)] = 120


class Logs(_Section):
    """What the bot writes to standard error."""

    format: Style = "text"
    level: Literal["debug", "info", "warning", "error"] = "info"


class Texts(_Section):
    """The language spoken to someone whose own is not known."""

    language: Literal["fr", "en"] = "fr"


class Config(_Section):
    """Every key of config.example.toml."""

    telegram: Telegram = Field(default_factory=Telegram)
    landlord: Landlord = Landlord()
    mediator: Mediator = Mediator()
    agencies: tuple[Agency, ...] = ()
    social_mediation: SocialMediation = SocialMediation()
    emergency: Emergency = Emergency()
    referrals: Referrals = Referrals()
    rules: Rules = Rules()
    staff: Staff = Staff()
    mail: Mail = Field(default_factory=Mail)
    privacy: Privacy = Field(default_factory=Privacy)
    limits: Limits = Limits()
    storage: Storage = Storage()
    backup: Backup = Backup()
    health: Health = Health()
    logs: Logs = Logs()
    texts: Texts = Texts()

    @model_validator(mode="after")
    def _cases_find_their_way(self) -> Self:
        if mistake := next(_misrouted(self), None):
            raise ValueError(mistake)
        return self

    @property
    def token(self) -> str:
        """The bot's token; ConfigError when there is none."""
        return _secret(self.telegram.token, self.telegram.token_file, "telegram.token")

    @property
    def webhook_secret(self) -> str:
        """What Telegram shows to prove who it is; ConfigError when there is none, or one that it refuses."""
        telegram = self.telegram
        secret = _secret(telegram.webhook_secret, telegram.webhook_secret_file, "telegram.webhook_secret")
        if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret):
            raise ConfigError('telegram.webhook_secret: expected 16 to 256 letters, digits, "_" or "-"')
        return secret

    @property
    def mail_password(self) -> SecretStr:
        """The password of the mail server, if there is one; ConfigError where its file cannot be read."""
        if self.mail.password_file is None:
            return self.mail.password
        return SecretStr(_read_secret(self.mail.password_file, "mail.password_file"))

    @property
    def master_key(self) -> bytes | None:
        """The key of the keys; None: it lies beside the store. ConfigError where it cannot be read."""
        if told := self.privacy.master_key.get_secret_value():
            return _read_key(told, "privacy.master_key")
        file = self.privacy.master_key_file
        return read_key_file(file, MASTER_KEY) if file else None


MASTER_KEY = "privacy.master_key_file"


def read_key_file(path: Path, key: str) -> bytes:
    """A master key in a file; ConfigError, under the key that named it, where it cannot be read."""
    return _read_key(_read_secret(path, key), key)


def _read_key(text: str, key: str) -> bytes:
    try:
        return master.read(text)
    except ValueError as error:
        raise ConfigError(f"{key}: {error}") from None


def _misrouted(config: Config) -> Iterator[str]:
    """What keeps cases from their group or their addresses: the key, and what is wrong there."""
    names = [agency.name for agency in config.agencies]
    for at, name in enumerate(names):
        if fold(name) in map(fold, names[:at]):
            yield f"agencies.{at}.name: another agency is called {name!r}"
    ids = [config.staff.chat_id, *(group.chat_id for group in config.staff.groups)]
    if config.staff.groups and not config.staff.chat_id:
        yield "staff.chat_id: wanted with staff.groups"
    for at, chat_id in enumerate(ids):
        if chat_id in ids[:at]:
            yield f"{group_key(at)}: this group is listed twice"
    named = {f"staff.groups.{at}.agencies": group.agencies for at, group in enumerate(config.staff.groups)}
    for key, told in {**named, "mail.agencies": config.mail.agencies}.items():
        for name in told:
            if name not in names:
                yield f"{key}: no agency is called {name!r}"


def _secret(told: SecretStr, file: Path | None, key: str) -> str:
    """A secret that there must be, told by itself or in a file of its own."""
    if secret := told.get_secret_value().strip():
        return secret
    if file is None:
        raise ConfigError(f"{key}: set it, or {key.upper().replace('.', '_')}, or {key}_file")
    return _read_secret(file, f"{key}_file")


def _read_secret(path: Path, key: str) -> str:
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ConfigError(f"{key}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{key}: not a text file") from error
    if not secret:
        raise ConfigError(f"{key}: the file is empty")
    return secret


def load(path: Path | None) -> Config:
    """Read the file, if one is named, and the environment; ConfigError names the key."""
    try:
        return Config(**{"telegram": {}, "mail": {}, "privacy": {}, **_read(path)})
    except ValidationError as error:
        raise ConfigError("; ".join(_named(problem) for problem in error.errors())) from None


def _read(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error


def _named(problem: Any) -> str:
    """The key and what was expected; never the value, which may be a secret."""
    key = ".".join(str(part) for part in problem["loc"])
    if not key:  # of the whole file: the mistake names its key
        return str(problem["ctx"]["error"])
    if problem["type"] == "extra_forbidden":
        return f"{key}: unknown key"
    return f"{key}: {problem['msg'][0].lower()}{problem['msg'][1:]}"
