"""What tenants, staff, the clock and the operator do is in the journal, and who may reads it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.serve import check_audit
from bot.simulator.telegram import CASEWORKER, TENANT
from bot.simulator.world import User
from storage import audit, staff
from storage.audit import DEEDS
from storage.staff import Member
from tests.bot.test_desk import STAFF, SUPERVISOR, button, case_of, group, press, says, writes
from tests.running import House, housed

COLLEAGUE = User(2_000_002, "Bruno")
ME = str(CASEWORKER.id)
DAY = 86_400


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path) as house:
        for member in STAFF:
            staff.put(house.store.db, member, 0, 0)
        await house.reaches_evidence()
        await house.taps("nothing", "send_with_story")
        yield house


def told(house: House) -> list[tuple[str, str, str]]:
    """What the journal holds, whole."""
    assert audit.verify(house.store.db).broken_at is None
    return [tuple(row.values()) for row in house.rows("select actor, deed, details from audit order by id")]


async def test_what_is_done_to_a_case_is_written_down_in_order(house: House) -> None:
    begun = len(told(house))
    await press(house, "claim")
    await press(house, "answer")
    await writes(house, "Bonjour.", group(house)[-1]["message_id"])
    await house.taps("settled_no")
    await press(house, "close", "close.explained")

    assert told(house)[:begun] == [("tenant", "open", "mediation"), ("system", "show", "group")]
    assert told(house)[begun:] == [
        (ME, "claim", ""),
        (ME, "answer", ""),
        ("tenant", "settle", "no"),
        (ME, "close", "explained"),
    ]


async def test_what_is_refused_or_stale_is_not_in_it(house: House) -> None:
    tap = button(house, "claim")
    await press(house, "claim")
    before = told(house)

    house.telegram.staff_taps(*tap, CASEWORKER)
    house.telegram.staff_taps(*button(house, "close"), COLLEAGUE)
    await house.settle()

    assert told(house) == before


async def test_what_becomes_late_and_who_is_erased_is_in_it(house: House) -> None:
    number = case_of(house).number
    house.clock.move(5 * DAY)
    await house.settle()
    await house.says("/effacer")
    await house.taps("erase_all")

    assert ("system", "late", "") in told(house)
    assert told(house)[-1] == ("tenant", "erase", "")
    assert house.rows("select distinct case_number from audit") == [{"case_number": number}]


async def test_no_word_and_no_id_of_the_tenant_is_in_it(house: House) -> None:
    await house.taps("reply")
    await house.says("Zanzibar est sous l’eau.")

    told_all = repr(house.rows("select * from audit"))
    assert not re.search(rf"{TENANT.id}|[Zz]anzibar|Martin|marie", told_all)
    assert told(house)[-2][1:] == ("add", "words=24 files=0")


async def test_the_journal_of_a_case_is_read_in_its_topic(house: House) -> None:
    await press(house, "claim")
    await press(house, "close", "close.explained")

    await writes(house, "/journal")

    lines = group(house)[-1]["text"].splitlines()
    assert "Anne" not in lines[0]
    assert [line.split(" · ", 1)[1] for line in lines[1:]] == [
        "le locataire · a envoyé le dossier",
        "le robot · récit ou pièces transmis",
        "Anne · a pris le dossier",
        "Anne · a fermé · Expliqué",
        "Anne · a lu ce journal",
    ]
    assert told(house)[-1] == (ME, "journal", "")


@pytest.mark.parametrize(
    ("user", "reason"), [(User(3_000_001, "Passant"), "stranger"), (STAFF[3], "not_allowed")]
)
async def test_who_may_see_no_case_reads_no_journal(house: House, user: User | Member, reason: str) -> None:
    user_id = user.id if isinstance(user, User) else user.user_id
    before = told(house)

    await writes(house, "/journal", user=User(user_id, "Denis"))

    assert group(house)[-1]["text"] == says(house, f"refused-{reason}")
    assert told(house) == before


async def test_tenants_see_who_dealt_with_their_case(house: House) -> None:
    await press(house, "claim", user=SUPERVISOR)
    await house.says("/suivi")
    await house.taps("who_saw")

    assert "23 novembre 2026\u00a0: Claire, siège (RHO-26-0001-" in house.shown()[-1]
    assert str(SUPERVISOR.id) not in house.shown()[-1]


async def test_of_a_case_that_is_nobodys_the_tenant_is_told_so(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        await house.reaches_evidence()
        await house.taps("nothing", "send")
        await house.says("/suivi")
        await house.taps("who_saw")

        assert "Personne de RHO n’a encore pris votre dossier" in house.shown()[-1]


def test_every_deed_has_its_words_for_staff(house: House) -> None:
    texts = house.app.texts
    without = {"list_cases", "statistics", "invite", "dismiss", "join", "purge"}  # about no case

    assert {deed for deed in DEEDS if texts.attribute("fr", "staff-deed", deed) is None} == without


async def test_the_operator_learns_of_the_first_row_that_was_changed(house: House) -> None:
    config = house.config.model_copy(
        update={"storage": house.config.storage.model_copy(update={"path": house.store.path})}
    )
    (whole,) = check_audit(config)
    house.store.db.conn.execute("drop trigger audit_is_not_changed")
    house.store.db.conn.execute("update audit set actor = 'operator' where id = 2")

    (broken,) = check_audit(config)

    assert (whole.is_well, broken.is_well) == (True, False)
    assert whole.text.startswith("audit: 2 rows hold together; the last is 2, sealed ")
    assert broken.text == "audit: the chain is broken at row 2"
