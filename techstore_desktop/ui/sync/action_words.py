"""What a waiting entry is, in a word, by the first part of its action."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_WORDS = {
    "sale": QT_TRANSLATE_NOOP("Sync", "Sale"),
    "product": QT_TRANSLATE_NOOP("Sync", "Product"),
    "products": QT_TRANSLATE_NOOP("Sync", "Catalogue"),
    "category": QT_TRANSLATE_NOOP("Sync", "Category"),
    "customer": QT_TRANSLATE_NOOP("Sync", "Customer"),
    "stock": QT_TRANSLATE_NOOP("Sync", "Stock"),
    "cash": QT_TRANSLATE_NOOP("Sync", "Cash desk"),
    "staff": QT_TRANSLATE_NOOP("Sync", "Staff"),
    "shop": QT_TRANSLATE_NOOP("Sync", "Shop"),
    "branch": QT_TRANSLATE_NOOP("Sync", "Branch"),
    "terminal": QT_TRANSLATE_NOOP("Sync", "Terminal"),
    "price": QT_TRANSLATE_NOOP("Sync", "Price list"),
    "promotion": QT_TRANSLATE_NOOP("Sync", "Promotion"),
    "payment": QT_TRANSLATE_NOOP("Sync", "Payment method"),
    "exchange": QT_TRANSLATE_NOOP("Sync", "Exchange rate"),
    "voucher": QT_TRANSLATE_NOOP("Sync", "Voucher"),
    "tax": QT_TRANSLATE_NOOP("Sync", "Tax"),
    "attention": QT_TRANSLATE_NOOP("Sync", "Attention"),
}
_OTHER = QT_TRANSLATE_NOOP("Sync", "Other")


def action_word(action: str) -> str:
    """Return the word for an action such as ``sale.completed``."""
    kind = action.partition(".")[0].partition("_")[0]
    return QCoreApplication.translate("Sync", _WORDS.get(kind, _OTHER))
