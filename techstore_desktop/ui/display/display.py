"""The customer's display of this terminal: opened as its settings say.

Screens tell it what the customer sees; it never asks. Another page, such as a text to
sign, is shown over the sale by ``show_page`` and taken away by ``leave_page``.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from techstore_desktop.settings import DisplayChoice, Settings
from techstore_desktop.ui.display.board import DisplayBoard
from techstore_desktop.ui.display.views import IdleView, View

_USUAL = (960, 640)
_DONE_STAYS = 30_000


class DisplayWindow(QWidget):
    """A window of its own: the whole second screen, or as large as people make it."""

    def __init__(self) -> None:
        super().__init__(None)
        self.setWindowTitle(self.tr("TechStore: the customer's display"))
        self.resize(*_USUAL)
        # What a customer watches must not take the cashier's keys.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.board = DisplayBoard(self)
        self.pages = QStackedLayout(self)
        self.pages.addWidget(self.board)

    def open_on_second_screen(self) -> bool:
        """Fill the second screen; False where there is none."""
        screens = QGuiApplication.screens()
        others = [each for each in screens if each != QGuiApplication.primaryScreen()]
        if not others:
            return False
        self.setGeometry(others[0].geometry())
        self.showFullScreen()
        return True


class CustomerDisplay(QObject):
    """What the customer sees. All of it may be called whether or not it is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: DisplayWindow | None = None
        self._page: QWidget | None = None
        self._idle = IdleView()
        self._view: View = self._idle
        self._picture: QPixmap | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_DONE_STAYS)
        self._resting.timeout.connect(self.rest)

    @property
    def window(self) -> DisplayWindow | None:
        """The window while it is open."""
        window = self._window
        return window if window is not None and window.isVisible() else None

    def follow(self, settings: Settings) -> None:
        """Open or close as this terminal's settings say."""
        file = settings.display_picture
        self._picture = QPixmap(file) if file and Path(file).is_file() else None
        if settings.customer_display is DisplayChoice.OFF:
            self.close()
            return
        wants_screen = settings.customer_display is DisplayChoice.SECOND_SCREEN
        self.open(on_second_screen=wants_screen)

    def open(self, *, on_second_screen: bool = False) -> None:
        """Show the window; on one screen it is a window like others."""
        active = QApplication.activeWindow()
        if self._window is None:
            self._window = DisplayWindow()
        self._window.board.show_picture(self._picture)
        self._window.board.show_shop(self._idle.shop)
        self._window.board.show_view(self._view)
        if not (on_second_screen and self._window.open_on_second_screen()):
            self._window.showNormal()
        if self._page is not None:
            self.show_page(self._page)
        if active is not None:
            active.activateWindow()

    def turn(self) -> None:
        """Open it as a window, or close it: for once, by a key."""
        if self.window is not None:
            self.close()
        else:
            self.open(on_second_screen=True)

    def close(self) -> None:
        """Take the window away."""
        if self._window is not None:
            self._window.hide()
            self._window.deleteLater()
            self._window = None

    def greet(self, shop: str, greeting: str) -> None:
        """Say whose shop this is while nothing is sold."""
        was_idle = self._view == self._idle
        self._idle = IdleView(shop, greeting)
        if self._window is not None:
            self._window.board.show_shop(shop)
        if was_idle:
            self.rest()

    def show_view(self, view: View) -> None:
        """Show the sale, or what it came to."""
        self._resting.stop()
        self._view = view
        if self._window is not None:
            self._window.board.show_view(view)

    def show_done(self, view: View) -> None:
        """Show what a sale came to, for half a minute or until the next begins."""
        self.show_view(view)
        self._resting.start()

    def rest(self) -> None:
        """Show the shop's own picture and greeting."""
        self.show_view(self._idle)

    def show_page(self, page: QWidget) -> bool:
        """Lay a page over the sale, such as one to sign on; False where it is shut.

        The page becomes the display's until ``leave_page``.
        """
        self.leave_page()
        self._page = page
        if self._window is None:
            return False
        self._window.pages.addWidget(page)
        self._window.pages.setCurrentWidget(page)
        return True

    def leave_page(self) -> None:
        """Take a page away; its owner may keep it."""
        page, self._page = self._page, None
        if page is not None and self._window is not None:
            self._window.pages.removeWidget(page)
            page.hide()
            page.setParent(None)
            self._window.pages.setCurrentWidget(self._window.board)
