"""The settings of selling: prices, discounts, payments, the drawer."""

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.settings.topic import Topic
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_EDIT = Permission.EDIT_SETTINGS

TOPICS = (
    Topic(
        "payments.table",
        QT_TRANSLATE_NOOP("Settings", "Methods of payment"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "What the payment screen offers, in this order; instalments and surcharges"
            " of cards.",
        ),
        _EDIT,
    ),
    Topic(
        "payments.rates",
        QT_TRANSLATE_NOOP("Settings", "Exchange rates of the day"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "What other currencies are worth in the shop's from now on, on every till.",
        ),
        _EDIT,
    ),
    Topic(
        "payments.takes_old_rates",
        QT_TRANSLATE_NOOP("Settings", "Rates of another day"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Whether a currency is taken at the last rate that was set, or only once"
            " today's is there. The payment screen says of which day a rate is.",
        ),
        _EDIT,
    ),
    Topic(
        "payments.takes_tips",
        QT_TRANSLATE_NOOP("Settings", "Tips"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "The payment screen asks for a tip; it is told apart from what is sold in"
            " every report.",
        ),
        _EDIT,
    ),
    Topic(
        "payments.voucher_months",
        QT_TRANSLATE_NOOP("Settings", "Months that a voucher holds"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Counted from the day when money is put on it; 0 is for ever. Vouchers"
            " that are out keep their day.",
        ),
        _EDIT,
    ),
    Topic(
        "price_lists.table",
        QT_TRANSLATE_NOOP("Settings", "Price lists and own prices"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "What some customers pay, such as wholesale or staff; the customer's card "
            "says who.",
        ),
        Permission.EDIT_PRICES,
    ),
    Topic(
        "promotions.table",
        QT_TRANSLATE_NOOP("Settings", "Promotions and offers"),
        QT_TRANSLATE_NOOP(
            "Settings", "What is off for a time, on what, and for how many pieces."
        ),
        Permission.EDIT_PRICES,
    ),
    Topic(
        "discounts.cashier_discount_limit",
        QT_TRANSLATE_NOOP("Settings", "Discount limit of cashiers"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "So many per cent they take off by themselves; more takes another "
            "person's PIN.",
        ),
        _EDIT,
    ),
    Topic(
        "discounts.technician_discount_limit",
        QT_TRANSLATE_NOOP("Settings", "Discount limit of technicians"),
        QT_TRANSLATE_NOOP(
            "Settings", "The same for technicians, where they sell at all."
        ),
        _EDIT,
    ),
    Topic(
        "discounts.manager_discount_limit",
        QT_TRANSLATE_NOOP("Settings", "Discount limit of managers"),
        QT_TRANSLATE_NOOP(
            "Settings", "The highest discount of the shop: no PIN lends more."
        ),
        _EDIT,
    ),
    Topic(
        "offers.quote_validity_days",
        QT_TRANSLATE_NOOP("Settings", "Days that a quote holds"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "The day of the quote is not counted; it can be changed on each quote.",
        ),
        _EDIT,
    ),
    Topic(
        "offers.quote_terms",
        QT_TRANSLATE_NOOP("Settings", "Terms on quotes"),
        QT_TRANSLATE_NOOP("Settings", "Printed at the foot of every quote."),
        _EDIT,
    ),
    Topic(
        "offers.quote_reminder_days",
        QT_TRANSLATE_NOOP("Settings", "Days until a repair's quote is asked about"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Follow-up lists the quotes that nobody answered, with the next reminder.",
        ),
        _EDIT,
    ),
    Topic(
        "offers.restocking_fee",
        QT_TRANSLATE_NOOP("Settings", "Restocking fee"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "So many per cent of what comes back are proposed when a fee is taken on "
            "a return; 0 proposes nothing.",
        ),
        _EDIT,
    ),
    Topic(
        "expenses.table",
        QT_TRANSLATE_NOOP("Settings", "Expense categories"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "What money of the drawer is spent on, such as courier or cleaning.",
        ),
        Permission.EDIT_EXPENSE_CATEGORIES,
    ),
)
