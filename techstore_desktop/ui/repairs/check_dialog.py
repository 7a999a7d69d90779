"""What a test gave: the device is ready, or goes back to the bench."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

LONGEST = 300
PASSED, FAILED = "passed", "failed"


class CheckDialog(Dialog):
    """Emits ``checked`` with the words and whether all is well."""

    checked = Signal(str, bool)

    def __init__(self, over: QWidget, *, device: str) -> None:
        super().__init__(
            over,
            title=self.tr("Test of {device}").format(device=device),
            primary=self.tr("Write it down"),
        )
        self.verdict = SegmentedControl(
            [
                (PASSED, self.tr("All works: ready")),
                (FAILED, self.tr("Not yet: back to the bench")),
            ]
        )
        self.result = QLineEdit(self.tr("All works"), maxLength=LONGEST)
        self._field = FormField(self.tr("What was tested, what came out"), self.result)
        self.verdict.chosen.connect(self._suggest)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addWidget(self.verdict)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the words; they can stay as they are."""
        self.result.selectAll()
        return self.result

    def decide(self) -> None:
        """Hand over the result, or say that it is missing."""
        words = self.result.text().strip()
        if not words:
            self._field.show_error(self.tr("This is needed."))
            self.result.setFocus()
            return
        self.accept()
        self.checked.emit(words, self.verdict.current() == PASSED)

    def _suggest(self, verdict: str) -> None:
        usual = self.tr("All works")
        if verdict == FAILED and self.result.text() == usual:
            self.result.clear()
            self.result.setFocus()
