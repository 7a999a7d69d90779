"""What the customer agrees to, in the exact words that are kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from techstore_desktop.core.repairs.intake_choices import ConsentOccasion, ConsentWay
from techstore_desktop.core.repairs.intake_schemas import ConsentCreate
from techstore_desktop.ui.repairs.consent.customer_page import CustomerPage
from techstore_desktop.ui.repairs.consent.signature_pad import SignaturePad
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet


class ConsentSheet(Sheet):
    """Emits ``signed`` with a ``ConsentCreate``.

    The customer reads and signs on their own screen as well, where there is one.
    """

    signed = Signal(object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        text: str,
        *,
        name: str = "",
        occasion: ConsentOccasion = ConsentOccasion.INTAKE,
    ) -> None:
        super().__init__(over, width=640, height=620)
        self._session = session
        self._text = text
        self._occasion = occasion
        self.pad = SignaturePad()
        self._name = QLineEdit(name, maxLength=300)
        self.body.addWidget(Label(self.tr("Read, and sign below"), "title"))
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("What is agreed"))
        self.body.addWidget(shown, 1)
        self.body.addWidget(FormField(self.tr("Who signs"), self._name))
        self.body.addWidget(FormField(self.tr("Signature"), self.pad))
        self.add_buttons(self._foot())
        self._page = CustomerPage(text)
        self._page.pad.changed.connect(
            lambda: self.pad.show_strokes(self._page.pad.strokes())
        )
        self.pad.changed.connect(
            lambda: self._page.pad.show_strokes(self.pad.strokes())
        )
        self.pad.changed.connect(self._settle)
        self.closed.connect(lambda _is_signed: self._leave())
        self._settle()

    def first_focus(self) -> QWidget | None:
        """Return the button for a signature on paper: the keyboard can't sign."""
        return self.on_paper

    def open(self) -> None:
        """Show the words here, and on the customer's screen."""
        super().open()
        if self._session.display is not None:
            self._session.display.show_page(self._page)

    def sign(self) -> None:
        """Hand over what was signed on the screen."""
        if self.pad.strokes():
            self._hand_over(ConsentWay.SCREEN)

    def sign_on_paper(self) -> None:
        """Hand over that the printed text is signed."""
        self._hand_over(ConsentWay.PAPER)

    def _hand_over(self, way: ConsentWay) -> None:
        is_drawn = way is ConsentWay.SCREEN
        consent = ConsentCreate(
            occasion=self._occasion,
            way=way,
            text=self._text,
            signed_name=self._name.text(),
            strokes=self.pad.strokes() if is_drawn else (),
        )
        self.signed.emit(consent)
        self.accept()

    def _leave(self) -> None:
        if self._session.display is not None:
            self._session.display.leave_page()
        self._page.deleteLater()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        anew = SecondaryButton(self.tr("Sign anew"), icon="backspace", height=44)
        anew.clicked.connect(self.pad.clear)
        self.on_paper = SecondaryButton(
            self.tr("Signed on paper"), icon="file-text", height=44
        )
        self.on_paper.clicked.connect(self.sign_on_paper)
        self._done = PrimaryButton(self.tr("Signed"), icon="check", height=44)
        self._done.clicked.connect(self.sign)
        foot.addWidget(back)
        foot.addWidget(anew)
        foot.addStretch(1)
        foot.addWidget(self.on_paper)
        foot.addWidget(self._done)
        return foot

    def _settle(self) -> None:
        """Let Enter take what is written, and never call it signed on paper."""
        is_written = bool(self.pad.strokes())
        if is_written == self._done.isEnabled():
            return
        self._done.setEnabled(is_written)
        if self.isVisible():
            (self._done if is_written else self.on_paper).setFocus()
