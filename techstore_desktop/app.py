"""The start of the window: looks first, then the shop, opened while it paints."""

import gc
import logging
import shutil
import sys
import tempfile
from dataclasses import replace
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QLocale, QObject, QTimer, QTimeZone
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from techstore_desktop import places
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.settings import LanguageChoice, Settings, read
from techstore_desktop.shop import Shop, open_chosen
from techstore_desktop.ui import language, theme
from techstore_desktop.ui.background import Cancelled, Progress, worker
from techstore_desktop.ui.background import run as in_background
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.errors import install_crash_hook, show_error
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to
from techstore_desktop.ui.start_window import StartWindow

_LOG_BYTES, _LOG_FILES = 1_000_000, 3
_POST_MILLISECONDS = 15_000
_WARM_MILLISECONDS = 150
NOBODY = UUID(int=0)


class Application(QObject):
    """One run of the program: opens a shop and keeps its window."""

    def __init__(self, settings: Settings, *, is_demo: bool) -> None:
        super().__init__()
        self._settings = settings
        self._is_demo = is_demo
        self._changes = Changes(self)
        self._start = StartWindow()
        self._window: MainWindow | None = None
        self._shop: Shop | None = None
        self._folder: Path | None = None

    def start(self) -> None:
        """Show a window and open the shop behind it."""
        self._start.show()
        if self._is_demo:
            self.open_demo()
        else:
            self.open_shop()

    def open_shop(self) -> None:
        """Open this terminal's own shop."""
        chosen = self._settings
        in_background(
            lambda: _founded(open_chosen(chosen)),
            self._opened,
            self,
            failed=self._failed,
        )

    def open_demo(self) -> None:
        """Make the throw-away shop and open it."""
        self._close_shop()
        self._is_demo = True
        self._folder = Path(tempfile.mkdtemp(prefix="techstore-demo-"))
        file = self._folder / "demo.db"
        progress = Progress(self)
        title = self.tr("Setting up the demo shop")
        self._start.show_progress(title, progress)
        in_background(
            partial(_demo, file, language.demo_country(), progress),
            self._opened,
            self,
            failed=self._failed,
        )

    def stop(self) -> None:
        """Let go of everything; a throw-away shop is thrown away."""
        worker().stop()  # What is queued still needs the shop.
        # By Qt, while Python's side of them is whole: collected as garbage, they
        # would be called when half of them is gone.
        for window in (self._window, self._start):
            if window is not None:
                window.deleteLater()
        self._close_shop()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _opened(self, opened: tuple[Shop, bool]) -> None:
        self._shop, is_founded = opened
        self._shop.database.on_commit(self._changes.feed)
        if is_founded:
            self._show_window(self._shop)
        else:
            self._show_first_run(self._shop)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RuleBroken | Unavailable):
            again = self.open_demo if self._is_demo else self.open_shop
            self._start.show_failure(error, again)
        elif isinstance(error, Cancelled):
            self._give_demo_up()
        else:
            show_error(self._start, error)

    def _give_demo_up(self) -> None:
        """Open the shop's own, or its first page, after the demo was cancelled."""
        self._is_demo = False
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
        self._open_again()

    def _show_first_run(self, shop: Shop) -> None:
        from techstore_desktop.ui.first_run.page import FirstRunPage

        page = FirstRunPage(QLocale())
        page.demo_wanted.connect(self.open_demo)

        def refused(error: Exception) -> None:
            if isinstance(error, RuleBroken):
                page.show_error(error)
            else:
                show_error(page, error)

        def found(founding: object) -> None:
            in_background(
                lambda: shop.founding.found(founding),  # type: ignore[arg-type]
                lambda _actor: self._show_window(shop),
                page,
                failed=refused,
            )

        page.founded.connect(found)
        page.join_wanted.connect(self._show_join)
        self._start.show_page(page)

    def _show_join(self, code: str = "", error: Exception | None = None) -> None:
        from techstore_desktop.ui.first_run.join_page import JoinPage

        page = JoinPage(code)
        page.left.connect(self._open_again)
        page.join_wanted.connect(self._join)
        self._start.show_page(page)
        if isinstance(error, RuleBroken | Unavailable):
            page.show_error(error)
        elif error is not None and not isinstance(error, Cancelled):
            show_error(page, error)

    def _open_again(self) -> None:
        self._close_shop()
        self.open_shop()

    def _join(self, code: str) -> None:
        """Download the shop into this computer's file; the code stays if it fails."""
        self._close_shop()
        chosen = self._settings
        progress = Progress(self)
        self._start.show_progress(self.tr("Downloading the shop"), progress)
        in_background(
            lambda: _join(chosen, code, progress),
            lambda _joined: self.open_shop(),
            self,
            failed=lambda error: self._show_join(code, error),
        )

    def _show_window(self, shop: Shop) -> None:
        window = MainWindow(
            replace(doors_to(shop, self._changes), sign_in_hint=self._sign_in_hint),
            self._changes,
            locale=QLocale(),
        )
        window.setGeometry(self._start.geometry())
        window.show()
        # Imports would hold up the first picture if they ran while it is painted.
        QTimer.singleShot(
            _WARM_MILLISECONDS,
            self,
            lambda: in_background(lambda: self._get_going(shop), _keep_for_good, self),
        )
        self._start.hide()
        self._window = window
        window.display.follow(self._settings)
        self._begin_post(shop, window)

    def _sign_in_hint(self) -> str:
        if not self._is_demo:
            return ""
        from techstore_desktop.demo import PIN

        return self.tr("Demo shop: every PIN is {pin}.").format(pin=PIN)

    def _begin_post(self, shop: Shop, window: MainWindow) -> None:
        """Send waiting mail from now on; what it needs is read when all is quiet."""

        def begin() -> None:
            from techstore_desktop.ui.notices.mail_trouble import tell_of_trouble
            from techstore_desktop.ui.notices.postman import Postman

            postman = Postman(shop, self._changes, window)
            tell_of_trouble(postman, window)
            postman.go()

        QTimer.singleShot(_POST_MILLISECONDS, window, begin)

    def _get_going(self, shop: Shop) -> None:
        shop.warm()
        shop.start_sync(lambda: self._changes.feed({"sync_status": (NOBODY,)}))

    def _close_shop(self) -> None:
        if self._shop is not None:
            self._shop.close()
            self._shop = None


