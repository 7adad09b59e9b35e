import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import LANGUAGES
from dialogs.events import Chose, Event, Said, SharedContact
from dialogs.expect import UNKNOWN, OneOf, PastDay, Reading, Unusable
from dialogs.flow import QUESTIONS
from dialogs.questions import (
    CHRONOLOGY,
    CLIENT_REFERENCE,
    COMPLAINT_DATE,
    CONTACT,
    DESCRIPTION,
    NAME,
    ROLE,
    WISH,
    Question,
)
from dialogs.rules import Period
from tests.dialogs.tenant import POLICY, TEXTS, TODAY

BY_NAME = [*QUESTIONS]
CLOSED = [name for name, question in QUESTIONS.items() if isinstance(question.expects, OneOf)]


def read(question: Question, event: Event | str, today: date = TODAY) -> str | Unusable:
    reading = Reading(today, POLICY.spoken(question.name))
    return question.expects.read(Said(event) if isinstance(event, str) else event, reading)


# --- one of the choices -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CLOSED)
def test_each_choice_is_taken_by_its_button_and_its_name(name: str) -> None:
    for choice in QUESTIONS[name].expects.choices:
        assert read(QUESTIONS[name], Chose(name, choice, 1)) == choice
        assert read(QUESTIONS[name], choice) == choice


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CLOSED)
def test_each_choice_is_taken_by_its_label(name: str, language: str) -> None:
    for choice in QUESTIONS[name].expects.choices:
        label = TEXTS.attribute(language, name, choice)

        assert label is not None
        assert read(QUESTIONS[name], label) == choice
        assert read(QUESTIONS[name], f"  {label.upper()} ! ") == choice


@pytest.mark.parametrize("name", CLOSED)
def test_each_synonym_means_one_choice(name: str) -> None:
    for choice in QUESTIONS[name].expects.choices:
        for phrase in POLICY.spoken(name).get(choice, ()):
            assert read(QUESTIONS[name], phrase) == choice, phrase


@pytest.mark.parametrize(
    ("question", "text", "choice"),
    [
        ("role", "locatair", "tenant"),
        ("role", "lokataire", "tenant"),
        ("role", "OUI !!", "tenant"),
        ("role", "oui, je suis locataire", "tenant"),
        ("role", "ancien locataire", "former_tenant"),
        ("role", "moi je suis un ancien locataire", "former_tenant"),
        ("role", "non", "other"),
        ("theme", "la fuite", "repairs"),
        ("theme", "LE BRUIT", "neighbour"),
        ("theme", "nettoyag", "services"),
        ("proceedings", "non", "none"),
        ("proceedings", "tribunale", "court"),
        ("complaint", "oui", "written"),
        ("complaint", "non", "none"),
        ("complaint", "j’ai appelé", "spoken_only"),
        ("complaint", "courier recommandé", "written"),
        ("landlord_answer", "non", "none"),
        ("landlord_answer", "pas de reponse", "none"),
        ("landlord_answer", "c'est en cours", "in_progress"),
        ("mediation", "oui", "understood"),
        ("confidentiality", "oui", "accept"),
        ("confidentiality", "non", "refuse"),
        ("consent", "oui", "agree"),
        ("consent", "non", "without"),
        ("evidence", "non", "nothing"),
        ("check_answers", "oui", "send"),
        ("trouble", "il y a du bruit", "noise"),
    ],
)
def test_words_with_slips_and_plain_yes_and_no_are_understood(question: str, text: str, choice: str) -> None:
    assert read(QUESTIONS[question], text) == choice


