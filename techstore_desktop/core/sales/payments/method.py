"""What every way to pay answers to."""

import re
from typing import ClassVar

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.schema import NUL

_DIGITS = re.compile(r"\d(?:[ -]?\d){12,}")
_CARD_NUMBER = range(13, 20)
"""How many digits a card's number has (ISO/IEC 7812)."""
LONGEST_REFERENCE = 100


class PaymentMethod:
    """A way to pay: what it may do, and how the payment screen shows it.

    ``may_be_several``: a shop may have more than one, such as two card terminals.
    ``is_for_sales_only``: it pays no debt and no deposit. What is not
    ``is_chosen_by_hand`` is drawn on no payment screen: the program itself pays with
    it. ``is_counted``: whoever closes the drawer may count it.
    """

    code: ClassVar[str]
    icon: ClassVar[str]
    key: ClassVar[str]
    position: ClassVar[int]
    gives_change: ClassVar[bool] = False
    is_rounded: ClassVar[bool] = False
    takes_reference: ClassVar[bool] = True
    needs_customer: ClassVar[bool] = False
    takes_tips: ClassVar[bool] = True
    takes_plans: ClassVar[bool] = False
    may_be_several: ClassVar[bool] = False
    is_for_sales_only: ClassVar[bool] = False
    is_chosen_by_hand: ClassVar[bool] = True
    is_counted: ClassVar[bool] = True

    @property
    def is_paid_at_once(self) -> bool:
        """Whether its key alone pays the rest: nothing is to be typed or seen first."""
        return not self.gives_change and not self.needs_customer

    @property
    def reference(self) -> Reference:
        """Whether it asks for a reference where the shop does not say."""
        return Reference.OPTIONAL if self.takes_reference else Reference.NONE

    def checked_reference(self, reference: str) -> str:
        """Return a reference fit to be kept.

        Raises RuleBroken ``payment.card_number_refused``: no card number is ever
        stored; and ``payment.reference_too_long``.
        """
        text = reference.replace(NUL, "").strip()
        if len(text) > LONGEST_REFERENCE:
            raise RuleBroken("payment.reference_too_long", longest=LONGEST_REFERENCE)
        if holds_card_number(text):
            raise RuleBroken("payment.card_number_refused")
        return text


def holds_card_number(text: str) -> bool:
    """Tell whether a card's number stands anywhere in a text, spaced or not."""
    spaced = (re.sub(r"[ -]", "", run) for run in _DIGITS.findall(text))
    together = re.findall(r"\d+", text)
    return any(
        len(digits) in _CARD_NUMBER and passes_luhn(digits)
        for digits in (*spaced, *together)
    )


def passes_luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of the others (ISO/IEC 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - sum of its digits
    return total % 10 == 0
