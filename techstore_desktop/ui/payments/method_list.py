"""The shop's methods of payment with the buttons that change them, each at once."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.sales.payments import Cash, currency_of
from techstore_desktop.core.sales.payments.offered import offered
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodResponse,
    PaymentMethodUpdate,
)
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.payments.currency_dialog import CurrencyDialog
from techstore_desktop.ui.payments.method_dialog import MethodDialog
from techstore_desktop.ui.payments.methods_table import fit_rows, methods_table
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import IconButton, SecondaryButton


class MethodList(QWidget):
    """Enter opens the marked method, the buttons turn it on or off and move it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._keys: Mapping[str, str] = {}
        self._marked = ""
        self.table = methods_table(lambda: self._keys)
        self.edit_button = SecondaryButton(self.tr("Edit"), self, icon="pencil")
        self.turn_button = SecondaryButton(self.tr("Turn off"), self, icon="eye-off")
        self.currency_button = SecondaryButton(
            self.tr("Add currency"), self, icon="coins"
        )
        self.up_button = IconButton("arrow-up", self.tr("Move up"), self)
        self.down_button = IconButton("arrow-down", self.tr("Move down"), self)
        self._build()
        self.table.opened.connect(lambda _row: self.edit())
        self.table.marked.connect(self._show_marked)
        self.edit_button.clicked.connect(self.edit)
        self.turn_button.clicked.connect(self.turn)
        self.currency_button.clicked.connect(self.add_currency)
        self.up_button.clicked.connect(lambda: self.move_marked(-1))
        self.down_button.clicked.connect(lambda: self.move_marked(1))
        self._show_marked(None)

    def show_methods(self, methods: Sequence[PaymentMethodResponse]) -> None:
        """Show the methods; the one that was marked stays so, wherever it is now."""
        marked = self._marked
        self._keys = {each.code: each.key for each in offered(methods)}
        fit_rows(self.table, len(methods))
        self.table.show_rows(methods)
        for place, each in enumerate(methods):
            if each.code == marked:
                self.table.mark(place)
        self._show_marked(self.table.marked_row())

    def add(self) -> None:
        """Ask for a method to add."""
        MethodDialog(self, self._session, None, self._taken("")).open()

    def add_currency(self) -> None:
        """Ask for another currency to be taken in cash."""
        taken = {currency_of(each.code) for each in self.table.model.rows()} - {""}
        CurrencyDialog(self, self._session, taken).open()

    def edit(self) -> None:
        """Open the marked method."""
        marked = self.table.marked_row()
        if marked is not None:
            taken = self._taken(marked.code)
            MethodDialog(self, self._session, marked, taken).open()

    def turn(self) -> None:
        """Turn the marked method off, or on again."""
        marked = self.table.marked_row()
        if marked is not None and self.turn_button.isEnabled():
            wanted = PaymentMethodUpdate(is_on=not marked.is_on)
            service, actor = self._session.shop.payment_methods, self._session.actor
            self._act(lambda: service.update(actor, marked.code, wanted))

    def move_marked(self, step: int) -> None:
        """Move the marked method one place on the payment screen."""
        marked = self.table.marked_row()
        codes = [each.code for each in self.table.model.rows()]
        if marked is None:
            return
        place = codes.index(marked.code)
        if 0 <= place + step < len(codes):
            codes.insert(place + step, codes.pop(place))
            service, actor = self._session.shop.payment_methods, self._session.actor
            self._act(lambda: service.arrange(actor, codes))

    def _act(self, work: Callable[[], object]) -> None:
        methods = self._session.shop.payment_methods
        run(work, lambda _done: self.show_methods(methods.methods()), self)

    def _taken(self, code: str) -> dict[str, str]:
        """Return by which key another method than this one is marked now."""
        names = {
            each.code: method_name(each.code, each.name)
            for each in self.table.model.rows()
        }
        return {
            key: names[other]
            for other, key in self._keys.items()
            if key and other != code
        }

    def _show_marked(self, marked: PaymentMethodResponse | None) -> None:
        self._marked = marked.code if marked else ""
        count = self.table.model.rowCount()
        place = self.table.view.currentIndex().row()
        is_off = marked is not None and not marked.is_on
        self.edit_button.setEnabled(marked is not None)
        self.turn_button.setEnabled(marked is not None and marked.code != Cash.code)
        self.turn_button.setText(self.tr("Turn on") if is_off else self.tr("Turn off"))
        self.turn_button.set_icon("eye" if is_off else "eye-off")
        self.up_button.setEnabled(marked is not None and place > 0)
        self.down_button.setEnabled(marked is not None and place < count - 1)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (
            self.edit_button,
            self.turn_button,
            self.up_button,
            self.down_button,
        ):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.currency_button)
        column.addLayout(row)
