"""The words that promotions choose from."""

from enum import StrEnum


class PromotionKind(StrEnum):
    """What a promotion gives.

    The first two give something on each piece, the others on groups of pieces.
    """

    PERCENT_OFF = "percent_off"
    AMOUNT_OFF = "amount_off"
    N_FOR_M = "n_for_m"
    NTH_PERCENT_OFF = "nth_percent_off"
    FIXED_PRICE = "fixed_price"

    @property
    def takes_groups(self) -> bool:
        """Whether it needs several pieces at once."""
        return self not in (PromotionKind.PERCENT_OFF, PromotionKind.AMOUNT_OFF)


PERCENT_KINDS = frozenset({PromotionKind.PERCENT_OFF, PromotionKind.NTH_PERCENT_OFF})
AMOUNT_KINDS = frozenset({PromotionKind.AMOUNT_OFF, PromotionKind.FIXED_PRICE})
