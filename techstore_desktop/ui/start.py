"""What the window is given to reach a shop."""

from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.entries import entries
from techstore_desktop.ui.opening.day import is_due
from techstore_desktop.ui.session import Session, Shell
from techstore_desktop.ui.shell.doors import Doors
from techstore_desktop.ui.status import read_status


def doors_to(shop: Shop, changes: Changes) -> Doors:
    """Return the doors of a window to a founded shop."""

    def begin(actor: Actor, shell: Shell) -> Session:
        formats = shop.profiles.current().formats
        return Session(actor, shop, formats, changes, shell)

    return Doors(
        entries=entries(),
        people=shop.staff.people,
        sign_in=shop.staff.sign_in,
        begin=begin,
        read_status=lambda: read_status(shop),
        present=shop.staff.present,
        is_opening_due=is_due,
    )
