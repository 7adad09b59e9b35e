"""The command line. Errors are one line that names the key, the file or the value, and what to do."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import click

from bot.exits import EX_FAILURE, EX_USAGE

if TYPE_CHECKING:
    from bot.config import Config

_CONFIG = click.option(
    "--config",
    "config_path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The configuration, in TOML.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mediation-bot")
def cli() -> None:
    """A Telegram bot for tenants: it finds the right door for a dispute."""


@cli.command()
@_CONFIG
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Where to keep the store.")
@click.option("--today", default=None, metavar="YYYY-MM-DD", help="Pretend that it is this day.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, in and out.")
@click.option("--lang", "language", default="fr", help="The language of the tenant's Telegram.")
def chat(
    *, config_path: Path | None, data: Path | None, today: str | None, as_json: bool, language: str
) -> None:
    """Talk to the bot in the terminal: no token, nothing is sent anywhere."""
    from bot import terminal

    config, day = _load(config_path), _day(today) if today else None
    with _one_line():
        terminal.run(config, data=data, day=day, as_json=as_json, language=language)


@cli.command()
@click.option("--config", "config_path", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--log", "style", type=click.Choice(["text", "json"]), help="How log lines are written.")
def run(*, config_path: Path, style: Literal["text", "json"] | None) -> None:
    """Serve tenants on Telegram, by polling or by a webhook."""
    from bot import collector

    with _one_line(), collector.put_off():
        from bot import serve

        serve.run(_load(config_path), style)


@cli.command()
@click.option("--config", "config_path", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option(
    "--audit", is_flag=True, help="Follow the journal of who did what from its first row to its last."
)
def check(*, config_path: Path, audit: bool) -> None:
    """Read the configuration, ask Telegram who the bot is and what it may do; exit 0 if all is well."""
    from bot import serve

    with _one_line():
        config = _load(config_path)
        findings = [*serve.check(config), *(serve.check_audit(config) if audit else ())]
    for finding in findings:
        click.echo(finding.line)
    if not all(finding.is_well for finding in findings):
        sys.exit(EX_FAILURE)


@cli.command()
@click.option("--today", default=None, metavar="YYYY-MM-DD", help="The day to read from; today by default.")
def dates(today: str | None) -> None:
    """Read one phrase a line, print how each is understood as a date, one JSON object a line."""
    from dialogs.dates import read_date

    day = _day(today) if today else date.today()  # noqa: DTZ011 - the operator's own calendar
    for line in sys.stdin:
        text = line.rstrip("\n")
        reading = read_date(text, day)
        told = {"text": text, "kind": reading.kind, "from": _iso(reading.start), "to": _iso(reading.end)}
        click.echo(json.dumps(told, ensure_ascii=False))


@cli.command()
def triage() -> None:
    """Read one phrase a line, print what each is about, and any danger, one JSON object a line."""
    from dialogs.triage.alarm import hear_danger
    from dialogs.triage.themes import read_theme

    for line in sys.stdin:
        text = line.rstrip("\n")
        reading, danger = read_theme(text), hear_danger(text)
        told = {
            "text": text,
            "theme": reading.theme,
            "confidence": round(reading.confidence, 3),
            "alternatives": list(reading.alternatives),
            "emergency": danger.kind if danger and danger.presses else None,
        }
        if reading.body:
            told["body"] = reading.body
        click.echo(json.dumps(told, ensure_ascii=False))


@cli.command()
@click.option("--config", "config_path", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option(
    "--month", "text", default="", metavar="YYYY-MM", help="A month that is over; the last one by default."
)
@click.option(
    "--csv", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures there."
)
def stats(config_path: Path, text: str, file: Path | None) -> None:
    """Tell what happened in a month, in counts that point at nobody. The bot may go on running."""
    from bot.report import report

    with _one_line():
        told = report(_load(config_path), text)
    if file:
        try:
            file.write_text(told.csv, encoding="utf-8")
        except OSError as error:
            _fail(f"--csv: {file}: {error.strerror}", EX_FAILURE)
    click.echo(told.words)


@cli.command()
@click.option("--config", "config_path", type=click.Path(dir_okay=False, path_type=Path), required=True)
def purge(config_path: Path) -> None:
    """Forget now what is past its age, as the bot does each night. The bot must not run."""
    from bot import upkeep

    with _one_line():
        click.echo(f"purged: {upkeep.purge(_load(config_path))}")


@cli.command()
@click.option("--config", "config_path", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.argument("who", metavar="CASE_OR_CHAT_ID")
def erase(config_path: Path, who: str) -> None:
    """Forget all about a tenant, as their own /effacer does. The bot must not run."""
    from bot import upkeep

    with _one_line():
        click.echo(f"erased: {upkeep.erase(_load(config_path), who)}")


@cli.command()
@click.option("--config", "config_path", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option(
    "--to", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The archive to write."
)
@click.argument("who", metavar="CASE_OR_CHAT_ID")
def export(config_path: Path, to: Path, who: str) -> None:
    """Write all that is kept about a tenant into a ZIP, as their /mesdonnees does. The bot must not run."""
    from bot import upkeep

    with _one_line():
        click.echo(f"exported: {upkeep.export(_load(config_path), who, to)}")


@cli.command()
@click.option("--config", "config_path", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option(
    "--new-key-file",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The new key.",
)
def rekey(config_path: Path, file: Path) -> None:
    """Wrap the keys of all tenants with another master key, while the bot is stopped. All of them or none."""
    from bot import keys

    with _one_line():
        told = keys.change(_load(config_path), file)
    click.echo(told)


@cli.command()
@click.option("--config", "config_path", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write into."
)
def backup(config_path: Path, to: Path) -> None:
    """Write the store and its keys into two encrypted archives. The bot may go on running."""
    from bot import backup

    with _one_line():
        click.echo(f"backed up: {backup.make(_load(config_path), to)}")


@cli.command()
@click.option("--config", "config_path", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--from", "archive", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--keys", type=click.Path(dir_okay=False, path_type=Path), required=True, help="keys.age.")
@click.option(
    "--identity",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The private key, as age-keygen wrote it.",
)
def restore(*, config_path: Path, archive: Path, keys: Path, identity: Path) -> None:
    """Put a backup back where there is no store, and erase again who was erased since it was made."""
    from bot import backup

    with _one_line():
        click.echo(f"restored: {backup.restore(_load(config_path), archive, keys, identity)}")


@cli.command()
def diagram() -> None:
    """Print the flow as a Mermaid diagram."""
    from dialogs.flow import mermaid

    click.echo(mermaid(), nl=False)


def main() -> None:
    """The entry point. A traceback is for the developer; the operator gets one line.

    Whatever any command writes is for its owner alone.
    """
    os.umask(0o077)
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        _fail(error.format_message(), EX_USAGE)
    except click.Abort:
        sys.exit(EX_FAILURE)


@contextmanager
def _one_line() -> Iterator[None]:
    """A mistake of the operator ends the command with one line that names it."""
    from bot.config import ConfigError, UpkeepError

    try:
        yield
    except ConfigError as error:
        _fail(str(error), EX_USAGE)
    except UpkeepError as error:
        _fail(str(error), EX_FAILURE)


def _load(path: Path | None) -> Config:
    from bot.config import load

    with _one_line():
        return load(path)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _fail(f"--today: expected YYYY-MM-DD, for example 2026-11-23, not {text!r}", EX_USAGE)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"mediation-bot: {message}", err=True)
    sys.exit(code)
