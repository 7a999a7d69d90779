"""The Customers screen: the list left, the card right."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from techstore_desktop.core.customers.schemas import CustomerSummary
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.customers.card import CustomerCard
from techstore_desktop.ui.customers.customer_list import CustomerList, Found, Wanted
from techstore_desktop.ui.customers.draft import Draft
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

_MARGIN = 16
LIVE, OWING, ARCHIVED = "live", "owing", "archived"


@dataclass(frozen=True, slots=True)
class InHand:
    """What outlives the widgets: who is listed and shown, and what was typed."""

    wanted: Wanted
    customer_id: UUID | None
    is_new: bool
    draft: Draft | None


class CustomersScreen(Screen):
    """Find a customer as you type; the marked one's card stands beside."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._may_edit = session.actor.may(Permission.EDIT_CUSTOMERS)
        self._may_see_accounts = session.actor.may(Permission.SEE_ACCOUNTS)
        self._wanted_id: UUID | None = None
        self._milliseconds = 0
        self.search = SearchField(self.tr("Name, phone, e-mail or tax number"), pause=0)
        self.standing = SegmentedControl(self._standings())
        self.list = CustomerList(session, self._make_empty())
        self.card = CustomerCard(session)
        self.side = QStackedWidget()
        self._build()
        self._connect()
        self.refresh_on("customer", "price_list", "sale", "account_entry")
        self.list.show_customers(Wanted())

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of this screen."""
        editing = (
            Shortcut("Ctrl+N", self.tr("New customer"), self.register, "user-plus"),
            Shortcut("Ctrl+S", self.tr("Save"), self.card.save, "check"),
            Shortcut("F6", self.tr("Merge with another"), self.card.merge, "link"),
        )
        pays, statement = self.tr("Payment on account"), self.tr("Statement")
        account = (
            Shortcut("F8", pays, self.take_payment, "cash"),
            Shortcut("Ctrl+P", statement, self.show_statement, "printer"),
        )
        return (
            Shortcut("/", self.tr("Find a customer"), self.search.setFocus, "search"),
            Shortcut("Ctrl+Tab", self.tr("Next tab of the card"), self.card.tabs.turn),
            *(editing if self._may_edit else ()),
            *(account if self._may_see_accounts else ()),
        )

    def take_payment(self) -> None:
        """Take money on the account of the customer shown."""
        if self.card.is_erased():
            show_error(self, RuleBroken("customer.erased"))
        elif self.session.actor.may(Permission.TAKE_ACCOUNT_PAYMENT):
            self._with_account(self.card.account.take_payment)

    def show_statement(self) -> None:
        """Show the statement of the customer shown."""
        self._with_account(self.card.account.show_statement)

    def _with_account(self, act: Callable[[], None]) -> None:
        if self.card.customer_id() is not None:
            self.card.open_tab("account")
            self.card.account.once_read(act)

    def refresh(self) -> None:
        """Read list and card anew; what is typed stays."""
        wanted = self._wanted_id or self.card.customer_id()
        self.list.reload(marked=wanted)
        self.card.reload(wanted)

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self.search

    def open_with(self, **arguments: object) -> None:
        """Show ``customer_id``, who is ``owing``, or register a ``new_name``."""
        customer_id, name = arguments.get("customer_id"), arguments.get("new_name")
        if isinstance(customer_id, UUID):
            self.card.leave(lambda: self._show(customer_id))
        elif isinstance(name, str):
            self.register(name)
        elif arguments.get("owing") and self._may_see_accounts:
            self.search.clear()
            self.standing.choose(OWING)

    def on_scan(self, code: str) -> bool:
        """Look for what was scanned, such as a loyalty or an identity card."""
        self.search.set_text(code)
        return True

    def step_back(self) -> bool:
        """Leave the registering; else the cursor goes back to the search."""
        if not self.card.is_new():
            return False
        self.card.leave(self.card.discard)
        return True

    def may_leave(self, leave: Callable[[], None]) -> bool:
        """Ask first where something was typed and not saved."""
        if not self.card.is_changed():
            return True
        self.card.leave(leave)
        return False

    def state(self) -> object:
        """Return who is listed and shown, and what was typed."""
        draft = self.card.draft() if self.card.is_changed() else None
        return InHand(
            self.list.wanted, self.card.customer_id(), self.card.is_new(), draft
        )

    def restore(self, state: object) -> None:
        """Show the same customers, and what was typed, again."""
        if not isinstance(state, InHand):
            return
        self.standing.choose(_standing_of(state.wanted))
        self.search.set_text(state.wanted.text)
        if state.is_new:
            self.register(draft=state.draft)
        elif state.customer_id is not None:
            self._show(state.customer_id, state.draft)

    def register(self, name: str = "", *, draft: Draft | None = None) -> None:
        """Take in a new customer in the card."""
        if self._may_edit:
            self.card.leave(lambda: self._show_new(draft or Draft(name=name)))

    def _add(self) -> None:
        self.register()

    def _show_new(self, draft: Draft) -> None:
        self._wanted_id = None
        self.side.setCurrentWidget(self.card)
        self.card.show_new(draft)

    def _show(self, customer_id: UUID, draft: Draft | None = None) -> None:
        self._wanted_id = customer_id
        self.side.setCurrentWidget(self.card)
        self.list.mark_customer(customer_id)
        self.card.show_customer(customer_id, draft)

    def _show_other(self, customer_id: UUID) -> None:
        """Go to another one; the list on its way may still mark whoever was here."""
        self._show(customer_id)
        self.list.reload(marked=customer_id)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.list_key.connect(self.list.table.list_key)
        self.search.confirmed.connect(self._enter_card)
        self.standing.chosen.connect(self._search)
        self.list.listed.connect(self._on_listed)
        self.list.counted.connect(self._on_counted)
        self.list.table.marked.connect(self._on_marked)
        self.list.table.opened.connect(self._enter_card)
        self.card.saved.connect(self._on_saved)
        self.card.closed.connect(self._on_given_up)
        self.card.other_wanted.connect(self._show_other)

    def _search(self) -> None:
        standing = self.standing.current()
        wanted = Wanted(
            self.search.text(),
            is_archived=standing == ARCHIVED,
            is_owing=standing == OWING,
        )
        if wanted != self.list.wanted:
            self.list.show_customers(wanted)

    def _on_listed(self, found: Found) -> None:
        self._milliseconds = max(1, round(found.milliseconds))
        if not found.customers:
            self._explain_empty()
            if not self.card.is_new() and not self.card.is_changed():
                self.card.forget()
                self.side.setCurrentIndex(1)

    def _on_counted(self, total: int) -> None:
        count = self.session.formats.count(total)
        words = self.tr("{count} · {time} ms")
        self.search.show_hint(words.format(count=count, time=self._milliseconds))

    def _on_marked(self, customer: CustomerSummary | None) -> None:
        if customer is None or self.card.is_new():
            return
        if customer.id == self._wanted_id:
            return
        shown = self.card.customer_id()
        if self.card.is_changed() and shown is not None:
            self.card.leave(lambda: self._show(customer.id))
            self.list.mark_customer(shown)
            return
        self._show(customer.id)

    def _enter_card(self) -> None:
        row = self.list.table.marked_row()
        if row is not None:
            self.card.open_tab("details")
            self.card.form.lines["name"].setFocus()

    def _on_saved(self, customer_id: UUID) -> None:
        self._wanted_id = customer_id
        self.list.reload(marked=customer_id)

    def _on_given_up(self) -> None:
        row = self.list.table.marked_row()
        if row is not None:
            self._show(row.id)
        else:
            self.side.setCurrentIndex(1)
        self.search.setFocus()

    def _explain_empty(self) -> None:
        empty = self.list.table.empty
        wanted = self.list.wanted
        if wanted.text:
            empty.show_words(
                self.tr("Nobody found"),
                self.tr("Try part of the name or the last digits of the phone."),
            )
        elif wanted.is_owing:
            empty.show_words(self.tr("Nobody owes anything."))
        elif wanted.is_archived:
            empty.show_words(self.tr("Nobody is archived"))
        else:
            empty.show_words(*self._empty_words())

    def _empty_words(self) -> tuple[str, str]:
        return (
            self.tr("No customers yet"),
            self.tr("Register one to find their purchases and phone again."),
        )

    def _standings(self) -> list[tuple[str, str]]:
        owing = [(OWING, self.tr("Owe money"))] if self._may_see_accounts else []
        return [
            (LIVE, self.tr("Customers")),
            *owing,
            (ARCHIVED, self.tr("Archived")),
        ]

    def _make_empty(self) -> EmptyState:
        title, text = self._empty_words()
        if not self._may_edit:
            return EmptyState("users", title, text)
        return EmptyState(
            "users",
            title,
            text,
            action=self.tr("New customer"),
            keys="Ctrl+N",
            act=lambda: self.register(self.search.text()),
        )

    def _build(self) -> None:
        nobody = Card()
        nobody.body.addWidget(
            EmptyState(
                "id-badge-2",
                self.tr("Nobody chosen"),
                self.tr("Choose a customer from the list to see their card here."),
            )
        )
        self.side.addWidget(self.card)
        self.side.addWidget(nobody)
        self.side.setCurrentIndex(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.setSpacing(_MARGIN)
        row.addLayout(self._left(), 5)
        row.addWidget(self.side, 6)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.search)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.standing)
        bar.addStretch(1)
        # Without an icon three standings and the key fit at 1024 in both languages.
        add = SecondaryButton(self.tr("New customer"), self, keys="Ctrl+N")
        add.clicked.connect(self._add)
        add.setVisible(self._may_edit)
        bar.addWidget(add)
        left.addLayout(bar)
        left.addWidget(self.list, 1)
        return left


def _standing_of(wanted: Wanted) -> str:
    if wanted.is_archived:
        return ARCHIVED
    return OWING if wanted.is_owing else LIVE
