"""One record, document or edit that an item is about, and the way to it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.attention.schemas import AttentionItem, Involved
from techstore_desktop.ui.attention.field_words import value_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.label import Label

PLACES: Mapping[str, tuple[str, str, str]] = {
    "product": ("products", "product_id", QT_TRANSLATE_NOOP("Attention", "Product")),
    "customer": (
        "customers",
        "customer_id",
        QT_TRANSLATE_NOOP("Attention", "Customer"),
    ),
    "sale": ("sales", "sale_id", QT_TRANSLATE_NOOP("Attention", "Sale")),
}
"""Where the window shows a table's rows, by which argument, and what one is called."""


class InvolvedRow(QWidget):
    """Emits ``opened`` with the screen's name and its arguments."""

    opened = Signal(str, object)

    def __init__(
        self,
        session: Session,
        item: AttentionItem,
        involved: Involved,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.involved = involved
        name = Label(_name(session, item, involved), "strong")
        name.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        made = _made(session, involved)
        if made:
            beneath = Label(made, "second")
            beneath.setWordWrap(True)
            words.addWidget(beneath)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        if involved.table in PLACES:
            row.addWidget(self._button(name.text()))

    def open(self) -> None:
        """Ask for the screen that shows it."""
        screen, argument, _word = PLACES[self.involved.table]
        self.opened.emit(screen, {argument: self.involved.id})

    def _button(self, name: str) -> QWidget:
        button = SecondaryButton(self.tr("Open"), icon="external-link")
        button.setAccessibleName(f"{self.tr('Open')}: {name}")
        button.clicked.connect(self.open)
        return button


def _name(session: Session, item: AttentionItem, involved: Involved) -> str:
    if involved.table != "journal_entry":
        return involved.name or "—"
    table, field = str(item.values.get("table")), str(item.values.get("field"))
    return value_words(table, field, involved.value, session.formats)


def _made(session: Session, involved: Involved) -> str:
    zone = session.shop.profiles.current().zone
    moment = involved.made_at
    if involved.table == "journal_entry" and moment is None:
        return QCoreApplication.translate("Attention", "from the beginning")
    parts = [
        involved.made_by,
        involved.terminal_name,
        session.formats.date_time(moment, zone) if moment else "",
    ]
    return " · ".join(filter(None, parts))
