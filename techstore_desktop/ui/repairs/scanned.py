"""A repair's label or ticket scanned on whatever screen: the job opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.background import run
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.core.repairs.schemas import RepairCard

_NUMBER = re.compile(r"^R[A-Z0-9]{1,8}-\d{6,}(/\d{1,2})?$", re.IGNORECASE)


def is_repair_number(code: str) -> bool:
    """Return whether a code may be the number of a repair, as its papers have it."""
    return _NUMBER.match(code.strip()) is not None


def open_scanned(
    session: Session, code: str, owner: QObject, otherwise: Callable[[], object]
) -> bool:
    """Open the job of a code that may be a repair's; False where it can't be one.

    Where no job has that number, ``otherwise`` is done.
    """
    actor, shell = session.actor, session.shell
    if not is_repair_number(code) or not actor.may(Permission.REPAIR_SEE):
        return False

    def then(card: RepairCard | None) -> None:
        if card is None:
            otherwise()
        else:
            shell.open_screen("repairs", job_id=card.id)

    repairs = session.shop.repairs
    run(lambda: repairs.find_by_number(actor, code), then, owner)
    return True
