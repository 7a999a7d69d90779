"""Ready to open: one page that says what is in order, and mends what is not."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.opening import checks, words
from techstore_desktop.ui.opening.checks import Finding, Readings, State
from techstore_desktop.ui.opening.devices import print_test_page, printer_chosen
from techstore_desktop.ui.opening.rates import RatesOfToday
from techstore_desktop.ui.opening.row import OpeningRow
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.files import ask_to_save
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH, HEIGHT = 760, 610
_PAUSE_OF_TYPING = 400
_FEWEST_LETTERS = 4
KEYS = ("session", "rates", "printer", "scanner", "clock", "disk", "backup", "sync")


class OpeningSheet(Sheet):
    """Checks at once; ``F5`` checks again, Enter begins the day."""

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over, width=WIDTH, height=HEIGHT)
        self._session = session
        self._latest = Latest(self)
        self._zone = session.shop.profiles.current().zone
        self._blocking: set[str] = set()
        self.scan_field = QLineEdit()
        self.scan_field.setPlaceholderText(self.tr("Scan here"))
        self.scan_field.setFixedWidth(180)
        self.to_cash = self._button(self.tr("Cash desk"), "cash-register")
        self.print_button = self._button(self.tr("Test page"), "printer")
        self.backup_button = self._button(self.tr("Back up now"), "device-floppy")
        self.rates = RatesOfToday(session, self.panel)
        self.rows = {
            "rates": OpeningRow(words.title("rates"), beneath=self.rates),
            "session": OpeningRow(words.title("session"), self.to_cash),
            "printer": OpeningRow(words.title("printer"), self.print_button),
            "scanner": OpeningRow(words.title("scanner"), self.scan_field),
            "backup": OpeningRow(words.title("backup"), self.backup_button),
        }
        for key in KEYS:
            self.rows.setdefault(key, OpeningRow(words.title(key)))
        self.summary = Label("", "second")
        self.begin = PrimaryButton(self.tr("Begin the day"), keys="Enter", height=44)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_OF_TYPING)
        self._build()
        self._connect()
        self.show_finding(checks.UNTESTED)
        self.check()

    def first_focus(self) -> QWidget | None:
        """Return the field for the scanner: a scan is the first test."""
        return self.scan_field

    def on_scan(self, code: str) -> bool:
        """Tell that a scan arrived whole."""
        self._pause.stop()
        self.scan_field.clear()
        self.show_finding(checks.scanned(code))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check again on F5, begin on Enter."""
        if event.key() == Qt.Key.Key_F5:
            self.check()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        else:
            super().keyPressEvent(event)

    def check(self) -> None:
        """Look at everything again."""
        shop = self._session.shop
        self._latest.run(lambda: checks.read(shop), self._show_all)
        self.show_finding(printer_chosen())

    def _show_all(self, readings: Readings) -> None:
        self.rates.show_rates(readings.rates)
        self.rows["rates"].setVisible(bool(readings.rates))
        for each in checks.judge(readings):
            self.show_finding(each)

    def show_finding(self, finding: Finding) -> None:
        """Show how one thing stands."""
        text = words.sentence(finding, self._session.formats, self._zone)
        self.rows[finding.key].show_standing(finding.state, text)
        self._blocking.discard(finding.key)
        if finding.blocks:
            self._blocking.add(finding.key)
        if finding.key == "session":
            self.to_cash.setVisible(finding.state is State.LOOK)
        if finding.key == "rates":
            self.rates.setVisible(finding.state is State.LOOK)
        self._sum_up()

    def back_up(self, file: str = "") -> None:
        """Copy the shop to a file of the person's choice, and check the copy."""
        name = f"TechStore {self._session.shop.database.clock.now():%Y-%m-%d %H%M}.db"
        kinds = self.tr("Shops") + " (*.db)"
        words = self.tr("Where the copy goes")
        wanted = Path(file) if file else ask_to_save(self, words, name, kinds)
        if wanted is None:
            return
        self.backup_button.setEnabled(False)
        backups = self._session.shop.backups
        run(
            lambda: backups.make(wanted),
            lambda _made: self._backed_up(),
            self,
            failed=self._backup_failed,
        )

    def print_test(self) -> None:
        """Print a test page; a roll printer opens the drawer with it."""
        self.print_button.setEnabled(False)
        print_test_page(self._session, self, then=self._printed)

    def _printed(self, finding: Finding) -> None:
        self.print_button.setEnabled(True)
        self.show_finding(finding)

    def _backed_up(self) -> None:
        self.backup_button.setEnabled(True)
        self.check()

    def _backup_failed(self, error: Exception) -> None:
        self.backup_button.setEnabled(True)
        if not isinstance(error, RuleBroken | Unavailable):
            raise error
        said = message(error, self._session.formats)
        self.rows["backup"].show_standing(State.BAD, said)

    def _sum_up(self) -> None:
        wanting = [
            row for row in self.rows.values() if row.state in (State.LOOK, State.BAD)
        ]
        if self._blocking:
            text = self.tr("Make this good first: sales would be lost.")
        elif wanting:
            one = self.tr("1 needs a look; it keeps nobody from selling.")
            many = self.tr("{count} need a look; none keeps you from selling.")
            text = one if len(wanting) == 1 else many.format(count=len(wanting))
        else:
            text = self.tr("Everything that can be checked is in order.")
        self.summary.setText(text)
        self.begin.setEnabled(not self._blocking)

    def _begin(self) -> None:
        if self.begin.isEnabled():
            self.accept()

    def _typed(self) -> None:
        text = self.scan_field.text()
        if len(text) >= _FEWEST_LETTERS:
            self.scan_field.clear()
            self.show_finding(checks.typed(text))

    def _connect(self) -> None:
        self._pause.timeout.connect(self._typed)
        self.scan_field.textEdited.connect(lambda _text: self._pause.start())
        self.to_cash.clicked.connect(self._go_to_cash)
        self.print_button.clicked.connect(self.print_test)
        self.rates.kept.connect(self.check)
        self.backup_button.clicked.connect(partial(self.back_up, ""))
        self.begin.clicked.connect(self._begin)

    def _go_to_cash(self) -> None:
        self.reject()
        self._session.shell.open_screen("cash")

    def _button(self, text: str, icon: str) -> SecondaryButton:
        return SecondaryButton(text, self.panel, icon=icon)

    def _build(self) -> None:
        self.body.addWidget(Label(self.tr("Ready to open"), "title"))
        self.body.addWidget(self.summary)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for key in KEYS:
            column.addWidget(self.rows[key])
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(held)
        self.body.addWidget(area, 1)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        again = SecondaryButton(self.tr("Check again"), keys="F5", height=44)
        again.clicked.connect(self.check)
        foot.addWidget(back)
        foot.addWidget(again)
        foot.addStretch(1)
        foot.addWidget(self.begin)
        self.body.addLayout(foot)
