"""No word of any pictured screen is cut off, out of its frame, or overlapped."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from techstore_desktop import demo
from techstore_desktop.core.clock import SetClock
from techstore_desktop.shop import Shop, open_file
from techstore_desktop.ui import language
from techstore_desktop.ui.widgets import painting
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column
from tests import screenshots, settling
from tests.ui.cut_off import PaintedWords, faults_of

SMALLEST = (1024, 768)
LOOKED_AT = [
    *((spoken, (1280, 800)) for spoken in language.LANGUAGES),
    ("es", SMALLEST),
]
"""Old tills are small; there Spanish alone, whose words are longer than English."""
# A Wednesday, late in the afternoon: the drawer is open, repairs are late.
NOW = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
LOOKS_AGAIN = 12
"""A screen that a busy computer has not laid out yet gets so many pauses more."""


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Return what chooses a language for one test."""
    before = QLocale()

    def install(chosen: str) -> None:
        language.install(qapp, chosen)
        QLocale.setDefault(QLocale(chosen))

    yield install
    language.install(qapp, "en")
    QLocale.setDefault(before)


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of the demo shop that the pictures are made of."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    shop = demo.make_demo(file, size=screenshots.SMALL, now=NOW)
    screenshots.need_somebody(shop)
    shop.close()
    return file


@pytest.fixture
def demo_shop(demo_file: Path, tmp_path: Path) -> Iterator[Shop]:
    """Return the demo shop, always of the same day."""
    file = tmp_path / "demo.db"
    shutil.copy(demo_file, file)
    shop = open_file(file, clock=SetClock(NOW))
    yield shop
    shop.close()


@pytest.mark.parametrize(("spoken", "size"), LOOKED_AT)
def test_nothing_is_cut_on_any_screen(
    demo_shop: Shop,
    speak: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    spoken: str,
    size: tuple[int, int],
) -> None:
    speak(spoken)
    painted = PaintedWords(spoken)
    monkeypatch.setattr(painting, "_cut", painted)
    monkeypatch.setattr(settling, "PAUSE_MILLISECONDS", 30)
    faults: dict[str, str] = {}

    def found(window: QWidget) -> list[str]:
        settling.settle()
        painted.take()
        window.grab()
        return [*faults_of(window), *painted.take()]

    def look(window: QWidget, name: str) -> None:
        now = found(window)
        for _ in range(LOOKS_AGAIN):
            if not now:
                return
            now = found(window)
        for fault in now:
            faults.setdefault(fault, name)

    screenshots.walk(demo_shop, look, *size)
    assert not faults, "\n".join(f"{name}: {each}" for each, name in faults.items())


def _label(text: str, width: int) -> QWidget:
    label = QLabel(text)
    label.setFixedWidth(width)
    return label


def _low(text: str) -> QWidget:
    label = _label(text, 60)
    assert isinstance(label, QLabel)
    label.setWordWrap(True)
    label.setFixedHeight(14)
    return label


def _button(text: str) -> QWidget:
    button = SecondaryButton(text)
    button.setFixedWidth(40)
    return button


def _choice(text: str) -> QWidget:
    choice = QComboBox()
    choice.addItem(text)
    choice.setFixedWidth(50)
    return choice


def _field(text: str) -> QWidget:
    line = QLineEdit()
    line.setPlaceholderText(text)
    line.setFixedWidth(50)
    return line


def _check(text: str) -> QWidget:
    box = QCheckBox(text)
    box.setFixedWidth(50)
    return box


def _head(text: str) -> QWidget:
    column: Column[str] = Column(key="only", title=text, text=str)
    table = Table([column], EmptyState("user", ""))
    table.show_rows(["row"])
    table.view.setColumnWidth(0, 60)
    return table


@pytest.mark.parametrize(
    "make",
    [lambda text: _label(text, 40), _low, _button, _choice, _field, _check, _head],
)
def test_what_is_cut_is_found(qapp: QApplication, make: object) -> None:
    assert callable(make)
    window = QWidget()
    window.resize(400, 300)
    part = make("Discount for the whole sale")
    part.setParent(window)
    window.show()
    settling.settle(0)
    assert any("is cut" in each for each in faults_of(window))
    part.setMinimumSize(340, 200)
    part.setMaximumSize(340, 200)
    for table in window.findChildren(Table):
        table.view.setColumnWidth(0, 300)
    settling.settle(0)
    assert list(faults_of(window)) == []
    window.close()
    window.deleteLater()


def test_what_sticks_out_or_overlaps_is_found(qapp: QApplication) -> None:
    window = QWidget()
    window.resize(200, 100)
    first, second = QLabel("First word", window), QLabel("Second word", window)
    first.setGeometry(10, 10, 150, 20)
    second.setGeometry(100, 15, 150, 20)
    window.show()
    found = list(faults_of(window))
    assert any("overlaps" in each for each in found)
    assert any("sticks out" in each for each in found)
    second.setGeometry(10, 40, 150, 20)
    assert list(faults_of(window)) == []
    window.close()
    window.deleteLater()


def test_a_word_of_the_program_that_is_painted_with_an_ellipsis_is_found() -> None:
    painted = PaintedWords("en")
    painted("Discount limits", 14, 400, 30)
    painted("Corsair Vengeance 32 GB", 14, 400, 30)
    assert painted.take() == ["painted 'Discount limits' is cut at 30 px"]
    assert painted.take() == []
