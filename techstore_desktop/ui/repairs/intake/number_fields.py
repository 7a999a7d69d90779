"""A device's numbers: serial number or IMEI, and the second IMEI of two SIM cards."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.devices.imei import cleaned, imei_of, looks_like_imei
from techstore_desktop.ui.widgets.form_field import FormField

LONGEST = 60


class NumberFields(QWidget):
    """Emits ``edited`` at each key, ``entered`` with the number once it is whole.

    The second field comes up beside a valid IMEI; each one's digits are checked (R34).
    """

    edited = Signal()
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.number = QLineEdit(maxLength=LONGEST)
        self.second = QLineEdit(maxLength=LONGEST)
        self.number.setPlaceholderText(self.tr("Scan or type"))
        self.second.setPlaceholderText(self.tr("Of the second SIM"))
        self.field = FormField(self.tr("Serial number or IMEI"), self.number)
        self.second_field = FormField(self.tr("Second IMEI"), self.second, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.second_field, 1, Qt.AlignmentFlag.AlignTop)
        self.second_field.hide()
        self.number.editingFinished.connect(self._enter)
        self.second.editingFinished.connect(self._check_second)
        for line in (self.number, self.second):
            line.textEdited.connect(lambda _text: self.edited.emit())

    def show_numbers(self, number: str, second: str) -> None:
        """Show another device's numbers."""
        self.number.setText(number)
        self.second.setText(second)
        self.field.show_error("")
        self.second_field.show_error("")
        self._settle()

    def take(self, code: str) -> None:
        """Take a scanned number, into the second field where the cursor is there."""
        if self.second.hasFocus():
            self.second.setText(code)
            self._check_second()
            self.edited.emit()
            return
        self.number.setText(code)
        self._enter()

    def has_cursor(self) -> bool:
        """Whether the cursor is in one of the two."""
        return self.number.hasFocus() or self.second.hasFocus()

    def is_whole(self) -> bool:
        """Say beside the second IMEI that it is none; tell whether all is right."""
        if self._check_second():
            return True
        self.second.setFocus()
        return False

    def _enter(self) -> None:
        code = cleaned(self.number.text())
        imei = imei_of(code)
        is_wrong = looks_like_imei(code) and imei is None
        self.field.show_error(
            self.tr("A digit of this IMEI is wrong. It is kept as a serial number.")
            if is_wrong
            else ""
        )
        if code != self.number.text():
            self.number.setText(imei or code)
        self._settle()
        self.entered.emit(imei or code)

    def _check_second(self) -> bool:
        code = cleaned(self.second.text())
        imei = imei_of(code)
        if imei is not None and imei != self.second.text():
            self.second.setText(imei)
        is_right = not code or (imei is not None and imei != self.number.text())
        words = self.tr("This is no second IMEI: a digit of it is wrong.")
        self.second_field.show_error("" if is_right else words)
        return is_right

    def _settle(self) -> None:
        is_imei = imei_of(cleaned(self.number.text())) is not None
        if not is_imei:
            self.second.clear()
            self.second_field.show_error("")
        self.second_field.setVisible(is_imei)
