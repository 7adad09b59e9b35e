"""The command line: what each command prints, and that a mistake is one line, a code, and no secret."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli, main
from bot.logs import SILENCED
from bot.simulator.faults import Status
from bot.simulator.telegram import Telegram
from bot.simulator.world import BOT
from dialogs.flow import mermaid
from storage.database import Store
from tests.fake_bot_api import STAFF_CHAT_ID, serve

TOKEN = "7000001:0123456789abcdefghijklmnopqrstuvwxyz"
NOBODY_LISTENS = "http://127.0.0.1:9"
EX_FAILURE, EX_USAGE = 1, 2


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    """A command sets logging up for its whole process, which is ours here."""
    loggers = [logging.getLogger(name) for name in (None, *SILENCED)]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers


def run(*args: str, given: str = "", **environment: str) -> Result:
    """Run a command to its end. An exception, or the token in what it prints, fails the test."""
    ran = CliRunner().invoke(cli, args, input=given, env=environment)
    assert ran.exception is None or isinstance(ran.exception, SystemExit)
    assert TOKEN not in ran.output
    return ran


def written(folder: Path, text: str) -> str:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


# --- what is printed --------------------------------------------------------------------------------------


def test_each_phrase_is_read_as_a_date_one_object_a_line() -> None:
    phrases = "12/05/2026\nmars 2026\nhier\nje ne sais plus\njamais\n12/05/2030\nblablabla\n\n"
    ran = run("dates", "--today", "2026-11-23", given=phrases)

    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [line["text"] for line in told] == phrases.split("\n")[:-1]
    assert [(line["kind"], line["from"], line["to"]) for line in told[:3]] == [
        ("date", "2026-05-12", "2026-05-12"),
        ("range", "2026-03-01", "2026-03-31"),
        ("date", "2026-11-22", "2026-11-22"),
    ]
    assert [line["kind"] for line in told[3:]] == ["unknown", "never", "future", "unreadable", "unreadable"]
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_the_diagram_is_the_table() -> None:
    ran = run("diagram")

    assert ran.stdout == mermaid()
    assert ran.stdout.startswith("stateDiagram-v2\n")


def test_help_names_every_command() -> None:
    ran = run("--help")

    assert [
        name for name in ("chat", "run", "check", "rekey", "dates", "diagram") if name not in ran.stdout
    ] == []


# --- a wrong call -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (("nothing",), "nothing"),
        (("--nothing",), "--nothing"),
        (("check",), "--config"),
        (("chat", "nothing"), "nothing"),
        (("chat", "--today"), "--today"),
        (("chat", "--json", "--data", __file__), "--data"),
        (("dates", "--today", "tomorrow"), "--today: expected YYYY-MM-DD"),
        (("dates", "--today", "2026-02-30"), "--today: expected YYYY-MM-DD"),
        (("chat", "--json", "--today", "23/11/2026"), "--today: expected YYYY-MM-DD"),
        (("chat", "--json", "--config", "absent.toml"), "absent.toml: No such file"),
        (("run", "--config", "absent.toml"), "absent.toml: No such file"),
        (("check", "--config", "."), "."),
    ],
)
def test_a_wrong_call_is_one_line_that_names_what_is_wrong(
    args: tuple[str, ...], named: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["mediation-bot", *args])
    with pytest.raises(SystemExit) as end:
        main()

    told = capsys.readouterr()
    assert (end.value.code, told.out) == (EX_USAGE, "")
    [line] = told.err.splitlines()
    assert line.startswith("mediation-bot: ")
    assert named in line


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[telegram]\ntokn = 'x'", "telegram.tokn: unknown key"),
        ("[telegram]\npoll_timeout = 'long'", "telegram.poll_timeout: "),
        ("[landlord\n", "config.toml: not valid TOML: "),
        (f"[telegram]\ntoken = ['{TOKEN}']", "telegram.token: "),
        ("", "telegram.token: set it, or TELEGRAM_TOKEN, or telegram.token_file"),
        ("[telegram]\ntoken_file = 'absent'", "telegram.token_file: No such file"),
        ("[telegram]\ntoken_file = '.'", "telegram.token_file: Is a directory"),
    ],
)
def test_a_wrong_configuration_is_one_line_that_names_the_key(tmp_path: Path, text: str, named: str) -> None:
    ran = run("check", "--config", written(tmp_path, text))

    assert (ran.exit_code, ran.stdout) == (EX_USAGE, "")
    [line] = ran.stderr.splitlines()
    assert line.startswith("mediation-bot: ")
    assert named in line


def test_run_and_chat_read_the_same_configuration(tmp_path: Path) -> None:
    config = written(tmp_path, "[rules]\nsilence_months = 0")

    for command in (("run",), ("chat", "--json")):
        ran = run(*command, "--config", config)
        assert ran.exit_code == EX_USAGE
        assert "rules.silence_months: " in ran.stderr


@pytest.mark.parametrize(
    ("content", "named"),
    [(b"", "the file is empty"), (b" \n", "the file is empty"), (b"\xff", "not a text file")],
)
def test_a_token_file_without_a_token_is_named(tmp_path: Path, content: bytes, named: str) -> None:
    (tmp_path / "token").write_bytes(content)
    ran = run("run", "--config", written(tmp_path, f"[telegram]\ntoken_file = '{tmp_path / 'token'}'"))

    assert (ran.exit_code, ran.stdout) == (EX_USAGE, "")
    assert ran.stderr == f"mediation-bot: telegram.token_file: {named}\n"


# --- a store that cannot be opened ------------------------------------------------------------------------


def opens(folder: Path, command: str) -> tuple[Result, str]:
    """Run a command that opens `mediation.db` there, and the key that named it."""
    config = written(folder, f"[storage]\npath = '{folder / 'mediation.db'}'")
    args, key = {
        "chat": (("chat", "--json", "--data", str(folder)), "--data"),
        "run": (("run", "--config", config), "storage.path"),
    }[command]
    return run(*args, TELEGRAM_TOKEN=TOKEN), key


def broken(path: Path) -> None:
    path.write_bytes(b"no database " * 100)


def no_folder(path: Path) -> None:
    path.with_name("mediation-files").write_bytes(b"")


@pytest.mark.parametrize("command", ["chat", "run"])
@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (no_folder, "{path.parent}/mediation-files: File exists"),
        (Store, "another process uses {path.parent}/mediation.lock: stop it first"),
        (broken, "{path}: file is not a database"),
        (Path.mkdir, "{path}: unable to open database file"),
    ],
)
def test_a_store_that_cannot_be_opened_is_one_line_that_names_the_key(
    tmp_path: Path, command: str, spoil: Callable[[Path], Store | None], named: str
) -> None:
    path = tmp_path / "mediation.db"
    store = spoil(path)
    ran, key = opens(tmp_path, command)
    if store:
        store.close()

    assert (ran.exit_code, ran.stdout) == (EX_USAGE, "")
    assert ran.stderr == f"mediation-bot: {key}: {named.format(path=path)}\n"


@pytest.mark.parametrize("path", ["", ".", "/", "a\\u0000b"])
def test_a_store_that_is_no_file_is_one_line_that_names_the_key(tmp_path: Path, path: str) -> None:
    config = written(tmp_path, f'[storage]\npath = "{path}"')
    ran = run("run", "--config", config, TELEGRAM_TOKEN=TOKEN)

    assert (ran.exit_code, ran.stdout) == (EX_USAGE, "")
    [line] = ran.stderr.splitlines()
    assert line.startswith("mediation-bot: storage.path: expected the path of a file, not ")


# --- check ------------------------------------------------------------------------------------------------

GROUP = f"[staff]\nchat_id = {STAFF_CHAT_ID}\n[[staff.members]]\nid = 1\nname = 'Conseil'\n"
NO_RIGHT = Status(200, body='{"ok": true, "result": {"status": "administrator", "can_manage_topics": false}}')
KICKED = Status(403, description="Forbidden: bot was kicked from the supergroup chat")


def webhook_info(**info: object) -> Status:
    return Status(200, body=json.dumps({"ok": True, "result": info}))


NO_FAULTS: Mapping[str, Status] = {}


async def checked(
    folder: Path, text: str, faults: Mapping[str, Status] = NO_FAULTS, *, is_forum: bool = True
) -> Result:
    """`check` against a Telegram with a staff group; a fault answers the call of that name."""
    telegram = Telegram(lambda: datetime.now(UTC), STAFF_CHAT_ID, staff_is_forum=is_forum)
    for method, fault in faults.items():
        telegram.fail_next(method, fault)
    async with serve(telegram) as url:
        environment = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_BASE_URL": f"{url}/bot"}
        return await asyncio.to_thread(run, "check", "--config", written(folder, text), **environment)


async def test_all_is_well_in_a_forum_where_the_bot_may_open_topics(tmp_path: Path) -> None:
    ran = await checked(tmp_path, GROUP)

    assert f"ok   telegram: the bot is @{BOT['username']}" in ran.stdout
    assert "ok   staff.members: 1 people" in ran.stdout
    assert "ok   staff group: topics, the bot may open them" in ran.stdout
    assert (ran.exit_code, ran.stderr, "FAIL" in ran.stdout) == (0, "", False)


async def test_all_is_well_in_a_group_without_topics(tmp_path: Path) -> None:
    ran = await checked(tmp_path, GROUP, is_forum=False)

    assert "ok   staff group: no topics" in ran.stdout
    assert ran.exit_code == 0


async def test_each_group_of_the_staff_is_looked_at(tmp_path: Path) -> None:
    north = "[[staff.groups]]\nchat_id = -5\ndoors = ['agency']\n"
    ran = await checked(tmp_path, GROUP + north)

    assert "ok   staff group: topics, the bot may open them" in ran.stdout
    assert "FAIL staff.groups.0.chat_id: the group cannot be read (BadRequest)" in ran.stdout
    assert ran.exit_code == EX_FAILURE


@pytest.mark.parametrize(
    ("text", "faults", "named"),
    [
        (GROUP, {"getMe": Status(401)}, "telegram.token: Telegram does not know it"),
        (GROUP, {"getMe": Status(502)}, "telegram: not reached"),
        (
            GROUP,
            {"getWebhookInfo": webhook_info(url="https://example.org/secret")},
            "telegram: a webhook is set",
        ),
        (GROUP, {"getWebhookInfo": Status(502)}, "telegram: not reached"),
        (GROUP, {"getChat": KICKED}, "staff.chat_id: the group cannot be read"),
        (GROUP, {"getChatMember": NO_RIGHT}, "staff group: topics, the bot may not open them"),
        (GROUP.replace("100", "200", 1), {}, "staff.chat_id: the group cannot be read"),
        (GROUP.partition("[[")[0], {}, "staff.members: 0 people"),
        ("", {}, "staff.chat_id: not set, nobody will learn of a case"),
    ],
)
async def test_what_is_not_well_is_a_failure_that_is_named(
    tmp_path: Path, text: str, faults: dict[str, Status], named: str
) -> None:
    ran = await checked(tmp_path, text, faults)

    assert (ran.exit_code, ran.stderr) == (EX_FAILURE, "")
    assert [line for line in ran.stdout.splitlines() if line.startswith(f"FAIL {named}")]
    assert "secret" not in ran.stdout


HOOKED = "[telegram]\nmode = 'webhook'\nwebhook_url = 'https://example.org/'\n" + GROUP


@pytest.mark.parametrize(
    ("info", "told"),
    [
        (
            {"url": "https://example.org/", "pending_update_count": 3},
            "ok   telegram.webhook_url: set at Telegram, 3 updates wait",
        ),
        (
            {"url": "https://example.org/", "last_error_message": "Connection refused"},
            "ok   telegram.webhook_url: set at Telegram, 0 updates wait",
        ),
        (
            {
                "url": "https://example.org/",
                "pending_update_count": 3,
                "last_error_message": "Connection refused",
            },
            "FAIL telegram.webhook_url: 3 updates wait, not delivered: Connection refused",
        ),
        ({"url": ""}, "ok   telegram.webhook_url: not set at Telegram yet: run does it"),
        (
            {"url": "https://example.org/secret"},
            "FAIL telegram.webhook_url: another address is set at Telegram: run changes it; did you set it?",
        ),
    ],
)
async def test_the_state_of_the_webhook_is_told(tmp_path: Path, info: dict[str, object], told: str) -> None:
    ran = await checked(tmp_path, HOOKED, {"getWebhookInfo": webhook_info(**info)})

    assert told in ran.stdout.splitlines()
    assert ran.exit_code == (EX_FAILURE if told.startswith("FAIL") else 0)


@pytest.mark.parametrize(("mode", "is_told"), [(0o604, True), (0o640, False), (0o600, False)])
async def test_a_secret_that_anybody_can_read_is_a_failure(tmp_path: Path, mode: int, is_told: bool) -> None:
    file = tmp_path / "password"
    file.write_text("secret")
    file.chmod(mode)

    ran = await checked(tmp_path, f'[mail]\npassword_file = "{file}"\n{GROUP}')

    assert (
        f"FAIL mail.password_file: {file}: anybody can read it: chmod 600 {file}" in ran.stdout
    ) == is_told


def test_telegram_that_does_not_answer_is_a_failure(tmp_path: Path) -> None:
    there = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_BASE_URL": NOBODY_LISTENS}
    ran = run("check", "--config", written(tmp_path, GROUP), **there)

    assert ran.exit_code == EX_FAILURE
    assert "FAIL telegram: not reached" in ran.stdout


async def test_a_blank_contact_is_told_and_is_no_failure(tmp_path: Path) -> None:
    ran = await checked(tmp_path, f"[landlord]\nphone = '05 46 00 00 00'\n{GROUP}")

    assert "ok   landlord.email: blank, its line is hidden" in ran.stdout
    assert "landlord.phone" not in ran.stdout
    assert ran.exit_code == 0


# --- ready answers ----------------------------------------------------------------------------------------

MISSPELT = '[[replies]]\ntitle = "Bonjour"\ntext = "Dossier $numreo."\n'


def with_replies(folder: Path, text: str) -> tuple[str, Path]:
    """A configuration with that file of ready answers."""
    replies = folder / "replies.toml"
    replies.write_text(text, encoding="utf-8")
    store = f"[storage]\npath = '{folder / 'mediation.db'}'\n"
    return store + GROUP.replace("[[", f"replies = '{replies}'\n[[", 1), replies


async def test_ready_answers_that_can_be_sent_are_counted(tmp_path: Path) -> None:
    text, _ = with_replies(tmp_path, MISSPELT.replace("$numreo", "$numero"))

    ran = await checked(tmp_path, text)

    assert "ok   staff.replies: 1 ready answers" in ran.stdout
    assert ran.exit_code == 0


async def test_a_variable_that_is_none_is_a_finding_and_ends_run_with_the_same_line(tmp_path: Path) -> None:
    text, path = with_replies(tmp_path, MISSPELT)

    found = await checked(tmp_path, text)
    ran = run("run", "--config", written(tmp_path, text), TELEGRAM_TOKEN=TOKEN)

    told = f"staff.replies: {path}: replies.0.text: $numreo is no variable: expected $numero, $nom, "
    assert f"FAIL {told}" in found.stdout
    assert found.exit_code == EX_FAILURE
    assert (ran.exit_code, ran.stdout) == (EX_USAGE, "")
    assert ran.stderr.startswith(f"mediation-bot: {told}")
    assert len(ran.stderr.splitlines()) == 1
