"""The schema, one small step at a time. A step that was released is never changed: the next one follows it.

Days are ISO 8601 text; moments are seconds since 1970 (UTC). docs/store.md tells each table for its readers.
Numbers that are told or kept elsewhere are never given twice: `autoincrement`.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storage import audit, mails

migrations = Migrations("mediation-bot")


@migrations()
def m001_inbox(db: Database) -> None:
    """What was handled: ids and digests only; a body is kept for dead letters alone."""
    db.execute("create table inbox (key text primary key, at real not null) strict, without rowid")
    db.execute("create index inbox_at on inbox (at)")
    db.execute(
        """
        create table dead_letters (
            id integer primary key autoincrement,
            key text not null,
            body text not null,
            error text not null,
            at real not null
        ) strict
        """
    )


@migrations()
def m002_conversations(db: Database) -> None:
    """Each tenant's place in the dialogue."""
    db.execute(
        """
        create table conversations (
            chat_id integer primary key,
            language text not null,
            state text not null,
            version integer not null,
            body text not null,
            updated_at real not null
        ) strict
        """
    )
    db.execute("create index conversations_updated_at on conversations (updated_at)")
    db.execute("create table unreachable (chat_id integer primary key, since real not null) strict")


@migrations()
def m003_outbox(db: Database) -> None:
    """What is to be sent, oldest first within a chat; the body goes when it is done."""
    db.execute(
        """
        create table outbox (
            id integer primary key autoincrement,
            chat_id integer not null,
            language text not null,
            body text,
            slot text not null,
            due_at real not null,
            attempts integer not null default 0,
            done_at real,
            error text
        ) strict
        """
    )
    db.execute("create index outbox_open on outbox (chat_id, id) where done_at is null")
    db.execute("create index outbox_done_at on outbox (done_at) where done_at is not null")
    db.execute(
        """
        create table slots (
            chat_id integer not null,
            slot text not null,
            message_id integer not null,
            primary key (chat_id, slot)
        ) strict, without rowid
        """
    )


@migrations()
def m004_cases(db: Database) -> None:
    """What was handed to staff."""
    db.execute("create table case_numbers (year integer primary key, last integer not null) strict")
    db.execute(
        """
        create table cases (
            id integer primary key autoincrement,
            number text not null unique,
            chat_id integer not null,
            door text not null,
            theme text not null,
            deadline text,
            story_is_shared integer not null,
            state text not null default 'open',
            answers text not null,
            opened_at real not null,
            topic_id integer,
            card_id integer
        ) strict
        """
    )
    db.execute(
        """
        create table case_messages (
            chat_id integer not null,
            message_id integer not null,
            case_id integer not null references cases (id) on delete cascade,
            primary key (chat_id, message_id)
        ) strict, without rowid
        """
    )
    db.execute("create index case_messages_case on case_messages (case_id)")
    db.execute("create index cases_chat on cases (chat_id)")
    db.execute("create index cases_topic on cases (topic_id)")


@migrations()
def m005_attachments(db: Database) -> None:
    """Files from tenants: fetched, then kept under their SHA-256; the label is never a path."""
    db.execute(
        """
        create table attachments (
            id integer primary key autoincrement,
            chat_id integer not null,
            case_id integer references cases (id) on delete cascade,
            is_parked integer not null,
            file_id text not null,
            kind text not null,
            label text not null,
            caption text not null,
            state text not null default 'waiting',
            attempts integer not null default 0,
            due_at real not null,
            sha256 text,
            received_at real not null
        ) strict
        """
    )
    db.execute("create index attachments_chat on attachments (chat_id)")
    db.execute("create index attachments_case on attachments (case_id)")
    db.execute("create index attachments_sha256 on attachments (sha256) where sha256 is not null")
    db.execute("create index attachments_waiting on attachments (due_at) where state = 'waiting'")
    db.execute("create table orphans (sha256 text primary key) strict, without rowid")
    db.execute(
        """
        create trigger attachments_orphan after delete on attachments when old.sha256 is not null
        begin
            insert or ignore into orphans
            select old.sha256 where not exists (select 1 from attachments where sha256 = old.sha256);
        end
        """
    )


@migrations()
def m006_timers(db: Database) -> None:
    """Due dates that become events."""
    db.execute(
        """
        create table timers (
            chat_id integer not null,
            name text not null,
            due_at real not null,
            primary key (chat_id, name)
        ) strict, without rowid
        """
    )
    db.execute("create index timers_due on timers (due_at)")
    db.execute("create table heartbeat (id integer primary key check (id = 1), at real not null) strict")


