"""What the desk does by the clock: what is late, what was left, the list at nine; each of them once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.simulator.telegram import TENANT
from bot.simulator.world import JSON
from bot.watch import watch
from dialogs.events import Fields, OpenCase
from dialogs.worktime import PARIS, Hours
from storage import cases, inbox, staff
from storage.cases import Case
from storage.codec import decode
from storage.database import Store, transaction
from storage.deliveries import NameTopic, PostCard, TellStaff
from storage.desk import Desk
from storage.sealing import ANSWERS, CONVERSATION, EFFECT
from storage.staff import Member
from storage.telling import Teller
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import housed

RELEASE_TIME = timedelta(hours=6)
HOURS = Hours.parse({}, ["2027-01-04/2027-01-06"])
DESK = Desk(STAFF_CHAT_ID, hours=HOURS, answer_time=timedelta(hours=12))
ANNE = Member(11, "Anne", "agence", "agent")
CLAIRE = Member(12, "Claire", "siège", "supervisor")
OPENED = OpenCase("agency", "repairs", None, {}, story_is_shared=False)
MINUTE = timedelta(minutes=1)


class Agency:
    """A store that can be closed and opened again, and what the desk says at a moment."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.store = Store(path)
        self._seen = 0

    def restart(self) -> None:
        self.store.close()
        self.store = Store(self._path)

    def opens(self, moment: datetime) -> Case:
        now = moment.timestamp()
        day, due_at = date(2026, 1, 1), DESK.due(now)
        return cases.open_case(
            self.store.db, TENANT.id, OPENED, "RHO", day, now, due_at, group_id=DESK.chat_id
        )

    def change(self, case: Case, **changes: object) -> None:
        cases.change(self.store.db, self.now(case), **changes)

    def claim(self, case: Case, moment: datetime, member: Member = ANNE) -> None:
        changes = {"state": "claimed", "agent_id": member.user_id, "claimed_at": moment.timestamp()}
        self.change(case, **changes)

    def now(self, case: Case) -> Case:
        found = cases.find(self.store.db, case.id)
        assert found
        return found

    def queued(self, moment: datetime, supervisor: int = CLAIRE.user_id) -> list[object]:
        """What is put in the queue at that moment."""
        db = self.store.db
        with transaction(db):
            carry_out(db, Teller(db, DESK, moment.timestamp()), supervisor)
        rows = db.conn.execute(
            f"select id, {EFFECT.opened} from outbox where id > ? order by id", (self._seen,)
        ).fetchall()
        self._seen = max((row["id"] for row in rows), default=self._seen)
        return [decode(row["body"]) for row in rows]

    def told(self, message: str, moment: datetime, supervisor: int = CLAIRE.user_id) -> list[TellStaff]:
        """What staff are told under that name at that moment."""
        queued = self.queued(moment, supervisor)
        return [it for it in queued if isinstance(it, TellStaff) and it.message == message]


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    agency = Agency(tmp_path / "mediation.db")
    for member in (ANNE, CLAIRE):
        staff.put(agency.store.db, member, 0, 0)
    yield agency
    agency.store.close()


def paris(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=PARIS)


# A Friday or the eve of something, an hour before the agency closes; then five more hours of work, or eleven.
FRIDAY, CHRISTMAS_EVE = paris(11, 27, 16), paris(12, 24, 16)
WINTER_COMES, SUMMER_COMES = paris(10, 23, 16), paris(3, 26, 16, year=2027)  # and Easter Monday
CLOSED = paris(1, 1, 16, year=2027) - timedelta(1)
DUE = {
    "a week-end": (FRIDAY, paris(12, 1, 16)),
    "a holiday": (CHRISTMAS_EVE, paris(12, 29, 16)),
    "winter time": (WINTER_COMES, paris(10, 27, 16)),
    "summer time": (SUMMER_COMES, paris(3, 31, 16, year=2027)),
    "a closure": (CLOSED, paris(1, 8, 16, year=2027)),
}
LEFT = {
    "a week-end": (FRIDAY, paris(11, 30, 16)),
    "a holiday": (CHRISTMAS_EVE, paris(12, 28, 16)),
    "winter time": (WINTER_COMES, paris(10, 26, 16)),
    "summer time": (SUMMER_COMES, paris(3, 30, 16, year=2027)),
    "a closure": (CLOSED, paris(1, 7, 16, year=2027)),
}


