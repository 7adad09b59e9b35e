"""Who is compared, and how each of them is started."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.crowd import fill
from bench.peers.questionnaire import STAFF_CHAT_ID
from storage.database import Store

BENCH = Path(__file__).parent
ROOT = BENCH.parent
PEERS = BENCH / ".venv"
TOKEN = "7000001:bench"
STOP_SECONDS = 10


class Contender(NamedTuple):
    """A bot in a process of its own; `script` is a peer's file, or nothing for our bot.

    `journey` is the dialogue that its tenants know.
    """

    name: str
    is_durable: bool
    script: str = ""
    journey: str = "peer"


OURS = Contender("**this bot**, to the mediator", is_durable=True, journey="mediator")
BASELINE = Contender(
    "PTB ConversationHandler + PicklePersistence", is_durable=False, script="ptb_conversation.py"
)
CONTENDERS = (
    BASELINE,
    Contender("PTB Application + SQLite, FULL", is_durable=True, script="ptb_sqlite.py"),
    Contender("aiogram 3 FSM, memory", is_durable=False, script="aiogram_memory.py"),
    Contender("**this bot**, to the agency", is_durable=True, journey="agency"),
    OURS,
)


def install_peers() -> None:
    """Make the peers' environment, unless it already holds these very versions."""
    wanted = (BENCH / "peers.txt").read_text()
    stamp = PEERS / "installed.txt"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing the peers into bench/.venv ...", flush=True)
    venv.create(PEERS, with_pip=True, clear=True)
    pip = [str(PEERS / "bin/python"), "-m", "pip", "install", "-qq"]
    subprocess.run([*pip, "--requirement", str(BENCH / "peers.txt")], check=True)
    stamp.write_text(wanted)


def command() -> Path:
    """Where our own command is installed."""
    return Path(sys.executable).with_name("mediation-bot")


def as_installed() -> dict[str, str]:
    """The environment of an installed bot: Python compiles its modules at the first start and keeps them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def started(contender: Contender, url: str, stored: int = 0) -> Iterator[subprocess.Popen[bytes]]:
    """Run the contender against this Bot API, until the block ends; its store has so many other tenants."""
    # Beside the installed packages: /tmp may be in memory, where a commit costs nothing.
    with tempfile.TemporaryDirectory(prefix="bench-", dir=sys.prefix) as store:
        if stored:
            _fill(Path(store) / "bot.db", stored)
        environment = as_installed() | {
            "BENCH_STORE": store,
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_BASE_URL": f"{url}/bot",
            "TELEGRAM_BASE_FILE_URL": f"{url}/file/bot",
        }
        with (Path(store) / "log.txt").open("wb") as log:
            process = subprocess.Popen(
                _arguments(contender, Path(store)), env=environment, stdout=log, stderr=log
            )
            try:
                yield process
            except Exception:
                print((Path(store) / "log.txt").read_text()[-2000:], file=sys.stderr)
                raise
            finally:
                _stop(process)


def _fill(path: Path, stored: int) -> None:
    filled = Store(path)
    fill(filled, stored)
    filled.close()


def _arguments(contender: Contender, store: Path) -> list[str]:
    if contender.script:
        return [str(PEERS / "bin/python"), str(BENCH / "peers" / contender.script)]
    return [str(command()), "run", "--config", str(written_config(store))]


def written_config(store: Path) -> Path:
    """Our bot's configuration: as it comes, but with nothing that slows a load down on purpose."""
    config = store / "config.toml"
    settings = {
        "telegram.rate_limit": "false",
        "limits.enforce": "false",
        "staff.chat_id": str(STAFF_CHAT_ID),
        "storage.path": f'"{store}/bot.db"',
    }
    config.write_text(with_settings((ROOT / "config.example.toml").read_text(), settings))
    return config


def with_settings(example: str, settings: Mapping[str, str]) -> str:
    """Give the example configuration with some of its keys set, commented out or not."""
    section, lines = "", []
    for line in example.splitlines():
        if header := re.match(r"#?\s*\[+([\w.]+)\]", line):
            section = header[1]
        key = re.match(r"#?\s*(\w+)\s*=", line)
        value = settings.get(f"{section}.{key[1]}") if key else None
        lines.append(f"{key[1]} = {value}" if key and value is not None else line)
    return "\n".join(lines)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
