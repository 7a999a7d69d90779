"""Waiting until a window that is pictured or looked over is as it stays."""

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from techstore_desktop.ui.background import worker

PAUSE_MILLISECONDS = 450
"""Long enough for what moves and for what waits a moment before it reads."""


def settle(milliseconds: int | None = None) -> None:
    """Wait until nothing moves, nothing is read any more and all is laid out."""
    pause = PAUSE_MILLISECONDS if milliseconds is None else milliseconds
    _wait(pause)
    while worker()._waiting:
        _wait(pause)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
