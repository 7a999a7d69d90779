"""Where the parts of the card stand: head, tabs, pages, and what saves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.ui.products.card_title import CardTitle
from techstore_desktop.ui.products.columns import stock_kind, stock_words
from techstore_desktop.ui.products.details_form import DetailsForm
from techstore_desktop.ui.products.history_page import HistoryPage
from techstore_desktop.ui.products.stock_page import StockPage
from techstore_desktop.ui.products.units_page import UnitsPage
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    IconButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.label import Label, Rule
from techstore_desktop.ui.widgets.pill import Pill
from techstore_desktop.ui.widgets.tab_bar import TabBar

_MARGIN = 16
_TABS = ("details", "stock", "units", "barcodes", "history")


class CardLayout(QFrame):
    """The card's widgets without what they do."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self.title = CardTitle()
        self.pill = Pill()
        self.archive_button = IconButton("archive", self.tr("Archive"), self)
        self.close_button = IconButton("x", self.tr("Close"), self)
        self.tabs = TabBar(
            (
                ("details", self.tr("Details")),
                ("stock", self.tr("Stock")),
                ("units", self.tr("Units")),
                ("barcodes", self.tr("Codes")),
                ("history", self.tr("History")),
            )
        )
        sees_cost = session.actor.may(Permission.SEE_COST)
        self.form = DetailsForm(session.formats, sees_cost=sees_cost)
        self.stock = StockPage(session)
        self.units = UnitsPage(session)
        self.history = HistoryPage(session)
        self.barcode_place = QVBoxLayout()
        self.pages = QStackedWidget()
        self.save_button = PrimaryButton(
            self.tr("Save"), self, icon="check", keys="Ctrl+S"
        )
        self.discard_button = SecondaryButton(self.tr("Discard"), self)
        self._unsaved = Label(self.tr("Not saved yet"), "warning")
        self._footer = self._make_footer()
        self._build()

    def show_tabs(self, *, is_new: bool, has_units: bool = False) -> None:
        """Show the tabs; a new product has its details only."""
        for number in range(1, len(_TABS)):
            self.tabs.setTabVisible(number, not is_new)
        units = _TABS.index("units")
        self.tabs.setTabVisible(units, has_units and not is_new)
        if not has_units and self.tabs.currentIndex() == units:
            self.open_tab("details")
        self.archive_button.setVisible(not is_new)

    def open_tab(self, key: str) -> None:
        """Open a tab by its key."""
        self.tabs.setCurrentIndex(_TABS.index(key))

    def show_page(self) -> None:
        """Show the page of the tab that is open."""
        self.pages.setCurrentIndex(_TABS.index(self.tabs.current_key()))

    def show_focused(self) -> None:
        """Bring the field with the cursor into sight."""
        field = QApplication.focusWidget()
        if field is not None and self.form.isAncestorOf(field):
            self._fields.ensureWidgetVisible(field, 0, 40)

    def show_standing(self, product: ProductResponse, *, is_editable: bool) -> None:
        """Show in the head how the product stands, and what may become of it."""
        self.archive_button.setVisible(is_editable)
        if product.archived_at is not None:
            self.pill.show_text(self.tr("archived"), "neutral")
            self._offer_archive("archive-off", self.tr("Restore"))
            return
        words = stock_words(product, self._session.formats)
        self.pill.show_text(words, stock_kind(product))
        self._offer_archive("archive", self.tr("Archive"))

    def show_footer(self, *, is_shown: bool, is_changed: bool) -> None:
        """Show what saves, once there is something to save."""
        self._footer.setVisible(is_shown)
        self._unsaved.setVisible(is_changed)
        self.save_button.setEnabled(is_changed)

    def _offer_archive(self, icon: str, words: str) -> None:
        self.archive_button.set_icon(icon)
        self.archive_button.setToolTip(words)
        self.archive_button.setAccessibleName(words)

    def _build(self) -> None:
        for page in self._make_pages():
            self.pages.addWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 12, 8, 4)
        head.setSpacing(6)
        head.addWidget(self.title, 1)
        head.addWidget(self.pill)
        head.addWidget(self.archive_button)
        head.addWidget(self.close_button)
        strip = QHBoxLayout()
        strip.setContentsMargins(_MARGIN - 8, 0, _MARGIN, 0)
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(strip)
        column.addWidget(Rule())
        column.addWidget(self.pages, 1)
        column.addWidget(self._footer)

    def _make_pages(self) -> tuple[QWidget, ...]:
        barcodes = QWidget()
        hint = Label(self.tr("Scan while this page is open to add a code."), "second")
        self.barcode_place.setContentsMargins(*(_MARGIN,) * 4)
        self.barcode_place.setSpacing(12)
        self.barcode_place.addWidget(hint)
        self.barcode_place.addStretch(1)
        barcodes.setLayout(self.barcode_place)
        self._fields = _scrolled(self.form)
        return (
            self._fields,
            _padded(self.stock),
            _padded(self.units),
            _scrolled(barcodes, margin=0),
            _padded(self.history),
        )

    def _make_footer(self) -> QWidget:
        footer = QWidget()
        column = QVBoxLayout(footer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        row.setSpacing(8)
        row.addWidget(self._unsaved, 1)
        row.addStretch(1)
        row.addWidget(self.discard_button)
        row.addWidget(self.save_button)
        column.addLayout(row)
        return footer


def _padded(content: QWidget, *, margin: int = _MARGIN) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(margin, margin, margin, margin)
    column.addWidget(content)
    return page


def _scrolled(content: QWidget, *, margin: int = _MARGIN) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(_padded(content, margin=margin))
    return area