@migrations()
def m007_evidence(db: Database) -> None:
    """What a piece is, and the clean copy of it that staff open."""
    db.execute("alter table attachments add column role text not null default ''")
    db.execute("alter table attachments add column media_type text")
    db.execute("alter table attachments add column clean_sha256 text")
    db.execute("create index attachments_clean on attachments (clean_sha256) where clean_sha256 is not null")
    db.execute("drop trigger attachments_orphan")
    db.execute(
        """
        create trigger attachments_orphan after delete on attachments when old.sha256 is not null
        begin
            insert or ignore into orphans
            select digest from (select old.sha256 as digest union select old.clean_sha256)
            where digest is not null
              and not exists (select 1 from attachments where sha256 = digest)
              and not exists (select 1 from attachments where clean_sha256 = digest);
        end
        """
    )


@migrations()
def m008_calendars(db: Database) -> None:
    """What a tenant's own calendar was given: the same event is moved when its day moves."""
    db.execute(
        """
        create table calendars (
            chat_id integer not null,
            theme text not null,
            uid text not null,
            days text not null,
            sequence integer not null,
            primary key (chat_id, theme)
        ) strict, without rowid
        """
    )


@migrations()
def m009_set_aside(db: Database) -> None:
    """What waits for something else lets the rest of its chat pass."""
    db.execute("alter table outbox add column is_aside integer not null default 0")
    db.execute("drop index outbox_open")
    db.execute("create index outbox_open on outbox (chat_id, id, is_aside, due_at) where done_at is null")


@migrations()
def m010_desk(db: Database) -> None:
    """Who of the staff has a case, by when the tenant is owed an answer, how it ended."""
    for column in (
        "version integer not null default 0",
        "agent_id integer not null default 0",
        "due_at real",
        "claimed_at real",
        "answered_at real",
        "closed_at real",
        "outcome text",
        "is_late integer not null default 0",
        "promise text not null default ''",
        "promise_due_at real",
        "promise_is_late integer not null default 0",
        "promises_kept integer not null default 0",
        "promises_late integer not null default 0",
    ):
        db.execute(f"alter table cases add column {column}")
    db.execute("create index cases_open on cases (due_at) where state <> 'closed'")
    db.execute("alter table case_messages add column purpose text not null default 'answer'")
    db.execute(
        """
        create table staff (
            user_id integer primary key,
            name text not null,
            service text not null,
            role text not null,
            added_by integer not null,
            added_at real not null
        ) strict
        """
    )
    mails.create(db)
    db.execute("create table strangers (user_id integer primary key, name text not null) strict")
    db.execute(
        """
        create table invitations (
            digest text primary key,
            role text not null,
            service text not null,
            added_by integer not null,
            expires_at real not null
        ) strict, without rowid
        """
    )


@migrations()
def m011_carry_over(db: Database) -> None:
    """What earlier releases wrote, told as this one tells it; pieces in the order their tenant sees."""
    db.execute("alter table attachments add column position integer not null default 0")
    db.execute("alter table attachments add column is_later integer not null default 0")
    db.execute("update attachments set position = id")
    db.execute(
        "update attachments set state = 'waiting', attempts = 0, due_at = 0"
        " where state = 'kept' and clean_sha256 is null"
    )
    db.execute(
        """
        update conversations set body = json_remove(json_set(body, '$.pieces',
            trim(replace(hex(zeroblob(json_extract(body, '$.files'))), '00', '- '))), '$.files')
        where json_extract(body, '$.files') is not null
        """
    )
    db.execute("update cases set closed_at = opened_at where state = 'closed' and closed_at is null")
    db.execute(
        """
        update outbox set body = json_set(body, '$.Say.message', 'news_answered')
        where done_at is null and json_extract(body, '$.Say.message') = 'staff_answer'
        """
    )
    db.execute(
        """
        update outbox set body = json_object('PostPieces', json_object('pieces',
            cast(json_extract(body, '$.PostPiece.attachment_id') as text)))
        where done_at is null and json_extract(body, '$.PostPiece.attachment_id') is not null
        """
    )


