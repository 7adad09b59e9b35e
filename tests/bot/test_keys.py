"""The master key: where it is told, what `check` says of it, how it is changed, and what goes with a key."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pytest

from bot.config import MASTER_KEY
from bot.exits import EX_USAGE
from bot.simulator.telegram import TENANT
from bot.simulator.world import User
from storage import cases, conversations
from storage.database import Store
from tests.bot.test_cli import GROUP, checked, run, written
from tests.running import House, housed
from tests.samples import PDF
from tests.sealed import on_disk
from tests.storage.test_opening import holding

KEY, OTHER = base64.b64encode(bytes(range(32))).decode(), "ab" * 32
BERT = User(4_343_434, "Bert")
HELLO = '{"text": "/start"}\n'


def configured(folder: Path, *privacy: str) -> str:
    lines = ("[storage]", f'path = "{folder}/mediation.db"', "[privacy]", *privacy)
    return written(folder, "\n".join(lines) + "\n")


def key_file(folder: Path, text: str = KEY, name: str = "key") -> Path:
    file = folder / name
    file.write_text(text)
    return file


def chats(folder: Path, config: str, **environment: str) -> tuple[int, str]:
    ran = run("chat", "--json", "--config", config, "--data", str(folder), given=HELLO, **environment)
    return ran.exit_code, ran.stderr


# --- where it is told ---------------------------------------------------------------------------------------


def test_a_key_in_a_file_or_in_the_environment_leaves_none_beside_the_store(tmp_path: Path) -> None:
    from_file = chats(tmp_path, configured(tmp_path, f'master_key_file = "{key_file(tmp_path)}"'))
    from_environment = chats(tmp_path, configured(tmp_path), MEDIATION_MASTER_KEY=KEY)

    assert from_file == from_environment == (0, "")
    assert (tmp_path / "mediation-keys.db").exists()
    assert not (tmp_path / "mediation.key").exists()


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('master_key = "short"', "privacy.master_key: expected 32 bytes"),
        ('master_key_file = "{folder}/absent"', f"{MASTER_KEY}: No such file"),
        ('master_key_file = "{folder}/spoilt"', f"{MASTER_KEY}: expected 32 bytes"),
        ('master_key_file = "{folder}/other"', f"{MASTER_KEY}: this is not the key that"),
        ("", f"{MASTER_KEY}: "),
    ],
)
def test_a_key_that_does_not_fit_is_one_line_that_names_it(tmp_path: Path, line: str, named: str) -> None:
    chats(tmp_path, configured(tmp_path, f'master_key = "{KEY}"'))
    key_file(tmp_path, OTHER, "other")
    key_file(tmp_path, "spoilt", "spoilt")

    code, told = chats(tmp_path, configured(tmp_path, line.format(folder=tmp_path)))

    assert code == EX_USAGE
    assert len(told.splitlines()) == 1
    assert named in told
    assert not [key for key in (KEY, OTHER) if key in told]


# --- check --------------------------------------------------------------------------------------------------


async def test_check_tells_that_the_key_lies_beside_the_store(tmp_path: Path) -> None:
    ran = await checked(tmp_path, f'{GROUP}[storage]\npath = "{tmp_path}/mediation.db"\n')

    assert f"ok   {MASTER_KEY}: blank, the key lies beside the store ({tmp_path}/mediation.key)" in ran.stdout
    assert ran.exit_code == 0


@pytest.mark.parametrize(
    ("key", "told"), [(KEY, "ok   master key: read"), (OTHER, f"FAIL {MASTER_KEY}: not the key of")]
)
async def test_check_tells_whether_the_key_fits(tmp_path: Path, key: str, told: str) -> None:
    Store(tmp_path / "mediation.db", base64.b64decode(KEY)).close()
    text = f'{GROUP}[storage]\npath = "{tmp_path}/mediation.db"\n[privacy]\nmaster_key = "{key}"\n'

    assert told in (await checked(tmp_path, text)).stdout


async def test_check_tells_of_a_key_store_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "mediation-keys.db").write_text("no database at all, but some words that are long enough")
    text = f'{GROUP}[storage]\npath = "{tmp_path}/mediation.db"\n[privacy]\nmaster_key = "{KEY}"\n'

    assert "FAIL storage.path: " in (await checked(tmp_path, text)).stdout


# --- rekey --------------------------------------------------------------------------------------------------


def test_the_master_key_is_changed_and_the_store_opens_with_the_new_one(tmp_path: Path) -> None:
    beside, new = configured(tmp_path), key_file(tmp_path, OTHER)
    chats(tmp_path, beside)

    changed = run("rekey", "--config", beside, "--new-key-file", str(new))
    again = run("rekey", "--config", beside, "--new-key-file", str(new))

    assert [ran.exit_code for ran in (changed, again)] == [0, 0]
    assert f"now set {MASTER_KEY} to {new}" in changed.stdout
    assert "already" in again.stdout
    assert chats(tmp_path, beside)[0] == EX_USAGE
    assert chats(tmp_path, configured(tmp_path, f'master_key_file = "{new}"')) == (0, "")


@pytest.mark.parametrize(
    ("privacy", "new", "named"),
    [
        ("", "absent", "--new-key-file: No such file"),
        ("", "spoilt", "--new-key-file: expected 32 bytes"),
        (f'master_key = "{OTHER}"', "key", f"{MASTER_KEY}: this is not the key that"),
    ],
)
def test_a_key_that_cannot_be_changed_is_one_line(tmp_path: Path, privacy: str, new: str, named: str) -> None:
    chats(tmp_path, configured(tmp_path))
    key_file(tmp_path), key_file(tmp_path, "spoilt", "spoilt")

    ran = run("rekey", "--config", configured(tmp_path, privacy), "--new-key-file", str(tmp_path / new))

    assert (ran.exit_code, len(ran.stderr.splitlines())) == (EX_USAGE, 1)
    assert named in ran.stderr


def test_a_key_is_not_changed_while_the_bot_runs_nor_where_there_is_no_store(tmp_path: Path) -> None:
    new, config = key_file(tmp_path), configured(tmp_path)
    nowhere = run("rekey", "--config", config, "--new-key-file", str(new))
    store = Store(tmp_path / "mediation.db")
    in_use = run("rekey", "--config", config, "--new-key-file", str(new))
    store.close()

    assert "storage.path: " in nowhere.stderr
    assert "storage.path: another process uses" in in_use.stderr
    assert (nowhere.exit_code, in_use.exit_code) == (EX_USAGE, EX_USAGE)


# --- the operator's work ------------------------------------------------------------------------------------


def test_the_operators_work_wants_the_key_wherever_it_lies_and_figures_want_none(tmp_path: Path) -> None:
    elsewhere = configured(tmp_path, f'master_key_file = "{key_file(tmp_path)}"')
    chats(tmp_path, elsewhere)
    shutil.copy(elsewhere, tmp_path / "elsewhere.toml")
    other = configured(tmp_path, f'master_key = "{OTHER}"')
    who, to = str(TENANT.id), str(tmp_path / "out.zip")
    work = [["export", who, "--to", to], ["purge"], ["erase", who]]

    refused = [run(*each, "--config", other) for each in work]
    done = [run(*each, "--config", str(tmp_path / "elsewhere.toml")) for each in work]

    assert [(ran.exit_code, MASTER_KEY in ran.stderr) for ran in refused] == [(EX_USAGE, True)] * len(work)
    assert [ran.exit_code for ran in done] == [0] * len(work)
    assert run("stats", "--config", other).exit_code == 0


# --- an erasure ---------------------------------------------------------------------------------------------


async def tells(house: House, user: User, words: str) -> None:
    """The tenant tells those words in the story, and leaves a case with a piece."""
    await house.says("/start", user=user)
    await house.taps("start", "money", "charges", "tenant", "none", "written", user=user)
    await house.says("12 juin 2026", user=user)
    await house.taps("none", "understood", "accept", "agree", user=user)
    await house.says(words, "marie@exemple.fr", "123456", f"{words} coule.", f"{words} !", user=user)
    house.telegram.tenant_sends(PDF, user=user, caption=words, name=f"{words}.pdf")
    await house.settle()
    await house.taps("done", "send_with_story", user=user)


async def test_who_erases_everything_is_lost_in_older_copies_and_begins_anew(tmp_path: Path) -> None:
    folder = tmp_path / "now"
    folder.mkdir()
    async with housed(folder) as house:
        await tells(house, TENANT, "zanzibar")
        await tells(house, BERT, "tombouctou")
        there = [holding(folder, words) for words in ("zanzibar", "tombouctou")]
        shutil.copytree(folder, tmp_path / "before")
        await house.says("/effacer")
        await house.taps("erase_all")

        assert there == [[], []]
        assert cases.of_chat(house.store.db, BERT.id)[0].answers["name"] == "tombouctou"
        assert house.store.vault.key_numbered(number_of_key(tmp_path / "before"), TENANT.id) is None

    for name in ("mediation-keys.db", "mediation.key"):
        shutil.copy(folder / name, tmp_path / "before" / name)
    async with housed(tmp_path / "before") as house:
        await house.says("/aide", "/start")

        (case,) = cases.of_chat(house.store.db, BERT.id)
        anew = conversations.load(house.store.db, TENANT.id)
        assert house.store.erased_again == 1
        assert anew
        assert (anew.state, anew.answers, cases.of_chat(house.store.db, TENANT.id)) == ("welcome", {}, [])
        assert case.answers["name"] == "tombouctou"
        assert len(on_disk(house.store)) == 2
        assert "zanzibar" not in str(house.telegram.calls)


def number_of_key(folder: Path) -> int:
    """The key that the words of the first tenant are sealed under, in that copy."""
    store = Store(folder / "mediation.db")
    number = store.vault.key_of(TENANT.id).number
    store.close()
    return number
