"""Taking a document back from the hub that is older than what is kept here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from techstore_desktop.ui.background import run, run_apart
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    # Loading the sync takes a till's start a tenth of a second.
    from techstore_desktop.sync.feed import FeedEntry
    from techstore_desktop.sync.service import OldDocument


def fetch(
    parent: QObject,
    session: Session,
    document: OldDocument,
    then: Callable[[], None],
    *,
    failed: Callable[[Exception], None],
) -> None:
    """Ask the hub, where that delays no sale, and call ``then`` once it is here."""
    sync = session.shop.sync

    def keep(told: list[FeedEntry]) -> None:
        run(lambda: sync.take_back(told), lambda _done: then(), parent, failed=failed)

    run_apart(document.ask, keep, parent, failed=failed)
