"""What a customer left before on a repair that is handed out now (R53)."""

from techstore_desktop.core.sales.payments.method import PaymentMethod


class Deposit(PaymentMethod):
    """What a repair holds of its customer's money; it comes with the repair alone."""

    code = "deposit"
    icon = "tool"
    key = ""
    position = 90
    takes_reference = False
    takes_tips = False
    is_for_sales_only = True
    is_chosen_by_hand = False
    is_counted = False
