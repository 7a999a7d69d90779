"""The page about this terminal: looks, printer, one's own PIN, name and place."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from techstore_desktop.core.branches.schemas import (
    BranchBase,
    BranchResponse,
    TerminalBase,
    TerminalResponse,
)
from techstore_desktop.core.permissions import Permission
from techstore_desktop.settings import Settings, change, read
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings import terminal_choices as choices
from techstore_desktop.ui.settings.choices import Choice, PrinterChoice
from techstore_desktop.ui.settings.looks import wear
from techstore_desktop.ui.settings.page import SettingsPage, sentences
from techstore_desktop.ui.settings.pin_dialog import PinDialog
from techstore_desktop.ui.settings.topics import page
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.files import ask_to_open

_LINES = ("name", "code", "branch_name", "branch_address")


class Place(NamedTuple):
    """Which terminal this is and where it stands."""

    terminal: TerminalResponse
    branch: BranchResponse


class TerminalPage(SettingsPage):
    """Looks and printer hold at once; name and place are saved."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "terminal", page("terminal").title)
        self._latest = Latest(self)
        self._place: Place | None = None
        self._given: dict[str, str] = {}
        self.language = Choice(
            {"system": self.tr("As the system"), "en": "English", "es": "Español"}
        )
        self.theme = Choice(choices.themes())
        self.printer = PrinterChoice(self.tr("The usual printer of the system"))
        self.paper = Choice(choices.papers())
        self.label = Choice(choices.labels())
        self.history = Choice(choices.histories())
        self.display = Choice(choices.displays())
        self.picture_button = SecondaryButton(self.tr("Choose a picture"), icon="photo")
        self.pin_button = SecondaryButton(self.tr("Change your PIN"), icon="key")
        self.lines = {name: QLineEdit() for name in _LINES}
        self._build()
        self._show_choices(read())
        self._connect()

    def load(self) -> None:
        """Read terminal and branch, unless something is typed."""
        if self.is_changed():
            return
        branches = self.session.shop.branches
        self._latest.run(
            lambda: Place(branches.terminal(), branches.branch()), self._show
        )

    def is_changed(self) -> bool:
        """Tell whether name or place differ from what is kept."""
        return self._place is not None and self._values() != _values_of(self._place)

    def save(self) -> None:
        """Keep terminal and branch, or show all that is wrong."""
        faults: dict[str, str] = {}
        values = self._values()
        terminal, branch = self._checked(values, faults)
        if self.show_faults(faults) or terminal is None or branch is None:
            return
        branches, actor = self.session.shop.branches, self.session.actor

        def work() -> Place:
            return Place(
                branches.update_terminal(actor, terminal),
                branches.update_branch(actor, branch),
            )

        self.keep(work, beside="code")

    def discard(self) -> None:
        """Show what is kept again."""
        if self._place is not None:
            self._show(self._place)

    def typed(self) -> object:
        """Return what stands in the fields if it is not saved."""
        return self._values() if self.is_changed() else None

    def take_typed(self, typed: object) -> None:
        """Fill the fields once terminal and branch are read."""
        if isinstance(typed, dict):
            self._given = typed

    def _checked(
        self, values: Mapping[str, str], faults: dict[str, str]
    ) -> tuple[TerminalBase | None, BranchBase | None]:
        terminal, branch = None, None
        try:
            terminal = TerminalBase(name=values["name"], code=values["code"])
        except ValidationError as error:
            faults |= sentences(error)
        kept = self._place.branch.phone if self._place is not None else ""
        try:
            branch = BranchBase(
                name=values["branch_name"],
                address=values["branch_address"],
                phone=kept,
            )
        except ValidationError as error:
            found = sentences(error)
            faults |= {f"branch_{name}": words for name, words in found.items()}
        return terminal, branch

    def _saved(self, result: object) -> None:
        if isinstance(result, Place):
            self._show(result)
            self.session.shell.refresh_status()

    def _show(self, place: Place) -> None:
        self._place = place
        self._fill(self._given or _values_of(place))
        self._given = {}
        self.show_faults({})
        self.changed.emit()

    def _fill(self, values: Mapping[str, str]) -> None:
        for name, line in self.lines.items():
            line.setText(values[name])
            line.setCursorPosition(0)

    def _values(self) -> dict[str, str]:
        values = {name: line.text().strip() for name, line in self.lines.items()}
        return values | {"code": values["code"].upper()}

    def _show_choices(self, settings: Settings) -> None:
        self.language.choose(settings.language.value)
        self.theme.choose(settings.theme.value)
        self.printer.choose(settings.receipt_printer)
        self.paper.choose(settings.receipt_paper.value)
        self.label.choose(settings.repair_label.value)
        self.display.choose(settings.customer_display.value)
        picture = Path(settings.display_picture).name
        self.picture_button.setText(picture or self.tr("Choose a picture"))
        self.history.choose(str(settings.keep_months))

    def _connect(self) -> None:
        self.language.activated.connect(self._choose_looks)
        self.theme.activated.connect(self._choose_looks)
        self.printer.activated.connect(self._choose_printer)
        self.paper.activated.connect(self._choose_printer)
        self.label.activated.connect(self._choose_printer)
        self.display.activated.connect(self._choose_display)
        self.picture_button.clicked.connect(self._choose_picture)
        self.history.activated.connect(self._choose_history)
        self.pin_button.clicked.connect(self._change_pin)
        for line in self.lines.values():
            line.textEdited.connect(self.changed)
            line.returnPressed.connect(self.save)

    def _choose_looks(self) -> None:
        window = self.session.shell.window_widget()
        choices = {"language": self.language.chosen(), "theme": self.theme.chosen()}
        run(lambda: change(**choices), lambda kept: wear(kept, window), self)

    def _choose_printer(self) -> None:
        choices = {
            "receipt_printer": self.printer.chosen(),
            "receipt_paper": self.paper.chosen(),
            "repair_label": self.label.chosen(),
        }
        run(lambda: change(**choices), self._show_choices, self)

    def _choose_history(self) -> None:
        months = self.history.chosen()
        run(lambda: change(keep_months=months), self._show_choices, self)

    def _choose_display(self) -> None:
        chosen = self.display.chosen()
        run(lambda: change(customer_display=chosen), self._follow_display, self)

    def _choose_picture(self) -> None:
        words = self.tr("Picture for the customer's display")
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.svg)"
        file = ask_to_open(self, words, kinds)
        if file is not None:
            run(lambda: change(display_picture=str(file)), self._follow_display, self)

    def _follow_display(self, kept: Settings) -> None:
        self._show_choices(kept)
        if self.session.display is not None:
            self.session.display.follow(kept)

    def _change_pin(self) -> None:
        actor = self.session.actor
        PinDialog(self, self.session, staff_id=actor.staff_id, name=actor.name).open()

    def _build(self) -> None:
        own = Card(self.tr("For you"))
        own.body.addLayout(
            self._pairs(
                {
                    "language": self.language,
                    "theme": self.theme,
                    "own_pin": self.pin_button,
                }
            )
        )
        printing = Card(self.tr("Printing"))
        printing.body.addLayout(
            self._pairs(
                {
                    "receipt_printer": self.printer,
                    "receipt_paper": self.paper,
                    "repair_label": self.label,
                }
            )
        )
        display = Card(self.tr("The customer's display"))
        display.body.addLayout(
            self._pairs(
                {
                    "customer_display": self.display,
                    "display_picture": self.picture_button,
                }
            )
        )
        place = Card(self.tr("Name and place"))
        place.body.addLayout(self._pairs(self.lines))
        past = Card(self.tr("Old sales on this computer"))
        past.body.addLayout(self._pairs({"keep_months": self.history}))
        for card in (own, printing, display, place, past):
            self.column.addWidget(card)
        if not self.session.actor.may(Permission.EDIT_SETTINGS):
            place.hide()
            past.hide()
        self.column.addStretch(1)

    def _pairs(self, controls: Mapping[str, QWidget]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        for number, (name, control) in enumerate(controls.items()):
            place = (number // 2, number % 2)
            field = self.make_field(name, control)
            grid.addWidget(field, *place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid


def _values_of(place: Place) -> dict[str, str]:
    return {
        "name": place.terminal.name,
        "code": place.terminal.code,
        "branch_name": place.branch.name,
        "branch_address": place.branch.address,
    }
