"""The columns of the list of sales."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.schemas import SaleSummary
from techstore_desktop.ui.checkout.method_names import Names
from techstore_desktop.ui.sales.kinds import kind_words
from techstore_desktop.ui.widgets.table_column import Column

translate = QCoreApplication.translate


def sale_columns(
    formats: Formats, zone: ZoneInfo, names: Names
) -> list[Column[SaleSummary]]:
    """Return the columns; ``names`` gives what a method of payment is called."""
    return [
        Column(
            key="number",
            title=translate("SalesScreen", "Number"),
            text=lambda sale: sale.number,
            second=lambda sale: formats.date_time(sale.occurred_at, zone),
            width=176,
            is_strong=True,
        ),
        Column(
            key="customer",
            title=translate("SalesScreen", "Customer"),
            text=lambda sale: sale.customer_name or "—",
            second=_facts,
            width=0,
        ),
        Column(
            key="methods",
            title=translate("SalesScreen", "Paid by"),
            text=lambda sale: ", ".join(map(names, sale.methods)),
            width=180,
            needs=760,
        ),
        Column(
            key="lines",
            title=translate("SalesScreen", "Lines"),
            text=lambda sale: str(sale.line_count),
            width=80,
            is_number=True,
            needs=860,
        ),
        Column(
            key="total",
            title=translate("SalesScreen", "Total"),
            text=lambda sale: formats.money(sale.total),
            width=110,
            is_number=True,
            is_strong=True,
        ),
    ]


def _facts(sale: SaleSummary) -> str:
    """Return who made it, and what it is where it is no plain sale."""
    if sale.kind is SaleKind.SALE:
        return sale.cashier_name
    return f"{kind_words(sale.kind)} · {sale.cashier_name}"
