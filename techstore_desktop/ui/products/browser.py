"""Where the parts of the Products screen stand, and which give way to which."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.ui.products.card import ProductCard
from techstore_desktop.ui.products.category_panel import CategoryPanel
from techstore_desktop.ui.products.product_list import Found, ProductList
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.products.shelves import ALL, shelves
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

_MARGIN = 16
_GAP = 12
_CARD_WIDTH = 468
_WIDE_CARD_WIDTH = 540
# From this width on, tree, list and card stand side by side.
_WIDE = 1400
_TREE_NEEDS = 900

Acts = Mapping[str, Callable[[], object]]


class Browser(QWidget):
    """Search, chips, tree, list, card."""

    filter_changed = Signal()

    def __init__(
        self, session: Session, reference: Callable[[], Reference], acts: Acts
    ) -> None:
        super().__init__()
        self._formats = session.formats
        words = self.tr("Name, SKU, barcode, brand")
        self.search = SearchField(words, pause=0)
        self.shelf = SegmentedControl(shelves(), ALL)
        self.counts = Label("", "second")
        self.categories = CategoryPanel(session)
        self._empty = self._make_empty(acts)
        self.list = ProductList(session, reference, self._empty, export=acts["export"])
        self.card = ProductCard(session)
        self.card.hide()
        self._is_card_open = False
        self._build(acts)
        self._connect()

    def is_card_open(self) -> bool:
        """Tell whether a product's card stands beside the list."""
        return self._is_card_open

    def open_card(self) -> None:
        """Make room for the card."""
        self._is_card_open = True
        self.card.show()
        self._share_out()

    def close_card(self) -> None:
        """Give the room back to the list."""
        self._is_card_open = False
        self.card.hide()
        self._share_out()

    def widen(self) -> bool:
        """Take one filter back, the last in the row; False where none holds."""
        if self.search.text():
            self.search.clear()
        elif self.shelf.current() != ALL:
            self.shelf.choose(ALL)
        elif self.categories.tree.category_id() is not None:
            self.categories.tree.choose_all()
        else:
            return False
        return True

    def show_reference(self, reference: Reference) -> None:
        """Show the tree anew."""
        self.categories.show_reference(reference)
        self.list.table.view.viewport().update()

    def show_empty_words(self, *, is_narrowed: bool) -> None:
        """Say why the list is empty."""
        for button in self._empty.findChildren(SecondaryButton):
            button.setVisible(not is_narrowed)
        if is_narrowed:
            self._empty.show_words(
                self.tr("No product meets this"),
                self.tr("Esc takes the filters back, one by one."),
            )
        else:
            self._empty.show_words(
                self.tr("The catalogue is empty"),
                self.tr(
                    "Here you find, price and count what you sell. Take in a "
                    "spreadsheet, or add the first product by hand."
                ),
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the tree give way to the card."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        is_wide = self.width() >= _WIDE
        has_room = is_wide or (self.width() >= _TREE_NEEDS and not self._is_card_open)
        self.categories.setVisible(has_room)
        self.card.setFixedWidth(_WIDE_CARD_WIDTH if is_wide else _CARD_WIDTH)

    def _make_empty(self, acts: Acts) -> EmptyState:
        title = self.tr("The catalogue is empty")
        if "import" in acts:
            return EmptyState(
                "package",
                title,
                action=self.tr("Import a catalogue"),
                keys="Ctrl+I",
                act=acts["import"],
            )
        return EmptyState("package", title)

    def _build(self, acts: Acts) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addLayout(self._top(acts))
        column.addLayout(self._chips())
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(self.categories)
        row.addWidget(self.list, 1)
        row.addWidget(self.card)
        column.addLayout(row, 1)

    def _top(self, acts: Acts) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        if "import" in acts:
            button = SecondaryButton(
                self.tr("Import"), self, icon="file-import", keys="Ctrl+I"
            )
            button.clicked.connect(acts["import"])
            row.addWidget(button)
        if "new" in acts:
            new = PrimaryButton(
                self.tr("New product"), self, icon="plus", keys="Ctrl+N"
            )
            new.clicked.connect(acts["new"])
            row.addWidget(new)
        return row

    def _chips(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.shelf)
        row.addStretch(1)
        row.addWidget(self.counts)
        return row

    def _connect(self) -> None:
        self.search.searched.connect(self.filter_changed)
        self.search.list_key.connect(self.list.table.list_key)
        self.search.list_key.connect(lambda _event: self._follow_arrows())
        self.list.table.marked.connect(self._on_marked)
        self.shelf.chosen.connect(self.filter_changed)
        self.categories.chosen.connect(self.filter_changed)
        self.list.listed.connect(self._show_time)
        self.list.counted.connect(self._show_count)

    def _on_marked(self, row: ProductSummary | None) -> None:
        """Follow the mark only where a person moves it, not where a list begins."""
        if self.list.table.view.hasFocus():
            self._follow_mark(row)

    def _follow_mark(self, row: ProductSummary | None) -> None:
        """Let an open card show what the arrows come to; what is typed stays."""
        is_idle = self.is_card_open() and not self.card.is_new()
        if row is None or not is_idle or self.card.is_changed():
            return
        if row.id != self.card.product_id():
            self.card.show_product(row.id)

    def _follow_arrows(self) -> None:
        """Follow the arrows though the cursor stands in the search field."""
        self._follow_mark(self.list.table.marked_row())

    def _show_time(self, found: Found) -> None:
        taken = f"{found.milliseconds:.0f} ms" if self.search.text() else ""
        self.search.show_hint(taken)

    def _show_count(self, count: int) -> None:
        written = self._formats.count(count)
        one = self.tr("1 product")
        many = self.tr("{count} products").format(count=written)
        self.counts.setText(one if count == 1 else many)
