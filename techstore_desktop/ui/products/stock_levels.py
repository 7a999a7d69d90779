"""What each branch has of a product, as figures side by side."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.stock.schemas import StockLevelResponse
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.label import Label, NumberLabel


class StockLevels(QWidget):
    """One line per branch; this shop may have one or many."""

    def __init__(self, formats: Formats, *, sees_cost: bool) -> None:
        super().__init__()
        self._formats = formats
        self._sees_cost = sees_cost
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_levels(
        self, levels: Sequence[StockLevelResponse], minimum: Decimal
    ) -> None:
        """Show the levels; ``minimum`` is what should be there.

        Of several each says what a piece costs there, to who may see it.
        """
        clear(self._column)
        has_costs = self._sees_cost and len(levels) > 1
        for level in levels:
            self._column.addWidget(self._line(level, minimum, has_cost=has_costs))

    def _line(
        self, level: StockLevelResponse, minimum: Decimal, *, has_cost: bool
    ) -> QWidget:
        role = _role(level.on_hand, minimum)
        card = Card(role=role, margin=0)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(level.branch_name, "strong"))
        least = self.tr("minimum {count}").format(count=self._formats.quantity(minimum))
        words.addWidget(Label(least, "second"))
        if has_cost:
            cost = self.tr("cost {amount}").format(
                amount=self._formats.money(level.cost)
            )
            words.addWidget(Label(cost, "second"))
        if level.reserved:
            words.addWidget(Label(self._kept(level), "second"))
        row.addLayout(words, 1)
        row.addWidget(NumberLabel(self._formats.quantity(level.on_hand), "figure"))
        card.body.addLayout(row)
        return card

    def _kept(self, level: StockLevelResponse) -> str:
        """Say how many repairs wait for, and how many are free."""
        return self.tr("{reserved} kept for repairs, {available} free").format(
            reserved=self._formats.quantity(level.reserved),
            available=self._formats.quantity(level.available),
        )


def _role(on_hand: Decimal, minimum: Decimal) -> str:
    if on_hand <= 0:
        return "bad-soft"
    return "warning-soft" if on_hand <= minimum else "well"
