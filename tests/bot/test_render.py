"""All that the dialogue can show is rendered: in both languages, within Telegram's limits, without a hole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple, get_args

import pytest
from telegram import InputFile

from bot.answers import Answers
from bot.calls import LONGEST_CAPTION, LONGEST_MESSAGE, Call, parts
from bot.cards import MENUS, Cards, Shown, first_album
from bot.config import Config
from bot.evidence.verdict import Reason
from bot.render import GUESS, NAMING, Renderer
from bot.texts import LANGUAGES, LONG, TextError, Texts
from dialogs import asides, following, guessing, reminding
from dialogs.conversation import VERDICT, Conversation
from dialogs.desk import ENDS, STATES, State, offered
from dialogs.disputes import Dispute, Draft
from dialogs.events import (
    Ask,
    Chose,
    Commanded,
    Edited,
    Effect,
    Event,
    Fields,
    FileRefused,
    Finish,
    Remind,
    Said,
    Say,
    SentOther,
    SharedContact,
    ShowEmergency,
    ShowVerdict,
    StaffActed,
    TellCases,
    TimerFired,
    Toast,
)
from dialogs.expect import OneOf
from dialogs.flow import DOORS, QUESTIONS
from dialogs.policy import MAX_FILE_BYTES
from dialogs.questions import CHECK_ANSWERS, EVIDENCE, ROLES, THEME
from dialogs.step import NEWS, step
from dialogs.triage.danger import KINDS
from dialogs.triage.doubts import DOUBTS
from storage.attachments import Attachment
from storage.cases import Case
from storage.deliveries import TellStaff
from storage.staff import Member
from tests.bot.wording import texts
from tests.dialogs.tenant import PHOTO, POLICY, TODAY, buttons
from tests.dialogs.walk import hear, walk

JSON = dict[str, Any]

CASE = "RHO-26-0001-K"
SHOWN = (Ask, Say, Remind, ShowVerdict, Finish, ShowEmergency)

DECISIONS = {
    "welcome": "start",
    "theme": "money",
    "money": "charges",
    "role": "tenant",
    "proceedings": "none",
    "complaint": "written",
    "complaint_date": "2026-11-02",
    "landlord_answer": "none",
}
WAITING = Dispute("charges", "wait", "2026-11-23", complaint="2026-11-02", decisions=DECISIONS)
MEDIATED = replace(WAITING, outcome="mediation", case=CASE, answered="2026-11-20")
TO_FINISH = Draft("money", {"welcome": "start", "theme": "money"}, {}, "", "2026-12-23")
STAGES = {
    "draft": Dispute("rent", draft=TO_FINISH),
    "letter": replace(WAITING, outcome="complain_first", complaint=""),
    "silence": WAITING,
    "range": replace(WAITING, complaint="2026-10-01/2026-10-31"),
    "refer": MEDIATED,
    "muted": replace(MEDIATED, is_muted=True),
    "nudged": replace(MEDIATED, nudges={"letter": 2}),
    "soon": replace(MEDIATED, complaint="2025-12-20", decisions=DECISIONS | {"proceedings": "court"}),
    "late": replace(MEDIATED, complaint="2025-11-01", pieces="lease"),
    "unsure": replace(MEDIATED, decisions=DECISIONS | {"proceedings": "unknown"}),
    "referred": replace(MEDIATED, referred="2026-11-22"),
    "accepted": replace(MEDIATED, referred="2026-11-22", accepted="2026-11-22"),
    "frozen": replace(MEDIATED, referred="2026-11-22", accepted="2026-11-22", is_frozen=True),
    "with_landlord": Dispute("repairs", "agency", "2026-11-22", CASE),
    "ended": replace(MEDIATED, ended="2026-11-22", pieces="complaint proof_of_sending"),
}
DRAFT = Conversation(
    1,
    state="mediation",
    version=3,
    answers={
        "welcome": "start",
        "theme": "money",
        "money": "charges",
        "role": "tenant",
        "proceedings": "none",
        "complaint": "written",
        "complaint_date": "2026-05-12",
        "landlord_answer": "none",
        VERDICT: "mediation 2027-05-12",
    },
    expires="2026-12-23",
)
LONGEST_LABEL = 30
TOLD_BY_STAFF: Fields = {
    "words": "Bonjour.",
    "signature": "Conseil",
    "role": "lease",
    "door": "agency",
    "outcome": "solved",
    "due": "1795435200.0",
    "event": "accepted",
    "day": date(2026, 11, 20),
}
REFUSALS = (*get_args(Reason), "duplicate", "lost")
LONGEST_BUBBLE = 200  # Bot API, answerCallbackQuery
LONGEST_CALLBACK_DATA = 64  # bytes, Bot API
NUMBERED = (CHECK_ANSWERS.name, "what_if")  # a small button a line
MOST_BUTTONS = 6

BLANK = Config.model_validate(
    {
        "mediator": {"url": "", "address": ""},
        "emergency": {"gas_phone": ""},
        "referrals": dict.fromkeys(
            ("adil_phone", "arrears_phone", "law_phone", "benefits_phone", "discrimination_phone"), ""
        ),
    }
)
FILLED = Config.model_validate(
    {
        "landlord": {
            "address": "1 rue du Port, 17300 Rochefort",
            "phone": "05 46 00 00 01",
            "email": "contact@example.org",
            "hours": "du lundi au vendredi, 9 h à 12 h",
            "complaint_form": "example.org/reclamation",
            "dpo_contact": "dpo@example.org",
        },
        "agencies": [
            {
                "name": "Agence du centre",
                "towns": "Rochefort",
                "phone": "05 46 00 00 02",
                "hours": "9 h à 12 h",
            },
            {"name": "Agence du nord", "towns": "Tonnay-Charente", "phone": "05 46 00 00 03"},
        ],
        "social_mediation": {"address": "2 rue du Port, 17300 Rochefort", "phone": "05 46 00 00 04"},
        "emergency": {"on_call_phone": "05 46 00 00 05"},
    }
)


class Screen(NamedTuple):
    """An effect, and what is sent for it."""

    effect: Effect
    language: str
    call: Call

    @property
    def text(self) -> str:
        return str(self.call.params["text"])

    @property
    def buttons(self) -> list[JSON]:
        rows = self.call.params.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def bottom(self) -> list[JSON]:
        rows = self.call.params.get("reply_markup", {}).get("keyboard", [])
        return [button for row in rows for button in row]


# --- what can be shown ------------------------------------------------------------------------------------


@cache
def effects() -> tuple[Effect, ...]:
    """What the dialogue wants shown on every way, and what it answers to anything else in every place."""
    found = {repr(each): each for move in walk() for each in move.effects}
    places = {(move.after.state, move.after.answers.get(VERDICT)): move.after for move in walk()}
    for here in places.values():
        found |= {repr(each): each for each in _beside(here)}
    return (
        *found.values(),
        *_from_elsewhere(),
        *_guesses(),
        *_followed(),
        *(ShowEmergency(kind, "charges") for kind in (*KINDS, "any")),
    )


def _beside(here: Conversation) -> Iterator[Effect]:
    events: list[Event] = [Chose("aside", choice, here.version) for choice in asides.EVERYWHERE]
    events += [Chose(about, "reply", here.version) for about in (CASE, f"{CASE}.lease")]
    events += [Commanded(name) for name in (*asides.COMMANDS, "inconnue")]
    events += [
        Said("x"),
        Said("demain"),
        Said("hum " * 1000),
        Said("Il y avait une odeur de gaz l’an dernier, c’est réparé."),
    ]
    events += [SharedContact("+33546000000", is_own=False)]
    events += [PHOTO, replace(PHOTO, kind="video"), replace(PHOTO, size=MAX_FILE_BYTES + 1)]
    events += [FileRefused(reason, file=1, number=1) for reason in REFUSALS]
    events += [StaffActed(CASE, what, {**TOLD_BY_STAFF}) for what in NEWS]
    events += [TimerFired("draft"), TimerFired("parked"), SentOther(), Edited()]
    events += [Chose(CHECK_ANSWERS.name, "send", here.version)]
    events += [Chose(here.state, "no_such_choice", here.version), Chose("theme", "money", here.version - 5)]
    for conversation in (here, here._replace(case=CASE, parked_files=2, misses=2), _full(here)):
        for event in events:
            yield from hear(conversation, event).effects


def _guesses() -> Iterator[Effect]:
    """What is proposed for a text, and what follows the tenant's word on it."""
    texts = ("Le chauffage est en panne et mon voisin fait du bruit", *(doubt.raises for doubt in DOUBTS))
    for text in texts:
        yield from hear(Conversation(1), Said(text)).effects
    theme = Conversation(1, state=THEME.name, version=1, answers={"welcome": "start"})
    for reading in (*guessing.ANSWERS, *guessing.BODIES, *guessing.DANGERS, guessing.SOMETHING_ELSE):
        here = theme._replace(guess=f"several {reading} repairs charges")
        chosen = hear(here, Chose(THEME.name, reading, 1))
        yield from chosen.effects
        yield from hear(chosen.conversation, Chose("aside", "next_matter", 2)).effects
    for reading in (*guessing.BODIES, "repairs"):
        yield Say("other_matter", {"reading": reading}, ("next_matter",), 1)


