"""`chat`: the bot in a terminal, for people, and as JSON lines, for programs."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot import logs
from bot.config import Config, Staff, open_store
from bot.simulator.session import STAFF_CHAT_ID, Clock, InputError, Session
from bot.simulator.telegram import CASEWORKER
from storage.database import Store

JSON = dict[str, Any]

HELP = "/q quitte · un numéro ou un mot répond · @chemin envoie un fichier · +61d avance l’horloge"


def run(config: Config, *, data: Path | None, day: date | None, as_json: bool, language: str) -> None:
    """Talk until the input ends."""
    logs.set_up(_quiet())
    config = _simulated(config)
    clock = Clock.on(day.isoformat()) if day else Clock()
    talk = _talk_json if as_json else _talk
    with tempfile.TemporaryDirectory() as scratch:
        store = open_store((data or Path(scratch)) / "mediation.db", "--data")
        try:
            asyncio.run(talk(config, store, clock, language))
        finally:
            store.close()


def _quiet() -> int:
    import logging

    return logging.CRITICAL


def _simulated(config: Config) -> Config:
    """A staff group and a member of staff that exist in the simulation only; nothing is paced."""
    member = {"id": CASEWORKER.id, "name": CASEWORKER.first_name, "service": "agence"}
    return config.model_copy(
        update={
            "staff": Staff.model_validate({"chat_id": STAFF_CHAT_ID, "members": (member,)}),
            "telegram": config.telegram.model_copy(update={"rate_limit": False}),
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
    console = Console(highlight=False)
    session = Session(config, store, clock, language, _painter(console))
    await session.start()
    console.print(Text(HELP, style="dim"))
    await session.take({"text": "/start"})
    try:
        while (line := await asyncio.to_thread(_prompt)) is not None:
            await _take_typed(session, console, line)
    finally:
        await session.stop()


def _prompt() -> str | None:
    try:
        line = input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return None
    return None if line == "/q" else line


async def _take_typed(session: Session, console: Console, line: str) -> None:
    if not line:
        return
    try:
        await session.take(_meant(line))
    except InputError as error:
        console.print(Text(str(error), style="red"))


def _meant(line: str) -> JSON:
    if line.startswith("@"):
        name = os.path.expanduser(line[1:].strip())  # noqa: PTH111 - as the shell would
        return {
            "file": name,
            "kind": "photo" if name.lower().endswith((".jpg", ".jpeg", ".png")) else "document",
        }
    if line[0] in "+-" and line[-1] in "dwmyh" and line[1:-1].isdigit():
        return {"clock": line}
    return {"text": line}


def _painter(console: Console) -> Callable[[JSON], None]:
    def paint(line: JSON) -> None:
        if "text" not in line:
            return
        title = "RHO" if line["to"] == "tenant" else "personnel"
        choices = [f"  {number}. {c['label']}" for number, c in enumerate(line["choices"], 1)]
        links = [f"  → {url}" for url in line["urls"]]
        body = "\n".join([str(line["text"]), *choices, *links])
        colour = "cyan" if line["to"] == "tenant" else "magenta"
        console.print(Panel(Text(body), title=title, title_align="left", border_style=colour, width=72))

    return paint
