"""The list of the shop's methods of payment, in the order of the payment screen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.sales.payments import currency_of
from techstore_desktop.core.sales.payments import method as class_of
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.schemas import PaymentMethodResponse
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_ROW_HEIGHT = 52
_HEADER, _FEWEST, _MOST = 40, 5, 9
translate = QCoreApplication.translate


def methods_table(
    keys: Callable[[], Mapping[str, str]],
) -> Table[PaymentMethodResponse]:
    """Return the table; ``keys`` gives the key by which each method is marked."""
    columns: list[Column[PaymentMethodResponse]] = [
        Column(
            key="name",
            title=translate("MethodsTable", "Method"),
            text=lambda row: method_name(row.code, row.name),
            second=_second,
            icon=lambda row: class_of(row.code).icon,
            is_strong=True,
            width=0,
        ),
        Column(
            key="key",
            title=translate("MethodsTable", "Key"),
            text=lambda row: keys().get(row.code, ""),
            colour=lambda _row: "text_second",
            width=110,
        ),
        Column(
            key="state",
            title="",
            text=_state,
            pill=lambda row: "good" if row.is_on else "neutral",
            width=110,
        ),
    ]
    empty = EmptyState("cash-banknote", translate("MethodsTable", "No methods"))
    table = Table(columns, empty, row_height=_ROW_HEIGHT)
    fit_rows(table, _FEWEST)
    return table


def fit_rows(table: Table[PaymentMethodResponse], count: int) -> None:
    """Make the table as high as so many rows, within what a page bears."""
    rows = min(max(count, _FEWEST), _MOST)
    table.setFixedHeight(_HEADER + _ROW_HEIGHT * rows)


def _state(row: PaymentMethodResponse) -> str:
    is_on = translate("MethodsTable", "on")
    return is_on if row.is_on else translate("MethodsTable", "off")


def _second(row: PaymentMethodResponse) -> str:
    """Return what stands beneath the name: its class, reference, instalments."""
    parts = []
    usual = method_name(row.code)
    if row.name and row.name != usual:
        parts.append(usual)
    if currency_of(row.code):
        parts.append(translate("MethodsTable", "counted apart, change in the shop's"))
    is_asked = row.reference is Reference.REQUIRED
    if is_asked and class_of(row.code).reference is Reference.OPTIONAL:
        parts.append(translate("MethodsTable", "with a reference"))
    parts += [plan.name for plan in row.plans]
    return " · ".join(parts)