def _followed() -> Iterator[Effect]:
    """What is told of disputes in each of their stages, and what follows each button."""
    for dispute in STAGES.values():
        here = Conversation(1, version=3, disputes={"1": dispute})
        for choice in (*following.HANDLERS, *reminding.LATER):
            turn = hear(here, Chose("dispute-1.letter", choice, 3))
            yield from turn.effects
            for words in ("hier", "demain", "xyz", "1er janvier 2026") if turn.conversation.recording else ():
                yield from hear(turn.conversation, Said(words)).effects
        for told in hear(here._replace(state="role", answers={"theme": "rent"}), Commanded("suivi")).effects:
            if isinstance(told, TellCases):
                yield Say("cases", {"count": 2, "lines": [*told.lines]}, told.choices)
        for number in range(500):
            yield from step(here, TimerFired("dispute-1"), TODAY + timedelta(days=number), POLICY).effects
    yield from hear(DRAFT, TimerFired("draft_soon")).effects
    for line in ("change_1", "change_3", "change_5", "change_7", "change_9"):
        [asked] = hear(DRAFT, Chose("aside", line, 3)).effects
        yield asked
        yield from (it for tap in buttons(asked) for it in hear(DRAFT, tap).effects)
    yield from hear(DRAFT._replace(disputes={"1": STAGES["frozen"]}), Chose(CASE, "reply", 3)).effects
    again = Conversation(
        1, state="theme", version=3, disputes={"1": replace(STAGES["refer"], theme="services")}
    )
    yield from hear(again, Chose("theme", "services", 3)).effects