# Late ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("opened", "due"), DUE.values(), ids=DUE)
def test_an_answer_is_late_once_its_hours_of_work_have_passed(
    agency: Agency, opened: datetime, due: datetime
) -> None:
    case = agency.opens(opened)

    told = [len(agency.told("staff-late", at)) for at in (opened, due - MINUTE, due, due + MINUTE)]

    assert told == [0, 0, 1, 0]
    assert agency.now(case).is_late


def test_what_is_late_is_told_once_across_a_restart(agency: Agency) -> None:
    agency.opens(FRIDAY)
    agency.told("staff-late", paris(12, 1, 16))

    agency.restart()

    assert agency.told("staff-late", paris(12, 1, 16)) == agency.told("staff-late", paris(12, 4, 10)) == []


def test_what_became_late_while_the_bot_was_away_is_told_when_it_is_back(agency: Agency) -> None:
    agency.opens(FRIDAY)

    agency.restart()

    assert len(agency.told("staff-late", paris(12, 5, 3))) == 1


def test_the_supervisor_is_named_where_an_answer_is_late(agency: Agency) -> None:
    case = agency.opens(FRIDAY)

    (told,) = agency.told("staff-late", paris(12, 1, 16))

    due_at = str(paris(12, 1, 16).timestamp())
    fields: Fields = {"case": case.number, "due": due_at, "name": "Claire", "mention": CLAIRE.user_id}
    assert told == TellStaff("staff-late", fields, case.id)


@pytest.mark.parametrize("supervisor", [0, 99])
def test_without_a_supervisor_the_group_is_told(agency: Agency, supervisor: int) -> None:
    agency.opens(FRIDAY)

    (told,) = agency.told("staff-late", paris(12, 1, 16), supervisor)

    assert told.fields["name"] == ""
    assert "mention" not in told.fields


@pytest.mark.parametrize("state", ["answered", "closed"])
def test_what_was_answered_in_time_is_never_late(agency: Agency, state: str) -> None:
    agency.change(agency.opens(FRIDAY), state=state)

    assert agency.told("staff-late", paris(12, 24, 16)) == []


def test_each_promise_of_an_answer_may_be_late_once(agency: Agency) -> None:
    case = agency.opens(FRIDAY)
    told = agency.told("staff-late", paris(12, 1, 16))
    agency.change(case, state="answered", is_late=0)
    told += agency.told("staff-late", paris(12, 2, 16))

    agency.change(case, state="open", due_at=paris(12, 4, 10).timestamp())
    told += agency.told("staff-late", paris(12, 4, 10)) + agency.told("staff-late", paris(12, 4, 11))

    assert [one.case_id for one in told] == [case.id] * 2


def test_the_card_and_the_title_of_what_is_late_follow(agency: Agency) -> None:
    case = agency.opens(FRIDAY)

    queued = agency.queued(paris(12, 1, 16))

    assert {PostCard(case.id), NameTopic(case.id)} <= {it for it in queued if not isinstance(it, TellStaff)}


# Left ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("claimed", "left"), LEFT.values(), ids=LEFT)
def test_what_was_taken_and_not_answered_in_its_hours_of_work_is_free_again(
    agency: Agency, claimed: datetime, left: datetime
) -> None:
    case = agency.opens(claimed)
    agency.claim(case, claimed)

    told = [agency.told("staff-idle", at) for at in (claimed, left - MINUTE, left, left + MINUTE)]

    fields: Fields = {"case": case.number, "name": "Anne"}
    assert told == [[], [], [TellStaff("staff-idle", fields, case.id)], []]
    assert (agency.now(case).state, agency.now(case).agent_id) == ("open", 0)


