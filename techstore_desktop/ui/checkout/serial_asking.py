"""Serial numbers at the counter: asked when a product comes that tracks them (R34)."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.cart_units import first_missing, set_units
from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.ui.checkout.state import CheckoutState
from techstore_desktop.ui.serials.asking import Asked, Numbers, Purpose, question_about
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import ask
from techstore_desktop.ui.widgets.sheet import open_sheet

translate = QCoreApplication.translate


class SerialAsking(QObject):
    """Opens the sheet for a line, and stands before a payment where any is missing.

    ``change`` changes the sale, shows a refusal, and tells whether it was taken.
    """

    taken = Signal()
    """Numbers were taken, and nothing waits for them: the next scan may come."""

    def __init__(
        self,
        session: Session,
        over: QWidget,
        state: CheckoutState,
        change: Callable[[Callable[[Cart], Cart]], bool],
    ) -> None:
        super().__init__(state)
        self._session = session
        self._over = over
        self._state = state
        self._change = change
        state.added.connect(self._added)

    def ask(self, line: CartLine, then: Callable[[], object] | None = None) -> None:
        """Ask for the serial numbers of a line; ``then`` once they are there."""
        if line.product_id is None or open_sheet(self._over) is not None:
            return
        asked = Asked(
            product_id=line.product_id,
            name=line.name,
            imei_count=line.imei_count,
            count=int(line.quantity),
            purpose=Purpose.SALE,
            units=tuple(
                (number, line.second_numbers.get(number, ""))
                for number in line.serial_numbers
            ),
        )
        sheet = SerialSheet(self._over, self._session, asked)
        sheet.confirmed.connect(lambda numbers: self._take(line.id, numbers, then))
        sheet.open()

    def ask_first(self, go_on: Callable[[], object]) -> bool:
        """Ask where a number is missing; ``go_on`` once none is."""
        line = first_missing(self._state.cart)
        if line is None:
            return False
        self.ask(line, go_on)
        return True

    def question(self, unit: UnitResponse, then: Callable[[], object]) -> None:
        """Sell a unit that was scanned; one that is not on the shelf is asked about."""
        product_id = unit.product_id
        asked = Asked(
            product_id=product_id, name="", imei_count=0, purpose=Purpose.SALE
        )
        policy = self._session.shop.profiles.current().serial_policy
        text = question_about(unit, asked, policy)
        if not text:
            then()
            return
        ask(
            self._over,
            title=translate("Serials", "Check the unit"),
            text=text,
            primary=translate("Serials", "Sell it anyway"),
            then=then,
        )

    def _take(
        self,
        line_id: UUID,
        numbers: Sequence[Numbers],
        then: Callable[[], object] | None,
    ) -> None:
        if not self._change(lambda cart: set_units(cart, line_id, numbers)):
            return
        if then is not None:
            then()
        else:
            self.taken.emit()

    def _added(self, line_id: UUID) -> None:
        # Once the search has let go of the cursor.
        QTimer.singleShot(0, self, lambda: self._ask_added(line_id))

    def _ask_added(self, line_id: UUID) -> None:
        for line in self._state.cart.lines:
            if line.id == line_id and line.missing_serials:
                self.ask(line)
