from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.events import (
    AddToCase,
    AdoptFiles,
    Ask,
    Blocked,
    CancelTimer,
    Chose,
    DropFiles,
    DropPiece,
    Erase,
    FileRefused,
    Finish,
    GiveCalendar,
    GiveDossier,
    GiveLetter,
    KeepFile,
    NamePieces,
    OpenCase,
    RefuseFile,
    Said,
    Say,
    SentFile,
    SentOther,
    SetReachable,
    SetTimer,
    ShowEmergency,
    ShowVerdict,
    StaffActed,
    StripKeyboard,
    TellCases,
    TellPieces,
    TimerFired,
    Toast,
)
from dialogs.policy import MAX_FILE_BYTES, MAX_FILES
from dialogs.step import step
from tests.dialogs.tenant import PHOTO, POLICY, TODAY, Tenant


def answered(case: str, words: str, signature: str) -> StaffActed:
    return StaffActed(case, "answered", {"words": words, "signature": signature})


STORY = "Mon chauffage ne marche plus depuis trois semaines et personne ne vient."


def at(state: str, **answers: str) -> Tenant:
    return Tenant().goes_to(state, **answers)


def with_case() -> Tenant:
    return at("check_answers").taps("send").has_case()


# --- the beginning ------------------------------------------------------------------------------------------


def test_a_first_word_is_greeted_and_the_house_presents_itself() -> None:
    tenant = Tenant().says("Bonjour")

    assert tenant.told == ["hello", "welcome"]
    assert tenant.state == "welcome"


def test_a_problem_told_at_once_is_kept_for_the_description() -> None:
    tenant = Tenant().says(STORY)

    assert tenant.told == ["hello", "opening_kept", "theme"]
    assert tenant.conversation.kept == {"description": STORY}


def test_a_problem_told_at_once_is_not_asked_again() -> None:
    tenant = Tenant().says(STORY).goes_to("wish")

    assert tenant.conversation.answers["description"] == STORY


def test_a_start_in_the_middle_offers_to_go_on_and_loses_nothing() -> None:
    tenant = at("role").commands("start")

    assert tenant.told == ["draft_found"]
    assert tenant.taps("resume").told == ["role"]
    assert tenant.conversation.answers == at("role").conversation.answers


@pytest.mark.parametrize(("choice", "leads_to"), [("resume", "complaint"), ("restart_all", "welcome")])
def test_a_start_after_an_end_offers_the_words_that_are_still_kept(choice: str, leads_to: str) -> None:
    tenant = Tenant().says(STORY).goes_to("outcome-complain_first", complaint="none").commands("start")

    assert tenant.told == ["draft_found"]
    assert tenant.taps(choice).told == [leads_to]
    assert (tenant.conversation.kept.get("description") == STORY) is (choice == "resume")


def test_a_start_after_an_end_without_words_begins_anew() -> None:
    tenant = at("outcome-complain_first", complaint="none").commands("start")

    assert tenant.told == ["hello", "welcome"]


def test_starting_again_forgets_the_draft() -> None:
    tenant = at("evidence").does(PHOTO).commands("start").taps("restart_all")

    assert tenant.state == "welcome"
    assert tenant.conversation.answers == {}
    assert tenant.sees(DropFiles) == [DropFiles("all")]


# --- the door -----------------------------------------------------------------------------------------------


def test_the_door_is_shown_before_any_name_is_asked() -> None:
    tenant = at("landlord_answer").taps("unsatisfying")

    assert [(card.verdict, card.theme, card.deadline) for card in tenant.sees(ShowVerdict)] == [
        ("mediation", "services", date(2027, 5, 12))
    ]
    assert "name" not in tenant.conversation.answers


@pytest.mark.parametrize(
    ("answers", "door"),
    [
        ({"theme": "repairs", "repairs_aim": "repair"}, "agency"),
        ({"theme": "neighbour", "neighbour_aim": "neighbour"}, "social_mediation"),
        ({"theme": "unknown"}, "advisor"),
        ({"proceedings": "unknown"}, "advisor"),
        ({"complaint_date": "unknown"}, "advisor"),
        ({"theme": "repairs", "repairs_aim": "no_reaction"}, "advisor"),
        ({"theme": "neighbour", "neighbour_aim": "silence"}, "advisor"),
        ({"theme": "repairs", "repairs_aim": "sum"}, "mediation"),
        ({"theme": "money", "money": "deposit", "role": "former_tenant"}, "mediation"),
    ],
)
def test_the_same_facts_lead_to_the_same_door(answers: dict[str, str], door: str) -> None:
    tenant = at("consent", **answers)

    assert tenant.conversation.answers["verdict"].partition(" ")[0] == door


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"theme": "other"}, "out_of_scope"),
        ({"role": "other"}, "out_of_scope"),
        ({"proceedings": "court"}, "already_referred"),
        ({"proceedings": "mediator"}, "already_referred"),
        ({"complaint": "spoken_only"}, "complain_first"),
        ({"complaint": "none"}, "complain_first"),
        ({"complaint_date": "never"}, "complain_first"),
        ({"complaint_date": "2025-11-22"}, "too_late"),
        ({"complaint_date": "2026-11-01", "landlord_answer": "none"}, "wait"),
        ({"landlord_answer": "solved"}, "solved"),
    ],
)
def test_a_way_that_ends_early_asks_for_no_name_and_opens_no_case(
    answers: dict[str, str], outcome: str
) -> None:
    tenant = at(f"outcome-{outcome}", **answers)

    assert [finish.outcome for finish in tenant.sees(Finish)] == [outcome]
    assert tenant.sees(OpenCase) == []


def test_the_wait_tells_the_day_when_silence_counts() -> None:
    tenant = at("outcome-wait", complaint_date="2026-11-01", landlord_answer="none")

    assert [finish.deadline for finish in tenant.sees(Finish)] == [date(2027, 1, 1)]


@pytest.mark.parametrize(
    ("complaint", "deadline"), [("2025-11-22", date(2026, 11, 22)), ("2025-09-01/2025-09-30", None)]
)
def test_too_late_tells_the_limit_only_where_the_day_of_the_complaint_is_known(
    complaint: str, deadline: date | None
) -> None:
    tenant = at("outcome-too_late", complaint_date=complaint)

    assert [finish.deadline for finish in tenant.sees(Finish)] == [deadline]


