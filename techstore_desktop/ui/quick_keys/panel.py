"""Quick keys at the counter: pages of keys while the search is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.products.quick_keys import ShownPage
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.quick_keys.key_grid import KeyGrid
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.tab_bar import TabBar


class QuickKeys(QWidget):
    """Emits what a key sells or opens; ``shown`` once the pages are read."""

    product_wanted = Signal(object)
    category_wanted = Signal(object)
    read = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(self)
        self._pages: Sequence[ShownPage] = ()
        self._tabs = TabBar((), self)
        self._grid = KeyGrid(session.formats, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._tabs)
        column.addWidget(self._grid, 1)
        words = self.tr("Alt and 1 to 9 press the first keys, Alt and an arrow turns")
        hint = Label(words, "second", self)
        hint.setWordWrap(True)
        column.addWidget(hint)
        self._tabs.currentChanged.connect(lambda _place: self._show_page())
        self._grid.pressed.connect(self.press)

    @property
    def has_keys(self) -> bool:
        """Whether anything was laid out."""
        return any(page.keys for page in self._pages)

    def load(self) -> None:
        """Read the layout and the prices anew."""
        self._latest.run(self._session.shop.quick_keys.shown, self._take)

    def press(self, place: int) -> None:
        """Do what a key of the open page does."""
        page = self._page()
        if page is None or not 0 <= place < len(page.keys):
            return
        key = page.keys[place]
        if key.product is not None:
            self.product_wanted.emit(key.product)
        else:
            self.category_wanted.emit(key.key.category_id)

    def turn(self, step: int) -> None:
        """Open the page before or after."""
        count = self._tabs.count()
        if count:
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + step) % count)

    def _page(self) -> ShownPage | None:
        place = self._tabs.currentIndex()
        return self._pages[place] if 0 <= place < len(self._pages) else None

    def _take(self, pages: Sequence[ShownPage]) -> None:
        self._pages = [page for page in pages if page.keys]
        open_tab = self._tabs.currentIndex()
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for page in self._pages:
            self._tabs.addTab(page.name)
        self._tabs.setCurrentIndex(min(max(open_tab, 0), len(self._pages) - 1))
        self._tabs.blockSignals(False)
        self._tabs.setVisible(len(self._pages) > 1)
        self._show_page()
        self.read.emit()

    def _show_page(self) -> None:
        page = self._page()
        keys = page.keys if page is not None else ()
        self._grid.show_keys(keys, opens=self.tr("all of these"))
