"""How a sale is called while it is put aside."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.sales.parking import LONGEST_LABEL
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 460


class ParkSheet(Sheet):
    """Emits ``confirmed`` with the name, which may be empty."""

    confirmed = Signal(str)

    def __init__(self, over: QWidget, suggested: str) -> None:
        super().__init__(over, width=WIDTH)
        self._label = QLineEdit(suggested, maxLength=LONGEST_LABEL)
        self._label.selectAll()
        self._label.returnPressed.connect(self.confirm)
        self.body.addWidget(Label(self.tr("Park the sale"), "title"))
        self.body.addWidget(FormField(self.tr("Under which name?"), self._label))
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        done = PrimaryButton(self.tr("Park"), keys="Enter", height=44)
        done.clicked.connect(self.confirm)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(done)
        self.body.addLayout(foot)

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self._label

    def confirm(self) -> None:
        """Hand the name over."""
        self.accept()
        self.confirmed.emit(self._label.text())
