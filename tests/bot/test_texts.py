"""What the bot says, in both languages, keeps the rules of wording; and the rules can be broken."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import pytest

from tests.bot.reading import reading_ease, sentences, syllables, words
from tests.bot.text_rules import (
    EASE_OF_THE_FILE,
    FRENCH_RULES,
    MEAN_SENTENCE,
    RULES,
    Rule,
    broken,
    clean_typography,
    ease_of_the_file,
    easy_bubbles,
    emoji_only_lead,
    fits_a_bubble,
    fits_a_button,
    french_typography,
    mean_sentence,
    no_shouting,
    plain_words,
    says_something,
    short_sentences,
    unexplained_terms,
)
from tests.bot.wording import Text, differences, mistakes, texts

LANGUAGES = ("fr", "en")


@cache
def source(language: str) -> str:
    return files("bot").joinpath("texts", f"{language}.ftl").read_text(encoding="utf-8")


@cache
def spoken(language: str) -> list[Text]:
    return texts(source(language))


def assert_none(faults: Iterable[str]) -> None:
    listed = "\n".join(faults)
    assert not listed, f"\n{listed}"


# What the bot says


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_no_junk_and_no_duplicate(language: str) -> None:
    assert_none(mistakes(source(language)))


def test_both_languages_have_the_same_strings_and_variables() -> None:
    assert_none(differences(source("fr"), source("en")))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_keeps_the_rule(rule: Rule, language: str) -> None:
    assert_none(broken(rule, spoken(language)))


@pytest.mark.parametrize("rule", FRENCH_RULES)
def test_every_french_string_keeps_the_rule(rule: Rule) -> None:
    assert_none(broken(rule, spoken("fr")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short_over_the_whole_file(language: str) -> None:
    assert mean_sentence(spoken(language)) <= MEAN_SENTENCE


def test_the_french_file_is_easy_to_read() -> None:
    assert ease_of_the_file(spoken("fr")) >= EASE_OF_THE_FILE


def test_every_term_in_use_is_explained() -> None:
    assert_none(unexplained_terms(spoken("fr")))


# The rules can be broken


GOOD = """
theme = 🏠 Quel est votre problème\u00a0?
    Choisissez un bouton. Vous pouvez aussi l’écrire.
    .charges = 💶 Charges locatives
    .charges-words = CHARGES, les charges, plainte, taxe d'ordures
    .help = L’article s’appelle art. L612-2. Dès 9 h 30\u00a0: «\u00a0RHO\u00a0» répond.
    .refused-unreadable = { $deadline } n’est pas une date. Écrivez { $name }\u00a0!
