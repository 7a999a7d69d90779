"""A folder into which a phone sends its photos: each new one is taken once it is whole.

Any way of a phone into a folder will do: cable, Bluetooth, a cloud's folder. It is
looked at from time to time, for folders of a network tell nobody that they changed.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.ui.background import run_apart

PHOTOS = (".png", ".jpg", ".jpeg", ".webp")
_KEY = "photos/phone_folder"
_LOOK_MILLISECONDS = 1000
Sizes = Mapping[Path, int]


def remembered() -> Path | None:
    """Return the folder that was chosen on this terminal, if it is there."""
    kept = str(QSettings().value(_KEY, ""))
    return Path(kept) if kept and Path(kept).is_dir() else None


def remember(folder: Path) -> None:
    """Keep a folder for the next time."""
    QSettings().setValue(_KEY, str(folder))


class PhoneFolder(QObject):
    """Emits ``arrived`` with each photo that comes after the start.

    ``failed`` where the folder can't be read any more; it is looked at no longer.
    """

    arrived = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._known: set[Path] | None = None
        self._growing: dict[Path, int] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    def start(self, folder: Path) -> None:
        """Look from now on; what lies there already is nobody's."""
        self._folder, self._known = folder, None
        self._growing.clear()
        self._look()

    def stop(self) -> None:
        """Look no longer."""
        self._folder = None
        self._timer.stop()

    def _look(self) -> None:
        folder = self._folder
        if folder is None:
            return
        run_apart(
            lambda: _sizes(folder),
            lambda sizes: self._compare(folder, sizes),
            self,
            failed=self._give_up,
        )

    def _compare(self, folder: Path, sizes: Sizes) -> None:
        if folder != self._folder:
            return
        if self._known is None:
            self._known = set(sizes)
        for path in sorted(sizes.keys() - self._known):
            size = sizes[path]
            if size and self._growing.get(path) == size:
                self._known.add(path)
                del self._growing[path]
                self.arrived.emit(path)
            else:
                self._growing[path] = size
        self._timer.start()

    def _give_up(self, error: Exception) -> None:
        self.stop()
        self.failed.emit(error)


def _sizes(folder: Path) -> Sizes:
    """Return the photos in a folder with their sizes in bytes."""
    try:
        with os.scandir(folder) as entries:
            return {
                Path(entry.path): entry.stat().st_size
                for entry in entries
                if entry.name.lower().endswith(PHOTOS) and entry.is_file()
            }
    except OSError as error:
        raise Unavailable("file.unreadable", file=str(folder)) from error
