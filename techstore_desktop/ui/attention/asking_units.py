"""What a choice asks: which unit left with each of the other sales (R34)."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.attention.schemas import UnitAsked
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.ui.serials.asking import Asked, Numbers, Purpose
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.session import Session

translate = QCoreApplication.translate
Answers = Mapping[UUID, UnitNumbers]


def ask_units(
    over: QWidget,
    session: Session,
    asks: Sequence[UnitAsked],
    *,
    then: Callable[[Answers], object],
    known: Answers | None = None,
) -> None:
    """Ask for the unit of one document after the other; nobody need know it."""
    answers = dict(known or {})
    if not asks:
        then(answers)
        return
    first, *others = asks
    words = translate(
        "Attention", "Which unit left with {number}? Look in its box or on its paper."
    )
    sheet = SerialSheet(
        over,
        session,
        Asked(
            product_id=first.product_id,
            name=first.product_name,
            imei_count=first.imei_count,
            count=1,
            purpose=Purpose.SALE,
            question=words.format(number=first.document_number),
            may_be_unknown=True,
        ),
    )

    def go_on(given: Sequence[Numbers]) -> None:
        for number, second in given:
            answers[first.document_id] = UnitNumbers(
                serial_number=number, second_number=second or None
            )
        ask_units(over, session, others, then=then, known=answers)

    sheet.confirmed.connect(go_on)
    sheet.open()
