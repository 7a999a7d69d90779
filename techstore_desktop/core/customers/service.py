"""Registering customers, finding them again, and noticing who is there already."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from techstore_desktop.core.customers import merging
from techstore_desktop.core.customers.checking import check_email
from techstore_desktop.core.customers.duplicates import email_key, phone_key
from techstore_desktop.core.customers.erasure import erase, require_known
from techstore_desktop.core.customers.listing import (
    Order,
    criteria,
    fetch,
    matching,
    page_of,
    page_with_balances,
    rows,
)
from techstore_desktop.core.customers.merging import is_survivor
from techstore_desktop.core.customers.models import Customer, customer_search
from techstore_desktop.core.customers.schemas import (
    CustomerBase,
    CustomerCreate,
    CustomerResponse,
    CustomerSort,
    CustomerSummary,
    CustomerUpdate,
)
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.storage import search
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.search import words_of
from techstore_desktop.core.storage.transaction import Reading

CANDIDATES = 150
MOST_DUPLICATES = 5


class CustomerService:
    """The customers of the shop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._customers = Repository(Customer)

    def search(self, text: str, *, limit: int = 20) -> list[CustomerSummary]:
        """Return live customers by words, part of a phone, e-mail, tax number."""
        with self._database.reading() as reading:
            matches = matching(reading, text)
            if matches is None:
                return []
            live = Customer.archived_at.is_(None)
            statement = rows().where(matches, live, is_survivor()).limit(CANDIDATES)
            return sorted(fetch(reading, statement), key=_likelihood(text))[:limit]

    def page(
        self,
        text: str = "",
        *,
        sort: CustomerSort = CustomerSort.NAME,
        descending: bool = False,
        offset: int = 0,
        limit: int = 100,
        is_archived: bool = False,
        is_owing: bool = False,
        with_balances: bool = False,
    ) -> list[CustomerSummary]:
        """Return one page of the customers; ``is_owing`` of those who owe money.

        ``with_balances`` with what each owes: only so a page can be sorted by it.
        """
        order = Order(sort, is_descending=descending)
        with self._database.reading() as reading:
            wanted = criteria(reading, text, is_archived=is_archived, is_owing=is_owing)
            listed = rows().where(*wanted)
            if with_balances:
                return fetch(reading, page_with_balances(listed, order, offset, limit))
            return fetch(reading, page_of(listed, order, offset, limit))

    def count(
        self, text: str = "", *, is_archived: bool = False, is_owing: bool = False
    ) -> int:
        """Return how many customers a page's list has in all."""
        with self._database.reading() as reading:
            conditions = criteria(
                reading, text, is_archived=is_archived, is_owing=is_owing
            )
            statement = select(func.count()).select_from(Customer).where(*conditions)
            return int(reading.session.scalar(statement) or 0)

    def get(self, customer_id: UUID) -> CustomerResponse:
        """Return a customer. Raises RuleBroken ``customer.not_found``."""
        with self._database.reading() as reading:
            return _response(self._customers.get(reading, customer_id))

    def survivor(self, customer_id: UUID) -> CustomerResponse:
        """Return who a customer turned out to be, mostly themself (R25)."""
        with self._database.reading() as reading:
            return _response(merging.survivor(reading, customer_id))

    def merged_into(self, customer_id: UUID) -> list[CustomerSummary]:
        """Return those who were merged into a customer, by name."""
        with self._database.reading() as reading:
            same = merging.people(reading, customer_id)
            others = [each for each in same if each != customer_id]
            statement = rows().where(Customer.id.in_(others))
            return fetch(reading, statement.order_by(Customer.name, Customer.id))

    def merge(
        self,
        actor: Actor,
        customer_id: UUID,
        into_id: UUID,
        *,
        approval: Approval | None = None,
    ) -> CustomerResponse:
        """Say that a customer is another one; return that one (R25).

        Documents and account are the survivor's from now on, those of tills that do
        not know yet too. Raises RuleBroken ``customer.merged_with_itself``,
        ``customer.erased``, ``customer.archived``.
        """
        approved_by = authorize(actor, {Permission.MERGE_CUSTOMERS}, approval)
        with self._database.transaction(
            "customer.merged", actor, approved_by=approved_by
        ) as transaction:
            kept = merging.merge(transaction, customer_id, into_id)
            return _response(self._customers.get(transaction, kept))

    def part(
        self, actor: Actor, customer_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Take a merge back: both have again what was theirs.

        Raises RuleBroken ``customer.not_merged``, ``customer.erased``.
        """
        approved_by = authorize(actor, {Permission.MERGE_CUSTOMERS}, approval)
        with self._database.transaction(
            "customer.parted", actor, approved_by=approved_by
        ) as transaction:
            merging.part(transaction, customer_id)

    def create(self, actor: Actor, data: CustomerCreate) -> CustomerResponse:
        """Register a customer. Raises RuleBroken ``customer.email_unreadable``."""
        authorize(actor, _needed(data))
        check_email(data.email)
        with self._database.transaction("customer.created", actor) as transaction:
            values = data.model_dump() | _keys(data.phone, data.email)
            row = self._customers.create(transaction, values)
        return _response(row)

    def update(
        self, actor: Actor, customer_id: UUID, data: CustomerUpdate
    ) -> CustomerResponse:
        """Change what ``data`` names. Raises as ``create`` does."""
        authorize(actor, _needed(data))
        check_email(data.email or "")
        with self._database.transaction("customer.updated", actor) as transaction:
            require_known(self._customers.get(transaction, customer_id))
            values = data.model_dump(exclude_unset=True, exclude_none=True)
            if "price_list_id" in data.model_fields_set:
                values["price_list_id"] = data.price_list_id
            row = self._customers.update(transaction, customer_id, values)
            keys = _keys(row.phone, row.email)
            self._customers.update(transaction, customer_id, keys)
        return _response(row)

    def archive(self, actor: Actor, customer_id: UUID) -> None:
        """Take a customer off the lists; sales keep their name."""
        authorize(actor, {Permission.EDIT_CUSTOMERS})
        with self._database.transaction("customer.archived", actor) as transaction:
            self._customers.archive(transaction, customer_id)

    def restore(self, actor: Actor, customer_id: UUID) -> None:
        """Bring an archived customer back."""
        authorize(actor, {Permission.EDIT_CUSTOMERS})
        with self._database.transaction("customer.restored", actor) as transaction:
            require_known(self._customers.get(transaction, customer_id))
            self._customers.restore(transaction, customer_id)

    def erase(
        self, actor: Actor, customer_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Take away for ever, on every terminal, what names a customer.

        Their documents stay, without a name. Raises RuleBroken ``customer.erased``,
        ``customer.not_settled`` while their account is not at zero.
        """
        approved_by = authorize(actor, {Permission.ERASE_CUSTOMERS}, approval)
        with self._database.transaction(
            "customer.erased", actor, approved_by=approved_by
        ) as transaction:
            erase(transaction, customer_id)

    def likely_duplicates(
        self, data: CustomerBase, *, except_id: UUID | None = None
    ) -> list[CustomerSummary]:
        """Return live customers with the same phone or e-mail: a warning, no more.

        Either phone counts on both sides.
        """
        phones = {phone_key(data.phone), phone_key(data.second_phone)} - {""}
        address = email_key(data.email)
        same: list[ColumnElement[bool]] = []
        if phones:
            same.append(Customer.phone_key.in_(phones))
        if address:
            same.append(Customer.email_key == address)
        if not same:
            return []
        with self._database.reading() as reading:
            same.append(Customer.id.in_(_with_second_phone(reading, phones)))
            statement = (
                rows()
                .where(or_(*same), Customer.archived_at.is_(None), is_survivor())
                .order_by(Customer.name, Customer.id)
                .limit(MOST_DUPLICATES + 1)
            )
            found = fetch(reading, statement)
        others = [customer for customer in found if customer.id != except_id]
        return others[:MOST_DUPLICATES]


def _with_second_phone(reading: Reading, keys: set[str]) -> list[UUID]:
    """Return whose second phone has one of these keys, by the search's index."""
    candidates = {
        customer_id
        for key in keys
        for customer_id in search.find(
            customer_search, key, reading.connection, limit=CANDIDATES
        )
        or ()
    }
    if not candidates:
        return []
    rows = reading.session.execute(
        select(Customer.id, Customer.second_phone).where(Customer.id.in_(candidates))
    )
    return [row.id for row in rows if phone_key(row.second_phone) in keys]


def _needed(data: CustomerCreate | CustomerUpdate) -> set[Permission]:
    """Return what writing a customer takes: lists and limits are a manager's."""
    needed = {Permission.EDIT_CUSTOMERS}
    is_update = isinstance(data, CustomerUpdate)
    is_list_named = "price_list_id" in data.model_fields_set
    if is_list_named and (is_update or data.price_list_id is not None):
        needed.add(Permission.EDIT_PRICES)
    if data.credit_limit or (is_update and data.credit_limit is not None):
        needed.add(Permission.EDIT_CREDIT_LIMIT)
    return needed


def _keys(phone: str, email: str) -> dict[str, str]:
    return {"phone_key": phone_key(phone), "email_key": email_key(email)}


def _likelihood(text: str) -> Any:
    typed = " ".join(words_of(text))

    def key(customer: CustomerSummary) -> tuple[bool, str]:
        name = " ".join(words_of(customer.name))
        return (not name.startswith(typed), name)

    return key


def _response(row: Customer) -> CustomerResponse:
    values = {name: getattr(row, name) for name in CustomerResponse.model_fields}
    values["tags"] = row.tags or ""
    return CustomerResponse.model_construct(**values)
