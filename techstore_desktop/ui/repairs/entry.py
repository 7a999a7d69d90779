"""The Repairs screen as one row of the navigation."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from techstore_desktop.core.permissions import Permission, Role
from techstore_desktop.ui.navigation import Badge, Found, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "repairs"
_MOST_FOUND = 8


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "tool",
        lambda: QCoreApplication.translate("Repairs", "Repairs"),
        _make,
        Permission.REPAIR_SEE,
        find,
        _badge,
        opens_for=frozenset({Role.TECHNICIAN}),
    )


def find(session: Session, text: str) -> Sequence[Found]:
    """Return the jobs that the palette's words may mean. Runs on the worker.

    Of several devices on a ticket the one whose number is typed comes first.
    """
    from techstore_desktop.core.repairs.schemas import RepairFilter

    wanted = RepairFilter(text=text, is_open=False)
    page = session.shop.repairs.jobs(session.actor, wanted, limit=_MOST_FOUND)
    meant = text.strip().upper()
    cards = sorted(page.cards, key=lambda card: card.number != meant)
    return [
        Found(
            f"{card.number} · {card.device}",
            card.customer_name,
            "tool",
            {"job_id": card.id},
        )
        for card in cards
    ]


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.repairs.screen import RepairsScreen

    return RepairsScreen(session)


def _badge(session: Session, parent: QObject) -> Badge:
    from techstore_desktop.ui.repairs.parts_come import PartsCome

    return PartsCome(session, parent)
