"""The fields of a customer: a draft goes in, a draft comes out, errors stand beside."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from techstore_desktop.ui.customers.draft import Draft
from techstore_desktop.ui.customers.price_list_choice import PriceListChoice
from techstore_desktop.ui.customers.wishes import Wishes
from techstore_desktop.ui.widgets.form_field import FormField

# Field, row, column, how many columns of two.
_PLACES = (
    ("name", 0, 0, 2),
    ("phone", 1, 0, 1),
    ("second_phone", 1, 1, 1),
    ("email", 2, 0, 1),
    ("tax_number", 2, 1, 1),
    ("address", 3, 0, 2),
)


class DetailsForm(QWidget):
    """Emits ``changed`` at every key, ``confirmed`` on Enter in a field.

    ``notes`` belongs to the draft and stands wherever its owner puts it.
    """

    changed = Signal()
    confirmed = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, may_set_prices: bool = False
    ) -> None:
        super().__init__(parent)
        self.lines = {name: QLineEdit() for name, *_place in _PLACES}
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.fields = self._make_fields()
        self.notes_field = FormField(self.tr("Notes"), self.notes)
        self.notes_field.hide()
        self.price_list = PriceListChoice()
        self.price_list.setEnabled(may_set_prices)
        self._may_set_prices = may_set_prices
        self.price_list_field = FormField(self.tr("Pays by"), self.price_list)
        self.price_list_field.hide()
        self.wishes = Wishes()
        self._build()
        for line in self.lines.values():
            line.textEdited.connect(self.changed)
            line.returnPressed.connect(self.confirmed)
        self.notes.textChanged.connect(self.changed)
        self.price_list.picked.connect(self.changed)
        self.wishes.changed.connect(self.changed)
        self.wishes.confirmed.connect(self.confirmed)

    def draft(self) -> Draft:
        """Return what stands in the fields."""
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        return Draft(
            **typed,
            notes=self.notes.toPlainText().strip(),
            price_list_id=self.price_list.list_id(),
            **self.wishes.values(),
        )

    def show_price_lists(self, lists: Mapping[UUID, str]) -> None:
        """Offer the shop's price lists; without any there is nothing to choose."""
        self.price_list.show_lists(lists)
        self.price_list_field.setVisible(self.price_list.has_choice())

    def show_draft(self, draft: Draft, *, is_editable: bool = True) -> None:
        """Show a draft, with no error anywhere."""
        self.blockSignals(True)
        for name, line in self.lines.items():
            line.setText(getattr(draft, name))
            line.setCursorPosition(0)
            line.setReadOnly(not is_editable)
        self.notes.setPlainText(draft.notes)
        self.notes.setReadOnly(not is_editable)
        self.wishes.show_draft(draft, is_editable=is_editable)
        self.price_list.show_list(draft.price_list_id)
        self.price_list.setEnabled(is_editable and self._may_set_prices)
        self.price_list_field.setVisible(self.price_list.has_choice())
        self.blockSignals(False)
        self.show_errors({})

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show every error beside its field and put the cursor into the first."""
        for name, field in self.fields.items():
            field.show_error(errors.get(name, ""))
        self.notes_field.show_error(errors.get("notes", ""))
        first = next((name for name in self.lines if name in errors), "")
        if first:
            self.lines[first].setFocus()

    def _make_fields(self) -> dict[str, FormField]:
        labels = {
            "name": self.tr("Name"),
            "phone": self.tr("Phone"),
            "second_phone": self.tr("Second phone"),
            "email": self.tr("E-mail"),
            "tax_number": self.tr("Tax number"),
            "address": self.tr("Address"),
        }
        return {
            name: FormField(labels[name], line) for name, line in self.lines.items()
        }

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(14)
        top = Qt.AlignmentFlag.AlignTop
        for name, row, column, span in _PLACES:
            grid.addWidget(self.fields[name], row, column, 1, span, top)
        last = len(_PLACES)
        grid.addWidget(self.price_list_field, last, 0, 1, 2, top)
        grid.addWidget(self.wishes, last + 1, 0, 1, 2, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
