"""The base of every page of settings: fields that change together and are saved so."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.topics import topic
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label

translate = QCoreApplication.translate
_LEAST_TABLE = 300


class SettingsPage(QWidget):
    """Title and a column for what is on the page. Subclasses fill ``column``.

    ``changed`` is emitted when something is typed and when it was saved or taken back.
    """

    changed = Signal()

    def __init__(self, session: Session, key: str, title: str) -> None:
        super().__init__()
        self.key = key
        self.session = session
        self.fields: dict[str, FormField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(Label(title, "heading"))

    def load(self) -> None:
        """Read anew what the page shows, unless something is typed."""
        raise NotImplementedError

    def is_changed(self) -> bool:
        """Tell whether something is typed that was not saved."""
        return False

    def save(self) -> None:
        """Keep what is typed, or show all that is wrong with it."""

    def discard(self) -> None:
        """Take back what was typed."""

    def add(self) -> None:
        """Add one of what the page lists, if it lists something."""

    def typed(self) -> object:
        """Return what is typed and not saved, as a value."""
        return None

    def take_typed(self, typed: object) -> None:
        """Show again what was typed before the widgets were made anew."""

    def focus_on(self, field: str) -> None:
        """Put the cursor into a setting."""
        found = self.fields.get(field)
        if found is not None:
            found.control.setFocus()

    def make_field(self, name: str, control: QWidget) -> FormField:
        """Return a setting's field, with its title and what it does."""
        found = topic(f"{self.key}.{name}")
        made = FormField(found.title, control, hint=found.what)
        self.fields[name] = made
        return made

    def add_list_head(self, words: str, button: QWidget) -> None:
        """Say what the list is for, with the button that adds to it at the right."""
        row = QHBoxLayout()
        row.setSpacing(16)
        label = Label(words, "second")
        label.setWordWrap(True)
        row.addWidget(label, 1)
        row.addWidget(button)
        self.column.addLayout(row)

    def add_table(self, table: QWidget) -> None:
        """Add the list, with all the room that the rest of the page leaves."""
        table.setMinimumHeight(_LEAST_TABLE)
        self.column.addWidget(table, 1)

    def keep(self, work: Callable[[], object], *, beside: str) -> None:
        """Save on the worker; a broken rule stands beside a field."""

        def failed(error: Exception) -> None:
            is_rule = isinstance(error, RuleBroken)
            field = self.fields.get(beside) if is_rule else None
            show_error(self, error, beside=field, retry=self.save)
            self.changed.emit()

        run(work, self._saved, self, failed=failed)

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show every fault beside its field; tell whether there is one."""
        for name, field in self.fields.items():
            field.show_error(faults.get(name, ""))
        first = next((name for name in self.fields if name in faults), "")
        self.focus_on(first)
        return bool(faults)

    def _saved(self, _result: object) -> None:
        """Show what is kept now."""
        self.discard()
        self.load()
        self.changed.emit()


def sentences(error: ValidationError) -> dict[str, str]:
    """Return what is wrong, by field, in words."""
    return {
        str(fault["loc"][0]): sentence(fault["type"], fault.get("ctx", {}))
        for fault in error.errors()
    }


def sentence(kind: str, limits: Mapping[str, Any]) -> str:
    """Return what is wrong and what to do, by pydantic's kind of fault."""
    if kind == "string_too_long":
        words = translate("Settings", "Too long: at most {most} characters.")
        return words.format(most=limits["max_length"])
    if kind == "string_pattern_mismatch":
        return translate("Settings", "One to six letters and digits, such as A1.")
    if kind == "less_than_equal":
        words = translate("Settings", "Type a number of at most {most}.")
        return words.format(most=limits["le"])
    if kind == "greater_than_equal":
        words = translate("Settings", "Type a number of at least {least}.")
        return words.format(least=limits["ge"])
    if kind in ("decimal_type", "decimal_max_places", "int_from_float"):
        return translate("Settings", "Type a number with at most two decimals.")
    return translate("Settings", "This is needed.")
