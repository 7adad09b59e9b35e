"""Raw updates that somebody may send in bad faith or that Telegram may send one day, and what becomes of each.

`SENDER` and `{case}` stand for a person of that row's own and for the case of somebody else.

Tried elsewhere, and not again here: what each shape is read as (tests/bot/test_inbound.py), files that lie
(tests/bot/evidence), anonymous administrators and forged buttons of the desk (tests/bot/test_desk.py), who writes
too fast (tests/bot/test_gate.py), faults of the line and of the poll (tests/bot/test_run_http.py), words that break
a date, a number or a layout (tests/dialogs/test_dates.py, test_expect.py, tests/bot/test_render.py, test_pdf.py).
"""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

from bot.simulator.telegram import CASEWORKER, TENANT
from bot.simulator.world import JSON
from tests.fake_bot_api import STAFF_CHAT_ID

SENDER: Final = 3_000_000_001
CASE: Final = "{case}"
OTHER_GROUP: Final = -1_001_000_000_777

# moved: another question is shown. answered: something is said, the question is the same. stopped: a button stops
# turning, with or without a word over it. refused: staff read that somebody may not. left: the bot leaves a group.
# kept: a dead letter, told to staff by its number. ignored: nothing at all.
Outcome = Literal["moved", "answered", "stopped", "refused", "left", "kept", "ignored"]

PERSON: JSON = {"id": SENDER, "is_bot": False, "first_name": "Passant", "language_code": "fr"}
PRIVATE: JSON = {"id": SENDER, "type": "private"}
GROUP: JSON = {"id": STAFF_CHAT_ID, "type": "supergroup", "is_forum": True}
ANOTHERS: JSON = {"id": TENANT.id, "type": "private"}
FILE: JSON = {"file_id": "file-of-nobody", "file_unique_id": "u"}


class Hostile(NamedTuple):
    """One update, and what becomes of it when its sender stands before the question of the theme."""

    name: str
    update: JSON
    outcome: Outcome


def sent(**content: Any) -> JSON:
    """A message in the private chat."""
    return {"message": {"message_id": 9_001, "date": 1, "from": PERSON, "chat": PRIVATE, **content}}


def edited(**content: Any) -> JSON:
    """A message that was changed."""
    return {"edited_message": {**sent(**content)["message"], "edit_date": 2}}


def tapped(data: Any, **fields: Any) -> JSON:
    """A button under a message that may never have had it."""
    message = {"message_id": 9_002, "date": 0, "chat": PRIVATE}
    return {"callback_query": {"id": "4711", "from": PERSON, "message": message, "data": data, **fields}}


def in_group(chat: JSON = GROUP, **content: Any) -> JSON:
    """A message in a group, of somebody who does not work here."""
    return {"message": {"message_id": 9_003, "date": 1, "from": PERSON, "chat": chat, **content}}


def changed(kind: str, chat: JSON, **fields: Any) -> JSON:
    """The bot's own place in a chat, or that of somebody in the group, is another one."""
    return {kind: {"chat": chat, "from": PERSON, "date": 1, **fields}}


def nested(depth: int) -> Any:
    """Lists within lists."""
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def says(name: str, text: str, outcome: Outcome = "answered") -> Hostile:
    return Hostile(name, sent(text=text), outcome)


WORDS: Final[tuple[Hostile, ...]] = (
    says("empty", ""),
    says("spaces only", " \n\t "),
    says("without width only", "\u200b\u200c\u200d\ufeff\u2060"),
    says("right to left override", "\u202efdp.liab"),
    says("right to left isolate without end", "\u2067لدي مشكلة"),
    says("zalgo", "a" + "\u0300\u0489\u0316" * 300),
    says("4,096 emoji", "🏚" * 4_096),
    says("emoji of many parts", "👩\u200d👩\u200d👧\u200d👦" * 100),
    says("4,096 letters", "z" * 4_096),
    says("longer than Telegram lets through", "z" * 70_000),
    says("4,096 lines", "\n" * 4_095 + "z"),
    says("zero bytes", "\x00\x00\x00"),
    says("control characters", "\x1b[2J\x07\x08\x7f"),
    says("half a character", "\ud83d"),
    says("the other half first", "\udc00\ud800 zz"),
    says("a character of nobody", "\U0010ffff\ufdd0"),
    says("markup", "<b>zz</i><a href='tg://user?id=1'>"),
    says("markup of MarkdownV2", "*[zz](tg://user?id=1)_~`"),
    says("entities of HTML", "&lt;&#0;&#x110000;"),
    says("a template", "{0.__class__} %s %n ${IFS} {{7*7}}"),
    says("SQL", "'; drop table cases; --"),
    says("full text search", 'zz" OR NEAR("'),
    says("5,000 digits", "9" * 5_000),
    says("digits of other scripts", "²³٣४"),
    says("JSON of a word that is understood", '{"tap": "theme:money:1"}', "moved"),
    says("data of a button, typed: a word of it is understood", "theme:money:1", "moved"),
    says("the number of another's case", CASE),
    says("a mention of all", "@all @everyone @channel"),
    says("a path", "../../../../etc/passwd\x00.pdf"),
)

