"""What is to be signed, on the customer's own screen, with a place to sign there."""

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from techstore_desktop.ui.repairs.consent.signature_pad import SignaturePad
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.label import Label

_MARGIN = 28


class CustomerPage(QWidget):
    """Lies over the sale on the second screen; ``pad`` says what was written."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.pad = SignaturePad()
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("What is agreed"))
        anew = SecondaryButton(self.tr("Sign anew"), icon="backspace", height=44)
        anew.clicked.connect(self.pad.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(14)
        column.addWidget(Label(self.tr("Please read, and sign below"), "heading"))
        column.addWidget(self.text, 1)
        column.addWidget(self.pad)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(anew)
        column.addLayout(foot)
