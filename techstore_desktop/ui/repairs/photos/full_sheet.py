"""A photo in full: as large as the window, the others by the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.ui.repairs.photos.picture import Picture
from techstore_desktop.ui.widgets.button import IconButton, SecondaryButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet

_WIDTH, _HEIGHT = 2400, 1600


class FullPhotoSheet(Sheet):
    """Shows one of some photos; Left and Right turn, Del takes off, Esc closes."""

    take_off_wanted = Signal(int)
    """Carries the place of a photo that is wrong here."""

    def __init__(
        self,
        over: QWidget,
        photos: Sequence[bytes],
        place: int,
        *,
        can_take_off: bool = False,
    ) -> None:
        super().__init__(over, width=_WIDTH, height=_HEIGHT)
        self._photos = tuple(photos)
        self._shown = place
        self._picture = Picture(self.panel)
        self._count = Label("", "second", self.panel)
        before = IconButton("chevron-left", self.tr("The photo before"), self.panel)
        after = IconButton("chevron-right", self.tr("The next photo"), self.panel)
        self._close_button = SecondaryButton(self.tr("Close"), self.panel, keys="Esc")
        before.clicked.connect(lambda: self.turn(-1))
        after.clicked.connect(lambda: self.turn(1))
        self._take_off_button = SecondaryButton(
            self.tr("Take off …"), self.panel, icon="trash", keys="Del"
        )
        self._take_off_button.setVisible(can_take_off)
        self._take_off_button.clicked.connect(self.take_off)
        self._close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(before)
        foot.addWidget(self._count)
        foot.addWidget(after)
        foot.addStretch(1)
        foot.addWidget(self._take_off_button)
        foot.addWidget(self._close_button)
        for widget in (before, after, self._count):
            widget.setVisible(len(photos) > 1)
        self.body.addWidget(self._picture, 1)
        self.body.addLayout(foot)
        self.turn(0)

    def first_focus(self) -> QWidget | None:
        """Return the sheet itself: the arrows turn."""
        return self

    def take_off(self) -> None:
        """Ask for the photo that is shown to be taken off."""
        self.accept()
        self.take_off_wanted.emit(self._shown)

    def turn(self, step: int) -> None:
        """Show another photo, the first after the last."""
        self._shown = (self._shown + step) % len(self._photos)
        self._picture.show_image(QImage.fromData(self._photos[self._shown]))
        self._count.setText(f"{self._shown + 1} / {len(self._photos)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by the arrows."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.turn(steps[key])
        elif key == Qt.Key.Key_Delete and not self._take_off_button.isHidden():
            self.take_off()
            return
        super().keyPressEvent(event)