COMMANDS: Final[tuple[Hostile, ...]] = (
    says("start with another's case", f"/start {CASE}"),
    says("start with junk", "/start " + "A" * 64),
    says("start with 5,000 characters", "/start " + "A" * 5_000),
    says("start with an invitation of nobody", "/start staff-AAAAAAAAAAAAAAAA"),
    says("a command of staff", "/clore"),
    says("a command of staff about a case", f"/note {CASE} zz"),
    says("a command of staff for an invitation", "/lien agent"),
    says("a command for another bot", "/start@another_bot"),
    says("an unknown command", "/\u202etrats"),
    says("a command without a name", "/"),
    says("a command of 4,096 letters", "/" + "x" * 4_095),
)

_CONTENTS: Final[tuple[tuple[str, JSON, Outcome], ...]] = (
    ("a kind of 2030", {"hologram": {"id": 1}}, "answered"),
    ("a kind of 2030 with words", {"hologram": {"id": 1}, "text": "zz"}, "answered"),
    ("a poll", {"poll": {"id": "1"}}, "answered"),
    ("a place", {"location": {"latitude": "x"}}, "answered"),
    ("paid media", {"paid_media": {"star_count": 1, "paid_media": []}}, "answered"),
    ("a passport", {"passport_data": {"data": [], "credentials": {}}}, "answered"),
    ("data of a web app", {"web_app_data": {"data": CASE, "button_text": "x"}}, "answered"),
    ("a contact of somebody else", {"contact": {"phone_number": "+33546000000", "user_id": 5}}, "answered"),
    ("a contact that is no card", {"contact": 5}, "kept"),
    ("a message pinned", {"pinned_message": {"message_id": 1, "date": 0}}, "ignored"),
    ("no content", {}, "ignored"),
    ("nothing but nulls", {"text": None, "photo": None, "document": None, "contact": None}, "answered"),
    ("words as a list", {"text": ["zz"]}, "answered"),
    ("words as an object", {"text": {"text": "zz"}}, "answered"),
    ("a photo without sizes", {"photo": []}, "answered"),
    ("a photo of nulls", {"photo": [None, None]}, "answered"),
    ("a photo of no width", {"photo": [{**FILE, "width": None}]}, "answered"),
    ("a file without id", {"document": {"file_name": "bail.pdf"}}, "kept"),
    ("a file with an id of half a character", {"document": {**FILE, "file_id": "\ud83d"}}, "kept"),
    ("a file with a name of half a character", {"document": {**FILE, "file_name": "\ud83d.pdf"}}, "answered"),
    ("a file with a path for a name", {"document": {**FILE, "file_name": "../../x\x00.pdf"}}, "answered"),
    ("a file with a name of 70,000 letters", {"document": {**FILE, "file_name": "x" * 70_000}}, "answered"),
    ("a file of less than nothing", {"document": {**FILE, "file_size": -(10**18)}}, "answered"),
    ("a file of 10^30 bytes", {"document": {**FILE, "file_size": 10**30}}, "answered"),
    ("a file of 4 GiB", {"document": {**FILE, "file_size": 4 << 30}}, "answered"),
    ("a file in an album that is a list", {"document": FILE, "media_group_id": [[1]]}, "kept"),
    ("a file in an album of half a character", {"document": FILE, "media_group_id": "\ud83d"}, "kept"),
    ("a file with a caption of half a character", {"document": FILE, "caption": "\ud83d"}, "answered"),
)  # fmt: skip

KINDS: Final = tuple(Hostile(name, sent(**content), outcome) for name, content, outcome in _CONTENTS)

