"""How fast Telegram lets a bot speak: so much overall, less to one chat, less still to a group."""

from __future__ import annotations

from collections import deque

# Bot FAQ, "My bot is hitting limits"; checked November 2026.
OVERALL_A_SECOND = 30
CHAT_SECONDS = 1.0
GROUP_A_MINUTE = 20
MINUTE = 60.0


class Pacing:
    """Says when a chat may be written to next. Times are seconds of a clock that only goes forwards."""

    def __init__(self, *, is_on: bool) -> None:
        self._is_on = is_on
        self._overall: deque[float] = deque(maxlen=OVERALL_A_SECOND)
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}

    def wait(self, chat_id: int, now: float) -> float:
        """Seconds until a message to that chat may go; 0 when it may go now."""
        if not self._is_on:
            return 0.0
        ready = [now, self._chats.get(chat_id, now - CHAT_SECONDS) + CHAT_SECONDS]
        if len(self._overall) == OVERALL_A_SECOND:
            ready.append(self._overall[0] + 1.0)
        sent = self._groups.get(chat_id)
        if sent and len(sent) == GROUP_A_MINUTE:
            ready.append(sent[0] + MINUTE)
        return max(ready) - now

    def spend(self, chat_id: int, now: float) -> None:
        """A message goes to that chat now."""
        if not self._is_on:
            return
        self._overall.append(now)
        self._chats[chat_id] = now
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=GROUP_A_MINUTE)).append(now)
        if len(self._chats) > 10_000:
            self._chats = {chat: at for chat, at in self._chats.items() if now - at < CHAT_SECONDS}
