"""What happens with the receipt once a sale is completed; the till remembers it."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtPrintSupport import QPrinterInfo

from techstore_desktop.settings import read

translate = QCoreApplication.translate
_KEY = "checkout/receipt"


class ReceiptChoice(StrEnum):
    """What to do with the receipt."""

    PRINT = "print"
    SHOW = "show"
    NONE = "none"

    def following(self) -> "ReceiptChoice":
        """Return the next choice, the first after the last."""
        every = list(ReceiptChoice)
        return every[(every.index(self) + 1) % len(every)]


def choice_words(choice: ReceiptChoice) -> str:
    """Return a choice in words."""
    words = {
        ReceiptChoice.PRINT: translate("ReceiptChoice", "Receipt: print"),
        ReceiptChoice.SHOW: translate("ReceiptChoice", "Receipt: show"),
        ReceiptChoice.NONE: translate("ReceiptChoice", "No receipt"),
    }
    return words[choice]


def remembered() -> ReceiptChoice:
    """Return what this till chose last."""
    kept = str(QSettings().value(_KEY, ""))
    return ReceiptChoice(kept) if kept in set(ReceiptChoice) else _likely()


def _likely() -> ReceiptChoice:
    """Return what a till wants that has not chosen: paper where there is a printer."""
    has_printer = read().receipt_printer or QPrinterInfo.defaultPrinterName()
    return ReceiptChoice.PRINT if has_printer else ReceiptChoice.NONE


def remember(choice: ReceiptChoice) -> None:
    """Keep a choice for the next sale."""
    QSettings().setValue(_KEY, choice.value)