def test_a_range_across_the_limit_asks_for_the_day() -> None:
    tenant = at("complaint_day", complaint_date="2025-09-23/2026-01-23")

    assert tenant.answers("2026-01-10").state == "landlord_answer"


def test_a_day_that_cannot_be_found_goes_to_a_person_and_not_to_the_mediator() -> None:
    tenant = at("complaint_day", complaint_date="2025-09-23/2026-01-23").taps("unknown")

    assert [card.verdict for card in tenant.sees(ShowVerdict)] == ["advisor"]


def test_i_answered_wrongly_reopens_the_question_that_decided() -> None:
    tenant = at("landlord_answer").taps("unsatisfying").taps("wrong_answer")

    assert tenant.state == "landlord_answer"
    assert tenant.conversation.kept["landlord_answer"] == "unsatisfying"


def test_why_tells_the_reason_of_the_door_and_moves_nothing() -> None:
    tenant = at("landlord_answer").taps("unsatisfying").taps("why")

    assert tenant.told == ["why-mediation"]
    assert tenant.state == "mediation"


@pytest.mark.parametrize(
    ("state", "answers"),
    [
        ("theme", {}),
        ("outcome-out_of_scope", {"theme": "other"}),
        ("outcome-solved", {"landlord_answer": "solved"}),
    ],
)
def test_why_helps_where_there_is_no_reason_to_tell(state: str, answers: dict[str, str]) -> None:
    tenant = at(state, **answers).says("pourquoi")

    assert tenant.told == ["help"]
    assert tenant.state == state


@pytest.mark.parametrize(
    ("outcome", "answers"),
    [
        ("complain_first", {"complaint": "none"}),
        ("wait", {"complaint_date": "2026-11-01", "landlord_answer": "none"}),
        ("too_late", {"complaint_date": "2025-11-22"}),
        ("already_referred", {"proceedings": "court"}),
    ],
)
def test_an_early_end_tells_why(outcome: str, answers: dict[str, str]) -> None:
    tenant = at(f"outcome-{outcome}", **answers).taps("why")

    assert tenant.told == [f"why-{outcome}"]


def test_who_has_not_written_yet_gets_the_letter_with_the_own_words() -> None:
    tenant = Tenant().says(STORY).taps("something_else").goes_to("outcome-complain_first", complaint="none")

    assert [letter.fields["description"] for letter in tenant.sees(GiveLetter)] == [STORY]


def test_the_data_kept_are_told_in_messages_that_fit_a_screen() -> None:
    tenant = at("check_answers").commands("mesdonnees")

    assert tenant.told == ["recap_first", "recap_first", "my_data"]


# --- back and edit ------------------------------------------------------------------------------------------


def test_going_back_keeps_the_answers_further_on() -> None:
    tenant = at("contact").says("retour").says("retour")

    assert tenant.state == "consent"
    assert tenant.conversation.kept == {"consent": "agree", "name": "Camille Martin"}


def test_a_kept_answer_is_given_again_by_one_tap() -> None:
    tenant = at("contact").says("retour").taps("keep")

    assert tenant.state == "contact"
    assert tenant.conversation.answers["name"] == "Camille Martin"


def test_a_kept_answer_is_given_again_by_its_words() -> None:
    tenant = at("contact").says("retour").says("Garder ma réponse")

    assert tenant.state == "contact"
    assert tenant.conversation.answers["name"] == "Camille Martin"


def test_without_a_kept_answer_the_words_of_that_button_are_an_answer_like_others() -> None:
    tenant = at("description").says("Garder ma réponse")

    assert tenant.conversation.answers["description"] == "Garder ma réponse"


def test_answers_further_on_are_given_again_unasked() -> None:
    tenant = at("wish").says("retour").says("retour").answers("L-7654321")

    assert tenant.state == "wish"
    assert tenant.conversation.answers["description"] == at("wish").conversation.answers["description"]


def test_an_edit_from_the_recap_returns_to_the_recap() -> None:
    tenant = at("check_answers").says("modifier 1")

    assert tenant.state == "theme"
    assert tenant.taps("services").state == "check_answers"


@pytest.mark.parametrize(("number", "question"), [("1", "theme"), ("5", "landlord_answer"), ("6", "name")])
def test_a_number_typed_under_the_recap_is_a_line_of_it(number: str, question: str) -> None:
    tenant = at("check_answers").says(number)

    assert tenant.told == [question]
    assert tenant.sees(OpenCase) == []


@pytest.mark.parametrize(
    ("state", "number", "leads_to"),
    [
        ("theme", "1", "money"),
        ("theme", "2", "role"),
        ("role", "2", "proceedings"),
        ("evidence", "2", "check_answers"),
    ],
)
def test_a_number_typed_elsewhere_is_the_button_of_that_number(
    state: str, number: str, leads_to: str
) -> None:
    assert at(state).says(number).state == leads_to


@pytest.mark.parametrize("number", ["0", "7", "99"])
def test_a_number_that_no_button_has_is_asked_again(number: str) -> None:
    tenant = at("theme").says(number)

    assert tenant.told == ["theme"]
    assert tenant.state == "theme"


def test_a_number_typed_after_the_end_is_a_button_of_its_card() -> None:
    tenant = at("outcome-complain_first", complaint="none").says("1")

    assert tenant.told == ["why-complain_first"]


def test_an_edit_that_changes_nothing_does_not_show_the_door_again() -> None:
    tenant = at("check_answers").taps("edit_2").taps("tenant")

    assert tenant.state == "check_answers"
    assert tenant.sees(ShowVerdict) == []


def test_an_edit_that_moves_the_last_day_shows_the_door_again() -> None:
    tenant = at("check_answers").says("modifier 4").says("1er juin 2026")

    assert tenant.state == "check_answers"
    assert [card.deadline for card in tenant.sees(ShowVerdict)] == [date(2027, 6, 1)]


