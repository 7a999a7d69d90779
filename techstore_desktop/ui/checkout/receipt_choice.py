"""What happens with a paper once all is done at the till, which remembers it."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtPrintSupport import QPrinterInfo

from techstore_desktop.settings import read

translate = QCoreApplication.translate
RECEIPT, DELIVERY_NOTE = "checkout/receipt", "repairs/delivery_note"
"""The papers that a till remembers a choice for."""


class ReceiptChoice(StrEnum):
    """What to do with a paper."""

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


def note_words(choice: ReceiptChoice) -> str:
    """Return a choice for a delivery note in words."""
    words = {
        ReceiptChoice.PRINT: translate("ReceiptChoice", "Delivery note: print"),
        ReceiptChoice.SHOW: translate("ReceiptChoice", "Delivery note: show"),
        ReceiptChoice.NONE: translate("ReceiptChoice", "No delivery note"),
    }
    return words[choice]


def remembered(paper: str = RECEIPT) -> ReceiptChoice:
    """Return what this till chose last for a paper."""
    kept = str(QSettings().value(paper, ""))
    return ReceiptChoice(kept) if kept in set(ReceiptChoice) else _likely()


def _likely() -> ReceiptChoice:
    """Return what a till wants that has not chosen: paper where there is a printer."""
    has_printer = read().receipt_printer or QPrinterInfo.defaultPrinterName()
    return ReceiptChoice.PRINT if has_printer else ReceiptChoice.NONE


def remember(choice: ReceiptChoice, paper: str = RECEIPT) -> None:
    """Keep a choice for the next time."""
    QSettings().setValue(paper, choice.value)
