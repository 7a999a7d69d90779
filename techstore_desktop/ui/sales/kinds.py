"""What a document of the counter is, in words."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.sales.choices import SaleKind

translate = QCoreApplication.translate


def kind_words(kind: SaleKind) -> str:
    """Return the name of a kind of document."""
    words = {
        SaleKind.SALE: translate("SaleKinds", "Sale"),
        SaleKind.RETURN: translate("SaleKinds", "Credit note"),
        SaleKind.EXCHANGE: translate("SaleKinds", "Exchange"),
        SaleKind.VOID: translate("SaleKinds", "Void"),
        SaleKind.WITHOUT_RECEIPT: translate("SaleKinds", "Credit note, no receipt"),
    }
    return words[kind]
