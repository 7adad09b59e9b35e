"""What a raw update means; one of any other shape is refused by name and stops nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inbound import (
    ALLOWED_UPDATES,
    Colleague,
    FromStaff,
    FromTenant,
    Malformed,
    Migrated,
    Tapped,
    Uninvited,
    clean,
    read,
)
from dialogs.events import (
    Blocked,
    Chose,
    Commanded,
    Edited,
    Event,
    Said,
    SentFile,
    SentOther,
    SharedContact,
)

JSON = dict[str, Any]

TENANT, STAFF, OTHER = 1_000_001, -1_000_000_000_001, -1_000_000_000_002
NORTH = -1_000_000_000_003
GROUPS = (STAFF, NORTH)
PERSON: JSON = {"id": TENANT, "is_bot": False, "first_name": "Camille", "language_code": "fr"}
COLLEAGUE: JSON = {"id": 2_000_001, "is_bot": False, "first_name": "Conseil"}
FILE = {"file_id": "file-1", "file_unique_id": "unique-1"}
ARABIC = "لدي مشكلة"


def sent(**content: Any) -> JSON:
    """A message in a private chat."""
    head = {"message_id": 7, "from": PERSON, "chat": {"id": TENANT, "type": "private"}, "date": 1_795_000_000}
    return {"update_id": 1, "message": head | content}


def in_group(chat_id: int = STAFF, **content: Any) -> JSON:
    head = {"message_id": 8, "from": COLLEAGUE, "chat": {"id": chat_id, "type": "supergroup"}, "date": 1}
    return {"update_id": 2, "message": head | content}


def tapped(data: Any, **fields: Any) -> JSON:
    message = {"message_id": 9, "chat": {"id": TENANT, "type": "private"}, "date": 0}
    return {
        "update_id": 3,
        "callback_query": {"id": "77", "from": PERSON, "message": message, "data": data} | fields,
    }


def member(chat: JSON, status: str) -> JSON:
    change = {"chat": chat, "from": PERSON, "date": 1, "new_chat_member": {"status": status}}
    return {"update_id": 4, "my_chat_member": change}


def file(kind: str = "document", **fields: Any) -> SentFile:
    return SentFile("file-1", **({"kind": kind} | fields))


# --- from a tenant ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "event"),
    [
        # words
        ({"text": "Bonjour"}, Said("Bonjour")),
        ({"text": ""}, Said("")),
        ({"text": "   "}, Said("   ")),
        ({"text": "x" * 5000}, Said("x" * 5000)),
        ({"text": "a\x00b\x07c\td\ne"}, Said("abc\td\ne")),
        ({"text": "cassé" + "\ud83d"}, Said("cassé")),
        ({"text": "pie\u0300ce"}, Said("pièce")),
        ({"text": "\u202eexe.fdp"}, Said("exe.fdp")),
        ({"text": ARABIC}, Said(ARABIC)),
        ({"text": "👨\u200d👩\u200d👧"}, Said("👨\u200d👩\u200d👧")),
        ({"text": "<b>'; drop table cases --"}, Said("<b>'; drop table cases --")),
        # commands
        ({"text": "/start"}, Commanded("start")),
        ({"text": "/start RHO-26-0001-K"}, Commanded("start")),
        ({"text": "/URGENCE@mediation_bot"}, Commanded("urgence")),
        ({"text": "/"}, Commanded("")),
        ({"text": "/ start"}, Commanded("start")),
        ({"text": "/" + "x" * 300}, Commanded("x" * 64)),
        # contacts
        ({"contact": {"phone_number": "+33 5", "user_id": TENANT}}, SharedContact("+33 5", is_own=True)),
        ({"contact": {"phone_number": "+33 5", "user_id": 5}}, SharedContact("+33 5", is_own=False)),
        ({"contact": {"phone_number": "+33 5"}}, SharedContact("+33 5", is_own=False)),
        ({"contact": {}}, SentOther()),
        # files
        (
            {"photo": [FILE | {"file_id": "small", "width": 90}, FILE | {"width": 1280, "file_size": 300}]},
            file("photo", size=300),
        ),
        (
            {"photo": [FILE | {"width": 1280}, FILE | {"file_id": "small", "width": 90}]},
            file("photo"),
        ),
        ({"photo": []}, SentOther()),
        (
            {"document": FILE | {"file_name": "bail.pdf", "mime_type": "application/pdf", "file_size": 12}},
            file(label="bail.pdf", size=12),
        ),
        ({"document": FILE}, file()),
        ({"document": FILE | {"file_size": -1}}, file()),
        ({"document": FILE | {"file_size": 4 << 30}}, file(size=4 << 30)),
        ({"document": FILE | {"file_size": "12"}}, file()),
        ({"document": FILE | {"file_name": "../../etc/passwd"}}, file(label="../../etc/passwd")),
        ({"document": FILE | {"file_name": "a\x00b\nc\u202e"}}, file(label="ab c")),
        ({"document": FILE, "caption": "Ma\x00 lettre"}, file(caption="Ma lettre")),
        ({"document": FILE, "media_group_id": "13"}, file(album="13")),
        ({"voice": FILE | {"duration": 3, "mime_type": "audio/ogg"}}, file("voice")),
        ({"video": FILE}, file("video")),
        ({"video_note": FILE}, file("video")),
        ({"audio": FILE}, file("audio")),
        ({"animation": FILE, "document": FILE}, file()),
        # what the bot does not read
        ({"sticker": FILE}, SentOther()),
        ({"poll": {"id": "1"}}, SentOther()),
        ({"location": {"latitude": 45.9, "longitude": -0.9}}, SentOther()),
        ({"dice": {"value": 6}}, SentOther()),
        ({"a_kind_of_2030": {}}, SentOther()),
        ({"a_kind_of_2030": {}, "caption": "Voici"}, Said("Voici")),
        ({"a_kind_of_2030": {}, "text": "Voici"}, Said("Voici")),
        # where it comes from changes nothing
        ({"text": "Bonjour", "forward_origin": {"type": "hidden_user"}}, Said("Bonjour")),
        ({"text": "Bonjour", "via_bot": {"id": 3, "is_bot": True}}, Said("Bonjour")),
        ({"text": "Bonjour", "entities": [{"type": "bold", "offset": -1, "length": 900}]}, Said("Bonjour")),
    ],
)  # fmt: skip
def test_a_message_of_a_tenant_means(content: JSON, event: Event) -> None:
    assert read(sent(**content), GROUPS) == FromTenant(TENANT, event, "fr", message_id=7)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"pinned_message": {"message_id": 1, "date": 0}},
        {"text": "Bonjour", "from": PERSON | {"is_bot": True}},
        {"text": "Bonjour", "from": None},
    ],
)
def test_a_message_that_needs_no_answer_means_nothing(content: JSON) -> None:
    assert read(sent(**content), GROUPS) is None


@pytest.mark.parametrize(
    ("person", "language_code"),
    [
        (PERSON | {"language_code": "en-GB"}, "en-GB"),
        ({"id": TENANT}, ""),
        ({"id": TENANT, "language_code": None}, ""),
    ],
)
def test_the_language_comes_with_the_sender(person: JSON, language_code: str) -> None:
    assert read(sent(text="Hello", **{"from": person}), GROUPS) == FromTenant(
        TENANT, Said("Hello"), language_code, message_id=7
    )


def test_an_edit_is_never_read_as_an_answer() -> None:
    edited = {"update_id": 1, "edited_message": sent(text="oui", edit_date=1)["message"]}

    reply = FromStaff(TENANT, "oui", None, 7, is_edit=True, chat_id=TENANT)

    assert read(edited, GROUPS) == FromTenant(TENANT, Edited(), "fr", reply=reply)


def test_an_edit_of_a_place_means_nothing() -> None:
    edited = sent(location={}, edit_date=1)["message"]

    assert read({"update_id": 1, "edited_message": edited}, GROUPS) is None


@pytest.mark.parametrize(
    ("status", "is_blocked"),
    [("kicked", True), ("left", True), ("member", False), ("a_status_of_2030", False)],
)
def test_a_tenant_blocks_the_bot_and_lets_it_in_again(status: str, is_blocked: bool) -> None:
    update = member({"id": TENANT, "type": "private"}, status)

    assert read(update, GROUPS) == FromTenant(TENANT, Blocked(is_blocked), "fr")


# --- taps -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "chose"),
    [
        ("theme:money:3", Chose("theme", "money", 3, 9)),
        ("aside:human:0", Chose("aside", "human", 0, 9)),
        ("admin:delete:1", Chose("admin", "delete", 1, 9)),
    ],
)
def test_a_tap_tells_the_question_the_choice_and_the_version(data: str, chose: Chose) -> None:
    assert read(tapped(data), GROUPS) == FromTenant(TENANT, chose, "fr", "77")


@pytest.mark.parametrize(
    "update",
    [
        tapped(None),
        tapped(""),
        tapped("theme"),
        tapped("theme:money"),
        tapped("theme:money:x"),
        tapped("theme:money:-1"),
        tapped("theme:money:²"),
        tapped("theme:money:٣"),
        tapped("theme:money:" + "9" * 12),
        tapped("theme:money:3:4"),
        tapped("x" * 65),
        tapped(5),
        tapped("theme:money:3", message=None),
        tapped("theme:money:3", message=None, inline_message_id="1", game_short_name="jeu"),
        tapped("theme:money:3", message={"message_id": 1, "chat": {"id": STAFF, "type": "supergroup"}}),
        tapped("theme:money:3", **{"from": COLLEAGUE}),
    ],
)
def test_a_forged_or_foreign_tap_is_only_answered(update: JSON) -> None:
    assert read(update, GROUPS) == Tapped("77")


def test_a_tap_under_a_message_that_is_gone_still_counts() -> None:
    gone = {"message_id": 4, "chat": {"id": TENANT, "type": "private"}, "date": 0}
    chose = Chose("theme", "money", 3, 4)

    assert read(tapped("theme:money:3", message=gone), GROUPS) == FromTenant(TENANT, chose, "fr", "77")


# --- groups -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reply_to", "thread_id"),
    [
        ({}, None, None),
        ({"message_thread_id": 5}, None, 5),
        ({"reply_to_message": {"message_id": 3}}, 3, None),
    ],
)
@pytest.mark.parametrize("group", GROUPS)
def test_words_in_a_staff_group_come_from_a_person(
    content: JSON, reply_to: int | None, thread_id: int | None, group: int
) -> None:
    said = FromStaff(2_000_001, "Je regarde.", reply_to, 8, thread_id, chat_id=group)

    assert read(in_group(group, text="Je regarde.", **content), GROUPS) == said


def test_words_changed_in_the_staff_group_are_an_edit() -> None:
    edited = {"update_id": 1, "edited_message": in_group(text="oui", edit_date=1)["message"]}

    assert read(edited, GROUPS) == FromStaff(2_000_001, "oui", None, 8, None, is_edit=True, chat_id=STAFF)


@pytest.mark.parametrize(
    "content",
    [
        {"text": "Anonyme", "from": {"id": 1087968824, "is_bot": True}, "sender_chat": {"id": STAFF}},
        {"text": "Canal", "from": {"id": 136817688}},
        {"text": "Lié", "from": {"id": 777000}, "is_automatic_forward": True},
        {"text": "Robot", "from": COLLEAGUE | {"is_bot": True}},
        {"text": "Personne", "from": None},
        {"photo": [FILE]},
        {"new_chat_members": [COLLEAGUE]},
        {"left_chat_member": COLLEAGUE},
        {"forum_topic_created": {"name": "RHO-26-0001-K"}},
    ],
)
def test_what_is_not_said_by_a_known_person_in_the_group_means_nothing(content: JSON) -> None:
    assert read(in_group(**content), GROUPS) is None


@pytest.mark.parametrize(
    ("update", "meaning"),
    [
        (in_group(OTHER, text="Bonjour"), Uninvited(OTHER)),
        (member({"id": OTHER, "type": "group"}, "member"), Uninvited(OTHER)),
        (member({"id": OTHER, "type": "supergroup"}, "administrator"), Uninvited(OTHER)),
        (member({"id": OTHER, "type": "group"}, "kicked"), None),
        (member({"id": STAFF, "type": "supergroup"}, "administrator"), None),
        (member({"id": OTHER, "type": "channel"}, "administrator"), None),
        (in_group(OTHER, text="Bonjour", chat={"id": OTHER, "type": "channel"}), None),
        (in_group(OTHER, text="Bonjour", chat={"id": OTHER, "type": "a_type_of_2030"}), None),
        (in_group(STAFF, migrate_to_chat_id=OTHER), Migrated(STAFF, OTHER)),
    ],
)
def test_the_bot_leaves_groups_where_it_has_no_business(update: JSON, meaning: object) -> None:
    assert read(update, GROUPS) == meaning


# --- structure --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"update_id": 1},
        {"update_id": 1, "message": None},
        {"update_id": 1, "a_kind_of_2030": {"chat": 1}},
        {"update_id": 1, "inline_query": {"id": "1"}},
        {"update_id": 1, "message_reaction": {"chat": {"id": TENANT}}},
        {"update_id": 1, "business_message": sent(text="Bonjour")["message"]},
        {"update_id": 1, "channel_post": {"text": "Bonjour"}},
    ],
)
def test_an_update_of_another_kind_means_nothing(update: JSON) -> None:
    assert read(update, GROUPS) is None


@pytest.mark.parametrize("moment", [None, "hier", -1, 0, 10**13, [], 253_402_300_800])
def test_the_date_of_a_message_is_never_needed(moment: object) -> None:
    said = FromTenant(TENANT, Said("Bonjour"), "fr", message_id=7)

    assert read(sent(text="Bonjour", date=moment), GROUPS) == said


def test_the_first_known_part_of_an_update_is_read() -> None:
    both = sent(text="Bonjour") | {"callback_query": tapped("theme:money:3")["callback_query"]}

    assert read(both, GROUPS) == FromTenant(TENANT, Said("Bonjour"), "fr", message_id=7)


@pytest.mark.parametrize(
    ("update", "field"),
    [
        ({"message": []}, "message"),
        ({"message": "Bonjour"}, "message"),
        ({"message": {"text": "Bonjour"}}, "chat"),
        (sent(text="Bonjour", chat={"type": "private"}), "id"),
        (sent(text="Bonjour", chat={"id": 10**30, "type": "private"}), "id"),
        (sent(text="Bonjour", chat={"id": True, "type": "private"}), "id"),
        (sent(text="Bonjour", chat="private"), "chat"),
        (sent(text="Bonjour", **{"from": {"id": 1.5}}), "id"),
        (sent(text="Bonjour", **{"from": {"id": 10**30}}), "id"),
        (sent(document={"file_name": "bail.pdf"}), "file_id"),
        (sent(document="bail.pdf"), "document"),
        (sent(contact=5), "contact"),
        (in_group(STAFF, migrate_to_chat_id="x"), "id"),
        (in_group(STAFF, text="Je regarde.", **{"from": {"id": []}}), "id"),
        (in_group(STAFF, text="Je regarde.", **{"from": {"id": {"id": 1}}}), "id"),
        (in_group(text="Je regarde.", reply_to_message={"message_id": []}), "message_id"),
        (in_group(text="Je regarde.", reply_to_message={"text": "Dossier"}), "message_id"),
        (tapped("theme:money:3", id=77), "id"),
        (tapped("theme:money:3", id="7\ud83d"), "id"),
        (sent(document=FILE | {"file_id": "file\ud83d"}), "file_id"),
        (sent(document=FILE, media_group_id="\ud83d"), "media_group_id"),
        (sent(document=FILE, media_group_id=[13]), "media_group_id"),
        (tapped("theme:money:3", **{"from": None}), "from"),
        ({"my_chat_member": {"chat": {"id": 1, "type": "private"}}}, "new_chat_member"),
    ],
)
def test_a_malformed_update_is_refused_by_the_name_of_the_field(update: JSON, field: str) -> None:
    with pytest.raises(Malformed, match=f"^{field}$"):
        read(update, GROUPS)


def test_a_refusal_never_quotes_what_was_sent() -> None:
    with pytest.raises(Malformed) as refusal:
        read(sent(contact="Camille, +33546000000"), GROUPS)

    assert "Camille" not in str(refusal.value)


def test_words_in_answer_to_a_message_tell_which() -> None:
    reply = FromStaff(TENANT, "Bonjour", 3, 7, chat_id=TENANT)

    assert read(sent(text="Bonjour", reply_to_message={"message_id": 3}), GROUPS) == FromTenant(
        TENANT, Said("Bonjour"), "fr", reply=reply, message_id=7
    )


@pytest.mark.parametrize(("status", "is_in"), [("member", True), ("left", False), ("kicked", False)])
@pytest.mark.parametrize("group", GROUPS)
def test_who_comes_into_a_staff_group_or_leaves_it_is_seen(status: str, is_in: bool, group: int) -> None:
    change = {
        "chat": {"id": group, "type": "supergroup"},
        "from": {"id": 5},
        "new_chat_member": {"status": status, "user": {"id": 6, "first_name": "Camille", "is_bot": False}},
    }

    assert read({"update_id": 1, "chat_member": change}, GROUPS) == Colleague(group, 6, "Camille", is_in)
    assert read({"update_id": 1, "chat_member": {**change, "chat": {"id": -9}}}, GROUPS) is None


def test_the_bot_asks_telegram_for_what_it_reads() -> None:
    assert set(ALLOWED_UPDATES) == {
        *("message", "edited_message", "callback_query"),
        *("my_chat_member", "chat_member"),
    }


# --- anything ---------------------------------------------------------------------------------------------

PLAUSIBLE = [
    sent(text="Bonjour"),
    sent(contact={"phone_number": "+33546000000", "user_id": TENANT}),
    sent(photo=[FILE | {"width": 90, "file_size": 3}, FILE | {"width": 1280}], caption="Voici"),
    sent(document=FILE | {"file_name": "bail.pdf", "file_size": 12}, media_group_id="13"),
    in_group(STAFF, migrate_to_chat_id=OTHER),
    in_group(text="Je regarde.", reply_to_message={"message_id": 3}),
    tapped("theme:money:3"),
    member({"id": TENANT, "type": "private"}, "kicked"),
    {"update_id": 1, "edited_message": sent(text="oui")["message"]},
]

TEXT = st.text(st.characters(codec=None), max_size=6) | st.sampled_from(
    ["private", "supergroup", "a:b:1", "/x"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT
VALUES = st.recursive(
    SCALARS, lambda v: st.lists(v, max_size=3) | st.dictionaries(TEXT, v, max_size=3), max_leaves=6
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a value can be put in: every field and every element, however deep."""
    fields = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in fields:
        yield (*path, name)
        yield from places(part, (*path, name))


PLACES = [(update, path) for update in PLAUSIBLE for path in places(update)]


@given(st.sampled_from(PLACES), VALUES)
def test_any_value_in_any_field_is_read_or_refused(place: tuple[JSON, tuple[Any, ...]], value: Any) -> None:
    update, (*path, name) = deepcopy(place[0]), place[1]
    parent = update
    for step in path:
        parent = parent[step]
    parent[name] = value

    assert_is_read_or_refused(update)


@given(st.dictionaries(st.sampled_from(ALLOWED_UPDATES) | TEXT, VALUES))
def test_any_json_object_is_read_or_refused(update: JSON) -> None:
    assert_is_read_or_refused(update)


def assert_is_read_or_refused(update: JSON) -> None:
    try:
        meaning = read(update, GROUPS)
    except Malformed:
        return
    assert meaning is None or isinstance(meaning, FromTenant | FromStaff | Migrated | Uninvited | Tapped)


@given(TEXT)
def test_clean_words_can_be_stored_sent_and_cleaned_again(text: str) -> None:
    words = clean(text)

    assert json.loads(json.dumps(words).encode("utf-8")) == words
    assert words.encode("utf-8").decode("utf-8") == words
    assert clean(words) == words