def test_an_edit_that_changes_the_door_shows_it_and_asks_again_for_consent_and_what_is_missing() -> None:
    tenant = at("check_answers").taps("edit_1").taps("neighbour").taps("neighbour")

    assert [card.verdict for card in tenant.sees(ShowVerdict)] == ["social_mediation"]
    assert tenant.state == "consent"
    assert tenant.taps("agree").state == "trouble"


def test_a_long_recap_is_told_in_two_halves_and_a_short_one_in_one() -> None:
    long, short = at("check_answers"), at("check_answers", theme="repairs", repairs_aim="repair")

    assert long.told == ["recap_first", "check_answers"]
    assert short.told == ["check_answers"]


def test_a_line_that_the_recap_has_not_cannot_be_edited() -> None:
    tenant = at("check_answers").says("modifier 99")

    assert tenant.told == ["check_answers"]


@pytest.mark.parametrize(
    ("outcome", "question", "answer"),
    [
        ("solved", "landlord_answer", "solved"),
        ("out_of_scope", "theme", "other"),
        ("already_referred", "proceedings", "mediator"),
        ("complain_first", "complaint", "spoken_only"),
        ("too_late", "complaint_date", "2025-11-22"),
    ],
)
def test_back_after_an_early_end_reopens_the_last_answer(outcome: str, question: str, answer: str) -> None:
    tenant = at(f"outcome-{outcome}", **{question: answer}).says("retour")

    assert tenant.told == [question]
    assert tenant.conversation.kept == {question: answer}


def test_back_after_sending_has_nothing_to_undo() -> None:
    tenant = with_case().says("retour")

    assert tenant.told == ["nothing_to_undo", "ended"]


def test_an_answer_that_was_sent_cannot_be_reopened() -> None:
    tenant = with_case().says("j’ai mal répondu")

    assert tenant.sees(Toast) == [Toast("already_sent")]
    assert tenant.state == "outcome-mediation"


# --- consent and what leaves the house ----------------------------------------------------------------------


def test_without_consent_the_tenant_still_gets_the_door_and_nothing_is_kept() -> None:
    tenant = at("consent").taps("without")

    assert [finish.outcome for finish in tenant.sees(Finish)] == ["mediation"]
    assert tenant.sees(OpenCase) == []
    assert tenant.conversation.answers == {}


def test_refused_confidentiality_leads_to_an_advisor() -> None:
    tenant = at("confidentiality").taps("refuse")

    assert [finish.outcome for finish in tenant.sees(Finish)] == ["advisor"]
    assert tenant.sees(OpenCase) == []


@pytest.mark.parametrize(("choice", "is_shared"), [("send", False), ("send_with_story", True)])
def test_the_mediators_door_shares_the_story_only_when_asked_to(choice: str, *, is_shared: bool) -> None:
    tenant = at("check_answers").taps(choice)

    assert [case.story_is_shared for case in tenant.sees(OpenCase)] == [is_shared]


@pytest.mark.parametrize(
    ("state", "answers"),
    [
        ("check_answers", {"theme": "repairs", "repairs_aim": "repair"}),
        ("check_answers", {"theme": "neighbour", "neighbour_aim": "neighbour"}),
        ("check_answers", {"theme": "unknown"}),
    ],
)
def test_the_story_is_not_sent_by_a_button_that_is_not_on_screen(state: str, answers: dict[str, str]) -> None:
    tenant = at(state, **answers)
    forged = Chose("check_answers", "send_with_story", tenant.conversation.version)

    for event in (forged, Said("envoyer avec mon récit")):
        assert tenant.does(event).sees(OpenCase) == []
        assert [ask.fields["refused"] for ask in tenant.sees(Ask)] == ["not-a-choice"]
    assert tenant.taps("send").state.startswith("outcome-")


def test_the_agency_reads_the_story() -> None:
    tenant = at("check_answers", theme="repairs", repairs_aim="repair").taps("send")

    assert [(case.door, case.story_is_shared) for case in tenant.sees(OpenCase)] == [("agency", True)]


def test_the_story_about_a_neighbour_stays_out_of_the_case() -> None:
    tenant = at("check_answers", theme="neighbour", neighbour_aim="neighbour").taps("send")
    [case] = tenant.sees(OpenCase)

    assert "chronology" not in case.answers
    assert not case.story_is_shared


def test_the_letter_about_a_neighbour_goes_to_the_tenant_with_the_story() -> None:
    tenant = at("check_answers", theme="neighbour", neighbour_aim="neighbour").taps("send")
    [letter] = tenant.sees(GiveLetter)

    assert letter.letter == "neighbour"
    assert letter.fields["chronology"] == "Du bruit chaque nuit."


def test_who_goes_to_the_mediator_is_given_the_dossier_and_the_day_for_the_calendar() -> None:
    tenant = at("check_answers").taps("send")

    assert len(tenant.sees(GiveDossier)) == 1
    assert tenant.sees(GiveCalendar) == [GiveCalendar("services", date(2027, 5, 12), None)]


def test_who_leaves_nothing_is_given_the_day_and_no_dossier() -> None:
    tenant = at("consent").taps("without")

    assert tenant.sees(GiveDossier) == []
    assert tenant.sees(GiveCalendar) == [GiveCalendar("services", date(2027, 5, 12), None)]


def test_who_has_to_wait_is_given_both_days() -> None:
    tenant = Tenant().goes_to("outcome-wait", complaint_date="2026-11-02", landlord_answer="none")

    assert tenant.sees(GiveCalendar) == [GiveCalendar("services", date(2027, 11, 2), date(2027, 1, 2))]


def test_the_papers_can_be_had_again() -> None:
    tenant = at("check_answers").taps("send")
    tenant = replace(tenant, conversation=tenant.conversation._replace(case="RHO-26-0001-K"))

    assert tenant.taps("papers").sees(GiveDossier) == [GiveDossier()]


def test_without_a_case_there_are_no_papers() -> None:
    tenant = at("role")

    assert tenant.does(Chose("aside", "papers", tenant.conversation.version)).told == ["role"]


def test_a_case_holds_the_answers_and_not_the_taps_of_the_house() -> None:
    [case] = at("check_answers").taps("send").sees(OpenCase)

    assert case.answers["name"] == "Camille Martin"
    assert case.answers.keys().isdisjoint({"verdict", "check_answers"})