@pytest.mark.parametrize(
    ("question", "text", "denied"),
    [
        ("consent", "pas d’accord", "agree"),
        ("consent", "Je ne suis pas d’accord", "agree"),
        ("consent", "not agree", "agree"),
        ("confidentiality", "pas d’accord", "accept"),
        ("confidentiality", "je n’accepte pas", "accept"),
        ("proceedings", "pas de tribunal", "court"),
        ("proceedings", "non, pas de juge", "court"),
        ("proceedings", "aucun tribunal", "court"),
        ("proceedings", "ni tribunal ni médiateur", "mediator"),
        ("landlord_answer", "pas réglé", "solved"),
        ("landlord_answer", "ce n’est pas réglé", "solved"),
        ("landlord_answer", "toujours pas résolu", "solved"),
        ("role", "pas locataire", "tenant"),
        ("role", "je ne suis plus locataire", "tenant"),
        ("complaint", "je n’ai pas envoyé de courrier", "written"),
        ("complaint", "pas de lettre", "written"),
        ("evidence", "pas fini", "done"),
        ("evidence", "je n’ai pas fini", "done"),
        ("check_answers", "ne pas envoyer", "send"),
        ("check_answers", "don’t send", "send"),
    ],
)
def test_what_is_denied_is_not_taken_for_its_opposite(question: str, text: str, denied: str) -> None:
    assert read(QUESTIONS[question], text) != denied


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("consent", "oui mais non"),
        ("consent", "ok mais pas maintenant"),
        ("confidentiality", "oui je n’accepte pas"),
        ("role", "oui et non"),
        ("role", "oui mais pas ici"),
        ("check_answers", "ok, n’envoyez pas"),
    ],
)
def test_a_yes_and_a_no_together_are_no_answer(question: str, text: str) -> None:
    assert read(QUESTIONS[question], text) == Unusable("not-a-choice")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("proceedings", "tribunal et médiateur"),
        ("proceedings", "pas encore de tribunal mais un médiateur"),
        ("complaint", "oui un courrier et un appel"),
        ("consent", "d’accord ou je refuse"),
        ("trouble", "du bruit et des poubelles"),
    ],
)
def test_two_choices_in_one_text_are_no_answer(question: str, text: str) -> None:
    assert read(QUESTIONS[question], text) == Unusable("not-a-choice")


@pytest.mark.parametrize(
    ("question", "text", "choice"),
    [
        ("consent", "pas d’accord", "without"),
        ("consent", "je ne suis pas d’accord", "without"),
        ("consent", "ok je suis d’accord", "agree"),
        ("confidentiality", "je n’accepte pas", "refuse"),
        ("proceedings", "non, pas de tribunal", "none"),
        ("proceedings", "aucun tribunal", "none"),
        ("landlord_answer", "toujours aucune réponse de leur part", "none"),
        ("landlord_answer", "ils ont accusé réception", "none"),
        ("role", "je ne suis plus locataire", "former_tenant"),
        ("evidence", "non rien", "nothing"),
    ],
)
def test_a_denial_means_the_choice_that_denies_as_well(question: str, text: str, choice: str) -> None:
    assert read(QUESTIONS[question], text) == choice


def test_a_problem_that_is_still_there_tells_nothing_of_an_answer() -> None:
    for text in ("pas réglé", "not solved"):
        assert read(QUESTIONS["landlord_answer"], text) == Unusable("not-a-choice")


@pytest.mark.parametrize(
    "text",
    [*("", " ", "0", "4", "11", "9" * 5000, "١", "½", "🙂", "\u200b", "xyzzy")],
)
def test_what_names_no_choice_or_two_is_asked_again(text: str) -> None:
    assert read(ROLE, text) == Unusable("not-a-choice")


def test_a_word_that_only_ends_like_a_choice_is_no_slip() -> None:
    assert read(QUESTIONS["trouble"], "xqzgarbage") == Unusable("not-a-choice")


def test_a_story_is_no_answer_even_when_it_holds_the_word() -> None:
    story = "Je vous écris car mon voisin, locataire comme moi, fait du bruit toute la nuit."

    assert read(ROLE, story) == Unusable("not-a-choice")


# --- words and names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (DESCRIPTION, "  Le toit fuit.\nDepuis mai.  ", "Le toit fuit.\nDepuis mai."),
        (DESCRIPTION, "é" * 4096, "é" * 4096),
        (DESCRIPTION, "a", Unusable("too-short")),
        (DESCRIPTION, "  \n ", Unusable("too-short")),
        (DESCRIPTION, "\u200b\u200b\u200d", Unusable("too-short")),
        (WISH, "é" * 4096, "é" * 4096),
        (WISH, "\ufeff\u200b", Unusable("too-short")),
        (CHRONOLOGY, "à la main", "by_hand"),
        (CHRONOLOGY, "\u200b" * 40, Unusable("too-short")),
        (CHRONOLOGY, "En mai, du bruit. En juin aussi.", "En mai, du bruit. En juin aussi."),
        (NAME, " Camille \n  Martin ", "Camille Martin"),
        (NAME, "محمد علي", "محمد علي"),
        (NAME, "Ngọc O’Neil-Ébène", "Ngọc O’Neil-Ébène"),
        (NAME, "x" * 80, "x" * 80),
        (NAME, "x" * 81, Unusable("too-long")),
        (NAME, "12 34", Unusable("not-a-name")),
        (NAME, "\u200b\u200b\u200d", Unusable("not-a-name")),
        (NAME, "²²", Unusable("not-a-name")),
        (NAME, "x", Unusable("not-a-name")),
    ],
)
def test_words_are_kept_trimmed_within_their_length(
    question: Question, text: str, expected: str | Unusable
) -> None:
    assert read(question, text) == expected


