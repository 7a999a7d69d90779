"""Repairs on the sale on the screen: all of a repair's lines, or none (R54)."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartDelivery, CartLine
from techstore_desktop.core.sales.pricing import PricedSale


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


def deposits_used(cart: Cart, priced: PricedSale) -> dict[UUID, Decimal]:
    """Return how much of each deposit is used: first of all, and for its repair only.

    Where goods come back on the same sale, no more than is left to pay.
    """
    left = priced.total - sum((each.amount for each in cart.returned), ZERO)
    used = {}
    for delivery in cart.deliveries:
        bill = sum(
            (
                price.total
                for line, price in zip(cart.lines, priced.lines, strict=True)
                if line.repair_job_id == delivery.job_id
            ),
            ZERO,
        )
        amount = max(ZERO, min(delivery.deposit, bill, left))
        used[delivery.job_id] = amount
        left -= amount
    return used


def paid_by_deposits(cart: Cart, priced: PricedSale | None) -> Decimal:
    """Return what of a sale the deposits of its repairs pay."""
    if priced is None or not cart.deliveries:
        return ZERO
    return sum(deposits_used(cart, priced).values(), ZERO)
