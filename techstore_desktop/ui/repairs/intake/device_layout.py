"""How one device lies on the intake's page: cards in two columns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.printing.repair_words import RepairWords
from techstore_desktop.ui.repairs.intake.checklist import Checklist
from techstore_desktop.ui.repairs.intake.chips import Chips
from techstore_desktop.ui.repairs.intake.code_field import CodeField
from techstore_desktop.ui.repairs.intake.condition_picture import ConditionPicture
from techstore_desktop.ui.repairs.intake.kind_choice import KindChoice
from techstore_desktop.ui.repairs.intake.number_fields import NumberFields
from techstore_desktop.ui.repairs.intake.photo_strip import PhotoStrip
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField

_LONGEST = 300
_LONGEST_FAULT = 4000


class DeviceLayout(QWidget):
    """The device's fields in their places; ``device_form.py`` makes them work."""

    def __init__(self, page: QWidget, session: Session, words: RepairWords) -> None:
        super().__init__(page)
        self.name = QLineEdit(maxLength=_LONGEST)
        self.numbers = NumberFields()
        self.number = self.numbers.number
        self.colour = QLineEdit(maxLength=60)
        self.fault = QLineEdit(maxLength=_LONGEST_FAULT)
        self.kind = KindChoice()
        self.standing = Label("", "second")
        self.standing.setWordWrap(True)
        self.standing.hide()
        self.faults, self.accessories = Chips(), Chips()
        self.own_accessory = QLineEdit(maxLength=100)
        self.checklist = Checklist(words)
        self.picture = ConditionPicture(words)
        self.code = CodeField()
        self.photos = PhotoStrip()
        self.estimate = MoneyField(session.formats)
        self.is_approved = QCheckBox(self.tr("Agreed: repair up to this amount"))
        self.diagnosis_fee = MoneyField(session.formats)
        self.fields: dict[str, FormField] = {}
        self._build()

    def _build(self) -> None:
        self.name.setPlaceholderText(self.tr("Brand, model or code, as you type"))
        self.own_accessory.setPlaceholderText(self.tr("Something else …"))
        self.own_accessory.setAccessibleName(self.tr("Something else that was left"))
        self.fields = {
            "name": FormField(self.tr("Device"), self.name),
            "number": self.numbers.field,
            "colour": FormField(self.tr("Colour"), self.colour),
            "fault": FormField(self.tr("Reported fault"), self.fault),
            "estimate": FormField(self.tr("Estimate"), self.estimate),
            "diagnosis_fee": FormField(
                self.tr("Diagnosis fee, if it is not repaired"), self.diagnosis_fee
            ),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(self._what_it_is(), 0, 0, 1, 2)
        grid.addWidget(self._titled(self.tr("Checklist"), self.checklist), 1, 0)
        grid.addWidget(self._titled(self.tr("Condition"), self.picture), 1, 1)
        grid.addWidget(
            self._titled(
                self.tr("Accessories left"), self.accessories, self.own_accessory
            ),
            2,
            0,
        )
        grid.addWidget(self._titled(self.tr("Access code"), self.code), 2, 1)
        grid.addWidget(self._titled(self.tr("Photos"), self.photos), 3, 0)
        grid.addWidget(
            self._titled(
                self.tr("Price"),
                self.fields["estimate"],
                self.is_approved,
                self.fields["diagnosis_fee"],
            ),
            3,
            1,
        )
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _what_it_is(self) -> Card:
        card = Card(self.tr("Device"))
        row = QHBoxLayout()
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.fields["name"], 4, top)
        row.addWidget(self.numbers, 4, top)
        row.addWidget(self.fields["colour"], 1, top)
        card.body.addLayout(row)
        card.body.addWidget(self.kind)
        card.body.addWidget(self.standing)
        card.body.addWidget(self.fields["fault"])
        card.body.addWidget(self.faults)
        return card

    def _titled(self, title: str, *widgets: QWidget) -> Card:
        card = Card(title)
        for widget in widgets:
            card.body.addWidget(widget)
        card.body.addStretch(1)
        return card
