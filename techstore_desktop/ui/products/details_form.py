"""The fields of a product: a draft goes in, a draft comes out, errors stand beside."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.products.schemas import CostReach
from techstore_desktop.ui.products.barcode_list import BarcodeList
from techstore_desktop.ui.products.choices import (
    BrandChoice,
    CategoryChoice,
    SerialChoice,
    TaxChoice,
)
from techstore_desktop.ui.products.draft import Draft
from techstore_desktop.ui.products.margin import net_price
from techstore_desktop.ui.products.price_words import (
    margin_words,
    reach_words,
    tax_words,
)
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.image_well import ImageWell
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.number_field import NumberField
from techstore_desktop.ui.widgets.quantity_field import QuantityField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

_NOTES_HEIGHT = 72
_PICTURE = 128


class DetailsForm(QWidget):
    """Emits ``changed`` at every key; what is typed stays until another draft comes."""

    changed = Signal()

    def __init__(self, formats: Formats, *, sees_cost: bool) -> None:
        super().__init__()
        self._formats = formats
        self._sees_cost = sees_cost
        self._reference = Reference()
        self._kept = Draft()
        self.name = QLineEdit()
        self.sku = QLineEdit()
        self.brand = BrandChoice()
        self.category = CategoryChoice()
        self.tax = TaxChoice()
        self.notes = QPlainTextEdit()
        self.numbers: dict[str, NumberField] = {
            "price": MoneyField(formats),
            "cost": MoneyField(formats),
            "minimum_stock": QuantityField(formats),
            "warranty_months": QuantityField(formats),
            "opening_stock": QuantityField(formats),
        }
        self.sort = SegmentedControl(
            [("stocked", self.tr("Goods in stock")), ("service", self.tr("Service"))]
        )
        self.serials = SerialChoice()
        self.barcodes = BarcodeList()
        self.picture = ImageWell(size=_PICTURE)
        self.picture_field = FormField(self.tr("Picture"), self.picture)
        self.fields = self._make_fields()
        self._tax_words = Label("", "second")
        self._margin_words = Label("", "second")
        self._barcode_place = QVBoxLayout()
        self._build()
        self._connect()

    def show_draft(
        self, draft: Draft, reference: Reference, *, is_new: bool, is_editable: bool
    ) -> None:
        """Show a draft, with no error anywhere."""
        self._kept, self._reference = draft, reference
        self.blockSignals(True)
        self.name.setText(draft.name)
        self.sku.setText(draft.sku)
        self.notes.setPlainText(draft.notes)
        self.brand.show_brands(reference, draft.brand)
        self.category.show_categories(reference, draft.category_id)
        self.tax.show_taxes(reference, draft.tax_id)
        for name, field in self.numbers.items():
            field.set_value(getattr(draft, name))
        self.sort.choose("stocked" if draft.is_stocked else "service")
        self.serials.choose(draft.imei_count, tracks=draft.tracks_serial_numbers)
        self.barcodes.show_codes(draft.barcodes, is_editable=is_editable)
        self.fields["opening_stock"].setVisible(is_new)
        self.setEnabled(is_editable)
        self.show_errors({})
        self.blockSignals(False)
        self._show_words()

    def draft(self) -> Draft:
        """Return what stands in the fields. Cost stays as it was where it is hidden."""
        values = {name: field.value() for name, field in self.numbers.items()}
        if not self._sees_cost:
            values["cost"] = self._kept.cost
        wrong = {name for name, field in self.numbers.items() if field.is_wrong()}
        return Draft(
            name=self.name.text().strip(),
            sku=self.sku.text().strip(),
            brand=self.brand.brand(),
            category_id=self.category.category_id(),
            tax_id=self.tax.tax_id(),
            notes=self.notes.toPlainText().strip(),
            is_stocked=self.sort.current() == "stocked",
            tracks_serial_numbers=self.serials.tracks(),
            imei_count=self.serials.imei_count(),
            barcodes=self.barcodes.codes(),
            unreadable=frozenset(wrong),
            **values,
        )

    def show_cost_reach(self, reach: CostReach) -> None:
        """Say in which of several branches the cost counts."""
        self.fields["cost"].set_hint(reach_words(reach))

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show every error beside its field and put the cursor into the first."""
        for name, field in self.fields.items():
            field.show_error(errors.get(name, ""))
        self.barcodes.show_error(errors.get("barcodes", ""))
        self.picture_field.show_error(errors.get("picture", ""))
        first = next((name for name in self.fields if name in errors), "")
        if first:
            self.fields[first].control.setFocus()
        elif "barcodes" in errors:
            self.barcodes.line.setFocus()

    def show_reference(self, reference: Reference) -> None:
        """Offer other categories, brands and taxes; what is chosen stays."""
        draft = self.draft()
        self._reference = reference
        self.brand.show_brands(reference, draft.brand)
        self.category.show_categories(reference, draft.category_id)
        self.tax.show_taxes(reference, draft.tax_id)
        self._show_words()

    def place_barcodes(self, place: QVBoxLayout | None = None) -> None:
        """Put the barcodes on another page, or back among the fields."""
        (place or self._barcode_place).insertWidget(0, self.barcodes)

    def _make_fields(self) -> dict[str, FormField]:
        numbers = self.numbers
        return {
            "name": FormField(self.tr("Name"), self.name),
            "sku": FormField(self.tr("SKU"), self.sku),
            "brand": FormField(self.tr("Brand"), self.brand),
            "category_id": FormField(self.tr("Category"), self.category),
            "tax_id": FormField(self.tr("Tax"), self.tax),
            "price": FormField(self.tr("Price"), numbers["price"]),
            "cost": FormField(self.tr("Cost"), numbers["cost"]),
            "minimum_stock": FormField(
                self.tr("Minimum stock"), numbers["minimum_stock"]
            ),
            "opening_stock": FormField(
                self.tr("On the shelf now"), numbers["opening_stock"]
            ),
            "warranty_months": FormField(
                self.tr("Warranty, months"), numbers["warranty_months"]
            ),
            "notes": FormField(self.tr("Notes"), self.notes),
        }

    def _build(self) -> None:
        self.notes.setFixedHeight(_NOTES_HEIGHT)
        self.notes.setTabChangesFocus(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        fields = self.fields
        grid.addLayout(self._head(), 0, 0, 1, 2)
        grid.addLayout(self._barcode_place, 1, 0, 1, 2)
        self._add_pair(grid, 2, fields["brand"], fields["category_id"])
        self._add_pair(
            grid,
            4,
            self._priced("price", self._tax_words),
            self._priced("cost", self._margin_words),
        )
        self._add_pair(grid, 5, fields["tax_id"], fields["warranty_months"])
        grid.addWidget(self.sort, 6, 0, 1, 2)
        self._add_pair(grid, 7, fields["minimum_stock"], fields["opening_stock"])
        serials = FormField(self.tr("At each sale, return and delivery"), self.serials)
        grid.addWidget(serials, 9, 0, 1, 2)
        grid.addWidget(fields["notes"], 10, 0, 1, 2)
        grid.setRowStretch(11, 1)
        fields["cost"].setVisible(self._sees_cost)
        self._margin_words.setVisible(self._sees_cost)

    def _head(self) -> QHBoxLayout:
        row, column = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(12)
        column.setSpacing(12)
        column.addWidget(self.fields["name"])
        column.addWidget(self.fields["sku"])
        column.addStretch(1)
        row.addWidget(self.picture_field, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return row

    def _priced(self, name: str, words: Label) -> QWidget:
        """Return an amount's field with what it comes to beneath."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fields[name])
        column.addWidget(words)
        column.addStretch(1)
        return place

    def _add_pair(
        self, grid: QGridLayout, row: int, left: QWidget, right: QWidget
    ) -> None:
        grid.addWidget(left, row, 0)
        grid.addWidget(right, row, 1)

    def _connect(self) -> None:
        for line in (self.name, self.sku):
            line.textEdited.connect(self._on_change)
        for field in self.numbers.values():
            field.changed.connect(self._on_change)
        self.brand.editTextChanged.connect(self._on_change)
        self.category.currentIndexChanged.connect(self._on_change)
        self.tax.currentIndexChanged.connect(self._on_change)
        self.sort.chosen.connect(self._on_change)
        self.serials.currentIndexChanged.connect(self._on_change)
        self.notes.textChanged.connect(self._on_change)
        self.barcodes.changed.connect(self._on_change)
        self.barcodes.line.textEdited.connect(self._on_change)

    def _on_change(self) -> None:
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        is_stocked = self.sort.current() == "stocked"
        for name in ("minimum_stock", "opening_stock"):
            self.fields[name].setEnabled(is_stocked)
        self.serials.setEnabled(is_stocked)
        price = self.numbers["price"].value()
        if price is None:
            self._tax_words.setText("")
            self._margin_words.setText("")
            return
        tax_id = self.tax.tax_id()
        self._tax_words.setText(
            tax_words(price, tax_id, self._reference, self._formats)
        )
        cost = self.numbers["cost"].value() or Decimal(0)
        net = net_price(price, tax_id, self._reference)
        words, role = margin_words(net, cost, self._formats)
        self._margin_words.setText(words)
        self._margin_words.set_role(role)