def _full(here: Conversation) -> Conversation:
    return here._replace(pieces=" ".join(ROLES * 5), naming=2, parked_text="Encore un mot.", case=CASE)


def _from_elsewhere() -> Iterator[Effect]:
    lines = [
        {"case": CASE, "door": kind, "state": state, "next": state, "deadline": deadline, "due": due}
        for kind in ("mediation", "agency", "social_mediation", "advisor")
        for state, deadline, due in (("open", "2027-03-01", "1795435200.0"), ("closed", "", ""))
    ]
    held = [
        {"number": str(number), "role": role, "kind": kind, "label": label}
        for number, (role, kind, label) in enumerate(
            (("", "photo", ""), ("lease", "document", "bail.pdf"), ("", "voice", ""), ("", "audio", "")), 1
        )
    ]
    yield from (Say("papers_coming", {"paper": paper}) for paper in ("dossier", "complaint", "neighbour"))
    yield Say("pieces", {"lines": held}, ("remove_1", "remove_2"), 1, about=EVIDENCE.name)
    for verdict in ("yes", "partly", "no"):
        for deadline in (date(2027, 5, 12), None):
            told: Fields = {"case": CASE, "door": "agency", "deadline": deadline}
            yield Say(f"settled_{verdict}", told, () if verdict == "yes" else ("reply",), about=CASE)
    yield Say("is_settled", {"case": CASE}, ("settled_yes", "settled_no", "human"), about=CASE)
    yield Say("settled_not_yet", {"case": CASE, "due": "1795435200.0"}, ("reply",), about=CASE)
    refusals = ("slow_down", *(f"file_refused_{why}" for why in ("too_fast", "too_much", "no_room")))
    yield from (*map(Say, refusals), Say("too_many_cases", {}, ("my_case", "continue"), 1))
    yield from (Say("staff_welcome"), Say("my_data_later"))
    yield from (Say("failed"), Say("reference_unusual"))
    for count in (0, 1, len(lines)):
        yield Say("cases", {"count": count, "lines": lines[:count]}, ("restart", "who_saw", "continue"), 1)
    readers = [
        {"day": "2026-11-23", "case": CASE, "who": "staff", "name": "Anne", "service": "agence"},
        {"day": "2026-11-22", "case": CASE, "who": "staff", "name": "", "service": ""},
        {"day": "2026-11-21", "case": CASE, "who": "group", "name": "", "service": ""},
    ]
    for count in (0, len(readers)):
        yield Say("readers", {"count": count, "lines": readers[:count]}, ("continue",), 1)
    for count in (0, 1, 3):
        told_of = {"cases": count, "files": count, "waiting": count, "messages": count}
        yield Say("erased", {**told_of})
    for each in [each for move in walk() for each in move.effects if isinstance(each, Finish)]:
        yield replace(each, case=CASE)
    for urgency in ("last", "soon", "later"):
        yield replace(to_mediation(), fields={**to_mediation().fields, "urgency": urgency})


