"""A turn is written down whole, and a person is forgotten whole."""

from datetime import date

import pytest
from sqlite_utils import Database

from dialogs.conversation import Conversation
from dialogs.events import (
    AddToCase,
    AdoptFiles,
    CancelTimer,
    DropFiles,
    Effect,
    Erase,
    Finish,
    KeepFile,
    OpenCase,
    Say,
    SentFile,
    SetReachable,
    SetTimer,
    TellCases,
    Toast,
)
from storage import attachments, cases, conversations, inbox, outbox, timers
from storage.attachments import Kept
from storage.codec import Sendable
from storage.database import Store
from storage.deliveries import (
    DeleteMessages,
    OpenTopic,
    PostCard,
    PostPieces,
    PostStatus,
    PostStory,
    TellStaff,
)
from storage.desk import Desk
from storage.effects import Writer
from storage.telling import Teller
from tests import sealed

NOON = 1_795_431_600.0  # 23 November 2026 in Paris
STAFF, TENANT = -1, 4_242_424_242
MARKER = "zanzibar"
FILE = SentFile("file", "photo", label=MARKER, caption=MARKER)
DEADLINE = date(2027, 6, 12)


def opened(*, story_is_shared: bool) -> OpenCase:
    return OpenCase("mediation", "charges", DEADLINE, {"name": MARKER}, story_is_shared)


def write(db: Database, *effects: Effect, desk: Desk | None = None, at: str = "theme") -> Conversation:
    before = conversations.load(db, TENANT) or Conversation(TENANT, state=at)
    return Writer(Teller(db, desk or Desk(STAFF), NOON)).write(before, effects)


def queue(db: Database, chat_id: int) -> list[Sendable]:
    return sealed.queue(db, "chat_id = ?", chat_id)


def rows_of(db: Database, chat_id: int) -> dict[str, int]:
    """How many rows of each table hold the chat's id, as a number or inside a text."""
    found = {}
    for table in db.table_names():
        rows = db.conn.execute(f"select * from {table}").fetchall()
        count = sum(any(str(chat_id) in str(value) for value in tuple(row)) for row in rows)
        if count:
            found[table] = count
    return found


def test_a_case_is_opened_told_to_staff_and_named_to_the_tenant(db: Database) -> None:
    finish = Finish("mediation", "charges", DEADLINE, version=3)

    after = write(db, KeepFile(FILE, is_parked=False), opened(story_is_shared=True), finish)

    (case,) = cases.of_chat(db, TENANT)
    assert after.case == case.number == "RHO-26-0001-K"
    assert queue(db, STAFF) == [OpenTopic(case.id), PostCard(case.id), PostStory(case.id), PostPieces("1")]
    due = {"answer_by": str(case.due_at)}
    told = Finish("mediation", "charges", DEADLINE, version=3, case=case.number, fields={**due})
    assert queue(db, TENANT) == [told, PostStatus(case.id, f"status:{case.id}")]


def test_the_pieces_of_a_story_that_is_not_shared_are_not_posted(db: Database) -> None:
    write(db, KeepFile(FILE, is_parked=False), opened(story_is_shared=False))

    assert queue(db, STAFF) == [OpenTopic(1), PostCard(1)]
    assert [piece.id for piece in attachments.of_case(db, 1)] == [1]


@pytest.mark.parametrize(
    ("desk", "told"),
    [(Desk(0), []), (Desk(STAFF, without_topics=frozenset({STAFF})), [PostCard(1), PostStory(1)])],
    ids=["none", "no topics"],
)
def test_staff_are_told_where_they_are(db: Database, desk: Desk, told: list[Sendable]) -> None:
    write(db, opened(story_is_shared=True), desk=desk)

    assert queue(db, STAFF) == told
    assert queue(db, 0) == []


def test_what_is_added_goes_to_the_tenants_own_case_only(db: Database) -> None:
    case = write(db, opened(story_is_shared=True)).case
    told = len(queue(db, STAFF))

    write(
        db,
        KeepFile(FILE, is_parked=True),
        AddToCase("RHO-26-0002-L", "no", with_files=True),
        AddToCase(case, "yes", with_files=True),
    )

    words = TellStaff("staff-message", {"case": case, "words": "yes"}, 1)
    assert queue(db, STAFF)[told:] == [words, PostPieces("1")]


def test_words_alone_leave_parked_files_where_they_are(db: Database) -> None:
    case = write(db, opened(story_is_shared=True)).case
    told = len(queue(db, STAFF))

    write(db, KeepFile(FILE, is_parked=True), AddToCase(case, "yes"))

    assert queue(db, STAFF)[told:] == [TellStaff("staff-message", {"case": case, "words": "yes"}, 1)]
    assert attachments.of_case(db, 1) == []


