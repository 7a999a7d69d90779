"""Files are asked for where people keep theirs, then where they were last."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.ui.widgets import files

KINDS = "Sheets (*.csv)"


@pytest.fixture
def over(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QWidget]:
    """Give a window under Qt's own dialog of files; nothing was chosen before."""
    monkeypatch.setattr(files, "_last", files._Last())
    unnative = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QApplication.setAttribute(unnative)
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    QApplication.setAttribute(unnative, on=False)


def type_into_the_dialog(text: str, asked: Callable[[], Path | None]) -> Path | None:
    """Type a file's name once the dialog is there, and accept it."""
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, answer)
            return
        seen.append(dialog.directory().absolutePath())
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(text)
        dialog.accept()

    QTimer.singleShot(0, answer)
    chosen = asked()
    assert seen
    return chosen


def test_the_last_folder_is_where_the_next_dialog_opens(
    over: QWidget, tmp_path: Path
) -> None:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    there = Path(QStandardPaths.writableLocation(documents))
    assert files.start_folder() == (there if there.is_dir() else Path.home())
    wanted = tmp_path / "parts"
    chosen = type_into_the_dialog(
        str(wanted), lambda: files.ask_to_save(over, "", "x", KINDS, ending=".csv")
    )
    assert chosen == wanted.with_suffix(".csv")
    assert files.start_folder() == tmp_path
    sheet = tmp_path / "sheet.csv"
    sheet.touch()
    opened = type_into_the_dialog(
        sheet.name, lambda: files.ask_to_open(over, "", KINDS)
    )
    assert opened == sheet


def test_a_folder_that_is_gone_is_not_asked_for(over: QWidget, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    type_into_the_dialog(
        str(stick / "a.csv"), lambda: files.ask_to_save(over, "", "x", KINDS)
    )
    assert files.start_folder() == stick
    stick.rmdir()
    assert files.start_folder() != stick
