"""How a shop of one computer comes to have several: step by step, with the commands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label

DATABASE = (
    "CREATE ROLE shop_owner LOGIN CREATEROLE PASSWORD '…';\n"
    "CREATE DATABASE shop OWNER shop_owner;"
)
INIT = (
    "techstore hub init postgresql://shop_owner:…@hub.example/shop --from-this-terminal"
)
ADD = 'techstore hub add-terminal "{name}"'
JOIN = "techstore join CODE"


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done, and what is typed for it."""

    words: str
    command: str


class HubSteps(Card):
    """Lists the steps; emits ``copied`` once a command is on the clipboard."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, margin=20)
        self.steps = tuple(self._steps())
        self.copy_buttons: list[IconButton] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for number, step in enumerate(self.steps, start=1):
            words, row = Label(step.words), grid.rowCount()
            words.setWordWrap(True)
            grid.addWidget(Label(f"{number}", "strong"), row, 0, top)
            grid.addWidget(words, row, 1)
            grid.addWidget(self._command(step.command), row + 1, 1)
            grid.setRowMinimumHeight(row + 2, 4)
        after = Label(
            self.tr(
                "From then on each computer is listed here, with what waits to be sent."
            ),
            "second",
        )
        after.setWordWrap(True)
        self.body.setSpacing(16)
        self.body.addLayout(grid)
        self.body.addWidget(after)
        self.body.addStretch(1)

    def _steps(self) -> Iterator[Step]:
        yield Step(
            self.tr(
                "Any PostgreSQL from version 14 on will do: a managed one, or your own "
                "on a computer that is always on. Make an empty database there, and an "
                "owner who may create roles."
            ),
            DATABASE,
        )
        yield Step(
            self.tr(
                "Close this program and type this on this computer, with the address "
                "of that database. The shop's whole history goes along."
            ),
            INIT,
        )
        yield Step(
            self.tr(
                "Give each further computer its place, from this one. The answer is a "
                "code that works once."
            ),
            ADD.format(name=self.tr("Till 2")),
        )
        yield Step(
            self.tr(
                "On the new computer choose Join a shop on the first page and give the "
                "code, or type this. It downloads the shop and can sell."
            ),
            JOIN,
        )

    def _command(self, command: str) -> QWidget:
        """Return a command in a well, with the button that copies it."""
        well = Card(role="well", margin=8)
        row = QHBoxLayout()
        shown = Label(command)
        shown.setWordWrap(True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = IconButton("copy", self.tr("Copy"))
        copy.clicked.connect(partial(self._copy, command))
        self.copy_buttons.append(copy)
        row.addWidget(shown, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        well.body.addLayout(row)
        return well

    def _copy(self, command: str) -> None:
        QGuiApplication.clipboard().setText(command)
        self.copied.emit()
