"""Adding or changing a tax: its name and the rates that it is made of."""

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.branches.schemas import TaxCreate, TaxResponse, TaxUpdate
from techstore_desktop.ui.keeping import keep
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.component_row import ComponentRow
from techstore_desktop.ui.settings.page import sentences
from techstore_desktop.ui.widgets.button import QuietButton
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField

_WIDTH = 640
_MOST_COMPONENTS = 4
translate = QCoreApplication.translate


class TaxDialog(Dialog):
    """One row for each component; most taxes have one."""

    def __init__(
        self, over: QWidget, session: Session, tax: TaxResponse | None
    ) -> None:
        title = translate("TaxDialog", "Edit tax")
        super().__init__(
            over,
            title=title if tax else translate("TaxDialog", "Add tax"),
            primary=add_or_save(tax),
            width=_WIDTH,
        )
        self._session = session
        self._tax = tax
        self.name = QLineEdit(tax.name if tax else "")
        self._name_field = FormField(self.tr("Name on the receipt"), self.name)
        self.usual = QCheckBox(self.tr("The usual one for new products"))
        self.usual.setChecked(tax is not None and tax.is_default)
        self.usual.setEnabled(tax is None or not tax.is_default)
        self.rows: list[ComponentRow] = []
        self._components = QVBoxLayout()
        self._components.setSpacing(8)
        self._more = QuietButton(self.tr("Another component"), self.panel, icon="plus")
        self._more.clicked.connect(self._add_more)
        self._build()

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def add_row(self) -> ComponentRow:
        """Make place for one more component."""
        row = ComponentRow(self._session.formats, is_first=not self.rows)
        row.remove_wanted.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._components.addWidget(row)
        self._more.setVisible(len(self.rows) < _MOST_COMPONENTS)
        return row

    def _add_more(self) -> None:
        self.add_row().name.setFocus()

    def decide(self) -> None:
        """Keep the tax, or show all that is wrong with it."""
        components = [row.component() for row in self.rows]
        data = self._checked([each for each in components if each is not None])
        if data is None or None in components:
            return
        branches, actor = self._session.shop.branches, self._session.actor
        tax = self._tax

        def work() -> TaxResponse:
            if tax is None:
                return branches.create_tax(actor, data)
            changed = data.model_dump(exclude={"is_default"})
            usual = True if data.is_default else None
            return branches.update_tax(
                actor, tax.id, TaxUpdate(**changed, is_default=usual)
            )

        keep(self, work, beside=self._name_field)

    def _checked(self, components: list[object]) -> TaxCreate | None:
        values = {
            "name": self.name.text(),
            "components": components,
            "is_default": self.usual.isChecked(),
        }
        try:
            data = TaxCreate.model_validate(values)
        except ValidationError as error:
            self._name_field.show_error(sentences(error).get("name", ""))
            return None
        self._name_field.show_error("")
        return data

    def _remove(self, row: ComponentRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._more.show()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._name_field)
        column.addLayout(self._components)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.usual)
        self.content.addLayout(column)
        for component in self._tax.components if self._tax else ():
            self.add_row().show_component(component)
        if not self.rows:
            self.add_row()
