"""What the status line says, read from the shop on the worker."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.storage.disk import Room
from techstore_desktop.shop import Shop
from techstore_desktop.ui.shell.status_line import Status, WritesTime
from techstore_desktop.ui.sync.words import short_words

translate = QCoreApplication.translate


def read_status(shop: Shop) -> Status:
    """Return place, cash session and sync in words."""
    profile = shop.profiles.current()
    session = shop.cash.current()
    if session is None:
        cash, kind = translate("Status", "Drawer closed"), "warning"
    else:
        since = profile.formats.time(session.opened_at, profile.zone)
        words = translate("Status", "Session open since {time}")
        cash, kind = words.format(time=since), "neutral"
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
