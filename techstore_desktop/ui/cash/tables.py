"""The lists of the cash desk: movements of a session, sessions of the shop."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.cash.schemas import (
    CashMovementResponse,
    CashSessionResponse,
)
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.cash.currencies import foreign_words
from techstore_desktop.ui.cash.kind_words import kind_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

ROW_HEIGHT = 52
translate = QCoreApplication.translate


def movements_table(session: Session) -> Table[CashMovementResponse]:
    """Return the list of cash that moved without a document."""
    formats, zone = session.formats, session.shop.profiles.current().zone
    empty = EmptyState(
        "arrows-transfer-up",
        translate("CashTables", "No movements in this session"),
        translate("CashTables", "Cash in and out, expenses and drops are listed here."),
    )
    columns: list[Column[CashMovementResponse]] = [
        Column(
            key="kind",
            title=translate("CashTables", "Movement"),
            text=lambda each: kind_words(each.kind),
            second=lambda each: (
                f"{each.number} · {formats.time(each.occurred_at, zone)}"
            ),
            width=190,
            is_strong=True,
        ),
        Column(
            key="reason",
            title=translate("CashTables", "Reason"),
            text=lambda each: each.reason,
            second=lambda each: " · ".join(
                filter(None, (each.category_name, each.recorded_by_name))
            ),
            width=0,
        ),
        Column(
            key="amount",
            title=translate("CashTables", "Amount"),
            text=lambda each: _effect(each, formats),
            width=130,
            is_number=True,
        ),
    ]
    return Table(columns, empty, row_height=ROW_HEIGHT)


def sessions_table(session: Session) -> Table[CashSessionResponse]:
    """Return the list of sessions, which is the list of Z reports too."""
    formats, zone = session.formats, session.shop.profiles.current().zone
    empty = EmptyState(
        "wallet",
        translate("CashTables", "No sessions yet"),
        translate(
            "CashTables", "Each opening of the drawer is kept here with its count."
        ),
    )
    closed, opened = translate("CashTables", "closed"), translate("CashTables", "open")
    columns: list[Column[CashSessionResponse]] = [
        Column(
            key="number",
            title=translate("CashTables", "Session"),
            text=lambda each: each.number,
            second=lambda each: formats.date_time(each.opened_at, zone),
            width=160,
            is_strong=True,
        ),
        Column(
            key="person",
            title=translate("CashTables", "By"),
            text=lambda each: each.opened_by_name,
            width=0,
        ),
        Column(
            key="state",
            title=translate("CashTables", "State"),
            text=lambda each: closed if each.closed_at else opened,
            pill=lambda each: "neutral" if each.closed_at else "good",
            width=90,
        ),
    ]
    return Table(columns, empty, row_height=ROW_HEIGHT)


def _effect(moved: CashMovementResponse, formats: Formats) -> str:
    """Return what a movement did to the drawer; nothing for one merely opened."""
    if not moved.effect:
        return ""
    if moved.currency:
        return foreign_words(moved.currency, moved.effect, formats)
    return formats.money(moved.effect)
