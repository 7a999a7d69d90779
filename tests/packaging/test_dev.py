"""The commands of a checkout say what they need, and install only what is locked."""

import ast
import importlib.util
import re
import subprocess
import sys
import venv
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


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's system packages")
def test_only_the_tests_ask_for_a_virtual_screen(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "missing_libraries", list)
    monkeypatch.setenv("PATH", "")
    screen = {"xvfb", "xdotool"}
    assert not screen & set(environment._missing_system_packages(needs_screen=False))
    assert screen <= set(environment._missing_system_packages(needs_screen=True))


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's system packages")
def test_a_system_without_apt_is_told_the_packages_and_no_command(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(environment.NotReady, match="libegl1, libgl1") as refused:
        environment._install_system_packages(["libgl1", "libegl1"])
    assert "apt-get" not in str(refused.value)


def test_an_environment_given_up_half_way_is_made_anew(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    half = tmp_path / ".venv"
    venv.EnvBuilder(with_pip=False).create(half)
    (half / "locks.json").write_text('{"develop": "as if all were there"}')
    monkeypatch.setattr(environment, "ENVIRONMENT", half)
    assert not environment._has_pip()
    environment._make_environment()
    assert environment._has_pip()
    assert not (half / "locks.json").exists()


@pytest.mark.parametrize("script", ["dev.py", "environment.py"])
def test_an_old_python_can_at_least_read_what_refuses_it(script: str) -> None:
    text = (PACKAGING / script).read_text("utf-8")
    ast.parse(text, feature_version=(3, 8))
    assert "from __future__ import annotations" in text


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
