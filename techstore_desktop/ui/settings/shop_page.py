"""The page about the shop: who it is on paper, and how it counts."""

from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.branches.schemas import ShopResponse
from techstore_desktop.printing.words import words_for
from techstore_desktop.ui.first_run.countries import country_name
from techstore_desktop.ui.language import LANGUAGES, current
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice, HourChoice, TimeZoneChoice
from techstore_desktop.ui.settings.page import sentence
from techstore_desktop.ui.settings.receipt_preview import ReceiptPreview
from techstore_desktop.ui.settings.shop_fields_page import ShopFieldsPage, Values
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField

_LINES = ("name", "tax_number", "address", "phone")
_FOOTER_HEIGHT = 84


class ShopPage(ShopFieldsPage):
    """Shows its preview of the receipt's head as it is typed."""

    rule_field = "time_zone"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "shop")
        self.lines = {name: QLineEdit() for name in _LINES}
        self.footer = QPlainTextEdit()
        self.footer.setTabChangesFocus(True)
        self.footer.setFixedHeight(_FOOTER_HEIGHT)
        self.print_language = Choice(
            {"": self.tr("As the window of whoever prints"), **LANGUAGES}
        )
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

    def _faults(self, values: Values) -> dict[str, str]:
        unread = {
            "cash_rounding_step": values["cash_rounding_step"] is None,
            "offline_credit_ceiling": self.credit_ceiling.is_wrong(),
        }
        wrong = sentence("decimal_type", {})
        return {name: wrong for name, is_unread in unread.items() if is_unread}

    def _show(self, shop: ShopResponse) -> None:
        self._country.setText(
            self.tr(
                "Country {country} · currency {currency}, chosen when the shop began"
            )
            .replace("{country}", country_name(shop.country, QLocale(current())))
            .replace("{currency}", shop.currency)
        )
        super()._show(shop)

    def _fill(self, values: Values) -> None:
        for name, line in self.lines.items():
            line.setText(values[name])
            line.setCursorPosition(0)
        self.footer.setPlainText(values["receipt_footer"])
        self.print_language.choose(values["print_language"])
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
            "print_language": self.print_language.chosen(),
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
        self.changed.connect(self._preview)
        for line in self.lines.values():
            line.textEdited.connect(self.changed)
            line.returnPressed.connect(self.save)
        self.footer.textChanged.connect(self.changed)
        self.includes_tax.toggled.connect(self.changed)
        combos = (self.tax_rounding, self.stock_policy, self.serial_policy)
        for combo in (*combos, self.print_language, self.day_cutoff):
            combo.currentIndexChanged.connect(self.changed)
        self.time_zone.currentTextChanged.connect(self.changed)
        self.rounding_step.changed.connect(self.changed)
        self.credit_ceiling.changed.connect(self.changed)

    def _preview(self) -> None:
        values = self._values()
        self.preview.show_lines(
            name=values["name"],
            beneath=[values[each] for each in ("tax_number", "address", "phone")],
            footer=values["receipt_footer"],
            words=words_for(values["print_language"] or current()),
        )

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
        card.body.addWidget(self.make_field("print_language", self.print_language))
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