def test_nothing_sent_is_remembered_after_the_end() -> None:
    tenant = at("check_answers").taps("send")

    assert tenant.conversation.answers == {}
    assert tenant.sees(CancelTimer) == [CancelTimer("draft"), CancelTimer("draft_soon")]


def test_a_problem_told_at_once_is_not_cancelled_by_a_slip() -> None:
    tenant = Tenant().says(STORY).commands("annuler")

    assert tenant.told == ["cancel_confirm"]
    assert tenant.taps("continue").conversation.kept == {"description": STORY}


@pytest.mark.parametrize(
    ("question", "answer", "ways"),
    [
        ("check_answers", "send", ("papers", "my_case", "restart")),
        ("consent", "without", ("restart",)),
        ("landlord_answer", "solved", ("restart", "wrong_answer")),
    ],
)
def test_the_card_at_the_end_shows_the_ways_on(question: str, answer: str, ways: tuple[str, ...]) -> None:
    tenant = at(question).taps(answer)

    assert [finish.choices for finish in tenant.sees(Finish)] == [ways]


def test_cancelling_at_the_recap_sends_nothing() -> None:
    tenant = at("check_answers").taps("cancel")

    assert tenant.state == "outcome-cancelled"
    assert tenant.sees(OpenCase) == []


def test_erasing_asks_first_and_then_forgets_everything() -> None:
    tenant = at("evidence").commands("effacer").taps("erase_all")

    assert tenant.sees(Erase) == [Erase(tells=True)]
    assert (tenant.conversation.answers, tenant.conversation.kept) == ({}, {})


def test_a_draft_is_forgotten_after_its_days() -> None:
    tenant = at("role").does(TimerFired("draft"))

    assert tenant.told == ["draft_expired"]
    assert tenant.conversation.answers == {}


@pytest.mark.parametrize(
    ("complaint", "silence_day"), [("2026-11-01", date(2027, 1, 1)), ("2026-10-31", date(2026, 12, 31))]
)
def test_who_has_to_wait_is_kept_until_that_day_and_the_days_of_a_draft(
    complaint: str, silence_day: date
) -> None:
    tenant = at("landlord_answer", complaint_date=complaint).taps("none")

    kept_until = silence_day + timedelta(days=POLICY.draft_days)
    assert SetTimer("draft", kept_until) in tenant.sees(SetTimer)
    assert SetTimer("dispute-1", silence_day) in tenant.sees(SetTimer)


def test_a_dialogue_that_has_ended_is_forgotten_without_a_word() -> None:
    tenant = at("outcome-wait", complaint_date="2026-11-01", landlord_answer="none").does(TimerFired("draft"))

    assert tenant.told == []
    assert tenant.sees(DropFiles) == [DropFiles("all")]
    assert (tenant.state, tenant.conversation.answers) == ("welcome", {})


def test_each_sign_of_life_puts_the_forgetting_off() -> None:
    tenant = at("role")
    tenant.today = TODAY + timedelta(days=3)

    goes = TODAY + timedelta(days=3 + POLICY.draft_days)
    assert tenant.taps("tenant").sees(SetTimer) == [
        SetTimer("draft", goes),
        SetTimer("draft_soon", goes - timedelta(days=3)),
    ]


# --- a person -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "answers"),
    [
        ("theme", {}),
        ("complaint_date", {}),
        ("confidentiality", {}),
        ("description", {}),
        ("evidence", {"theme": "repairs", "repairs_aim": "repair"}),
        ("trouble", {"theme": "neighbour", "neighbour_aim": "neighbour"}),
        ("check_answers", {}),
        ("outcome-too_late", {"complaint_date": "2025-11-22"}),
    ],
)
def test_a_person_takes_over_in_any_state_and_asks_for_consent(state: str, answers: dict[str, str]) -> None:
    tenant = at(state, **answers).commands("humain").taps("leave_request")

    assert [card.verdict for card in tenant.sees(ShowVerdict)] == ["advisor"]
    assert tenant.state == "consent"


def test_what_was_answered_before_a_person_took_over_is_not_asked_again() -> None:
    tenant = at("check_answers").commands("humain").taps("leave_request").taps("agree")

    assert tenant.state == "check_answers"
    assert tenant.conversation.answers["name"] == "Camille Martin"


def test_what_a_person_took_over_goes_to_a_person_with_its_theme_and_its_last_day() -> None:
    tenant = at("description", theme="money", money="rent").commands("humain").taps("leave_request")

    assert [(card.theme, card.deadline) for card in tenant.sees(ShowVerdict)] == [("rent", date(2027, 5, 12))]
    assert [
        (case.door, case.theme, case.deadline)
        for case in tenant.goes_to("check_answers").taps("send").sees(OpenCase)
    ] == [("advisor", "rent", date(2027, 5, 12))]


def test_a_last_day_that_is_past_is_told_by_nobody_as_one_to_keep() -> None:
    tenant = at("complaint_day", complaint_date="2025-09-23/2026-01-23").taps("unknown")

    assert [card.deadline for card in tenant.sees(ShowVerdict)] == [None]
    assert [case.deadline for case in tenant.goes_to("check_answers").taps("send").sees(OpenCase)] == [None]


def test_a_last_day_that_passed_before_the_sending_is_told_as_past() -> None:
    tenant = at("check_answers")
    tenant.today = date(2027, 5, 13)
    (told,) = tenant.taps("send").sees(Finish)

    assert (told.deadline, told.fields["urgency"]) == (date(2027, 5, 12), "past")


def test_a_person_who_takes_over_twice_asks_the_same_question() -> None:
    tenant = at("name", theme="unknown").commands("humain").taps("leave_request")

    assert tenant.told == ["name"]
    assert tenant.sees(ShowVerdict) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("humain", "human"),
        ("Je veux parler à une personne, svp", "human"),
        ("je ne veux pas parler à une personne", "role"),
        (STORY + " Je veux parler à une personne de l’agence.", "role"),
    ],
)
def test_a_short_request_for_a_person_is_heard_and_a_denied_one_is_not(text: str, told: str) -> None:
    assert at("role").says(text).told == [told]