def to_mediation() -> ShowVerdict:
    shown = (each for move in walk() for each in move.effects)
    return next(each for each in shown if isinstance(each, ShowVerdict) and each.verdict == "mediation")


@cache
def screens(landlord: str) -> tuple[Screen, ...]:
    config = {"blank": BLANK, "filled": FILLED}[landlord]
    renderer = Renderer(Texts(config), config)
    return tuple(
        Screen(effect, language, shown(renderer, language, effect))
        for effect in effects()
        if isinstance(effect, SHOWN)
        for language in LANGUAGES
    )


def shown(renderer: Renderer, language: str, effect: Effect) -> Call:
    if isinstance(effect, Remind):
        return renderer.reminder(1, language, effect, TODAY)
    return renderer.tenant(1, language, effect)


def name_of(effect: Effect) -> str:
    match effect:
        case Ask(question, fields=fields):
            if fields.get("naming"):
                return NAMING
            return f"{GUESS}{fields['guess']}" if fields.get("guess") else question
        case Say(message):
            return message
        case Remind(step):
            return f"remind-{step}"
        case ShowVerdict(verdict):
            return f"verdict-{verdict}"
        case Finish(outcome):
            return f"outcome-{outcome}"
        case ShowEmergency(kind):
            return f"emergency-{kind}"
    return ""


# --- every screen -----------------------------------------------------------------------------------------

CONFIGS = pytest.mark.parametrize("config", ["blank", "filled"])

# What no text may hold: a name of ours instead of a word, a day as the store writes it, a hole.
LEFTOVERS = re.compile(r"\bNone\b|\x00|\d{4}-\d\d-\d\d|[{}\[\]]|\(\s*\)|[:,]\s*[,.)]|^\s*[:,.]", re.MULTILINE)


def faults(config: str, is_right: Callable[[Screen], object]) -> set[tuple[str, str]]:
    return {(name_of(s.effect), s.language) for s in screens(config) if not is_right(s)}


def test_every_message_of_the_files_is_shown_somewhere() -> None:
    pattern = re.compile(
        r"staff-|recap-|glossary-|command-|refused-|case-|period-|paper-|calendar-|nav|door-name|reading"
        r"|turn-|milestone-|ways$|ground$|ground-line$|found$|resent$"
    )
    named = {
        text.message for text in texts(files("bot").joinpath("texts", "fr.ftl").read_text(encoding="utf-8"))
    }
    shown = {name_of(each) for each in effects()} | {
        each.message for each in effects() if isinstance(each, Toast)
    }

    assert {name.removesuffix("-alone") for name in named if not pattern.match(name)} - shown == set()


@CONFIGS
def test_every_screen_fits_in_a_message(config: str) -> None:
    assert faults(config, lambda screen: 0 < len(screen.text.strip()) <= LONGEST_MESSAGE) == set()


@CONFIGS
def test_no_screen_has_a_hole_or_a_word_of_ours(config: str) -> None:
    assert faults(config, lambda screen: not LEFTOVERS.search(screen.text)) == set()


def test_a_blank_fact_takes_its_line_along() -> None:
    ends = {line for screen in screens("filled") for line in screen.text.splitlines() if line.endswith(":")}

    assert (
        faults("blank", lambda screen: ends >= {t for t in screen.text.splitlines() if t.endswith(":")})
        == set()
    )


@CONFIGS
def test_every_label_fits_a_button(config: str) -> None:
    def fits(screen: Screen) -> bool:
        return all(0 < len(button["text"]) <= LONGEST_LABEL for button in (*screen.buttons, *screen.bottom))

    assert faults(config, fits) == set()


@CONFIGS
def test_what_a_button_sends_back_fits_telegram(config: str) -> None:
    def fits(screen: Screen) -> bool:
        sent = [button["callback_data"] for button in screen.buttons if "url" not in button]
        return all(len(data.encode()) <= LONGEST_CALLBACK_DATA for data in sent)

    assert faults(config, fits) == set()


@CONFIGS
def test_no_question_has_more_than_six_buttons_but_the_recap(config: str) -> None:
    def fits(screen: Screen) -> bool:
        return len(screen.buttons) <= MOST_BUTTONS or name_of(screen.effect) in NUMBERED

    assert faults(config, fits) == set()


