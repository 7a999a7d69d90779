"""A voucher or gift card: a balance with a number, spent in parts (R16)."""

from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.method import PaymentMethod
from techstore_desktop.core.vouchers.numbers import plain_number


class Voucher(PaymentMethod):
    """A voucher or gift card; its reference is its number (R16)."""

    code = "voucher"
    icon = "gift"
    key = "F4"
    position = 50
    takes_tips = False
    is_for_sales_only = True
    is_counted = False

    @property
    def is_paid_at_once(self) -> bool:
        """Its number comes first."""
        return False

    def checked_reference(self, reference: str) -> str:
        """Return the number as vouchers are kept; what a printed card has too."""
        return plain_number(super().checked_reference(reference))

    @property
    def reference(self) -> Reference:
        """Its number, always."""
        return Reference.REQUIRED
