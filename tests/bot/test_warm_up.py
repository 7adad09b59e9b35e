"""After the warm-up nobody waits for a library: a story, a day and a calendar load nothing more."""

from __future__ import annotations

import subprocess
import sys

USE = """
import sys
from datetime import UTC, date, datetime
from bot import serve, warm_up

if {is_warm}:
    warm_up.load()
before = set(sys.modules)

from bot.agenda import Day, calendar
from dialogs.dates import read_date
from dialogs.triage.alarm import hear_danger
from dialogs.triage.themes import read_theme

hear_danger("La chaudière est en panne et il fait froid.")
read_theme("Les charges ont doublé sans aucun décompte.")
read_date("le 12 avril 2026", date(2026, 11, 23))
day = date(2026, 12, 1)
calendar([Day("a", 0, day, "Dernier jour", "Saisir le médiateur", (7,))], datetime.now(UTC))
print(*sorted(set(sys.modules) - before))
"""


def loaded(*, is_warm: bool) -> list[str]:
    found = subprocess.check_output([sys.executable, "-c", USE.format(is_warm=is_warm)])
    return found.decode().split()


def test_nothing_is_left_to_load_for_the_first_who_needs_it() -> None:
    assert loaded(is_warm=True) == []
    assert loaded(is_warm=False)
