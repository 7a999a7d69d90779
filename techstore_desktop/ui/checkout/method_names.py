"""The methods of payment in the person's language."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_CONTEXT = "PaymentMethods"
NAMES = {
    "cash": QT_TRANSLATE_NOOP("PaymentMethods", "Cash"),
    "card": QT_TRANSLATE_NOOP("PaymentMethods", "Card"),
    "transfer": QT_TRANSLATE_NOOP("PaymentMethods", "Transfer"),
    "account": QT_TRANSLATE_NOOP("PaymentMethods", "On account"),
    "deposit": QT_TRANSLATE_NOOP("PaymentMethods", "Repair deposit"),
}


def method_name(code: str) -> str:
    """Return a method's name; one without words is shown by its code."""
    return QCoreApplication.translate(_CONTEXT, NAMES.get(code, code))