def _keep_for_good(_: None) -> None:
    """Spare what was imported from every search for garbage: it holds up the window."""
    gc.collect()
    gc.freeze()


def run(*, is_demo: bool) -> int:
    """Run the application until its window closes; return the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody made another kind
    app.setApplicationName("TechStore")
    app.setDesktopFileName("techstore")
    app.setWindowIcon(
        QIcon(str(places.resources() / "icons" / "app" / "techstore.svg"))
    )
    settings = read()
    _log_to(settings.data_folder)
    install_crash_hook()
    spoken = speak(app, settings.language)
    QLocale.setDefault(QLocale(spoken))
    theme.apply(app, settings.theme.value)
    application = Application(settings, is_demo=is_demo)
    app.aboutToQuit.connect(application.stop)
    application.start()
    return app.exec()


def speak(app: QApplication, choice: LanguageChoice) -> str:
    """Install the chosen language, or the system's; return its code."""
    is_system = choice is LanguageChoice.SYSTEM
    spoken = language.preferred() if is_system else choice.value
    language.install(app, spoken)
    return spoken


def _founded(shop: Shop) -> tuple[Shop, bool]:
    return shop, shop.profiles.is_founded()


def _join(chosen: Settings, code: str, progress: Progress) -> None:
    from techstore_desktop.shop import join_hub

    join_hub(chosen, code, told=lambda rows, _table: progress.report(rows, 0))


def _demo(file: Path, country: str, progress: Progress) -> tuple[Shop, bool]:
    from techstore_desktop.demo import make_demo

    def tell(done: int, total: int, _what: str) -> None:
        progress.report(done, total)

    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    shop = make_demo(
        file,
        told=tell,
        time_zone=zone or "UTC",
        country=country,
        say=language.demo_words,
    )
    return shop, True


def _log_to(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "techstore.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES
        )
    except OSError:
        return
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        handlers=[handler],
    )
