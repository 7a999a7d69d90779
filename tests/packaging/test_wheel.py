"""What is installed from the wheel finds its pictures, texts and migrations."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from techstore_desktop import __version__

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    done = [*command, "--directory", str(folder)]
    subprocess.run(done, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob(f"techstore_desktop-{__version__}-*.whl")
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", ["resources", "migrations"])
def test_every_file_beside_the_code_travels_in_the_wheel(
    names: set[str], folder: str
) -> None:
    files = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert len(files) > 1
    assert {f"techstore_desktop/{file}" for file in files} <= names


def test_the_wheel_holds_the_program_and_no_tests(names: set[str]) -> None:
    assert "techstore_desktop/cli.py" in names
    assert not [name for name in names if "tests/" in name or "packaging/" in name]
