"""The page of the counter: the day's opening, the customer's display, own labels."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from techstore_desktop.core.products.in_store import EmbeddedValue, InStoreRule
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.settings.shop_fields_page import ShopFieldsPage, Values
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label

translate = QCoreApplication.translate
PREFIXES = [f"2{digit}" for digit in range(10)]


class CounterPage(ShopFieldsPage):
    """What holds for the counters of the whole shop."""

    rule_field = "in_store_codes"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "counter")
        self.shows_opening = QCheckBox(self.tr("Show it at the first sign-in of a day"))
        self.greeting = QLineEdit(maxLength=80)
        self.rules = {prefix: Choice(_readings()) for prefix in PREFIXES}
        self._build()
        self._connect()

    def _fill(self, values: Values) -> None:
        self.shows_opening.setChecked(values["shows_opening"])
        self.greeting.setText(values["display_greeting"])
        codes = values["in_store_codes"] or []
        rules = [InStoreRule.model_validate(each) for each in codes]
        known = {rule.prefix: _key_of(rule) for rule in rules}
        for prefix, choice in self.rules.items():
            choice.choose(known.get(prefix, ""))

    def _values(self) -> dict[str, Any]:
        return {
            "shows_opening": self.shows_opening.isChecked(),
            "display_greeting": self.greeting.text().strip(),
            "in_store_codes": [
                _rule(prefix, choice.chosen()).model_dump(mode="json")
                for prefix, choice in self.rules.items()
                if choice.chosen()
            ],
        }

    def _connect(self) -> None:
        self.shows_opening.toggled.connect(self.changed)
        self.greeting.textEdited.connect(self.changed)
        self.greeting.returnPressed.connect(self.save)
        for choice in self.rules.values():
            choice.activated.connect(self.changed)

    def _build(self) -> None:
        day = Card(self.tr("The day"))
        day.body.addWidget(self.make_field("shows_opening", self.shows_opening))
        self.column.addWidget(day)
        display = Card(self.tr("The customer's display"))
        display.body.addWidget(self.make_field("display_greeting", self.greeting))
        self.column.addWidget(display)
        self.column.addWidget(self._labels_card())
        self.column.addStretch(1)

    def _labels_card(self) -> Card:
        card = Card(self.tr("Labels of the shop's own scale"))
        words = Label(
            self.tr(
                "An EAN-13 that begins with 20 to 29 may carry a weight or a price. "
                "The product has prefix and item as its barcode, such as 2012345. "
                "A code that is a product's own barcode always means that product."
            ),
            "second",
        )
        words.setWordWrap(True)
        card.body.addWidget(words)
        held = QWidget(card)
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for place, (prefix, choice) in enumerate(self.rules.items()):
            row, column = place % 5, 2 * (place // 5)
            grid.addWidget(Label(prefix, "strong"), row, column)
            choice.setAccessibleName(prefix)
            grid.addWidget(choice, row, column + 1)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        held.setFocusProxy(next(iter(self.rules.values())))
        card.body.addWidget(self.make_field("in_store_codes", held))
        return card


def _readings() -> dict[str, str]:
    """Return the ways to read such a code: value, item's digits, decimals, check."""
    return {
        "": translate("CounterPage", "no value in it"),
        "weight-5-3-0": translate("CounterPage", "item 5, weight 5 (00.000)"),
        "weight-4-3-1": translate("CounterPage", "item 4, check, weight 5 (00.000)"),
        "price-5-2-0": translate("CounterPage", "item 5, price 5 (000.00)"),
        "price-4-2-1": translate("CounterPage", "item 4, check, price 5 (000.00)"),
        "price-5-0-0": translate("CounterPage", "item 5, price 5 (00000)"),
        "price-6-2-0": translate("CounterPage", "item 6, price 4 (00.00)"),
    }


def _key_of(rule: InStoreRule) -> str:
    check = int(rule.has_value_check)
    return f"{rule.value.value}-{rule.item_digits}-{rule.decimals}-{check}"


def _rule(prefix: str, key: str) -> InStoreRule:
    value, item, decimals, check = key.split("-")
    return InStoreRule(
        prefix=prefix,
        value=EmbeddedValue(value),
        item_digits=int(item),
        decimals=int(decimals),
        has_value_check=check == "1",
    )
