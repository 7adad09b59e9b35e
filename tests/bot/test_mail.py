"""A mail says what staff need, whole and readable, and nothing in it can become something else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Config
from bot.evidence.verdict import DOCX
from bot.mail import LARGEST, Enclosure, Envelope, Parcel, handoff, message
from bot.texts import Texts
from dialogs.events import OpenCase
from storage import cases
from storage.cases import Case
from storage.database import Store
from tests.sealed import sealed

NUMBER = "RHO-26-0001-K"
LINES = ["Dossier RHO-26-0001-K", "Contact : marie@exemple.fr", "À rappeler avant le 27 novembre 2026."]
ENVELOPE = Envelope(
    "robot@bailleur.example", "equipe@bailleur.example", "0a1b.1", datetime(2026, 11, 23, 9, tzinfo=UTC)
)
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"]
OF_CONTENT = ["Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
BREAKS = ("\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Config())


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    store = Store(tmp_path_factory.mktemp("store") / "mediation.db")
    answers = {"name": "Marie Martin", "contact": "email:marie@exemple.fr"}
    opened = OpenCase("mediation", "charges", date(2027, 6, 12), answers, story_is_shared=True)
    yield cases.open_case(store.db, 7, opened, "RHO", date(2026, 11, 23), 0)
    store.close()


def enclosure(folder: Path, number: int, size: int = 100, media_type: str = "application/pdf") -> Enclosure:
    return Enclosure(f"{NUMBER}-{number}.pdf", media_type, sealed(folder / str(number), bytes(size)))


def read(parcel: Parcel, envelope: Envelope = ENVELOPE) -> EmailMessage:
    return message_from_bytes(message(parcel, envelope), policy=WIRE)


def headers(mail: EmailMessage) -> list[str]:
    return [name for name, _ in mail.items() if name not in OF_CONTENT]


def words_of(mail: EmailMessage) -> str:
    body = mail.get_body()
    assert body is not None
    return str(body.get_content()).strip().replace("\r\n", "\n")


# What staff read ----------------------------------------------------------------------------------


def test_the_subject_tells_number_theme_and_door_and_no_word_of_the_tenant(texts: Texts, case: Case) -> None:
    (parcel,) = handoff(texts, case, LINES)

    number, theme, door = str(read(parcel)["Subject"]).split(" · ")
    assert (number, door) == (NUMBER, "médiateur")
    assert "charges" in theme


def test_a_door_without_a_name_leaves_number_and_theme(texts: Texts, case: Case) -> None:
    (parcel,) = handoff(texts, case._replace(door="window"), LINES)

    assert parcel.subject.count(" · ") == 1


def test_the_text_is_all_that_staff_are_told(texts: Texts, case: Case) -> None:
    (parcel,) = handoff(texts, case, LINES)

    assert words_of(read(parcel)) == "\n".join(LINES)


def test_a_mail_names_itself_for_good_and_wants_no_answer_from_a_machine() -> None:
    mail = read(Parcel("a", "b"))

    assert mail["Message-ID"] == "<mail-0a1b.1@bailleur.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert (mail["From"], mail["To"]) == ENVELOPE[:2]
    assert mail["Date"] == "Mon, 23 Nov 2026 09:00:00 +0000"


def test_the_same_mail_is_the_same_name_at_any_time() -> None:
    later = ENVELOPE._replace(sent_at=datetime(2026, 11, 24, tzinfo=UTC))

    assert read(Parcel("a", "b"))["Message-ID"] == read(Parcel("a", "b"), later)["Message-ID"]


def test_a_name_of_a_long_domain_stays_in_one_piece() -> None:
    domain = ".".join(["d" * 60] * 4)

    mail = read(Parcel("a", "b"), ENVELOPE._replace(sender=f"robot@{domain}"))

    assert mail["Message-ID"] == f"<mail-0a1b.1@{domain}>"


# Files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("media_type", ["application/pdf", "image/jpeg", "audio/ogg", DOCX])
def test_a_file_arrives_byte_for_byte(tmp_path: Path, media_type: str) -> None:
    content = bytes(range(256)) * 9 + b"\r\n.\r\n\n.\nFrom me"
    piece = Enclosure("RHO-26-0001-K-1.pdf", media_type, sealed(tmp_path / "piece", content))

    (attachment,) = read(Parcel("a", "b", (piece,))).iter_attachments()

    assert attachment.get_content() == content
    assert (attachment.get_filename(), attachment.get_content_type()) == (piece.name, media_type)


@pytest.mark.parametrize("media_type", ["text/html", "message/rfc822", "multipart/mixed", "", "a\r\nX: y/b"])
def test_a_file_of_a_kind_that_is_not_kept_is_bytes_to_the_reader(tmp_path: Path, media_type: str) -> None:
    (attachment,) = read(
        Parcel("a", "b", (enclosure(tmp_path, 1, media_type=media_type),))
    ).iter_attachments()

    assert attachment.get_content_type() == "application/octet-stream"


def test_files_fill_mails_in_their_order_and_the_first_has_the_words(
    texts: Texts, case: Case, tmp_path: Path
) -> None:
    sizes = (LARGEST - 100, 100, 1, LARGEST, LARGEST + 1, 5, 6)
    pieces = [enclosure(tmp_path, number, size) for number, size in enumerate(sizes, 1)]

    parcels = handoff(texts, case, LINES, pieces)

    loads = [[piece.copy.path.name for piece in parcel.enclosures] for parcel in parcels]
    assert loads == [["1", "2"], ["3"], ["4"], ["5"], ["6", "7"]]
    assert [parcel.subject[-6:] for parcel in parcels] == [f" ({number}/5)" for number in range(1, 6)]
    assert [LINES[1] in parcel.text for parcel in parcels] == [True] + [False] * 4


def test_the_words_go_without_a_file_that_is_larger_than_a_mail(
    texts: Texts, case: Case, tmp_path: Path
) -> None:
    parcels = handoff(texts, case, LINES, [enclosure(tmp_path, 1, LARGEST + 1)])

    assert [len(parcel.enclosures) for parcel in parcels] == [0, 1]


# What might be smuggled in ------------------------------------------------------------------------


@pytest.mark.parametrize("gap", BREAKS)
def test_a_line_break_makes_no_header(texts: Texts, case: Case, tmp_path: Path, gap: str) -> None:
    smuggled = f"a{gap}Bcc: c@d.example{gap}{gap}--=={gap}X: y"
    piece = enclosure(tmp_path, 1)._replace(name=smuggled)

    (parcel,) = handoff(texts, case._replace(theme=smuggled), [smuggled], [piece])
    mail = read(parcel)

    assert headers(mail) == HEADERS
    assert [part.get_content_type() for part in mail.walk()][1:] == ["text/plain", "application/pdf"]
    (attachment,) = mail.iter_attachments()
    assert attachment.keys() == [
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "MIME-Version",
    ]


@pytest.mark.parametrize("gap", ["\r\n", "\n", "\r"])
def test_a_line_break_in_an_address_or_a_name_is_an_error(gap: str) -> None:
    smuggled = f"a@b.example{gap}Bcc: c@d.example"

    for envelope in (
        ENVELOPE._replace(sender=smuggled),
        ENVELOPE._replace(recipient=smuggled),
        ENVELOPE._replace(uid=smuggled),
    ):
        with pytest.raises(ValueError):
            message(Parcel("a", "b"), envelope)


@pytest.mark.parametrize(
    "told", ["", "robot", "a@", "a@b.example, c@d.example", "a b@c.example", "é@b.example"]
)
def test_an_address_that_is_none_is_an_error(told: str) -> None:
    with pytest.raises(ValueError):
        message(Parcel("a", "b"), ENVELOPE._replace(recipient=told))


@given(st.text(), st.text())
def test_any_words_go_as_short_lines_of_ascii_and_make_no_header(subject: str, text: str) -> None:
    content = message(Parcel(subject, text), ENVELOPE)

    lines = content.split(b"\r\n")
    assert content.isascii()
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 998
    assert headers(message_from_bytes(content, policy=WIRE)) == HEADERS


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (".\n..\nFrom me\n.", ".\n..\nFrom me\n."),
        ("x" * 3000, "x" * 3000),
        ("=?utf-8?q?a?= 100 % = 1", "=?utf-8?q?a?= 100 % = 1"),
        ("« Ça fuit » 😀", "« Ça fuit » 😀"),
        ("a\u202eb\ud83d\x00c", "abc"),
    ],
)
def test_words_come_back_as_they_were_without_what_turns_or_breaks_them(written: str, read_as: str) -> None:
    assert words_of(read(Parcel("a", written))) == read_as
