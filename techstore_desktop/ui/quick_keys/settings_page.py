"""Where the manager lays the quick keys out."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.products.quick_keys import (
    MOST_KEYS,
    MOST_PAGES,
    KeyColour,
    QuickKey,
    QuickPage,
    ShownKey,
)
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.prices.catalogue_search import CatalogueSearch, Found
from techstore_desktop.ui.quick_keys.key_grid import KeyGrid
from techstore_desktop.ui.quick_keys.layout import Layout
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.widgets.button import IconButton, SecondaryButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.tab_bar import TabBar

translate = QCoreApplication.translate
_GRID_HEIGHT = 330
LONGEST_NAME = 24


class QuickKeysPage(SettingsPage):
    """Pages as tabs; a search adds keys; the marked key is moved, named, coloured."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "quick_keys", page("quick_keys").title)
        self._latest = Latest(self)
        self._naming = Latest(self)
        self._kept: tuple[QuickPage, ...] | None = None
        self._given: Layout | None = None
        self._names: dict[UUID, str] = {}
        self._products: dict[UUID, ProductSummary] = {}
        self.layout_in_hand = Layout()
        self.tabs = TabBar((), self)
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Name of this page"))
        hint = self.tr("Add a product or a category: type, then Enter")
        self.search = CatalogueSearch(session, hint=hint)
        self.grid = KeyGrid(session.formats, self)
        self.label = QLineEdit(maxLength=LONGEST_NAME)
        self.label.setPlaceholderText(self.tr("Own words on the key"))
        self.colour = Choice(_colours())
        self.add_button = SecondaryButton(
            self.tr("Add page"), self, icon="plus", keys="Ctrl+N"
        )
        self.drop_page = SecondaryButton(self.tr("Remove page"), self, icon="trash")
        self.back = IconButton("arrow-left", self.tr("Move the key back"), self)
        self.forth = IconButton("arrow-right", self.tr("Move the key on"), self)
        self.drop_key = IconButton("trash", self.tr("Remove the key"), self)
        self._build()
        self._connect()

    def load(self) -> None:
        """Read the layout, unless something is changed."""
        if self.is_changed():
            return
        shop = self.session.shop

        def read() -> tuple[list[QuickPage], list[ShownKey]]:
            shown = [key for each in shop.quick_keys.shown() for key in each.keys]
            return shop.quick_keys.pages(), shown

        self._latest.run(read, lambda found: self._show(*found))

    def is_changed(self) -> bool:
        """Tell whether the layout differs from what is kept."""
        return self._kept is not None and self.layout_in_hand.pages != self._kept

    def save(self) -> None:
        """Keep the layout whole."""
        quick_keys, actor = self.session.shop.quick_keys, self.session.actor
        pages = self.layout_in_hand.pages
        self.keep(lambda: quick_keys.save(actor, pages), beside="table")

    def discard(self) -> None:
        """Show what is kept again."""
        if self._kept is not None:
            self._change(self.layout_in_hand.with_pages(self._kept))

    def add(self) -> None:
        """Add a page."""
        count = len(self.layout_in_hand.pages)
        if count < MOST_PAGES:
            name = self.tr("Page {number}").format(number=count + 1)
            self._change(self.layout_in_hand.adding_page(name))
            self.search.setFocus()

    def typed(self) -> object:
        """Return the layout if it is not saved."""
        return self.layout_in_hand if self.is_changed() else None

    def take_typed(self, typed: object) -> None:
        """Show a layout again once the kept one is read."""
        if isinstance(typed, Layout):
            self._given = typed

    def focus_on(self, field: str) -> None:
        """Put the cursor where keys are added."""
        self.search.setFocus()

    def _saved(self, result: object) -> None:
        if isinstance(result, list):
            self._kept = tuple(result)
            self._change(self.layout_in_hand.with_pages(self._kept))

    def _show(self, pages: Sequence[QuickPage], shown: Sequence[ShownKey]) -> None:
        for key in shown:
            self._remember(key)
        self._kept = tuple(pages)
        layout = self._given or self.layout_in_hand.with_pages(self._kept)
        self._given = None
        self._change(layout)

    def _remember(self, shown: ShownKey) -> None:
        key = shown.key
        if key.product_id is not None and shown.product is not None:
            self._products[key.product_id] = shown.product
            self._names[key.product_id] = shown.product.name
        elif key.category_id is not None:
            self._names[key.category_id] = shown.label

    def _change(self, layout: Layout) -> None:
        self.layout_in_hand = layout
        self._show_tabs()
        self._show_keys()
        self._show_marked()
        self.changed.emit()

    def _show_tabs(self) -> None:
        layout = self.layout_in_hand
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(layout.pages):
            self.tabs.removeTab(self.tabs.count() - 1)
        for place, each in enumerate(layout.pages):
            if place >= self.tabs.count():
                self.tabs.addTab(each.name)
            self.tabs.setTabText(place, each.name)
        self.tabs.setCurrentIndex(layout.page)
        self.tabs.blockSignals(False)
        has_page = bool(layout.pages)
        for widget in (self.name, self.search, self.drop_page):
            widget.setEnabled(has_page)
        name = layout.pages[layout.page].name if has_page else ""
        if self.name.text() != name and not self.name.hasFocus():
            self.name.setText(name)
        self.add_button.setEnabled(len(layout.pages) < MOST_PAGES)

    def _show_keys(self) -> None:
        layout = self.layout_in_hand
        keys = [
            ShownKey(
                key=key,
                label=key.label or self._name_of(key),
                product=self._products.get(key.product_id) if key.product_id else None,
            )
            for key in layout.keys
        ]
        words = self.tr("all of these")
        self.grid.show_keys(keys, opens=words, marked=layout.key)

    def _name_of(self, key: QuickKey) -> str:
        known = key.product_id or key.category_id
        return self._names.get(known, self.tr("archived")) if known else ""

    def _show_marked(self) -> None:
        marked = self.layout_in_hand.marked
        for widget in (self.label, self.colour, self.back, self.forth, self.drop_key):
            widget.setEnabled(marked is not None)
        if not self.label.hasFocus():
            self.label.setText(marked.label if marked else "")
        self.colour.choose(marked.colour.value if marked else KeyColour.PLAIN.value)

    def _add_found(self, found: Found) -> None:
        if len(self.layout_in_hand.keys) >= MOST_KEYS or not self.layout_in_hand.pages:
            return
        self._names[found.id] = found.name
        if found.product is not None:
            self._products[found.id] = found.product
        key = (
            QuickKey(category_id=found.id)
            if found.is_category
            else QuickKey(product_id=found.id)
        )
        self._change(self.layout_in_hand.adding(key))

    def _name_page(self, text: str) -> None:
        if self.layout_in_hand.pages and text.strip():
            self._change(self.layout_in_hand.naming(text.strip()))

    def _dress(self) -> None:
        colour = KeyColour(self.colour.chosen())
        label = self.label.text().strip()
        self._change(self.layout_in_hand.dressing(label=label, colour=colour))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(
            lambda place: self._change(self.layout_in_hand.opening(place))
        )
        self.grid.pressed.connect(
            lambda place: self._change(self.layout_in_hand.marking(place))
        )
        self.search.chosen.connect(self._add_found)
        self.name.textEdited.connect(self._name_page)
        self.label.textEdited.connect(self._dress)
        self.colour.activated.connect(self._dress)
        self.add_button.clicked.connect(self.add)
        for button, act in (
            (self.drop_page, Layout.without_page),
            (self.drop_key, Layout.without_key),
            (self.back, partial(Layout.moving, step=-1)),
            (self.forth, partial(Layout.moving, step=1)),
        ):
            button.clicked.connect(partial(self._act, act))

    def _act(self, act: Callable[[Layout], Layout], *_checked: bool) -> None:
        self._change(act(self.layout_in_hand))

    def _build(self) -> None:
        self.add_list_head(topic("quick_keys.table").what, self.add_button)
        self.column.addWidget(self.tabs)
        self.column.addLayout(_row(self.name, self.drop_page))
        self.column.addWidget(self.search)
        self.grid.setFixedHeight(_GRID_HEIGHT)
        self.column.addWidget(self.grid)
        words = Label(self.tr("The marked key"), "second")
        self.column.addWidget(words)
        self.column.addLayout(
            _row(self.label, self.colour, self.back, self.forth, self.drop_key)
        )
        self.column.addStretch(1)


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 1)
    for each in others:
        row.addWidget(each)
    return row


def _colours() -> dict[str, str]:
    return {
        KeyColour.PLAIN.value: translate("QuickKeysPage", "Plain"),
        KeyColour.ACCENT.value: translate("QuickKeysPage", "Teal"),
        KeyColour.INFORMATION.value: translate("QuickKeysPage", "Blue"),
        KeyColour.GOOD.value: translate("QuickKeysPage", "Green"),
        KeyColour.WARNING.value: translate("QuickKeysPage", "Amber"),
        KeyColour.BAD.value: translate("QuickKeysPage", "Red"),
    }
