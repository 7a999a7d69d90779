"""A line that finds categories and products as you type; one is taken by Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QListView

from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.storage.search import words_of
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.theme import icon

MOST_CATEGORIES, MOST_PRODUCTS = 8, 12
_CHOICE = int(Qt.ItemDataRole.UserRole)
_LIST_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """A category or a product of the catalogue."""

    id: UUID
    name: str
    is_category: bool
    product: ProductSummary | None = None


class CatalogueSearch(QLineEdit):
    """Emits ``chosen`` with what was found, and is empty again."""

    chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        *,
        only_categories: bool = False,
        only_products: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__()
        self._session = session
        self._only_categories = only_categories
        self._most_categories = 0 if only_products else MOST_CATEGORIES
        self._latest = Latest(self)
        self._asked = ""
        self._found = QStandardItemModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated[QModelIndex].connect(self._take_index)  # type: ignore[index]
        self._completer = completer
        self._popup: QAbstractItemView = completer.popup() or QListView(self)
        completer.setWidget(self)
        self._popup.setProperty("role", "suggestions")
        self._popup.installEventFilter(self)
        self.setPlaceholderText(hint)
        self.setMaxLength(100)
        self.textEdited.connect(self._search)
        self.textChanged.connect(self._settle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let what is typed over the open list come to the line as ever.

        The list would hand it on past those who watch the line: a scan would choose
        from the list, and what a scanner's watcher holds back would come too late.
        """
        is_typed = isinstance(event, QKeyEvent) and event.key() not in _LIST_KEYS
        if watched is self._popup and is_typed:
            QCoreApplication.sendEvent(self, event)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the marked one, or the first, on Enter; an empty line lets it pass."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.text().strip():
            event.accept()
            marked = (
                self._popup.currentIndex() if self._popup.isVisible() else QModelIndex()
            )
            self._take(self._found.item(max(marked.row(), 0)))
            return
        if self._popup.isVisible() and event.key() == Qt.Key.Key_Escape:
            self._popup.hide()
            event.accept()
            return
        super().keyPressEvent(event)

    def found_count(self) -> int:
        """Return how many there are to choose from."""
        return self._found.rowCount()

    def _settle(self, text: str) -> None:
        """Close a list of what is not looked for: a scan puts back what stood here."""
        if text != self._asked:
            self._latest.drop()
            self._popup.hide()

    def _search(self, text: str) -> None:
        self._asked = text
        words = text.strip()
        if not words:
            self._popup.hide()
            self._found.clear()
            return
        self._latest.run(self._work(words), self._show)

    def _work(self, words: str) -> Callable[[], Sequence[Found]]:
        products, only_categories = self._session.shop.products, self._only_categories
        most_categories = self._most_categories

        def work() -> Sequence[Found]:
            wanted = words_of(words)
            categories = [
                Found(each.id, each.name, is_category=True)
                for each in products.categories()
                if all(
                    any(word.startswith(part) for word in words_of(each.name))
                    for part in wanted
                )
            ]
            if only_categories:
                return categories
            goods = [
                Found(each.id, each.name, is_category=False, product=each)
                for each in products.search(words, limit=MOST_PRODUCTS)
            ]
            return [*categories[:most_categories], *goods]

        return work

    def _show(self, found: Sequence[Found]) -> None:
        self._found.clear()
        for each in found:
            name = "category" if each.is_category else "package"
            item = QStandardItem(icon(name, "text_second", 18), each.name)
            item.setData(each, _CHOICE)
            item.setEditable(False)
            self._found.appendRow(item)
        if found and self.hasFocus():
            self._completer.complete()
        elif not found:
            self._popup.hide()

    def _take_index(self, index: QModelIndex) -> None:
        self._take(self._found.item(index.row()))

    def _take(self, item: QStandardItem | None) -> None:
        if item is None:
            return
        found = item.data(_CHOICE)
        self._popup.hide()
        self._latest.drop()
        self._found.clear()
        self.clear()
        self.chosen.emit(found)
