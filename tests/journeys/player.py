"""Plays a journey, line by line, before the whole bot.

Inputs are in INPUTS; what must follow them, in order, is in CHECKS. Words and labels are those on screen, and
only a button that is there can be touched. A door or an end that comes must be told in the journey.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

from bot import terminal
from bot.config import Config
from bot.render import NAV_ROWS
from bot.simulator.session import Clock, Session
from bot.texts import NAV
from tests import samples, stores

JSON = dict[str, Any]

FILE = re.compile(r"(?P<name>[\w-]+\.(?P<ending>\w+))(?: \(album (?P<album>\w+)\))?")
KINDS = {"jpg": "photo", "ogg": "voice", "mp4": "video"}
CONTENT = {"jpg": samples.photo, "ogg": samples.voice, "pdf": samples.paper}
PLAIN_SPACES = str.maketrans("\u00a0\u202f\n", "   ")


class Player:
    """One tenant, the staff, and all that they were shown."""

    def __init__(self, day: str, language: str, folder: Path) -> None:
        self.folder = folder
        self.messages: list[JSON] = []
        self.untold: list[str] = []
        self.case = ""
        self.store = stores.opened(folder)
        config = terminal._simulated(Config())
        self.session = Session(config, self.store, Clock.on(day), language, self._see)
        label = self.session.app.texts.attribute
        self.bottom = [label(language, NAV, name) or name for name in chain(*NAV_ROWS)]
        self._listen()

    async def play(self, verb: str, words: str) -> None:
        """Carry out an input, or check what followed the last one. AssertionError when it did not follow."""
        assert words, "nothing stands after « : »"
        if check := CHECKS.get(verb):
            check(self, words)
        elif verb in ("Porte", "Fin"):
            assert self.untold[:1] == [f"{verb} : {words}"], f"what came: {self.untold[:1]}"
            del self.untold[0]
        else:
            assert verb in INPUTS, f"unknown; there are: {', '.join([*INPUTS, *CHECKS, 'Porte', 'Fin'])}"
            self.has_told_all()
            self._listen()
            await self.session.take(INPUTS[verb](self, words))

    def has_told_all(self) -> None:
        """AssertionError when a door or an end came that the journey does not tell."""
        assert not self.untold, f"came before and is not told: {'; '.join(self.untold)}"

    def _listen(self) -> None:
        """From here on, what is shown answers the next input."""
        self.since, self.heard, self.calls = len(self.messages), 0, len(self.session.telegram.calls)

    def _see(self, line: JSON) -> None:
        if "to" in line:
            self.messages.append(line)
            return
        self.case = line.get("case") or self.case
        end = f"Porte : {line['verdict']}" if "verdict" in line else f"Fin : {line['outcome']}"
        due = f", jusqu’au {line['deadline']}" if line["deadline"] else ""
        case = f", dossier {line['case']}" if line.get("case") else ""
        self.untold.append(f"{end}, sujet {line['theme']}{due}{case}")

    # --- inputs -------------------------------------------------------------------------------------------

    def touches(self, label: str) -> JSON:
        """A button of a message as it is now."""
        screen = {line["message_id"]: line for line in self.messages if line["to"] == "tenant"}
        labels = {plain(choice["label"]): choice["label"] for m in screen.values() for choice in m["choices"]}
        assert label in labels, f"on screen are: {', '.join(labels)}"
        return {"tap": labels[label]}

    def touches_below(self, label: str) -> JSON:
        """One of the buttons that stay at the bottom; such a touch is a message."""
        assert label in self.bottom, f"at the bottom are: {', '.join(self.bottom)}"
        return {"text": label}

    def touches_again(self, label: str) -> JSON:
        """A button that was shown once, and may have gone: the telephone was slow."""
        labels = {plain(button.label): button.label for button in self.session._buttons["tenant"]}
        assert label in labels, f"shown so far: {', '.join(labels)}"
        return {"tap": labels[label]}

    def sends(self, words: str) -> JSON:
        """A file whose content is what its ending says, where it says something."""
        match = FILE.fullmatch(words)
        assert match, "expected for example: photo.jpg (album a)"
        path, ending = self.folder / match["name"], match["ending"]
        make = CONTENT.get(ending, str.encode)
        path.write_bytes(make(match["name"]))
        return {"file": str(path), "kind": KINDS.get(ending, "document"), "album": match["album"]}

    # --- what followed ------------------------------------------------------------------------------------

    def asks(self, question: str) -> None:
        asked = [line["question"] for line in self.messages[self.since :] if line["question"]]
        assert asked[-1:] == [question], f"asked: {asked}"

    def waits_at(self, state: str) -> None:
        assert (where := self.session.where()["state"]) == state, f"it is at: {where}"

    def says(self, words: str) -> None:
        said = self._words("tenant", self.since)
        at = said.find(words, self.heard)
        assert at >= 0, f"said: {said[self.heard :]}"
        self.heard = at + len(words)

    def says_not(self, words: str) -> None:
        assert words not in (said := self._words("tenant", self.since)), f"said: {said}"

    def offers(self, labels: str) -> None:
        shown = [line["choices"] for line in self.messages[self.since :] if line["choices"]] or [[]]
        offered = " / ".join(plain(choice["label"]) for choice in shown[-1])
        assert offered == labels, f"offered: {offered}"

    def shows_bubble(self, words: str) -> None:
        calls = self.session.telegram.calls[self.calls :]
        said = [plain(call.params.get("text", "")) for call in calls if call.method == "answerCallbackQuery"]
        assert said == [words], f"the bubble said: {said}"

    def staff_read(self, words: str) -> None:
        assert words in (said := self._words("staff", self.since)), f"they read: {said}"

    def staff_never_read(self, words: str) -> None:
        assert words not in (said := self._words("staff", 0)), f"they read: {said}"

    def _words(self, side: str, since: int) -> str:
        return " ".join(plain(line["text"] or "") for line in self.messages[since:] if line["to"] == side)


def plain(text: str) -> str:
    """The text on one line, with spaces that a keyboard has."""
    return text.translate(PLAIN_SPACES)


INPUTS: dict[str, Callable[[Player, str], JSON]] = {
    "Locataire écrit": lambda _player, words: {"text": words},
    "Locataire touche": Player.touches,
    "Locataire touche en bas": Player.touches_below,
    "Locataire touche encore": Player.touches_again,
    "Locataire envoie": Player.sends,
    "Le personnel répond": lambda player, words: {
        "staff": {"text": words, "case": player.case, "reply": True}
    },
    "Le personnel note": lambda player, words: {"staff": {"text": words, "case": player.case}},
    "Horloge": lambda _player, words: {"clock": words},
}
CHECKS: dict[str, Callable[[Player, str], None]] = {
    "Le robot demande": Player.asks,
    "Le robot attend": Player.waits_at,
    "Le robot dit": Player.says,
    "Le robot ne dit pas": Player.says_not,
    "Le robot propose": Player.offers,
    "La bulle dit": Player.shows_bubble,
    "Le personnel lit": Player.staff_read,
    "Le personnel ne lit pas": Player.staff_never_read,
}
