"""The import of a catalogue, in place of the list while it lasts."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.session import Session


class Importing(QObject):
    """Lays the import's page over the screen, and takes it away again.

    Emits ``left`` when the list is back, ``numbers_wanted`` when what lacks serial
    numbers is to be seen.
    """

    left = Signal()
    numbers_wanted = Signal()

    def __init__(
        self, session: Session, pages: QStackedLayout, screen: QWidget
    ) -> None:
        super().__init__(screen)
        self._session = session
        self._pages = pages
        self._page: QWidget | None = None

    @property
    def may_import(self) -> bool:
        """Whether the person may take in a catalogue."""
        return self._session.actor.may(Permission.IMPORT)

    def page(self) -> QWidget | None:
        """Return the import's page, None while the list is seen."""
        return self._page

    def open(self) -> None:
        """Begin, unless an import is open already."""
        from techstore_desktop.ui.products.import_page import ImportPage

        if self._page is not None or not self.may_import:
            return
        page = ImportPage(self._session)
        page.left.connect(self.close)
        page.numbers_wanted.connect(self.numbers_wanted)
        self._page = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def step_back(self) -> None:
        """Go one step back, and out of the first."""
        from techstore_desktop.ui.products.import_page import ImportPage

        if isinstance(self._page, ImportPage):
            self._page.step_back()

    def close(self) -> None:
        """Show the list again; nothing where it is seen already."""
        page, self._page = self._page, None
        if page is None:
            return
        self._pages.setCurrentIndex(0)
        self._pages.removeWidget(page)
        page.deleteLater()
        self.left.emit()
