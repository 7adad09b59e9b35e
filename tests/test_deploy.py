"""What is handed to the service manager is what docs/operations.md promises."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[1] / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
MOST_EXPOSED = 15  # tenths: 1.5 of 10

with_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")


def test_there_is_a_service_and_its_backup_for_one_bot_and_for_several() -> None:
    names = [path.name for path in (*SERVICES, *sorted(DEPLOY.glob("*.timer")))]

    assert names == [
        "mediation-bot-backup.service",
        "mediation-bot-backup@.service",
        "mediation-bot.service",
        "mediation-bot@.service",
        "mediation-bot-backup.timer",
        "mediation-bot-backup@.timer",
    ]


def settings(unit: str) -> list[str]:
    """What counts in a unit."""
    return [line for line in unit.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("template", sorted(DEPLOY.glob("*@.*")), ids=lambda path: path.name)
def test_each_of_several_bots_is_run_as_the_only_one_is_under_a_name_of_its_own(template: Path) -> None:
    alone = template.with_name(template.name.replace("@", "")).read_text()
    several = template.read_text()

    assert settings(several.replace("-%i", "").replace(" (%i)", "")) == settings(alone)
    assert "/mediation-bot/" not in several.replace("/opt/mediation-bot/", "")


@pytest.mark.parametrize(("asked", "bot"), [([], "mediation-bot"), (["@centre"], "mediation-bot-centre")])
def test_a_command_is_run_as_the_user_of_its_bot(tmp_path: Path, asked: list[str], bot: str) -> None:
    shows = tmp_path / "systemd-run"
    shows.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    shows.chmod(0o755)
    ran = subprocess.run(
        ["/bin/sh", DEPLOY / "mediation-bot-do", *asked, "check", "--audit"],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": str(tmp_path)},  # the real one is out of reach
    )

    told = ran.stdout.splitlines()
    assert {f"--property=User={bot}", f"--property=LoadCredential=token:/etc/{bot}/token"} <= set(told)
    assert f"--setenv=TELEGRAM_TOKEN_FILE=/run/credentials/{bot}-do.service/token" in told
    assert told[-4:] == ["check", "--config", f"/etc/{bot}/config.toml", "--audit"]


@with_systemd
@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.name)
def test_a_service_exposes_little_of_the_machine(service: Path) -> None:
    asks = ("systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(service))
    ran = subprocess.run(asks, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout


@with_systemd
def test_the_time_of_the_backup_is_one() -> None:
    (time,) = re.findall(
        r"^OnCalendar=(.+)$", (DEPLOY / "mediation-bot-backup.timer").read_text(), re.MULTILINE
    )
    ran = subprocess.run(("systemd-analyze", "calendar", time), capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stderr


@pytest.mark.skipif(shutil.which("promtool") is None, reason="Prometheus is not installed")
def test_prometheus_understands_the_rules() -> None:
    asks = ("promtool", "check", "rules", str(DEPLOY / "mediation-bot.rules.yml"))
    ran = subprocess.run(asks, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stderr


def test_each_alert_is_explained() -> None:
    alerts = re.findall(r"- alert: (\w+)", (DEPLOY / "mediation-bot.rules.yml").read_text())
    told = (DEPLOY.parent / "docs/operations.md").read_text()

    assert alerts
    assert [name for name in alerts if f"`{name}`" not in told] == []


def test_the_way_from_an_empty_server_names_only_what_there_is() -> None:
    told = (DEPLOY.parent / "docs/operations.md").read_text()

    named = {
        name for name in re.findall(r"/opt/mediation-bot/([\w./*-]+)", told) if not name.startswith(".venv")
    }
    assert named
    assert [name for name in named if not list(DEPLOY.parent.glob(name))] == []


def test_a_refused_token_ends_the_service_and_nothing_else_does() -> None:
    unit = (DEPLOY / "mediation-bot.service").read_text()

    assert "\nRestart=always\n" in unit
    assert "\nRestartPreventExitStatus=78\n" in unit


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_no_secret_is_written_down_or_given_as_a_variable(path: Path) -> None:
    assert not re.search(
        r"\d{5,}:[\w-]{20,}|AGE-SECRET-KEY|^Environment=|^ENV ", path.read_text(), re.MULTILINE
    )
