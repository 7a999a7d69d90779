"""Money sent from account to account."""

from techstore_desktop.core.sales.payments.method import PaymentMethod


class Transfer(PaymentMethod):
    """Money sent from account to account."""

    code = "transfer"
    icon = "arrows-exchange"
    key = "F7"
    position = 30
    takes_plans = True
    may_be_several = True
