"""Where the parts of the card stand: head, tabs, pages, and what saves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.customers.account_page import AccountPage
from techstore_desktop.ui.customers.card_head import CardHead
from techstore_desktop.ui.customers.details_form import DetailsForm
from techstore_desktop.ui.customers.duplicates_notice import DuplicatesNotice
from techstore_desktop.ui.customers.merged_notice import MergedNotice
from techstore_desktop.ui.customers.purchases_page import PurchasesPage
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.label import Label, Rule
from techstore_desktop.ui.widgets.tab_bar import TabBar

_MARGIN = 16
_TABS = ("details", "account", "purchases", "notes")


class CardLayout(QFrame):
    """The card's widgets without what they do."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.head = CardHead(session.shop.profiles.current().country)
        self.tabs = TabBar(
            (
                ("details", self.tr("Details")),
                ("account", self.tr("Account")),
                ("purchases", self.tr("Purchases")),
                ("notes", self.tr("Notes")),
            )
        )
        if not session.actor.may(Permission.SEE_SALES):
            self.tabs.setTabVisible(_TABS.index("purchases"), False)
        if not session.actor.may(Permission.SEE_ACCOUNTS):
            self.tabs.setTabVisible(_TABS.index("account"), False)
        may_set_prices = session.actor.may(Permission.EDIT_PRICES)
        self.form = DetailsForm(may_set_prices=may_set_prices)
        self.notice = DuplicatesNotice(session, action=self.tr("Open"))
        self.merged = MergedNotice(session)
        self.account = AccountPage(session)
        self.purchases = PurchasesPage(session)
        self.pages = QStackedWidget()
        self.save_button = PrimaryButton(
            self.tr("Save"), self, icon="check", keys="Ctrl+S"
        )
        self.discard_button = SecondaryButton(self.tr("Discard"), self)
        self._unsaved = Label(self.tr("Not saved yet"), "warning")
        self._footer = self._make_footer()
        self._build()
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)

    def open_tab(self, key: str) -> None:
        """Open a tab by its key."""
        self.tabs.setCurrentIndex(_TABS.index(key))

    def show_tabs(self, *, is_new: bool) -> None:
        """Show the tabs and the head; somebody new has bought nothing yet."""
        self.tabs.setVisible(not is_new)
        if is_new:
            self.open_tab("details")

    def show_footer(self, *, is_shown: bool, is_changed: bool) -> None:
        """Show what saves, once there is something to save."""
        self._footer.setVisible(is_shown)
        self._unsaved.setVisible(is_changed)
        self.save_button.setEnabled(is_changed)

    def _build(self) -> None:
        for page in (
            _scrolled(self._details()),
            _padded(self.account),
            _padded(self.purchases),
            _padded(self.form.notes),
        ):
            self.pages.addWidget(page)
        hint = self.tr("What everybody at the counter should know")
        self.form.notes.setPlaceholderText(hint)
        self.form.notes.setAccessibleName(self.tr("Notes"))
        strip = QHBoxLayout()
        strip.setContentsMargins(_MARGIN - 8, 0, _MARGIN, 0)
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(strip)
        column.addWidget(Rule())
        column.addWidget(self.pages, 1)
        column.addWidget(self._footer)

    def _details(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.notice)
        column.addWidget(self.form)
        column.addWidget(self.merged)
        column.addStretch(1)
        return page

    def _make_footer(self) -> QWidget:
        footer = QWidget()
        column = QVBoxLayout(footer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        row.setSpacing(8)
        row.addWidget(self._unsaved)
        row.addStretch(1)
        row.addWidget(self.discard_button)
        row.addWidget(self.save_button)
        column.addLayout(row)
        return footer


def _padded(content: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    column.addWidget(content)
    return page


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(_padded(content))
    return area