@CONFIGS
def test_back_help_a_person_and_urgence_are_below_every_question_that_is_typed(config: str) -> None:
    def offers(screen: Screen) -> bool:
        return bool(screen.buttons) or len(screen.bottom) >= len(("back", "help", "human", "emergency"))

    assert faults(config, offers) == set()


def test_bubbles_are_short_enough() -> None:
    renderer = Renderer(Texts(BLANK), BLANK)
    bubbles = {each.message for each in effects() if isinstance(each, Toast)}

    for language in LANGUAGES:
        for message in bubbles:
            text = renderer.toast(language, "1", message, {}).params["text"]
            assert 0 < len(text) <= LONGEST_BUBBLE


def test_an_effect_that_nobody_sees_is_not_shown() -> None:
    with pytest.raises(TextError):
        Renderer(Texts(BLANK), BLANK).tenant(1, "fr", Toast("already_done"))


# --- agencies ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "effect",
    [
        ShowVerdict("agency", "repairs", None, 1, fields={"urgency": "later", "answer": "none"}),
        Say("human"),
        Finish("agency", "repairs", None, 1, case=CASE),
    ],
)
@pytest.mark.parametrize(
    ("agency", "told"),
    [("Agence du centre", (True, False)), ("Agence d’hier", (True, True)), ("unknown", (True, True))],
)
def test_of_the_agencies_the_tenants_own_is_told_once_it_is_known(
    effect: Any, agency: str, told: tuple[bool, bool]
) -> None:
    known = replace(effect, fields={**effect.fields, "agency": agency})
    text = Renderer(Texts(FILLED), FILLED).tenant(1, "fr", known).params["text"]

    assert ("05 46 00 00 02" in text, "05 46 00 00 03" in text) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_bear_the_names_of_the_agencies(language: str) -> None:
    (ask, *_) = (each for each in effects() if isinstance(each, Ask) and each.question == "agency")
    call = Renderer(Texts(FILLED), FILLED).tenant(1, language, ask)
    rows = call.params["reply_markup"]["inline_keyboard"]

    assert [[button["text"] for button in row] for row in rows[:2]] == [[it.name] for it in FILLED.agencies]
    assert "1. Agence du centre (Rochefort)\n2. Agence du nord (Tonnay-Charente)" in call.params["text"]


# --- contacts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "contacts"),
    [
        ("verdict-agency", ("05 46 00 00 01", "05 46 00 00 02", "05 46 00 00 03", "05 46 00 00 05")),
        ("verdict-social_mediation", ("2 rue du Port", "05 46 00 00 04")),
        ("verdict-advisor", ("05 46 00 00 01", "05 46 00 00 02")),
        ("verdict-mediation", ("11 place Dauphine", "www.mediationconso-ame.com")),
        ("human", ("05 46 00 00 01", "05 46 00 00 02", "du lundi au vendredi")),
        ("outcome-agency", ("05 46 00 00 01", "05 46 00 00 02", "05 46 00 00 05")),
        ("outcome-social_mediation", ("2 rue du Port", "05 46 00 00 04")),
        ("outcome-advisor", ("05 46 00 00 01",)),
        ("outcome-mediation", ("11 place Dauphine", "www.mediationconso-ame.com")),
        ("outcome-complain_first", ("1 rue du Port", "contact@example.org", "example.org/reclamation")),
        ("emergency-any", ("112", "114", "0 800 47 33 33", "05 46 00 00 05")),
        ("emergency-gas", ("0 800 47 33 33", "18")),
        ("privacy", ("dpo@example.org",)),
    ],
)
def test_the_card_names_whom_to_contact(name: str, language: str, contacts: tuple[str, ...]) -> None:
    cards = [s.text for s in screens("filled") if name_of(s.effect) == name and s.language == language]

    assert cards
    for card in cards:
        assert [contact for contact in contacts if contact not in card] == []


@pytest.mark.parametrize("name", ["verdict-mediation", "outcome-mediation"])
def test_the_mediators_page_is_one_tap_away(name: str) -> None:
    cards = [screen for screen in screens("filled") if name_of(screen.effect) == name]

    assert {card.buttons[0].get("url") for card in cards} == {"https://www.mediationconso-ame.com"}


def test_without_an_address_of_the_mediators_page_there_is_no_link() -> None:
    assert [b for screen in screens("blank") for b in screen.buttons if "url" in b] == []