PROVENANCE: Final[tuple[Hostile, ...]] = (
    Hostile("in the chat of another", sent(text="zz", chat=ANOTHERS), "ignored"),
    Hostile("a change in the chat of another", edited(text="zz", chat=ANOTHERS), "ignored"),
    Hostile("blocking in the name of another", changed("my_chat_member", ANOTHERS, new_chat_member={"status": "kicked"}), "ignored"),
    Hostile("no sender", sent(text="zz", **{"from": None}), "ignored"),
    Hostile("a bot", sent(text="zz", **{"from": {**PERSON, "is_bot": True}}), "ignored"),
    Hostile("forwarded from nowhere", sent(text="zz", forward_origin={"type": "2030"}), "answered"),
    Hostile("an answer to a message of nobody", sent(text="zz", reply_to_message={}), "answered"),
    Hostile("an answer to nothing", sent(text="zz", reply_to_message=None), "answered"),
    Hostile("an answer in another chat", sent(text="zz", external_reply={"chat": GROUP}), "answered"),
    Hostile("sent as a channel", sent(text="zz", sender_chat={"id": -5, "type": "channel"}), "answered"),
    Hostile("without a name", sent(text="zz", **{"from": {"id": SENDER}}), "answered"),
    Hostile("a name of markup", sent(text="zz", **{"from": {**PERSON, "first_name": "<b>\ud83d"}}), "answered"),
    Hostile("a language of nobody", sent(text="zz", **{"from": {**PERSON, "language_code": "\u202e"}}), "answered"),
    Hostile("a language that is a list", sent(text="zz", **{"from": {**PERSON, "language_code": [1]}}), "answered"),
)  # fmt: skip

EDITS: Final[tuple[Hostile, ...]] = (
    Hostile("an answer changed afterwards", edited(text="charges"), "answered"),
    Hostile("a place that moves", edited(location={}), "ignored"),
    Hostile("a change without a sender", edited(text="zz", **{"from": None}), "ignored"),
    Hostile("a change into a command of staff", edited(text="/clore"), "answered"),
)

# What could be a button of ours is answered with the question of the moment; anything else stops turning.
TAPS: Final[tuple[Hostile, ...]] = tuple(
    Hostile(name, update, "answered")
    for name, update in (
        ("data of half a character", tapped("theme:\ud83d:1")),
        ("a question of nobody", tapped("zz:zz:1")),
        ("a choice of nobody", tapped("theme:zz:1")),
        ("an answer of another question", tapped("consent:agree:1")),
        ("a version of tomorrow", tapped("theme:money:99999999999")),
        ("erasing for somebody, of another version", tapped("aside:erase_all:99999")),
        ("a settled case of another", tapped(f"reply {CASE}:settled:0")),
        ("a word on the case of another", tapped(f"{CASE}:reply:0")),
        ("the desk, in private", tapped("desk-1:claim:0")),
        ("the desk, about a case of 10^11", tapped("desk-99999999999:claim:0")),
    )
) + tuple(
    Hostile(name, update, "stopped")
    for name, update in (
        ("no data", tapped(None)),
        ("empty data", tapped("")),
        ("data as a list", tapped(["theme", "money", 1])),
        ("data as a number", tapped(7)),
        ("65 characters", tapped("x" * 65)),
        ("70,000 characters", tapped("x:" * 35_000)),
        ("a version below zero", tapped("theme:money:-1")),
        ("a game", tapped(None, game_short_name="zz", message=None, inline_message_id="1")),
        ("a message in the chat of another", tapped("theme:money:1", message={"message_id": 1, "chat": ANOTHERS})),
        ("a tap whose message has no chat", tapped("theme:money:1", message={"message_id": 1})),
        ("a tap whose message is null", tapped("theme:money:1", message=None)),
    )
) + (
    Hostile("an id that is a number, in the chat of another", tapped("theme:money:1", id=1, message={"message_id": 1, "chat": ANOTHERS}), "kept"),
    Hostile("an id that is a number", tapped("theme:money:1", id=4711), "kept"),
    Hostile("a tap whose message is a list", tapped("theme:money:1", message=[]), "kept"),
    Hostile("a tap of nobody", tapped("theme:money:1", **{"from": None}), "kept"),
    Hostile("a tap of 10^30", tapped("theme:money:1", **{"from": {"id": 10**30}}), "kept"),
    Hostile("the desk, by somebody else", tapped("desk-1:claim:0", message={"message_id": 1, "chat": GROUP}), "stopped"),
    Hostile("closing, by somebody else", tapped("desk-1:close.solved:0", message={"message_id": 1, "chat": GROUP}), "stopped"),
)  # fmt: skip

