"""The settings of the shop: what it is, who works there, how it writes."""

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.settings.topic import Topic
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_EDIT = Permission.EDIT_SETTINGS

TOPICS = (
    Topic(
        "branches.table",
        QT_TRANSLATE_NOOP("Settings", "Branches"),
        QT_TRANSLATE_NOOP(
            "Settings", "Where the shop sells, and where repairs may be sent."
        ),
        _EDIT,
    ),
    Topic(
        "notices.table",
        QT_TRANSLATE_NOOP("Settings", "Words to customers"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "What customers of repairs are told. What stands in braces is filled in.",
        ),
        _EDIT,
    ),
    Topic(
        "mail.sender",
        QT_TRANSLATE_NOOP("Settings", "Mail address of the shop"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "This terminal sends e-mail to customers from it. Without it, the mail "
            "program of the computer is opened.",
        ),
        _EDIT,
    ),
    Topic(
        "mail.host",
        QT_TRANSLATE_NOOP("Settings", "Mail server"),
        QT_TRANSLATE_NOOP("Settings", "Where mail is handed over (SMTP)."),
        _EDIT,
    ),
    Topic(
        "mail.port",
        QT_TRANSLATE_NOOP("Settings", "Port"),
        QT_TRANSLATE_NOOP("Settings", "465 for TLS, 587 for STARTTLS."),
        _EDIT,
    ),
    Topic(
        "mail.security",
        QT_TRANSLATE_NOOP("Settings", "Protection of the line"),
        QT_TRANSLATE_NOOP("Settings", "How the mail server is spoken to."),
        _EDIT,
    ),
    Topic(
        "mail.user",
        QT_TRANSLATE_NOOP("Settings", "User"),
        QT_TRANSLATE_NOOP("Settings", "Who signs in at the mail server."),
        _EDIT,
    ),
    Topic(
        "mail.password",
        QT_TRANSLATE_NOOP("Settings", "Password"),
        QT_TRANSLATE_NOOP(
            "Settings", "Kept in this computer's keyring. Leave it empty to keep it."
        ),
        _EDIT,
    ),
    Topic(
        "shop.name",
        QT_TRANSLATE_NOOP("Settings", "Name of the shop"),
        QT_TRANSLATE_NOOP("Settings", "Heads every receipt."),
        _EDIT,
    ),
    Topic(
        "shop.tax_number",
        QT_TRANSLATE_NOOP("Settings", "Tax number"),
        QT_TRANSLATE_NOOP("Settings", "Is printed beneath the name."),
        _EDIT,
    ),
    Topic(
        "shop.address",
        QT_TRANSLATE_NOOP("Settings", "Address"),
        QT_TRANSLATE_NOOP("Settings", "Is printed where the branch has none."),
        _EDIT,
    ),
    Topic(
        "shop.phone",
        QT_TRANSLATE_NOOP("Settings", "Phone"),
        QT_TRANSLATE_NOOP("Settings", "Is printed beneath the address."),
        _EDIT,
    ),
    Topic(
        "shop.receipt_footer",
        QT_TRANSLATE_NOOP("Settings", "Last words of the receipt"),
        QT_TRANSLATE_NOOP("Settings", "Thanks, opening hours, how goods come back."),
        _EDIT,
    ),
    Topic(
        "shop.print_language",
        QT_TRANSLATE_NOOP("Settings", "Language of what is printed"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Receipts, reports, tickets, labels, letters. A customer who has a "
            "language of their own is written to in it.",
        ),
        _EDIT,
    ),
    Topic(
        "shop.prices_include_tax",
        QT_TRANSLATE_NOOP("Settings", "Prices include tax"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Whether the price on the shelf is what the customer pays. "
            "Sales that were made keep theirs.",
        ),
        _EDIT,
    ),
    Topic(
        "shop.tax_rounding",
        QT_TRANSLATE_NOOP("Settings", "Where tax is rounded"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Once for the whole sale, or line by line, as your tax office asks.",
        ),
        _EDIT,
    ),
    Topic(
        "shop.cash_rounding_step",
        QT_TRANSLATE_NOOP("Settings", "Smallest coin"),
        QT_TRANSLATE_NOOP(
            "Settings", "What is paid in cash is rounded to it; 0 rounds nothing."
        ),
        _EDIT,
    ),
    Topic(
        "shop.stock_policy",
        QT_TRANSLATE_NOOP("Settings", "Selling more than there is"),
        QT_TRANSLATE_NOOP(
            "Settings", "What the checkout does when the stock runs out."
        ),
        _EDIT,
    ),
    Topic(
        "quick_keys.table",
        QT_TRANSLATE_NOOP("Settings", "Quick keys"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Keys beneath the checkout's search: products that are sold at once,"
            " categories that are listed.",
        ),
        _EDIT,
    ),
    Topic(
        "counter.shows_opening",
        QT_TRANSLATE_NOOP("Settings", "Ready to open"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "The page that checks printer, drawer, backup and clock before the first"
            " customer.",
        ),
        _EDIT,
    ),
    Topic(
        "counter.display_greeting",
        QT_TRANSLATE_NOOP("Settings", "Greeting on the display"),
        QT_TRANSLATE_NOOP(
            "Settings", "What the customer's display says while nothing is sold."
        ),
        _EDIT,
    ),
    Topic(
        "counter.in_store_codes",
        QT_TRANSLATE_NOOP("Settings", "Weight or price in the barcode"),
        QT_TRANSLATE_NOOP(
            "Settings", "How codes that begin with 20 to 29 are read at the counter."
        ),
        _EDIT,
    ),
    Topic(
        "shop.serial_policy",
        QT_TRANSLATE_NOOP("Settings", "A unit that is not on the shelf"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "What the checkout does with a serial number that the shop does not know,"
            " or has sold already.",
        ),
        _EDIT,
    ),
    Topic(
        "shop.time_zone",
        QT_TRANSLATE_NOOP("Settings", "Time zone"),
        QT_TRANSLATE_NOOP("Settings", "The clock of receipts and reports."),
        _EDIT,
    ),
    Topic(
        "shop.day_cutoff",
        QT_TRANSLATE_NOOP("Settings", "The day ends at"),
        QT_TRANSLATE_NOOP("Settings", "Sales after midnight and before it count back."),
        _EDIT,
    ),
    Topic(
        "shop.offline_credit_ceiling",
        QT_TRANSLATE_NOOP("Settings", "Credit without the network"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "The most that a customer may owe on a till that cannot ask the others. "
            "Empty is the customer's own limit.",
        ),
        _EDIT,
    ),
    Topic(
        "taxes.table",
        QT_TRANSLATE_NOOP("Settings", "Taxes and their rates"),
        QT_TRANSLATE_NOOP(
            "Settings", "What products are taxed with, and the usual one."
        ),
        _EDIT,
    ),
    Topic(
        "staff.table",
        QT_TRANSLATE_NOOP("Settings", "People, roles and PINs"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Who may sign in and what they may do; unlocking after wrong PINs.",
        ),
        Permission.EDIT_STAFF,
    ),
)
