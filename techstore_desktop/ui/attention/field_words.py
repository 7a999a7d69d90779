"""Fields that two people may have edited, and their values, in words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.ui.staff.role_names import role_name
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_FIELDS: Mapping[tuple[str, str], str] = {
    ("product", "price"): QT_TRANSLATE_NOOP("Attention", "Price"),
    ("product", "cost"): QT_TRANSLATE_NOOP("Attention", "Cost"),
    ("branch_cost", "cost"): QT_TRANSLATE_NOOP("Attention", "Cost"),
    ("product", "tax_id"): QT_TRANSLATE_NOOP("Attention", "Tax"),
    ("tax", "components"): QT_TRANSLATE_NOOP("Attention", "Rates"),
    ("staff_member", "role"): QT_TRANSLATE_NOOP("Attention", "Role"),
    ("shop", "prices_include_tax"): QT_TRANSLATE_NOOP(
        "Attention", "Prices include the tax"
    ),
    ("shop", "cashier_discount_limit"): QT_TRANSLATE_NOOP(
        "Attention", "A cashier's discount limit"
    ),
    ("shop", "technician_discount_limit"): QT_TRANSLATE_NOOP(
        "Attention", "A technician's discount limit"
    ),
    ("shop", "manager_discount_limit"): QT_TRANSLATE_NOOP(
        "Attention", "A manager's discount limit"
    ),
    ("customer", "merged_into_id"): QT_TRANSLATE_NOOP("Attention", "Merged into"),
    ("customer", "price_list_id"): QT_TRANSLATE_NOOP("Attention", "Price list"),
    ("price_list", "percent"): QT_TRANSLATE_NOOP("Attention", "Per cent off"),
    ("price_list", "category_percents"): QT_TRANSLATE_NOOP(
        "Attention", "Per cent off by category"
    ),
    ("price_list_price", "amount"): QT_TRANSLATE_NOOP("Attention", "Price"),
    ("promotion", "percent"): QT_TRANSLATE_NOOP("Attention", "Per cent off"),
    ("promotion", "amount"): QT_TRANSLATE_NOOP("Attention", "Amount"),
    ("repair_job", "state"): QT_TRANSLATE_NOOP("Attention", "State"),
    ("repair_job", "technician_id"): QT_TRANSLATE_NOOP("Attention", "Technician"),
}
_STATES: Mapping[str, str] = {
    "received": QT_TRANSLATE_NOOP("RepairWords", "Received"),
    "diagnosing": QT_TRANSLATE_NOOP("RepairWords", "Diagnosing"),
    "quoted": QT_TRANSLATE_NOOP("RepairWords", "Quoted"),
    "approved": QT_TRANSLATE_NOOP("RepairWords", "Approved"),
    "declined": QT_TRANSLATE_NOOP("RepairWords", "Declined"),
    "waiting_for_part": QT_TRANSLATE_NOOP("RepairWords", "Waiting for part"),
    "repairing": QT_TRANSLATE_NOOP("RepairWords", "Repairing"),
    "testing": QT_TRANSLATE_NOOP("RepairWords", "Testing"),
    "ready": QT_TRANSLATE_NOOP("RepairWords", "Ready"),
    "delivered": QT_TRANSLATE_NOOP("RepairWords", "Delivered"),
    "cancelled": QT_TRANSLATE_NOOP("RepairWords", "Cancelled"),
}


def field_word(table: str, field: str) -> str:
    """Return what a field is called; one of a newer program keeps its own name."""
    words = _FIELDS.get((table, field))
    return translate("Attention", words) if words else field


def value_words(table: str, field: str, value: Any, formats: Formats) -> str:
    """Return a field's value as people read it."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        yes, no = translate("Attention", "yes"), translate("Attention", "no")
        return yes if value else no
    if isinstance(value, Decimal):
        is_rate = field == "percent" or field.endswith("_limit")
        return formats.rate(value) if is_rate else formats.money(value)
    if isinstance(value, list):
        return " + ".join(_part(each, formats) for each in value) or "—"
    return _word(table, field, str(value))


def _word(table: str, field: str, value: str) -> str:
    if (table, field) == ("staff_member", "role"):
        return role_name(value)
    if (table, field) == ("repair_job", "state") and value in _STATES:
        return translate("RepairWords", _STATES[value])
    return value


def _part(value: Any, formats: Formats) -> str:
    if "percent" in value:
        return formats.rate(Decimal(str(value["percent"])))
    component = TaxComponent.model_validate(value)
    return f"{component.name} {formats.rate(component.rate)}"
