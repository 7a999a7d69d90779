"""Which price list a customer pays by; the first row is the usual prices."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal

from techstore_desktop.ui.settings.choices import Choice


class PriceListChoice(Choice):
    """Emits ``picked`` when a person chooses another list."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__({})
        self._current: UUID | None = None
        self._lists: Mapping[UUID, str] = {}
        self.show_lists({})
        self.activated.connect(self._pick)

    def show_lists(self, lists: Mapping[UUID, str]) -> None:
        """Offer these lists; the one that holds stays, in use or not."""
        self._lists = lists
        self.blockSignals(True)
        self.clear()
        self.addItem(self.tr("Usual prices"), None)
        for list_id, name in lists.items():
            self.addItem(name, list_id)
        if self._current is not None and self._current not in lists:
            self.addItem(self.tr("A list out of use"), self._current)
        ids = [self.itemData(row) for row in range(self.count())]
        self.setCurrentIndex(ids.index(self._current))
        self.blockSignals(False)

    def show_list(self, list_id: UUID | None) -> None:
        """Let a list hold."""
        self._current = list_id
        self.show_lists(self._lists)

    def list_id(self) -> UUID | None:
        """Return the list that holds, or None for the usual prices."""
        return self._current

    def has_choice(self) -> bool:
        """Tell whether there is more than the usual prices."""
        return self.count() > 1

    def _pick(self) -> None:
        self._current = self.currentData()
        self.picked.emit()
