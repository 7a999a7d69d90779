"""The one exit for errors: beside their cause, as a toast, or as an apology."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, runtime_checkable

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.widgets.dialog import Dialog

_log = logging.getLogger(__name__)
translate = QCoreApplication.translate
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@runtime_checkable
class ShowsError(Protocol):
    """A field that shows an error beside itself."""

    def show_error(self, text: str) -> None:
        """Show the error, or nothing for an empty text."""


@runtime_checkable
class ShowsToast(Protocol):
    """A window that can show a toast."""

    def toast(self, text: str, kind: str = "information") -> None:
        """Show the message."""


@runtime_checkable
class KnowsFormats(Protocol):
    """A window that knows how the shop writes amounts."""

    @property
    def formats(self) -> Formats | None:
        """Return how the shop writes, once somebody is signed in."""


def show_error(
    parent: QObject,
    error: BaseException,
    *,
    beside: ShowsError | None = None,
    retry: Callable[[], object] | None = None,
) -> None:
    """Tell the person what went wrong and what to do.

    A broken rule stands ``beside`` its cause, or as a toast without one. What is
    unavailable offers ``retry``. Anything else is our bug: logged, and apologised for.
    """
    if isinstance(error, RuleBroken):
        _show_rule(parent, _said(parent, error), beside)
    elif isinstance(error, Unavailable):
        _log.warning("unavailable: %s %s", error.code, error.values)
        _offer_retry(parent, _said(parent, error), retry)
    else:
        _log.error("bug", exc_info=error)
        _apologise(parent)


def install_crash_hook() -> None:
    """Log every error that nobody caught, and apologise, whichever thread it was in."""
    sys.excepthook = _on_crash
    threading.excepthook = _on_thread_crash
    qInstallMessageHandler(_on_qt_message)


def _said(parent: QObject, error: RuleBroken | Unavailable) -> str:
    window = _window_of(parent)
    formats = window.formats if isinstance(window, KnowsFormats) else None
    return message(error, formats)


def _show_rule(parent: QObject, text: str, beside: ShowsError | None) -> None:
    window: object = _window_of(parent)
    if beside is not None:
        beside.show_error(text)
    elif isinstance(window, ShowsToast):
        window.toast(text, "warning")
    elif isinstance(window, QWidget):
        _tell(window, text)


def _offer_retry(
    parent: QObject, text: str, retry: Callable[[], object] | None
) -> None:
    window = _window_of(parent)
    if window is None:
        return
    if retry is None:
        _tell(window, text)
        return
    close, again = translate("Errors", "Close"), translate("Errors", "Try again")
    failure = _shown(window, text, again) or _Failure(
        window, text, primary=again, secondary=close
    )
    failure.closed.connect(lambda is_accepted: retry() if is_accepted else None)
    failure.tell()


def _apologise(parent: QObject | None) -> None:
    window = _window_of(parent)
    if window is None:
        return
    _tell(
        window,
        translate(
            "Errors",
            "This is our mistake, not yours. What was already saved is safe. Try "
            "again; if it comes back, restart TechStore and tell support the time: "
            "the details are in the log.",
        ),
        title=translate("Errors", "Something went wrong"),
    )


def _tell(window: QWidget, text: str, *, title: str = "") -> None:
    close = translate("Errors", "Close")
    failure = _shown(window, text, close) or _Failure(
        window, text, title=title, primary=close, secondary=""
    )
    failure.tell()


class _Failure(Dialog):
    """What did not work. Never two of them over each other, never one twice.

    A printer that is off fails every paper that was on its way: that is one fault, and
    one Try again for all of them.
    """

    def __init__(
        self,
        window: QWidget,
        text: str,
        *,
        title: str = "",
        primary: str,
        secondary: str,
    ) -> None:
        super().__init__(
            window,
            title=title or translate("Errors", "It did not work"),
            text=text,
            primary=primary,
            secondary=secondary,
        )
        self.said = text, primary

    def tell(self) -> None:
        """Open, once what failed before has been read."""
        former = _shown(self.window())
        if former is None:
            self.open()
        elif former is not self:
            former.closed.connect(lambda _is_accepted: self.tell())


def _shown(window: QWidget, *said: str) -> _Failure | None:
    """Return the failure that is being read, of this text and answer if given."""
    failures = (each for each in window.findChildren(_Failure) if each.isVisible())
    return next((each for each in failures if said in {(), each.said}), None)


def _window_of(parent: QObject | None) -> QWidget | None:
    """Return the window to speak in; an error may also come from no widget at all."""
    if isinstance(parent, QWidget):
        return parent.window()
    return QApplication.activeWindow()


def _on_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.critical("uncaught", exc_info=(kind, error, trace))
    app = QCoreApplication.instance()
    if app is not None:
        # Through the event loop, because the crash may be on any thread.
        QTimer.singleShot(0, app, lambda: _apologise(None))


def _on_thread_crash(crash: threading.ExceptHookArgs) -> None:
    if crash.exc_value is not None:
        _on_crash(crash.exc_type, crash.exc_value, crash.exc_traceback)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    _log.log(_QT_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
