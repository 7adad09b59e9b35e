"""`chat --json` is a public contract: a process that takes a JSON object a line and gives some back."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.samples import JPEG, PDF, VOICE

JSON = dict[str, Any]
Day = dict[str, list[JSON]]

COMMAND = (str(Path(sys.executable).with_name("mediation-bot")), "chat", "--json")
TODAY = ("--today", "2026-11-23")
CASE = "RHO-26-0001-K"
MESSAGE = frozenset("to message_id edited text question choices urls document".split())
WELCOME = ["start", "about_mediation", "my_case", "emergency"]

# What cannot be read, each line by itself.
NONSENSE: list[Any] = [
    "nonsense",
    "[]",
    "3",
    "null",
    {},
    {"hum": 1},
    {"text": 3},
    {"tap": None},
    {"tap": "no such choice"},
    {"file": "absent.pdf"},
    {"file": "absent.pdf", "kind": "sculpture"},
    {"staff": {"tap": "claim"}},
    {"staff": {"text": "Bonjour.", "case": "RHO-26-0002-L"}},
    {"staff": 3},
    {"clock": "tomorrow"},
    {"clock": "+9d9"},
    {"clock": "+9000y"},
    {"clock": "-9000y"},
]


def chat(*lines: Any, args: tuple[str, ...] = TODAY) -> list[list[JSON]]:
    """What came back for each line of input, up to its "ready" or its "error"."""
    given = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    ran = subprocess.run([*COMMAND, *args], input=given, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    answers: list[list[JSON]] = [[]]
    for line in map(json.loads, ran.stdout.splitlines()):
        answers[-1].append(line)
        if "ready" in line or "error" in line:
            answers.append([])
    assert answers.pop() == []
    return answers


def shown(answer: list[JSON], to: str = "tenant") -> list[JSON]:
    return [line for line in answer if line.get("to") == to]


def words(answer: list[JSON], to: str = "tenant") -> str:
    return "\n".join(message["text"] for message in shown(answer, to)).replace("\u00a0", " ")


def lines_of_a_day(folder: Path) -> Iterator[tuple[str, Any]]:
    """All that can be put in, in one session; a line has a name where a test looks at what it causes."""
    for number, line in enumerate(NONSENSE):
        yield f"nonsense {number}", line
    yield "opening", {"text": "/start"}
    yield "theme", {"tap": "start"}
    yield "money", {"tap": "Loyer, charges ou dépôt"}
    yield "danger", {"text": "Ça sent le gaz !"}
    yield "emergency", {"text": "/urgence"}
    yield from (("", {"tap": choice}) for choice in ("charges", "tenant", "none", "written"))
    yield "", {"text": "12/05/2026"}
    yield "verdict", {"tap": "unsatisfying"}
    yield from (("", {"tap": choice}) for choice in ("understood", "accept", "agree"))
    yield "contact", {"text": "Camille Martin"}
    yield "reference", {"contact": "+33546000000"}
    yield "", {"tap": "not_found"}
    yield from (("", {"text": words}) for words in ("Les charges ont doublé.", "Un nouveau calcul."))
    yield "document", {"file": piece(folder, "decompte.pdf", PDF), "kind": "document"}
    yield "photo", {"file": piece(folder, "compteur.jpg", JPEG), "kind": "photo", "album": "a"}
    yield "voice", {"file": piece(folder, "message.ogg", VOICE), "kind": "voice"}
    yield "recap", {"tap": "done"}
    yield "sent", {"tap": "send_with_story"}
    yield "relayed", {"staff": {"text": "Nous vérifions.", "case": CASE, "reply": True}}
    yield "noted", {"staff": {"text": "À voir entre nous.", "case": CASE}}
    yield from (("", {"tap": choice}) for choice in ("restart", "start", "repairs"))
    yield "door without a day", {"tap": "repair"}
    yield "nothing left", {"tap": "without"}
    yield from (("", {"tap": choice}) for choice in ("restart", "start"))
    yield "29 days", {"clock": "+29d"}
    yield "30 days", {"clock": "+1d"}


def piece(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """What came back for each named line of a day."""
    named = list(lines_of_a_day(tmp_path_factory.mktemp("pieces")))
    answers = chat(*(line for _, line in named))
    return {name: answer for (name, _), answer in zip(named, answers, strict=True)}


# --- lines out --------------------------------------------------------------------------------------------


def test_a_message_has_the_fields_of_the_contract(day: Day) -> None:
    messages = [line for answer in day.values() for line in answer if "to" in line]

    assert {frozenset(message) for message in messages} == {MESSAGE}
    assert {message["to"] for message in messages} == {"tenant", "staff"}
    assert all(choice.keys() == {"id", "label"} for message in messages for choice in message["choices"])


def test_ready_comes_last_and_tells_the_place(day: Day) -> None:
    *messages, ready = day["opening"]

    assert [choice["id"] for choice in messages[-1]["choices"]] == WELCOME
    assert messages[-1]["question"] == "welcome"
    assert ready == {"ready": True, "state": "welcome", "draft": False}


def test_a_choice_is_tapped_by_its_id_or_by_its_label(day: Day) -> None:
    assert day["theme"][-1] == {"ready": True, "state": "theme", "draft": True}
    assert day["money"][-1] == {"ready": True, "state": "money", "draft": True}


def test_a_question_takes_the_place_of_the_one_that_was_tapped(day: Day) -> None:
    [theme] = shown(day["theme"])

    assert theme["edited"]
    assert theme["message_id"] == shown(day["opening"])[-1]["message_id"]


def test_the_door_is_told_when_it_becomes_known(day: Day) -> None:
    verdict = day["verdict"]

    assert {"verdict": "mediation", "theme": "charges", "deadline": "2027-05-12"} in verdict
    assert [url for message in shown(verdict) for url in message["urls"]] == [
        "https://www.mediationconso-ame.com"
    ]
    assert verdict[-1] == {"ready": True, "state": "mediation", "draft": True}


def test_a_door_without_a_day_has_none(day: Day) -> None:
    assert {"verdict": "agency", "theme": "repairs", "deadline": None} in day["door without a day"]


def test_the_emergency_screen_is_an_outcome_that_moves_nothing(day: Day) -> None:
    told = {"outcome": "emergency", "theme": "money", "deadline": None, "case": None}

    for answer in (day["danger"], day["emergency"]):
        assert told in answer
        assert answer[-1] == {"ready": True, "state": "money", "draft": True}


def test_a_contact_card_answers_the_contact_question(day: Day) -> None:
    assert [choice["id"] for choice in shown(day["contact"])[-1]["choices"]] == ["share", "here"]
    assert day["reference"][-1]["state"] == "client_reference"


def test_the_clock_moves_and_what_is_due_happens(day: Day) -> None:
    assert words(day["29 days"]).startswith("Vous avez un brouillon non envoyé.")
    assert day["29 days"][-1] == {"ready": True, "state": "theme", "draft": True}
    assert "effacé" in words(day["30 days"])
    assert day["30 days"][-1] == {"ready": True, "state": "welcome", "draft": False}


# --- a case -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "count"), [("document", "1 pièce"), ("photo", "2 pièces"), ("voice", "3 pièces")]
)
def test_a_piece_of_each_kind_is_counted(day: Day, kind: str, count: str) -> None:
    assert shown(day[kind])[-1]["question"] == "evidence"
    assert words(day[kind]).startswith(f"Vous avez {count}.")


def test_the_recap_says_that_nothing_is_sent(day: Day) -> None:
    assert "rien n’est envoyé" in words(day["recap"])
    assert shown(day["recap"], "staff") == []
    assert day["recap"][-1] == {"ready": True, "state": "check_answers", "draft": True}


def test_the_case_is_told_to_the_tenant_and_to_staff(day: Day) -> None:
    sent = day["sent"]

    assert {"outcome": "mediation", "theme": "charges", "deadline": "2027-05-12", "case": CASE} in sent
    assert f"Dossier {CASE}" in words(sent, "staff")
    assert sent[-1] == {"ready": True, "state": "mediation", "draft": False}


def test_staff_get_the_pieces_as_files(day: Day) -> None:
    pieces = [message["document"] for message in shown(day["sent"], "staff") if message["document"]]

    assert len(pieces) == 3


def test_an_answer_of_staff_is_relayed_to_the_tenant(day: Day) -> None:
    assert CASE in words(day["relayed"])
    assert "Nous vérifions." in words(day["relayed"])
    assert shown(day["relayed"], "staff") != []


def test_a_note_of_staff_stays_among_them(day: Day) -> None:
    assert shown(day["noted"]) == []


def test_who_leaves_nothing_has_an_outcome_without_a_case(day: Day) -> None:
    assert {"outcome": "agency", "theme": "repairs", "deadline": None, "case": None} in day["nothing left"]
    assert shown(day["nothing left"], "staff") == []


# --- what cannot be read ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(NONSENSE)))
def test_a_line_that_cannot_be_read_is_an_error(day: Day, number: int) -> None:
    [error] = day[f"nonsense {number}"]

    assert error.keys() == {"error"}
    assert error["error"]


def test_each_line_is_answered_before_the_next_is_read_and_blank_ones_are_passed_over() -> None:
    with subprocess.Popen([*COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as talk:
        assert talk.stdin
        assert talk.stdout
        for line in ('{"text": "/start"}', '\n{"tap": "start"}', " \n\nnonsense"):
            print(line, file=talk.stdin, flush=True)
            while not json.loads(talk.stdout.readline()).keys() & {"ready", "error"}:
                pass
        talk.stdin.close()

        assert talk.stdout.read() == ""
    assert talk.returncode == 0


# --- the store --------------------------------------------------------------------------------------------


def test_with_data_a_conversation_goes_on_where_it_was(tmp_path: Path) -> None:
    args = (*TODAY, "--data", str(tmp_path))

    chat({"text": "/start"}, {"tap": "start"}, {"tap": "money"}, args=args)
    (answered,) = chat({"tap": "charges"}, args=args)

    assert shown(answered)[0]["question"] == "money"
    assert answered[-1] == {"ready": True, "state": "role", "draft": True}


def test_what_was_cancelled_is_gone_from_the_disk_when_the_next_line_is_awaited(tmp_path: Path) -> None:
    told = ({"text": "/start"}, {"text": "Le chat du 3e mange mon paillasson."}, {"text": "/annuler"})
    with subprocess.Popen(
        [*COMMAND, "--data", str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as talk:
        assert talk.stdin
        assert talk.stdout
        for line in (*told, {"tap": "cancel_all"}):
            print(json.dumps(line), file=talk.stdin, flush=True)
            while not json.loads(talk.stdout.readline()).keys() & {"ready", "error"}:
                pass

        assert [f for f in tmp_path.rglob("*") if f.is_file() and b"paillasson" in f.read_bytes()] == []
        talk.stdin.close()


def test_the_configuration_and_the_language_of_the_telephone_are_used(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[landlord]\nname = 'Habitat du Littoral'\n")
    opening, privacy = chat(
        {"text": "/start"}, {"text": "/confidentialite"}, args=("--config", str(config), "--lang", "en")
    )

    assert "I am a robot" in words(opening)
    assert "Habitat du Littoral" in words(privacy)
