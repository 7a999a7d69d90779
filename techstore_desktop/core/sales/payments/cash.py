"""Notes and coins: the only method that gives change and is rounded (R7, R11)."""

from techstore_desktop.core.sales.payments.method import PaymentMethod


class Cash(PaymentMethod):
    """Notes and coins: the only method that gives change and is rounded (R7, R11)."""

    code = "cash"
    icon = "cash"
    key = "F5"
    gives_change = True
    is_rounded = True
    takes_reference = False
    position = 10
