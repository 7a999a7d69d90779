"""Adding or changing a price list: its name and what is off, in all and by category."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.prices.schemas import (
    PriceListCreate,
    PriceListResponse,
    PriceListUpdate,
)
from techstore_desktop.ui.background import run
from techstore_desktop.ui.keeping import keep
from techstore_desktop.ui.prices.catalogue_search import CatalogueSearch, Found
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import sentence, sentences
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.rate_field import RateField

_WIDTH = 620
_RATE_WIDTH = 110
translate = QCoreApplication.translate


class PriceListDialog(Dialog):
    """One row for each category with a part of its own."""

    def __init__(
        self, over: QWidget, session: Session, price_list: PriceListResponse | None
    ) -> None:
        change = translate("PriceListDialog", "Edit price list")
        add = translate("PriceListDialog", "Add price list")
        super().__init__(
            over,
            title=change if price_list else add,
            primary=add_or_save(price_list),
            width=_WIDTH,
        )
        self._session = session
        self._price_list = price_list
        self.name = QLineEdit(price_list.name if price_list else "")
        self.percent = RateField(session.formats)
        self._name_field = FormField(self.tr("Name"), self.name)
        self._percent_field = FormField(self.tr("Off everything else"), self.percent)
        self.search = CatalogueSearch(
            session,
            only_categories=True,
            hint=self.tr("Add a category with a part of its own"),
        )
        self.rates: dict[UUID, RateField] = {}
        self._rows = QGridLayout()
        self.search.chosen.connect(lambda found: self._add_row(found, None))
        self._build()
        if price_list is not None:
            self._fill(price_list)

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def decide(self) -> None:
        """Keep the list, or show all that is wrong with it."""
        data = self._checked()
        if data is None:
            return
        lists, actor = self._session.shop.price_lists, self._session.actor
        kept = self._price_list

        def work() -> PriceListResponse:
            if kept is None:
                return lists.create(actor, data)
            changed = PriceListUpdate.model_validate(data.model_dump())
            return lists.update(actor, kept.id, changed)

        keep(self, work, beside=self._name_field)

    def _checked(self) -> PriceListCreate | None:
        wrong = any(field.is_wrong() for field in self.rates.values())
        is_wrong = self.percent.is_wrong()
        faults = {"percent": sentence("decimal_type", {})} if is_wrong else {}
        data = None
        try:
            data = PriceListCreate.model_validate(
                {
                    "name": self.name.text(),
                    "percent": self.percent.value() or 0,
                    "category_percents": [
                        {"category_id": category_id, "percent": field.value() or 0}
                        for category_id, field in self.rates.items()
                    ],
                }
            )
        except ValidationError as error:
            faults = sentences(error) | faults
        self._name_field.show_error(faults.get("name", ""))
        self._percent_field.show_error(faults.get("percent", ""))
        return None if faults or wrong else data

    def _fill(self, price_list: PriceListResponse) -> None:
        self.percent.set_value(price_list.percent or None)
        if not price_list.category_percents:
            return
        self.primary.setEnabled(False)
        products = self._session.shop.products

        def names() -> Mapping[UUID, str]:
            return {each.id: each.name for each in products.categories()}

        def show(found: Mapping[UUID, str]) -> None:
            for each in price_list.category_percents:
                if each.category_id in found:
                    name = found[each.category_id]
                    category = Found(each.category_id, name, is_category=True)
                    self._add_row(category, each.percent)
            self.primary.setEnabled(True)

        run(names, show, self)

    def _add_row(self, found: Found, percent: Decimal | None) -> None:
        if found.id in self.rates:
            self.rates[found.id].setFocus()
            return
        field = RateField(self._session.formats)
        field.set_value(percent)
        field.setFixedWidth(_RATE_WIDTH)
        field.setAccessibleName(found.name)
        self.rates[found.id] = field
        label = Label(found.name)
        remove = IconButton("trash", self.tr("Take off the list"), self)
        remove.clicked.connect(lambda: self._remove(found.id, label, remove))
        row = self._rows.rowCount()
        for column, widget in enumerate((label, field, remove)):
            self._rows.addWidget(widget, row, column)
        if percent is None:
            field.setFocus()

    def _remove(self, category_id: UUID, *widgets: QWidget) -> None:
        for widget in (self.rates.pop(category_id), *widgets):
            widget.hide()
            widget.deleteLater()
        self.search.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(self._name_field)
        column.addWidget(self._percent_field)
        column.addWidget(FormField(self.tr("Off some categories"), self.search))
        self._rows.setColumnStretch(0, 1)
        self._rows.setHorizontalSpacing(10)
        self._rows.setVerticalSpacing(8)
        column.addLayout(self._rows)
        self.content.addLayout(column)
