"""A code scanned beside the catalogue: its product, or the offer to add one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.in_store import InStoreRule, code_to_keep
from techstore_desktop.core.products.scanning import Scanned
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session

SALE = "checkout"


class ScannedCodes(QObject):
    """Looks codes up, and remembers whether a sale asked for the one being added."""

    def __init__(
        self,
        session: Session,
        parent: QObject,
        *,
        found: Callable[..., object],
        add: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._found = found
        self._add = add
        self._latest = Latest(self)
        self.comes_from_sale = False

    def look_up(self, code: str) -> None:
        """Call ``found`` with product and ``serial`` number, or offer to ``add``."""
        products = self._session.shop.products
        self._latest.run(lambda: products.scan(code), partial(self._show, code))

    def kept(self, code: str) -> str:
        """Return what a product keeps of a code: a scale's label without its weight."""
        profile = self._session.shop.profiles.current()
        rules = [InStoreRule.model_validate(each) for each in profile.in_store_codes]
        return code_to_keep(code, rules)

    def offer_way_back(self, name: str) -> None:
        """Lead back to the sale that asked for the product, if one did."""
        if not self.comes_from_sale:
            return
        self.comes_from_sale = False
        self._session.shell.toast(
            self.tr("{name} is in the catalogue.").format(name=name),
            "good",
            action=self.tr("Back to the sale"),
            act=partial(self._session.shell.open_screen, SALE),
        )

    def _show(self, code: str, scanned: Scanned | None) -> None:
        if scanned is not None:
            self._found(scanned.product.id, serial=scanned.serial_number)
            return
        may_add = self._session.actor.may(Permission.EDIT_PRODUCTS)
        self._session.shell.toast(
            self.tr("{code} is not in the catalogue.").format(code=code),
            "warning",
            action=self.tr("Add it") if may_add else "",
            act=partial(self._add, code) if may_add else None,
        )
