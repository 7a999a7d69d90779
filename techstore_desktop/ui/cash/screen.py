"""The cash desk: open, move cash, look, close by a blind count, and the days before."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.explaining import Candidate
from techstore_desktop.core.cash.schemas import (
    CashMovementResponse,
    CashReport,
    CashSessionCloseResponse,
    CashSessionResponse,
    ForeignFloatResponse,
)
from techstore_desktop.shop import Shop
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.cash.closing import Closing
from techstore_desktop.ui.cash.currencies import (
    LeftInDrawer,
    held_currencies,
    left_in_drawer,
)
from techstore_desktop.ui.cash.drawer_card import (
    CLOSE_KEY,
    KEYS,
    REPORT_KEY,
)
from techstore_desktop.ui.cash.kind_words import kind_words
from techstore_desktop.ui.cash.layout import SESSIONS, CashLayout
from techstore_desktop.ui.cash.movement_dialog import MovementDialog
from techstore_desktop.ui.cash.report_reader import read_report
from techstore_desktop.ui.cash.verification import Verification
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.cash_papers import hand_out_slip, show_report
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.sheet import open_sheet


@dataclass(frozen=True, slots=True)
class _Read:
    """What the screen shows, read at once."""

    current: CashSessionResponse | None
    sessions: Sequence[CashSessionResponse]
    movements: Sequence[CashMovementResponse]
    left: LeftInDrawer
    floats: Sequence[ForeignFloatResponse] = ()
    currencies: Sequence[str] = ()


class CashScreen(CashLayout):
    """The drawer or a closing on the left, movements and sessions on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._work = Latest(self)
        self._closing_work = Latest(self)
        self._current: CashSessionResponse | None = None
        self._shown: CashSessionResponse | None = None
        self._currencies: Sequence[str] = ()
        self._shown_currencies: Sequence[str] = ()
        self._is_just_closed = False
        self._cursor_for: str | None = None
        self._connect()
        self.refresh_on("cash_session", "cash_session_close", "cash_movement")
        self.refresh_on("shop_payment_method")
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the desk."""
        moves = (
            Shortcut(keys, kind_words(kind), partial(self.begin_move, kind), icon)
            for kind, (keys, icon) in KEYS.items()
        )
        return (
            *moves,
            Shortcut(REPORT_KEY, self.tr("X or Z report"), self.report, "report-money"),
            Shortcut(
                f"Shift+{REPORT_KEY}",
                self.tr("X or Z report on A4"),
                partial(self.report, is_on_sheet=True),
                "file-type-pdf",
            ),
            Shortcut(CLOSE_KEY, self.tr("Count and close"), self.count, "lock"),
            Shortcut("F9", self.tr("Verify a closed count"), self.verify, "user-check"),
            Shortcut("Ctrl+P", self.tr("Slip again"), self.slip_again, "printer"),
            Shortcut("Ctrl+Tab", self.tr("Movements or sessions"), self.turn, "list"),
        )

    def first_focus(self) -> QWidget | None:
        """Return the float while the drawer is closed, else the list."""
        return self.movements.view if self.drawer.isHidden() else self.drawer

    def refresh(self) -> None:
        """Read what is open and what was."""
        shop = self.session.shop
        self._work.run(partial(_read, shop), self._show)

    def step_back(self) -> bool:
        """Go from a closing back to the drawer."""
        if self.closing.isHidden():
            return False
        self._leave_closing()
        self.refresh()
        return True

    def begin_move(self, kind: MovementKind) -> None:
        """Record a movement, and hand its slip out."""
        if self._current is None:
            self._say_closed()
            return
        dialog = MovementDialog(self, self.session, kind, self._currencies)
        dialog.recorded.connect(self._recorded)
        dialog.open()

    def count(self) -> None:
        """Count the drawer and close it."""
        if self._current is None:
            self._say_closed()
            return
        closing = Closing(self, self.session, self._current, self._currencies)
        closing.closed.connect(self._closed)
        closing.begin()

    def verify(self) -> None:
        """Let a second person count what was closed."""
        if self._shown is None:
            self._ask_for_closing()
            return
        verification = Verification(
            self, self.session, self._shown, self._shown_currencies
        )
        verification.verified.connect(self._verified)
        verification.begin()

    def report(self, *, is_on_sheet: bool = False) -> None:
        """Show the Z of the closing that is shown, else the X of what is open."""
        session = self._shown or self._current
        if session is None:
            self._ask_for_closing()
        else:
            is_copy = not self._is_just_closed
            read_report(
                self, self.session, session, is_on_sheet=is_on_sheet, is_copy=is_copy
            )

    def slip_again(self) -> None:
        """Print the marked movement's slip again."""
        marked = self.movements.marked_row()
        if marked is not None:
            show = ReceiptChoice.SHOW
            hand_out_slip(self.session, marked, show, self, is_copy=True)

    def turn(self) -> None:
        """Show the other list, with the cursor in it."""
        self.tabs.turn()
        is_sessions = self.tabs.current_key() == "sessions"
        (self.table if is_sessions else self.movements).view.setFocus()

    def _leave_closing(self) -> None:
        self._shown = None
        self._is_just_closed = False
        self._cursor_for = None
        self.closing.hide()

    def _show(self, read: _Read) -> None:
        was, self._current = self._current, read.current
        if read.current is not None and (was is None or was.id != read.current.id):
            self._leave_closing()  # A new session: what F7 reports is its X.
        self._currencies = read.currencies
        is_closing = not self.closing.isHidden()
        self.drawer.setVisible(read.current is None and not is_closing)
        self.card.setVisible(read.current is not None and not is_closing)
        self.drawer.show_left(read.left)
        if read.current is not None:
            self.card.show_session(read.current, read.floats)
        self.table.show_rows(read.sessions)
        if self._shown is None:
            self.movements.show_rows(read.movements)
        self._place_cursor(read.current)

    def _place_cursor(self, current: CashSessionResponse | None) -> None:
        """Put the cursor where the next thing happens, once for each session."""
        number = current.number if current else ""
        if not self.isVisible() or open_sheet(self) or self._cursor_for == number:
            return
        self._cursor_for = number
        likely = self.first_focus()
        (likely if likely and likely.isVisible() else self.tabs).setFocus()

    def _recorded(self, movement: CashMovementResponse) -> None:
        self.session.shell.toast(
            self.tr("{kind} {number} is recorded").format(
                kind=kind_words(movement.kind), number=movement.number
            ),
            "good",
        )
        self._leave_closing()
        self.refresh()
        hand_out_slip(self.session, movement, receipt_choice.remembered(), self)

    def _verified(self, report: CashReport) -> None:
        if self._shown is not None:
            self._read_closing(self._shown)
        show_report(self.session, report, self)

    def _closed(self, closing: CashSessionCloseResponse) -> None:
        self._read_closing(closing.session)
        self._is_just_closed = True

    def _look_at(self, closed: CashSessionResponse) -> None:
        self._read_closing(closed)
        self._is_just_closed = False

    def _read_closing(self, closed: CashSessionResponse) -> None:
        shop = self.session.shop
        self._closing_work.run(
            lambda: (
                shop.cash.closing(closed.id),
                shop.cash.explain(closed.id),
                shop.cash_movements.movements(closed.id),
            ),
            lambda read: self._show_closing(*read),
        )

    def _show_closing(
        self,
        closing: CashSessionCloseResponse,
        candidates: Sequence[Candidate],
        movements: Sequence[CashMovementResponse],
    ) -> None:
        self._shown = closing.session
        self._shown_currencies = tuple(each.currency for each in closing.foreign)
        self.drawer.hide()
        self.card.hide()
        self.closing.show_closing(closing, candidates)
        self.movements.show_rows(movements)
        self.refresh()

    def _opened(self, marked: CashSessionResponse) -> None:
        if marked.closed_at is None:
            self.step_back()
        else:
            self._look_at(marked)

    def _say_closed(self) -> None:
        self.session.shell.toast(self.tr("Open the drawer first."), "warning")

    def _ask_for_closing(self) -> None:
        self.tabs.setCurrentIndex(SESSIONS)
        words = self.tr("Choose a session in the list and press Enter.")
        self.session.shell.toast(words)

    def _connect(self) -> None:
        self.drawer.opened.connect(lambda _opened: self.refresh())
        self.card.move_wanted.connect(self.begin_move)
        self.card.report_wanted.connect(self.report)
        self.card.close_wanted.connect(self.count)
        self.closing.report_wanted.connect(self.report)
        self.closing.verify_wanted.connect(self.verify)
        self.closing.back_wanted.connect(self.step_back)
        self.table.opened.connect(self._opened)
        self.movements.opened.connect(lambda _row: self.slip_again())


def _read(shop: Shop) -> _Read:
    current, sessions = shop.cash.current(), shop.cash.sessions()
    if current is None:
        return _Read(None, sessions, (), left_in_drawer(shop))
    return _Read(
        current,
        sessions,
        shop.cash_movements.movements(current.id),
        LeftInDrawer(),
        shop.cash.foreign_floats(current.id),
        held_currencies(shop, current.id),
    )
