"""The row above the repairs: the search, and what leads to another view of them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    IconButton,
    PrimaryButton,
    SecondaryButton,
)

_ROOM_FOR_LANES = 860
"""Pixels from which the lanes have a button too; in a narrower row their key stays."""


class HeadRow(QWidget):
    """Whoever may not do what a button does, does not see it."""

    take_in_wanted = Signal()
    other_view_wanted = Signal()
    other_lanes_wanted = Signal()
    figures_wanted = Signal()

    def __init__(self, session: Session, search: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_list = False
        may = session.actor.may
        self.figures_button = IconButton("chart-bar", self.tr("Figures"), self)
        self.figures_button.setVisible(may(Permission.SEE_REPORTS))
        self.lanes_button = SecondaryButton("", self, icon="users", keys="F2")
        self.view_button = SecondaryButton("", self, icon="list", keys="F3")
        self.take_in_button = PrimaryButton(
            self.tr("Take in"), self, icon="plus", keys="Ctrl+N"
        )
        self.take_in_button.setVisible(may(Permission.REPAIR_TAKE_IN))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(search, 1)
        for button in (
            self.figures_button,
            self.lanes_button,
            self.view_button,
            self.take_in_button,
        ):
            row.addWidget(button)
        self.figures_button.clicked.connect(self.figures_wanted)
        self.lanes_button.clicked.connect(self.other_lanes_wanted)
        self.view_button.clicked.connect(self.other_view_wanted)
        self.take_in_button.clicked.connect(self.take_in_wanted)
        self.show_view(is_list=False, by_technician=False)

    def show_view(self, *, is_list: bool, by_technician: bool) -> None:
        """Let each button name what it leads to."""
        self._is_list = is_list
        self.view_button.setText(self.tr("Board") if is_list else self.tr("List"))
        self.lanes_button.setText(
            self.tr("By state") if by_technician else self.tr("By technician")
        )
        self._share_width(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the search its room."""
        super().resizeEvent(event)
        self._share_width(event.size().width())

    def _share_width(self, width: int) -> None:
        self.lanes_button.setVisible(not self._is_list and width >= _ROOM_FOR_LANES)
