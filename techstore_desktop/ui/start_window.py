"""The window before there is a shop in it: opening, first run, or what went wrong."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.ui.background import Progress
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.widgets.button import PrimaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.progress_panel import ProgressPanel

WIDTH = 460


class StartWindow(QWidget):
    """Shows one page at a time in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._pages = QStackedLayout(self)
        self.setWindowTitle("TechStore")
        self.setMinimumSize(1024, 700)
        self.resize(1280, 800)

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the one before."""
        old = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        page.setFocus()

    def show_progress(self, title: str, progress: Progress) -> None:
        """Show how far a long work is."""
        panel = ProgressPanel(title, progress)
        panel.setFixedWidth(WIDTH)
        self.show_page(_centered(panel))

    def show_failure(
        self, error: RuleBroken | Unavailable, retry: Callable[[], None]
    ) -> None:
        """Say why the shop does not open, and offer to try again."""
        card = Card(margin=32)
        card.setFixedWidth(WIDTH)
        card.body.setSpacing(16)
        card.body.addWidget(Label(self.tr("The shop does not open"), "heading"))
        words = Label(message(error), "second")
        words.setWordWrap(True)
        card.body.addWidget(words)
        button = PrimaryButton(self.tr("Try again"), keys="Enter", height=44)
        button.clicked.connect(retry)
        card.body.addWidget(button)
        self.show_page(_centered(card))
        button.setFocus()


def _centered(widget: QWidget) -> QWidget:
    held = QWidget()
    layout = QVBoxLayout(held)
    layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
    return held