GROUPS: Final[tuple[Hostile, ...]] = (
    Hostile("words in the group", in_group(text="zz"), "ignored"),
    Hostile("a command of staff in the group", in_group(text="/clore"), "refused"),
    Hostile("an invitation asked for in the group", in_group(text="/lien administrateur"), "refused"),
    Hostile("taking somebody off", in_group(text=f"/retirer {CASEWORKER.id}"), "refused"),
    Hostile("words in the topic of a case", in_group(text="zz", message_thread_id=2), "ignored"),
    Hostile("an answer to a message of no chat", in_group(text="zz", reply_to_message={"message_id": 10**15}), "ignored"),
    Hostile("an answer in the group to a message without id", in_group(text="zz", reply_to_message={}), "ignored"),
    Hostile("a thread of 10^30", in_group(text="zz", message_thread_id=10**30), "ignored"),
    Hostile("a sender as a list", in_group(GROUP, text="zz", **{"from": [0]}), "kept"),
    Hostile("another group", in_group({"id": OTHER_GROUP, "type": "supergroup"}, text="/start"), "left"),
    Hostile("a channel", in_group({"id": OTHER_GROUP, "type": "channel"}, text="/start"), "ignored"),
    Hostile("a kind of chat of 2030", in_group({"id": OTHER_GROUP, "type": "2030"}, text="/start"), "ignored"),
    Hostile("another group that moves", in_group({"id": OTHER_GROUP, "type": "group"}, migrate_to_chat_id=-9), "ignored"),
    Hostile("a person's chat that calls itself a group", in_group({"id": TENANT.id, "type": "supergroup"}), "ignored"),
    Hostile("a person's chat that moves", in_group({"id": TENANT.id, "type": "group"}, migrate_to_chat_id=-9), "ignored"),
    Hostile("a group that moves to a person", in_group(migrate_to_chat_id=TENANT.id), "ignored"),
    Hostile("a group that moves to nowhere", in_group(migrate_to_chat_id="zz"), "kept"),
    Hostile("a group that moves to 10^30", in_group(migrate_to_chat_id=10**30), "kept"),
    Hostile("let into another group", changed("my_chat_member", {"id": OTHER_GROUP, "type": "group"}, new_chat_member={"status": "member"}), "left"),
    Hostile("a status of 2030", changed("my_chat_member", PRIVATE, new_chat_member={"status": "2030"}), "ignored"),
    Hostile("no status", changed("my_chat_member", PRIVATE), "kept"),
    Hostile("a status that is null", changed("my_chat_member", PRIVATE, new_chat_member={"status": None}), "ignored"),
    Hostile("a member without a person", changed("chat_member", GROUP, new_chat_member={"status": "member"}), "kept"),
    Hostile("a member of another group", changed("chat_member", {"id": OTHER_GROUP}, new_chat_member={"status": "member", "user": PERSON}), "ignored"),
)  # fmt: skip

STRUCTURE: Final[tuple[Hostile, ...]] = (
    Hostile("an id alone", {}, "ignored"),
    Hostile("a kind of update of 2030", {"hologram": {"chat": PRIVATE}}, "ignored"),
    Hostile("a message that is null", {"message": None}, "ignored"),
    Hostile("a message that is a list", {"message": [sent(text="zz")]}, "kept"),
    Hostile("a message that is words", {"message": "zz"}, "kept"),
    Hostile("two at once", sent(text="zz") | tapped("theme:money:1"), "answered"),
    Hostile("no chat", sent(text="zz", chat=None), "kept"),
    Hostile("a chat as words", sent(text="zz", chat="private"), "kept"),
    Hostile("a chat of 10^30", sent(text="zz", chat={"id": 10**30, "type": "private"}), "kept"),
    Hostile("a chat of 2^63", sent(text="zz", chat={"id": 1 << 63, "type": "private"}), "kept"),
    Hostile("a chat of a half", sent(text="zz", chat={"id": 0.5, "type": "private"}), "kept"),
    Hostile("a chat of true", sent(text="zz", chat={"id": True, "type": "private"}), "kept"),
    Hostile("a chat of no kind", sent(text="zz", chat={"id": SENDER}), "ignored"),
    Hostile("a sender of 10^30", sent(text="zz", **{"from": {"id": 10**30}}), "kept"),
    Hostile("the date of year 10000", sent(text="zz", date=253_402_300_800), "answered"),
    Hostile("a date as words", sent(text="zz", date="hier"), "answered"),
    Hostile("a number of the message of 10^30", sent(text="zz", message_id=10**30), "answered"),
    Hostile("a number of the message below zero", sent(text="zz", message_id=-1), "answered"),
    Hostile("entities out of place", sent(text="zz", entities=[{"type": "bold", "offset": -5, "length": 10**9}]), "answered"),
    Hostile("200 lists within lists", sent(text="zz", hologram=nested(200)), "answered"),
    Hostile("60 KiB of what nobody reads", sent(text="zz", hologram="x" * 60_000), "answered"),
    Hostile("keys of half a character", sent(text="zz", **{"\ud83d": 1}), "answered"),
    Hostile("business", {"business_message": sent(text="zz")["message"]}, "ignored"),
    Hostile("a payment", {"pre_checkout_query": {"id": "1", "from": PERSON}}, "ignored"),
    Hostile("a search", {"inline_query": {"id": "1", "from": PERSON, "query": CASE}}, "ignored"),
)  # fmt: skip

CORPUS: Final[tuple[Hostile, ...]] = (
    *WORDS,
    *COMMANDS,
    *KINDS,
    *PROVENANCE,
    *EDITS,
    *TAPS,
    *GROUPS,
    *STRUCTURE,
)