@pytest.mark.parametrize("text", ["Oui", "non", "OK", "merci", "Bonjour", "rien", "hello"])
def test_a_word_of_talk_is_no_name(text: str) -> None:
    assert read(NAME, text) == Unusable("not-a-name")


@pytest.mark.parametrize(
    "text", ["je ne veux pas", "Non merci à vous", "J’ai déjà répondu", "I will not tell"]
)
def test_a_sentence_is_no_name(text: str) -> None:
    assert read(NAME, text) == Unusable("not-a-name")


@pytest.mark.parametrize(
    "text", ["Non Lee", "Jai Patel", "No Tran", "My Lan", "J Martin", "Bonjour Martin", "Merci Dubois"]
)
def test_a_name_that_begins_like_talk_is_a_name(text: str) -> None:
    assert read(NAME, text) == text


# --- contacts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "06 12 34 56 78",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "0612345678",
        "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033612345678",
        "0033 6 12 34 56 78",
        "Mon portable : 06 12 34 56 78, le soir",
        "٠٦١٢٣٤٥٦٧٨",
        "０６１２３４５６７８",
    ],
)
def test_a_french_number_is_read_in_each_of_its_spellings(text: str) -> None:
    assert read(CONTACT, text) == "phone:+33612345678"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("05.46.82.27.00", "phone:+33546822700"),
        ("+33 5 46 82 27 00", "phone:+33546822700"),
        ("+590 690 12 34 56", "phone:+590690123456"),
        ("0262 12 34 56", "phone:+262262123456"),
        ("0692 12 34 56", "phone:+262692123456"),
        ("0690 12 34 56", "phone:+590690123456"),
        ("0696 12 34 56", "phone:+596696123456"),
        ("0694 20 12 34", "phone:+594694201234"),
        ("0639 69 12 34", "phone:+262639691234"),
        ("75 12 34", "phone:+687751234"),
        ("87 12 34 56", "phone:+68987123456"),
        ("+44 20 7946 0958", "phone:+442079460958"),
        ("camille@example.org", "email:camille@example.org"),
        (
            "Mon mail c’est camille.martin+rho@mail.example.org, merci",
            "email:camille.martin+rho@mail.example.org",
        ),
        ("1 rue du Port,\n17300 Rochefort", "post:1 rue du Port, 17300 Rochefort"),
        ("ici", "here"),
        ("Seulement ici, sur Telegram", "here"),
    ],
)
def test_a_number_an_e_mail_a_postal_address_or_this_chat_is_a_contact(text: str, kept: str) -> None:
    assert read(CONTACT, text) == kept


@pytest.mark.parametrize(
    "text",
    [
        *("", "bonjour", "06 12 34 56 7", "06 12 34 56 78 9", "123", "9" * 31, "9" * 5000),
        *(
            "²³²³²³²³²³",
            "06 xx xx xx xx",
            "camille@",
            "@example.org",
            "camille@@example.org",
            "a@b",
            "\u200b",
        ),
    ],
)
def test_what_reaches_nobody_is_no_contact(text: str) -> None:
    assert read(CONTACT, text) == Unusable("not-a-contact")


def test_only_the_own_contact_card_counts() -> None:
    own, of_another = SharedContact("+33612345678", is_own=True), SharedContact("+33612345678", is_own=False)

    assert read(CONTACT, own) == "phone:+33612345678"
    assert read(CONTACT, of_another) == Unusable("not-yours")


def test_a_contact_never_holds_a_line_break() -> None:
    kept = read(CONTACT, "camille@example.org\nBcc: other@example.org")

    assert kept == "email:camille@example.org"


# --- references ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L-0123456", "L-0123456"),
        (" l  0123 456 ", "L 0123 456"),
        ("12.34/56", "12.34/56"),
        ("9" * 30, "9" * 30),
        ("9" * 31, Unusable("not-a-reference")),
        ("9" * 5000, Unusable("not-a-reference")),
        ("12", Unusable("not-a-reference")),
        ("ABCDEF", Unusable("not-a-reference")),
        ("²²²", Unusable("not-a-reference")),
        ("١٢٣٤", Unusable("not-a-reference")),
        ("'; drop table cases; --1", Unusable("not-a-reference")),
        ("<b>123</b>", Unusable("not-a-reference")),
        ("je ne la trouve pas", "not_found"),
        ("Je ne sais pas", "not_found"),
        ("aucune", "not_found"),
    ],
)
def test_a_reference_has_letters_digits_and_a_few_signs(text: str, expected: str | Unusable) -> None:
    assert read(CLIENT_REFERENCE, text) == expected


