"""Updates that nobody has thought of: those of the corpus, changed here and there by chance."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any, Final, Protocol

from bot.inbound import ALLOWED_UPDATES
from bot.simulator.telegram import CASEWORKER, TENANT
from bot.simulator.world import JSON
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.hostile.corpus import CORPUS, PERSON, PRIVATE, SENDER, WORDS, nested, sent, tapped

PEOPLE: Final = 5
_OTHERS: Final = (TENANT.id, CASEWORKER.id)
_MOST_CHANGES: Final = 4  # and none at all, one time out of so many

# What leads on, so that later questions are reached as well.
_STEPS: Final = (
    *("/start", "commencer", "charges", "locataire", "aucune", "par écrit", "12 juin 2026", "oui", "non"),
    *(
        "aucune réponse",
        "compris",
        "d'accord",
        "j'accepte",
        "Passant",
        "0546000000",
        "x@exemple.fr",
        "terminé",
    ),
    *("/suivi", "/reprendre", "/retour", "/effacer", "/langue", "/mesdonnees", "/dossiers", "/annuler"),
    *("/confidentialite", "/aide", "/humain", "/urgence", "je sens le gaz", "2 mois", "envoyer", "jamais"),
)
_QUESTIONS: Final = (
    *("welcome:start", "theme:money", "money:charges", "role:tenant", "proceedings:none", "consent:agree"),
    *("complaint:written", "landlord_answer:none", "mediation:understood", "confidentiality:accept"),
    *("evidence:done", "check_answers:send_with_story", "aside:erase_all", "aside:human", "aside:back"),
)
_HOSTILE: Final[tuple[JSON, ...]] = tuple(row.update for row in CORPUS if len(str(row.update)) < 5_000)
_FRIENDLY: Final[tuple[JSON, ...]] = (
    *(sent(text=words) for words in _STEPS),
    *(tapped(f"{question}:{version}") for question in _QUESTIONS for version in range(1, 15, 2)),
    sent(document={"file_id": "file-of-nobody", "file_name": "bail.pdf", "file_size": 900}),
    sent(photo=[{"file_id": "photo-of-nobody", "width": 90}], caption="preuve", media_group_id="7"),
    {"my_chat_member": {"chat": PRIVATE, "from": PERSON, "new_chat_member": {"status": "kicked"}}},
)
_VALUES: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, -1, 1, 7, 0.5, -0.0, 1e308, 1 << 31, 1 << 53, (1 << 62) - 1, 1 << 62, 10**30),
    *(SENDER, STAFF_CHAT_ID, -5, "", "private", "supergroup", "channel", "2030", "left", "kicked", "fr"),
    *([], {}, [None], [{}], {"id": 1}, {"id": SENDER}, {"id": STAFF_CHAT_ID, "type": "supergroup"}),
    nested(50),
    *(row.update["message"]["text"] for row in WORDS),
    *_STEPS,
    *(f"{question}:{version}" for question in _QUESTIONS for version in (0, 3, 5)),
)
_FIELDS: Final = (
    *ALLOWED_UPDATES,
    *(
        "chat",
        "from",
        "text",
        "caption",
        "photo",
        "document",
        "voice",
        "contact",
        "data",
        "id",
        "type",
        "is_bot",
    ),
    *(
        "reply_to_message",
        "message_id",
        "message_thread_id",
        "media_group_id",
        "sender_chat",
        "new_chat_member",
    ),
    *("migrate_to_chat_id", "first_name", "language_code", "status", "user", "file_id", "width", "file_size"),
)


class Chance(Protocol):
    """What decides; a seed, or the bytes of a fuzzer."""

    def below(self, number: int) -> int: ...


class Seeded:
    """The same decisions for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def below(self, number: int) -> int:
        return self._random.randrange(number)


def mutated(chance: Chance) -> JSON:
    """An update, changed in up to three places; the one who sends it is one of a few.

    Nobody is somebody else: Telegram says who sent an update, and would be believed.
    """
    update = _seed(chance)
    for _ in range(chance.below(_MOST_CHANGES)):
        _change(update, chance)
    sender = SENDER + 1 + chance.below(PEOPLE)
    for parent, name in _places(update):
        match name, parent[name]:
            case "from", {"id": int() as somebody} if somebody in _OTHERS:
                parent[name]["id"] = sender
            case _, int() as number if type(number) is int and number == SENDER:
                parent[name] = sender
    return update


def _seed(chance: Chance) -> JSON:
    seed: JSON = deepcopy(_one_of((_HOSTILE, _FRIENDLY)[chance.below(2)], chance))
    return seed


def _one_of(values: tuple[Any, ...], chance: Chance) -> Any:
    return values[chance.below(len(values))]


def _change(update: JSON, chance: Chance) -> None:
    places = (*_places(update),)
    if not places:
        update[_one_of(_FIELDS, chance)] = deepcopy(_one_of(_VALUES, chance))
        return
    parent, name = _one_of(places, chance)
    match chance.below(5):
        case 0:
            del parent[name]
        case 1 if isinstance(parent, dict):
            parent[_one_of(_FIELDS, chance)] = deepcopy(_one_of(_VALUES, chance))
        case 2:
            parent[name] = _bent(parent[name], chance)
        case 3:
            parent[name] = _graft(chance)
        case _:
            parent[name] = deepcopy(_one_of(_VALUES, chance))


def _bent(value: Any, chance: Chance) -> Any:
    """Nearly the same."""
    match value:
        case str():
            at = chance.below(len(value) + 1)
            return value[:at] + chr(chance.below(0x11_0000)) + value[at + chance.below(3) :]
        case bool():
            return not value
        case int():
            return value + chance.below(3) - 1
        case _:
            return [value]


def _graft(chance: Chance) -> Any:
    """A part of another update."""
    places = (*_places(_seed(chance)),)
    if not places:
        return None
    parent, name = _one_of(places, chance)
    return parent[name]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each field and each element, however deep, with what it stands in."""
    fields = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in fields:
        yield value, name
        yield from _places(part)
