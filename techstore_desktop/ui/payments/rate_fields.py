"""The day's rates of the other currencies that the shop takes in cash (R14)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.sales.payments.schemas import ExchangeRateResponse
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.exchange_field import ExchangeField
from techstore_desktop.ui.widgets.form_field import FormField


class RateFields(QWidget):
    """One field for each currency; none where the shop takes only its own."""

    changed = Signal()
    entered = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.fields: dict[str, ExchangeField] = {}
        self._rows: dict[str, FormField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_currencies(
        self, codes: Sequence[str], rates: Mapping[str, ExchangeRateResponse]
    ) -> None:
        """Have a field for each currency, and say since when its rate holds."""
        for code in [code for code in self.fields if code not in codes]:
            row = self._rows.pop(code)
            del self.fields[code]
            row.hide()
            row.deleteLater()
        for code in codes:
            if code not in self.fields:
                self._add(code)
            self._rows[code].set_hint(self._since(rates.get(code)))

    def fill(self, rates: Mapping[str, Decimal | None]) -> None:
        """Show a rate for each currency; one without has none yet."""
        for code, field in self.fields.items():
            field.set_value(rates.get(code))
            self._rows[code].show_error("")

    def values(self) -> dict[str, Decimal | None]:
        """Return what stands in the fields."""
        return {code: field.value() for code, field in self.fields.items()}

    def show_faults(self) -> bool:
        """Say beside its field what is no rate; tell whether there is one."""
        is_wrong = False
        for code, field in self.fields.items():
            is_none = field.is_wrong() or field.value() == 0
            words = self.tr("Type what one is worth, above zero.")
            self._rows[code].show_error(words if is_none else "")
            is_wrong = is_wrong or is_none
        return is_wrong

    def _add(self, code: str) -> None:
        field = ExchangeField(self._session.formats)
        field.changed.connect(lambda _value: self.changed.emit())
        field.returnPressed.connect(self.entered)
        own = self._session.shop.profiles.current().currency.code
        row = FormField(
            self.tr("1 {other} in {own}").format(other=code, own=own), field
        )
        self.fields[code], self._rows[code] = field, row
        self._column.addWidget(row)

    def _since(self, rate: ExchangeRateResponse | None) -> str:
        if rate is None:
            return self.tr("No rate yet: the payment screen leaves it out.")
        day = self._session.formats.date(rate.business_day)
        return self.tr("Set on {day}").format(day=day)
