"""The head of the card: who it is, and one click to write or call."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.customers.choices import ContactWay
from techstore_desktop.core.customers.schemas import CustomerResponse
from techstore_desktop.ui.customers.contacts import mail_address, whatsapp_address
from techstore_desktop.ui.products.card_title import CardTitle
from techstore_desktop.ui.widgets.avatar import Avatar
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.pill import Pill

_AVATAR = 44


class CardHead(QWidget):
    """Avatar, name, standing; WhatsApp and mail where there is an address for them."""

    def __init__(self, country: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._country = country
        self._avatar = Avatar(size=_AVATAR)
        self.title = CardTitle()
        self.pill = Pill()
        self.whatsapp = IconButton("brand-whatsapp", self.tr("Write in WhatsApp"), self)
        self.mail = IconButton("mail", self.tr("Write a mail"), self)
        self.merge_button = IconButton("link", self.tr("Merge with another"), self)
        self.archive_button = IconButton("archive", self.tr("Archive"), self)
        self.erase_button = IconButton("trash", self.tr("Erase for ever"), self)
        self._addresses: dict[IconButton, str] = {self.whatsapp: "", self.mail: ""}
        for button in self._addresses:
            button.clicked.connect(self._write)
        self._build()

    def show_new(self) -> None:
        """Show somebody who is not registered yet."""
        self._avatar.show_name("")
        self.title.show_words(self.tr("New customer"), self.tr("Kept once you save it"))
        self.pill.show_text("")
        self.archive_button.hide()
        self.erase_button.hide()
        self.merge_button.hide()
        self._show_addresses("", "")

    def show_customer(
        self, customer: CustomerResponse, *, is_editable: bool, may_erase: bool
    ) -> None:
        """Show a customer as they are kept."""
        self.erase_button.setVisible(may_erase and not customer.is_erased)
        self.merge_button.setVisible(is_editable and not customer.is_erased)
        if customer.is_erased:
            self._show_erased()
            return
        is_archived = customer.archived_at is not None
        self._avatar.show_name(customer.name)
        reach = customer.phone or customer.email or customer.tax_number
        if customer.preferred_contact is ContactWay.EMAIL:
            reach = customer.email or reach
        parts = filter(None, (reach or self.tr("No contact yet"), customer.tags))
        self.title.show_words(customer.name, " · ".join(parts))
        self.pill.show_text(self.tr("archived") if is_archived else "")
        words = self.tr("Restore") if is_archived else self.tr("Archive")
        self.archive_button.set_icon("archive-off" if is_archived else "archive")
        self.archive_button.setToolTip(words)
        self.archive_button.setAccessibleName(words)
        self.archive_button.setVisible(is_editable)
        phone = customer.phone or customer.second_phone
        if customer.preferred_contact is ContactWay.NONE:
            self._show_addresses("", "")
            return
        self._show_addresses(
            whatsapp_address(phone, self._country), mail_address(customer.email)
        )

    def _show_erased(self) -> None:
        self._avatar.show_name("")
        self.title.show_words(
            self.tr("Erased customer"), self.tr("Documents stay, without a name")
        )
        self.pill.show_text(self.tr("erased"))
        self.archive_button.hide()
        self._show_addresses("", "")

    def _show_addresses(self, whatsapp: str, mail: str) -> None:
        self._addresses = {self.whatsapp: whatsapp, self.mail: mail}
        for button, address in self._addresses.items():
            button.setVisible(bool(address))

    def _write(self) -> None:
        button = self.sender()
        for each, address in self._addresses.items():
            if each is button:
                QDesktopServices.openUrl(QUrl(address))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 12, 10)
        row.setSpacing(8)
        row.addWidget(self._avatar)
        row.addSpacing(4)
        names = QVBoxLayout()
        names.addWidget(self.title)
        row.addLayout(names, 1)
        row.addWidget(self.pill)
        row.addWidget(self.whatsapp)
        row.addWidget(self.mail)
        row.addWidget(self.merge_button)
        row.addWidget(self.archive_button)
        row.addWidget(self.erase_button)
