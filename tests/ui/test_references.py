"""PySide drops no reference where Qt calls Python (as 6.12.0 did, which aborts)."""

import sys

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 100
SLACK = 20


class Caller(QObject):
    """Something with a signal."""

    called = Signal()


class Painted(QWidget):
    """A widget that Qt asks to paint itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        return None


class Model(QAbstractListModel):
    """A model that answers None and True."""

    def rowCount(
        self, parent: QModelIndex | QPersistentModelIndex | None = None
    ) -> int:
        return 1

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        return True if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def before() -> tuple[int, int]:
    """Return how often None and True are referred to."""
    return sys.getrefcount(None), sys.getrefcount(True)


def assert_none_dropped(before: tuple[int, int]) -> None:
    """Fail where as many references went as calls were made."""
    assert sys.getrefcount(None) > before[0] - SLACK
    assert sys.getrefcount(True) > before[1] - SLACK


def test_a_slot_keeps_its_references(before: tuple[int, int], qtbot: QtBot) -> None:
    caller = Caller()
    caller.called.connect(lambda: None)
    for _ in range(CALLS):
        caller.called.emit()
    assert_none_dropped(before)


def test_a_models_data_keeps_its_references(
    before: tuple[int, int], qtbot: QtBot
) -> None:
    model = Model()
    for _ in range(CALLS):
        index = model.index(0)
        index.data(Qt.ItemDataRole.DisplayRole)
        index.data(Qt.ItemDataRole.ToolTipRole)
    assert_none_dropped(before)


def test_painting_keeps_its_references(before: tuple[int, int], qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    for _ in range(CALLS):
        widget.repaint()
    assert_none_dropped(before)
