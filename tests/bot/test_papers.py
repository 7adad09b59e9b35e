"""What stands on a paper: the answers, words that keep the rules, a line to fill where nothing is known."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from bot.config import Config, Landlord, SocialMediation
from bot.papers import Paper, Papers, Piece, as_text
from bot.sheets import LINE, envelope, readable
from bot.texts import BLANK, Texts
from dialogs.events import Fields
from storage.cases import Case
from tests.bot.text_rules import FRENCH_RULES, RULES, Rule, broken
from tests.bot.wording import mistakes, texts

TODAY = date(2026, 11, 23)
LANDLORD = Landlord(address="1 rue du Port, 17300 Rochefort", email="contact@exemple.fr")
FULL = Config(landlord=LANDLORD, social_mediation=SocialMediation(address="2 rue du Port, 17300 Rochefort"))
COMPLAINT: Fields = {"theme": "charges", "description": "Les charges ont doublé.", "today": TODAY}
NEIGHBOUR: Fields = {
    "name": "Camille Martin",
    "client_reference": "L-0123456",
    "trouble": "noise",
    "trouble_since": "months",
    "steps_taken": "talked",
    "chronology": "Le 3 mars, musique de 23 h à 2 h.\nLe 4 mars, encore.",
    "today": TODAY,
}
ANSWERS = {
    "complaint_date": "2026-05-12",
    "landlord_answer": "none",
    "name": "Camille Martin",
    "contact": "phone:+33546000000",
    "client_reference": "L-0123456",
    "description": "Les charges ont doublé en mars.",
    "wish": "Le détail des charges.",
    "proceedings": "none",
    "role": "tenant",
}
STATES = ("établi", "à compléter", "manque")


def papers(config: Config | None = None) -> Papers:
    return Papers(Texts(config or Config()), config or Config())


def case(theme: str = "charges", **answers: str) -> Case:
    told = ANSWERS | answers
    return Case(1, "RHO-26-0001-K", 1, "mediation", theme, None, True, "open", told, None, None)


def pieces(*roles: str) -> list[Piece]:
    return [Piece(number, role, "document", "", TODAY, "a" * 64) for number, role in enumerate(roles, 1)]


def dossier(theme: str = "charges", *roles: str, **answers: str) -> dict[str, Any]:
    paper = papers().dossier(case(theme, **answers), pieces(*roles), TODAY)
    told: dict[str, Any] = paper.data["dossier"]
    return told


def states(told: dict[str, Any]) -> list[str]:
    return [row[2]["words"] for row in told["grounds"]["rows"]]


# The words


def letters() -> str:
    return files("bot").joinpath("texts", "letters.ftl").read_text(encoding="utf-8")


def test_the_file_of_the_letters_has_no_junk_and_no_duplicate() -> None:
    assert list(mistakes(letters())) == []


@pytest.mark.parametrize("rule", RULES + FRENCH_RULES)
def test_every_string_of_a_letter_keeps_the_rule(rule: Rule) -> None:
    assert broken(rule, texts(letters())) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_letters_are_in_french_whatever_the_language(language: str) -> None:
    assert Texts(Config()).attribute(language, "letter-parts", "salutation") == "Madame, Monsieur,"


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("a\x00b\x01", "ab"),
        ("un\r\ndeux\rtrois\x0bquatre\u2028cinq", "un\ndeux\ntrois\nquatre\ncinq"),
        ("\ud83d seul", "seul"),
        ("\u202egauche\u2066", "gauche"),
        ("a\tb", "a b"),
        ("👨\u200d👩", "👨\u200d👩"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("  #eval(1) *x* $y$ \\ ", "#eval(1) *x* $y$ \\"),
    ],
)
def test_what_paper_cannot_show_is_left_out(words: str, seen: str) -> None:
    assert readable(words) == seen


# The envelope


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("", ["RHO", LINE, LINE]),
        ("1 rue du Port, 17300 Rochefort", ["RHO", "1 rue du Port", "17300 Rochefort"]),
        ("rho, 1 rue du Port", ["RHO", "1 rue du Port"]),
    ],
)
def test_the_address_takes_a_line_for_each_part(address: str, lines: list[str]) -> None:
    assert envelope("RHO", address) == lines


# The complaint


def test_a_complaint_says_what_was_told_and_asks_for_an_answer() -> None:
    text = as_text(papers(FULL).complaint(COMPLAINT))

    assert "Objet\u00a0: réclamation écrite (les charges locatives)" in text
    assert "Les charges ont doublé." in text
    assert "dans un délai de 2\u00a0mois" in text
    assert "J’ai un an pour le faire" in text
    assert "1 rue du Port\n17300 Rochefort" in text


@pytest.mark.parametrize("theme", ["", "other", "unknown"])
def test_a_theme_that_says_nothing_is_not_written(theme: str) -> None:
    paper = papers().complaint({"theme": theme, "description": "", "today": TODAY})

    assert paper.data["letter"]["subject"] == "Objet\u00a0: réclamation écrite"


def test_a_complaint_without_a_description_has_lines_to_write_on() -> None:
    _, facts, *_ = papers().complaint({"theme": "", "description": "", "today": TODAY}).data["letter"]["body"]

    assert facts["lines"] > 3
    assert facts["paragraphs"] == []


def test_the_landlord_has_the_months_that_are_configured() -> None:
    config = Config.model_validate({"rules": {"silence_months": 3}})

    assert "délai de 3\u00a0mois" in as_text(papers(config).complaint(COMPLAINT))


def test_contacts_that_nobody_configured_are_not_printed() -> None:
    blank, full = (json.dumps(papers(c).complaint(COMPLAINT).data["guide"]) for c in (Config(), FULL))

    assert "contact@exemple.fr" in full
    assert "Formulaire de RHO" not in full
    assert "E-mail de RHO" not in blank
    assert json.dumps(BLANK)[1:-1] not in blank


# The letter to the social mediator


def test_the_letter_to_the_social_mediator_tells_the_answers() -> None:
    text = as_text(papers(FULL).neighbour(NEIGHBOUR))

    assert text.startswith("Camille Martin\n")
    assert "Référence client\u00a0: L-0123456" in text
    assert "À l’attention de la chargée de médiation sociale\n2 rue du Port" in text
    assert "du bruit. Depuis\u00a0: quelques mois." in text
    assert "Le 3 mars, musique de 23 h à 2 h.\nLe 4 mars, encore." in text
    assert "J’ai parlé avec la personne." in text


def test_who_the_neighbour_is_stays_a_line_to_fill() -> None:
    assert f"La ou les personnes concernées\n{LINE}" in as_text(papers().neighbour(NEIGHBOUR))


@pytest.mark.parametrize("unknown", ["", "not_found", "by_hand", "unknown"])
def test_what_is_not_known_is_a_line_to_fill(unknown: str) -> None:
    fields: Fields = {**dict.fromkeys(NEIGHBOUR, unknown), "today": TODAY}

    text = as_text(papers().neighbour(fields))

    assert f"Prénom et nom\u00a0: {LINE}" in text
    assert f"Référence client\u00a0: {LINE}" in text
    assert f"dans l’ordre des dates\n{LINE}" in text
    assert f"déjà faites\n{LINE}" in text


def test_words_are_told_where_no_choice_was_taken() -> None:
    text = as_text(
        papers().neighbour({**NEIGHBOUR, "steps_taken": "Un mot sur la porte.", "trouble": "Un coq"})
    )

    assert "Un mot sur la porte." in text
    assert "Ce que je subis\u00a0: Un coq." in text


# The dossier


def test_the_dates_of_a_silence_are_in_order() -> None:
    days = [row[0] for row in dossier()["facts"]["rows"]]

    assert days == ["12 mai 2026", "12 juillet 2026", "23 novembre 2026", "12 mai 2027"]


def test_the_day_of_an_answer_is_a_line_to_fill() -> None:
    rows = dossier("charges", "answer", landlord_answer="unsatisfying")["facts"]["rows"]

    assert [rows[1][0], rows[1][2]] == [LINE, "pièce 1"]


@pytest.mark.parametrize("date_told", ["unknown", "never", "", "n’importe"])
def test_an_unknown_date_is_said_and_nothing_is_computed(date_told: str) -> None:
    told = dossier(complaint_date=date_told)

    assert "reste à retrouver" in told["last_day"]["paragraphs"][0]
    assert [row[0] for row in told["facts"]["rows"]] == [LINE, "23 novembre 2026"]
    assert states(told)[3] == "à compléter"


def test_the_exact_day_wins_over_the_period() -> None:
    told = dossier(complaint_date="2026-05-01/2026-05-31", complaint_day="2026-05-12")

    assert "12 mai 2026 + un an = 12 mai 2027. Ce jour compte encore." in told["last_day"]["paragraphs"]


def test_the_year_of_a_period_counts_from_its_first_day() -> None:
    told = dossier(complaint_date="2026-05-01/2026-05-31")["last_day"]["paragraphs"]

    assert "1er mai 2026 + un an = 1er mai 2027. Ce jour compte encore." in told


@pytest.mark.parametrize(
    ("complained", "said"),
    [
        ("2025-11-24", "Au 23 novembre 2026, il reste 1 jour."),
        ("2025-11-23", "C’est aujourd’hui, 23 novembre 2026."),
        ("2025-11-22", "Cette date est passée. Le médiateur décide seul s’il accepte."),
    ],
)
def test_the_days_that_are_left_are_told(complained: str, said: str) -> None:
    assert said in dossier(complaint_date=complained)["last_day"]["paragraphs"]


@pytest.mark.parametrize(
    ("ground", "roles", "answers", "state"),
    [
        (0, ("complaint", "proof_of_sending"), {}, "établi"),
        (0, ("complaint", "answer"), {}, "établi"),
        (0, ("complaint",), {}, "à compléter"),
        (0, ("proof_of_sending",), {}, "à compléter"),
        (0, ("photo",), {}, "manque"),
        (1, ("photo",), {}, "établi"),
        (1, (), {}, "à compléter"),
        (1, ("photo",), {"wish": ""}, "à compléter"),
        (1, (), {"wish": "", "description": ""}, "manque"),
        (2, (), {}, "établi"),
        (2, (), {"proceedings": "unknown"}, "à compléter"),
        (2, (), {"proceedings": "court"}, "manque"),
        (2, (), {"proceedings": "mediator"}, "manque"),
        (3, ("complaint",), {}, "établi"),
        (3, (), {}, "à compléter"),
        (3, ("complaint",), {"complaint_date": "2025-11-23"}, "établi"),
        (3, ("complaint",), {"complaint_date": "2025-11-22"}, "manque"),
        (3, ("complaint",), {"complaint_date": "2025-11-20/2025-11-30"}, "à compléter"),
        (4, (), {}, "établi"),
    ],
)
def test_each_ground_of_the_law_is_told_with_its_state(
    ground: int, roles: tuple[str, ...], answers: dict[str, str], state: str
) -> None:
    assert states(dossier("charges", *roles, **answers))[ground] == state


@pytest.mark.parametrize(
    ("theme", "state"), [("services", "établi"), ("repairs", "à compléter"), ("other", "à compléter")]
)
def test_of_other_subjects_the_mediator_decides(theme: str, state: str) -> None:
    assert states(dossier(theme))[4] == state


def test_every_state_has_a_word_and_a_shape() -> None:
    found = [row[2] for row in dossier("charges", "complaint", proceedings="court")["grounds"]["rows"]]

    assert {(cell["words"], cell["state"]) for cell in found} == {
        ("établi", "established"),
        ("à compléter", "partial"),
        ("manque", "missing"),
    }


def test_the_proof_of_each_claim_is_named_by_its_number() -> None:
    claims = dict(dossier("charges", "lease", "complaint", "proof_of_sending", "")["claims"]["rows"])

    assert claims["J’ai écrit à Rochefort Habitat Océan. Date\u00a0: 12 mai 2026."] == "pièce 2"
    assert claims["Rochefort Habitat Océan n’a pas répondu."] == "sans pièce"
    assert claims["Les autres faits de mon récit."] == "pièce 4"


@pytest.mark.parametrize(
    ("answer", "roles", "claim"),
    [
        ("none", (), "Rochefort Habitat Océan n’a pas répondu."),
        ("in_progress", (), "Rochefort Habitat Océan n’a pas donné de vraie réponse."),
        ("unsatisfying", (), "Rochefort Habitat Océan m’a répondu."),
        ("none", ("answer",), "Rochefort Habitat Océan m’a répondu."),
    ],
)
def test_what_the_landlord_answered_is_claimed(answer: str, roles: tuple[str, ...], claim: str) -> None:
    assert claim in dict(dossier("charges", *roles, landlord_answer=answer)["claims"]["rows"])


def test_nothing_is_claimed_of_what_nobody_told() -> None:
    told = dossier(landlord_answer="", role="")

    assert "répond" not in json.dumps(told["claims"]["rows"], ensure_ascii=False)
    assert "locataire" not in json.dumps(told["tenant"]["paragraphs"])


def test_a_silence_that_is_not_over_is_not_told() -> None:
    days = [row[0] for row in dossier(complaint_date="2026-10-01")["facts"]["rows"]]

    assert days == ["1er octobre 2026", "23 novembre 2026", "1er octobre 2027"]


def test_numbers_that_follow_each_other_are_told_by_the_first_and_the_last() -> None:
    rows = dossier("charges", "photo", "photo", "photo", "lease", "photo", "photo")["claims"]["rows"]

    assert "pièces 1 à 3, 5, 6" in [proof for _, proof in rows]


def test_a_piece_tells_what_it_is_and_proves_and_its_whole_print() -> None:
    piece = Piece(1, "statement", "photo", "décompte\n2025", date(2026, 3, 1), "f" * 64)

    [row] = papers().dossier(case(), [piece], TODAY).data["dossier"]["pieces"]["rows"]

    assert row == [
        "1",
        {"words": "Décompte ou avis d’échéance (photo)", "caption": "décompte 2025", "code": "f" * 64},
        "Les sommes en cause",
        "01/03/2026",
    ]


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("phone:+33546000000", "Téléphone ou e-mail\u00a0: 05 46 00 00 00"),
        ("email:camille@exemple.fr", "Téléphone ou e-mail\u00a0: camille@exemple.fr"),
        ("post:1 rue du Port, 17300 Rochefort", f"Téléphone ou e-mail\u00a0: {LINE}"),
        ("here", f"Téléphone ou e-mail\u00a0: {LINE}"),
        ("", f"Téléphone ou e-mail\u00a0: {LINE}"),
    ],
)
def test_the_mediator_is_told_how_to_reach_the_tenant(contact: str, told: str) -> None:
    assert told in dossier(contact=contact)["tenant"]["paragraphs"]


def test_an_address_given_as_contact_is_the_address() -> None:
    told = dossier(contact="post:1 rue du Port, 17300 Rochefort")["tenant"]["paragraphs"]

    assert "1 rue du Port, 17300 Rochefort" in told
    assert not any(line.startswith("Adresse") for line in told)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("none", "Je n’ai pas reçu de réponse."),
        ("unsatisfying", "La réponse de mon bailleur ne me convient pas."),
        ("in_progress", "Mon bailleur a dit que c’était en cours."),
    ],
)
def test_the_text_of_the_dossier_is_the_request_alone(answer: str, told: str) -> None:
    text = as_text(papers().dossier(case(landlord_answer=answer), pieces("lease"), TODAY))

    assert "Ma première réclamation écrite\u00a0: 12 mai 2026." in text
    assert told in text
    assert "Les charges ont doublé en mars." in text
    assert "Le détail des charges." in text
    assert "Camille" not in text
    assert "Bail" not in text


def test_a_court_is_never_hidden_from_the_mediator() -> None:
    text = as_text(papers().dossier(case(proceedings="court"), (), TODAY))

    assert "Aucun tribunal" not in text


# All of them


def every() -> list[Paper]:
    made = papers()
    empty: Fields = {"today": TODAY}
    nothing = Case(1, "RHO-26-0002-L", 1, "mediation", "", None, False, "open", {}, None, None)
    return [
        made.complaint(COMPLAINT),
        made.complaint(empty),
        made.neighbour(NEIGHBOUR),
        made.neighbour(empty),
        made.dossier(case(), pieces("lease", "complaint"), TODAY),
        made.dossier(nothing, (), TODAY),
    ]


@pytest.mark.parametrize("paper", every(), ids=lambda paper: f"{paper.name}")
def test_a_paper_is_json_with_a_name_without_personal_words(paper: Paper) -> None:
    assert json.loads(json.dumps(paper.data)) == paper.data
    assert paper.name.isascii()
    assert "Camille" not in paper.name
    assert len(as_text(paper)) < 3500
    assert all(state not in as_text(paper) for state in STATES)


def test_nothing_of_a_tenant_can_drop_a_line_or_break_a_text() -> None:
    wild = f"{BLANK}\x01 0\x01 {{ $name }} \ud800 {'x' * 4000}"

    text = as_text(papers().neighbour({**dict.fromkeys(NEIGHBOUR, wild), "today": TODAY}))

    assert text.count("{ $name }") == len(NEIGHBOUR) - 1