# --- days -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "language", "told"),
    [
        (date(2026, 3, 1), "fr", "1er mars 2026"),
        (date(2026, 8, 2), "fr", "2 août 2026"),
        (date(2028, 2, 29), "fr", "29 février 2028"),
        (date(2026, 12, 31), "fr", "31 décembre 2026"),
        (date(2026, 3, 1), "en", "1 March 2026"),
    ],
)
def test_a_day_is_told_in_words(day: date, language: str, told: str) -> None:
    card = Renderer(Texts(BLANK), BLANK).tenant(1, language, replace(to_mediation(), deadline=day))

    assert told in card.params["text"]


# --- the recap --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_of_the_recap_is_told_in_words(language: str) -> None:
    label = Texts(BLANK).attribute
    untold = [
        f"{question.name}={choice}"
        for question in QUESTIONS.values()
        if question.in_recap and question is not EVIDENCE and isinstance(question.expects, OneOf)
        for choice in question.choices
        if not label(language, question.name, f"{choice}-told")
    ]

    assert untold == []


@pytest.mark.parametrize(
    ("question", "value", "told"),
    [
        ("complaint_date", "2026-03-01", "1er mars 2026"),
        ("complaint_date", "2026-03-01/2026-03-31", "entre le 1er mars 2026 et le 31 mars 2026"),
        ("contact", "email:camille@example.org", "camille@example.org"),
        ("contact", "post:1 rue du Port : 2e", "1 rue du Port : 2e"),
        ("proceedings", "none", "aucun"),
        ("name", "Camille Martin", "Camille Martin"),
    ],
)
def test_an_answer_is_told_as_people_write_it(question: str, value: str, told: str) -> None:
    assert Answers(Texts(BLANK)).told("fr", question, value) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("phone:+33546000000", "C’est noté : 05 46 00 00 00."),
        ("email:camille@example.org", "C’est noté : camille@example.org."),
        ("post:1 rue du Port, 17300 Rochefort", "C’est noté : 1 rue du Port, 17300 Rochefort."),
    ],
)
def test_a_contact_is_read_back_above_the_buttons_at_the_bottom(value: str, told: str) -> None:
    call = Renderer(Texts(BLANK), BLANK).tenant(1, "fr", Say("contact_noted", {"contact": value}))

    assert call.params["text"].replace("\u00a0", " ") == told
    assert len([button for row in call.params["reply_markup"]["keyboard"] for button in row]) == 4


# --- longer than a message --------------------------------------------------------------------------------

LONG_STORY = "".join(f"{number}. Il pleut chez moi.\n" for number in range(600))


@pytest.mark.parametrize("length", [1, LONGEST_MESSAGE])
def test_a_text_that_fits_goes_out_in_one_message(length: int) -> None:
    call = Call("sendMessage", {"chat_id": 1, "text": "x" * length, "reply_markup": {"keyboard": []}})

    assert parts(call) == [call]


@pytest.mark.parametrize("length", [LONGEST_MESSAGE + 1, 2 * LONGEST_MESSAGE, 3 * LONGEST_MESSAGE - 1])
def test_a_longer_text_goes_out_whole_with_its_buttons_under_the_last_message(length: int) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Continuer", "callback_data": "aside:continue:1"}]]}
    call = Call("sendMessage", {"chat_id": 1, "text": LONG_STORY[:length], "reply_markup": keyboard})
    *first, last = parts(call)

    assert "".join(part.params["text"] for part in (*first, last)) == LONG_STORY[:length]
    assert all(0 < len(part.params["text"]) <= LONGEST_MESSAGE for part in (*first, last))
    assert [part.params.get("reply_markup") for part in (*first, last)] == [None] * len(first) + [keyboard]


def test_what_is_no_text_goes_out_as_it_is() -> None:
    call = Call("sendPhoto", {"chat_id": 1, "photo": "file-1", "caption": "Pièce 1"})

    assert parts(call) == [call]


# --- to staff ---------------------------------------------------------------------------------------------

STORY = {
    "theme": "money",
    "money": "charges",
    "complaint_date": "2026-03-01",
    "name": "Camille Martin",
    "contact": "phone:+33546000000",
    "description": "d" * 2500,
    "wish": "w" * 800,
    "evidence": "done",
}


def case(*, is_shared: bool, theme: str = "charges", topic_id: int | None = 7) -> Case:
    day = date(2027, 3, 1)
    return Case(
        1,
        CASE,
        1,
        "mediation",
        theme,
        day,
        story_is_shared=is_shared,
        state="open",
        answers=STORY,
        topic_id=topic_id,
        card_id=None,
        due_at=1_795_435_200.0,
        group_id=-1,
    )


