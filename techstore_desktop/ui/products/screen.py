"""The Products screen: categories, the list, and the card of one product."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QStackedLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import (
    CategoryResponse,
    ProductResponse,
    ProductSummary,
)
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.products.archiving import Archiving
from techstore_desktop.ui.products.browser import Browser
from techstore_desktop.ui.products.export import export_catalogue
from techstore_desktop.ui.products.importing import Importing
from techstore_desktop.ui.products.lacking_numbers import LackingNumbers
from techstore_desktop.ui.products.product_list import Found
from techstore_desktop.ui.products.reference import Reference, read_reference
from techstore_desktop.ui.products.scanned import ScannedCodes
from techstore_desktop.ui.products.shelves import ARCHIVED, NO_NUMBER, filter_of
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut


@dataclass(frozen=True, slots=True)
class ScreenState:
    """What outlives the screen's widgets: the filters and the product in hand."""

    text: str
    shelf: str
    category_id: UUID | None
    product_id: UUID | None


class ProductsScreen(Screen):
    """Find, look at, add, change and archive products; take in a whole catalogue."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reference = Reference()
        self._may_edit = session.actor.may(Permission.EDIT_PRODUCTS)
        self._references = Latest(self)
        self._codes = ScannedCodes(
            session, self, found=self.open_product, add=self.add_product
        )
        self._lacking = LackingNumbers(session, self, add=self._add_numbers)
        self._archiving = Archiving(session, self)
        self.browser = Browser(session, lambda: self._reference, self._keys())
        self.list = self.browser.list
        self.card = self.browser.card
        pages = QStackedLayout(self)
        pages.addWidget(self.browser)
        self._importing = Importing(session, pages, self)
        self._connect()
        self.refresh_on("product", "branch_cost", "product_barcode", "category", "tax")
        self.refresh_on("stock_movement", "shop")
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's keys."""
        keys = [
            Shortcut("/", self.tr("Search the products"), self._focus_search, "search"),
            Shortcut(
                "Ctrl+E", self.tr("Export the catalogue"), self.export, "file-export"
            ),
            Shortcut("Return", self.tr("Open the marked product")),
            Shortcut("Ctrl+Tab", self.tr("Next tab of the card"), self.card.tabs.turn),
        ]
        if self._may_edit:
            keys += self._editing_shortcuts()
        if self._importing.may_import:
            words = self.tr("Import a catalogue")
            act = self._importing.open
            keys.append(Shortcut("Ctrl+I", words, act, "file-import"))
        return tuple(keys)

    def refresh(self) -> None:
        """Read the list, the tree and the card anew."""
        shop = self.session.shop
        self._references.run(lambda: read_reference(shop), self._take_reference)
        self.list.reload()
        self.card.reload()

    def first_focus(self) -> QWidget | None:
        """Type to find, at once."""
        return self._importing.page() or self.browser.search

    def open_with(self, **arguments: object) -> None:
        """Open ``product_id`` or its unit ``serial``, a ``shelf``; add ``new_code``."""
        product_id, code = arguments.get("product_id"), arguments.get("new_code")
        if isinstance(product_id, UUID):
            self.open_product(product_id, serial=str(arguments.get("serial", "")))
        elif isinstance(code, str):
            self._codes.comes_from_sale = True
            self.add_product(code)
        shelf = arguments.get("shelf")
        if isinstance(shelf, str):
            self.browser.search.clear()
            self.browser.categories.tree.choose_all()
            self.browser.shelf.choose(shelf)

    def on_scan(self, code: str) -> bool:
        """Open the product with this code, or offer to add it."""
        if self._importing.page() is not None:
            return False
        if self.card.take_code(code):
            return True
        self._codes.look_up(code)
        return True

    def step_back(self) -> bool:
        """Leave the import, the card, the category, in this order."""
        if self._importing.page() is not None:
            self._importing.step_back()
            return True
        if self.browser.is_card_open():
            self.close_card()
            return True
        return self.browser.widen()

    def may_leave(self, leave: Callable[[], None]) -> bool:
        """Ask before unsaved changes are left behind."""
        if not self.card.is_changed():
            return True
        self.card.leave(lambda: self._leave_card(leave))
        return False

    def state(self) -> ScreenState:
        """Return the filters and the product in hand."""
        wanted = self.list.wanted()
        return ScreenState(
            wanted.text,
            self.browser.shelf.current(),
            wanted.category_id,
            self.card.product_id(),
        )

    def restore(self, state: object) -> None:
        """Take them up again."""
        if not isinstance(state, ScreenState):
            return
        self.browser.shelf.choose(state.shelf)
        self.browser.search.set_text(state.text)
        if state.product_id is not None:
            self.open_product(state.product_id)

    def open_product(self, product_id: UUID, *, serial: str = "") -> None:
        """Open a product's card, unless another one is not saved yet."""
        self._importing.close()
        self.card.leave(partial(self._open, product_id, serial=serial))

    def add_product(self, code: str = "") -> None:
        """Open an empty card, perhaps with a barcode."""
        if self._may_edit:
            self._importing.close()
            self.card.leave(partial(self._open_new, code))

    def close_card(self) -> None:
        """Close the card, unless something in it is not saved yet."""
        self.card.leave(lambda: self._leave_card(self._focus_search))

    def archive_marked(self) -> None:
        """Archive the marked products; the toast brings them back."""
        if not self.list.table.view.hasFocus():
            return
        rows = [row for row in self.list.table.selected_rows() if not row.archived_at]
        self._archiving.archive([(row.id, row.name) for row in rows])

    def export(self) -> None:
        """Write the catalogue into a file that a spreadsheet opens."""
        export_catalogue(self.session, self)

    def open_import(self) -> None:
        """Take in a catalogue, step by step, in place of the list."""
        self._importing.open()

    def _editing_shortcuts(self) -> list[Shortcut]:
        return [
            Shortcut("Ctrl+N", self.tr("New product"), self._add_empty, "plus"),
            Shortcut("Ctrl+S", self.tr("Save the product"), self.card.save, "check"),
            Shortcut(
                "Del", self.tr("Archive the marked"), self.archive_marked, "archive"
            ),
            Shortcut(
                "Ctrl+Z", self.tr("Undo the archiving"), self._archiving.undo, "history"
            ),
        ]

    def _add_empty(self) -> None:
        self.add_product()

    def _keys(self) -> dict[str, Callable[[], object]]:
        acts: dict[str, Callable[[], object]] = {"export": self.export}
        if self._may_edit:
            acts["new"] = self._add_empty
        if self.session.actor.may(Permission.IMPORT):
            acts["import"] = self.open_import
        return acts

    def _connect(self) -> None:
        browser, card = self.browser, self.card
        browser.filter_changed.connect(self._filter)
        self.list.table.opened.connect(self._open_row)
        self.list.listed.connect(self._on_listed)
        browser.search.confirmed.connect(self._open_marked)
        card.close_wanted.connect(self.close_card)
        card.saved.connect(self.list.mark_product)
        card.saved.connect(self._lacking.look_at)
        self._importing.left.connect(self._focus_search)
        self._importing.numbers_wanted.connect(self._see_lacking)
        card.created.connect(self._on_created)
        card.archive_wanted.connect(self._archive_or_restore)
        card.category_wanted.connect(self._add_category)

    def _take_reference(self, reference: Reference) -> None:
        self._reference = reference
        self.browser.show_reference(reference)
        self.card.show_reference(reference)

    def _filter(self) -> None:
        browser = self.browser
        self.list.show_products(
            filter_of(
                browser.search.text(),
                browser.categories.tree.category_id(),
                browser.shelf.current(),
            )
        )

    def _on_listed(self, found: Found) -> None:
        is_narrowed = self.list.wanted() != filter_of("", None, "all")
        self.browser.show_empty_words(is_narrowed=is_narrowed)

    def _open_row(self, row: ProductSummary) -> None:
        self.open_product(row.id)

    def _open_marked(self) -> None:
        row = self.list.table.marked_row()
        if row is not None:
            self.open_product(row.id)
        elif self.browser.search.text():
            self.on_scan(self.browser.search.text())

    def _open(self, product_id: UUID, *, serial: str = "") -> None:
        self._codes.comes_from_sale = False
        self.browser.open_card()
        self.card.show_product(product_id, serial=serial)
        self.list.mark_product(product_id)

    def _open_new(self, code: str) -> None:
        self.browser.open_card()
        category_id = self.browser.categories.tree.category_id()
        self.card.show_new(self._codes.kept(code), category_id=category_id)

    def _leave_card(self, then: Callable[[], object]) -> None:
        self._codes.comes_from_sale = False
        self.card.forget()
        self.browser.close_card()
        then()

    def _add_numbers(self, product_id: UUID) -> None:
        if self.card.product_id() == product_id:
            self.card.open_tab("units")
            self.card.units.add_numbers()

    def _see_lacking(self) -> None:
        """List what the import left without serial numbers."""
        self._importing.close()
        self.browser.search.clear()
        self.browser.categories.tree.choose_all()
        self.browser.shelf.choose(NO_NUMBER)

    def _on_created(self, _product_id: UUID) -> None:
        self._codes.offer_way_back(self.card.form.name.text())

    def _archive_or_restore(self, product: ProductResponse) -> None:
        if product.archived_at is not None:
            self._archiving.restore((product.id,))
            return
        self.card.leave(partial(self._archive, product))

    def _archive(self, product: ProductResponse) -> None:
        self._leave_card(self._focus_search)
        if self.browser.shelf.current() != ARCHIVED:
            self._archiving.archive([(product.id, product.name)])

    def _add_category(self) -> None:
        self.browser.categories.add(self._on_category)

    def _on_category(self, category: CategoryResponse) -> None:
        shop = self.session.shop

        def then(reference: Reference) -> None:
            self._take_reference(reference)
            self.card.choose_category(category.id)

        run(lambda: read_reference(shop), then, self)

    def _focus_search(self) -> None:
        self.browser.search.setFocus()
        self.browser.search.line.selectAll()
