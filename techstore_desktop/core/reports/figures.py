"""Every figure of the reports: what it is called, what it means, who may see it."""

from dataclasses import dataclass

from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``tables`` are those whose rows make it another one."""

    title: str
    meaning: str
    tables: frozenset[str]
    permissions: frozenset[Permission] = frozenset({Permission.SEE_REPORTS})

    def may_be_seen_by(self, actor: Actor) -> bool:
        """Tell whether a person may know it."""
        return self.permissions <= actor.permissions


_DOCUMENTS = frozenset({"sale"})

SALES = Figure(
    QT_TRANSLATE_NOOP("Figures", "Sales today"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "The totals of the business day's documents, taxes included, after all "
        "discounts. Returns and voids subtract.",
    ),
    _DOCUMENTS,
)
MARGIN = Figure(
    QT_TRANSLATE_NOOP("Figures", "Margin"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "The day's sales without taxes, less what the goods cost at the time. Returns "
        "subtract theirs. A line without a known cost counts whole.",
    ),
    _DOCUMENTS,
    frozenset({Permission.SEE_REPORTS, Permission.SEE_COST}),
)
TICKETS = Figure(
    QT_TRANSLATE_NOOP("Figures", "Tickets"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "How many sales and exchanges were completed. Returns are not counted, nor is "
        "a sale that was voided.",
    ),
    _DOCUMENTS,
)
BASKET = Figure(
    QT_TRANSLATE_NOOP("Figures", "Average basket"),
    QT_TRANSLATE_NOOP(
        "Figures", "What the tickets come to, divided by how many there are."
    ),
    _DOCUMENTS,
)
BY_HOUR = Figure(
    QT_TRANSLATE_NOOP("Figures", "Sales by hour"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "The day's sales by the hour of the shop's clock, beside the same weekday last "
        "week.",
    ),
    _DOCUMENTS,
)
BY_DAY = Figure(
    QT_TRANSLATE_NOOP("Figures", "The last 14 days"),
    QT_TRANSLATE_NOOP(
        "Figures", "The sales of each business day, beside the same day a week before."
    ),
    _DOCUMENTS,
)
BY_METHOD = Figure(
    QT_TRANSLATE_NOOP("Figures", "By method"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "How the day's documents were paid; refunds subtract. What customers pay on "
        "account is no sale and not in it.",
    ),
    frozenset({"sale", "payment"}),
)
DRAWER = Figure(
    QT_TRANSLATE_NOOP("Figures", "Drawer"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "The cash that must be in this till's drawer: the float and what came in, less "
        "what went out, since it was opened.",
    ),
    frozenset(
        {"cash_session", "cash_session_close", "payment", "sale", "cash_movement"}
    ),
    frozenset({Permission.SEE_REPORTS, Permission.SEE_CASH_REPORT}),
)
RECEIVABLES = Figure(
    QT_TRANSLATE_NOOP("Figures", "Owed to the shop"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "What customers owe on their accounts. Credit that others have in hand is not "
        "taken off.",
    ),
    frozenset({"account_entry", "customer"}),
    frozenset({Permission.SEE_ACCOUNTS}),
)
LOW_STOCK = Figure(
    QT_TRANSLATE_NOOP("Figures", "Running low"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "Products kept in stock of which this branch has its minimum or less.",
    ),
    frozenset({"product", "stock_movement"}),
    frozenset({Permission.SEE_PRODUCTS}),
)

OPEN_REPAIRS = Figure(
    QT_TRANSLATE_NOOP("Figures", "Open repairs"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "Devices that were not handed out yet, by state; above them those whose "
        "promise is broken, and those whose promise breaks within the days that the "
        "shop chose.",
    ),
    frozenset({"repair_job", "repair_state"}),
    frozenset({Permission.SEE_REPORTS, Permission.REPAIR_SEE}),
)

FIGURES = (
    SALES,
    MARGIN,
    TICKETS,
    BASKET,
    BY_HOUR,
    BY_DAY,
    BY_METHOD,
    DRAWER,
    RECEIVABLES,
    LOW_STOCK,
    OPEN_REPAIRS,
)
"""All of them; one line each."""
