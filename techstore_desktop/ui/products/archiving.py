"""Taking products off the list, and back: undone rather than asked about."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.background import run
from techstore_desktop.ui.session import Session


class Archiving(QObject):
    """Remembers what was archived last, for the toast's Undo and for Ctrl+Z."""

    def __init__(self, session: Session, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._session = session
        self._last: tuple[UUID, ...] = ()

    def archive(self, products: Sequence[tuple[UUID, str]]) -> None:
        """Archive products, given as id and name."""
        if not products:
            return
        ids = tuple(product_id for product_id, _name in products)
        words = self._words(products)
        service, actor = self._session.shop.products, self._session.actor

        def work() -> None:
            for product_id in ids:
                service.archive(actor, product_id)

        def then(_nothing: None) -> None:
            self._last = ids
            self._session.shell.toast(
                words, "good", action=self.tr("Undo"), act=self.undo
            )

        run(work, then, self._screen)

    def restore(self, ids: Sequence[UUID]) -> None:
        """Bring products back."""
        service, actor = self._session.shop.products, self._session.actor

        def work() -> None:
            for product_id in ids:
                service.restore(actor, product_id)

        run(work, lambda _nothing: None, self._screen)

    def undo(self) -> None:
        """Bring back what was archived last."""
        ids, self._last = self._last, ()
        if ids:
            self.restore(ids)

    def _words(self, products: Sequence[tuple[UUID, str]]) -> str:
        if len(products) == 1:
            return self.tr("{name} is archived.").format(name=products[0][1])
        return self.tr("{count} products are archived.").format(count=len(products))
