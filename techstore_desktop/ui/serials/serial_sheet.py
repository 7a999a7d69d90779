"""Serial numbers by scan: as many as there are pieces, each looked up at once (R34)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.core.stock.units import (
    TWO_IMEIS,
    check_unit,
    normal_serial,
)
from techstore_desktop.ui.background import run
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.serials.asking import Asked, question_about
from techstore_desktop.ui.serials.number_line import NumberLine
from techstore_desktop.ui.serials.unit_rows import UnitRows
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 560


class SerialSheet(Sheet):
    """Emits ``confirmed`` with the numbers of each unit once all are there.

    Backspace in the empty field takes the last one off. A unit that should not be
    here is questioned: Enter takes it, another scan takes that one instead.
    """

    confirmed = Signal(object)

    def __init__(self, over: QWidget, session: Session, asked: Asked) -> None:
        super().__init__(over, width=WIDTH)
        self._session = session
        self._asked = asked
        self._policy = session.shop.profiles.current().serial_policy
        self._units: list[UnitResponse] = []
        self._first: UnitResponse | None = None
        self._doubted: UnitResponse | None = None
        self._rows = UnitRows(self.panel)
        self.number = NumberLine()
        self._caption = Label("", "second")
        self._field = FormField(
            self.tr("Scan it, or type it and press Enter"), self.number
        )
        self._question = Label("", "warning", self.panel)
        self._question.setWordWrap(True)
        self._done = PrimaryButton(self.tr("Done"), keys="Enter", height=44)
        self._build()
        self._rows.removed.connect(self._take_off)
        self._done.clicked.connect(self.confirm)
        self.number.entered.connect(self._enter)
        self.number.emptied.connect(lambda: self._take_off(len(self._units) - 1))
        self._show()
        if asked.units:
            self._look_up([number for number, _second in asked.units])

    def first_focus(self) -> QWidget | None:
        """Return the field for the next number."""
        return self.number

    def on_scan(self, code: str) -> bool:
        """Take a scanned number."""
        self.take(code)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back a question on Esc before the sheet itself."""
        if event.key() == Qt.Key.Key_Escape and self.step_back():
            event.accept()
            return
        super().keyPressEvent(event)

    def take(self, text: str) -> None:
        """Take a number: of a unit, or the second one of a phone for two cards."""
        number = str(normal_serial(text))
        self._doubt(None)
        if self._first is not None:
            self._take_second(self._first, number)
            return
        if self._is_taken(number):
            self._refuse(RuleBroken("serial.repeated", serial=number))
            return
        try:
            check_unit(number, "", imei_count=min(1, self._asked.imei_count))
        except RuleBroken as refused:
            self._refuse(refused)
            return
        self.number.clear()
        self._look_up([number])

    def confirm(self) -> None:
        """Hand over what was taken, if it is enough."""
        if self._doubted is not None:
            self._add(self._doubted)
            return
        wanted = self._asked.count
        is_short = not self._units or (wanted is not None and len(self._units) < wanted)
        if is_short and not self._may_stay_unknown():
            self._refuse(RuleBroken("serial.missing"))
            return
        numbers = [(unit.serial_number, unit.second_number) for unit in self._units]
        self.accept()
        self.confirmed.emit(numbers)

    def step_back(self) -> bool:
        """Drop a question or a first IMEI; False where there is neither."""
        if self._doubted is None and self._first is None:
            return False
        self._doubt(None)
        self._first = None
        self._show()
        return True

    def _enter(self) -> None:
        text = self.number.text()
        if text.strip():
            self.take(text)
        else:
            self.confirm()

    def _look_up(self, numbers: list[str]) -> None:
        shop, product_id = self._session.shop, self._asked.product_id
        run(lambda: shop.serials.standings(product_id, numbers), self._judge_all, self)

    def _judge_all(self, units: list[UnitResponse]) -> None:
        kept = dict(self._asked.units)
        for unit in units:
            second = unit.second_number or kept.get(unit.serial_number, "")
            self._judge(
                unit.model_copy(update={"second_number": second}),
                is_agreed=unit.serial_number in kept,
            )

    def _judge(self, unit: UnitResponse, *, is_agreed: bool = False) -> None:
        if self._is_taken(unit.serial_number):
            self._refuse(RuleBroken("serial.repeated", serial=unit.serial_number))
            return
        if self._asked.imei_count == TWO_IMEIS and not unit.second_number:
            self._first = unit
            self._show()
            return
        try:
            question = question_about(unit, self._asked, self._policy)
        except RuleBroken as refused:
            self._refuse(refused)
            return
        if question and not is_agreed:
            self._doubt(unit, question)
        else:
            self._add(unit, is_known=is_agreed)

    def _take_second(self, first: UnitResponse, number: str) -> None:
        try:
            check_unit(first.serial_number, number, imei_count=TWO_IMEIS)
        except RuleBroken as refused:
            self._refuse(refused)
            return
        if self._is_taken(number):
            self._refuse(RuleBroken("serial.repeated", serial=number))
            return
        self._first = None
        self.number.clear()
        self._judge(first.model_copy(update={"second_number": number}))

    def _add(self, unit: UnitResponse, *, is_known: bool = False) -> None:
        self._units.append(unit)
        self._doubt(None)
        self._show()
        if len(self._units) == self._asked.count and not is_known:
            self.confirm()

    def _take_off(self, place: int) -> None:
        if 0 <= place < len(self._units):
            del self._units[place]
            self._show()
        self.number.setFocus()

    def _is_taken(self, number: str) -> bool:
        return any(
            number in (unit.serial_number, unit.second_number) for unit in self._units
        )

    def _doubt(self, unit: UnitResponse | None, question: str = "") -> None:
        self._doubted = unit
        if question:
            self._field.show_error("")
        self._question.setText(question)
        self._question.setVisible(bool(question))
        self._name_button()

    def _refuse(self, error: RuleBroken) -> None:
        self._field.show_error(message(error, self._session.formats))
        self.number.selectAll()
        self.number.setFocus()

    def _show(self) -> None:
        self._field.show_error("")
        self._rows.show_units(self._units)
        self._caption.setText(self._caption_words())
        self._name_button()

    def _may_stay_unknown(self) -> bool:
        is_begun = self._units or self._first is not None
        return self._asked.may_be_unknown and not is_begun

    def _name_button(self) -> None:
        if self._doubted is not None:
            words = self.tr("Take it anyway")
        elif self._may_stay_unknown():
            words = self.tr("Nobody knows")
        else:
            words = self.tr("Done")
        self._done.setText(words)

    def _caption_words(self) -> str:
        which = len(self._units) + 1
        wanted = self._asked.count
        if self._first is not None:
            words = self.tr("{serial}: now the second IMEI")
            return words.format(serial=self._first.serial_number)
        kind = self.tr("IMEI") if self._asked.imei_count else self.tr("Serial number")
        if wanted is None:
            return self.tr("{kind} {which}").format(kind=kind, which=which)
        words = self.tr("{kind} {which} of {wanted}")
        return words.format(kind=kind, which=min(which, wanted), wanted=wanted)

    def _build(self) -> None:
        title = Label(self._asked.name, "title")
        title.setWordWrap(True)
        self._question.setVisible(False)
        self.body.addWidget(title)
        if self._asked.question:
            question = Label(self._asked.question)
            question.setWordWrap(True)
            self.body.addWidget(question)
        self.body.addWidget(self._caption)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._field)
        self.body.addWidget(self._question)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._done)
        self.body.addLayout(foot)
