"""One page that asks for what a shop needs to sell, or opens the demo shop."""

from decimal import Decimal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.branches.presets import CountryPreset, preset
from techstore_desktop.core.branches.schemas import (
    BranchBase,
    ShopCreate,
    TaxCreate,
    TerminalBase,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import formats_for
from techstore_desktop.core.money import currency
from techstore_desktop.core.staff.founding import Founding
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.ui.first_run.countries import country_names, likely_preset
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label

WIDTH = 820
DEMO_KEY = "F5"
JOIN_KEY = "F6"


class FirstRunPage(QWidget):
    """Emits ``founded`` with a ``Founding``, ``demo_wanted`` or ``join_wanted``."""

    founded = Signal(object)
    demo_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._country = QComboBox()
        for code, name in country_names(locale):
            self._country.addItem(name, code)
        self._name = self._line(self.tr("TechStore Centro"))
        self._tax_number = self._line("")
        self._address = self._line("")
        self._manager = self._line("")
        self._pin = self._secret()
        self._again = self._secret()
        self._includes_tax = QCheckBox(self.tr("Prices include tax"))
        self._facts = Label("", "second")
        self._build()
        self._country.currentIndexChanged.connect(self._show_preset)
        place = self._country.findData(likely_preset(locale).code)
        self._country.setCurrentIndex(max(place, 0))
        self._show_preset()
        self.setFocusProxy(self._name)

    def show_error(self, error: RuleBroken) -> None:
        """Say beside the field what the shop's rules refuse."""
        field = self._fields["pin" if error.code.startswith("pin.") else "name"]
        field.show_error(message(error))

    def submit(self) -> None:
        """Check everything at once; found the shop when nothing is wrong."""
        errors = self._errors()
        for name, field in self._fields.items():
            field.show_error(errors.get(name, ""))
        if not errors:
            self.founded.emit(self._founding())

    def _preset(self) -> CountryPreset:
        chosen = preset(str(self._country.currentData()))
        return chosen or likely_preset(QLocale.system())

    def _show_preset(self) -> None:
        chosen = self._preset()
        self._includes_tax.setChecked(chosen.prices_include_tax)
        rates = ", ".join(_rate(rate, chosen) for rate in chosen.tax_rates)
        self._facts.setText(
            self.tr("{currency} · {zone} · {tax} {rates}. Settings can change it.")
            .replace("{currency}", chosen.currency)
            .replace("{zone}", chosen.time_zone)
            .replace("{tax}", chosen.tax_name)
            .replace("{rates}", rates)
        )

    def _errors(self) -> dict[str, str]:
        missing = self.tr("This is needed.")
        errors = {
            name: missing
            for name, line in (("name", self._name), ("manager", self._manager))
            if not line.text().strip()
        }
        if not self._pin.text().isdigit() or len(self._pin.text()) < 4:  # noqa: PLR2004
            errors["pin"] = self.tr("A PIN has 4 to 8 digits.")
        elif self._pin.text() != self._again.text():
            errors["again"] = self.tr("The two PINs differ.")
        return errors

    def _founding(self) -> Founding:
        chosen = self._preset()
        name, address = self._name.text().strip(), self._address.text().strip()
        return Founding(
            shop=ShopCreate(
                name=name,
                address=address,
                tax_number=self._tax_number.text(),
                country=chosen.code,
                currency=chosen.currency,
                time_zone=chosen.time_zone,
                prices_include_tax=self._includes_tax.isChecked(),
                cash_rounding_step=chosen.cash_rounding_step,
            ),
            branch=BranchBase(name=name, address=address),
            terminal=TerminalBase(name=self.tr("Till A1"), code="A1"),
            taxes=tuple(
                _tax(chosen, rate, is_default=place == 0)
                for place, rate in enumerate(chosen.tax_rates)
            ),
            manager_name=self._manager.text().strip(),
            manager_pin=self._pin.text(),
        )

    def _build(self) -> None:
        card = Card(margin=32)
        card.setFixedWidth(WIDTH)
        card.body.setSpacing(16)
        card.body.addWidget(Label(self.tr("Your shop"), "heading"))
        intro = Label(
            self.tr("What is printed on receipts, and who may sign in. A minute."),
            "second",
        )
        card.body.addWidget(intro)
        self._fields = {
            "name": FormField(self.tr("Name of the shop"), self._name),
            "country": FormField(self.tr("Country"), self._country),
            "address": FormField(self.tr("Address"), self._address),
            "tax_number": FormField(self.tr("Tax number"), self._tax_number),
            "manager": FormField(self.tr("Manager's name"), self._manager),
            "pin": FormField(self.tr("PIN of the manager"), self._pin),
            "again": FormField(self.tr("The PIN again"), self._again),
        }
        card.body.addLayout(self._grid())
        card.body.addWidget(self._includes_tax)
        card.body.addWidget(self._facts)
        card.body.addLayout(self._foot())
        self._center(card)
        for line in (self._name, self._manager, self._pin, self._again):
            line.returnPressed.connect(self.submit)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        places = {
            "name": (0, 0, 2),
            "country": (0, 2, 2),
            "address": (1, 0, 2),
            "tax_number": (1, 2, 2),
            "manager": (2, 0, 2),
            "pin": (2, 2, 1),
            "again": (2, 3, 1),
        }
        for name, (row, column, span) in places.items():
            grid.addWidget(
                self._fields[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop
            )
        for column in range(4):
            grid.setColumnStretch(column, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        demo = SecondaryButton(
            self.tr("Look around in the demo shop"), keys=DEMO_KEY, height=44
        )
        demo.clicked.connect(self.demo_wanted)
        shortcut = QShortcut(QKeySequence(DEMO_KEY), self)
        shortcut.activated.connect(self.demo_wanted)
        join = SecondaryButton(self.tr("Join a shop"), keys=JOIN_KEY, height=44)
        join.clicked.connect(self.join_wanted)
        joining = QShortcut(QKeySequence(JOIN_KEY), self)
        joining.activated.connect(self.join_wanted)
        found = PrimaryButton(self.tr("Open the shop"), keys="Enter", height=44)
        found.clicked.connect(self.submit)
        foot.addWidget(demo)
        foot.addWidget(join)
        foot.addStretch(1)
        foot.addWidget(found)
        return foot

    def _center(self, card: Card) -> None:
        held = QWidget()
        middle = QVBoxLayout(held)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(held)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _line(self, placeholder: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(placeholder)
        line.setMaxLength(300)
        return line

    def _secret(self) -> QLineEdit:
        line = self._line("")
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setMaxLength(8)
        line.setProperty("noScan", True)
        return line


def _rate(rate: Decimal, chosen: CountryPreset) -> str:
    """Return a rate as the country writes it."""
    formats = formats_for(chosen.code, currency(chosen.currency))
    return formats.rate(rate).replace("\N{NO-BREAK SPACE}", " ")


def _tax(chosen: CountryPreset, rate: Decimal, *, is_default: bool) -> TaxCreate:
    return TaxCreate(
        name=f"{chosen.tax_name} {_rate(rate, chosen)}",
        components=(TaxComponent(name=chosen.tax_name, rate=rate),),
        is_default=is_default,
    )
