"""Whether the page opens by itself: once a business day on each terminal."""

from PySide6.QtCore import QSettings

from techstore_desktop.ui.session import Session

_SHOWN = "opening/shown_on"


def is_due(session: Session) -> bool:
    """Tell whether the shop wants the page and this terminal has not shown it today."""
    profile = session.shop.profiles.current()
    if not profile.shows_opening:
        return False
    return str(QSettings().value(_SHOWN, "")) != _today(session)


def note_shown(session: Session) -> None:
    """Remember that the page was shown today."""
    QSettings().setValue(_SHOWN, _today(session))


def _today(session: Session) -> str:
    profile = session.shop.profiles.current()
    return profile.business_day(session.shop.database.clock.now()).isoformat()
