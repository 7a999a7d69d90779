"""A price list given out as a file, and taken in again, whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.prices.sheets import PriceSheet
from techstore_desktop.ui.background import run
from techstore_desktop.ui.products.import_words import reason
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog, ask
from techstore_desktop.ui.widgets.files import ask_to_open, ask_to_save

translate = QCoreApplication.translate
_ENDING = ".csv"
_MOST_TOLD = 8


def ask_export(over: QWidget, session: Session, list_id: UUID, name: str) -> None:
    """Ask for a file and write the list's own prices into it."""
    path = ask_to_save(
        over,
        translate("Prices", "Export the price list"),
        f"{name}.csv",
        translate("Prices", "Spreadsheets") + " (*.csv *.xlsx)",
        ending=_ENDING,
    )
    if path is not None:
        write_prices(over, session, list_id, path)


def write_prices(over: QWidget, session: Session, list_id: UUID, path: Path) -> None:
    """Write own prices into a file and say how many they were."""

    def then(count: int) -> None:
        words = translate("Prices", "{count} prices are in {file}.")
        written = session.formats.count(count)
        session.shell.toast(words.format(count=written, file=path.name), "good")

    run(lambda: session.shop.price_lists.export(list_id, path), then, over)


def ask_import(
    over: QWidget, session: Session, list_id: UUID, done: Callable[[], None]
) -> None:
    """Ask for a file with SKU and price and take it in."""
    chosen = ask_to_open(
        over,
        translate("Prices", "Import prices"),
        translate("Prices", "Spreadsheets") + " (*.csv *.xlsx *.xls *.ods)",
    )
    if chosen is not None:
        take_in(over, session, list_id, chosen, done)


def take_in(
    over: QWidget,
    session: Session,
    list_id: UUID,
    path: Path,
    done: Callable[[], None],
) -> None:
    """Read a file, tell every bad row, or set all of its prices once that is agreed."""
    lists, actor = session.shop.price_lists, session.actor

    def decide(sheet: PriceSheet) -> None:
        if sheet.bad:
            _tell_bad(over, sheet)
            return
        words = translate("Prices", "{count} products get the price of the file.")
        count = session.formats.count(len(sheet.prices))
        ask(
            over,
            title=translate("Prices", "Set these prices?"),
            text=words.format(count=count),
            primary=translate("Prices", "Set prices"),
            then=lambda: run(
                lambda: lists.set_prices(actor, list_id, sheet.prices),
                lambda _nothing: done(),
                over,
            ),
        )

    run(lambda: lists.read_sheet(path), decide, over)


def _tell_bad(over: QWidget, sheet: PriceSheet) -> None:
    line = translate("Prices", "Line {line}: {reason}.")
    told = [
        line.format(line=row.line, reason=reason(row)) for row in sheet.bad[:_MOST_TOLD]
    ]
    if len(sheet.bad) > _MOST_TOLD:
        more = translate("Prices", "And {count} more.")
        told.append(more.format(count=len(sheet.bad) - _MOST_TOLD))
    Dialog(
        over,
        title=translate("Prices", "The file cannot be taken in yet"),
        text="\n".join(
            [translate("Prices", "Nothing was changed. Put these rows right:"), *told]
        ),
        primary=translate("Prices", "Back"),
        secondary="",
        width=560,
    ).open()
