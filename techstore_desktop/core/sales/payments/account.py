"""The customer's account: credit in hand first, then debt up to the limit (R20)."""

from techstore_desktop.core.sales.payments.method import PaymentMethod


class Account(PaymentMethod):
    """The customer's account: credit in hand first, then debt up to the limit."""

    code = "account"
    icon = "notebook"
    key = "F8"
    takes_reference = False
    needs_customer = True
    position = 40
    takes_tips = False
    is_for_sales_only = True
    is_counted = False
