"""The card of one customer, beside the list: who, what they bought, notes."""

from collections.abc import Callable
from uuid import UUID

from pydantic import ValidationError
from PySide6.QtCore import Signal

from techstore_desktop.core.customers.schemas import (
    CustomerResponse,
    CustomerSummary,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.customers.card_layout import CardLayout
from techstore_desktop.ui.customers.draft import (
    Draft,
    creation,
    draft_of,
    faults,
    update,
)
from techstore_desktop.ui.customers.merging import Merging
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import ask
from techstore_desktop.ui.widgets.leaving import ask_to_leave


class CustomerCard(CardLayout):
    """Shows a customer or registers one; asks before what was typed is lost."""

    saved = Signal(object)
    """Carries the id of the customer that was kept."""

    closed = Signal()
    """Registering somebody new was given up."""

    other_wanted = Signal(object)
    """Carries the id of the customer who was there already."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._customer: CustomerResponse | None = None
        self._original = Draft()
        self._is_new = False
        self._is_saving = False
        self._is_editable = session.actor.may(Permission.EDIT_CUSTOMERS)
        self._reading = Latest(self)
        self._reading_lists = Latest(self)
        self.merging = Merging(session, self)
        self._connect()
        self.read_price_lists()

    def customer_id(self) -> UUID | None:
        """Return who is shown, or None for somebody new or nobody."""
        return self._customer.id if self._customer else None

    def is_new(self) -> bool:
        """Tell whether somebody is being registered."""
        return self._is_new

    def is_erased(self) -> bool:
        """Tell whether who is shown was erased: only their documents are left."""
        return self._customer is not None and self._customer.is_erased

    def is_changed(self) -> bool:
        """Tell whether something is typed that was not saved."""
        is_shown = self._is_new or self._customer is not None
        return is_shown and self.form.draft() != self._original

    def draft(self) -> Draft:
        """Return what stands in the fields."""
        return self.form.draft()

    def show_customer(self, customer_id: UUID, draft: Draft | None = None) -> None:
        """Read and show a customer; ``draft`` is what was typed about them before."""
        customers = self._session.shop.customers

        def then(customer: CustomerResponse) -> None:
            self._show(customer)
            if draft is not None:
                self._take(draft)

        self._reading.run(lambda: customers.survivor(customer_id), then)

    def show_new(self, draft: Draft | None = None) -> None:
        """Register somebody, perhaps with what is known of them."""
        self._reading.drop()
        self._customer, self._is_new, self._original = None, True, Draft()
        self.notice.forget()
        self.head.show_new()
        self.merged.forget()
        self.show_tabs(is_new=True)
        self.form.show_draft(Draft())
        self._take(draft or Draft())
        self.form.lines["name"].setFocus()

    def read_price_lists(self) -> None:
        """Read which price lists a customer may pay by."""
        price_lists = self._session.shop.price_lists

        def work() -> dict[UUID, str]:
            return {each.id: each.name for each in price_lists.price_lists()}

        self._reading_lists.run(work, self.form.show_price_lists)

    def reload(self, customer_id: UUID | None) -> None:
        """Read a customer anew, unless something is typed that was not saved."""
        self.read_price_lists()
        if customer_id is not None and not self.is_changed():
            self.show_customer(customer_id)

    def forget(self) -> None:
        """Show nobody any more."""
        self._reading.drop()
        self.notice.forget()
        self._customer, self._is_new = None, False

    def merge(self) -> None:
        """Say that the customer shown is another one."""
        customer = self._customer
        if customer is not None and not customer.is_erased:
            self.leave(lambda: self.merging.begin(customer))

    def save(self) -> None:
        """Keep what is typed, or show everything that is wrong with it."""
        if self._is_saving or not self._is_editable or not self.is_changed():
            return
        draft = self.form.draft()
        errors = faults(draft)
        if errors:
            self.open_tab("notes" if set(errors) == {"notes"} else "details")
        self.form.show_errors(errors)
        if not errors:
            self._keep(draft)

    def discard(self) -> None:
        """Take back what was typed, without a question."""
        self.notice.forget()
        if self._customer is not None:
            self._show(self._customer)
        elif self._is_new:
            self.forget()
            self.closed.emit()

    def leave(self, then: Callable[[], object]) -> bool:
        """Go on with ``then``; ask first where something was not saved.

        Returns whether it went on at once.
        """
        if not self.is_changed():
            then()
            return True
        words = self.tr("What you typed about this customer is not saved yet.")
        ask_to_leave(self, words, then)
        return False

    def _connect(self) -> None:
        self.form.changed.connect(self._on_change)
        self.form.confirmed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discard)
        self.head.archive_button.clicked.connect(self._archive)
        self.head.erase_button.clicked.connect(self._ask_to_erase)
        self.head.merge_button.clicked.connect(self.merge)
        self.merging.done.connect(self.other_wanted)
        self.merged.parted.connect(self._part)
        self.notice.chosen.connect(lambda found: self.other_wanted.emit(found.id))
        self.tabs.currentChanged.connect(self._show_page)
        self.purchases.opened.connect(
            lambda sale: self._session.shell.open_screen("sales", sale_id=sale.id)
        )
        self.account.opened.connect(
            lambda sale_id: self._session.shell.open_screen("sales", sale_id=sale_id)
        )

    def _show(self, customer: CustomerResponse) -> None:
        self._customer, self._is_new = customer, False
        self._original = draft_of(customer)
        self.notice.forget()
        may_erase = self._session.actor.may(Permission.ERASE_CUSTOMERS)
        self.head.show_customer(
            customer, is_editable=self._is_editable, may_erase=may_erase
        )
        self.show_tabs(is_new=False)
        self.merged.show_customer(customer.id)
        is_editable = self._is_editable and not customer.is_erased
        self.form.show_draft(self._original, is_editable=is_editable)
        self._show_page()
        self._show_changed()

    def _part(self, merged: CustomerSummary) -> None:
        shown = self.customer_id()
        if shown is not None:
            self.merging.part(merged.id, shown)

    def _show_page(self) -> None:
        """Read account or purchases only where somebody looks: each key marks one."""
        customer_id = self.customer_id()
        if customer_id is None:
            return
        shown = self.tabs.current_key()
        if shown == "account":
            self.account.show_customer(customer_id, is_erased=self.is_erased())
        elif shown == "purchases":
            self.purchases.show_customer(customer_id)

    def _take(self, draft: Draft) -> None:
        self.form.show_draft(draft)
        self._on_change()

    def _on_change(self) -> None:
        self._show_changed()
        if self.is_changed():
            self.notice.look(self.form.draft(), except_id=self.customer_id())

    def _show_changed(self) -> None:
        is_changed = self._is_editable and self.is_changed()
        self.show_footer(is_shown=is_changed or self._is_new, is_changed=is_changed)

    def _keep(self, draft: Draft) -> None:
        customers, actor = self._session.shop.customers, self._session.actor
        customer_id, original = self.customer_id(), self._original
        self._is_saving = True
        self.save_button.setEnabled(False)

        def work() -> CustomerResponse:
            if customer_id is None:
                return customers.create(actor, creation(draft))
            return customers.update(actor, customer_id, update(draft, original))

        run(work, self._on_saved, self, failed=self._on_failed)

    def _on_saved(self, customer: CustomerResponse) -> None:
        self._is_saving = False
        self._show(customer)
        self.saved.emit(customer.id)

    def _on_failed(self, error: Exception) -> None:
        self._is_saving = False
        self._show_changed()
        is_email = isinstance(error, RuleBroken) and error.code.startswith("customer.e")
        beside = self.form.fields["email" if is_email else "name"]
        is_beside = isinstance(error, RuleBroken | ValidationError)
        show_error(self, error, beside=beside if is_beside else None, retry=self.save)

    def _ask_to_erase(self) -> None:
        customer = self._customer
        if customer is None:
            return
        ask(
            self,
            title=self.tr("Erase {name} for ever?").format(name=customer.name),
            text=self.tr(
                "Name, tax number, phones, e-mail, address and notes go from every "
                "terminal, from receipts printed again and from the history. Sales and "
                "amounts stay. This cannot be undone. Backups made before still hold "
                "the name: delete them when you no longer need them."
            ),
            primary=self.tr("Erase for ever"),
            secondary=self.tr("Keep the customer"),
            then=lambda: self._erase(customer),
            is_danger=True,
        )

    def _erase(self, customer: CustomerResponse) -> None:
        customers, actor = self._session.shop.customers, self._session.actor

        def then(_nothing: None) -> None:
            self._session.shell.toast(self.tr("The customer was erased."), "good")

        run(lambda: customers.erase(actor, customer.id), then, self)

    def _archive(self) -> None:
        customer = self._customer
        if customer is None:
            return
        customers, actor = self._session.shop.customers, self._session.actor
        is_archived = customer.archived_at is not None
        act, back = customers.archive, customers.restore
        if is_archived:
            act, back = back, act

        def then(_nothing: None) -> None:
            said = (
                self.tr("{name} is back.")
                if is_archived
                else self.tr("{name} is archived. Their sales stay.")
            )
            self._session.shell.toast(
                said.format(name=customer.name),
                action=self.tr("Undo"),
                act=lambda: run(
                    lambda: back(actor, customer.id), lambda _none: None, self
                ),
            )

        run(lambda: act(actor, customer.id), then, self)
