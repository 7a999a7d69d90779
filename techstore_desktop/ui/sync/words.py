"""A sync's status in words: short for the status line, whole for the page."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.sync.status import SyncState, SyncStatus
from techstore_desktop.ui.messages import message

translate = QCoreApplication.translate
_KINDS = {
    SyncState.NONE: "neutral",
    SyncState.IN_STEP: "good",
    SyncState.WAITING: "good",
    SyncState.OFFLINE: "warning",
    SyncState.TROUBLE: "bad",
}


def short_words(status: SyncStatus, profile: ShopProfile) -> tuple[str, str]:
    """Return the words of the status line and their kind; "" where there is no hub."""
    return _title(status, profile), _KINDS[status.state]


def title_words(status: SyncStatus, profile: ShopProfile) -> str:
    """Return the heading of the page."""
    if status.state is SyncState.NONE:
        return translate("Sync", "This computer works alone")
    return _title(status, profile)


def long_words(status: SyncStatus) -> str:
    """Return what the state means and what to do now."""
    if status.state is SyncState.TROUBLE:
        return message(Unavailable(status.trouble or "sync.hub_unreachable"))
    return {
        SyncState.NONE: translate(
            "Sync",
            "One shop on several computers needs a hub: a PostgreSQL database that "
            "all of them reach. Each goes on selling when the network does not.",
        ),
        SyncState.IN_STEP: translate(
            "Sync", "What is done here, the others have; what they do, is here."
        ),
        SyncState.WAITING: translate(
            "Sync", "What waits is safe on this computer and is being sent."
        ),
        SyncState.OFFLINE: translate(
            "Sync",
            "The hub does not answer. Selling goes on; what is done here is safe on "
            "this computer and is sent as soon as the hub is back.",
        ),
    }[status.state]


def offset_words(offset: timedelta) -> str:
    """Return how far this computer's clock is from the hub's."""
    seconds = round(offset.total_seconds())
    if abs(seconds) < 2:  # noqa: PLR2004 - what a network's delay may be
        return translate("Sync", "as the hub's")
    if abs(seconds) >= 120:  # noqa: PLR2004 - two minutes
        minutes = round(abs(seconds) / 60)
        words = (
            translate("Sync", "{count} minutes behind the hub's")
            if seconds > 0
            else translate("Sync", "{count} minutes ahead of the hub's")
        )
        return words.format(count=minutes)
    words = (
        translate("Sync", "{count} seconds behind the hub's")
        if seconds > 0
        else translate("Sync", "{count} seconds ahead of the hub's")
    )
    return words.format(count=abs(seconds))


def _title(status: SyncStatus, profile: ShopProfile) -> str:
    formats, zone = profile.formats, profile.zone
    if status.state is SyncState.IN_STEP:
        return translate("Sync", "In step")
    if status.state is SyncState.TROUBLE:
        return translate("Sync", "Sync needs attention")
    if status.state is SyncState.WAITING:
        words = translate("Sync", "{count} waiting since {time}")
        since = status.waiting_since
        time = formats.time(since, zone) if since else ""
        return words.format(count=status.waiting, time=time)
    if status.state is SyncState.OFFLINE:
        return _offline(status, profile)
    return ""


def _offline(status: SyncStatus, profile: ShopProfile) -> str:
    if status.last_contact_at is None:
        return translate("Sync", "Offline")
    time = profile.formats.time(status.last_contact_at, profile.zone)
    if status.waiting:
        words = translate("Sync", "Offline since {time}, {count} waiting")
        return words.format(time=time, count=status.waiting)
    return translate("Sync", "Offline since {time}").format(time=time)
