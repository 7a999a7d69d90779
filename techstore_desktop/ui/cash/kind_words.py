"""The kinds of cash movements in the person's language."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.cash.choices import MovementKind

translate = QCoreApplication.translate


def kind_words(kind: MovementKind) -> str:
    """Return what a movement is called."""
    words = {
        MovementKind.IN: translate("CashMovements", "Cash in"),
        MovementKind.OUT: translate("CashMovements", "Cash out"),
        MovementKind.EXPENSE: translate("CashMovements", "Expense"),
        MovementKind.DROP: translate("CashMovements", "Safe drop"),
        MovementKind.OPENED: translate("CashMovements", "Drawer opened"),
    }
    return words[kind]
