"""What a customer likes: how to reach them, receipts, language, tags."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from techstore_desktop.core.customers.choices import ContactWay, ReceiptWish
from techstore_desktop.core.schema import LONGEST_NAME
from techstore_desktop.ui.customers.draft import Draft
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.widgets.form_field import FormField

translate = QCoreApplication.translate


def contact_words() -> dict[str, str]:
    """Return the ways to reach a customer, in words."""
    return {
        ContactWay.ANY.value: translate("Customers", "Any way"),
        ContactWay.PHONE.value: translate("Customers", "Phone call"),
        ContactWay.WHATSAPP.value: translate("Customers", "WhatsApp"),
        ContactWay.EMAIL.value: translate("Customers", "E-mail"),
        ContactWay.NONE.value: translate("Customers", "Not at all"),
    }


def receipt_words() -> dict[str, str]:
    """Return what may happen with a customer's receipts, in words."""
    return {
        ReceiptWish.TILL.value: translate("Customers", "As the till does"),
        ReceiptWish.PRINT.value: translate("Customers", "Print"),
        ReceiptWish.SHOW.value: translate("Customers", "Show, keep as PDF"),
        ReceiptWish.NONE.value: translate("Customers", "No receipt"),
    }


def language_words() -> dict[str, str]:
    """Return the languages of what is printed for a customer, each in itself."""
    return {"": translate("Customers", "As the till"), "es": "Español", "en": "English"}


class Wishes(QWidget):
    """Emits ``changed`` when a person changes one."""

    changed = Signal()
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.contact = Choice(contact_words())
        self.receipt = Choice(receipt_words())
        self.language = Choice(language_words())
        self.tags = QLineEdit(maxLength=LONGEST_NAME)
        self.tags.setPlaceholderText(self.tr("school, wholesale …"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(14)
        fields = (
            (self.tr("Wants to be reached by"), self.contact, 0, 0),
            (self.tr("Receipts"), self.receipt, 0, 1),
            (self.tr("Prints in"), self.language, 1, 0),
            (self.tr("Tags"), self.tags, 1, 1),
        )
        for title, control, row, column in fields:
            grid.addWidget(FormField(title, control), row, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for choice in (self.contact, self.receipt, self.language):
            choice.activated.connect(self.changed)
        self.tags.textEdited.connect(self.changed)
        self.tags.returnPressed.connect(self.confirmed)

    def values(self) -> dict[str, str]:
        """Return what stands in the fields, by the names of the draft."""
        return {
            "preferred_contact": self.contact.chosen(),
            "receipt_wish": self.receipt.chosen(),
            "language": self.language.chosen(),
            "tags": self.tags.text().strip(),
        }

    def show_draft(self, draft: Draft, *, is_editable: bool) -> None:
        """Show what a draft says."""
        self.contact.choose(draft.preferred_contact)
        self.receipt.choose(draft.receipt_wish)
        self.language.choose(draft.language)
        self.tags.setText(draft.tags)
        self.tags.setReadOnly(not is_editable)
        for choice in (self.contact, self.receipt, self.language):
            choice.setEnabled(is_editable)
