"""A card, charged on the terminal of the bank."""

from techstore_desktop.core.sales.payments.method import PaymentMethod


class Card(PaymentMethod):
    """A card, charged on the terminal of the bank."""

    code = "card"
    icon = "credit-card"
    key = "F6"
    position = 20
    takes_plans = True
    may_be_several = True