def test_what_was_left_is_told_once_across_a_restart(agency: Agency) -> None:
    agency.claim(agency.opens(FRIDAY), FRIDAY)
    first = agency.told("staff-idle", paris(11, 30, 16))

    agency.restart()

    assert len(first) == 1
    assert agency.told("staff-idle", paris(11, 30, 16)) == []


def test_who_takes_it_next_has_the_same_time(agency: Agency) -> None:
    case = agency.opens(FRIDAY)
    agency.claim(case, FRIDAY)
    agency.told("staff-idle", paris(11, 30, 16))

    agency.claim(case, paris(11, 30, 17), CLAIRE)

    assert agency.told("staff-idle", paris(12, 1, 16, 59)) == []
    assert [one.fields["name"] for one in agency.told("staff-idle", paris(12, 1, 17))] == ["Claire"]


def test_what_was_answered_is_left_with_its_agent(agency: Agency) -> None:
    case = agency.opens(FRIDAY)
    agency.claim(case, FRIDAY)
    agency.change(case, state="answered")

    assert agency.told("staff-idle", paris(12, 24, 16)) == []

    assert agency.now(case).agent_id == ANNE.user_id


def test_what_was_left_until_it_is_late_is_told_of_as_both(agency: Agency) -> None:
    case = agency.opens(FRIDAY)
    agency.claim(case, FRIDAY)

    queued = agency.queued(paris(12, 7, 8))

    assert [it.message for it in queued if isinstance(it, TellStaff)] == ["staff-late", "staff-idle"]
    assert (agency.now(case).agent_id, agency.now(case).is_late) == (0, True)


# At nine ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "nine",
    [
        datetime(2026, 11, 30, 8, 0, tzinfo=UTC),
        datetime(2026, 10, 26, 8, 0, tzinfo=UTC),  # the first Monday of winter time
        datetime(2027, 3, 30, 7, 0, tzinfo=UTC),  # the first working day of summer time
    ],
)
def test_the_list_comes_at_nine_once_a_day(agency: Agency, nine: datetime) -> None:
    agency.opens(nine - timedelta(4))

    told = [len(agency.told("staff-digest", nine + later)) for later in (-MINUTE, timedelta(), MINUTE)]
    agency.restart()
    told += [len(agency.told("staff-digest", nine + timedelta(hours=8)))]
    told += [len(agency.told("staff-digest", nine + timedelta(1)))]

    assert told == [0, 1, 0, 0, 1]


@pytest.mark.parametrize(
    "day",
    [
        paris(11, 28, 9),
        paris(11, 29, 9),
        paris(12, 25, 9),
        paris(1, 1, 9, year=2027),
        paris(1, 5, 9, year=2027),
        paris(3, 28, 9, year=2027),
        paris(3, 29, 9, year=2027),
    ],
    ids=["Saturday", "Sunday", "Christmas", "New Year", "closure", "summer time", "Easter Monday"],
)
def test_no_list_comes_on_a_day_without_work(agency: Agency, day: datetime) -> None:
    agency.opens(paris(11, 27, 8))

    assert agency.told("staff-digest", day) == agency.told("staff-digest", day + timedelta(hours=9)) == []


def test_a_bot_that_was_away_at_nine_gives_the_list_when_it_is_back(agency: Agency) -> None:
    agency.opens(FRIDAY)

    assert len(agency.told("staff-digest", paris(11, 30, 15))) == 1


def test_where_nothing_is_open_there_is_no_list(agency: Agency) -> None:
    agency.change(agency.opens(FRIDAY), state="closed")

    assert agency.told("staff-digest", paris(11, 30, 9)) == []


