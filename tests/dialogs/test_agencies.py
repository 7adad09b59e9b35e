"""Which agency is the tenant's: asked where there are several, kept by its name, told in its own lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.agencies import MOST_BUTTONS, Agency, choice_of
from dialogs.events import Ask, Chose, Finish, OpenCase, Say, ShowVerdict, Toast
from tests.dialogs.tenant import POLICY, Tenant

CENTRE = Agency("Agence du centre", "Rochefort, Échillais")
NORTH = Agency("Agence du nord", "Tonnay-Charente et Saint-Hippolyte")
FEW = (CENTRE, NORTH)
MANY = (*FEW, *(Agency(f"Agence {town}", town) for town in ("Marennes", "Surgères", "Royan", "Saujon")))
LEAK = {"theme": "repairs", "repairs_aim": "repair"}


def asked(agencies: tuple[Agency, ...] = FEW) -> Tenant:
    """Somebody with a leak who is asked for the agency."""
    return Tenant(policy=replace(POLICY, agencies=agencies)).goes_to("agency", **LEAK)


def on_screen(tenant: Tenant) -> Ask:
    (ask,) = tenant.sees(Ask)
    return ask


def named(tenant: Tenant) -> str | None:
    return tenant.conversation.answers.get("agency")


# --- when it is asked ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("agencies", [(), (CENTRE,)])
def test_nobody_is_asked_where_there_is_no_choice(agencies: tuple[Agency, ...]) -> None:
    tenant = Tenant(policy=replace(POLICY, agencies=agencies)).goes_to("client_reference", **LEAK)

    assert tenant.answers("L-0123456").state == "description"


@pytest.mark.parametrize(
    "answers", [{}, {"theme": "unknown"}, {"theme": "neighbour", "neighbour_aim": "neighbour"}]
)
def test_nobody_is_asked_behind_another_door(answers: dict[str, str]) -> None:
    tenant = Tenant(policy=replace(POLICY, agencies=FEW)).goes_to("check_answers", **answers)

    assert named(tenant) is None


# --- how it is answered -------------------------------------------------------------------------------------


def test_a_few_have_a_button_each_and_their_towns_are_told() -> None:
    ask = on_screen(asked())

    assert ask.choices == (CENTRE.choice, NORTH.choice, "unknown")
    assert ask.fields["lines"] == [
        {"number": "1", "name": CENTRE.name, "towns": CENTRE.towns},
        {"number": "2", "name": NORTH.name, "towns": NORTH.towns},
    ]


def test_more_of_them_are_typed() -> None:
    ask = on_screen(asked(MANY))

    assert len(MANY) > MOST_BUTTONS
    assert ask.choices == ("unknown",)
    assert isinstance(lines := ask.fields["lines"], list)
    assert [line["name"] for line in lines] == [agency.name for agency in MANY]


def test_a_tap_keeps_the_name() -> None:
    tenant = asked().taps(NORTH.choice)

    assert (named(tenant), tenant.state) == ("Agence du nord", "description")


@pytest.mark.parametrize("agencies", [FEW, MANY])
@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Agence du nord", "Agence du nord"),
        ("l'agence du NORD", "Agence du nord"),
        ("nord", "Agence du nord"),
        ("Rochefort", "Agence du centre"),
        ("j'habite à rochefort", "Agence du centre"),
        ("rochefrot", "Agence du centre"),
        ("Tonnay Charente", "Agence du nord"),
        ("echillais", "Agence du centre"),
        ("st hippolyte", "Agence du nord"),
        ("2", "Agence du nord"),
        ("Je ne sais pas", "unknown"),
    ],
)
def test_it_is_named_as_people_write(words: str, name: str, agencies: tuple[Agency, ...]) -> None:
    assert named(asked(agencies).says(words)) == name


@pytest.mark.parametrize(
    "words", ["Bordeaux", "pas Rochefort", "Rochefort ou Tonnay-Charente", "9", "agence"]
)
def test_words_that_name_none_are_asked_about_again(words: str) -> None:
    tenant = asked().says(words)

    assert (tenant.state, on_screen(tenant).fields["refused"]) == ("agency", "not-an-agency")
    assert on_screen(tenant).choices == (CENTRE.choice, NORTH.choice, "unknown")


def test_a_town_of_two_agencies_names_none() -> None:
    shared = (CENTRE, NORTH._replace(towns="Rochefort"))

    assert named(asked(shared).says("Rochefort")) is None


# --- when the configuration changes -------------------------------------------------------------------------


def test_an_old_button_means_the_same_agency_in_another_order() -> None:
    tenant = asked()
    tenant.policy = replace(POLICY, agencies=FEW[::-1])

    assert named(tenant.taps(NORTH.choice)) == "Agence du nord"


def test_the_button_of_an_agency_that_is_gone_is_asked_about_again() -> None:
    tenant = asked(MANY[:MOST_BUTTONS])
    tenant.policy = replace(POLICY, agencies=FEW)
    tenant.taps(MANY[2].choice)

    assert (tenant.state, on_screen(tenant).fields["refused"]) == ("agency", "not-an-agency")


def test_a_second_tap_on_an_agency_changes_nothing() -> None:
    tenant = asked()
    tap = Chose("agency", NORTH.choice, tenant.conversation.version)

    assert tenant.does(tap).does(tap).screen == (Toast("already_done"),)
    assert named(tenant) == "Agence du nord"


# --- what becomes of it -------------------------------------------------------------------------------------


def sent(tenant: Tenant) -> OpenCase:
    """What is handed over in the end."""
    (opened,) = tenant.goes_to("check_answers").taps("send").sees(OpenCase)
    return opened


def test_the_case_knows_its_agency() -> None:
    opened = sent(asked().taps(NORTH.choice))

    assert (opened.agency, opened.answers["agency"]) == ("Agence du nord", "Agence du nord")


@pytest.mark.parametrize("left", [(CENTRE, MANY[2]), (CENTRE,), ()])
def test_an_agency_that_left_the_configuration_is_unknown(left: tuple[Agency, ...]) -> None:
    tenant = asked().taps(NORTH.choice)
    tenant.policy = replace(POLICY, agencies=left)
    opened = sent(tenant)

    assert (opened.agency, opened.answers["agency"]) == ("", "unknown")


def test_who_does_not_know_has_a_case_of_no_agency() -> None:
    assert sent(asked().taps("unknown")).agency == ""


def test_it_is_edited_from_the_recap() -> None:
    tenant = asked().taps(NORTH.choice).goes_to("check_answers")
    lines = [line for ask in tenant.sees(Ask) for line in _lines(ask)]
    (number,) = [line["number"] for line in lines if line["question"] == "agency"]
    tenant.taps(f"edit_{number}").taps(CENTRE.choice)

    assert (named(tenant), tenant.state) == ("Agence du centre", "check_answers")


def _lines(ask: Ask) -> list[dict[str, str]]:
    lines = ask.fields["lines"]
    assert isinstance(lines, list)
    return lines


def test_once_it_is_known_the_texts_can_tell_how_to_reach_it() -> None:
    tenant = asked().taps(NORTH.choice)
    (human,) = tenant.commands("humain").sees(Say)
    (card,) = tenant.taps("leave_request").sees(ShowVerdict)

    assert human.fields["agency"] == card.fields["agency"] == "Agence du nord"


def test_the_last_card_can_tell_how_to_reach_it() -> None:
    tenant = asked().taps(NORTH.choice).goes_to("check_answers").taps("send")

    assert [finish.fields["agency"] for finish in tenant.sees(Finish)] == ["Agence du nord"]


def test_a_button_fits_whatever_the_agency_is_called() -> None:
    data = [f"desk-{10**11}:reroute.{choice_of(name)}:{10**10}" for name in ("x", "é" * 200)]

    assert [len(each.encode()) <= 64 for each in data] == [True, True]
