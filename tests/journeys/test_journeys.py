"""Every conversation of this folder happens as it is written, and a wrong one is found.

A journey is a text file that a jurist can read: a title, the day, then lines « who does what : words » with
the verbs of player.py. Lines that begin with # are remarks.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.simulator.session import InputError
from dialogs.flow import OUTCOMES
from tests.journeys.player import Player, plain

JOURNEYS = sorted(Path(__file__).parent.glob("*.txt"))
TITLE, DAY, LANGUAGE = "Titre", "Aujourd’hui", "Langue"


class Line(NamedTuple):
    """One line of a journey, and where it stands."""

    place: str
    verb: str
    words: str


def read(path: Path) -> tuple[dict[str, str], list[Line]]:
    """The head of a journey, and its lines."""
    lines = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text.strip() and not text.startswith("#"):
            verb, _, words = plain(text).partition(" : ")
            lines.append(Line(f"{path.name}:{number}: {text}", verb.strip(), words.strip()))
    head = {line.verb: line.words for line in lines if line.verb in (TITLE, DAY, LANGUAGE)}
    return head, [line for line in lines if line.verb not in head]


async def play(path: Path, folder: Path) -> None:
    head, lines = read(path)
    player = Player(head[DAY], head.get(LANGUAGE, "fr"), folder)
    await player.session.start()
    place = path.name
    try:
        for line in lines:
            place = line.place
            await player.play(line.verb, line.words)
        player.has_told_all()
    except (AssertionError, InputError) as error:
        raise pytest.fail.Exception(f"{place}\n{error}", pytrace=False) from None
    finally:
        await player.session.stop()
        player.store.close()


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.stem)
async def test_the_conversation_happens_as_written(path: Path, tmp_path: Path) -> None:
    await play(path, tmp_path)


def test_every_outcome_ends_a_journey() -> None:
    lines = [line for path in JOURNEYS for line in read(path)[1]]
    ends = {line.words.partition(",")[0] for line in lines if line.verb == "Fin"}

    assert ends == {outcome.outcome for outcome in OUTCOMES.values()} | {"emergency"}


def test_no_two_journeys_have_the_same_title() -> None:
    titles = [read(path)[0][TITLE] for path in JOURNEYS]

    assert sorted(set(titles)) == sorted(titles)


@pytest.mark.parametrize(
    "wrong",
    [
        "Locataire écrit",
        "Locataire touche : Envoyer à RHO",
        "Locataire touche encore : Le montant du loyer",
        "Locataire envoie : une photo",
        "Locataire danse : la valse",
        "Le personnel répond : Bonjour",
        "Le robot demande : money",
        "Le robot attend : money",
        "Le robot dit : Adieu",
        "Le robot dit : porte sur quoi",
        "Le robot ne dit pas : Votre problème porte",
        "Le robot propose : Un voisin",
        "La bulle dit : C’est fait",
        "Le personnel lit : Dossier",
        "Porte : mediation, sujet charges",
        "Fin : cancelled, sujet unknown",
        "Locataire touche : Urgence",
        "Locataire touche en bas : Commencer",
        "Locataire touche en bas : Urgence\nLocataire écrit : bonjour",
        "Locataire touche en bas : Urgence",
    ],
)
async def test_a_wrong_line_fails_with_its_place(wrong: str, tmp_path: Path) -> None:
    journey = tmp_path / "faux.txt"
    right = "Locataire touche : Commencer\nLe robot dit : Votre problème porte sur quoi ?"
    journey.write_text(f"Aujourd’hui : 2026-11-23\n\nLocataire écrit : /start\n{right}\n{wrong}\n")

    with pytest.raises(pytest.fail.Exception, match=rf"faux\.txt:{6 + wrong.count(chr(10))}: "):
        await play(journey, tmp_path)
