"""Every setting as data: which page it is on, what it is called, what it does."""

from collections.abc import Sequence

from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.storage.search import words_of
from techstore_desktop.ui.settings.topic import Page, Topic
from techstore_desktop.ui.settings.topic_lists import repairs, selling, shop, terminal
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_EDIT = Permission.EDIT_SETTINGS
PAGES = (
    Page("terminal", "device-desktop", QT_TRANSLATE_NOOP("Settings", "This terminal")),
    Page("shop", "building-store", QT_TRANSLATE_NOOP("Settings", "Shop"), _EDIT),
    Page("branches", "map-pin", QT_TRANSLATE_NOOP("Settings", "Branches"), _EDIT),
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
        "repair_states",
        "columns-3",
        QT_TRANSLATE_NOOP("Settings", "Repair states"),
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
        "work_kinds",
        "shield-check",
        QT_TRANSLATE_NOOP("Settings", "Warranty of repairs"),
        Permission.REPAIR_EDIT_STATES,
    ),
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

TOPICS = (*terminal.TOPICS, *shop.TOPICS, *selling.TOPICS, *repairs.TOPICS)


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
