"""A conversation with the whole bot over the in-memory Telegram: what `mediation-bot chat` talks to.

The bot behind it is the one that `run` starts: the same ingest, turn, store and sender.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta
from telegram import InputFile

from bot.app import App
from bot.calls import Call
from bot.config import Config
from bot.render import NAV_ROWS, SHARE
from bot.sender import Sent
from bot.simulator.request import InProcessRequest
from bot.simulator.telegram import CASEWORKER, Telegram
from bot.simulator.world import User
from bot.texts import LANGUAGES, NAV
from dialogs.conversation import Conversation
from dialogs.ending import is_draft
from dialogs.events import Ask, Finish, Resumed, ShowEmergency, ShowVerdict
from dialogs.worktime import PARIS
from storage import cases, conversations, outbox, timers
from storage.database import Store

JSON = dict[str, Any]

SIMULATED_TOKEN = "1:simulated"  # noqa: S105 - opens nothing
STAFF_CHAT_ID = -1_000_000_000_001
TENANT_ID = 1_000_001
SHARED_PHONE = "+33600000000"
START_OF_DAY = time(10)


class InputError(Exception):
    """A line of input that cannot be carried out; the text says why."""


class Button(NamedTuple):
    """Something to press under a message."""

    choice: str
    label: str
    message_id: int
    callback_data: str


class Clock:
    """The wall clock, moved by what the input says."""

    def __init__(self, today: datetime | None = None) -> None:
        self._ahead = (today - datetime.now(UTC)) if today else timedelta()

    @classmethod
    def on(cls, day: str) -> Clock:
        """Ten in the morning of that day (ISO 8601) in Rochefort; ValueError for no such day."""
        day_at_ten = datetime.combine(datetime.fromisoformat(day).date(), START_OF_DAY, PARIS)
        return cls(day_at_ten.astimezone(UTC))

    def now(self) -> datetime:
        """The time in the simulation."""
        return datetime.now(UTC) + self._ahead

    def after(self, text: str) -> datetime:
        """The time when it has moved by "+61d", "-2h", "+3m", "+1y"… InputError for anything else."""
        match = _MOVE.fullmatch(text.strip())
        if match is None:
            raise InputError('clock: expected for example "+61d", "+2h" or "-1w"')
        amount = int(match[1] + match[2]) * _UNITS[match[3]]
        try:
            return self.now() + amount
        except (ValueError, OverflowError) as error:
            raise InputError("clock: no calendar goes that far") from error

    def set(self, moment: datetime) -> None:
        """From here it goes on from that moment."""
        self._ahead = moment - datetime.now(UTC)


_MOVE = re.compile(r"([+-])(\d{1,6})(s|min|h|d|w|m|y)")
_UNITS = {
    "s": relativedelta(seconds=1),
    "min": relativedelta(minutes=1),
    "h": relativedelta(hours=1),
    "d": relativedelta(days=1),
    "w": relativedelta(weeks=1),
    "m": relativedelta(months=1),
    "y": relativedelta(years=1),
}


class Session:
    """One tenant and one caseworker before the bot. `out` receives what they see, as in docs/contract."""

    def __init__(
        self, config: Config, store: Store, clock: Clock, language: str, out: Callable[[JSON], None]
    ) -> None:
        self._user = User(TENANT_ID, "Locataire", language)
        self._clock = clock
        self._out = out
        self._store = store
        self.telegram = Telegram(clock.now, config.staff.chat_id)
        self.app = App(config, store, InProcessRequest(self.telegram), SIMULATED_TOKEN, clock.now)
        self.app.sender.observe = self._show
        self._buttons: dict[str, list[Button]] = {"tenant": [], "staff": []}
        self._asked: int | None = None  # the message of the bot that waits for words of staff

    async def start(self) -> None:
        """Open the chat, as a new person does; one who was here before sees where they are."""
        await self.app.start()
        if conversations.load(self._store.db, TENANT_ID):
            chat = self.telegram.world.private(self._user)
            chat.last_message_id = outbox.last_message(self._store.db, TENANT_ID)
            self.app.turns.tell(f"opened:{self._clock.now().isoformat()}", TENANT_ID, Resumed())
            await self.app.settle()

    async def stop(self) -> None:
        """Leave."""
        await self.app.stop()

    async def take(self, line: JSON) -> None:
        """Carry out one line of input and all that it causes. InputError when it cannot be."""
        match line:
            case {"clock": str(move)}:
                await self._pass_time(self._clock.after(move))
            case _:
                self._do(line)
                await self.app.settle()

    async def _pass_time(self, until: datetime) -> None:
        """What comes due on the way happens at its hour, as if the time had passed."""
        while (due := timers.next_due(self._store.db)) and self._clock.now().timestamp() < due:
            moment = datetime.fromtimestamp(due, UTC)
            if moment > until:
                break
            self._clock.set(moment)
            await self.app.settle()
        self._clock.set(until)
        await self.app.settle()

    def where(self) -> JSON:
        """The place of the dialogue after the last input."""
        conversation = self._conversation()
        state = conversation.state.removeprefix("outcome-")
        return {"ready": True, "state": state, "draft": is_draft(conversation)}

    def _conversation(self) -> Conversation:
        return conversations.load(self._store.db, TENANT_ID) or Conversation(TENANT_ID)

    # --- in -----------------------------------------------------------------------------------------------

    def _do(self, line: JSON) -> None:
        match line:
            case {"text": str(text)}:
                self.telegram.tenant_says(text, self._user)
            case {"tap": str(wanted)}:
                self._tap(wanted)
            case {"file": str(name)}:
                self._send_file(Path(name), line)
            case {"contact": str(phone)}:
                self.telegram.tenant_shares_contact(phone, self._user)
            case {"staff": {"tap": str(wanted)}}:
                button = self._find("staff", wanted)
                self.telegram.staff_taps(button.message_id, button.callback_data)
            case {"staff": {"text": str(text)}}:
                self._staff_says(text, line["staff"])
            case _:
                raise InputError("expected one of: text, tap, file, contact, staff, clock")

    def _tap(self, wanted: str) -> None:
        if label := self._keyboard_label(wanted):
            if wanted in (SHARE, label) and label in self._labels("contact", SHARE):
                self.telegram.tenant_shares_contact(SHARED_PHONE, self._user)
            else:
                self.telegram.tenant_says(label, self._user)
            return
        button = self._find("tenant", wanted)
        self.telegram.tenant_taps(button.message_id, button.callback_data, self._user)

    def _find(self, side: str, wanted: str) -> Button:
        """The newest button of that id or label; one whose message changed since is a late tap."""
        for button in reversed(self._buttons[side]):
            if wanted in (button.choice, button.label):
                return button
        raise InputError(f"no such choice on screen: {wanted}")

    def _keyboard_label(self, wanted: str) -> str | None:
        """The label of a button at the bottom, where no message offers a button of that name."""
        if any(wanted in (b.choice, b.label) for b in self._buttons["tenant"][-12:]):
            return None
        offered = [(NAV, name) for row in NAV_ROWS for name in row] + [
            *(("contact", name) for name in (SHARE, "here", "keep")),
        ]
        for message, name in offered:
            labels = self._labels(message, name)
            if wanted == name or wanted in labels:
                return labels[0] if wanted == name else wanted
        return None

    def _labels(self, message: str, name: str) -> list[str]:
        return [self.app.texts.attribute(language, message, name) or "" for language in LANGUAGES]

    def _send_file(self, file: Path, line: JSON) -> None:
        kind, album, caption = line.get("kind", "document"), line.get("album"), line.get("caption")
        if kind not in ("document", "photo", "voice", "video"):
            raise InputError("kind: expected document, photo or voice")
        try:
            self.telegram.tenant_sends(file, kind, album=album, caption=caption, user=self._user)
        except OSError as error:
            raise InputError(f"{file}: {error.strerror}") from error

    def _staff_says(self, text: str, more: JSON) -> None:
        number = more.get("case")
        case = next((c for c in cases.of_chat(self._store.db, TENANT_ID) if c.number == number), None)
        if case is None:
            raise InputError(f"no such case: {number}")
        answered = (self._asked or case.card_id) if more.get("reply") else None
        self._asked = None
        self.telegram.staff_says(text, case.topic_id, answered, CASEWORKER)

    # --- out ----------------------------------------------------------------------------------------------

    def _show(self, sent: Sent) -> None:
        for shown in _one_by_one(sent):
            self._out(self._message(shown))
        for line in _milestones(sent):
            self._out(line)

    def _message(self, sent: Sent) -> JSON:
        params = sent.call.params
        side = "tenant" if params["chat_id"] == TENANT_ID else "staff"
        markup = params.get("reply_markup", {})
        self._asked = sent.message_id if "force_reply" in markup else self._asked
        rows = markup.get("inline_keyboard", [])
        pressable = [button for row in rows for button in row if "callback_data" in button]
        buttons = [_button(button, sent.message_id or 0) for button in pressable]
        self._buttons[side] += buttons
        choices = [{"id": button.choice, "label": button.label} for button in buttons]
        question = sent.effect.question if isinstance(sent.effect, Ask) else None
        if isinstance(sent.effect, Ask) and question == "contact":
            choices = [{"id": name, "label": self._label(name)} for name in (SHARE, *sent.effect.choices)]
        return {
            "to": side,
            "message_id": sent.message_id,
            "edited": sent.is_edit,
            "text": params.get("text") or params.get("caption"),
            "question": question,
            "choices": choices,
            "urls": [button["url"] for row in rows for button in row if "url" in button],
            "document": self._document(sent),
        }

    def _label(self, name: str) -> str:
        """What stands on a button of the contact question, in the language of the conversation."""
        return self.app.texts.attribute(self._conversation().language, "contact", name) or name

    def _document(self, sent: Sent) -> str | None:
        """The file as it was sent, where programs can read it: beside the store."""
        params = sent.call.params
        file = params.get("document") or params.get("photo") or params.get("voice")
        if not (isinstance(file, InputFile) and isinstance(file.input_file_content, bytes)):
            return None
        folder = self._store.path.parent / "sent"
        folder.mkdir(exist_ok=True)
        place = folder / f"{sent.message_id}-{file.filename}"
        place.write_bytes(file.input_file_content)
        return str(place)


def _one_by_one(sent: Sent) -> Iterator[Sent]:
    """What is seen: an album is seen file by file."""
    params = sent.call.params
    if "text" in params or "caption" in params:
        yield sent
    for item in params.get("media", ()):
        shown = {"chat_id": params["chat_id"], "caption": item.caption, "document": item.media}
        yield sent._replace(call=Call(sent.call.method, shown))


def _button(button: JSON, message_id: int) -> Button:
    data = button["callback_data"]
    return Button(data.split(":")[1], button["text"], message_id, data)


def _milestones(sent: Sent) -> Iterator[JSON]:
    """The door when it becomes known, the outcome when the dialogue ends."""
    match sent.effect:
        case ShowVerdict(verdict, theme, deadline):
            yield {"verdict": verdict, "theme": theme, "deadline": _iso(deadline)}
        case Finish(outcome, theme, deadline, case=case):
            due = _iso(deadline)
            yield {"outcome": outcome, "theme": theme, "deadline": due, "case": case}
        case ShowEmergency(_, theme):
            yield {"outcome": "emergency", "theme": theme, "deadline": None, "case": None}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
