"""The project keeps its promises: clean files, pinned and explained dependencies, true README."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import aiohttp
import pytest

ROOT = Path(__file__).parents[1]
NOT_OURS = {".git", ".venv", ".hypothesis", "__pycache__", "build", "dist"}

# One letter of each in brackets, so that this file does not find itself.
ADDRESSES = r"[p]ythonhosted\.org|[p]ypi\.org|[r]egistry\.npmjs|/[s]imple/"
MACHINE_PATHS = r"(?<![\w.])/(?:work|root|tmp/v)(?![\w-])"
FORBIDDEN = re.compile(f"{ADDRESSES}|{MACHINE_PATHS}")

PINNED = re.compile(r"^([a-z0-9-]+)==\S+(?: ; [^\n]+?)? \\\n    --hash=sha256:", re.MULTILINE)


def ours(root: Path = ROOT) -> list[Path]:
    """The files of the project, whatever else lies around: git knows them; without git, all are looked at."""
    listed = _listed(root)
    return sorted(path for path in (_walked(root) if listed is None else listed) if path.is_file())


def _listed(root: Path) -> list[Path] | None:
    asks = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    try:
        ran = subprocess.run(asks, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return [root / name for name in ran.stdout.split("\0") if name] or None


def _walked(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS or path.name.endswith(("_cache", ".egg-info")):
            continue
        if path.is_dir():
            yield from _walked(path)
        else:
            yield path


def project() -> dict[str, Any]:
    return tomllib.loads(ROOT.joinpath("pyproject.toml").read_text())


def dependencies(*groups: str) -> set[str]:
    return names(project()["project"]["dependencies"]).union(*map(of_group, groups))


def of_group(group: str) -> set[str]:
    return names(project()["dependency-groups"][group])


def names(wanted: list[str]) -> set[str]:
    return {re.split(r"[=<>\[ ]", each)[0] for each in wanted}


def normal(name: str) -> str:
    return name.replace(".", "-").lower()


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = {
        str(path.relative_to(ROOT)): match[0]
        for path in ours()
        if (match := FORBIDDEN.search(path.read_text(encoding="utf-8", errors="replace")))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        ("https://{}.org/", "pypi"),
        ("https://files.{}.org/", "pythonhosted"),
        ("file:/{}/", "/simple"),
        ("cd /{}/main", "work"),
        ("in /{}", "root"),
        ("/{}/bin/python", "tmp/v"),
    ],
)
def test_a_registry_or_a_path_of_one_machine_would_be_found(shape: str, name: str) -> None:
    assert FORBIDDEN.search(shape.format(name))


def test_what_git_ignores_is_not_of_the_project(tmp_path: Path) -> None:
    subprocess.run(("git", "init", "--quiet"), cwd=tmp_path, check=True)
    for name, text in ((".gitignore", ".coverage\n"), (".coverage", "ignored"), ("new.py", "not added yet")):
        (tmp_path / name).write_text(text)

    assert [path.name for path in ours(tmp_path)] == [".gitignore", "new.py"]


def test_without_git_every_file_is_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for name in ("bot/cli.py", ".venv/bin/python", "README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert [str(path.relative_to(tmp_path)) for path in ours(tmp_path)] == ["README.md", "bot/cli.py"]


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", dependencies("build")),
        ("requirements-dev.txt", dependencies("build", "dev")),
        ("requirements-fuzz.txt", of_group("fuzz")),
        ("requirements-audit.txt", of_group("audit")),
    ],
)
def test_the_lock_pins_every_dependency_with_hashes_and_no_address(lock: str, wanted: set[str]) -> None:
    text = ROOT.joinpath(lock).read_text()

    assert "://" not in text
    assert {normal(each) for each in wanted} <= set(PINNED.findall(text))


def test_every_dependency_has_its_reason() -> None:
    table = ROOT.joinpath("docs/decisions/dependencies.md").read_text()

    assert set(re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE)) == dependencies(
        "build", "dev", "audit", "fuzz"
    )


def test_the_readme_names_every_make_target() -> None:
    targets = re.findall(r"^([a-z]+):.*##", ROOT.joinpath("Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"^\| `make ([a-z]+)`", ROOT.joinpath("README.md").read_text(), re.MULTILINE)

    assert sorted(named) == sorted(targets)


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in ours() if path.is_relative_to(ROOT / "tests")})
)
def test_every_folder_of_tests_with_code_is_a_package(folder: Path) -> None:
    assert not list(folder.glob("*.py")) or folder.joinpath("__init__.py").exists()


def test_the_command_starts() -> None:
    command = Path(sys.executable).with_name("mediation-bot")
    ran = subprocess.run([command, "--help"], capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stderr


def test_what_serves_loads_no_library_that_it_may_never_need() -> None:
    heavy = {"rich", "pygments", "PIL", "pikepdf", "typst", "matplotlib", "dateparser", "numpy", "aiosmtplib"}
    code = "import sys, bot.serve; print(*sys.modules)"

    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()

    assert heavy.isdisjoint(loaded)


def test_all_is_compiled_at_the_set_up() -> None:
    """A service that may not write in its own folder would do it at each start, in twice the time."""
    sources = [*Path(aiohttp.__file__).parent.glob("*.py")]  # some of them are never loaded here

    assert sources
    assert [it.name for it in sources if not Path(cache_from_source(str(it))).exists()] == []


def test_nothing_is_raised_where_a_group_is_caught() -> None:
    """Before Python 3.11.4 it would come out as a group, and an operator would read a traceback."""
    caught = [
        handler
        for path in (*ROOT.glob("bot/**/*.py"), *ROOT.glob("storage/**/*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.TryStar)
        for handler in node.handlers
    ]
    raised = [ast.unparse(it) for it in caught if "raise" in ast.unparse(it) or "exit(" in ast.unparse(it)]

    assert caught
    assert raised == []
