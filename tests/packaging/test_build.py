"""The built program sells, prints and proves itself, wherever its folder lies."""

import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from techstore_desktop import __version__
from tests.printing.reading import text_of

MOST_MEGABYTES = 190
NOT_OURS_TO_GIVE = ("VirtualKeyboard", "Qt6Charts", "Qt6Graphs", "Qt6DataVis")
BUILD = Path(__file__).parents[2] / "packaging" / "pyinstaller" / "build.py"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", BUILD)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def built(
    build: ModuleType, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the folder of a build. It paints its icon with the tests' application."""
    folder: Path = build.build(tmp_path_factory.mktemp("dist"))
    return folder


def test_it_is_small_and_holds_nothing_that_may_not_be_given(
    build: ModuleType, built: Path
) -> None:
    assert build.megabytes(built) <= MOST_MEGABYTES
    names = [path.name for path in built.rglob("*")]
    for part in NOT_OURS_TO_GIVE:
        assert not [name for name in names if part in name]


@pytest.mark.skipif(sys.platform != "linux", reason="others carry it in the program")
def test_a_menu_entry_finds_the_sign_of_the_program(built: Path) -> None:
    assert (built / "techstore.png").read_bytes().startswith(b"\x89PNG")


def test_the_program_knows_its_version(build: ModuleType, tmp_path: Path) -> None:
    assert build.version() == __version__
    properties = build.write_version(tmp_path).read_text()
    assert f'StringStruct("FileVersion", "{__version__}")' in properties
    compile(properties, "version.txt", "eval")


def test_it_sells_from_a_folder_with_spaces_and_accents_and_without_python(
    build: ModuleType, built: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "Mi Tienda Ñandú" / "TechStore"
    shutil.copytree(built, moved, symlinks=True)
    home = tmp_path / "vacío"
    home.mkdir()
    bare = {"HOME": str(home), "PATH": str(home), "QT_QPA_PLATFORM": "offscreen"}
    if sys.platform == "win32":
        bare |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP")}
    answer = build.smoke(moved, tmp_path, env=bare)
    assert re.fullmatch(r"A1-\d{6}", answer["sale"])
    assert answer["cameras"] >= 0
    assert answer["sale"] in text_of((tmp_path / "receipt.pdf").read_bytes())
    assert (tmp_path / "sign-in.png").stat().st_size > 0
