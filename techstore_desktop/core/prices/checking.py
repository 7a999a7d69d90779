"""What a promotion must have to make sense, by its kind."""

from decimal import Decimal

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.prices.choices import (
    AMOUNT_KINDS,
    PERCENT_KINDS,
    PromotionKind,
)
from techstore_desktop.core.prices.schemas import LARGEST_GROUP, PromotionBase

FEWEST: dict[PromotionKind, int] = {
    PromotionKind.N_FOR_M: 2,
    PromotionKind.NTH_PERCENT_OFF: 2,
    PromotionKind.FIXED_PRICE: 1,
}


def check_promotion(data: PromotionBase) -> None:
    """Raise RuleBroken where a promotion gives nothing or could not be understood.

    ``promotion.no_percent``, ``promotion.no_amount``, ``promotion.group`` (with
    ``fewest`` and ``most``), ``promotion.paid`` and ``promotion.days``.
    """
    if data.kind in PERCENT_KINDS and not data.percent:
        raise RuleBroken("promotion.no_percent")
    if data.kind in AMOUNT_KINDS and not data.amount:
        raise RuleBroken("promotion.no_amount")
    if data.kind.takes_groups:
        _check_group(data)
    if data.first_day and data.last_day and data.last_day < data.first_day:
        raise RuleBroken("promotion.days")


def _check_group(data: PromotionBase) -> None:
    fewest = FEWEST[data.kind]
    is_whole = data.quantity == data.quantity.to_integral_value()
    if not is_whole or not Decimal(fewest) <= data.quantity <= LARGEST_GROUP:
        raise RuleBroken("promotion.group", fewest=fewest, most=LARGEST_GROUP)
    is_n_for_m = data.kind is PromotionKind.N_FOR_M
    if is_n_for_m and not 1 <= data.paid_quantity < data.quantity:
        raise RuleBroken("promotion.paid")
