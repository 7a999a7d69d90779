"""The sale on the screen, kept on disk after every key: a crash loses nothing."""

from uuid import UUID

from sqlalchemy import delete, select

from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.models import Sale, SaleDraft
from techstore_desktop.core.storage.transaction import Reading, Transaction


def keep(transaction: Transaction, cart: Cart) -> None:
    """Write a cart as this terminal's draft, in place of the one before."""
    transaction.session.merge(
        SaleDraft(
            terminal_id=transaction.origin.terminal_id,
            saved_at=transaction.now,
            content=cart.model_dump(mode="json"),
        )
    )


def kept(reading: Reading) -> Cart | None:
    """Return the draft; None where there is none or its sale was completed."""
    draft = reading.session.get(SaleDraft, reading.origin.terminal_id)
    if draft is None:
        return None
    cart = Cart.model_validate(draft.content)
    return None if is_completed(reading, cart.id) else cart


def is_completed(reading: Reading, cart_id: UUID) -> bool:
    """Tell whether a cart has become a sale."""
    found = reading.session.scalar(select(Sale.id).where(Sale.id == cart_id))
    return found is not None


def drop(transaction: Transaction) -> None:
    """Forget this terminal's draft."""
    transaction.session.execute(
        delete(SaleDraft).where(SaleDraft.terminal_id == transaction.origin.terminal_id)
    )