# --- days ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/05/2026", "2026-05-12"),
        ("le 12 mai", "2026-05-12"),
        ("mars 2026", "2026-03-01/2026-03-31"),
        ("jamais", "never"),
        ("Je ne sais plus", "unknown"),
        ("Environ un an", "2025-09-23/2025-12-23"),
        ("12/05/2027", Unusable("in-the-future")),
        ("bonjour", Unusable("unreadable")),
        ("30 février 2026", Unusable("unreadable")),
        ("9" * 5000, Unusable("unreadable")),
        ("²³²³", Unusable("unreadable")),
        ("", Unusable("unreadable")),
    ],
)
def test_a_day_is_kept_in_iso_as_exact_as_it_is_known(text: str, expected: str | Unusable) -> None:
    assert read(COMPLAINT_DATE, text) == expected


def test_the_approximate_buttons_leave_no_gap_between_them() -> None:
    taps = [Chose(COMPLAINT_DATE.name, choice, 1) for choice in PastDay().choices if choice != UNKNOWN]
    periods = [Period.parse(str(read(COMPLAINT_DATE, tap))) for tap in taps]

    assert periods[0].end == TODAY
    assert all(later.start - earlier.end <= timedelta(days=1) for later, earlier in pairwise(periods))


def test_a_contact_card_is_no_day() -> None:
    assert read(COMPLAINT_DATE, SharedContact("+33612345678", is_own=True)) == Unusable("unreadable")


# --- what nobody foresees -----------------------------------------------------------------------------------

HOSTILE = [
    *(
        "",
        " ",
        "\u200b\u200d\ufeff",
        "\u202eelleb",
        "\x00",
        "\x1b[2J",
        "\ud83d",
        "e\u0301" * 50,
        "Z\u0337\u0355\u0351" * 30,
    ),
    *(
        "²",
        "½",
        "٣",
        "９",
        "-0",
        "+",
        "1e9",
        "0x1",
        "９" * 400,
        "9" * 5000,
        "9" * 4096,
        "🙂" * 4096,
        "👨‍👩‍👧" * 500,
    ),
    *(
        "<b>",
        "&amp;",
        "[x](tg://user?id=1)",
        "*_`[",
        "@all",
        "'; drop table--",
        "%_%",
        '"a" OR b',
        "{0.__class__}",
        "%s",
    ),
    *(
        "=1+1",
        "a@b\r\nBcc: c@d.fr",
        "31/02/0001",
        "31/12/9999",
        "00/00/0000",
        "99/99/99",
        "il y a 99999999999 ans",
    ),
    *(
        '{"text": null}',
        "\n" * 4000,
        "a\n" * 2000,
        "/start",
        "a" * 5000,
        "06" * 2000,
        "@" * 5000,
        "1 " * 2500,
    ),
]


@pytest.mark.parametrize("name", BY_NAME)
def test_hostile_words_are_read_or_refused(name: str) -> None:
    for text in HOSTILE:
        assert isinstance(read(QUESTIONS[name], text), str | Unusable)


@given(st.sampled_from(BY_NAME), st.text())
def test_any_words_are_read_or_refused(name: str, text: str) -> None:
    assert isinstance(read(QUESTIONS[name], text), str | Unusable)


# --- refusals -----------------------------------------------------------------------------------------------

REASONS = {
    *("not-a-choice", "not-text", "not-a-name", "too-short", "too-long", "not-a-contact", "not-yours"),
    *("not-a-reference", "not-an-agency", "unreadable", "in-the-future"),
}
UNFIT: list[Event] = [
    *(Said(text) for text in ("", "xyzzy plugh", "9" * 5000, "a" * 5000, "12/05/2099")),
    Chose("x", "no_such_choice", 1),
    SharedContact("+33612345678", is_own=True),
    SharedContact("+33612345678", is_own=False),
    SharedContact("", is_own=True),
]


def refusals(question: Question) -> set[str]:
    values = [read(question, event) for event in UNFIT]
    return {value.reason for value in values if isinstance(value, Unusable)}


def test_every_reason_to_refuse_can_be_met() -> None:
    assert {reason for question in QUESTIONS.values() for reason in refusals(question)} == REASONS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BY_NAME)
def test_every_refusal_has_its_words(name: str, language: str) -> None:
    for reason in refusals(QUESTIONS[name]):
        own = TEXTS.attribute(language, name, f"refused-{reason}")

        assert re.search(r"\w", own or TEXTS.show(language, f"refused-{reason}"))
