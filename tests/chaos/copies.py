"""What was sent twice: as Telegram saw it, whether the bot learned of it or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from bot.calls import Call as Asked
from bot.calls import makes_message
from bot.simulator.telegram import Call
from tests.tenants import MARK

Words = Callable[[Call, str], str]


class Copies(NamedTuple):
    """How often something was said again, and how often it was said so."""

    sent: int = 0
    twice: int = 0
    twice_unmarked: int = 0
    marked: int = 0


def copies(calls: Iterable[Call], once: Counter[str], words: Words) -> Copies:
    """What stands in a chat more often than it should: once, or as often as in a run without faults.

    `words`: what a call says, in the form of `once`.
    """
    sent, unmarked = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    normal: dict[tuple[int, str], int] = {}
    for call in made(calls):
        text, is_marked = said(call)
        key = call.params["chat_id"], text
        normal[key] = max(1, once[words(call, text)])
        sent[key] += 1
        unmarked[key] += not is_marked
    return Copies(
        sent.total(),
        sum(max(0, count - normal[key]) for key, count in sent.items()),
        sum(max(0, count - normal[key]) for key, count in unmarked.items()),
        sent.total() - unmarked.total(),
    )


def made(calls: Iterable[Call]) -> list[Call]:
    """The calls that left something in a chat."""
    return [call for call in calls if call.result["ok"] and makes_message(Asked(call.method, call.params))]


def said(call: Call) -> tuple[str, bool]:
    """The words of it without the mark, and whether the mark was there."""
    first = (call.params.get("media") or [{}])[0]
    told = [call.params.get(field) for field in ("text", "caption", "name")] + [first.get("caption")]
    words = f"{call.method}: {next(filter(None, told), '')}"
    bare = words.removesuffix(MARK)
    return bare.rstrip(), bare != words
