"""The commands of a checkout say what they need, and install only what is locked."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.fixture
def environment() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "environment", PACKAGING / "environment.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dev(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PACKAGING / "dev.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("words", "code"), [(["nonsense"], 2), ([], 2), (["help"], 0)])
def test_words_that_are_not_understood_show_those_that_are(
    words: list[str], code: int
) -> None:
    done = dev(*words)
    assert done.returncode == code
    for command in ("run", "test", "lint", "bench", "screenshots", "build"):
        assert command in done.stdout


def test_an_old_python_is_told_what_to_do(environment: ModuleType) -> None:
    with pytest.raises(environment.NotReady, match=r"Python 3\.11 or newer"):
        environment.check_python((3, 10, 4))
    environment.check_python((3, 11, 0))


def test_missing_libraries_are_named_by_their_packages(
    environment: ModuleType,
) -> None:
    wanted = {"libsurely-missing.so.9": "libsurely9"}
    assert environment.missing_libraries(wanted) == ["libsurely9"]


def test_a_changed_lock_is_installed_anew(environment: ModuleType) -> None:
    develop = {"develop": environment.lock_digest("develop")}
    run = {"run": environment.lock_digest("run")}
    assert environment.is_installed("run", develop)
    assert environment.is_installed("run", run)
    assert not environment.is_installed("develop", run)
    assert not environment.is_installed("develop", {"develop": "older"})


@pytest.mark.parametrize("name", ["run", "develop"])
def test_locks_carry_versions_and_hashes_and_no_address(name: str) -> None:
    text = (PACKAGING / "locks" / f"{name}.txt").read_text()
    assert "://" not in text
    assert "index" not in text
    pins = re.findall(r"^[A-Za-z0-9_.-]+(?:\[[^]]*\])?==[^ ]+", text, re.MULTILINE)
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.partition("\n")[2])
    assert len(pins) == len(entries) > 20
    assert all("--hash=sha256:" in entry for entry in entries)