def test_three_misses_offer_a_person() -> None:
    tenant = at("role").says("xyzzy").says("plugh")

    assert "three_misses" not in tenant.told
    assert tenant.says("fee fie foe").told == ["role", "three_misses"]


def test_an_answer_ends_the_count_of_misses() -> None:
    tenant = at("role").says("xyzzy").says("plugh").taps("tenant").says("fee fie foe")

    assert tenant.told == ["proceedings"]


# --- danger -------------------------------------------------------------------------------------------------


def test_danger_is_heard_before_the_answer_and_nothing_of_it_is_kept() -> None:
    tenant = at("description")
    before = tenant.conversation

    assert tenant.says("ça sent le gaz dans l’escalier").sees(ShowEmergency) == [
        ShowEmergency("gas", "services")
    ]
    assert tenant.conversation == before


def test_danger_in_a_caption_gets_its_screen_and_the_file_is_kept() -> None:
    tenant = at("evidence").does(SentFile("f", "photo", caption="il y a le feu"))

    assert [kept.file.caption for kept in tenant.sees(KeepFile)] == [""]
    assert tenant.sees(ShowEmergency) != []


def test_a_danger_that_is_over_gets_one_line_and_the_answer_counts() -> None:
    tenant = at("description").says("L’incendie de l’an dernier est réglé, pas la peinture.")

    assert tenant.told == ["danger_over", "wish"]


DANGEROUS_STORY = "Il y a le feu dans l’escalier chaque nuit, et personne ne vient."


def in_safety(state: str, **answers: str) -> Tenant:
    """A tenant who told a danger there, and then to be safe."""
    return passed(at(state, **answers).says(DANGEROUS_STORY))


def passed(tenant: Tenant) -> Tenant:
    """The emergency screen was shown, and "continue" under it was pressed."""
    (shown,) = tenant.sees(ShowEmergency)
    return tenant.does(Chose(f"emergency-{shown.kind}", "continue", 0))


@pytest.mark.parametrize(
    ("state", "answers", "leads_to"),
    [
        ("description", {}, "wish"),
        ("wish", {}, "evidence"),
        ("chronology", {"theme": "neighbour", "neighbour_aim": "neighbour"}, "evidence"),
    ],
)
def test_who_is_safe_may_tell_the_danger_in_the_story(
    state: str, answers: dict[str, str], leads_to: str
) -> None:
    tenant = in_safety(state, **answers).says(DANGEROUS_STORY)

    assert tenant.told == ["danger_over", leads_to]
    assert tenant.sees(ShowEmergency) == []
    assert tenant.conversation.answers[state] == DANGEROUS_STORY


def test_who_is_safe_is_asked_again_by_the_danger_after_the_next_answer() -> None:
    tenant = in_safety("description").says(DANGEROUS_STORY).says(DANGEROUS_STORY)

    assert tenant.sees(ShowEmergency) != []
    assert tenant.state == "wish"


def test_a_danger_outside_the_story_presses_even_who_is_safe() -> None:
    tenant = in_safety("role").says(DANGEROUS_STORY)

    assert tenant.sees(ShowEmergency) != []
    assert tenant.state == "role"


@pytest.mark.parametrize("passes", ["il y a une odeur de gaz", "/urgence"])
def test_the_screen_of_one_danger_does_not_hide_another(passes: str) -> None:
    tenant = at("description")
    tenant = passed(tenant.commands("urgence") if passes == "/urgence" else tenant.says(passes))

    assert tenant.says(DANGEROUS_STORY).sees(ShowEmergency) == [ShowEmergency("fire", "services")]
    assert tenant.state == "description"


def test_that_a_danger_was_passed_is_remembered_for_one_message_and_never_of_suicide() -> None:
    tenant = passed(at("description").says("il y a une odeur de gaz"))
    remembered = tenant.conversation.safe_from, tenant.commands("aide").conversation.safe_from

    assert remembered == ("gas", "")
    assert passed(at("description").says("je veux mourir")).conversation.safe_from == ""


@pytest.mark.parametrize("name", ["Marie M A", "Rose Mort", "Jean Feu"])
def test_an_unusual_name_is_no_danger(name: str) -> None:
    assert at("name").says(name).state == "contact"


def test_a_danger_told_in_place_of_a_name_is_heard() -> None:
    assert at("name").says("il y a le feu dans ma cuisine").sees(ShowEmergency) != []


def test_suicide_is_answered_each_time_it_is_told() -> None:
    tenant = passed(at("description").says("je veux mourir"))

    assert tenant.says("je veux mourir").sees(ShowEmergency) == [ShowEmergency("suicide", "services")]


# --- files --------------------------------------------------------------------------------------------------


def test_files_that_come_early_wait_for_their_question() -> None:
    tenant = at("role").does(PHOTO).does(PHOTO)

    assert tenant.goes_to("wish").conversation.parked_files == 2
    assert tenant.goes_to("evidence").sees(AdoptFiles) == [AdoptFiles()]
    assert (tenant.conversation.files, tenant.conversation.parked_files) == (2, 0)


def test_files_that_come_early_can_be_dropped() -> None:
    tenant = at("role").does(PHOTO).taps("drop_files")

    assert tenant.sees(DropFiles) == [DropFiles("parked")]
    assert tenant.conversation.parked_files == 0


def test_without_early_files_there_is_nothing_to_adopt() -> None:
    assert at("evidence").sees(AdoptFiles) == []


def test_files_that_come_early_can_be_kept() -> None:
    tenant = at("role").does(PHOTO).taps("keep_files")

    assert tenant.told == ["files_kept", "role"]
    assert tenant.conversation.parked_files == 1


@pytest.mark.parametrize("state", ["check_answers", "evidence"])
def test_files_that_come_after_their_question_join_the_pieces_once_they_are_to_be_kept(state: str) -> None:
    tenant = at("check_answers").does(PHOTO)
    if state == "evidence":
        tenant.says("retour")
    tenant.does(Chose("aside", "keep_files", tenant.conversation.version))

    assert tenant.sees(AdoptFiles) == [AdoptFiles()]
    assert tenant.told[-1:] == [state]
    assert (tenant.conversation.files, tenant.conversation.parked_files) == (1, 0)


