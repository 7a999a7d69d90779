"""Which sales are listed: the bar above the list."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from techstore_desktop.core.sales.payments import Deposit
from techstore_desktop.core.sales.schemas import SaleFilter
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.checkout.method_names import Names
from techstore_desktop.ui.sales.periods import Period, first_day, period_words
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

_PAUSE_MILLISECONDS = 80


class SaleFilters(QWidget):
    """What is searched for, since when, whose sales, and how they were paid."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(
            self.tr("Number, customer"), pause=_PAUSE_MILLISECONDS
        )
        self._period = SegmentedControl(period_words(), Period.TODAY.value)
        self._cashier = QComboBox()
        self._cashier.setAccessibleName(self.tr("Cashier"))
        self._cashier.addItem(self.tr("Everybody"), None)
        self._method = QComboBox()
        self._method.setAccessibleName(self.tr("Method"))
        self._offered: list[tuple[str, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        row.addWidget(self._period)
        row.addWidget(self._cashier)
        row.addWidget(self._method)
        self.search.searched.connect(lambda _text: self.changed.emit())
        self._period.chosen.connect(lambda _period: self.changed.emit())
        self._cashier.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._method.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def wanted(self, today: date) -> SaleFilter:
        """Return the filter as it stands on a business day."""
        cashier = self._cashier.currentData()
        return SaleFilter(
            first_day=first_day(Period(self._period.current()), today),
            text=self.search.text(),
            cashier_id=cashier if isinstance(cashier, UUID) else None,
            method=str(self._method.currentData()),
        )

    def show_period(self, period: str, method: str = "") -> None:
        """Let all sales of a period hold, paid by any method unless one is named."""
        self.search.clear()
        self._cashier.setCurrentIndex(0)
        self._method.setCurrentIndex(max(0, self._method.findData(method)))
        self._period.choose(period)

    def show_people(self, people: Sequence[StaffMemberResponse]) -> None:
        """Offer who sells."""
        for person in people:
            self._cashier.addItem(person.name, person.id)

    def show_methods(self, codes: Sequence[str], names: Names) -> None:
        """Offer the shop's methods as it calls them now; what is chosen stays."""
        wanted = [("", self.tr("Any method"))]
        wanted += [(code, names(code)) for code in (*codes, Deposit.code)]
        if wanted == self._offered:
            return
        self._offered = wanted
        chosen = self._method.currentData()
        with QSignalBlocker(self._method):
            self._method.clear()
            for code, name in wanted:
                self._method.addItem(name, code)
            self._method.setCurrentIndex(max(0, self._method.findData(chosen)))
