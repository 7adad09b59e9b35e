"""Whatever the bot writes is for its owner alone, whatever the machine's habits are."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

from tests.samples import PDF

OPEN_HANDED = "import os; os.umask(0); from bot.cli import main; main()"


def run(*arguments: str, told: str = "") -> None:
    asks = (sys.executable, "-c", OPEN_HANDED, *arguments)
    subprocess.run(asks, input=told, text=True, check=True, stdout=subprocess.DEVNULL)


def test_files_and_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    lease, data, figures = tmp_path / "bail.pdf", tmp_path / "data", tmp_path / "figures.csv"
    lease.write_bytes(PDF)
    config = tmp_path / "config.toml"
    did = ({"text": "/start"}, {"tap": "start"}, {"file": str(lease)})

    run("chat", "--json", "--data", str(data), told="\n".join(json.dumps(line) for line in did))
    (store,) = data.glob("*[!s].db")
    config.write_text(f'[storage]\npath = "{store}"\n')
    run("stats", "--config", str(config), "--csv", str(figures))

    made = [data, figures, *data.rglob("*")]
    modes = {str(path.relative_to(tmp_path)): stat.S_IMODE(path.stat().st_mode) for path in made}
    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}
    assert {path.suffix for path in data.iterdir()} >= {".db", ".lock", ".key"}
    assert [path for path in data.rglob("*-came") if path.is_file()]
