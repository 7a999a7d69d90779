"""Adding a state of the shop's own, or changing its name and colour."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.names import is_same_name
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.state_schemas import (
    OwnStateResponse,
    RepairStateCreate,
    RepairStateUpdate,
)
from techstore_desktop.ui.keeping import keep
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.repairs.own_states.colours import colour_names
from techstore_desktop.ui.repairs.words import kind_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField

_LONGEST = 40
_WIDTH = 480
translate = QCoreApplication.translate


class OwnStateDialog(Dialog):
    """Its kind is chosen once: jobs have gone by its rules."""

    def __init__(
        self, over: QWidget, session: Session, kept: OwnStateResponse | None
    ) -> None:
        change, add = (
            translate("OwnStateDialog", "Edit the state"),
            translate("OwnStateDialog", "Add a state"),
        )
        super().__init__(
            over,
            title=change if kept else add,
            primary=add_or_save(kept),
            width=_WIDTH,
        )
        self._session = session
        self._kept = kept
        self.name = QLineEdit(maxLength=_LONGEST)
        kinds = [kind for kind in RepairKind if kind is not RepairKind.DELIVERED]
        self.kind = Choice({kind.value: kind_words(kind) for kind in kinds})
        self.colour = Choice(colour_names())
        self.name_field = FormField(self.tr("Name"), self.name)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.name_field)
        column.addWidget(
            FormField(
                self.tr("It is a kind of"),
                self.kind,
                hint=self.tr("What may follow, and what it needs, goes by the kind."),
            )
        )
        column.addWidget(FormField(self.tr("Colour"), self.colour))
        self.content.addLayout(column)
        if kept is not None:
            self.name.setText(kept.name)
            self.kind.choose(kept.kind.value)
            self.kind.setEnabled(False)
            self.colour.choose(kept.colour)

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def decide(self) -> None:
        """Keep the state, or say that its name is missing."""
        name = self.name.text().strip()
        wrong = self._wrong_with(name)
        self.name_field.show_error(wrong)
        if wrong:
            self.name.setFocus()
            return
        states, actor, kept = (
            self._session.shop.repair_states,
            self._session.actor,
            self._kept,
        )
        kind, colour = RepairKind(self.kind.chosen()), self.colour.chosen()

        def work() -> object:
            if kept is None:
                data = RepairStateCreate(name=name, kind=kind, colour=colour)
                return states.add(actor, data)
            changed = RepairStateUpdate(name=name, colour=colour)
            return states.update(actor, kept.id, changed)

        keep(self, work, beside=self.name_field)

    def _wrong_with(self, name: str) -> str:
        """Return what is wrong with a name; the standard states have theirs here."""
        if not name:
            return self.tr("This is needed.")
        if any(is_same_name(kind_words(kind), name) for kind in RepairKind):
            taken = RuleBroken("repair_state.name_taken", name=name)
            return message(taken, self._session.formats)
        return ""