@pytest.mark.parametrize("is_shared", [True, False])
def test_the_card_fits_a_glance_and_never_holds_the_story(is_shared: bool) -> None:
    card = Cards(Texts(BLANK)).card(-1, case(is_shared=is_shared), [], "Conseil, agence")
    text = card.params["text"].replace("\u00a0", " ")

    assert "Camille Martin" not in text
    assert len(text.splitlines()) <= 10
    assert "Date limite : 1er mars 2027" in text
    assert "répondre avant lundi 23 novembre à 13 h" in text
    assert (card.params["message_thread_id"], card.params["protect_content"]) == (7, True)


def test_the_card_tells_the_agency_once_it_is_known() -> None:
    told = [
        Cards(Texts(BLANK)).card(-1, case(is_shared=True)._replace(agency=name), [], "").params["text"]
        for name in ("", "Agence du nord")
    ]

    assert ["Agence" in text for text in told] == [False, True]
    assert "\nAgence\u00a0: Agence du nord\n" in told[1]


@pytest.mark.parametrize("state", STATES)
def test_a_card_offers_what_can_be_done_now(state: State) -> None:
    held = case(is_shared=True)._replace(state=state, agent_id=0 if state == "open" else 5)
    rows = Cards(Texts(BLANK)).card(-1, held, [], "")[1]["reply_markup"]["inline_keyboard"]
    buttons = [button for row in rows for button in row]

    assert [button["callback_data"].split(":")[1] for button in buttons] == [*offered(held.standing)]
    assert all(0 < len(button["text"]) <= LONGEST_LABEL for button in buttons)
    assert max(map(len, rows)) <= 2


@pytest.mark.parametrize("action", [*MENUS, "transfer"])
def test_the_choices_of_an_action_are_named(action: str) -> None:
    people = [Member(5, "Conseil", "agence", "agent"), Member(6, "Chef", "", "administrator")]
    menu = Cards(Texts(BLANK)).menu(-1, case(is_shared=True), action, people)
    labels = [button["text"] for row in menu.params["reply_markup"]["inline_keyboard"] for button in row]

    assert CASE in menu.params["text"]
    assert labels
    assert not any(label in (*ROLES, *DOORS, *ENDS, "Chef") for label in labels)


@pytest.mark.parametrize("length", [LONG, LONG + 1, 2500, LONGEST_MESSAGE])
@pytest.mark.parametrize("words", ["Il pleut. ", "{ $case } ", "{ -brand }\n", "🙂", "لدي "])
def test_the_words_of_a_tenant_are_told_as_they_are(words: str, length: int) -> None:
    said = (words * length)[:length]
    told = Cards(Texts(BLANK)).note(-1, TellStaff("staff-message", {"case": CASE, "words": said}), None)

    assert said in told.params["text"]
    assert CASE in told.params["text"]


def test_the_longest_story_reaches_staff_whole() -> None:
    story = {name: name[0] * LONGEST_MESSAGE for name in ("description", "wish")}
    long = case(is_shared=True)._replace(answers={**STORY, **story})
    whole = "".join(part.params["text"] for part in parts(Cards(Texts(BLANK)).story(-1, long)))

    assert [words for words in story.values() if words not in whole] == []


@pytest.mark.parametrize(
    "theme", ["charges", "rent", "deposit", "services", "repairs", "neighbour", "unknown"]
)
def test_a_topic_is_named_after_the_case_and_never_after_the_tenant(theme: str) -> None:
    name = Cards(Texts(BLANK)).topic(-1, case(is_shared=True, theme=theme)).params["name"]

    assert CASE in name
    assert not name.endswith(f"· {theme}")
    assert "Martin" not in name


def piece(**how: str) -> Attachment:
    told = {"kind": "photo", "caption": "", "role": "", "media_type": "image/jpeg", **how}
    return Attachment(
        1,
        1,
        1,
        is_parked=False,
        file_id="file-1",
        label="virement.pdf",
        state="kept",
        attempts=0,
        sha256="a" * 64,
        clean_sha256="b" * 64,
        received_at=0.0,
        **told,
    )


@pytest.mark.parametrize(
    ("media_type", "method", "name"),
    [
        ("image/jpeg", "sendPhoto", f"{CASE}-2.jpg"),
        ("audio/ogg", "sendVoice", f"{CASE}-2.ogg"),
        ("audio/mpeg", "sendDocument", f"{CASE}-2.mp3"),
        ("application/pdf", "sendDocument", f"{CASE}-2.pdf"),
    ],
)
def test_a_piece_is_posted_as_what_it_is(media_type: str, method: str, name: str) -> None:
    cards = Cards(Texts(BLANK))
    call = cards.pieces(
        -1, [Shown(piece(media_type=media_type), 2, b"clean")], case(is_shared=True, topic_id=None)
    )

    [file] = [value for value in call.params.values() if isinstance(value, InputFile)]
    assert (file.input_file_content, file.filename) == (b"clean", name)
    assert call.method == method
    assert "message_thread_id" not in call.params
    assert call.params["caption"] == f"Pièce 2, dossier {CASE}"