def test_a_second_tap_takes_no_second_file_back() -> None:
    tenant = at("evidence").does(PHOTO).does(PHOTO)
    tap = Chose("evidence", "remove_last", tenant.conversation.version)
    tenant.does(tap).does(tap)

    assert tenant.sees(DropPiece) == []
    assert tenant.conversation.files == 1


def test_a_piece_for_the_mediator_is_named_by_one_tap_and_what_is_missing_is_told() -> None:
    tenant = at("evidence", theme="money", money="charges").does(PHOTO)
    [asked] = tenant.sees(Ask)

    assert asked.choices == ("complaint", "proof_of_sending", "answer", "other", "remove_last", "done")
    [asked] = tenant.taps("complaint").sees(Ask)
    assert tenant.sees(NamePieces) == [NamePieces(1, 1, "complaint")]
    assert asked.fields["missing"] == "proof_of_sending answer statement"
    assert asked.choices == ("done", "list_pieces", "remove_last")


def test_a_piece_is_named_in_words_too() -> None:
    tenant = at("evidence").does(PHOTO).says("c'est mon bail")

    assert tenant.sees(NamePieces) == [NamePieces(1, 1, "lease")]


def test_the_files_of_one_album_are_named_together_and_another_by_itself() -> None:
    tenant = at("evidence").does(PHOTO).says("bail")
    for _ in range(3):
        tenant.does(replace(PHOTO, album="a"))

    assert tenant.taps("other").sees(NamePieces) == [NamePieces(2, 4, "other")]
    assert tenant.does(PHOTO).says("photo").sees(NamePieces) == [NamePieces(5, 5, "photo")]


def test_a_name_given_twice_names_no_other_piece() -> None:
    tenant = at("evidence").does(PHOTO)
    tap = Chose("evidence", "complaint", tenant.conversation.version)
    tenant.does(tap).does(PHOTO).does(tap)

    assert tenant.sees(NamePieces) == []
    assert tenant.conversation.pieces == "complaint -"


@pytest.mark.parametrize("theme", ["repairs", "neighbour"])
def test_behind_another_door_no_piece_has_to_be_named(theme: str) -> None:
    [asked] = at("evidence", theme=theme).does(PHOTO).sees(Ask)

    assert asked.choices == ("done", "list_pieces", "remove_last")
    assert asked.fields["missing"] == ""


def test_without_a_piece_there_is_nothing_to_name() -> None:
    tenant = at("evidence").says("c'est mon bail")

    assert tenant.told == ["evidence"]
    assert tenant.conversation.pieces == ""


@pytest.mark.parametrize("way", ["button", "words"])
def test_any_piece_of_the_list_can_be_taken_back(way: str) -> None:
    tenant = at("evidence")
    for role in ("complaint", "lease", "photo"):
        tenant.does(PHOTO).says(role)
    tenant.says("la liste")
    told = tenant.sees(TellPieces)
    tap, words = Chose("evidence", "remove_2", told[0].version), Said("retirer la 2")
    tenant.does(tap if way == "button" else words)

    assert told[0].choices == ("remove_1", "remove_2", "remove_3")
    assert tenant.sees(DropPiece) == [DropPiece(2)]
    assert tenant.conversation.pieces == "complaint photo"


@pytest.mark.parametrize("words", ["retirer 3", "retirer 0", "enlever la photo 99"])
def test_a_number_that_is_not_on_the_list_takes_nothing_back(words: str) -> None:
    tenant = at("evidence").does(PHOTO).does(PHOTO).says(words)

    assert tenant.sees(DropPiece) == []
    assert tenant.conversation.files == 2


def test_of_an_album_the_one_taken_back_is_not_named() -> None:
    tenant = at("evidence")
    for _ in range(2):
        tenant.does(replace(PHOTO, album="a"))

    assert tenant.taps("remove_last").says("photo").sees(NamePieces) == [NamePieces(1, 1, "photo")]


def test_the_last_file_can_be_taken_back() -> None:
    tenant = at("evidence").does(PHOTO).does(PHOTO).taps("remove_last")

    assert tenant.sees(DropPiece) == [DropPiece(2)]
    assert tenant.conversation.files == 1


