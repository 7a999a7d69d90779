"""The window: sign-in first, then navigation, screens, status line, and what lies over.

It is the ``Shell`` that screens talk to. Screens are made at their first visit and
made anew, with what they had in hand, when language, theme or person changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.background import Latest, worker
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.display.display import CustomerDisplay
from techstore_desktop.ui.navigation import first_for, seen_by
from techstore_desktop.ui.repairs.scanned import open_scanned
from techstore_desktop.ui.scanner import Scanner
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shell.desk import Desk
from techstore_desktop.ui.shell.doors import Doors
from techstore_desktop.ui.shell.keepers import keep_costs, keep_vault
from techstore_desktop.ui.shell.keys_everywhere import KeysEverywhere
from techstore_desktop.ui.shell.standing import Standing
from techstore_desktop.ui.shell.status_line import Status
from techstore_desktop.ui.staff.sign_in import SignInScreen
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.focus_ring import FocusRing
from techstore_desktop.ui.widgets.sheet import open_sheet
from techstore_desktop.ui.widgets.toast import ToastArea

_SMALLEST = (1024, 700)
_USUAL = (1280, 800)


class MainWindow(QWidget):
    """The one window of the application."""

    def __init__(self, doors: Doors, changes: Changes, *, locale: QLocale) -> None:
        super().__init__()
        self._doors = doors
        self._locale = locale
        self._session: Session | None = None
        self._desk: Desk | None = None
        self._status = Latest(self)
        self._standing = Standing(doors.present, changes, self)
        self._standing.changed.connect(self._follow_standing)
        self.display = CustomerDisplay(self)
        self._pages = QStackedLayout(self)
        self._sign_in = self._make_sign_in()
        self._ring = FocusRing(self)
        self._toasts = ToastArea(
            self, left=tokens.NAVIGATION_WIDTH + 16, bottom=tokens.STATUS_HEIGHT + 68
        )
        self.keys = KeysEverywhere(
            self,
            lambda: self._desk,
            lock=self.lock,
            open_opening=self.open_opening,
            turn_display=self.display.turn,
        )
        self._scanner = Scanner(self)
        self._scanner.scanned.connect(self.on_scan)
        changes.changed.connect(self.refresh_status)
        worker().busy_changed.connect(self._show_busy)
        self.setWindowTitle("TechStore")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self.keys.enable(False)

    @property
    def formats(self) -> Formats | None:
        """Return how the shop writes amounts, once somebody is signed in."""
        return self._session.formats if self._session is not None else None

    # What screens ask of their window (Shell).

    def open_screen(self, name: str, **arguments: object) -> None:
        """Show a screen, unless the present one must ask first."""
        desk = self._desk
        if desk is None or name not in desk.names():
            return
        present = desk.current()
        leave = partial(self._go, name, arguments)
        if present is None or desk.current_name() == name or present.may_leave(leave):
            leave()

    def toast(
        self,
        text: str,
        kind: str = "information",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say what happened elsewhere."""
        self._toasts.add(text, kind, action=action, act=act)

    def refresh_status(self, _changed: object = None) -> None:
        """Read the status line anew, on the worker."""
        if self._desk is not None:
            self._status.run(self._doors.read_status, self._show_status)

    def window_widget(self) -> QWidget:
        """Return the window, for what is laid over it."""
        return self

    # What happens to the window.

    def lock(self) -> None:
        """Ask for a PIN; what is on the screens stays."""
        self._sign_in.reload()
        self._pages.setCurrentWidget(self._sign_in)
        self.keys.enable(False)
        self._sign_in.setFocus()

    def rebuild(self, *, locale: QLocale | None = None) -> None:
        """Make every widget anew for a language or theme; work in hand stays."""
        self._locale = locale or self._locale
        kept = self._desk.states() if self._desk is not None else {}
        name = self._desk.current_name() if self._desk is not None else ""
        old = self._sign_in
        is_locked = self._pages.currentWidget() is old
        self._sign_in = self._make_sign_in()
        self._pages.removeWidget(old)
        old.deleteLater()
        if self._session is not None:
            self._build_desk(self._session, kept=kept, open_name=name)
        if is_locked:
            self.lock()

    def current_screen(self) -> Screen | None:
        """Return the screen that is open, or None at sign-in."""
        return self._desk.current() if self._desk is not None else None

    def on_scan(self, code: str) -> None:
        """Give a scanned code to the sheet or the screen that is open."""
        sheet = open_sheet(self)
        is_locked = self._pages.currentWidget() is self._sign_in
        if sheet is not None:
            self._tell_scan(code, is_taken=sheet.on_scan(code))
        elif is_locked or self._session is None:
            QApplication.beep()
        elif not open_scanned(
            self._session, code, self, lambda: self._scan_on_screen(code)
        ):
            self._scan_on_screen(code)

    def _scan_on_screen(self, code: str) -> None:
        screen = self.current_screen()
        self._tell_scan(code, is_taken=screen is not None and screen.on_scan(code))

    def _tell_scan(self, code: str, *, is_taken: bool) -> None:
        if is_taken:
            return
        QApplication.beep()
        if self._pages.currentWidget() is not self._sign_in:
            self.toast(self.tr("{code} means nothing here.").format(code=code))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the customer's display away with the window."""
        self.display.close()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one step back on Esc, in the end to where the cursor belongs."""
        if event.key() != Qt.Key.Key_Escape or self._desk is None:
            super().keyPressEvent(event)
            return
        sheet = open_sheet(self)
        if sheet is not None:
            sheet.keyPressEvent(event)
            return
        screen = self._desk.current()
        if screen is not None and not screen.step_back():
            self._desk.focus_first()

    def _make_sign_in(self) -> SignInScreen:
        doors = self._doors
        made = SignInScreen(
            doors.people, doors.sign_in, self, hint=doors.sign_in_hint()
        )
        made.signed_in.connect(self._enter)
        self._pages.addWidget(made)
        return made

    def _enter(self, actor: Actor) -> None:
        same = self._session is not None and self._session.actor == actor
        if not same:
            kept = self._desk.states() if self._desk is not None else {}
            name = self._desk.current_name() if self._desk is not None else ""
            session = self._doors.begin(actor, self)
            self._session = replace(session, display=self.display)
            self._standing.follow(actor)
            self._build_desk(self._session, kept=kept, open_name=name)
        elif self._desk is not None:
            self._show_desk(self._desk)
        if self._session is not None and self._doors.is_opening_due(self._session):
            self.open_opening()

    def open_opening(self) -> None:
        """Show whether all is ready for the first customer."""
        from techstore_desktop.ui.opening.day import note_shown
        from techstore_desktop.ui.opening.sheet import OpeningSheet

        if self._session is None or open_sheet(self) is not None:
            return
        note_shown(self._session)
        OpeningSheet(self, self._session).open()

    def _follow_standing(self, actor: Actor | None) -> None:
        if self._session is None:
            return
        while (sheet := open_sheet(self)) is not None:
            sheet.reject()
        if actor is None:
            self._send_away(self._session.actor)
        else:
            self._work_as(actor)

    def _send_away(self, actor: Actor) -> None:
        self.lock()
        self._session = None
        self._standing.follow(None)
        if self._desk is not None:
            self._pages.removeWidget(self._desk)
            self._desk.drop()
            self._desk = None
        words = self.tr("{name} does not work here any more.")
        self.toast(words.format(name=actor.name), "warning")

    def _work_as(self, actor: Actor) -> None:
        is_locked = self._pages.currentWidget() is self._sign_in
        self._enter(actor)
        if is_locked:
            self.lock()
        else:
            words = self.tr("A manager changed what you may do here.")
            self.toast(words, "warning")

    def _build_desk(
        self, session: Session, *, kept: Mapping[str, object], open_name: str
    ) -> None:
        old = self._desk
        entries = seen_by(session.actor, self._doors.entries)
        desk = Desk(session, entries, kept=kept, locale=self._locale, parent=self)
        desk.chosen.connect(self.open_screen)
        desk.status.person_pressed.connect(self.lock)
        keep_vault(session, desk)
        keep_costs(session, desk)
        self._desk = desk
        self._pages.addWidget(desk)
        self._show_desk(desk)
        names = desk.names()
        if names:
            first = first_for(session.actor, entries)
            self._go(open_name if open_name in names else first, {})
        if old is not None:
            self._pages.removeWidget(old)
            old.drop()

    def _show_desk(self, desk: Desk) -> None:
        self._pages.setCurrentWidget(desk)
        # Showing a page lifts it above what lies over the window.
        self._toasts.raise_()
        self.keys.enable(True)
        desk.focus_first()
        self.refresh_status()

    def _go(self, name: str, arguments: Mapping[str, object]) -> None:
        if self._desk is not None:
            self._desk.open(name, arguments)

    def _show_status(self, status: Status) -> None:
        if self._desk is not None:
            self._desk.status.show_status(status)

    def _show_busy(self, is_busy: bool) -> None:
        if self._desk is not None:
            self._desk.busy.show_busy(is_busy)
