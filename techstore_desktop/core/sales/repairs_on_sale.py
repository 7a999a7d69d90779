"""Repairs on the sale on the screen: all of a repair's lines, or none (R54)."""

from collections.abc import Sequence

from techstore_desktop.core.sales.cart import Cart, CartDelivery, CartLine


def bring_repair(cart: Cart, lines: Sequence[CartLine], delivery: CartDelivery) -> Cart:
    """Put a repair on the sale, all its lines; brought again, it replaces what was."""
    job_id = delivery.job_id
    kept = [line for line in cart.lines if line.repair_job_id != job_id]
    others = [each for each in cart.deliveries if each.job_id != job_id]
    return cart.model_copy(
        update={"lines": (*kept, *lines), "deliveries": (*others, delivery)}
    )


def set_delivery(cart: Cart, delivery: CartDelivery) -> Cart:
    """Say how a repair on the sale is handed out."""
    return cart.model_copy(
        update={
            "deliveries": tuple(
                delivery if each.job_id == delivery.job_id else each
                for each in cart.deliveries
            )
        }
    )