@pytest.mark.parametrize(
    ("file", "refusal"),
    [
        (SentFile("f", "video"), "file_refused_kind"),
        (SentFile("f", "document", size=MAX_FILE_BYTES + 1), "file_refused_too_big"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_before_it_is_fetched(file: SentFile, refusal: str) -> None:
    tenant = at("evidence").does(file)

    assert tenant.told == [refusal, "evidence"]
    assert tenant.sees(KeepFile) == []


def test_a_file_of_the_greatest_size_is_kept() -> None:
    tenant = at("evidence").does(SentFile("f", "document", size=MAX_FILE_BYTES))

    assert tenant.conversation.files == 1


def test_the_files_end_at_forty() -> None:
    tenant = at("evidence")
    for _ in range(MAX_FILES):
        tenant.does(PHOTO)

    assert tenant.does(PHOTO).told == ["file_refused_too_many", "evidence"]


def test_a_file_that_turns_out_bad_is_counted_out() -> None:
    tenant = at("evidence").does(PHOTO).does(FileRefused("content", file=7, number=1))

    assert tenant.told == ["file_refused_content", "evidence"]
    assert tenant.sees(RefuseFile) == [RefuseFile(7)]
    assert tenant.conversation.files == 0


def test_of_several_files_the_bad_one_is_counted_out() -> None:
    tenant = at("evidence")
    for role in ("complaint", "proof_of_sending", "photo"):
        tenant.does(PHOTO).says(role)
    tenant.does(FileRefused("broken", file=8, number=2))

    assert tenant.conversation.pieces == "complaint photo"


def test_a_bad_file_of_a_case_takes_nothing_off_the_draft() -> None:
    tenant = at("evidence").does(PHOTO).does(FileRefused("content", file=7, was_given=True))

    assert tenant.conversation.files == 1


def test_a_file_of_which_nothing_was_said_is_asked_about_again_when_the_rest_is_sent() -> None:
    tenant = at("check_answers").does(PHOTO).commands("reprendre").taps("send")

    assert tenant.told[-1] == "files_waiting"
    assert tenant.conversation.parked_files == 1
    assert tenant.conversation.expires
    assert (tenant.sees(CancelTimer), tenant.sees(DropFiles)) == ([], [])


# --- after the end ------------------------------------------------------------------------------------------


def test_words_after_the_end_are_added_to_the_case_only_when_the_tenant_says_so() -> None:
    tenant = with_case().says("J’ai oublié : la panne dure depuis mai.")

    assert tenant.told == ["text_parked"]
    assert tenant.sees(AddToCase) == []
    assert tenant.taps("add_to_case").sees(AddToCase) == [
        AddToCase("RHO-26-0001-K", "J’ai oublié : la panne dure depuis mai.", with_files=True)
    ]


def test_words_are_added_to_the_case_once() -> None:
    tenant = with_case().says("La panne dure depuis mai.")
    tap = Chose("aside", "add_to_case", tenant.conversation.version)

    assert tenant.does(tap).does(tap).screen == (Toast("already_done"),)


def test_words_after_an_end_without_a_case_open_a_new_matter_once_the_tenant_says_so() -> None:
    tenant = at("outcome-solved", landlord_answer="solved").says(STORY)

    assert tenant.told == ["text_parked_alone"]
    assert tenant.taps("restart").told == ["welcome"]
    assert tenant.conversation.kept == {"description": STORY}


def test_words_after_an_end_without_a_case_can_be_left_aside() -> None:
    tenant = at("outcome-solved", landlord_answer="solved").says(STORY).taps("continue")

    assert tenant.told == ["ended"]
    assert tenant.state == "outcome-solved"


def test_long_words_after_the_end_are_kept_whole() -> None:
    tenant = with_case().says("a" * 4096).says("b" * 4096).taps("add_to_case")

    assert [adds.text for adds in tenant.sees(AddToCase)] == ["a" * 4096 + "\n" + "b" * 4096]


def test_what_staff_answer_is_told_with_its_signature_and_moves_nothing() -> None:
    tenant = at("role").does(answered("RHO-26-0001-K", "Nous passons mardi.", "Conseil, agence"))

    assert [say.fields for say in tenant.sees(Say)] == [
        {"case": "RHO-26-0001-K", "words": "Nous passons mardi.", "signature": "Conseil, agence"}
    ]
    assert tenant.state == "role"


# --- replies to staff ---------------------------------------------------------------------------------------


def asked_by_staff(state: str = "role", case: str = "RHO-26-0001-K") -> Tenant:
    """A tenant who pressed « Répondre » under what staff wrote about that case."""
    return at(state).does(answered(case, "Nous passons mardi.", "Conseil, agence")).taps("reply")


def test_a_reply_to_staff_goes_to_that_case_and_the_question_comes_back() -> None:
    tenant = asked_by_staff().says("Mardi me va.")

    assert tenant.sees(AddToCase) == [AddToCase("RHO-26-0001-K", "Mardi me va.")]
    assert tenant.told == ["added_to_case", "role"]


def test_only_the_next_words_are_a_reply() -> None:
    tenant = asked_by_staff().says("Mardi me va.").says("oui")

    assert tenant.sees(AddToCase) == []
    assert tenant.state == "proceedings"


def test_a_long_reply_is_kept_whole() -> None:
    assert [adds.text for adds in asked_by_staff().says("a" * 4096).sees(AddToCase)] == ["a" * 4096]


def test_a_reply_goes_to_the_case_that_staff_wrote_about_and_not_to_the_last_one() -> None:
    tenant = with_case().does(answered("RHO-25-0009-X", "Avez-vous le bail ?", "Conseil")).taps("reply")

    assert tenant.says("Oui, le voici.").sees(AddToCase) == [AddToCase("RHO-25-0009-X", "Oui, le voici.")]


@pytest.mark.parametrize("state", ["role", "evidence"])
def test_a_file_that_replies_goes_to_that_case_and_is_no_piece_of_the_draft(state: str) -> None:
    tenant = asked_by_staff(state).does(PHOTO)

    assert tenant.sees(KeepFile) == [KeepFile(PHOTO, is_parked=False, case="RHO-26-0001-K")]
    assert tenant.told == ["added_to_case"]
    assert (tenant.conversation.files, tenant.conversation.parked_files) == (0, 0)


def test_a_piece_that_staff_asked_for_is_named_in_the_prompt_and_arrives_under_its_name() -> None:
    asks = StaffActed("RHO-26-0001-K", "asked_piece", {"role": "lease", "signature": "Conseil"})
    tenant = at("role").does(asks).taps("reply")
    prompt = tenant.sees(Say)
    tenant.does(PHOTO)

    assert [(says.message, says.fields) for says in prompt] == [
        ("reply_piece", {"case": "RHO-26-0001-K", "role": "lease"})
    ]
    assert tenant.sees(KeepFile) == [KeepFile(PHOTO, is_parked=False, case="RHO-26-0001-K", role="lease")]
    assert tenant.says("Le voici.").sees(AddToCase) == [AddToCase("RHO-26-0001-K", "Le voici.")]


@pytest.mark.parametrize("about", ["RHO-26-0001-K.passport", "RHO-26-0001-K."])
def test_a_piece_of_no_known_name_is_one_like_others(about: str) -> None:
    tenant = at("role").does(Chose(about, "reply", 1)).does(PHOTO)

    assert tenant.sees(KeepFile) == [KeepFile(PHOTO, is_parked=False, case="RHO-26-0001-K")]


def test_an_album_that_replies_is_acknowledged_by_one_message() -> None:
    tenant = asked_by_staff()
    said = [tenant.does(replace(PHOTO, album="a")).sees(Say)[0].slot for _ in range(2)]

    assert said == ["album:a", "album:a"]


def test_a_reply_takes_no_file_that_waits_for_the_draft() -> None:
    tenant = at("role").does(PHOTO).does(answered("RHO-26-0001-K", "Nous passons mardi.", "Conseil"))
    tenant.taps("reply").says("Mardi me va.")

    assert tenant.sees(AddToCase) == [AddToCase("RHO-26-0001-K", "Mardi me va.", with_files=False)]
    assert tenant.conversation.parked_files == 1


@pytest.mark.parametrize(
    ("label", "told"),
    [("Aide", ["help"]), ("Parler à une personne", ["human"]), ("Retour", ["repairs_aim"])],
)
def test_the_buttons_at_the_bottom_are_no_reply(label: str, told: list[str]) -> None:
    tenant = at("consent", theme="repairs", repairs_aim="repair")
    tenant.does(answered("RHO-26-0001-K", "Nous passons mardi.", "Conseil")).taps("reply").says(label)

    assert tenant.sees(AddToCase) == []
    assert tenant.told == told


@pytest.mark.parametrize("words", ["Urgence", "ça sent le gaz"])
def test_an_emergency_is_heard_in_a_reply_and_not_sent_to_staff(words: str) -> None:
    tenant = asked_by_staff().says(words)

    assert tenant.sees(AddToCase) == []
    assert tenant.sees(ShowEmergency) != []


def test_an_answer_that_is_pressed_ends_the_reply() -> None:
    tenant = asked_by_staff()
    tenant.does(Chose("role", "tenant", tenant.conversation.version)).says("non")

    assert tenant.sees(AddToCase) == []
    assert tenant.state == "complaint"


def test_a_reply_can_be_given_up() -> None:
    tenant = asked_by_staff().taps("no_reply").says("oui")

    assert tenant.sees(AddToCase) == []
    assert tenant.state == "proceedings"


# --- the rest -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("choice", "language"), [("english", "en"), ("french", "fr")])
def test_the_language_can_be_changed_in_the_middle(choice: str, language: str) -> None:
    tenant = at("role").commands("langue").taps(choice)

    assert tenant.conversation.language == language
    assert tenant.told == ["language_set", "role"]


def test_the_language_outlasts_a_new_start() -> None:
    tenant = at("role").commands("langue").taps("english").commands("start").taps("restart_all")

    assert tenant.conversation.language == "en"


def test_a_command_nobody_knows_is_answered() -> None:
    tenant = at("role").commands("xyzzy")

    assert tenant.told == ["unknown_command"]


def test_a_sticker_is_answered_and_moves_nothing() -> None:
    tenant = at("role").does(SentOther())

    assert tenant.told == ["other_kind"]
    assert tenant.state == "role"


def test_a_tap_under_a_past_question_takes_its_buttons_off() -> None:
    tenant = at("role").does(Chose("theme", "money", 1, message_id=7))

    assert tenant.sees(StripKeyboard) == [StripKeyboard(7)]
    assert tenant.told == ["role"]


@pytest.mark.parametrize(
    ("question", "choice", "told"),
    [
        ("welcome", "about_mediation", ["about_mediation"]),
        ("complaint", "what_is_written", ["what_is_written"]),
        ("mediation", "more", ["mediation_more"]),
        ("consent", "privacy", ["privacy"]),
        ("aside", "help", ["help"]),
        ("aside", "human", ["human"]),
        ("verdict-mediation", "why", ["help"]),
        ("aside", "continue", ["role"]),
    ],
)
def test_a_text_unfolds_under_an_older_question_and_moves_nothing(
    question: str, choice: str, told: list[str]
) -> None:
    tenant = at("role")
    before = tenant.conversation

    assert tenant.does(Chose(question, choice, 0, message_id=7)).told == told
    assert tenant.conversation == before


@pytest.mark.parametrize("question", ["welcome", "emergency-gas", "aside"])
def test_the_emergency_button_works_under_every_older_message(question: str) -> None:
    tenant = at("role").does(Chose(question, "emergency", 0, message_id=7))

    assert tenant.sees(ShowEmergency) == [ShowEmergency("any", "services")]
    assert tenant.sees(Toast) == []


def test_the_own_cases_are_told_under_an_older_question() -> None:
    draft = {"stage": "under_way", "theme": "services", "by": str(TODAY + timedelta(days=POLICY.draft_days))}

    assert at("role").does(Chose("welcome", "my_case", 0)).sees(TellCases) == [TellCases((draft,))]


def test_a_tap_under_the_question_of_the_moment_leaves_its_buttons() -> None:
    tenant = at("role").does(Chose("role", "tenant", 0, message_id=7))

    assert tenant.sees(StripKeyboard) == []
    assert tenant.told == ["role"]


def test_a_tenant_who_blocks_the_bot_keeps_the_place() -> None:
    tenant = at("role").does(Blocked(is_blocked=True))

    assert tenant.sees(SetReachable) == [SetReachable(is_reachable=False)]
    assert tenant.does(Blocked(is_blocked=False)).state == "role"


def test_an_unusual_reference_is_remarked_on_and_kept() -> None:
    tenant = at("client_reference")
    policy = replace(POLICY, reference_pattern=r"L-\d{7}")
    turn = step(tenant.conversation, Said("A 123"), TODAY, policy)

    assert Say("reference_unusual") in turn.effects
    assert turn.conversation.answers["client_reference"] == "A 123"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("camille@example.org", "email:camille@example.org"), ("05 46 00 00 00", "phone:+33546000000")],
)
def test_a_contact_is_read_back(typed: str, kept: str) -> None:
    tenant = at("contact").says(typed)

    assert tenant.told == ["contact_noted", "client_reference"]
    assert tenant.sees(Say) == [Say("contact_noted", {"contact": kept})]


def test_a_contact_that_was_tapped_is_read_back_and_its_question_stays() -> None:
    tenant = at("contact").taps("here")

    assert tenant.told == ["contact_noted", "client_reference"]
    assert [ask.replace for ask in tenant.sees(Ask)] == [False]


def test_the_next_question_takes_the_place_of_the_one_that_was_tapped() -> None:
    [after_a_tap] = at("theme").taps("services").sees(Ask)
    [after_words] = at("theme").says("ménage").sees(Ask)
    [after_the_door] = at("landlord_answer").taps("unsatisfying").sees(Ask)

    assert [ask.replace for ask in (after_a_tap, after_words, after_the_door)] == [True, False, False]


def test_typed_words_do_what_their_button_does() -> None:
    typed = at("consent").does(Said("Oui, je suis d’accord"))

    assert typed.conversation.answers == at("consent").taps("agree").conversation.answers
