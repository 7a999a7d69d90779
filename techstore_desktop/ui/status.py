"""What the status line says, read from the shop on the worker."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.storage.disk import Room
from techstore_desktop.shop import Shop
from techstore_desktop.ui.shell.status_line import Status, WritesTime
from techstore_desktop.ui.sync.words import short_words

if TYPE_CHECKING:
    from techstore_desktop.core.cash.schemas import CashSessionResponse

translate = QCoreApplication.translate


def _since(
    shop: Shop, session: "CashSessionResponse", profile: ShopProfile
) -> tuple[str, str]:
    """Return since when a session is open; one of an earlier day names it, loud."""
    formats, zone = profile.formats, profile.zone
    words = translate("Status", "Session open since {time}")
    today = profile.business_day(shop.database.clock.now())
    if session.business_day >= today:
        return words.format(time=formats.time(session.opened_at, zone)), "neutral"
    return words.format(time=formats.date_time(session.opened_at, zone)), "warning"


def read_status(shop: Shop) -> Status:
    """Return place, cash session and sync in words."""
    profile = shop.profiles.current()
    session = shop.cash.current()
    if session is None:
        cash, kind = translate("Status", "Drawer closed"), "warning"
    else:
        cash, kind = _since(shop, session, profile)
    sync, sync_kind = short_words(shop.sync_status(), profile)
    room = shop.room()
    return Status(
        disk="" if room is Room.ENOUGH else translate("Status", "Disk almost full"),
        disk_kind="bad" if room is Room.NONE else "warning",
        sync=sync,
        sync_kind=sync_kind,
        place=f"{profile.branch_name} · {profile.terminal_name}",
        cash=cash,
        cash_kind=kind,
        writes_time=WritesTime(profile.formats, profile.zone),
    )
