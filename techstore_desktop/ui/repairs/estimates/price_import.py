"""Taking a price list of repairs in from a file: looked at first, then all at once."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.estimates.importing import PricePlan
from techstore_desktop.core.products.importing.rows import BadRow
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.files import ask_to_open, ask_to_save
from techstore_desktop.ui.widgets.label import Label

translate = QCoreApplication.translate
_KINDS = "*.csv *.tsv *.txt *.xlsx *.xls *.ods"
_MOST_SHOWN = 8
_ENDING = ".csv"
_COLUMNS = {
    "device_kind": QT_TRANSLATE_NOOP("RepairPriceImport", "Kind of device"),
    "brand": QT_TRANSLATE_NOOP("RepairPriceImport", "Brand"),
    "model": QT_TRANSLATE_NOOP("RepairPriceImport", "Model"),
    "fault": QT_TRANSLATE_NOOP("RepairPriceImport", "Fault"),
    "price": QT_TRANSLATE_NOOP("RepairPriceImport", "Price"),
    "minutes": QT_TRANSLATE_NOOP("RepairPriceImport", "Minutes"),
}
_REASONS = {
    "text.missing": QT_TRANSLATE_NOOP("RepairPriceImport", "{column} is empty"),
    "text.too_long": QT_TRANSLATE_NOOP("RepairPriceImport", "{column} is too long"),
    "import.repeated": QT_TRANSLATE_NOOP(
        "RepairPriceImport", "“{text}” stands further up for the same device"
    ),
    "repair_price.for_everything": QT_TRANSLATE_NOOP(
        "PriceImport", "a price for any fault needs a kind, a brand or a model"
    ),
    "repair_price.kind_unknown": QT_TRANSLATE_NOOP(
        "RepairPriceImport", "“{text}” is no kind of device that is known"
    ),
    "amount.too_large": QT_TRANSLATE_NOOP("RepairPriceImport", "{column} is too large"),
    "amount.negative": QT_TRANSLATE_NOOP("RepairPriceImport", "{column} is below zero"),
}
_UNREADABLE = QT_TRANSLATE_NOOP("RepairPriceImport", "{column} is no number: “{text}”")


def ask_for_file(over: QWidget, then: Callable[[Path], object]) -> None:
    """Ask for the file to take in."""
    chosen = ask_to_open(
        over,
        translate("RepairPriceImport", "Choose a price list"),
        translate("RepairPriceImport", "Tables") + f" ({_KINDS})",
    )
    if chosen is not None:
        then(chosen)


def ask_and_export(over: QWidget, session: Session) -> None:
    """Ask for a file and write the list into it."""
    path = ask_to_save(
        over,
        translate("RepairPriceImport", "Export the price list"),
        "repair-prices.csv",
        translate("RepairPriceImport", "Tables") + " (*.csv *.xlsx)",
        ending=_ENDING,
    )
    if path is not None:
        export(over, session, path)


def export(over: QWidget, session: Session, path: Path) -> None:
    """Write the list into a file and say how much it was."""

    def then(count: int) -> None:
        words = translate("RepairPriceImport", "{count} prices are in {file}.")
        written = session.formats.count(count)
        session.shell.toast(words.format(count=written, file=path.name), "good")

    run(lambda: session.shop.repair_price_import.export(path), then, over)


class PriceImportDialog(Dialog):
    """What the file would do to the list."""

    def __init__(self, over: QWidget, session: Session, plan: PricePlan) -> None:
        super().__init__(
            over,
            title=translate("RepairPriceImport", "Take the price list in"),
            primary=translate("RepairPriceImport", "Take in"),
            width=560,
        )
        self._session = session
        self._plan = plan
        self.words = Label("\n".join(self._lines(plan)), "muted")
        self.words.setWordWrap(True)
        self.content.addWidget(self.words)
        self.primary.setEnabled(bool(plan.new or plan.changed))

    def decide(self) -> None:
        """Write what was planned."""
        if not self.primary.isEnabled():
            return
        self.primary.setEnabled(False)
        service, actor = self._session.shop.repair_price_import, self._session.actor
        plan = self._plan
        run(
            lambda: service.apply(actor, plan),
            lambda _nothing: self.accept(),
            self,
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        show_error(self, error, retry=self.decide)

    def _lines(self, plan: PricePlan) -> list[str]:
        number = self._session.formats.quantity
        said = translate(
            "RepairPriceImport",
            "{new} new, {changed} changed, {same} as they were.",
        ).format(
            new=number(Decimal(len(plan.new))),
            changed=number(Decimal(len(plan.changed))),
            same=number(Decimal(plan.unchanged)),
        )
        return [said, *self._bad_lines(plan.bad_rows)]

    def _bad_lines(self, bad: Sequence[BadRow]) -> list[str]:
        if not bad:
            return []
        number = self._session.formats.quantity
        head = translate(
            "RepairPriceImport", "{count} rows cannot be taken in and are left out:"
        ).format(count=number(Decimal(len(bad))))
        line = translate("RepairPriceImport", "Line {line}: {reason}")
        rows = [
            line.format(line=row.line, reason=reason_words(row))
            for row in bad[:_MOST_SHOWN]
        ]
        more = ["…"] if len(bad) > _MOST_SHOWN else []
        return ["", head, *rows, *more]


def reason_words(row: BadRow) -> str:
    """Return why a row cannot be taken in."""
    column = translate("RepairPriceImport", _COLUMNS.get(row.column, row.column))
    source = _REASONS.get(row.reason, _UNREADABLE)
    return translate("RepairPriceImport", source).format(column=column, text=row.text)
