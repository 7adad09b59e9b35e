"""How Telegram reads a bot's HTML: the visible text, its entities, and what it refuses."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from bot.simulator.world import JSON, bad_request

ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
TAG = re.compile(r"<(/?)([a-zA-Z-]*)([^<>]*)>|<")
HREF = re.compile(r"""href\s*=\s*["']?([^"'>\s]+)""")
COMMAND = re.compile(r"(?<![\w/])/\w{1,32}(@\w+)?")


class OpenTag(NamedTuple):
    """A tag whose end has not been met."""

    name: str
    offset: int
    attributes: str


def utf16_length(text: str) -> int:
    """Telegram counts offsets in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_html(source: str) -> tuple[str, list[JSON]]:
    """The visible text and its entities; refuses tags that are unknown or unbalanced."""
    text = ""
    at = 0
    open_tags: list[OpenTag] = []
    entities: list[JSON] = []
    for tag in TAG.finditer(source):
        text += html.unescape(source[at : tag.start()])
        at = tag.end()
        closing, name, attributes = tag[1], (tag[2] or "").lower(), tag[3] or ""
        byte = len(source[: tag.start()].encode())
        if closing:
            entities += _close(open_tags, name, text, byte)
        elif name in ENTITY_OF_TAG:
            open_tags.append(OpenTag(name, utf16_length(text), attributes))
        else:
            raise _unreadable(f'Unsupported start tag "{name}" at byte offset {byte}')
    if open_tags:
        end = len(source.encode())
        raise _unreadable(
            f'Can\'t find end tag corresponding to start tag "{open_tags[-1].name}" at byte offset {end}'
        )
    return text + html.unescape(source[at:]), sorted(entities, key=_order)


def commands(text: str) -> list[JSON]:
    """The bot commands that Telegram marks in what a person writes."""
    return [
        {
            "type": "bot_command",
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found[0]),
        }
        for found in COMMAND.finditer(text)
    ]


def _close(open_tags: list[OpenTag], name: str, text: str, byte: int) -> list[JSON]:
    if not open_tags:
        raise _unreadable(f"Unexpected end tag at byte offset {byte}")
    tag = open_tags.pop()
    if name not in {tag.name, ""}:
        raise _unreadable(
            f'Unmatched end tag at byte offset {byte}, expected "</{tag.name}>", found "</{name}>"'
        )
    length = utf16_length(text) - tag.offset
    if not length:
        return []
    entity: JSON = {"type": ENTITY_OF_TAG[tag.name], "offset": tag.offset, "length": length}
    if href := HREF.search(tag.attributes):
        entity["url"] = html.unescape(href[1])
    return [entity]


def _order(entity: JSON) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def _unreadable(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")
