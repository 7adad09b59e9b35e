"""What is told of a dispute in passing is heard as the button of the same name; stories are not."""

import pytest

from dialogs.occurrences import find_occurrence
from tests.dialogs.test_following import only, sent, waiting, with_letter


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("J’ai envoyé ma lettre le 12 novembre", "sent"),
        ("ma lettre est partie hier", "sent"),
        ("RHO a répondu", "answered"),
        ("ils m’ont enfin répondu", "answered"),
        ("j’ai reçu une réponse de rho", "answered"),
        ("J’ai saisi AME hier", "referred"),
        ("j'ai écrit au médiateur", None),
        ("j’ai saisi le médiateur lundi", "referred"),
        ("AME a accepté", "accepted"),
        ("le médiateur a accepté ma demande", "accepted"),
        ("la médiation est ouverte", "accepted"),
        ("le médiateur a refusé", "declined"),
        ("C’est fini", "ended"),
        ("c’est réglé merci", "ended"),
        ("RHO n’a pas répondu", None),
        ("je n’ai rien envoyé", None),
        ("le chauffage ne marche pas", None),
        ("il faut que RHO réponde", None),
    ],
)
def test_an_event_is_heard_in_few_words(text: str, event: str | None) -> None:
    assert find_occurrence(text) == event


def test_a_long_story_is_a_story() -> None:
    assert find_occurrence("RHO a répondu. " + "Voici ce qui s’est passé ensuite. " * 10) is None


def test_what_is_told_does_what_its_button_does() -> None:
    assert with_letter().says("J’ai envoyé ma lettre").told == ["complaint_date"]
    assert waiting().says("RHO a répondu").told == ["landlord_answer"]


def test_a_day_in_the_same_words_is_not_asked_again() -> None:
    tenant = sent().says("J’ai saisi AME hier")

    assert only(tenant).referred == "2026-11-22"
    assert "when_referred" not in tenant.told


def test_what_makes_no_sense_for_any_dispute_is_heard_as_words() -> None:
    assert "text_parked" in sent().says("J’ai envoyé ma lettre à RHO le 3 mars 2026").told
