"""What one entry of an account is, in words."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.accounts.schemas import StatementLine
from techstore_desktop.core.customers.choices import EntryKind

translate = QCoreApplication.translate


def entry_words(line: StatementLine) -> str:
    """Return an entry's kind, its document and its reason."""
    kinds = {
        EntryKind.SALE: translate("AccountEntries", "Sale"),
        EntryKind.PAYMENT: translate("AccountEntries", "Payment"),
        EntryKind.RETURN: translate("AccountEntries", "Credit note"),
        EntryKind.CORRECTION: translate("AccountEntries", "Correction"),
        EntryKind.DEPOSIT: translate("AccountEntries", "Repair deposit"),
    }
    parts = (f"{kinds[line.kind]} {line.document_number}".strip(), line.reason)
    return " · ".join(part for part in parts if part)
