"""Photos with a camera of this computer: its live picture, taken by Enter or Space."""

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from techstore_desktop.camera import attached
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.repairs.photos.camera_feed import CameraFeed, Shot
from techstore_desktop.ui.repairs.photos.picture import Picture
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet

_WIDTH, _HEIGHT = 1000, 720
_AROUND_WORDS = 160
_KEY = "photos/camera"
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CameraSheet(Sheet):
    """Emits ``taken`` with the frame of each photo; Esc closes.

    The camera that was used last on this terminal starts by itself.
    """

    taken = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, width=_WIDTH, height=_HEIGHT)
        self._shot: Shot | None = None
        self._has_failed = False
        self._count = 0
        self._feed = CameraFeed(self, attached())
        self._feed.listed.connect(self._list)
        self._feed.seen.connect(self._show_shot)
        self._feed.failed.connect(self._show_failure)
        self._picture = Picture(self.panel)
        self._words = Label("", parent=self.panel)
        self._words.setWordWrap(True)
        self._words.setMargin(_AROUND_WORDS)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place_of_picture = QStackedWidget(self.panel)
        self._place_of_picture.addWidget(self._words)
        self._place_of_picture.addWidget(self._picture)
        self.cameras = QComboBox(self.panel)
        self.cameras.setAccessibleName(self.tr("Camera"))
        self.cameras.activated.connect(self._change)
        self.cameras.hide()
        self._taken = Label("", "second", self.panel)
        self.primary = PrimaryButton("", self.panel, icon="camera", keys="Enter")
        self.primary.clicked.connect(self.take)
        self._build()

    def first_focus(self) -> QWidget | None:
        """Return the sheet itself: Enter and Space take."""
        return self

    def take(self) -> None:
        """Take the picture that is seen; where there is none any more, try again."""
        if self._has_failed:
            self._start(self.cameras.currentText() or _remembered())
        elif self._shot is not None:
            self._count += 1
            self._tell_count()
            self.taken.emit(self._shot.frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take by Enter and Space, once for each press."""
        if event.key() in _TAKES and not event.isAutoRepeat():
            self.take()
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Start the camera."""
        super().showEvent(event)
        self._start(_remembered())

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the camera: nobody looks."""
        super().hideEvent(event)
        self._feed.stop()

    def _build(self) -> None:
        close = SecondaryButton(self.tr("Close"), self.panel, keys="Esc")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.cameras)
        foot.addWidget(self._taken)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.primary)
        self.body.addWidget(Label(self.tr("Take photos"), "title"))
        self.body.addWidget(self._place_of_picture, 1)
        self.body.addLayout(foot)

    def _start(self, wanted: str) -> None:
        self._show_words(self.tr("The camera starts …"), has_failed=False)
        self._feed.start(wanted)

    def _change(self, place: int) -> None:
        name = self.cameras.itemText(place)
        QSettings().setValue(_KEY, name)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._start(name)

    def _list(self, names: Sequence[str], chosen: str) -> None:
        self.cameras.clear()
        self.cameras.addItems(list(names))
        self.cameras.setCurrentText(chosen)
        self.cameras.setVisible(len(names) > 1)

    def _show_shot(self, shot: Shot) -> None:
        self._shot = shot
        self._picture.show_image(shot.image)
        self._place_of_picture.setCurrentWidget(self._picture)
        self.primary.setEnabled(True)

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, RuleBroken | Unavailable):
            self._show_words(message(error), has_failed=True)
            return
        self._show_words(self.tr("The camera gives no picture."), has_failed=True)
        show_error(self, error)

    def _show_words(self, words: str, *, has_failed: bool) -> None:
        self._shot, self._has_failed = None, has_failed
        self._picture.show_image(QImage())
        self._words.setText(words)
        self._place_of_picture.setCurrentWidget(self._words)
        self.primary.setText(
            self.tr("Try again") if has_failed else self.tr("Take the photo")
        )
        self.primary.set_icon("refresh" if has_failed else "camera")
        self.primary.setEnabled(has_failed)

    def _tell_count(self) -> None:
        words = (
            self.tr("1 photo taken")
            if self._count == 1
            else self.tr("{n} photos taken")
        )
        self._taken.setText(words.format(n=self._count))


def _remembered() -> str:
    return str(QSettings().value(_KEY, ""))
