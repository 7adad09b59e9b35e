"""What people write is taken for what it is about, or for nothing."""

import pytest

from dialogs.triage.themes import Reading, read_theme
from training.phrases import DANGERS, THEMES, UNSEEN, Phrase, digest, read

RIGHT_AT_FIRST, RIGHT_IN_TWO = 0.90, 0.97


def is_right(phrase: Phrase, reading: Reading) -> bool:
    return (reading.theme or "none") == phrase.theme


def is_near(phrase: Phrase, reading: Reading) -> bool:
    return is_right(phrase, reading) or (bool(reading.theme) and phrase.theme in reading.alternatives[:1])


def test_phrases_that_training_never_saw_are_read_right() -> None:
    read_back = [(phrase, read_theme(phrase.text)) for phrase in read(UNSEEN)]

    assert sum(is_right(*it) for it in read_back) >= RIGHT_AT_FIRST * len(read_back)
    assert sum(is_near(*it) for it in read_back) >= RIGHT_IN_TWO * len(read_back)


def test_the_models_are_made_from_the_phrases_as_they_are() -> None:
    from dialogs.triage.model import described

    for file in (THEMES, DANGERS):
        assert described(file.read_bytes())["digest"] == digest(), "run: make triage"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("bonjour sa fait 3 mois que l'ascenceur marche pas et on me le facture", "charges"),
        ("l'ascenseur marche pas depuis 3 mois", "repairs"),
        ("ce n'est pas une fuite, c'est la facture d'eau", "charges"),
        ("c pa le voisin c le radiateur ki fé du bruit", "repairs"),
        ("LOYER AUGMENTÉ SANS PRÉVENIR", "rent"),
        ("jamais récupéré ma caution", "deposit"),
        ("le ménage des escaliers n'est plus fait", "services"),
        ("mon voisin met la musique à fond la nuit", "neighbour"),
        ("j'ai reçu un commandement de payer d'un huissier", "out_of_scope"),
        ("asansör bozuk", "repairs"),
        ("the neighbours upstairs are too loud", "neighbour"),
        ("no me devuelven la fianza", "deposit"),
    ],
)
def test_the_theme_is_read_whatever_the_spelling(text: str, theme: str) -> None:
    assert read_theme(text).theme == theme


@pytest.mark.parametrize(
    "text", ["bonjour", "slt", "🙂", "xyzzy plugh", "tralala", "???", "", "j'ai un problème"]
)
def test_greetings_and_noise_are_about_nothing(text: str) -> None:
    reading = read_theme(text)

    assert (reading.theme, reading.likely, reading.several) == (None, (), ())


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("la CAF a baissé mes APL", "benefits"),
        ("je demande un logement plus grand pour mes enfants", "allocation"),
        ("j'ai un huissier qui me menace d'expulsion", "court"),
        ("mon assurance refuse de me rembourser", "insurance"),
        ("EDF me réclame une facture à mon nom", "company"),
        ("je n'arrive plus à payer mon loyer", "arrears"),
    ],
)
def test_what_is_out_of_scope_names_who_can_help(text: str, body: str) -> None:
    assert read_theme(text).body == body


def test_several_problems_are_told_in_their_order() -> None:
    reading = read_theme("Mon chauffage est en panne. Et la caution de mon ancien logement n'est pas rendue.")

    assert reading.several == ("repairs", "deposit")


def test_one_problem_told_at_length_is_one() -> None:
    text = "Le chauffage est en panne. Les radiateurs sont froids depuis lundi. Le technicien n'est pas venu."

    assert read_theme(text).several == ()


def test_the_longest_message_is_read() -> None:
    assert read_theme("le chauffage est en panne " * 157).theme == "repairs"
