"""Whose devices they are: typed and found, or registered on a sheet."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from techstore_desktop.core.customers.schemas import CustomerSummary
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.checkout.customer_sheet import CustomerSheet
from techstore_desktop.ui.repairs.intake.layout import IntakeLayout
from techstore_desktop.ui.repairs.intake.suggestions import Suggestion, Suggestions
from techstore_desktop.ui.session import Session

_MOST = 8


class Owner(QObject):
    """Keeps the customer of the page, None while only a name is typed.

    Emits ``chosen`` when there is one, ``typed`` when the text is edited.
    """

    chosen = Signal()
    typed = Signal()

    def __init__(self, page: IntakeLayout, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._latest = Latest(self)
        self.customer_id: UUID | None = None
        self.found = Suggestions(page.customer, page, self._find)
        self.found.chosen.connect(lambda found: self.take(found.id, found.name))
        page.customer.textEdited.connect(lambda _text: self._edited())
        page.customer.returnPressed.connect(self._ask_who)
        page.register_button.clicked.connect(self.ask)

    def name(self) -> str:
        """Return what is typed, or what the customer is called."""
        return self._page.customer.text().strip()

    def show(self, customer_id: UUID | None, name: str) -> None:
        """Show who it was, without telling anybody."""
        self.customer_id = customer_id
        self._page.customer.setText(name)
        self._page.customer_field.show_error("")

    def take(self, customer_id: object, name: object) -> None:
        """Choose a customer."""
        if isinstance(customer_id, UUID):
            self.show(customer_id, str(name))
            self.chosen.emit()

    def ask(self) -> None:
        """Find a customer, or register one by the name that is typed."""
        title = self.tr("Whose device is it?")
        typed = "" if self.customer_id is not None else self.name()
        sheet = CustomerSheet(
            self._page, self._session, has_customer=False, title=title, typed=typed
        )
        sheet.chosen.connect(self.take)
        sheet.open()

    def require(self) -> bool:
        """Return whether there is one; else say so and put the cursor there."""
        has_customer = self.customer_id is not None
        words = self.tr("Choose a customer, or press F3 to register one.")
        self._page.customer_field.show_error("" if has_customer else words)
        if not has_customer:
            self._page.customer.setFocus()
        return has_customer

    def _ask_who(self) -> None:
        """Go on with a name that nobody bears yet."""
        if self.customer_id is None and self.name():
            self.ask()

    def _edited(self) -> None:
        self.customer_id = None
        self.typed.emit()

    def _find(self, text: str) -> None:
        customers = self._session.shop.customers
        self._latest.run(
            lambda: customers.search(text, limit=_MOST),
            lambda found: self.found.show_found(_lines(found)),
        )


def _lines(found: Sequence[CustomerSummary]) -> list[Suggestion]:
    return [
        Suggestion("   ".join(filter(None, (each.name, each.phone))), each)
        for each in found
    ]
