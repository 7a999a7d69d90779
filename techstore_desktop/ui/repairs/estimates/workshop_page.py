"""The page of the workshop: its hours, when it warns, how long it answers for work."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit

from techstore_desktop.core.branches.schemas import ShopResponse, ShopUpdate
from techstore_desktop.core.branches.workdays import Week
from techstore_desktop.ui.repairs.estimates.closed_days import ClosedDays
from techstore_desktop.ui.repairs.estimates.hours_text import read_hours, write_hours
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import sentence, sentences
from techstore_desktop.ui.settings.shop_fields_page import ShopFieldsPage, Values
from techstore_desktop.ui.settings.topics import topic
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.quantity_field import QuantityField

_NUMBERS = (
    "repair_parts_days",
    "repair_usual_minutes",
    "repair_warning_days",
    "repair_warranty_days",
)
_CHECK = "repair_second_check"
_OF_SHOP = (*_NUMBERS, _CHECK)
_WEEK = 7
_COLUMNS = 2


class WorkshopPage(ShopFieldsPage):
    """Hours and numbers are saved together; closed days at once."""

    rule_field = "hours"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "workshop")
        self.hours = [QLineEdit(maxLength=80) for _weekday in range(_WEEK)]
        self.hour_fields: list[FormField] = []
        self.numbers = {name: QuantityField(session.formats) for name in _NUMBERS}
        self.second_check = QCheckBox(self.tr("Somebody else writes the result"))
        self.closed_days = ClosedDays(session)
        self._add_hours()
        self._add_numbers()
        closed = Card()
        closed.body.addWidget(self.make_field("closed_days", self.closed_days))
        self.column.addWidget(closed)
        self.column.addStretch(1)
        for line in self.hours:
            line.textEdited.connect(lambda _text: self.changed.emit())
            line.returnPressed.connect(self.save)
        for field in self.numbers.values():
            field.changed.connect(lambda _value: self.changed.emit())
            field.returnPressed.connect(self.save)
        self.second_check.toggled.connect(lambda _on: self.changed.emit())

    def load(self) -> None:
        """Read the shop and its calendar, unless something is typed."""
        self.closed_days.load()
        if self.is_changed():
            return
        shop = self.session.shop
        self._latest.run(
            lambda: (shop.branches.shop(), shop.work_calendar.calendar().week),
            self._take,
        )

    def add(self) -> None:
        """Ask for a day to close."""
        self.closed_days.add()

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show every fault beside its field, a weekday's beside its hours."""
        is_wrong = super().show_faults(faults)
        for day, field in enumerate(self.hour_fields):
            field.show_error(faults.get(f"hours_{day}", ""))
        wrong = (d for d in range(_WEEK) if f"hours_{d}" in faults)
        first = next(wrong, None)
        if first is not None:
            self.hours[first].setFocus()
        return is_wrong

    def save(self) -> None:
        """Keep what differs, or show all that is wrong with it."""
        values = self._values()
        named = {
            name: values[name] for name in _OF_SHOP if values[name] != self._kept[name]
        }
        faults = self._faults(values)
        update = ShopUpdate()
        try:
            update = ShopUpdate.model_validate(named)
        except ValidationError as error:
            faults = sentences(error) | faults
        if self.show_faults(faults) or not self.is_changed():
            return
        shop, actor, week = self.session.shop, self.session.actor, self._week()
        is_moved = any(
            values[f"hours_{day}"] != self._kept[f"hours_{day}"] for day in range(_WEEK)
        )

        def work() -> object:
            if is_moved:
                shop.work_calendar.set_week(actor, week)
            if named:
                shop.branches.update_shop(actor, update)
            return shop.branches.shop(), shop.work_calendar.calendar().week

        self.keep(work, beside=self.rule_field)

    def _saved(self, result: object) -> None:
        self._take(result)

    def _take(self, read: object) -> None:
        match read:
            case (ShopResponse() as shop, dict() as week):
                self._show_both(shop, week)

    def _show_both(self, shop: ShopResponse, week: Week) -> None:
        hours = {f"hours_{day}": write_hours(week.get(day, ())) for day in range(_WEEK)}
        self._fill({name: getattr(shop, name) for name in _OF_SHOP} | hours)
        self._kept = self._values()
        if self._given:
            self._fill(self._kept | self._given)
            self._given = {}
        self.show_faults({})
        self.changed.emit()

    def _fill(self, values: Values) -> None:
        for name, field in self.numbers.items():
            kept = values[name]
            field.set_value(None if kept is None else Decimal(kept))
        self.second_check.setChecked(values[_CHECK])
        for day, line in enumerate(self.hours):
            line.setText(values[f"hours_{day}"])

    def _values(self) -> dict[str, Any]:
        numbers = {name: field.value() for name, field in self.numbers.items()}
        hours = {
            f"hours_{day}": line.text().strip() for day, line in enumerate(self.hours)
        }
        return numbers | hours | {_CHECK: self.second_check.isChecked()}

    def _faults(self, values: Values) -> dict[str, str]:
        wrong = sentence("decimal_type", {})
        faults = {name: wrong for name in _NUMBERS if values[name] is None}
        words = self.tr("Type it like 9-18, or 9-13, 16-20. Empty is closed.")
        return faults | {
            f"hours_{day}": words
            for day, line in enumerate(self.hours)
            if read_hours(line.text()) is None
        }

    def _week(self) -> Week:
        return {
            day: spans
            for day, line in enumerate(self.hours)
            if (spans := read_hours(line.text()))
        }

    def _add_hours(self) -> None:
        found = topic("workshop.hours")
        card = Card(found.title)
        what = Label(found.what, "second")
        what.setWordWrap(True)
        card.body.addWidget(what)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        rows = -(-_WEEK // _COLUMNS)
        for day, line in enumerate(self.hours):
            name = QLocale().dayName(day + 1, QLocale.FormatType.LongFormat)
            field = FormField(name.capitalize(), line)
            line.setPlaceholderText(self.tr("closed"))
            self.hour_fields.append(field)
            grid.addWidget(field, day % rows, day // rows)
        self.fields["hours"] = self.hour_fields[0]
        card.body.addLayout(grid)
        self.column.addWidget(card)

    def _add_numbers(self) -> None:
        card = Card()
        card.body.setSpacing(14)
        for name, field in self.numbers.items():
            card.body.addWidget(self.make_field(name, field))
        card.body.addWidget(self.make_field(_CHECK, self.second_check))
        self.column.addWidget(card)
