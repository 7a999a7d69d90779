"""The page about the shop: who it is on paper, and how it counts."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.branches.schemas import ShopResponse, ShopUpdate
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice, HourChoice, TimeZoneChoice
from techstore_desktop.ui.settings.page import SettingsPage, sentence, sentences
from techstore_desktop.ui.settings.receipt_preview import ReceiptPreview
from techstore_desktop.ui.settings.topics import page
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField

_LINES = ("name", "tax_number", "address", "phone")
_FOOTER_HEIGHT = 84
Values = Mapping[str, Any]


class ShopPage(SettingsPage):
    """Shows its preview of the receipt's head as it is typed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "shop", page("shop").title)
        self._latest = Latest(self)
        self._kept: dict[str, Any] = {}
        self._given: dict[str, Any] = {}
        self.lines = {name: QLineEdit() for name in _LINES}
        self.footer = QPlainTextEdit()
        self.footer.setTabChangesFocus(True)
        self.footer.setFixedHeight(_FOOTER_HEIGHT)
        self.includes_tax = QCheckBox(self.tr("Tax is already inside them"))
        self.tax_rounding = Choice(
            {
                "document": self.tr("Once for the whole sale"),
                "line": self.tr("Line by line"),
            }
        )
        self.stock_policy = Choice(
            {
                "allow": self.tr("Sells it"),
                "warn": self.tr("Sells it and warns"),
                "refuse": self.tr("Refuses"),
            }
        )
        self.serial_policy = Choice(
            {
                "allow": self.tr("Sells it"),
                "warn": self.tr("Asks, and sells it"),
                "refuse": self.tr("Wants a manager's PIN"),
            }
        )
        self.rounding_step = MoneyField(session.formats)
        self.credit_ceiling = MoneyField(session.formats)
        self.time_zone = TimeZoneChoice()
        self.day_cutoff = HourChoice()
        self.preview = ReceiptPreview()
        self._country = Label("", "second")
        self._build()
        self._connect()

    def load(self) -> None:
        """Read the shop, unless something is typed."""
        if not self.is_changed():
            self._latest.run(self.session.shop.branches.shop, self._show)

    def is_changed(self) -> bool:
        """Tell whether a field differs from what is kept."""
        return bool(self._kept) and self._values() != self._kept

    def save(self) -> None:
        """Keep what differs, or show all that is wrong."""
        values = self._values()
        changed = {
            name: value for name, value in values.items() if value != self._kept[name]
        }
        faults: dict[str, str] = {}
        update = ShopUpdate()
        try:
            update = ShopUpdate.model_validate(changed)
        except ValidationError as error:
            faults = sentences(error)
        if values["cash_rounding_step"] is None:
            faults["cash_rounding_step"] = sentence("decimal_type", {})
        if self.credit_ceiling.is_wrong():
            faults["offline_credit_ceiling"] = sentence("decimal_type", {})
        if self.show_faults(faults) or not changed:
            return
        branches, actor = self.session.shop.branches, self.session.actor
        self.keep(lambda: branches.update_shop(actor, update), beside="time_zone")

    def discard(self) -> None:
        """Show what is kept again."""
        if self._kept:
            self._fill(self._kept)
        self.show_faults({})
        self.changed.emit()

    def typed(self) -> object:
        """Return what stands in the fields if it is not saved."""
        return self._values() if self.is_changed() else None

    def take_typed(self, typed: object) -> None:
        """Fill the fields once the shop is read."""
        if isinstance(typed, dict):
            self._given = typed

    def _saved(self, result: object) -> None:
        if isinstance(result, ShopResponse):
            self._show(result)

    def _show(self, shop: ShopResponse) -> None:
        self._country.setText(
            self.tr(
                "Country {country} · currency {currency}, chosen when the shop began"
            )
            .replace("{country}", shop.country)
            .replace("{currency}", shop.currency)
        )
        kept = shop.model_dump(mode="python")
        self._fill(kept)
        # As the fields write it, so that only what a person types is a change.
        self._kept = self._values()
        if self._given:
            self._fill(self._given)
            self._given = {}
        self.show_faults({})
        self._on_change()

    def _fill(self, values: Values) -> None:
        for name, line in self.lines.items():
            line.setText(values[name])
            line.setCursorPosition(0)
        self.footer.setPlainText(values["receipt_footer"])
        self.includes_tax.setChecked(values["prices_include_tax"])
        self.tax_rounding.choose(values["tax_rounding"])
        self.stock_policy.choose(values["stock_policy"])
        self.serial_policy.choose(values["serial_policy"])
        self.rounding_step.set_value(values["cash_rounding_step"])
        self.credit_ceiling.set_value(values["offline_credit_ceiling"])
        self.time_zone.choose(values["time_zone"])
        self.day_cutoff.choose_time(values["day_cutoff"])

    def _values(self) -> dict[str, Any]:
        return {name: line.text().strip() for name, line in self.lines.items()} | {
            "receipt_footer": self.footer.toPlainText().strip(),
            "prices_include_tax": self.includes_tax.isChecked(),
            "tax_rounding": self.tax_rounding.chosen(),
            "stock_policy": self.stock_policy.chosen(),
            "serial_policy": self.serial_policy.chosen(),
            "cash_rounding_step": self.rounding_step.value(),
            "offline_credit_ceiling": self.credit_ceiling.value(),
            "time_zone": self.time_zone.chosen(),
            "day_cutoff": self.day_cutoff.chosen_time(),
        }

    def _connect(self) -> None:
        for line in self.lines.values():
            line.textEdited.connect(self._on_change)
            line.returnPressed.connect(self.save)
        self.footer.textChanged.connect(self._on_change)
        self.includes_tax.toggled.connect(self._on_change)
        combos = (self.tax_rounding, self.stock_policy, self.serial_policy)
        for combo in (*combos, self.day_cutoff):
            combo.currentIndexChanged.connect(self._on_change)
        self.time_zone.currentTextChanged.connect(self._on_change)
        self.rounding_step.changed.connect(self._on_change)
        self.credit_ceiling.changed.connect(self._on_change)

    def _on_change(self) -> None:
        values = self._values()
        self.preview.show_lines(
            name=values["name"],
            beneath=[values[each] for each in ("tax_number", "address", "phone")],
            footer=values["receipt_footer"],
        )
        self.changed.emit()

    def _build(self) -> None:
        self.column.addWidget(self._country)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._paper_card(), 1)
        aside = QVBoxLayout()
        aside.setSpacing(8)
        aside.addWidget(Label(self.tr("On the receipt"), "second"))
        aside.addWidget(self.preview)
        aside.addStretch(1)
        row.addLayout(aside)
        self.column.addLayout(row)
        self.column.addWidget(self._counting_card())
        self.column.addStretch(1)

    def _paper_card(self) -> Card:
        card = Card(self.tr("On paper"))
        card.body.setSpacing(12)
        for name, line in self.lines.items():
            card.body.addWidget(self.make_field(name, line))
        card.body.addWidget(self.make_field("receipt_footer", self.footer))
        return card

    def _counting_card(self) -> Card:
        card = Card(self.tr("How it counts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        controls: dict[str, QWidget] = {
            "prices_include_tax": self.includes_tax,
            "tax_rounding": self.tax_rounding,
            "cash_rounding_step": self.rounding_step,
            "stock_policy": self.stock_policy,
            "serial_policy": self.serial_policy,
            "time_zone": self.time_zone,
            "day_cutoff": self.day_cutoff,
            "offline_credit_ceiling": self.credit_ceiling,
        }
        for number, (name, control) in enumerate(controls.items()):
            field = self.make_field(name, control)
            place = (number // 2, number % 2)
            grid.addWidget(field, *place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        return card
