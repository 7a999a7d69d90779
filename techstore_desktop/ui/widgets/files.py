"""Asking for files: at first where people keep theirs, then where they were last."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass(slots=True)
class _Last:
    """The folder of the last file that was chosen, None before the first."""

    folder: Path | None = None


_last = _Last()


def ask_to_save(
    over: QWidget, title: str, name: str, kinds: str, *, ending: str = ""
) -> Path | None:
    """Ask where a file goes; None where nothing was chosen.

    ``kinds`` as Qt writes them: "Sheets (*.csv *.xlsx)". A name without an ending gets
    ``ending``.
    """
    proposed = str(start_folder() / name)
    chosen = _first(QFileDialog.getSaveFileName(over, title, proposed, kinds)[0])
    if chosen is None or chosen.suffix or not ending:
        return chosen
    return chosen.with_suffix(ending)


def ask_to_open(over: QWidget, title: str, kinds: str = "") -> Path | None:
    """Ask for a file that is there; None where nothing was chosen."""
    folder = str(start_folder())
    return _first(QFileDialog.getOpenFileName(over, title, folder, kinds)[0])


def ask_to_open_several(over: QWidget, title: str, kinds: str) -> list[Path]:
    """Ask for files that are there; empty where nothing was chosen."""
    folder = str(start_folder())
    names = QFileDialog.getOpenFileNames(over, title, folder, kinds)[0]
    chosen = (_first(name) for name in names)
    return [path for path in chosen if path is not None]


def ask_folder(over: QWidget, title: str) -> Path | None:
    """Ask for a folder; None where nothing was chosen."""
    name = QFileDialog.getExistingDirectory(over, title, str(start_folder()))
    return Path(name) if name else None


def start_folder() -> Path:
    """Return where to look first."""
    if _last.folder is not None and _last.folder.is_dir():
        return _last.folder
    kept = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(kept))
    return documents if documents.is_dir() else Path.home()


def _first(name: str) -> Path | None:
    if not name:
        return None
    chosen = Path(name)
    _last.folder = chosen.parent
    return chosen
