"""What a text was taken for counts when the tenant says so, and not before."""

from __future__ import annotations

import pytest

from dialogs.conversation import Conversation
from dialogs.events import Ask, Chose, Finish, Say, ShowEmergency
from dialogs.guessing import ANSWERS, BODIES, Guess
from tests.dialogs.tenant import Tenant

CHARGES = "on me réclame 400 euros de régularisation de charges"
TWO = "Mon chauffage est en panne. Et la caution de mon ancien logement n'est pas rendue."


def asked(tenant: Tenant) -> Ask:
    (ask,) = tenant.sees(Ask)
    return ask


def test_a_first_message_is_proposed_as_its_theme_with_two_more_and_something_else() -> None:
    tenant = Tenant().says(CHARGES)
    ask = asked(tenant)

    assert (tenant.state, ask.question, ask.fields["guess"]) == ("theme", "theme", "theme")
    assert ask.choices[0] == "charges"
    assert ask.choices[-1] == "something_else"
    assert len(ask.choices) == 4


def test_nothing_counts_before_the_tenant_confirms() -> None:
    tenant = Tenant().says(CHARGES)

    assert not {"theme", "money"} & {*tenant.conversation.answers, *tenant.conversation.kept}


@pytest.mark.parametrize("confirm", ["oui", "OUI", "c'est ça", "1", "les charges"])
def test_yes_makes_it_the_answers_that_the_buttons_give(confirm: str) -> None:
    tenant = Tenant().says(CHARGES).says(confirm)

    assert tenant.state == "role"
    assert (tenant.conversation.answers["theme"], tenant.conversation.answers["money"]) == (
        "money",
        "charges",
    )
    assert tenant.conversation.guess == ""


def test_another_reading_on_screen_counts_as_well() -> None:
    tenant = Tenant().says(CHARGES)
    other = asked(tenant).choices[1]

    assert tenant.taps(other).conversation.answers["theme"] == next(iter(ANSWERS[other].values()))


@pytest.mark.parametrize("refusal", ["non", "autre chose"])
def test_something_else_shows_the_themes(refusal: str) -> None:
    tenant = Tenant().says(CHARGES).says(refusal)

    assert asked(tenant).choices == ("money", "services", "repairs", "neighbour", "other", "unknown")
    assert asked(tenant).fields["refused"] == "not-this"


def test_other_words_are_read_again() -> None:
    tenant = Tenant().says(CHARGES).says("non pas ça, mon radiateur ne chauffe plus")

    assert asked(tenant).choices[0] == "repairs"


def test_three_misunderstandings_offer_a_person() -> None:
    tenant = Tenant().says(CHARGES).says("non").says("blablabla").says("tralala")

    assert "three_misses" in tenant.told


def test_three_wrong_guesses_offer_a_person() -> None:
    tenant = Tenant().says(CHARGES).says("non").says("mon radiateur ne chauffe plus").says("non")

    assert "three_misses" not in tenant.told
    assert "three_misses" in tenant.says("mon voisin crie").says("non").told


def test_a_press_under_an_older_guess_changes_nothing() -> None:
    tenant = Tenant().says(CHARGES)
    older = Chose("theme", "charges", tenant.conversation.version)
    tenant.says("mon radiateur ne chauffe plus").does(older)

    assert tenant.state == "theme"
    assert tenant.conversation.answers.get("theme") is None


@pytest.mark.parametrize("body", BODIES)
def test_what_is_out_of_scope_ends_with_who_can_help(body: str) -> None:
    answers = {"welcome": "start"}
    here = Conversation(1, state="theme", version=3, answers=answers, guess=f"theme {body} repairs rent")
    tenant = Tenant(here).does(Chose("theme", body, 3))

    assert [finish.outcome for finish in tenant.sees(Finish)] == ["out_of_scope"]
    assert f"body-{body}" in tenant.told


def test_going_back_after_a_confirmed_guess_asks_for_the_theme() -> None:
    tenant = Tenant().says(CHARGES).says("oui").says("retour").says("retour")

    assert tenant.state == "theme"
    assert asked(tenant).fields.get("guess") is None


# --- doubts -------------------------------------------------------------------------------------------------


def test_a_doubt_is_asked_in_place_of_the_confirmation() -> None:
    tenant = Tenant().says("ma facture d'eau a triplé")

    assert asked(tenant).fields["guess"] == "water_bill"
    assert tenant.taps("repairs").state == "repairs_aim"


def test_water_near_power_shows_the_emergency_screen_and_moves_nothing() -> None:
    tenant = Tenant().says("l'eau coule du plafond chez moi")
    before = tenant.conversation
    tenant.taps("water_near_power")

    assert [shown.kind for shown in tenant.sees(ShowEmergency)] == ["electricity"]
    assert tenant.conversation == before


def test_a_refusal_in_writing_takes_the_way_of_complaints() -> None:
    tenant = Tenant().says("je suis en fauteuil, il me faut une douche adaptée").taps("refused_in_writing")

    assert tenant.state == "role"
    assert tenant.conversation.answers["repairs_aim"] == "no_reaction"


# --- several problems ---------------------------------------------------------------------------------------


def test_of_several_problems_one_comes_first_and_the_others_wait() -> None:
    tenant = Tenant().says(TWO)

    assert asked(tenant).choices == ("repairs", "deposit", "something_else")
    assert tenant.taps("repairs").conversation.later == "deposit"


def test_the_other_problem_is_offered_at_the_end_and_taken_up_at_once() -> None:
    tenant = Tenant().says(TWO).taps("repairs").goes_to("check_answers", repairs_aim="repair").taps("send")
    offered = [say.fields["reading"] for say in tenant.sees(Say) if say.message == "other_matter"]

    assert offered == ["deposit"]
    assert tenant.taps("next_matter").state == "role"
    assert tenant.conversation.answers["money"] == "deposit"
    assert tenant.conversation.later == ""


def test_what_is_cancelled_leaves_no_other_problem_behind() -> None:
    tenant = Tenant().says(TWO).taps("repairs").commands("annuler").taps("cancel_all")

    assert tenant.state == "outcome-cancelled"
    assert "other_matter" not in tenant.told


@pytest.mark.parametrize("kept", ["theme charges rent repairs", "several repairs deposit"])
def test_a_guess_is_kept_as_it_is_read(kept: str) -> None:
    assert str(Guess.parse(kept)) == kept
