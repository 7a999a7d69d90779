"""The page of what is asked of each kind of device, one line for each."""

from collections.abc import Mapping

from pydantic import ValidationError
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPlainTextEdit

from techstore_desktop.core.devices.kinds import DeviceKind
from techstore_desktop.core.repairs.checklists import KindLists
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.intake.kind_choice import KindChoice
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page

_HEIGHT = 150
_FIELDS = ("questions", "accessories", "faults")


class ChecklistsPage(SettingsPage):
    """Questions, accessories and faults of the kind that is chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "checklists", page("checklists").title)
        self._latest = Latest(self)
        self._words = repair_words_for(QLocale().name().partition("_")[0])
        self._kept: Mapping[DeviceKind, KindLists] = {}
        self.kind = KindChoice()
        self.column.addWidget(self.kind)
        self.lists: dict[str, QPlainTextEdit] = {}
        for name in _FIELDS:
            edit = QPlainTextEdit()
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(_HEIGHT)
            edit.textChanged.connect(self._typed_in)
            self.lists[name] = edit
            self.column.addWidget(self.make_field(name, edit))
        self.column.addStretch(1)
        self.kind.chosen.connect(lambda _kind: self._show())

    def load(self) -> None:
        """Read the lists, unless something is typed."""
        if not self.is_changed():
            self._latest.run(self.session.shop.checklists.every, self._take)

    def is_changed(self) -> bool:
        """Tell whether the lists differ from those that are kept."""
        return bool(self._kept) and any(
            self.lists[name].toPlainText() != self._text(name) for name in _FIELDS
        )

    def save(self) -> None:
        """Keep the lists of this kind."""
        try:
            data = KindLists.model_validate(
                {name: self._typed(name) for name in _FIELDS}
            )
        except ValidationError as error:
            at_most = self.tr("At most 30 lines, each of at most 300 characters.")
            self.show_faults({str(each["loc"][0]): at_most for each in error.errors()})
            return
        self.show_faults({})
        service, actor = self.session.shop.checklists, self.session.actor
        kind = self.kind.kind()
        self.keep(lambda: service.save(actor, kind, data), beside="questions")

    def discard(self) -> None:
        """Show what is kept."""
        self._show()

    def _typed_in(self) -> None:
        """Tell, and hold the kind until what is typed is saved or taken back."""
        self.kind.setEnabled(not self.is_changed())
        self.changed.emit()

    def _take(self, kept: Mapping[DeviceKind, KindLists]) -> None:
        self._kept = kept
        self._show()

    def _show(self) -> None:
        if self._kept:
            for name, edit in self.lists.items():
                edit.setPlainText(self._text(name))
            self.changed.emit()

    def _text(self, name: str) -> str:
        keys = getattr(self._kept[self.kind.kind()], name)
        return "\n".join(self._words.say(key) for key in keys)

    def _typed(self, name: str) -> tuple[str, ...]:
        """Return the lines; one that is a known key's words stays that key."""
        keys = {
            self._words.say(key): key
            for key in getattr(self._kept[self.kind.kind()], name)
        }
        lines = (line.strip() for line in self.lists[name].toPlainText().splitlines())
        return tuple(dict.fromkeys(keys.get(line, line) for line in lines if line))