def test_the_list_counts_what_is_late_free_and_due_today_the_most_urgent_first(agency: Agency) -> None:
    late, today, later, answered = (agency.opens(FRIDAY) for _ in range(4))
    agency.change(late, due_at=paris(11, 27, 17).timestamp())
    agency.change(today, due_at=paris(11, 30, 17).timestamp(), state="claimed", agent_id=ANNE.user_id)
    agency.change(later, due_at=paris(12, 1, 0).timestamp())
    agency.change(answered, state="answered")  # counted, and not listed

    (told,) = agency.told("staff-digest", paris(11, 30, 9))

    lines = told.fields["lines"]
    assert isinstance(lines, list)
    assert [(line["case"], line["state"]) for line in lines] == [
        (late.number, "late"),
        (today.number, "claimed"),
        (later.number, "open"),
    ]
    counted = {name: told.fields[name] for name in ("count", "late", "free", "today")}
    assert counted == {"count": 4, "late": 1, "free": 2, "today": 2}


def carry_out(db: Database, teller: Teller, supervisor: int) -> None:
    """What is due, each once."""
    for key, work in watch(db, teller, RELEASE_TIME, supervisor):
        if inbox.add(db, key, teller.now):
            work()


# In the group -------------------------------------------------------------------------------------


async def test_staff_read_what_is_late_and_the_supervisor_is_rung(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        staff.put(house.store.db, CLAIRE, 0, 0)
        await house.opens_case()
        (case,) = cases.of_chat(house.store.db, TENANT.id)
        house.clock.move(7 * 86_400)
        db, now = house.store.db, house.clock().timestamp()
        with transaction(db):
            carry_out(db, Teller(db, house.app.turns.desk, now), CLAIRE.user_id)
        await house.settle()

        (told,) = (m for m in house.telegram.messages(STAFF_CHAT_ID) if "est en retard" in m.get("text", ""))
        assert told["text"].splitlines()[0] == "Claire"
        assert "mercredi 25 novembre à 10 h" in told["text"].replace("\u00a0", " ")
        (entity,) = told["entities"]
        assert (entity["type"], entity["offset"], entity["length"]) == ("text_mention", 0, len("Claire"))
        assert entity["user"]["id"] == CLAIRE.user_id
        assert house.telegram.world.staff().topics[case.topic_id or 0].name.endswith("en retard")


async def test_a_week_of_silence_is_told_once_a_thing_across_a_restart(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        await house.opens_case()
        (message_id,) = (m["message_id"] for m in house.telegram.messages(STAFF_CHAT_ID) if has_claim(m))
        (case,) = cases.of_chat(house.store.db, TENANT.id)
        house.telegram.staff_taps(message_id, f"desk-{case.id}:claim:{case.version}")
        await house.settle(*[6 * 3600] * 12)
        telegram, clock = house.telegram, house.clock

    async with housed(tmp_path, telegram=telegram, clock=clock) as house:
        await house.settle(*[6 * 3600] * 12)

        told = [text for text in house.shown(STAFF_CHAT_ID) if text]
        assert sum("est en retard" in text for text in told) == 1
        assert sum("n’a pas répondu à temps" in text for text in told) == 1
        assert sum(text.startswith("Bonjour.") for text in told) == 4  # from Tuesday to Friday


def has_claim(message: JSON) -> bool:
    return ":claim:" in str(message.get("reply_markup"))


async def test_a_case_that_cannot_be_told_stops_no_other_and_comes_once(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        await house.opens_case()
        await house.opens_case()
        first, second = cases.of_chat(house.store.db, TENANT.id)
        moved = f"update cases set chat_id = 8, answers = {ANSWERS.sealed(ANSWERS.plain, '8')} where id = ?"
        house.store.db.execute(moved, (first.id,))
        body = CONVERSATION.sealed("'{}'", "8")
        house.store.db.execute(
            f"insert into conversations values (8, 'fr', 'of-no-release', 1, {body}, 0, 0)"
        )
        await house.settle(7 * 86_400, 60)

        late = {case.id for case in cases.unfinished(house.store.db) if case.is_late}
        assert late == {second.id}
        assert len(house.rows("select * from dead_letters")) == 1
