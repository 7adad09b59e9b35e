"""`chat`: the bot in a terminal, for people, and as JSON lines, for programs."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot import logs
from bot.config import Config, Staff
from bot.simulator.session import STAFF_CHAT_ID, Clock, InputError, Session
from bot.simulator.telegram import CASEWORKER
from bot.stores import open_store
from storage.database import Store

JSON = dict[str, Any]

WIDTH = 72
PICTURES = (".jpg", ".jpeg", ".png")
_CLOCK = re.compile(r"[+-]\d{1,6}(?:min|[smhdwy])")
HELP = "/q quitte · un numéro ou un mot répond · @chemin envoie un fichier · +61d avance l’horloge"


def run(config: Config, *, data: Path | None, day: date | None, as_json: bool, language: str) -> None:
    """Talk until the input ends."""
    logs.set_up(logging.CRITICAL)
    config = _simulated(config)
    clock = Clock.on(day.isoformat()) if day else Clock()
    talk = _talk_json if as_json else _talk
    with tempfile.TemporaryDirectory() as scratch:
        store = open_store((data or Path(scratch)) / "mediation.db", "--data", config.master_key)
        try:
            asyncio.run(talk(config, store, clock, language))
        finally:
            store.close()


def _simulated(config: Config) -> Config:
    """A staff group and a member of staff that exist in the simulation only; nothing is paced."""
    member = {"id": CASEWORKER.id, "name": CASEWORKER.first_name, "service": "agence"}
    return config.model_copy(
        update={
            "staff": Staff.model_validate({"chat_id": STAFF_CHAT_ID, "members": (member,)}),
            "telegram": config.telegram.model_copy(update={"rate_limit": False}),
            "limits": config.limits.model_copy(update={"enforce": False}),  # its clock stands still
        }
    )


# --- JSON lines -------------------------------------------------------------------------------------------


async def _talk_json(config: Config, store: Store, clock: Clock, language: str) -> None:
    session = Session(config, store, clock, language, _print_json)
    await session.start()
    try:
        for line in sys.stdin:
            if line.strip():
                await _take_json(session, line)
    finally:
        await session.stop()


async def _take_json(session: Session, line: str) -> None:
    try:
        await session.take(_object(line))
    except InputError as error:
        _print_json({"error": str(error)})
        return
    _print_json(session.where())


def _object(line: str) -> JSON:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise InputError("not a JSON object") from error
    if not isinstance(value, dict):
        raise InputError("not a JSON object")
    return value


def _print_json(value: JSON) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


# --- people -----------------------------------------------------------------------------------------------


async def _talk(config: Config, store: Store, clock: Clock, language: str) -> None:
    screen = Screen(Console(highlight=False))
    session = Session(config, store, clock, language, screen.show)
    await session.start()
    screen.say(HELP, "dim")
    await session.take({"text": "/start"})
    try:
        while (line := await asyncio.to_thread(_prompt)) is not None:
            if line:
                await _take_typed(session, screen, line)
    finally:
        await session.stop()


def _prompt() -> str | None:
    try:
        line = input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return None
    return None if line == "/q" else line


async def _take_typed(session: Session, screen: Screen, line: str) -> None:
    try:
        await session.take(screen.meant(line))
    except InputError as error:
        screen.say(str(error), "red")


class Screen:
    """What the tenant and staff see, one panel a message; a number presses a button of the last one."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._choices: list[str] = []

    def say(self, text: str, style: str) -> None:
        """A line of the terminal itself, not of the bot."""
        self._console.print(Text(text, style=style))

    def show(self, line: JSON) -> None:
        """A message; lines that are for programs are left out."""
        if "text" not in line:
            return
        is_tenant = line["to"] == "tenant"
        if is_tenant:
            self._choices = [choice["id"] for choice in line["choices"]]
        choices = [f"  {number}. {c['label']}" for number, c in enumerate(line["choices"], 1)]
        links = [f"  → {url}" for url in line["urls"]]
        body = Text("\n".join([str(line["text"]), *choices, *links]))
        title, colour = ("RHO", "cyan") if is_tenant else ("personnel", "magenta")
        self._console.print(Panel(body, title=title, title_align="left", border_style=colour, width=WIDTH))

    def meant(self, line: str) -> JSON:
        """What was typed, as a line of `chat --json`."""
        if line.isdigit() and 1 <= int(line) <= len(self._choices):
            return {"tap": self._choices[int(line) - 1]}
        if line.startswith("@"):
            file = Path(line[1:].strip()).expanduser()
            return {"file": str(file), "kind": "photo" if file.suffix.lower() in PICTURES else "document"}
        return {"clock": line} if _CLOCK.fullmatch(line) else {"text": line}