@pytest.mark.parametrize(
    ("media_types", "together"),
    [
        (["image/jpeg"] * 3, 3),
        (["image/jpeg"] * 12, 10),
        (["image/jpeg", "application/pdf", "image/jpeg"], 1),
        (["application/pdf", "audio/mpeg", "image/jpeg"], 2),
        (["audio/ogg", "audio/ogg"], 1),
    ],
)
def test_pieces_of_one_kind_go_together(media_types: list[str], together: int) -> None:
    pieces = [piece(media_type=each) for each in media_types]
    assert len(first_album(pieces, [1] * len(pieces))) == together


def test_an_album_fits_into_one_request() -> None:
    pieces = [piece(media_type="application/pdf")] * 4
    mebibyte = 1024 * 1024
    assert len(first_album(pieces, [20 * mebibyte] * 4)) == 2
    assert len(first_album(pieces, [60 * mebibyte] * 4)) == 1


def test_an_album_has_a_caption_for_each_piece() -> None:
    shown = [Shown(piece(role="lease"), number, b"clean") for number in (1, 2)]
    call = Cards(Texts(BLANK)).pieces(-1, shown, case(is_shared=True))

    assert call.method == "sendMediaGroup"
    assert [item.caption for item in call.params["media"]] == [
        f"Pièce {number}, dossier {CASE}\nLe bail" for number in (1, 2)
    ]
    assert call.params["protect_content"]


def test_what_the_tenant_wrote_under_a_piece_is_read_by_staff_as_far_as_it_fits() -> None:
    long = piece(role="lease", caption="La fuite. " * 200)
    call = Cards(Texts(BLANK)).pieces(-1, [Shown(long, 2, b"clean")], case(is_shared=True))

    assert call.params["caption"].startswith(f"Pièce 2, dossier {CASE}\nLe bail\nLa fuite. ")
    assert len(call.params["caption"]) == LONGEST_CAPTION


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        ("staff-message", {"case": CASE, "words": "w" * 3000}),
        ("staff-relayed", {}),
        ("staff-held", {}),
        ("staff-refused-stranger", {}),
        ("staff-unreachable", {"case": CASE}),
        ("staff-erased", {"case": CASE}),
        ("staff-failed", {"reference": "E3"}),
    ],
)
def test_every_note_to_staff_is_told(message: str, fields: JSON) -> None:
    call = Cards(Texts(BLANK)).note(-1, TellStaff(message, fields), None)

    assert 0 < len(call.params["text"]) <= LONGEST_MESSAGE
    assert not LEFTOVERS.search(call.params["text"])


def test_without_a_last_day_none_is_told_when_it_is_not_settled() -> None:
    said = Say("settled_no", {"case": CASE, "door": "agency", "deadline": None}, ("reply",), about=CASE)
    renderer = Renderer(Texts(BLANK), BLANK)

    assert "Dernier jour" not in renderer.tenant(1, "fr", said).params["text"]


NOTICE = {  # RGPD, articles 12 to 14
    "fr": """
        responsable de vos données; Délégué à la protection; But; mission publique; bail; accord; au choix
        Lecteurs; AME CONSO ne reçoit rien; Telegram; hors d’Europe; chiffrés; 30 jours; 365 jours; 2 jours
        recevoir vos données; effacer; corriger; limiter; opposer; retirer; CNIL; jamais le robot seul
        Sans Telegram""",
    "en": """
        responsible for your data; Data protection officer; Purpose; public mission; lease; consent; optional
        Readers; AME CONSO gets nothing; Telegram; outside Europe; encrypted; 30 days; 365 days; 2 days
        receive your data; erase; correct; limit; object; take back; CNIL; never the bot alone
        Without Telegram""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_tells_all_that_the_law_asks_for(language: str) -> None:
    order = ("privacy", "privacy_more", "privacy_rights")
    shown = {name_of(s.effect): s for s in screens("filled") if s.language == language}
    told = " ".join(shown[name].text for name in order)

    wanted = re.split(r";|\n", NOTICE[language].strip())
    assert [words for words in wanted if words.strip() not in told] == []
    for name, after in pairwise(order):
        assert after in [button["callback_data"].split(":")[1] for button in shown[name].buttons]
