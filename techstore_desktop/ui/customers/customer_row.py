"""A customer in a notice, with what can be done about them."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.customers.schemas import CustomerSummary
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.label import Label


class CustomerRow(QWidget):
    """Name and reach at the left, one button at the right."""

    def __init__(self, customer: CustomerSummary, action: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(customer.name, "strong"))
        reach = (customer.phone, customer.email)
        words.addWidget(Label(" · ".join(part for part in reach if part), "second"))
        self.button = SecondaryButton(action, self)
        self.button.setAccessibleName(f"{action}: {customer.name}")
        row.addLayout(words, 1)
        row.addWidget(self.button)