emergency-gas = 🚨 Sortez. Appelez le 0 800 47 33 33.
"""

LONG_WORDS = "Administrativement, l’irrégularité conventionnelle occasionne réciproquement "


@pytest.mark.parametrize("rule", RULES + FRENCH_RULES)
def test_good_wording_breaks_no_rule(rule: Rule) -> None:
    assert broken(rule, texts(GOOD)) == []


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        pytest.param(rule, bad, id=f"{rule.__name__}-{number}")
        for rule, sources in {
            short_sentences: [
                f"a = {'mot ' * 21}.",
                f"a = {'mot ' * 13}.",
                f"a = {{ $n ->\n    [one] Oui.\n   *[other] {'mot ' * 21}.\n  }}",
                f"a = Oui.\n    .help = Non. Oui. {'mot ' * 21}.",
                f"a = Oui. Non. {'mot ' * 11}\n    {'mot ' * 10}.",
                f"a-emergency = Oui. {'mot ' * 11}.",
            ],
            fits_a_bubble: [
                f"a = {'x' * 601}",
                "a =" + "\n    ligne" * 9,
                f"a = {{ $landlord_address }} {'x' * 550}",
                f"a = {{ $unheard-of }} {'x' * 590}",
                f"a = Oui.\n    .help = {'x' * 601}",
            ],
            fits_a_button: [
                f"a = Oui.\n    .yes = {'x' * 31}",
                "a = Oui.\n    .yes = Le { $deadline } à midi et demi",
                "a = Oui.\n    .yes =\n        Oui\n        Non",
            ],
            says_something: [
                "a = Oui.\n    .yes = 🚨",
                'a = { "" }',
                "a = Oui.\n    .yes-words = ,",
            ],
            emoji_only_lead: [
                "a =\n    🚨🚨\n    Sortez.",
                "a = Sortez 🚨 vite.",
                "a = Oui.\n    .yes = Oui ✅",
            ],
            no_shouting: [
                "a = ATTENTION, danger.",
                "a = Oui.\n    .yes = OUI",
                "a = Demandez à l’ANIL.",
            ],
            plain_words: [
                *(
                    f"a = Il dit {phrase} ici."
                    for phrase in (
                        "nonobstant",
                        "susvisée",
                        "ledit",
                        "ladite",
                        "desdits",
                        "diligenter",
                        "s’acquitter",
                        "irrecevable",
                        "le cas échéant",
                        "afférentes",
                        "garanti",
                        "la garantie",
                        "toujours",
                        "obligée de payer",
                        "vous avez droit",
                        "vous n’avez pas droit",
                        "le médiateur refusera",
                        "vos délais sont suspendus",
                        "vos délais sont bloqués",
                        "votre délai est suspendu",
                        "100\u00a0%",
                        "succès",
                        "votre plainte",
                        "guaranteed",
                        "always",
                        "obliged to pay",
                        "time limits are suspended",
                        "a success",
                        "you are not entitled",
                        "the mediator will refuse",
                    )
                ),
                "letter-complaint = Ledit bailleur.",
                "staff-card = Toujours.",
                "a = Oui.\n    .yes = Toujours",
            ],
            clean_typography: [
                "a = L'agence.",
                "a = Deux  espaces.",
                "a = Une\u00a0 espace.",
                "a =\n    Une fin \n    de ligne.",
                "a = Attendez...",
                "a = Appelez le 0546822700.",
                "a = Appelez le 05.46.82.27.00.",
                "a = Appelez le +33546822700.",
                "letter-complaint = L'agence.",
            ],
            french_typography: [
                "a = Pourquoi ?",
                "a = Pourquoi?",
                "a = Voici : un.",
                "a = Un ; deux.",
                "a = Vite !",
                "a = «\u00a0Oui ».",
                "a = « Oui\u00a0».",
                'a = Le mot "oui".',
                "letter-complaint = Objet : charges.",
                "staff-card = Dossier : { $case }.",
            ],
            easy_bubbles: [f"a = {LONG_WORDS * 7}."],
        }.items()
        for number, bad in enumerate(sources, start=1)
    ],
)
def test_a_seeded_mistake_is_found(rule: Rule, bad: str) -> None:
    assert broken(rule, texts(bad)) != []


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        (short_sentences, f"letter-complaint = {'mot ' * 40}."),
        (short_sentences, f"staff-card = {'mot ' * 40}."),
        (short_sentences, f"a = {'mot ' * 10}:\n    • {'mot ' * 10}\n    • {'mot ' * 10}"),
        (fits_a_bubble, f"letter-complaint = {'ligne ' * 200}"),
        (plain_words, "neighbour-steps = Oui.\n    .police = Une plainte"),
        (plain_words, "a = Votre dépôt de garantie."),
        (clean_typography, "a = Appelez le 05 46 82 27 00."),
        (french_typography, "a = Allez sur https://example.org/?a=b;c."),
        (french_typography, "a = Ah bon\u202f?! C’est dit."),
        (no_shouting, "a = RHO transmet à AME CONSO. À midi."),
    ],
)
def test_what_is_right_is_let_through(rule: Rule, allowed: str) -> None:
    assert broken(rule, texts(allowed)) == []


@pytest.mark.parametrize(
    "bad",
    ["a = {", "a = Un.\na = Deux.", "a = Un.\n    .b = Deux\n    .b = Trois", "-a = Un\n-a = Un"],
)
def test_junk_and_duplicates_are_found(bad: str) -> None:
    assert list(mistakes(bad)) != []


@pytest.mark.parametrize(
    "other",
    ["b = Un.", "a = Un.\n    .c = Deux", "a = { $x } et { $y }.", "a = { $x ->\n   *[one] Un\n }"],
)
def test_languages_that_differ_are_told_apart(other: str) -> None:
    assert list(differences("a = Un.", other)) != []


def test_long_sentences_show_in_the_mean_of_the_file() -> None:
    assert mean_sentence(texts(f"a = {'mot ' * 30}.\nb = Oui.")) > MEAN_SENTENCE


def test_hard_words_show_in_the_ease_of_the_file() -> None:
    assert ease_of_the_file(texts(f"a = {LONG_WORDS}.")) < EASE_OF_THE_FILE


@pytest.mark.parametrize(
    ("said", "explained"),
    [
        ("a = Le médiateur lit.", False),
        ("a = Oui.\n    .yes = Médiateur", False),
        ("a = Un avis d’échéance.\nglossary-rent-notice = Un papier.", False),
        ("a = Un avis d’échéance.\nglossary-rent-notice = Avis d’échéance\u00a0: la note.", True),
        ("a = Oui.\n    .yes-words = médiateur", True),
    ],
)
def test_a_term_in_use_needs_its_glossary_message(said: str, explained: bool) -> None:
    assert (unexplained_terms(texts(said)) == []) is explained


# The measures


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Oui. Non.", 2),
        ("Voir art. L612-2 du code.", 1),
        ("Ouvert à 9 h 30. Fermé à 17 h.", 2),
        ("Appelez le 112. Sortez.", 2),
        ("1. Écrivez à RHO.\n2. Attendez.", 2),
        ("Choisissez\u00a0:\n• un mur\n• un toit", 3),
        ("Une phrase qui continue\nà la ligne suivante.", 1),
        ("Une ligne\nUne autre", 2),
        ("Vraiment\u00a0?! Oui… Voilà.", 3),
        ("Il dit «\u00a0Oui.\u00a0» Puis il part.", 2),
        ("🚨 Sortez.", 1),
        ("", 0),
    ],
)
def test_sentences_are_counted_as_read(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("L’agence de RHO", 3),
        ("Le dossier n° 12", 3),
        ("à 9 h 30", 2),
        ("le 05 46 82 27 00", 2),
        ("Pourquoi\u00a0?", 1),
        ("🚨 – «\u00a0»", 0),
    ],
)
def test_words_are_counted_as_spoken(text: str, count: int) -> None:
    assert len(words(text)) == count


def test_every_branch_of_a_select_expression_is_read() -> None:
    [text] = texts("a = { $n ->\n  [one] Un\n *[other] Deux\n } { $m ->\n  [x] ou\n *[y] et\n } -.")

    assert set(text.said) == {"Un ou -.", "Un et -.", "Deux ou -.", "Deux et -."}


def test_terms_messages_and_functions_are_read_where_they_are_used() -> None:
    [text, _] = texts('-rho = RHO\na = { -rho }, { b }, { NUMBER($n) }, { "!" }<b>.</b>\nb = non')

    assert text.said == ("RHO, non, Mot, !.",)


@pytest.mark.parametrize(
    ("count", "sample"),
    [
        (1, "rue charges l’eau qu’il 2026"),
        (2, "agence réponse payer année maïs"),
        (3, "médiateur océan numérique"),
        (4, "réalité réclamation"),
    ],
)
def test_syllables_are_counted_as_spoken(count: int, sample: str) -> None:
    assert {word: syllables(word) for word in sample.split()} == dict.fromkeys(sample.split(), count)


def test_reading_ease_follows_kandel_and_moles() -> None:
    assert reading_ease("Le chat dort. Il a bu.") == pytest.approx(207 - 1.015 * 3 - 73.6)
