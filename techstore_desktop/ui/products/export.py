"""Giving the catalogue out as a file, with the progress of a toast."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.background import run
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.files import ask_to_save

translate = QCoreApplication.translate
_ENDING = ".csv"


def export_catalogue(session: Session, screen: Screen) -> None:
    """Ask for a file and write every live product into it."""
    path = ask_to_save(
        screen,
        translate("Products", "Export the catalogue"),
        "catalogue.csv",
        translate("Products", "Spreadsheets") + " (*.csv *.xlsx)",
        ending=_ENDING,
    )
    if path is not None:
        write_catalogue(session, screen, path)


def write_catalogue(session: Session, screen: Screen, path: Path) -> None:
    """Write every live product into a file and say how many they were."""

    def then(count: int) -> None:
        words = translate("Products", "{count} products are in {file}.")
        written = session.formats.count(count)
        session.shell.toast(words.format(count=written, file=path.name), "good")

    run(lambda: session.shop.imports.export(path), then, screen)
