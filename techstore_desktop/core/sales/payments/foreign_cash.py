"""Notes and coins of another currency, at the day's rate (R14)."""

from techstore_desktop.core.sales.payments.method import PaymentMethod


class ForeignCash(PaymentMethod):
    """Another currency in cash: change is in the shop's, each is counted apart (R14).

    The code of the shop's row names the currency: ``foreign:USD``.
    """

    code = "foreign"
    icon = "coins"
    key = ""
    position = 60
    gives_change = True
    is_rounded = True
    takes_reference = False
    may_be_several = True
    is_for_sales_only = True
    is_counted = False
