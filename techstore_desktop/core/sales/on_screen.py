"""The sale on the screen: kept against a crash, taken up again, or given up."""

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import drafts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine, RemovedLine
from techstore_desktop.core.sales.writing import removal
from techstore_desktop.core.storage.database import Database


class SaleOnScreen:
    """What this terminal has not sold yet."""

    _database: Database

    def keep_draft(self, cart: Cart) -> None:
        """Put the sale on the screen on disk, so that a crash does not lose it."""
        with self._database.transaction("sale.drafted", None) as transaction:
            if not drafts.is_completed(transaction, cart.id):
                drafts.keep(transaction, cart)

    def draft(self) -> Cart | None:
        """Return the sale that was on this terminal's screen."""
        with self._database.reading() as reading:
            return drafts.kept(reading)

    def abandon(self, actor: Actor, cart: Cart) -> None:
        """Give a sale up. What was on it is recorded (R61a)."""
        with self._database.transaction("sale.abandoned", actor) as transaction:
            drafts.drop(transaction)
            given_up: list[RemovedLine | CartLine] = [*cart.removed, *cart.lines]
            transaction.add_all(
                removal(line, cart.id, actor, transaction.now) for line in given_up
            )
