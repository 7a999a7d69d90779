"""A sale as something that an item is about: who made it, when, on which terminal."""

from typing import Any

from sqlalchemy import Select, select

from techstore_desktop.core.attention.schemas import Involved
from techstore_desktop.core.branches.models import Terminal
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.staff.models import StaffMember


def documents() -> Select[*tuple[Any, ...]]:
    """Return the query for sales with their makers, to be narrowed; oldest first."""
    return (
        select(
            Sale.id,
            Sale.number,
            Sale.occurred_at,
            StaffMember.name.label("cashier"),
            Terminal.name.label("terminal"),
        )
        .outerjoin(StaffMember, StaffMember.id == Sale.cashier_id)
        .outerjoin(Terminal, Terminal.id == Sale.terminal_id)
        .order_by(Sale.occurred_at, Sale.number, Sale.id)
    )


def document(row: Any) -> Involved:
    """Return a row of that query as the list shows it."""
    return Involved(
        table="sale",
        id=row.id,
        name=row.number,
        made_at=row.occurred_at,
        made_by=row.cashier or "",
        terminal_name=row.terminal or "",
    )
