"""Sales put aside, many at once, for any till of the shop to go on with."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.models import Terminal
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.customers.erasure import known_customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.prices.current import CurrentPromotions
from techstore_desktop.core.products import listing
from techstore_desktop.core.sales import drafts
from techstore_desktop.core.sales.cart import Cart, coming_back, price
from techstore_desktop.core.sales.cart_parts import CartLine, RemovedLine
from techstore_desktop.core.sales.models import ParkedSale
from techstore_desktop.core.sales.price_book import price_book
from techstore_desktop.core.sales.writing import removal
from techstore_desktop.core.schema import Schema
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

MOST_SHOWN = 200
LONGEST_LABEL = 80


class ParkedSaleSummary(Schema):
    """A parked sale as one row of a list. ``total`` is as of when it was parked."""

    id: UUID
    label: str
    total: Decimal
    piece_count: Decimal
    parked_at: datetime
    parked_by: str
    terminal_name: str


class ParkingService:
    """Puts sales aside and takes them up again."""

    def __init__(
        self, database: Database, profiles: ShopProfiles, promotions: CurrentPromotions
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._promotions = promotions
        self._parked = Repository(ParkedSale)

    def park(self, actor: Actor, cart: Cart, label: str = "") -> UUID:
        """Put a sale aside and forget this terminal's draft; return its identifier.

        Without a label it is called like its customer or its first line. Raises
        RuleBroken ``sale.empty``.
        """
        if cart.is_empty:
            raise RuleBroken("sale.empty")
        authorize(actor, {Permission.SELL})
        rules = price_book(self._profiles.current(), self._promotions.current())
        moment = cart.begun_at or self._database.clock.now()
        total = price(cart, rules.at(moment)).total - coming_back(cart)
        with self._database.transaction("sale.parked", actor) as transaction:
            row = transaction.add(
                ParkedSale(
                    label=(label.strip() or _own_label(cart))[:LONGEST_LABEL],
                    customer_id=cart.customer_id,
                    content=_content(cart),
                    total=total,
                    piece_count=cart.item_count,
                    parked_at=transaction.now,
                    parked_by_id=actor.staff_id,
                    parked_on_id=transaction.origin.terminal_id,
                )
            )
            drafts.drop(transaction)
        return row.id

    def parked(self) -> Sequence[ParkedSaleSummary]:
        """Return what waits to be taken up, the latest first."""
        with self._database.reading() as reading:
            rows = reading.session.execute(
                select(
                    ParkedSale.id,
                    ParkedSale.label,
                    ParkedSale.total,
                    ParkedSale.piece_count,
                    ParkedSale.parked_at,
                    StaffMember.name.label("parked_by"),
                    Terminal.name.label("terminal_name"),
                )
                .outerjoin(StaffMember, StaffMember.id == ParkedSale.parked_by_id)
                .outerjoin(Terminal, Terminal.id == ParkedSale.parked_on_id)
                .where(ParkedSale.taken_at.is_(None), ParkedSale.archived_at.is_(None))
                .order_by(ParkedSale.parked_at.desc(), ParkedSale.id.desc())
                .limit(MOST_SHOWN)
            ).mappings()
            return [ParkedSaleSummary.model_validate(dict(row)) for row in rows]

    def take_up(self, actor: Actor, parked_id: UUID) -> Cart:
        """Return a parked sale to go on with; nobody else finds it any more.

        Each taking up is a sale of its own: two tills that were apart and both took
        it may both sell it, and Attention says so. Raises RuleBroken
        ``parked_sale.not_found``, ``parked_sale.taken``.
        """
        authorize(actor, {Permission.SELL})
        with self._database.transaction("sale.taken_up", actor) as transaction:
            row = self._still_parked(transaction, parked_id)
            row.taken_at = transaction.now
            row.taken_by_id = actor.staff_id
            row.taken_on_id = transaction.origin.terminal_id
            cart = self._cart(transaction, row)
            drafts.keep(transaction, cart)
        return cart

    def give_up(self, actor: Actor, parked_id: UUID) -> None:
        """Give a parked sale up. What was on it is recorded (R61a).

        Raises as ``take_up`` does.
        """
        authorize(actor, {Permission.SELL})
        with self._database.transaction("sale.abandoned", actor) as transaction:
            row = self._still_parked(transaction, parked_id)
            row.archived_at = transaction.now
            cart = Cart.model_validate(row.content)
            given_up: list[RemovedLine | CartLine] = [*cart.removed, *cart.lines]
            transaction.add_all(
                removal(line, cart.id, actor, transaction.now) for line in given_up
            )

    def _still_parked(self, transaction: Transaction, parked_id: UUID) -> ParkedSale:
        row = self._parked.get(transaction, parked_id)
        if row.taken_at is not None or row.archived_at is not None:
            raise RuleBroken("parked_sale.taken", label=row.label)
        return row

    def _cart(self, reading: Transaction, row: ParkedSale) -> Cart:
        cart = _at_costs_here(reading, Cart.model_validate(row.content))
        customer = known_customer(reading, row.customer_id)
        return cart.model_copy(
            update={
                "id": reading.new_id(),
                "customer_id": customer.id if customer else None,
                "customer_name": customer.name if customer else "",
                "parked_id": row.id,
                "parked_label": row.label,
            }
        )


def _at_costs_here(reading: Reading, cart: Cart) -> Cart:
    """Return a cart with what its goods cost where it is taken up (R33)."""
    ids = [line.product_id for line in cart.lines if _is_off_the_shelf(line)]
    found = listing.by_ids(reading, [each for each in ids if each])
    costs = {product.id: product.cost for product in found}
    lines = tuple(
        line.model_copy(update={"cost": costs[line.product_id]})
        if _is_off_the_shelf(line) and line.product_id in costs
        else line
        for line in cart.lines
    )
    return cart.model_copy(update={"lines": lines})


def _is_off_the_shelf(line: CartLine) -> bool:
    return line.product_id is not None and line.repair_job_id is None


def _own_label(cart: Cart) -> str:
    if cart.parked_label or cart.customer_name:
        return cart.parked_label or cart.customer_name
    return cart.lines[0].name if cart.lines else cart.returned[0].name


def _content(cart: Cart) -> dict[str, object]:
    """Return what is kept of a sale: nothing personal, so no signature either."""
    deliveries = (each.model_copy(update={"signed": ""}) for each in cart.deliveries)
    return cart.model_copy(
        update={
            "customer_name": "",
            "parked_id": None,
            "parked_label": "",
            "deliveries": tuple(deliveries),
        }
    ).model_dump(mode="json")
