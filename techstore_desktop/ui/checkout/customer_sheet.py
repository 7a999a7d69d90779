"""Whom the sale is for: found as you type, or registered on the spot."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.customers.schemas import (
    CustomerCreate,
    CustomerResponse,
    CustomerSummary,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.sheet import Sheet
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

LONGEST = 300


class NewCustomer(Card):
    """The few fields that a customer at the counter gives."""

    def __init__(self) -> None:
        super().__init__("", role="raised", margin=14)
        self.name, self.phone, self.email, self.tax_number = (
            QLineEdit(maxLength=LONGEST) for _ in range(4)
        )
        self.fields = {
            "name": FormField(self.tr("Name"), self.name),
            "phone": FormField(self.tr("Phone"), self.phone),
            "email": FormField(self.tr("E-mail"), self.email),
            "tax_number": FormField(self.tr("Tax number"), self.tax_number),
        }
        self.twin = Label("", "warning")
        self.twin.setWordWrap(True)
        self.twin.hide()
        grid = QGridLayout()
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        self.body.addLayout(grid)
        self.body.addWidget(self.twin)

    def values(self) -> CustomerCreate | None:
        """Return what was typed; None, said beside the name, where it is missing."""
        name = self.name.text().strip()
        self.fields["name"].show_error("" if name else self.tr("This is needed."))
        if not name:
            return None
        return CustomerCreate(
            name=name,
            phone=self.phone.text(),
            email=self.email.text(),
            tax_number=self.tax_number.text(),
        )


class CustomerSheet(Sheet):
    """Emits ``chosen`` with id and name; both None take the customer off.

    ``besides`` is whom it can't be, ``typed`` what is looked for to begin with.
    """

    chosen = Signal(object, object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        *,
        has_customer: bool,
        title: str = "",
        may_register: bool = True,
        besides: UUID | None = None,
        typed: str = "",
    ) -> None:
        super().__init__(over, width=620, height=560)
        self._session = session
        self._title = title or self.tr("Customer of this sale")
        self._latest = Latest(self)
        self._search = SearchField(
            self.tr("Name, phone, e-mail or tax number"), pause=0, is_large=True
        )
        empty = EmptyState(
            "users",
            self.tr("Who is it?"),
            self.tr("Type part of the name or phone, or register somebody new.")
            if may_register
            else self.tr("Type part of the name or phone."),
        )
        self._table: Table[CustomerSummary] = Table(
            self._columns(), empty, row_height=48, has_header=False
        )
        self._new = NewCustomer()
        self._new.hide()
        self._may_register = may_register
        self._besides = besides
        self._duplicate_confirmed = False
        self._build(has_customer=has_customer)
        self._search.searched.connect(self._find)
        self._search.confirmed.connect(lambda _text: self._confirm())
        self._search.list_key.connect(self._table.list_key)
        self._table.opened.connect(self._take)
        self._table.view.clicked.connect(lambda _index: self._confirm())
        if typed:
            self._search.set_text(typed)

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self._search

    def _columns(self) -> list[Column[CustomerSummary]]:
        return [
            Column(
                key="name",
                title=self.tr("Name"),
                text=lambda customer: customer.name,
                second=lambda customer: customer.email,
                width=0,
                is_strong=True,
            ),
            Column(
                key="phone",
                title=self.tr("Phone"),
                text=lambda customer: customer.phone,
                width=190,
                is_number=True,
            ),
        ]

    def _build(self, *, has_customer: bool) -> None:
        self.body.addWidget(Label(self._title, "title"))
        self.body.addWidget(self._search)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._new)
        self.body.addStretch()  # Takes the room of the table where that is gone.
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        if has_customer:
            nobody = SecondaryButton(self.tr("No customer"), height=44)
            nobody.clicked.connect(lambda: self._choose(None))
            foot.addWidget(nobody)
        foot.addStretch(1)
        self._register = PrimaryButton(self.tr("Register as new"), height=44)
        self._register.clicked.connect(self._on_register)
        foot.addWidget(self._register)
        self.body.addLayout(foot)
        self._register.setVisible(self._may_register)
        for line in (self._new.name, self._new.phone, self._new.email):
            line.returnPressed.connect(self._on_register)

    def _find(self, text: str) -> None:
        shop = self._session.shop
        self._latest.run(lambda: shop.customers.search(text), self._show)

    def _show(self, found: Sequence[CustomerSummary]) -> None:
        self._table.show_rows([each for each in found if each.id != self._besides])
        self._table.mark(0)

    def _confirm(self) -> None:
        marked = self._table.marked_row()
        if marked is not None:
            self._take(marked)
        elif self._search.text() and self._may_register:
            self._on_register()

    def _take(self, customer: CustomerSummary) -> None:
        self._choose(customer)

    def _choose(self, customer: CustomerSummary | None) -> None:
        if customer is None:
            self.chosen.emit(None, "")
        else:
            self.chosen.emit(customer.id, customer.name)
        self.accept()

    def _on_register(self) -> None:
        if not self._new.isVisible():
            self._open_form()
            return
        values = self._new.values()
        if values is None:
            return
        if self._duplicate_confirmed:
            self._create(values)
            return
        shop = self._session.shop
        run(
            lambda: shop.customers.likely_duplicates(values),
            lambda twins: self._warn_or_create(values, twins),
            self,
        )

    def _open_form(self) -> None:
        typed = self._search.text()
        is_phone = typed and all(sign.isdigit() or sign in "+-() " for sign in typed)
        (self._new.phone if is_phone else self._new.name).setText(typed)
        self._table.hide()
        self._new.show()
        (self._new.name if is_phone or not typed else self._new.phone).setFocus()

    def _warn_or_create(
        self, values: CustomerCreate, twins: Sequence[CustomerSummary]
    ) -> None:
        if not twins:
            self._create(values)
            return
        words = self.tr(
            "{name} has the same phone or e-mail. Press again to register anyway."
        )
        self._new.twin.setText(words.format(name=twins[0].name))
        self._new.twin.show()
        self._duplicate_confirmed = True

    def _create(self, values: CustomerCreate) -> None:
        shop, actor = self._session.shop, self._session.actor
        run(
            lambda: shop.customers.create(actor, values),
            self._created,
            self,
            failed=self._refused,
        )

    def _created(self, made: CustomerResponse) -> None:
        self.chosen.emit(made.id, made.name)
        self.accept()

    def _refused(self, error: Exception) -> None:
        is_email = isinstance(error, RuleBroken) and error.code.startswith(
            "customer.email"
        )
        field = self._new.fields["email" if is_email else "name"]
        show_error(self, error, beside=field)
