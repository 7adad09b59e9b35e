"""Cases told by e-mail, through the whole bot and over a real SMTP line; complete without a staff group."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.simulator.faults import TimeoutBefore
from bot.simulator.world import JSON, User
from dialogs.agencies import choice_of
from storage.mails import LONGEST_DELAY
from tests.bot.test_desk import case_of, given_up, group, heard, press, staffed, writes
from tests.bot.test_groups import leaks
from tests.running import House
from tests.samples import photo
from tests.smtp_server import HOST, SENDER, Post, serving

DISPUTES, AGENCY = "litiges@bailleur.example", "agence@bailleur.example"
TOLD = ("Marie Martin", "marie@exemple.fr", "123456", "Les charges ont doublé.", "Un détail.")
LATER = "Le décompte est arrivé."
DAY = 86_400.0


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with serving() as post:
        yield post


@pytest.fixture
async def house(tmp_path: Path, post: Post) -> AsyncIterator[House]:
    """A bot that tells of cases in its group and by e-mail."""
    async with staffed(tmp_path, mail=mailing(post)) as house:
        yield house


@pytest.fixture
async def without_group(tmp_path: Path, post: Post) -> AsyncIterator[House]:
    """A bot that tells of cases by e-mail only."""
    async with staffed(tmp_path, mail=mailing(post), chat_id=0) as house:
        yield house


def mailing(post: Post) -> JSON:
    recipients = {"mediation": [DISPUTES], "agency": [AGENCY]}
    server = {"host": HOST, "port": post.port, "security": "none", "timeout": 5.0}
    return {**server, "sender": SENDER, "recipients": recipients}


def text(message: EmailMessage) -> str:
    """The words of a mail."""
    body = message.get_body(("plain",))
    assert body
    told: str = body.get_content()
    return told.replace("\u00a0", " ")


def texts(post: Post) -> list[str]:
    return [text(mail.message) for mail in post.taken]


def files(post: Post) -> list[tuple[str | None, str]]:
    """The names and kinds of all that was enclosed, mail by mail."""
    return [
        (part.get_filename(), part.get_content_type())
        for mail in post.taken
        for part in mail.message.iter_attachments()
    ]


async def adds(house: House, words: str = LATER) -> None:
    await house.says(words)
    await house.taps("add_to_case")


# A case -------------------------------------------------------------------------------------------


async def test_a_case_is_told_to_those_of_its_door_with_the_story(house: House, post: Post) -> None:
    await house.opens_case()

    first, _ = post.taken
    assert {mail.recipient for mail in post.taken} == {DISPUTES}
    assert first.message["Subject"] == f"{case_of(house).number} · les charges locatives · médiateur"
    assert [words for words in TOLD if words not in text(first.message)] == []
    assert "avant mercredi 25 novembre à 10 h" in text(first.message)


async def test_the_pieces_come_in_a_mail_of_their_own(house: House, post: Post) -> None:
    await house.opens_case()

    words, pieces = (mail.message for mail in post.taken)
    assert list(words.iter_attachments()) == []
    assert [part.get_filename() for part in pieces.iter_attachments()] == [f"{case_of(house).number}-1.pdf"]
    assert not any(told in text(pieces) for told in TOLD)


async def test_the_words_do_not_wait_for_pieces_that_are_not_there(house: House, post: Post) -> None:
    house.telegram.fail_next("download", *[TimeoutBefore()] * 3)
    await house.opens_case()
    meanwhile = texts(post)

    await house.settle(*[60.0] * 10)

    assert len(meanwhile) == 1
    assert files(post) == [(f"{case_of(house).number}-1.pdf", "application/pdf")]


async def test_of_a_story_that_is_not_shared_no_word_and_no_piece_is_mailed(house: House, post: Post) -> None:
    await house.reaches_evidence()
    await house.sends()
    await house.taps("done", "send")

    (told,) = texts(post)
    assert "Le locataire ne partage pas son récit." in told
    assert [words for words in TOLD if words in told] == []


async def test_a_case_without_pieces_is_one_mail(house: House, post: Post) -> None:
    await house.reaches_evidence()
    await house.taps("done", "send_with_story")

    assert len(post.taken) == 1
    assert given_up(house) == []


async def test_a_case_is_mailed_once_the_server_is_back(house: House, post: Post) -> None:
    await post.stop()
    await house.opens_case()
    number = case_of(house).number
    heard_meanwhile = heard(house, number)

    await post.start()
    await house.settle(LONGEST_DELAY)

    assert heard_meanwhile > 0
    assert len(post.taken) == 2


# Later --------------------------------------------------------------------------------------------


async def test_words_that_come_later_are_mailed(house: House, post: Post) -> None:
    await house.opens_case()

    await adds(house)

    assert LATER in texts(post)[-1]
    assert len(post.taken) == 3


@pytest.mark.parametrize("way", ["add_to_case", "reply"])
async def test_a_piece_that_comes_later_is_mailed_alone(house: House, post: Post, way: str) -> None:
    await house.opens_case()
    if way == "reply":
        await house.taps(way)
    await house.sends(photo("le bail"), kind="photo")
    if way == "add_to_case":
        await house.taps(way)
    await house.settle(60, 60)

    number = case_of(house).number
    assert files(post) == [(f"{number}-1.pdf", "application/pdf"), (f"{number}-2.jpg", "image/jpeg")]


async def test_a_piece_added_to_a_story_that_is_not_shared_is_mailed_without_the_others(
    house: House, post: Post
) -> None:
    await house.reaches_evidence()
    await house.sends()
    await house.taps("done", "send")
    await house.sends(photo("le bail"), kind="photo")
    await house.taps("add_to_case")
    await house.settle(60, 60)

    assert files(post) == [(f"{case_of(house).number}-2.jpg", "image/jpeg")]


async def test_a_late_answer_is_mailed_once(house: House, post: Post) -> None:
    await house.opens_case()

    await house.settle(2 * DAY, DAY, DAY)

    assert "Elle était promise pour mercredi 25 novembre à 10 h." in texts(post)[-1]
    assert len(post.taken) == 3


async def test_another_door_reads_it_all(house: House, post: Post) -> None:
    await house.opens_case()
    await press(house, "claim", "reroute", "reroute.agency")
    await writes(house, "C’est pour l’agence.", group(house)[-1]["message_id"])
    await house.settle()

    words, pieces = (mail.message for mail in post.taken if mail.recipient == AGENCY)
    assert str(words["Subject"]).endswith("· agence")
    assert TOLD[3] in text(words)
    assert len(list(pieces.iter_attachments())) == 1


# By agency ----------------------------------------------------------------------------------------

CENTRE, NORTH, OTHER = User(1_000_011, "Un"), User(1_000_012, "Deux"), User(1_000_013, "Trois")
AGENCIES = ({"name": "Agence du centre"}, {"name": "Agence du nord"}, {"name": "Agence de l’île"})


async def test_an_agency_with_addresses_of_its_own_is_written_to_in_place_of_its_door(
    tmp_path: Path, post: Post
) -> None:
    own = {"Agence du centre": ["centre@bailleur.example"], "Agence du nord": ["nord@bailleur.example"]}
    mail = {**mailing(post), "agencies": own}
    async with staffed(tmp_path, mail=mail, agencies=AGENCIES, chat_id=0) as house:
        for user, agency in zip((CENTRE, NORTH, OTHER), AGENCIES, strict=True):
            await leaks(house, agency["name"], user)

        mails = [(mail.recipient, text(mail.message)) for mail in post.taken]
        assert [recipient for recipient, _ in mails] == [
            "centre@bailleur.example",
            "nord@bailleur.example",
            AGENCY,
        ]
        assert ["Agence : Agence du nord" in words for _, words in mails] == [False, True, False]
        assert [heard(house, "Réponse au plus tard", user) for user in (CENTRE, NORTH, OTHER)] == [1] * 3

        await house.says("/effacer", user=NORTH)
        await house.taps("erase_all", user=NORTH)
        assert post.taken[-1].recipient == "nord@bailleur.example"


async def test_a_case_that_goes_to_another_agency_is_mailed_to_it(tmp_path: Path, post: Post) -> None:
    mail = {**mailing(post), "agencies": {"Agence du nord": ["nord@bailleur.example"]}}
    async with staffed(tmp_path, mail=mail, agencies=AGENCIES) as house:
        await leaks(house, "Agence du centre")
        await press(house, "claim", "reroute", f"reroute.{choice_of('Agence du nord')}")
        await writes(house, "C’est au nord.", group(house)[-1]["message_id"])
        await house.settle()

        assert [mail.recipient for mail in post.taken] == [AGENCY, "nord@bailleur.example"]
        assert "Agence : Agence du nord" in texts(post)[-1]


# Erased -------------------------------------------------------------------------------------------


async def test_of_a_case_that_was_erased_only_that_is_mailed(house: House, post: Post) -> None:
    await post.stop()
    await house.opens_case()
    await adds(house)
    await house.says("/effacer")
    await house.taps("erase_all")

    await post.start()
    await house.settle(*[LONGEST_DELAY] * 4, DAY, DAY)

    told, *more = texts(post)
    assert "effacé à la demande du locataire" in told
    assert "123456" not in told
    assert (more, files(post)) == ([], [])
    assert given_up(house) == []


# Without a group ----------------------------------------------------------------------------------


async def test_without_a_group_all_is_told_by_mail(without_group: House, post: Post) -> None:
    house = without_group
    await house.opens_case()
    await adds(house)
    await house.settle(3 * DAY)

    assert [words for words in (*TOLD, LATER) if words not in "".join(texts(post))] == []
    assert files(post) == [(f"{case_of(house).number}-1.pdf", "application/pdf")]
    assert group(house) == []
    assert given_up(house) == []


# What nobody says there: that it was answered ------------------------------------------------------


def reminders(post: Post) -> list[str]:
    return [told for told in texts(post) if "ne sait pas si vous avez répondu" in told]


async def follows(house: House) -> list[str]:
    """What /suivi says, message by message."""
    count = len(house.shown())
    await house.says("/suivi")
    return [text.replace("\u00a0", " ") for text in house.shown()[count:]]


async def test_without_a_group_those_who_are_written_to_are_reminded_once_with_the_contact(
    without_group: House, post: Post
) -> None:
    await without_group.opens_case()
    await without_group.settle(2 * DAY - 60)
    in_time = reminders(post)
    await without_group.settle(60, DAY, DAY)

    (told,) = reminders(post)
    assert in_time == []
    assert "attend une réponse depuis mercredi 25 novembre à 10 h." in told
    assert "Contact du locataire : marie@exemple.fr" in told
    assert "est en retard" not in "".join(texts(post))  # an answer by telephone is not seen from here


async def test_a_reminder_does_not_name_a_contact_that_is_not_shared(
    without_group: House, post: Post
) -> None:
    await without_group.reaches_evidence()
    await without_group.taps("done", "send")
    (before,) = await follows(without_group)

    await without_group.settle(2 * DAY)

    (told,) = reminders(post)
    assert "Contact" not in told
    assert "marie@exemple.fr" not in told
    assert "RHO n’a pas votre contact." in before
    await adds(without_group, "marie@exemple.fr")
    assert not any("n’a pas votre contact" in text for text in await follows(without_group))


async def test_without_a_group_the_tenant_reads_what_the_bot_knows(without_group: House, post: Post) -> None:
    await without_group.opens_case()
    (in_time,) = await follows(without_group)
    await without_group.settle(2 * DAY)
    late, question = await follows(without_group)

    assert "RHO répond par votre contact, au plus tard mercredi 25 novembre à 10 h." in in_time
    assert "RHO répond par votre contact. Le robot ne sait pas si c’est fait." in late
    assert "est en retard" not in "".join(without_group.shown())
    assert question == f"Dossier {case_of(without_group).number} : est-ce réglé ?"
    await without_group.taps("human")
    assert without_group.shown()[-1].startswith("Une personne de RHO peut prendre le relais.")


async def test_a_tenant_who_says_that_it_is_settled_ends_the_case(without_group: House, post: Post) -> None:
    await without_group.opens_case()
    await without_group.settle(2 * DAY)
    await follows(without_group)
    await without_group.taps("settled_yes", "settled_yes")
    await without_group.settle(DAY)

    case = case_of(without_group)
    assert (case.state, case.outcome) == ("closed", "solved")
    assert "le locataire dit que c’est réglé" in texts(post)[-1]
    assert len(post.taken) == 4
    assert given_up(without_group) == []


async def test_a_tenant_who_still_waits_is_promised_another_day_and_staff_are_reminded_again(
    without_group: House, post: Post
) -> None:
    await without_group.opens_case()
    await without_group.settle(2 * DAY)
    await follows(without_group)
    await without_group.taps("settled_no", "settled_no")
    at_once = texts(post)[-1]
    promised = without_group.shown()
    await without_group.settle(DAY, DAY, DAY)

    case = case_of(without_group)
    assert case.state == "open"
    assert "Il attend une réponse avant vendredi 27 novembre à 10 h." in at_once
    assert "Contact du locataire : marie@exemple.fr" in at_once
    assert sum("RHO doit répondre au plus tard vendredi 27" in text for text in promised) == 1
    assert len(reminders(post)) == 2
    assert given_up(without_group) == []


async def test_nobody_is_reminded_of_a_case_behind_a_door_that_no_mail_goes_to(
    tmp_path: Path, post: Post
) -> None:
    mail = {**mailing(post), "recipients": {"agency": [AGENCY]}}
    async with staffed(tmp_path, mail=mail, chat_id=0) as house:
        await house.opens_case()
        await house.settle(3 * DAY)

        assert post.taken == []
        assert not case_of(house).is_late


@pytest.mark.parametrize(("door", "is_heard"), [("advisor", True), ("agency", False)])
async def test_without_a_group_the_tenant_reads_by_when_those_who_are_written_to_answer(
    tmp_path: Path, post: Post, door: str, is_heard: bool
) -> None:
    mail = {**mailing(post), "recipients": {door: [AGENCY]}}
    async with staffed(tmp_path, mail=mail, chat_id=0) as house:
        await house.says("/start", "/humain")
        await house.taps("leave_request", "agree")
        await house.says("Marie Martin", "marie@exemple.fr", "123456", "Un souci.", "Un rappel.")
        await house.taps("done", "send")

        due = "Réponse au plus tard mercredi 25 novembre à 10 h."
        assert (heard(house, due), len(post.taken)) == (int(is_heard), int(is_heard))


async def test_where_mail_goes_out_the_operator_is_not_told_that_nobody_learns_of_a_case(
    tmp_path: Path, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    async with staffed(tmp_path, mail=mailing(post), chat_id=0):
        pass

    assert caplog.records == []
