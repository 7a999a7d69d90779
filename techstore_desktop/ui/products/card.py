"""The card of one product, beside the list: its fields, stock, barcodes, history."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import CostReach, ProductResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.products.card_layout import CardLayout
from techstore_desktop.ui.products.draft import Draft, draft_of
from techstore_desktop.ui.products.pictures import (
    Shown,
    as_image,
    read_picture,
    read_shown,
)
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.products.saving import Saved, checked, said, save
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.leaving import ask_to_leave


class ProductCard(CardLayout):
    """Shows a product or takes in a new one; asks before unsaved changes are lost."""

    saved = Signal(object)
    """Carries the id of the product that was kept."""

    created = Signal(object)
    """Carries the id of the product that was added, after ``saved``."""

    close_wanted = Signal()
    archive_wanted = Signal(object)
    """Carries the ``ProductResponse`` to be archived, or restored if it is."""

    category_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reference = Reference()
        self._product: ProductResponse | None = None
        self._original = Draft()
        self._picture: bytes | None = None
        self._is_new = False
        self._serial = ""
        self._is_editable = session.actor.may(Permission.EDIT_PRODUCTS)
        self._reading = Latest(self)
        self._connect()

    def product_id(self) -> UUID | None:
        """Return the product that is shown, or None for a new one or none."""
        return self._product.id if self._product else None

    def is_new(self) -> bool:
        """Tell whether a product is being taken in."""
        return self._is_new

    def is_changed(self) -> bool:
        """Tell whether something is typed that was not saved."""
        is_shown = self._is_new or self._product is not None
        return is_shown and (
            self._picture is not None or self.form.draft() != self._original
        )

    def show_product(self, product_id: UUID, *, serial: str = "") -> None:
        """Read and show a product; what is typed in the card is gone.

        Where a ``serial`` is named, that unit of it.
        """
        self._serial = serial
        shop = self._session.shop
        self._reading.run(lambda: read_shown(shop, product_id), self._show)

    def show_new(self, code: str = "", *, category_id: UUID | None = None) -> None:
        """Take in a new product, perhaps with the barcode that was scanned."""
        self._reading.drop()
        self._product, self._is_new, self._picture = None, True, None
        self._fill(Draft(category_id=category_id))
        self.form.show_cost_reach(CostReach.EVERYWHERE)
        self.form.picture.show_image(None)
        if code:
            self.form.barcodes.add(code)
        self.title.show_words(self.tr("New product"), self.tr("Kept once you save it"))
        self.pill.show_text("")
        self.show_tabs(is_new=True)
        self.form.place_barcodes()
        self.open_tab("details")
        self.form.name.setFocus()
        self._show_changed()

    def reload(self) -> None:
        """Read the product anew, unless something is typed that was not saved."""
        product_id = self.product_id()
        if product_id is not None and not self.is_changed():
            self.show_product(product_id)

    def forget(self) -> None:
        """Show nothing any more."""
        self._reading.drop()
        self._product, self._is_new, self._picture = None, False, None

    def show_reference(self, reference: Reference) -> None:
        """Offer other categories, brands and taxes."""
        self._reference = reference
        if self._is_new or self._product is not None:
            self.form.show_reference(reference)
            self._show_title()

    def take_code(self, code: str) -> bool:
        """Add a scanned code to the barcodes where they are in hand."""
        is_wanted = self._is_new or self.tabs.current_key() == "barcodes"
        if is_wanted and self._is_editable and self.isVisible():
            self.form.barcodes.add(code)
            return True
        return False

    def choose_category(self, category_id: UUID) -> None:
        """Put the product into a category that was just made."""
        self.form.category.show_categories(self._reference, category_id)
        self._show_changed()

    def save(self) -> None:
        """Keep what is typed, or show everything that is wrong with it."""
        if not self._is_editable or not self.is_changed():
            return
        self.form.barcodes.take_typed()
        original = None if self._is_new else self._original
        wanted = checked(self.form.draft(), original)
        self._show_errors(wanted.errors)
        if wanted.data is None:
            return
        self.save_button.setEnabled(False)
        work = partial(
            save,
            self._session.shop,
            self._session.actor,
            wanted.data,
            product_id=self.product_id(),
            picture=self._picture,
        )
        run(work, self._on_saved, self, failed=self._on_save_failed)

    def discard(self) -> None:
        """Take back what was typed, without a question."""
        if self._product is not None:
            self.show_product(self._product.id)
        elif self._is_new:
            self.close_wanted.emit()

    def leave(self, then: Callable[[], object]) -> bool:
        """Go on with ``then``; ask first where something was not saved.

        Returns whether it went on at once.
        """
        if not self.is_changed():
            then()
            return True
        words = self.tr("What you typed about this product is not saved yet.")
        ask_to_leave(self, words, then)
        return False

    def _connect(self) -> None:
        self.form.changed.connect(self._show_changed)
        self.form.picture.chosen.connect(self._take_picture)
        self.form.category.new_wanted.connect(self.category_wanted)
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discard)
        self.close_button.clicked.connect(self.close_wanted)
        self.archive_button.clicked.connect(self._ask_archive)
        self.tabs.currentChanged.connect(self._on_tab)
        self.units.changed.connect(self.reload)

    def _show(self, shown: Shown) -> None:
        is_other = self.product_id() != shown.product.id
        self._product, self._is_new, self._picture = shown.product, False, None
        self.form.place_barcodes(self.barcode_place)
        self._fill(draft_of(shown.product))
        self.form.show_cost_reach(shown.product.cost_reach)
        self.form.picture.show_image(as_image(shown.picture))
        self.show_tabs(is_new=False, has_units=shown.product.tracks_serial_numbers)
        if self._serial:
            self.open_tab("units")
        elif is_other and self.tabs.current_key() == "barcodes":
            self.open_tab("details")
        self._show_title()
        self._on_tab()
        self._show_changed()

    def _fill(self, draft: Draft) -> None:
        self.form.show_draft(
            draft,
            self._reference,
            is_new=self._is_new,
            is_editable=self._is_editable,
        )
        # As the fields write it, so that only what a person types is a change.
        self._original = self.form.draft()

    def _show_title(self) -> None:
        product = self._product
        if product is None:
            return
        place = self._reference.category_path(product.category_id)
        second = " · ".join(
            part for part in (product.sku, product.brand, place) if part
        )
        self.title.show_words(product.name, second)
        self.show_standing(product, is_editable=self._is_editable)

    def _on_tab(self) -> None:
        self.show_page()
        product = self._product
        if product is None:
            return
        if self.tabs.current_key() == "stock":
            self.stock.show_product(product, self._reference)
        elif self.tabs.current_key() == "units":
            self.units.show_product(product, self._reference, self._serial)
        elif self.tabs.current_key() == "history":
            self.history.show_product(product.id, self._reference)

    def _show_changed(self) -> None:
        is_changed = self._is_editable and self.is_changed()
        self.show_footer(is_shown=is_changed or self._is_new, is_changed=is_changed)

    def _show_errors(self, errors: Mapping[str, str]) -> None:
        if set(errors) - {"barcodes"}:
            self.open_tab("details")
        elif errors and not self._is_new:
            self.open_tab("barcodes")
        self.form.show_errors(errors)
        if errors:
            self.show_focused()

    def _on_saved(self, saved: Saved) -> None:
        if saved.product_id is None:
            self._show_errors(said(saved.broken, self._session.formats))
            self._show_changed()
            return
        was_new, self._picture = self._is_new, None
        self._original = self.form.draft()
        self._is_new = False
        self.saved.emit(saved.product_id)
        self.show_product(saved.product_id)
        if was_new:
            self.created.emit(saved.product_id)

    def _on_save_failed(self, error: Exception) -> None:
        self._show_changed()
        show_error(self, error, retry=self.save)

    def _take_picture(self, path: Path) -> None:
        if not self._is_editable:
            return
        self.form.picture_field.show_error("")
        run(
            lambda: read_picture(path),
            self._hold_picture,
            self,
            failed=self._on_picture_failed,
        )

    def _hold_picture(self, content: bytes) -> None:
        image = as_image(content)
        if image is None:
            self._on_picture_failed(RuleBroken("picture.unreadable"))
            return
        self._picture = content
        self.form.picture.show_image(image)
        self._show_changed()

    def _on_picture_failed(self, error: Exception) -> None:
        show_error(self, error, beside=self.form.picture_field)

    def _ask_archive(self) -> None:
        if self._product is not None:
            self.archive_wanted.emit(self._product)
