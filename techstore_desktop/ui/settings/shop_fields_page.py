"""The base of the pages whose fields are the shop's own: read, typed, saved."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from techstore_desktop.core.branches.schemas import ShopResponse, ShopUpdate
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage, sentence, sentences
from techstore_desktop.ui.settings.topics import page

Values = Mapping[str, Any]


class ShopFieldsPage(SettingsPage):
    """Saves only what differs, so that two managers at once keep both changes.

    Subclasses make the fields, show values in them by ``_fill``, and return what
    stands in them by ``_values``: None where it cannot be read. A rule that the
    service finds broken stands beside the field ``rule_field``.
    """

    rule_field = ""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__(session, key, page(key).title)
        self._latest = Latest(self)
        self._kept: dict[str, Any] = {}
        self._given: dict[str, Any] = {}

    def load(self) -> None:
        """Read the shop, unless something is typed."""
        if not self.is_changed():
            self._latest.run(self.session.shop.branches.shop, self._show)

    def is_changed(self) -> bool:
        """Tell whether a field differs from what is kept."""
        return bool(self._kept) and self._values() != self._kept

    def save(self) -> None:
        """Keep what differs, or show all that is wrong with it."""
        values = self._values()
        changed = {
            name: value for name, value in values.items() if value != self._kept[name]
        }
        faults = self._faults(values)
        update = ShopUpdate()
        try:
            update = ShopUpdate.model_validate(changed)
        except ValidationError as error:
            faults = sentences(error) | faults
        if self.show_faults(faults) or not changed:
            return
        branches, actor = self.session.shop.branches, self.session.actor
        self.keep(lambda: branches.update_shop(actor, update), beside=self.rule_field)

    def discard(self) -> None:
        """Show what is kept again."""
        if self._kept:
            self._fill(self._kept)
        self.show_faults({})
        self.changed.emit()

    def typed(self) -> object:
        """Return what stands in the fields if it is not saved."""
        return self._values() if self.is_changed() else None

    def take_typed(self, typed: object) -> None:
        """Fill the fields once the shop is read."""
        if isinstance(typed, dict):
            self._given = typed

    def _fill(self, values: Values) -> None:
        raise NotImplementedError

    def _values(self) -> dict[str, Any]:
        raise NotImplementedError

    def _faults(self, values: Values) -> dict[str, str]:
        """Return what no number could be read from, by field."""
        return {
            name: sentence("decimal_type", {})
            for name, value in values.items()
            if value is None
        }

    def _saved(self, result: object) -> None:
        if isinstance(result, ShopResponse):
            self._show(result)

    def _show(self, shop: ShopResponse) -> None:
        self._fill(shop.model_dump(mode="python"))
        # As the fields write it, so that only what a person types is a change.
        self._kept = self._values()
        if self._given:
            self._fill(self._kept | self._given)
            self._given = {}
        self.show_faults({})
        self.changed.emit()
