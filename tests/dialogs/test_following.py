"""A dispute after its dialogue: its card, what its tenant tells, reminders, coming back, what is frozen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.disputes import MOST, Dispute, put
from dialogs.events import (
    AddToCase,
    Ask,
    CancelTimer,
    Chose,
    DropShelved,
    FetchFiles,
    Fields,
    FreezeCase,
    GiveDossier,
    OpenCase,
    Remind,
    Say,
    SetTimer,
    SettleCase,
    ShelveFiles,
    StaffActed,
    TellCases,
    TimerFired,
)
from dialogs.worktime import EVENING
from tests.dialogs.tenant import PHOTO, TODAY, Tenant

CASE = "RHO-26-0001-K"


def waiting(complaint: str = "2026-11-02") -> Tenant:
    """A tenant whose landlord still has time."""
    return Tenant().goes_to("outcome-wait", theme="money", complaint_date=complaint, landlord_answer="none")


def with_letter() -> Tenant:
    return Tenant().goes_to("outcome-complain_first", complaint="none")


def sent() -> Tenant:
    """A tenant with a case for the mediator."""
    tenant = Tenant().goes_to("outcome-mediation")
    tenant.conversation = tenant.conversation.with_case(CASE)
    return tenant


def referred() -> Tenant:
    """A tenant who asked the mediator today."""
    return sent().does(Chose("dispute-1", "referred", 0)).taps("today")


def on(tenant: Tenant, day: date) -> Tenant:
    tenant.today = day
    return tenant


def only(tenant: Tenant) -> Dispute:
    [dispute] = tenant.conversation.disputes.values()
    return dispute


def says(tenant: Tenant, message: str) -> Say:
    [found] = [it for it in tenant.sees(Say) if it.message == message]
    return found


def opened(tenant: Tenant) -> Say:
    return says(tenant.does(Chose("aside", "open_1", 0)), "timeline")


# --- what is followed ---------------------------------------------------------------------------------------


def test_who_waits_is_followed_with_the_day_and_no_word() -> None:
    dispute = only(waiting())

    assert (dispute.outcome, dispute.complaint, dispute.theme) == ("wait", "2026-11-02", "charges")
    assert dispute.decisions["landlord_answer"] == "none"


def test_a_case_is_followed_under_its_number_and_keeps_no_word_of_the_story() -> None:
    dispute = only(sent())

    assert (dispute.case, dispute.answered) == (CASE, str(TODAY))
    assert "Camille" not in repr(dispute)
    assert "ascenseur" not in repr(dispute)


def test_who_leaves_nothing_is_not_followed() -> None:
    tenant = Tenant().goes_to("outcome-mediation", consent="without")

    assert tenant.conversation.disputes == {}
    assert "followed" not in tenant.told


def test_who_took_the_wrong_way_is_not_reminded_of_it() -> None:
    tenant = waiting().taps("wrong_answer").answers("solved")

    assert only(tenant).ended == str(TODAY)


def test_a_matter_that_was_another_all_along_is_forgotten() -> None:
    tenant = with_letter().taps("wrong_answer")
    tenant.commands("retour").goes_to("outcome-already_referred", proceedings="court")

    assert tenant.conversation.disputes == {}
    assert CancelTimer("dispute-1") in tenant.sees(CancelTimer)


def test_the_same_dispute_is_followed_on_when_its_answers_change() -> None:
    tenant = waiting().taps("wrong_answer").answers("unsatisfying").goes_to("outcome-mediation")

    assert list(tenant.conversation.disputes) == ["1"]
    assert only(tenant).outcome == "mediation"


def test_too_many_disputes_drop_one_that_is_over_first() -> None:
    many = {str(n): Dispute("rent", "wait", ended="2026-01-01" if n == 3 else "") for n in range(1, MOST + 1)}

    assert "3" not in put(many, "10", Dispute("charges"))
    assert len(put(many, "10", Dispute("charges"))) == MOST


# --- the card -----------------------------------------------------------------------------------------------


def test_suivi_tells_everything_in_one_message() -> None:
    tenant = waiting().taps("wrong_answer").commands("suivi")

    [told] = tenant.sees(TellCases)

    assert [line["stage"] for line in told.lines] == ["silence", "under_way"]
    assert told.choices == ("open_1",)
    assert len(tenant.screen) == 1


def test_the_card_names_the_days_whose_turn_it_is_and_what_can_be_done() -> None:
    card = opened(waiting())

    assert (card.fields["stage"], card.fields["by"]) == ("silence", date(2027, 1, 2))
    assert card.choices == ("answered", "correct", "ended")
    assert (card.slot, card.fresh) == ("timeline:1", True)


def test_a_card_of_long_ago_does_what_still_makes_sense() -> None:
    tenant = on(waiting(), date(2028, 1, 1)).does(Chose("dispute-1", "answered", 0))

    assert says(tenant, "timeline").fields["stage"] == "late"
    assert tenant.state == "outcome-wait"


def test_a_button_of_a_dispute_that_is_forgotten_shows_what_there_is() -> None:
    assert len(Tenant().does(Chose("dispute-7", "sent", 0)).sees(TellCases)) == 1


# --- what the tenant tells ----------------------------------------------------------------------------------


def test_a_letter_that_was_sent_leads_to_its_day_and_on() -> None:
    tenant = with_letter().does(Chose("dispute-1", "sent", 0))

    assert tenant.told == ["complaint_date"]
    tenant.says("20/11/2026").answers("none")
    assert (tenant.state, only(tenant).complaint) == ("outcome-wait", "2026-11-20")
    assert SetTimer("dispute-1", date(2027, 1, 20)) in tenant.sees(SetTimer)


def test_an_answer_of_the_landlord_leads_to_the_door() -> None:
    tenant = waiting().commands("start")
    tenant = on(tenant, date(2026, 12, 1)).does(Chose("dispute-1", "answered", 0))

    assert tenant.told == ["landlord_answer"]
    assert tenant.answers("unsatisfying").state == "mediation"
    assert tenant.conversation.answers["proceedings"] == "none"


@pytest.mark.parametrize(("tap", "day"), [("today", TODAY), ("yesterday", TODAY - timedelta(days=1))])
def test_the_referral_is_written_down_by_a_tap(tap: str, day: date) -> None:
    tenant = sent().does(Chose("dispute-1", "referred", 0)).taps(tap)

    assert only(tenant).referred == str(day)
    assert says(tenant, "recorded_referred").fields["by"] == day + timedelta(weeks=3)
    assert says(tenant, "timeline").fresh is False


def test_the_referral_is_written_down_in_words() -> None:
    tenant = sent().does(Chose("dispute-1", "referred", 0)).says("avant-hier")

    assert only(tenant).referred == "2026-11-21"
    assert tenant.conversation.recording == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("je sais plus", "day_unreadable"),
        ("demain", "day_future"),
        ("en mars", "day_unreadable"),
        ("1er mai 2026", "day_too_early"),
    ],
)
def test_a_day_that_cannot_be_is_asked_again(words: str, message: str) -> None:
    tenant = sent().does(Chose("dispute-1", "referred", 0)).says(words)

    assert message in tenant.told
    assert tenant.conversation.recording == "1 referred"
    assert only(tenant.says("hier")).referred == "2026-11-22"


def test_a_day_that_was_told_wrong_is_told_again_and_moves_what_follows() -> None:
    tenant = referred().does(Chose("dispute-1", "correct", 0)).says("20/11/2026")

    assert only(tenant).referred == "2026-11-20"
    assert says(tenant, "recorded_referred").fields["by"] == date(2026, 12, 11)


def test_the_day_of_the_complaint_can_be_corrected_too() -> None:
    tenant = waiting().commands("start").does(Chose("dispute-1", "correct", 0))

    assert tenant.told == ["complaint_date"]
    tenant.says("15/11/2026")
    assert (tenant.state, only(tenant).complaint) == ("outcome-wait", "2026-11-15")


def test_a_command_ends_the_question_for_a_day() -> None:
    tenant = sent().does(Chose("dispute-1", "referred", 0)).commands("aide").says("hier")

    assert only(tenant).referred == ""


def test_what_the_mediator_declined_is_over_and_other_ways_are_told() -> None:
    tenant = (
        sent().does(Chose("dispute-1", "referred", 0)).taps("today").does(Chose("dispute-1", "declined", 0))
    )

    assert only(tenant).ended == str(TODAY)
    assert "recorded_declined" in tenant.told


def test_the_end_told_by_the_tenant_closes_the_case() -> None:
    tenant = sent().does(Chose("dispute-1", "ended", 0))

    assert tenant.sees(SettleCase) == [SettleCase(CASE, "yes")]
    assert only(tenant.does(Chose("dispute-1", "reopen", 0))).ended == ""


def test_the_papers_are_given_again_from_the_card() -> None:
    assert sent().does(Chose("dispute-1", "prepare", 0)).sees(GiveDossier) == [GiveDossier(CASE)]


def test_without_papers_preparing_leads_to_the_question_that_decides() -> None:
    tenant = on(waiting("2026-11-02"), date(2027, 2, 1)).does(Chose("dispute-1", "prepare", 0))

    assert tenant.told == ["landlord_answer"]


# --- reminders ----------------------------------------------------------------------------------------------


def reminded(tenant: Tenant, day: date) -> Remind:
    [remind] = on(tenant, day).does(TimerFired("dispute-1")).sees(Remind)
    return remind


def test_a_reminder_asks_one_thing_and_can_be_stopped() -> None:
    remind = reminded(with_letter(), TODAY + timedelta(days=7))

    assert (remind.step, remind.choices) == ("letter", ("sent", "tonight", "sunday", "never"))
    assert remind.about == "dispute-1.letter"


def test_the_second_reminder_of_a_step_is_not_put_off_again() -> None:
    tenant = with_letter()
    reminded(tenant, TODAY + timedelta(days=7))

    assert reminded(tenant, TODAY + timedelta(days=21)).choices == ("sent", "never")
    assert on(tenant, TODAY + timedelta(days=40)).does(TimerFired("dispute-1")).sees(Remind) == []


def test_this_evening_means_this_evening() -> None:
    tenant = with_letter()
    reminded(tenant, TODAY + timedelta(days=7))

    tenant.taps("tonight")

    assert tenant.told == ["snoozed_tonight"]
    assert tenant.sees(SetTimer)[0] == SetTimer("dispute-1", TODAY + timedelta(days=7), EVENING)
    assert reminded(tenant, TODAY + timedelta(days=7)).choices == ("sent", "never")


def test_sunday_is_not_offered_after_the_last_day() -> None:
    remind = reminded(sent(), date(2027, 5, 11))

    assert remind.fields["last_day"] == date(2027, 5, 12)
    assert remind.choices == ("prepare", "referred", "tonight", "never")


def test_never_is_never_until_the_tenant_says_otherwise() -> None:
    tenant = sent().does(Chose("dispute-1", "never", 0))

    assert says(tenant, "muted").fields["last_day"] == date(2027, 5, 12)
    assert on(tenant, date(2027, 5, 11)).does(TimerFired("dispute-1")).sees(Remind) == []
    tenant.does(Chose("dispute-1", "remind", 0))
    assert reminded(tenant, date(2027, 5, 11)).step == "last_day"


def test_a_reminder_that_no_longer_matters_is_not_sent() -> None:
    tenant = referred()

    assert on(tenant, date(2027, 5, 11)).does(TimerFired("dispute-1")).sees(Remind) == []
    assert reminded(referred(), date(2026, 12, 14)).step == "referred"


def test_a_reminder_sets_the_next_one() -> None:
    tenant = sent()
    reminded(tenant, date(2027, 3, 13))

    assert SetTimer("dispute-1", date(2027, 4, 12)) in tenant.sees(SetTimer)


def test_a_timer_that_finds_nothing_to_say_is_set_again() -> None:
    tenant = on(sent(), TODAY + timedelta(days=1)).does(TimerFired("dispute-1"))

    assert tenant.sees(Remind) == []
    assert tenant.sees(SetTimer) == [SetTimer("dispute-1", date(2027, 3, 13))]


def test_a_dispute_is_forgotten_in_the_end() -> None:
    tenant = on(waiting(), date(2028, 1, 31)).does(TimerFired("dispute-1"))

    assert tenant.conversation.disputes == {}
    assert CancelTimer("dispute-1") in tenant.sees(CancelTimer)


def test_the_draft_under_way_is_reminded_of_before_it_goes() -> None:
    tenant = Tenant().goes_to("role")
    tenant = on(tenant, TODAY + timedelta(days=27)).does(TimerFired("draft_soon"))

    [remind] = tenant.sees(Remind)
    assert remind.fields["until"] == TODAY + timedelta(days=30)
    assert tenant.taps("resume").told == ["role"]


# --- several matters ----------------------------------------------------------------------------------------


def test_a_draft_is_set_aside_for_another_matter_and_taken_up_again() -> None:
    tenant = Tenant().goes_to("wish").does(PHOTO).taps("keep_files").goes_to("evidence")
    tenant.commands("start").taps("set_aside")

    assert tenant.sees(ShelveFiles) == [ShelveFiles("1")]
    assert (tenant.state, tenant.conversation.answers, tenant.conversation.files) == ("welcome", {}, 0)
    tenant.goes_to("role").does(Chose("dispute-1", "resume", 0))
    assert tenant.sees(FetchFiles) == [FetchFiles("1")]
    assert (tenant.state, tenant.conversation.files) == ("evidence", 1)
    assert tenant.conversation.answers["name"] == "Camille Martin"
    assert list(tenant.conversation.disputes) == ["2"]


def test_a_draft_that_waits_is_forgotten_after_its_days_with_a_word_before() -> None:
    tenant = Tenant().goes_to("wish").commands("start").taps("set_aside")

    assert reminded(tenant, TODAY + timedelta(days=27)).choices == ("resume", "tonight", "never")
    on(tenant, TODAY + timedelta(days=30)).does(TimerFired("dispute-1"))
    assert "draft_expired" in tenant.told
    assert tenant.sees(DropShelved) == [DropShelved("1")]
    assert tenant.conversation.disputes == {}


def test_a_draft_that_waits_can_be_thrown_away() -> None:
    tenant = (
        Tenant().goes_to("wish").commands("start").taps("set_aside").does(Chose("dispute-1", "forget", 0))
    )

    assert tenant.told == ["draft_dropped"]
    assert tenant.conversation.disputes == {}


def test_the_same_matter_is_recognised_and_the_first_one_completed() -> None:
    tenant = sent().taps("restart").goes_to("theme").answers("services")

    assert tenant.told == ["same_matter", "role"]
    tenant.taps("complete")
    assert tenant.conversation.replying == CASE
    assert tenant.says("L’ascenseur est encore en panne.").sees(AddToCase)


def test_another_matter_goes_on_unhindered() -> None:
    tenant = sent().taps("restart").goes_to("theme").answers("repairs")

    assert tenant.told == ["repairs_aim"]


# --- confidentiality ----------------------------------------------------------------------------------------


def in_mediation() -> Tenant:
    tenant = sent().does(Chose("dispute-1", "referred", 0)).taps("yesterday")
    return tenant.does(Chose("dispute-1", "accepted", 0)).taps("today")


def test_when_the_mediation_begins_nothing_is_relayed_any_more() -> None:
    tenant = in_mediation()

    assert tenant.sees(FreezeCase) == [FreezeCase(CASE, is_frozen=True)]
    assert says(tenant, "recorded_accepted").fields["frozen"] is True
    for event in (Chose(CASE, "reply", 0), Chose(CASE, "settled_no", 0)):
        assert tenant.does(event).told == ["frozen"]
    tenant.conversation = tenant.conversation._replace(parked_text="Un secret.", case=CASE)
    assert tenant.does(Chose("aside", "add_to_case", tenant.conversation.version)).told == ["frozen"]
    assert tenant.sees(AddToCase) == []


def test_words_under_way_when_it_begins_are_not_relayed_either() -> None:
    tenant = in_mediation()
    tenant.conversation = tenant.conversation._replace(replying=CASE)

    assert tenant.says("Un secret.").sees(AddToCase) == []


def test_lifting_it_is_the_tenants_act() -> None:
    tenant = in_mediation().does(Chose(CASE, "reply", 0)).taps("thaw")

    assert tenant.sees(FreezeCase) == [FreezeCase(CASE, is_frozen=False)]
    assert tenant.taps("write").conversation.replying == CASE


def test_the_end_of_the_mediation_lifts_it() -> None:
    tenant = in_mediation().does(Chose("dispute-1", "ended", 0))

    assert FreezeCase(CASE, is_frozen=False) in tenant.sees(FreezeCase)


# --- what becomes of its case -------------------------------------------------------------------------------


def test_a_case_that_staff_closed_keeps_the_mediators_last_day() -> None:
    tenant = sent().does(StaffActed(CASE, "closed", {"outcome": "refused", "signature": "Dominique"}))

    assert only(tenant).ended == ""


def test_a_case_without_a_day_ends_with_staff_closing_it() -> None:
    tenant = Tenant().goes_to("outcome-agency", theme="repairs")
    tenant.conversation = tenant.conversation.with_case(CASE)
    tenant.does(StaffActed(CASE, "closed", {"outcome": "solved", "signature": "Dominique"}))

    assert only(tenant).ended == str(TODAY)


def test_what_an_answer_settled_is_not_reminded_of() -> None:
    tenant = sent().does(Chose(CASE, "settled_yes", 0))

    assert (only(tenant).ended, tenant.sees(SettleCase)) == (str(TODAY), [SettleCase(CASE, "yes")])
    assert only(tenant.does(Chose(CASE, "settled_no", 0))).ended == ""


# --- grounds and what if ------------------------------------------------------------------------------------


def lights(tenant: Tenant) -> dict[str, str]:
    lines = says(tenant, "grounds").fields["lines"]
    assert isinstance(lines, list)
    return {line["name"]: line["light"] for line in lines}


def test_the_five_grounds_are_shown_with_the_verdict() -> None:
    tenant = Tenant().goes_to("mediation").does(Chose("verdict-mediation", "grounds", 9))

    assert lights(tenant) == {
        "complaint": "amber",
        "founded": "amber",
        "elsewhere": "green",
        "year": "green",
        "field": "green",
    }


def test_pieces_turn_the_grounds_green() -> None:
    tenant = sent()
    tenant.conversation = tenant.conversation.with_dispute(
        "1", replace(only(tenant), pieces="complaint proof_of_sending")
    )

    assert set(lights(tenant.does(Chose("dispute-1", "grounds", 0))).values()) == {"green"}


def test_the_last_weeks_are_amber_and_another_field_too() -> None:
    tenant = on(sent(), date(2027, 5, 1))
    tenant.conversation = tenant.conversation.with_dispute(
        "1", replace(only(tenant), decisions={"theme": "repairs"})
    )

    assert lights(tenant.does(Chose("dispute-1", "grounds", 0)))["field"] == "amber"
    assert lights(on(sent(), date(2027, 5, 1)).does(Chose("dispute-1", "grounds", 0)))["year"] == "amber"


def what_if(tenant: Tenant, line: str, choice: str) -> Say:
    tenant.does(Chose("aside", "what_if", 0)).taps(line).taps(choice)
    [found] = tenant.sees(Say)
    return found


@pytest.mark.parametrize(
    ("line", "choice", "kind", "found", "day"),
    [
        ("change_3", "court", "end", "already_referred", None),
        ("change_3", "unknown", "door", "advisor", None),
        ("change_2", "other", "end", "out_of_scope", None),
        ("change_1", "repairs", "question", "repairs_aim", None),
        ("change_4", "none", "end", "complain_first", None),
        ("change_5", "under_2_months", "door", "mediation", date(2027, 9, 24)),
        ("change_6", "solved", "end", "solved", None),
        ("change_6", "none", "door", "mediation", date(2027, 5, 12)),
    ],
)
def test_another_answer_shows_another_end_and_changes_nothing(
    line: str, choice: str, kind: str, found: str, day: date | None
) -> None:
    tenant = Tenant().goes_to("mediation")
    before = tenant.conversation

    told = what_if(tenant, line, choice)

    assert (told.message, told.fields["found"], told.fields["day"]) == (f"what_if_{kind}", found, day)
    assert tenant.conversation == before


def test_waiting_is_told_with_its_day() -> None:
    told = what_if(Tenant().goes_to("mediation", complaint_date="2026-11-02"), "change_6", "none")

    assert (told.fields["found"], told.fields["day"]) == ("wait", date(2027, 1, 2))


def test_a_question_that_is_past_is_not_played_with() -> None:
    tenant = Tenant().goes_to("role").does(Chose("what_if-landlord_answer", "none", 0))

    assert tenant.told == ["what_if_past"]


# --- for somebody else --------------------------------------------------------------------------------------


def test_who_helps_a_tenant_is_asked_for_both_names_and_the_mandate() -> None:
    tenant = Tenant().goes_to("evidence", role="helper")

    assert tenant.conversation.answers["tenant_name"] == "Dominique Martin"
    assert "name" not in tenant.conversation.answers
    [ask] = tenant.sees(Ask)
    assert str(ask.fields["missing"]).startswith("mandate ")


def test_who_writes_for_another_behind_the_agencys_door_can_say_so() -> None:
    tenant = Tenant().goes_to("name", theme="repairs").taps("for_another").goes_to("evidence")

    assert tenant.does(PHOTO).sees(Ask)[0].choices[0] == "mandate"
    tenant.taps("mandate").taps("done").taps("send")
    assert tenant.conversation.disputes["1"].pieces == "mandate"


def test_the_case_is_in_the_tenants_name() -> None:
    [case] = Tenant().goes_to("check_answers", role="helper").taps("send").sees(OpenCase)

    assert (case.answers["name"], case.answers["helper_name"]) == ("Dominique Martin", "Camille Martin")
    assert "tenant_name" not in case.answers


def test_the_default_way_asks_nothing_more() -> None:
    tenant = Tenant().goes_to("check_answers")

    assert tenant.conversation.answers.keys().isdisjoint({"helped", "tenant_name", "helper_name"})


@pytest.mark.parametrize("day", ["2026-11-23", "2027-06-01"])
def test_the_list_is_the_same_by_either_command(day: str) -> None:
    tenant = on(waiting(), date.fromisoformat(day))

    assert tenant.commands("dossiers").sees(TellCases) == tenant.commands("suivi").sees(TellCases) != []


def test_a_day_that_staff_noted_moves_the_card() -> None:
    fields: Fields = {"event": "accepted", "day": date(2026, 11, 20), "signature": "Dominique"}
    tenant = sent().does(StaffActed(CASE, "recorded", fields))

    assert tenant.told == ["news_recorded", "timeline"]
    assert says(tenant, "timeline").fields["by"] == date(2027, 2, 18)
    assert tenant.sees(FreezeCase) == [FreezeCase(CASE, is_frozen=True)]


def test_who_said_no_more_reminders_is_left_alone_whatever_is_noted() -> None:
    tenant = sent().does(Chose("dispute-1", "never", 0)).does(Chose("dispute-1", "referred", 0)).taps("today")

    assert only(tenant).is_muted
