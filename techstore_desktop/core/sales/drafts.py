"""The sale on the screen, kept on disk after every key: a crash loses nothing."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, select

from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.models import Sale, SaleDraft
from techstore_desktop.core.storage.transaction import Reading, Transaction

_SALES: Any = Sale.__table__
_DRAFTS: Any = SaleDraft.__table__
_COMPLETED = select(_SALES.c.id).where(_SALES.c.id == bindparam("cart"))
_DROP = delete(_DRAFTS).where(_DRAFTS.c.terminal_id == bindparam("terminal"))


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
    found = reading.connection.execute(_COMPLETED, {"cart": cart_id}).first()
    return found is not None


def drop(transaction: Transaction) -> None:
    """Forget this terminal's draft."""
    transaction.connection.execute(_DROP, {"terminal": transaction.origin.terminal_id})
