"""Combos of the card: a category by its path, a tax, a brand with suggestions."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget

from techstore_desktop.ui.products.reference import Reference

_FEWEST_LETTERS = 8


class CategoryChoice(QComboBox):
    """The categories by their path; the last row wishes for a new one."""

    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        narrow(self)
        self._last = 0
        self.activated.connect(self._on_activated)

    def show_categories(self, reference: Reference, current: UUID | None) -> None:
        """Fill the combo, with one of them chosen."""
        self.blockSignals(True)
        self.clear()
        self.addItem(self.tr("No category"), None)
        paths = {
            reference.category_path(category.id): category.id
            for category in reference.categories
        }
        for path in sorted(paths, key=str.casefold):
            self.addItem(path, paths[path])
        self.insertSeparator(self.count())
        self.addItem(self.tr("New category…"), None)
        self._choose(current)
        self.blockSignals(False)

    def category_id(self) -> UUID | None:
        """Return the category that is chosen."""
        found: UUID | None = self.currentData()
        return found

    def _choose(self, current: UUID | None) -> None:
        self._last = row_of(self, current)
        self.setCurrentIndex(self._last)

    def _on_activated(self, number: int) -> None:
        if number != self.count() - 1:
            self._last = number
            return
        self.setCurrentIndex(self._last)
        self.new_wanted.emit()


class TaxChoice(QComboBox):
    """The taxes of the shop; the first row stands for the usual one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        narrow(self)

    def show_taxes(self, reference: Reference, current: UUID | None) -> None:
        """Fill the combo; an archived tax is listed only where it is still used."""
        self.blockSignals(True)
        self.clear()
        usual = next((tax.name for tax in reference.taxes if tax.is_default), "")
        self.addItem(self.tr("Usual ({name})").format(name=usual), None)
        for tax in reference.taxes:
            if not tax.is_archived or tax.id == current:
                self.addItem(tax.name, tax.id)
        self.setCurrentIndex(row_of(self, current))
        self.blockSignals(False)

    def tax_id(self) -> UUID | None:
        """Return the tax that is chosen, or None for the usual one."""
        found: UUID | None = self.currentData()
        return found


class BrandChoice(QComboBox):
    """A brand: any text, with the brands there are suggested."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        narrow(self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def show_brands(self, reference: Reference, current: str) -> None:
        """Fill the suggestions and show a brand."""
        self.blockSignals(True)
        self.clear()
        self.addItems(list(reference.brands))
        self.setEditText(current)
        self.blockSignals(False)

    def brand(self) -> str:
        """Return what is typed or chosen."""
        return self.currentText().strip()


def row_of(combo: QComboBox, wanted: object) -> int:
    """Return the row of a value, or the first; Qt's own search finds no UUID."""
    for row in range(combo.count()):
        if combo.itemData(row) == wanted:
            return row
    return 0


def narrow(combo: QComboBox) -> None:
    """Let the form decide the width, not the longest of a hundred names."""
    combo.setMinimumContentsLength(_FEWEST_LETTERS)
    combo.setSizeAdjustPolicy(
        QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    )
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class SerialChoice(QComboBox):
    """What is asked of each unit: nothing, a serial number, one IMEI or two (R34)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for words, imei_count in (
            (self.tr("Asks for no serial number"), None),
            (self.tr("Asks for a serial number"), 0),
            (self.tr("Asks for an IMEI"), 1),
            (self.tr("Asks for two IMEIs (two SIM cards)"), 2),
        ):
            self.addItem(words, imei_count)

    def choose(self, imei_count: int, *, tracks: bool) -> None:
        """Show what a product asks."""
        self.setCurrentIndex(self.findData(imei_count) if tracks else 0)

    def tracks(self) -> bool:
        """Tell whether a number is asked at all."""
        return self.currentIndex() > 0

    def imei_count(self) -> int:
        """Return how many of them are IMEIs."""
        return int(self.currentData() or 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()
