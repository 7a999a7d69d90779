"""The words for the roles."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_NAMES = {
    "cashier": QT_TRANSLATE_NOOP("Roles", "Cashier"),
    "technician": QT_TRANSLATE_NOOP("Roles", "Technician"),
    "manager": QT_TRANSLATE_NOOP("Roles", "Manager"),
}


def role_name(role: str) -> str:
    """Return what a role is called; an unknown one keeps its own name."""
    return QCoreApplication.translate("Roles", _NAMES.get(role, role))
