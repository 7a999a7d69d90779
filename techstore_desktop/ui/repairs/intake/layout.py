"""How the intake lies on the screen: the page scrolls, what ends it stands below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.printing.repair_words import RepairWords
from techstore_desktop.ui.repairs.intake.device_form import DeviceForm
from techstore_desktop.ui.repairs.intake.ticket_form import TicketForm
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

_MARGIN = 16
_LONGEST_NAME = 20


class IntakeLayout(Screen):
    """The page's widgets in their places; ``page.py`` makes them work."""

    def __init__(
        self, session: Session, words: RepairWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self.customer = QLineEdit(maxLength=300)
        self.customer.setPlaceholderText(self.tr("Name, phone, e-mail or tax number"))
        self.customer_field = FormField(self.tr("Customer"), self.customer)
        self.register_button = SecondaryButton(
            self.tr("New or find"), icon="user-plus", keys="F3"
        )
        self.device = DeviceForm(self, session, words)
        self.ticket = TicketForm(session)
        self.devices = SegmentedControl([("0", "1")])
        self.devices.setAccessibleName(self.tr("Devices of this ticket"))
        self.another_button = SecondaryButton(
            self.tr("Another device"), icon="plus", keys="F6", height=44
        )
        self.sign_button = SecondaryButton("", icon="pencil", keys="F7", height=44)
        self.take_in_button = PrimaryButton(self.tr("Take in"), keys="F12", height=44)
        self._scroll = QScrollArea()
        self._build()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.track(app.focusChanged, self._follow)

    def show_devices(self, names: Sequence[str], current: int) -> None:
        """Show the devices of the ticket; one alone needs no choice."""
        self.devices.show_choices(
            [
                (str(place), f"{place + 1} {_short(name)}".strip())
                for place, name in enumerate(names)
            ]
        )
        self.devices.set_current(str(current))
        self.devices.setVisible(len(names) > 1)

    def show_signed(self, *, is_signed: bool) -> None:
        """Say whether the customer signed what stands here."""
        words = self.tr("Signed") if is_signed else self.tr("Read and sign")
        self.sign_button.setText(words)
        self.sign_button.set_icon("check" if is_signed else "pencil")
        self.sign_button.updateGeometry()

    def _follow(self, _old: object, now: object) -> None:
        """Keep the field with the cursor in sight."""
        content = self._scroll.widget()
        if isinstance(now, QWidget) and content and content.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, 60)

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addWidget(self._customer_card())
        column.addWidget(self.device)
        column.addWidget(self.ticket)
        column.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._foot())

    def _customer_card(self) -> Card:
        card = Card("")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.customer_field, 1)
        row.addWidget(self.register_button, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(row)
        return card

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "card")
        row = QHBoxLayout(foot)
        row.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        row.setSpacing(12)
        row.addWidget(Label(self.tr("Take in"), "title"))
        row.addWidget(self.devices)
        row.addStretch(1)
        row.addWidget(self.another_button)
        row.addWidget(self.sign_button)
        row.addWidget(self.take_in_button)
        return foot


def _short(name: str) -> str:
    """Return a device's name for its place among the others, its end marked if cut."""
    if len(name) <= _LONGEST_NAME:
        return name
    return name[:_LONGEST_NAME].rstrip() + "…"
