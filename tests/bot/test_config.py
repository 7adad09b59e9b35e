"""The configuration: every key is documented, every mistake is named, and a secret stays one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel, SecretStr

from bot.config import Config, ConfigError, Telegram, load

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TOKEN = "7000001:0123456789abcdefghijklmnopqrstuvwxyz"

COMMENTED_OUT = re.compile(r"^# (?=\[\[[a-z_.]+\]\]$|[a-z_]+ = )")
KEY = re.compile(r"^(?P<key>[a-z_]+) = ")
COMMENT = re.compile(r"^#.*\w")
SECTION = re.compile(r"^\[+(?P<section>[a-z_.]+)\]+$")


def keys_of(model: type[BaseModel], at: str = "") -> Iterator[str]:
    """Every key, with its sections: "staff.members.id"."""
    for name, field in model.model_fields.items():
        kinds = get_args(field.annotation) or (field.annotation,)
        sections = [k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)]
        yield from (key for each in sections for key in keys_of(each, f"{at}{name}."))
        if not sections:
            yield f"{at}{name}"


def example_lines() -> list[str]:
    """The example as if everything in it were set."""
    return [COMMENTED_OUT.sub("", line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]


def keys_of_the_example() -> Iterator[str]:
    section = ""
    for line in example_lines():
        if found := SECTION.match(line):
            section = found["section"]
        elif found := KEY.match(line):
            yield f"{section}.{found['key']}"


CENTRE = "[[agencies]]\nname = 'Agence du centre'\n"
MAIN = "[staff]\nchat_id = -1\n"


def group(chat_id: int, doors: str = "['agency']", agencies: str = "[]") -> str:
    """Another group of the staff."""
    return f"[[staff.groups]]\nchat_id = {chat_id}\ndoors = {doors}\nagencies = {agencies}\n"


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """Write a configuration file and give its path."""

    def write(text: str) -> Path:
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


# --- the example ------------------------------------------------------------------------------------------


def test_the_example_has_every_key_and_no_other() -> None:
    assert sorted(keys_of_the_example()) == sorted(keys_of(Config))


def unexplained(lines: list[str]) -> list[str]:
    """Keys without a comment right above; in a table of a list, keys in a row may share one."""
    found, above, shares = [], "", False
    for line in lines:
        if SECTION.match(line):
            shares = line.startswith("[[")
        is_explained = COMMENT.match(above) or (shares and KEY.match(above))
        if (key := KEY.match(line)) and not is_explained:
            found.append(key["key"])
        above = line
    return found


def test_every_key_of_the_example_is_explained() -> None:
    assert unexplained(example_lines()) == []


@pytest.mark.parametrize(
    "text",
    [
        "[staff]\nchat_id = 0",
        "[staff]\n#\nchat_id = 0",
        "[staff]\n# Who they are.\n\nchat_id = 0",
        "[rules]\n# Months.\nsilence_months = 2\nchat_id = 0",
        "[[staff.members]]\nchat_id = 0",
    ],
)
def test_a_key_that_is_not_explained_would_be_found(text: str) -> None:
    assert unexplained(text.splitlines()) == ["chat_id"]


def test_the_example_is_the_default() -> None:
    assert load(EXAMPLE) == Config()


def test_the_example_with_all_its_lines_loads(written: Any) -> None:
    config = load(written("\n".join(example_lines()).replace("chat_id = 0", "chat_id = -100", 1)))

    assert [agency.name for agency in config.agencies] == ["Agence du centre"]
    assert [member.service for member in config.staff.members] == ["agence de Rochefort"]
    assert [group.doors for group in config.staff.groups] == [("agency",)]


def test_the_example_holds_no_secret() -> None:
    assert tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))["telegram"]["token"] == ""


# --- mistakes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[telegram]\ntokn = 'x'", "telegram.tokn: unknown key"),
        ("[telegramm]\ntoken = 'x'", "telegramm: unknown key"),
        ("token = 'x'", "token: unknown key"),
        ("[telegram]\ntoken = 5", "telegram.token: "),
        ("[telegram]\npoll_timeout = 'long'", "telegram.poll_timeout: "),
        ("[telegram]\npoll_timeout = 51", "telegram.poll_timeout: "),
        ("[telegram]\nmode = 'webhooks'", "telegram.mode: "),
        ("[telegram]\nmode = 'webhook'", 'telegram: value error, webhook_url is wanted with mode "webhook"'),
        ("[telegram]\nwebhook_url = 'bot.example.org'", "telegram.webhook_url: "),
        ("[telegram]\nwebhook_url = 'http://bot.example.org/'", "telegram.webhook_url: "),
        ("[telegram]\nwebhook_url = 'https://bot.example.org:8081/'", "443, 80, 88, 8443"),
        ("[telegram]\nwebhook_listen = '0.0.0.0:8081'", "telegram.webhook_listen: "),
        ("[telegram]\nwebhook_listen = '127.0.0.1'", "telegram.webhook_listen: "),
        ("[telegram]\nwebhook_listen = '127.0.0.1:99999'", "telegram.webhook_listen: "),
        ("[telegram]\nwebhook_connections = 101", "telegram.webhook_connections: "),
        ("[landlord]\ncase_prefix = 'rho'", "landlord.case_prefix: "),
        ("[landlord]\nphone = 546000000", "landlord.phone: "),
        ("[rules]\nsilence_months = 0", "rules.silence_months: "),
        ("[rules]\nsilence_months = 12", "rules.silence_months: "),
        ("[rules]\nreference_pattern = '('", "rules.reference_pattern: "),
        ("[staff]\nchat_id = '@staff'", "staff.chat_id: "),
        ("[[staff.members]]\nname = 'Camille'", "staff.members.0.id: "),
        ("[[agencies]]\ntowns = 'Rochefort'", "agencies.0.name: "),
        ("[privacy]\ndraft_days = 0", "privacy.draft_days: "),
        ("[texts]\nlanguage = 'de'", "texts.language: "),
        ("staff = 3", "staff: "),
        (f"{CENTRE}{CENTRE}", "agencies.1.name: another agency is called 'Agence du centre'"),
        ("[staff]\n" + group(-2), "staff.chat_id: wanted with staff.groups"),
        (MAIN + group(-1), "staff.groups.0.chat_id: this group is listed twice"),
        (MAIN + group(-2) + group(-2), "staff.groups.1.chat_id: this group is listed twice"),
        (MAIN + group(2), "staff.groups.0.chat_id: "),
        (MAIN + group(-2, doors="[]"), "staff.groups.0.doors: "),
        (MAIN + group(-2, doors="['agence']"), "staff.groups.0.doors.0: "),
        (
            CENTRE + MAIN + group(-2, agencies="['Agence du nord']"),
            "staff.groups.0.agencies: no agency is called 'Agence du nord'",
        ),
        (
            CENTRE + "[mail]\nagencies = {'Agence du nord' = ['nord@example.org']}",
            "mail.agencies: no agency is called 'Agence du nord'",
        ),
        ("[landlord\nname = 'RHO'", "config.toml: not valid TOML: "),
    ],
)
def test_a_mistake_is_named_by_its_key(written: Any, text: str, named: str) -> None:
    with pytest.raises(ConfigError) as mistake:
        load(written(text))

    assert named in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_all_mistakes_are_named_at_once(written: Any) -> None:
    with pytest.raises(ConfigError, match=r"landlord\.nom: .*; rules\.silence_months: "):
        load(written("[landlord]\nnom = 'RHO'\n[rules]\nsilence_months = 99"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml: No such file"):
        load(tmp_path / "absent.toml")


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(ConfigError, match=r"config\.toml: not valid TOML"):
        load(tmp_path / "config.toml")


def test_without_a_file_there_are_the_defaults() -> None:
    assert load(None) == Config()


def test_a_configuration_is_not_changed_after_it_was_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Config().rules.silence_months = 3


# --- secrets ----------------------------------------------------------------------------------------------


# Each key of [telegram]: in the file, in the environment, and what it comes to.
TWICE: dict[str, tuple[str, str, object]] = {
    "token": ("'a'", "b", SecretStr("b")),
    "token_file": ("'a'", "b", Path("b")),
    "base_url": ("'a'", "b", "b"),
    "base_file_url": ("'a'", "b", "b"),
    "mode": ("'polling'", "polling", "polling"),
    "poll_timeout": ("3", "7", 7),
    "webhook_url": ("'https://a.example/'", "https://b.example/", "https://b.example/"),
    "webhook_listen": ("'127.0.0.1:1'", "[::1]:2", "[::1]:2"),
    "webhook_secret": ("'a'", "b", SecretStr("b")),
    "webhook_secret_file": ("'a'", "b", Path("b")),
    "webhook_connections": ("3", "7", 7),
    "rate_limit": ("true", "false", False),
}


@pytest.mark.parametrize("key", Telegram.model_fields)
def test_the_environment_wins_over_the_file(written: Any, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    in_the_file, in_the_environment, told = TWICE[key]
    monkeypatch.setenv(f"TELEGRAM_{key.upper()}", in_the_environment)

    assert getattr(load(written(f"[telegram]\n{key} = {in_the_file}")).telegram, key) == told
    assert getattr(load(None).telegram, key) == told


def test_what_the_environment_does_not_set_stays_as_the_file_says(
    written: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "b")

    assert load(written("[telegram]\ntoken = 'a'\npoll_timeout = 3")).telegram.poll_timeout == 3


@pytest.mark.parametrize(
    "name", ["RULES_SILENCE_MONTHS", "RULES", "SILENCE_MONTHS", "STAFF_CHAT_ID", "STORAGE_PATH"]
)
def test_only_telegram_is_set_in_the_environment(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "3")

    assert load(None) == Config()
    assert load(EXAMPLE) == Config()


def test_a_mistake_in_the_environment_is_named_by_its_key(
    written: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_POLL_TIMEOUT", "long")

    with pytest.raises(ConfigError, match=r"^telegram\.poll_timeout: "):
        load(written("[telegram]\nmode = 'polling'"))


def test_a_token_comes_from_the_file_or_from_a_file_of_its_own(written: Any, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")

    assert load(written(f"[telegram]\ntoken = '{TOKEN}'")).token == TOKEN
    assert load(written(f"[telegram]\ntoken_file = '{tmp_path / 'token'}'")).token == TOKEN


def test_a_token_that_is_set_wins_over_the_file_of_its_own(written: Any, tmp_path: Path) -> None:
    assert (
        load(written(f"[telegram]\ntoken = '{TOKEN}'\ntoken_file = '{tmp_path / 'absent'}'")).token == TOKEN
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "telegram.token: set it, or TELEGRAM_TOKEN, or telegram.token_file"),
        ("[telegram]\ntoken = '  '", "telegram.token: "),
        ("[telegram]\ntoken_file = 'absent'", "telegram.token_file: No such file"),
    ],
)
def test_a_token_that_is_nowhere_is_a_mistake(written: Any, text: str, named: str) -> None:
    with pytest.raises(ConfigError, match=f"^{re.escape(named)}"):
        _ = load(written(text)).token


@pytest.mark.parametrize("secret", ["a" * 15, "a" * 257, "a" * 15 + "!", "a" * 15 + "é"])
def test_a_secret_that_telegram_refuses_or_anybody_guesses_is_a_mistake(written: Any, secret: str) -> None:
    with pytest.raises(ConfigError, match=r"^telegram\.webhook_secret: ") as mistake:
        _ = load(written(f"[telegram]\nwebhook_secret = '{secret}'")).webhook_secret

    assert secret not in str(mistake.value)


def test_the_token_is_never_printed_with_the_configuration(written: Any) -> None:
    config = load(written(f"[telegram]\ntoken = '{TOKEN}'"))

    assert (
        TOKEN
        not in f"{config!r} {config} {config.telegram!r} {config.model_dump()} {config.model_dump_json()}"
    )


def test_a_mistake_beside_the_token_does_not_print_it(written: Any) -> None:
    with pytest.raises(ConfigError) as mistake:
        load(written(f"[telegram]\ntoken = ['{TOKEN}']\nbase_url = 3"))

    assert TOKEN not in str(mistake.value)
    assert mistake.value.__cause__ is None
