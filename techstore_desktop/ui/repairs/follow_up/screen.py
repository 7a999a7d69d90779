"""The follow-up: one list beside the other, each with how much of it is due."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from techstore_desktop.core.loaners.schemas import LoanerResponse
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.follow_up.errands_page import ErrandsPage
from techstore_desktop.ui.repairs.follow_up.loaners_page import LoanersPage
from techstore_desktop.ui.repairs.follow_up.not_fetched_page import NotFetchedPage
from techstore_desktop.ui.repairs.follow_up.parts_page import PartsPage
from techstore_desktop.ui.repairs.follow_up.unanswered_page import UnansweredPage
from techstore_desktop.ui.repairs.follow_up.work_list import WorkList
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.tab_bar import TabBar

NOT_FETCHED, UNANSWERED, LOANERS = "not_fetched", "unanswered", "loaners"
SENT_OUT, PARTS = "sent_out", "parts"
_SHOWN_ON = (
    "repair_job",
    "repair_event",
    "repair_line",
    "repair_deposit",
    "collection_act",
    "collection_deferral",
    "collection_step",
    "notice",
    "loaner",
    "loan",
    "loan_return",
    "repair_errand",
    "workshop",
    "repair_errand_return",
    "part_order",
    "stock_movement",
    "product",
    "customer",
    "shop",
)


class FollowUpScreen(Screen):
    """Tabs above; each list is read when it is shown, and all are counted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.lists: dict[str, WorkList] = {
            NOT_FETCHED: NotFetchedPage(session),
            UNANSWERED: UnansweredPage(session),
            LOANERS: LoanersPage(session),
            SENT_OUT: ErrandsPage(session),
            PARTS: PartsPage(session),
        }
        self._scans = Latest(self)
        self.tabs = TabBar(
            [(key, each.title()) for key, each in self.lists.items()], self
        )
        self.stack = QStackedWidget(self)
        for key, each in self.lists.items():
            self.stack.addWidget(each)
            each.counted.connect(lambda count, key=key: self._show_count(key, count))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._show_list)
        self.refresh_on(*_SHOWN_ON)
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the lists."""
        return (
            Shortcut("F12", self.tr("Do what the marked row needs"), self._act),
            Shortcut("F8", self.tr("The other button of the list"), self._do_more),
            Shortcut("F7", self.tr("Put a step off, or skip it"), self._put_off),
            Shortcut("Enter", self.tr("Open the job")),
            Shortcut("Ctrl+N", self.tr("Add to the list"), self._add, "plus"),
            Shortcut(
                "Ctrl+P", self.tr("Print what belongs to it"), self._print, "printer"
            ),
            Shortcut("Ctrl+E", self.tr("Export the list"), self._export),
            Shortcut("Ctrl+Tab", self.tr("The next list"), self.turn),
        )

    def refresh(self) -> None:
        """Read every list anew: the tabs say how much is due."""
        for each in self.lists.values():
            each.reload()

    def first_focus(self) -> QWidget | None:
        """Return the list that is shown."""
        return self.shown().table.view

    def open_with(self, **arguments: object) -> None:
        """Show the list that ``shown`` names."""
        wanted = arguments.get("shown")
        if isinstance(wanted, str) and wanted in self.lists:
            self.tabs.setCurrentIndex(list(self.lists).index(wanted))

    def on_scan(self, code: str) -> bool:
        """Find the loaner with a serial number: it is taken back, or marked."""
        loaners, actor = self.session.shop.loaners, self.session.actor

        def then(found: LoanerResponse | None) -> None:
            if found is None:
                words = self.tr("No loaner has the number {code}.")
                self.session.shell.toast(words.format(code=code), "warning")
                return
            self.open_with(shown=LOANERS)
            page = self.lists[LOANERS]
            if isinstance(page, LoanersPage):
                page.take_scan(found)

        self._scans.run(lambda: loaners.find(actor, code), then)
        return True

    def state(self) -> object:
        """Return which list is shown."""
        return self.tabs.current_key()

    def restore(self, state: object) -> None:
        """Show the same list."""
        self.open_with(shown=state)

    def shown(self) -> WorkList:
        """Return the list that is shown."""
        return self.lists[self.tabs.current_key()]

    def turn(self) -> None:
        """Show the next list."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def _show_list(self, _number: int) -> None:
        self.stack.setCurrentWidget(self.shown())
        self.shown().table.view.setFocus()

    def _show_count(self, key: str, count: int) -> None:
        title = self.lists[key].title()
        text = f"{title} {count}" if count else title
        self.tabs.setTabText(list(self.lists).index(key), text)

    def _act(self) -> None:
        if self.shown().act_button.isEnabled() and self.shown().act_button.isVisible():
            self.shown().act()

    def _do_more(self) -> None:
        if self.shown().more_button.isVisible():
            self.shown().do_more()

    def _put_off(self) -> None:
        if self.shown().later_button.isVisible():
            self.shown().put_off()

    def _add(self) -> None:
        self.shown().add()

    def _print(self) -> None:
        self.shown().print_marked()

    def _export(self) -> None:
        self.shown().export()