@migrations()
def m012_routing(db: Database) -> None:
    """Which agency a case is for, and in which group of the staff it lives; strangers are known by group.

    0 stands for the one group that there was: its id is in the configuration, and is put in at the start.
    """
    db.execute("alter table cases add column agency text not null default ''")
    db.execute("alter table cases add column group_id integer not null default 0")
    db.execute("create index cases_group on cases (group_id)")
    db.execute("alter table strangers rename to strangers_before")
    db.execute(
        """
        create table strangers (
            chat_id integer not null,
            user_id integer not null,
            name text not null,
            primary key (chat_id, user_id)
        ) strict, without rowid
        """
    )
    db.execute("insert into strangers select 0, user_id, name from strangers_before")
    db.execute("drop table strangers_before")
    db.execute(
        """
        create table left_topics (
            chat_id integer not null,
            topic_id integer not null,
            case_id integer not null references cases (id) on delete cascade,
            primary key (chat_id, topic_id)
        ) strict, without rowid
        """
    )
    db.execute("create index left_topics_case on left_topics (case_id)")


@migrations()
def m013_disputes(db: Database) -> None:
    """A case of which nothing is relayed while its mediation goes on; pieces of drafts set aside."""
    db.execute("alter table cases add column is_frozen integer not null default 0")
    db.execute("alter table attachments add column shelf text not null default ''")


@migrations()
def m014_notes(db: Database) -> None:
    """What staff note about a case for their colleagues."""
    db.execute(
        """
        create table notes (
            id integer primary key autoincrement,
            case_id integer not null references cases (id) on delete cascade,
            author text not null,
            words text not null,
            at real not null
        ) strict
        """
    )
    db.execute("create index notes_case on notes (case_id)")


@migrations()
def m016_audit(db: Database) -> None:
    """Who did what to which case; when the bot's messages were sent; how much each person may still do."""
    audit.create(db)
    db.execute("alter table slots add column at real not null default 0")
    db.execute(
        """
        create table buckets (
            chat_id integer not null,
            name text not null,
            level real not null,
            at real not null,
            is_told integer not null,
            primary key (chat_id, name)
        ) strict, without rowid
        """
    )
    db.execute("create index buckets_at on buckets (at)")


@migrations()
def m017_sealing(db: Database) -> None:
    """Whose words a row holds, for they are sealed under a key of that person's; files under row numbers."""
    for table in ("outbox", "mails", "dead_letters"):
        db.execute(f"alter table {table} add column subject integer not null default 0")
        db.execute(f"create index {table}_subject on {table} (subject) where body is not null")
    db.execute("alter table notes add column subject integer not null default 0")
    db.execute("create index notes_subject on notes (subject)")
    for table in ("mails", "notes"):
        whose = "(select chat_id from cases where id = case_id)"
        db.execute(f"update {table} set subject = {whose} where case_id > 0")  # noqa: S608 - our own names
    db.execute(
        """
        update outbox set subject = coalesce(
            (select chat_id from cases where id = (
                select json_extract(value, '$.case_id') from json_each(body) where type = 'object')),
            max(chat_id, 0))
        where json_valid(body)
        """
    )
    db.execute("alter table conversations add column is_draft integer not null default 0")
    db.execute(
        """
        update conversations
        set is_draft = json_extract(body, '$.answers') is not null or json_extract(body, '$.kept') is not null
        where json_valid(body)
        """
    )
    db.execute("drop trigger attachments_orphan")
    db.execute("drop table orphans")
    db.execute("create table orphans (name text primary key) strict, without rowid")
    db.execute(
        """
        create trigger attachments_orphan after delete on attachments
        begin
            insert or ignore into orphans values (old.id || '-came'), (old.id || '-clean');
        end
        """
    )
    db.execute(
        """
        create table sealing (
            id integer primary key check (id = 1),
            key_store text not null,
            last_key integer not null,
            destroyed integer not null,
            is_done integer not null
        ) strict
        """
    )


@migrations()
def m018_claims(db: Database) -> None:
    """What is about to be sent is claimed first; long words are sent part by part."""
    for table in ("outbox", "mails"):
        db.execute(f"alter table {table} add column is_claimed integer not null default 0")
    db.execute("alter table outbox add column parts_sent integer not null default 0")


@migrations()
def m019_indexes(db: Database) -> None:
    """What is asked of tables that grow for years is found, and not looked for row by row."""
    db.execute("drop index mails_subject")
    db.execute("create index mails_subject on mails (subject)")
    db.execute("create index outbox_done_chat on outbox (chat_id) where done_at is not null")
    db.execute("create index cases_closed_at on cases (closed_at) where closed_at is not null")
    db.execute("create index cases_opened_at on cases (opened_at, closed_at)")


@migrations()
def m020_added(db: Database) -> None:
    """Since when a row of the outbox waits: its due date moves with each try."""
    db.execute("alter table outbox add column added_at real not null default 0")
    db.execute("update outbox set added_at = due_at where done_at is null")
