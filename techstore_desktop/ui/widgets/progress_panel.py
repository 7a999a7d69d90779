"""A long work: what it does, how far it is in numbers, and a Cancel."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from techstore_desktop.ui.background import Progress
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label, NumberLabel


class ProgressPanel(Card):
    """Follows a ``Progress``; Cancel asks the work to stop and leave things whole."""

    def __init__(
        self, title: str, progress: Progress, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._text = Label(title, "strong")
        self._numbers = NumberLabel("", "second")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        cancel = SecondaryButton(self.tr("Cancel"), self, keys="Esc")
        cancel.clicked.connect(progress.cancel)
        cancel.clicked.connect(lambda: cancel.setEnabled(False))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._text, 1)
        head.addWidget(self._numbers)
        foot.addStretch(1)
        foot.addWidget(cancel)
        self.body.addLayout(head)
        self.body.addWidget(self._bar)
        self.body.addLayout(foot)
        progress.moved.connect(self._show)

    def _show(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        locale = self.locale()
        self._numbers.setText(
            self.tr("{done} of {total}").format(
                done=locale.toString(done), total=locale.toString(total)
            )
        )
        if text:
            self._text.setText(text)
