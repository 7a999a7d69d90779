"""The Settings screen: found by words at the left, set at the right."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.ui.cash.categories_page import ExpenseCategoriesPage
from techstore_desktop.ui.notices.mail_page import MailPage
from techstore_desktop.ui.notices.texts_page import NoticeTextsPage
from techstore_desktop.ui.payments.settings_page import PaymentsPage
from techstore_desktop.ui.prices.limits_page import DiscountLimitsPage
from techstore_desktop.ui.prices.price_lists_page import PriceListsPage
from techstore_desktop.ui.prices.promotions_page import PromotionsPage
from techstore_desktop.ui.quick_keys.settings_page import QuickKeysPage
from techstore_desktop.ui.quotes.settings_page import OffersPage
from techstore_desktop.ui.repairs.estimates.prices_page import RepairPricesPage
from techstore_desktop.ui.repairs.estimates.workshop_page import WorkshopPage
from techstore_desktop.ui.repairs.follow_up.ladder_page import CollectionPage
from techstore_desktop.ui.repairs.intake.checklists_page import ChecklistsPage
from techstore_desktop.ui.repairs.own_states.page import OwnStatesPage
from techstore_desktop.ui.repairs.work_kinds.page import WorkKindsPage
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.branches_page import BranchesPage
from techstore_desktop.ui.settings.counter_page import CounterPage
from techstore_desktop.ui.settings.index import SettingsIndex
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.shop_page import ShopPage
from techstore_desktop.ui.settings.staff_page import StaffPage
from techstore_desktop.ui.settings.taxes_page import TaxesPage
from techstore_desktop.ui.settings.terminal_page import TerminalPage
from techstore_desktop.ui.settings.topics import pages_for, topic
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.label import Label, Rule
from techstore_desktop.ui.widgets.leaving import ask_to_leave

_MARGIN = 16
_MOST_WIDTH = 860
_MAKERS: dict[str, Callable[[Session], SettingsPage]] = {
    "terminal": TerminalPage,
    "shop": ShopPage,
    "price_lists": PriceListsPage,
    "promotions": PromotionsPage,
    "quick_keys": QuickKeysPage,
    "payments": PaymentsPage,
    "counter": CounterPage,
    "discounts": DiscountLimitsPage,
    "offers": OffersPage,
    "branches": BranchesPage,
    "taxes": TaxesPage,
    "expenses": ExpenseCategoriesPage,
    "checklists": ChecklistsPage,
    "repair_states": OwnStatesPage,
    "repair_prices": RepairPricesPage,
    "workshop": WorkshopPage,
    "work_kinds": WorkKindsPage,
    "collection": CollectionPage,
    "staff": StaffPage,
    "notices": NoticeTextsPage,
    "mail": MailPage,
}


@dataclass(frozen=True, slots=True)
class InHand:
    """Which page was open, and what was typed on it and not saved."""

    page: str
    typed: object


class SettingsScreen(Screen):
    """Pages are made at their first visit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._keys = [page.key for page in pages_for(session.actor)]
        self._current = self._keys[0]
        self._pages: dict[str, SettingsPage] = {}
        self._areas: dict[str, QScrollArea] = {}
        self.index = SettingsIndex(session.actor)
        self._stack = QStackedWidget()
        self.save_button = PrimaryButton(
            self.tr("Save"), self, icon="check", keys="Ctrl+S"
        )
        self.discard_button = SecondaryButton(self.tr("Discard"), self)
        self._footer = self._make_footer()
        self._build()
        self.index.page_chosen.connect(self._choose)
        self.index.topic_chosen.connect(self._open_topic)
        self.save_button.clicked.connect(self._save)
        self.discard_button.clicked.connect(self._discard)
        self.refresh_on("shop", "branch", "terminal", "tax", "staff_member")
        self.refresh_on("price_list", "price_list_price", "promotion", "customer")
        self.refresh_on("collection_step", "repair_work_kind")
        self.refresh_on("expense_category", "quick_key_page")
        self.refresh_on("shop_payment_method", "exchange_rate")
        self.refresh_on("repair_price", "opening_hours", "closed_day")
        self.open_page(self._current)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of this screen."""
        field = self.index.search
        return (
            Shortcut("/", self.tr("Find a setting"), field.setFocus, "search"),
            Shortcut("Ctrl+S", self.tr("Save"), self._save, "check"),
            Shortcut("Ctrl+N", self.tr("Add to the list"), self._add, "plus"),
        )

    def refresh(self) -> None:
        """Read the open page anew; what is typed stays."""
        self.page().load()

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self.index.search

    def open_with(self, **arguments: object) -> None:
        """Open the setting that was found as ``topic``."""
        key = arguments.get("topic")
        if isinstance(key, str):
            self._open_topic(key)

    def may_leave(self, leave: Callable[[], None]) -> bool:
        """Ask first where something was typed and not saved."""
        if not self.page().is_changed():
            return True
        self._ask(leave)
        return False

    def state(self) -> object:
        """Return the open page and what was typed on it."""
        page = self.page()
        return InHand(page.key, page.typed())

    def restore(self, state: object) -> None:
        """Open the same page with what was typed."""
        if isinstance(state, InHand) and state.page in self._keys:
            self.open_page(state.page)
            self.page().take_typed(state.typed)

    def page(self) -> SettingsPage:
        """Return the page that is open."""
        return self._pages[self._current]

    def open_page(self, key: str) -> None:
        """Show a page, read anew."""
        page = self._pages.get(key) or self._make(key)
        self._current = key
        self._stack.setCurrentWidget(self._areas[key])
        self.index.show_page(key)
        page.load()
        self._show_footer()

    def _make(self, key: str) -> SettingsPage:
        page = _MAKERS[key](self.session)
        page.changed.connect(self._show_footer)
        page.setMaximumWidth(_MOST_WIDTH)
        area = _scrolled(page)
        self._pages[key], self._areas[key] = page, area
        self._stack.addWidget(area)
        return page

    def _choose(self, key: str) -> None:
        if key == self._current:
            return
        if self.page().is_changed():
            self.index.show_page(self._current)
            self._ask(lambda: self.open_page(key))
        else:
            self.open_page(key)

    def _open_topic(self, key: str) -> None:
        found = topic(key)
        if found.page not in self._keys:
            return

        def show() -> None:
            self.open_page(found.page)
            self.page().focus_on(found.field)
            # A page that was never shown has no places before its layout.
            QTimer.singleShot(0, self, self._bring_into_sight)

        if found.page != self._current and self.page().is_changed():
            self._ask(show)
        else:
            show()

    def _bring_into_sight(self) -> None:
        """Scroll to the setting with the cursor."""
        area, chosen = self._areas[self._current], QApplication.focusWidget()
        if chosen is not None and area.isAncestorOf(chosen):
            area.ensureWidgetVisible(chosen, 0, _MARGIN * 4)

    def _ask(self, then: Callable[[], object]) -> None:
        def leave() -> None:
            self.page().discard()
            then()

        words = self.tr("What you changed on this page is not saved yet.")
        ask_to_leave(self, words, leave)

    def _save(self) -> None:
        if self.page().is_changed():
            self.page().save()

    def _discard(self) -> None:
        self.page().discard()

    def _add(self) -> None:
        self.page().add()

    def _show_footer(self) -> None:
        self._footer.setVisible(self.page().is_changed())

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, 0, 0)
        row.setSpacing(_MARGIN)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, _MARGIN)
        left.addWidget(self.index)
        row.addLayout(left)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._footer)
        row.addLayout(right, 1)

    def _make_footer(self) -> QWidget:
        footer = QFrame()
        footer.setProperty("role", "surface")
        column = QVBoxLayout(footer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        row = QHBoxLayout()
        column.addLayout(row)
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        row.setSpacing(8)
        row.addWidget(Label(self.tr("Not saved yet"), "warning"))
        row.addStretch(1)
        row.addWidget(self.discard_button)
        row.addWidget(self.save_button)
        footer.hide()
        return footer


def _scrolled(page: QWidget) -> QScrollArea:
    ground = QWidget()
    row = QHBoxLayout(ground)
    row.setContentsMargins(0, 0, _MARGIN, _MARGIN)
    row.addWidget(page, 1)
    row.addStretch(0)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(ground)
    return area