def test_a_file_for_a_case_goes_there_alone(db: Database) -> None:
    case = write(db, opened(story_is_shared=True)).case
    told = len(queue(db, STAFF))
    write(db, KeepFile(FILE, is_parked=True), KeepFile(FILE, is_parked=False))

    write(db, KeepFile(FILE, is_parked=False, case=case))

    assert queue(db, STAFF)[told:] == [PostPieces("3")]
    assert [piece.id for piece in attachments.of_case(db, 1)] == [3]


def test_a_file_for_a_case_of_somebody_else_goes_to_no_case(db: Database) -> None:
    case = cases.open_case(db, TENANT + 1, opened(story_is_shared=True), "RHO", DEADLINE, NOON)

    write(db, KeepFile(FILE, is_parked=False, case=case.number))

    assert attachments.of_case(db, case.id) == []
    assert queue(db, STAFF) == []


def test_files_are_kept_adopted_and_dropped(db: Database) -> None:
    write(
        db, KeepFile(FILE, is_parked=True), AdoptFiles(), KeepFile(FILE, is_parked=True), DropFiles("parked")
    )

    assert [(file.id, file.is_parked) for file in attachments.waiting(db, NOON)] == [(1, False)]


def test_a_timer_begins_in_the_morning_in_paris(db: Database) -> None:
    write(db, SetTimer("draft", date(2026, 7, 1)), SetTimer("other", date(2026, 12, 1)), CancelTimer("none"))

    assert [timer.due_at for timer in timers.due(db, NOON * 2, 9)] == [1_782_889_200.0, 1_796_112_000.0]


def test_a_toast_is_not_queued_and_where_cases_stand_is(db: Database) -> None:
    write(db, opened(story_is_shared=False), Toast("already_done"), TellCases())

    (says,) = queue(db, TENANT)
    assert isinstance(says, Say)
    assert says.fields["count"] == 1


def test_staff_hear_once_that_a_tenant_cannot_be_reached(db: Database) -> None:
    write(db, opened(story_is_shared=False))
    told = len(queue(db, STAFF))

    write(db, SetReachable(is_reachable=False))
    write(db, SetReachable(is_reachable=False))

    assert queue(db, STAFF)[told:] == [TellStaff("staff-unreachable", {"case": "RHO-26-0001-K"}, 1)]


def test_what_is_kept_about_a_person_goes_with_their_word(store: Store) -> None:
    db = store.db
    write(db, opened(story_is_shared=True), KeepFile(FILE, is_parked=False), Say("hello", {"words": MARKER}))
    (_, hello) = outbox.heads(db, NOON)
    outbox.mark_sent(db, hello, NOON, 7, ("last",))
    write(db, SetTimer("draft", DEADLINE), SetReachable(is_reachable=False))
    store.files.new(TENANT, "1-came").write_bytes(MARKER.encode())
    attachments.keep(db, 1, Kept("came", "came", "image/jpeg"))
    write(db, KeepFile(FILE, is_parked=True), AddToCase("RHO-26-0001-K", MARKER))
    for key in (f"resumed:{TENANT}:1.0", f"timer:{TENANT}:draft:1.0"):
        inbox.add(db, key, NOON)
    inbox.bury(
        db, "1:a", f'{{"message": {{"chat": {{"id": {TENANT}}}, "text": "{MARKER}"}}}}', "KeyError", NOON
    )
    inbox.bury(db, "2:a", f'{{"message": {{"chat": {{"id": {TENANT}1}}}}}}', "KeyError", NOON)

    write(db, Erase(tells=True))
    store.tidy()

    receipt = Say("erased", {"cases": 1, "files": 2, "waiting": 0, "messages": 1})
    assert queue(db, TENANT) == [DeleteMessages("7"), receipt]
    assert rows_of(db, TENANT) == {"outbox": 2}
    assert [row["key"] for row in db.conn.execute("select key from dead_letters")] == ["2:a"]
    assert list(store.files.folder.glob("*-*")) == []
    assert queue(db, STAFF)[-1] == TellStaff("staff-erased", {"case": "RHO-26-0001-K"})


@pytest.mark.parametrize("table", ["outbox", "cases", "attachments", "dead_letters"])
def test_a_number_is_never_given_twice(db: Database, table: str) -> None:
    """Staff were told it, the inbox remembers it: it must not come to mean something else."""

    def fill() -> int:
        inbox.bury(db, "1:a", "{}", "KeyError", NOON)
        write(db, opened(story_is_shared=False), Say("hello"), KeepFile(FILE, is_parked=False))
        last: int = db.conn.execute(f"select max(id) from {table}").fetchone()[0]
        return last

    first = fill()
    db.conn.execute(f"delete from {table}")

    assert fill() > first
