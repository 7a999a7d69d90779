"""Every setting as data: which page it is on, what it is called, what it does."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.storage.search import words_of
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_CONTEXT = "Settings"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of settings; ``permission`` is needed to see it."""

    key: str
    icon: str
    source: str
    permission: Permission | None = None

    @property
    def title(self) -> str:
        """The title in the language that the window speaks."""
        return QCoreApplication.translate(_CONTEXT, self.source)


@dataclass(frozen=True, slots=True)
class Topic:
    """One setting. ``key`` is ``page.field``; ``what`` says what it does."""

    key: str
    title_source: str
    what_source: str
    permission: Permission | None = None

    @property
    def page(self) -> str:
        """The key of the page that it is on."""
        return self.key.partition(".")[0]

    @property
    def field(self) -> str:
        """The field on its page."""
        return self.key.partition(".")[2]

    @property
    def title(self) -> str:
        """The title in the language that the window speaks."""
        return QCoreApplication.translate(_CONTEXT, self.title_source)

    @property
    def what(self) -> str:
        """What it does, in the language that the window speaks."""
        return QCoreApplication.translate(_CONTEXT, self.what_source)


_EDIT = Permission.EDIT_SETTINGS
PAGES = (
    Page("terminal", "device-desktop", QT_TRANSLATE_NOOP("Settings", "This terminal")),
    Page("shop", "building-store", QT_TRANSLATE_NOOP("Settings", "Shop"), _EDIT),
    Page("taxes", "receipt-tax", QT_TRANSLATE_NOOP("Settings", "Taxes"), _EDIT),
    Page(
        "price_lists",
        "tags",
        QT_TRANSLATE_NOOP("Settings", "Price lists"),
        Permission.EDIT_PRICES,
    ),
    Page(
        "promotions",
        "rosette-discount",
        QT_TRANSLATE_NOOP("Settings", "Promotions"),
        Permission.EDIT_PRICES,
    ),
    Page(
        "quick_keys",
        "layout-kanban",
        QT_TRANSLATE_NOOP("Settings", "Quick keys"),
        _EDIT,
    ),
    Page("payments", "cash-banknote", QT_TRANSLATE_NOOP("Settings", "Payments"), _EDIT),
    Page("counter", "shopping-cart", QT_TRANSLATE_NOOP("Settings", "Counter"), _EDIT),
    Page(
        "discounts",
        "percentage",
        QT_TRANSLATE_NOOP("Settings", "Discount limits"),
        _EDIT,
    ),
    Page(
        "offers",
        "file-text",
        QT_TRANSLATE_NOOP("Settings", "Quotes and returns"),
        _EDIT,
    ),
    Page(
        "expenses",
        "moneybag",
        QT_TRANSLATE_NOOP("Settings", "Expense categories"),
        Permission.EDIT_EXPENSE_CATEGORIES,
    ),
    Page(
        "checklists",
        "checklist",
        QT_TRANSLATE_NOOP("Settings", "Repair checklists"),
        Permission.REPAIR_EDIT_STATES,
    ),
    Page(
        "repair_prices",
        "tool",
        QT_TRANSLATE_NOOP("Settings", "Repair prices"),
        Permission.EDIT_PRICES,
    ),
    Page("workshop", "calendar", QT_TRANSLATE_NOOP("Settings", "Workshop"), _EDIT),
    Page(
        "collection",
        "alarm",
        QT_TRANSLATE_NOOP("Settings", "Devices not fetched"),
        _EDIT,
    ),
    Page(
        "staff",
        "users-group",
        QT_TRANSLATE_NOOP("Settings", "Staff"),
        Permission.EDIT_STAFF,
    ),
    Page(
        "notices",
        "message",
        QT_TRANSLATE_NOOP("Settings", "Words to customers"),
        _EDIT,
    ),
    Page("mail", "mail", QT_TRANSLATE_NOOP("Settings", "Mail"), _EDIT),
)
TOPICS = (
    Topic(
        "collection.table",
        QT_TRANSLATE_NOOP("Settings", "Devices not fetched"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "What is done about repaired devices that nobody fetches, and how many "
            "days after they are ready. Follow-up says which step is due.",
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
        "terminal.language",
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP("Settings", "What this terminal speaks, from now on."),
    ),
    Topic(
        "terminal.theme",
        QT_TRANSLATE_NOOP("Settings", "Looks"),
        QT_TRANSLATE_NOOP("Settings", "Light or dark theme, or as the system has it."),
    ),
    Topic(
        "terminal.receipt_printer",
        QT_TRANSLATE_NOOP("Settings", "Receipt printer"),
        QT_TRANSLATE_NOOP("Settings", "Where receipts of this terminal come out."),
    ),
    Topic(
        "terminal.receipt_paper",
        QT_TRANSLATE_NOOP("Settings", "Receipt paper"),
        QT_TRANSLATE_NOOP("Settings", "How wide the paper of that printer is."),
    ),
    Topic(
        "terminal.repair_label",
        QT_TRANSLATE_NOOP("Settings", "Repair label"),
        QT_TRANSLATE_NOOP(
            "Settings", "How large the label is that goes on a device, in millimetres."
        ),
    ),
    Topic(
        "terminal.keep_months",
        QT_TRANSLATE_NOOP("Settings", "Keep sales for"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Older ones stay at the hub and are fetched when needed. Without a hub all "
            "stay here. Holds from the next start.",
        ),
    ),
    Topic(
        "terminal.customer_display",
        QT_TRANSLATE_NOOP("Settings", "Customer's display"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "A window that shows the customer lines, total and change. Ctrl+D opens and"
            " shuts it.",
        ),
    ),
    Topic(
        "terminal.display_picture",
        QT_TRANSLATE_NOOP("Settings", "Its picture"),
        QT_TRANSLATE_NOOP("Settings", "The shop's picture while nothing is sold."),
    ),
    Topic(
        "terminal.own_pin",
        QT_TRANSLATE_NOOP("Settings", "Your PIN"),
        QT_TRANSLATE_NOOP("Settings", "What you sign in with, on every terminal."),
    ),
    Topic(
        "terminal.name",
        QT_TRANSLATE_NOOP("Settings", "Name of this terminal"),
        QT_TRANSLATE_NOOP("Settings", "How the status line and reports call it."),
        _EDIT,
    ),
    Topic(
        "terminal.code",
        QT_TRANSLATE_NOOP("Settings", "Code of this terminal"),
        QT_TRANSLATE_NOOP(
            "Settings", "Begins the number of every sale: A1 gives A1-000001."
        ),
        _EDIT,
    ),
    Topic(
        "terminal.branch_name",
        QT_TRANSLATE_NOOP("Settings", "Branch"),
        QT_TRANSLATE_NOOP("Settings", "Where this terminal stands."),
        _EDIT,
    ),
    Topic(
        "terminal.branch_address",
        QT_TRANSLATE_NOOP("Settings", "Address of the branch"),
        QT_TRANSLATE_NOOP("Settings", "Is printed on receipts made here."),
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
        "taxes.table",
        QT_TRANSLATE_NOOP("Settings", "Taxes and their rates"),
        QT_TRANSLATE_NOOP(
            "Settings", "What products are taxed with, and the usual one."
        ),
        _EDIT,
    ),
    Topic(
        "checklists.questions",
        QT_TRANSLATE_NOOP("Settings", "Checked when it is taken in"),
        QT_TRANSLATE_NOOP(
            "Settings", "One question a line. Empty brings the usual ones back."
        ),
        Permission.REPAIR_EDIT_STATES,
    ),
    Topic(
        "checklists.accessories",
        QT_TRANSLATE_NOOP("Settings", "Accessories left with it"),
        QT_TRANSLATE_NOOP("Settings", "One a line, to be ticked at the counter."),
        Permission.REPAIR_EDIT_STATES,
    ),
    Topic(
        "checklists.faults",
        QT_TRANSLATE_NOOP("Settings", "Usual faults"),
        QT_TRANSLATE_NOOP("Settings", "One a line, to be chosen with a click."),
        Permission.REPAIR_EDIT_STATES,
    ),
    Topic(
        "repair_prices.table",
        QT_TRANSLATE_NOOP("Settings", "Repair prices by device and fault"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "The counter estimates by them; the row that names most of a device "
            "counts. A spreadsheet brings many at once.",
        ),
        Permission.EDIT_PRICES,
    ),
    Topic(
        "workshop.hours",
        QT_TRANSLATE_NOOP("Settings", "Working hours"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "When repairs are worked on, such as 9-18, or 9-13, 16-20. An empty day is "
            "closed.",
        ),
        _EDIT,
    ),
    Topic(
        "workshop.repair_parts_days",
        QT_TRANSLATE_NOOP("Settings", "Days until parts come"),
        QT_TRANSLATE_NOOP(
            "Settings", "Where a part is missing, a repair is promised so much later."
        ),
        _EDIT,
    ),
    Topic(
        "workshop.repair_usual_minutes",
        QT_TRANSLATE_NOOP("Settings", "Minutes of a usual repair"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Counts where neither the price list nor your own repairs tell how long "
            "one takes.",
        ),
        _EDIT,
    ),
    Topic(
        "workshop.repair_warning_days",
        QT_TRANSLATE_NOOP("Settings", "Days to warn before a promise breaks"),
        QT_TRANSLATE_NOOP(
            "Settings", "So early the board points out what is due soon; 0 never."
        ),
        _EDIT,
    ),
    Topic(
        "workshop.closed_days",
        QT_TRANSLATE_NOOP("Settings", "Closed days"),
        QT_TRANSLATE_NOOP(
            "Settings", "Holidays and the like: nothing is promised for them."
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


def topic(key: str) -> Topic:
    """Return a setting by its key."""
    return next(each for each in TOPICS if each.key == key)


def page(key: str) -> Page:
    """Return a page by its key."""
    return next(each for each in PAGES if each.key == key)


def pages_for(actor: Actor) -> Sequence[Page]:
    """Return the pages that a person may see."""
    return [
        each for each in PAGES if each.permission is None or actor.may(each.permission)
    ]


def matching(text: str, actor: Actor) -> Sequence[Topic]:
    """Return the settings whose words begin with every word typed."""
    wanted = words_of(text)
    if not wanted:
        return []
    return [
        each
        for each in TOPICS
        if (each.permission is None or actor.may(each.permission))
        and _holds(words_of(f"{each.title} {each.what}"), wanted)
    ]


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in wanted)
