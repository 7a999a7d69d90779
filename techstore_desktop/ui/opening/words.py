"""Each finding in words: what it is, how it stands, what to do."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.opening.checks import Finding, State
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_TITLES = {
    "disk": QT_TRANSLATE_NOOP("Opening", "Disk"),
    "backup": QT_TRANSLATE_NOOP("Opening", "Backup"),
    "clock": QT_TRANSLATE_NOOP("Opening", "Clock"),
    "sync": QT_TRANSLATE_NOOP("Opening", "Other tills"),
    "session": QT_TRANSLATE_NOOP("Opening", "Yesterday's drawer"),
    "rates": QT_TRANSLATE_NOOP("Opening", "Today's rates"),
    "printer": QT_TRANSLATE_NOOP("Opening", "Printer and drawer"),
    "scanner": QT_TRANSLATE_NOOP("Opening", "Scanner"),
}
_SENTENCES = {
    "disk.enough": QT_TRANSLATE_NOOP("Opening", "There is room for the day's sales."),
    "disk.little": QT_TRANSLATE_NOOP(
        "Opening", "Little room is left. Make some before it is full."
    ),
    "disk.none": QT_TRANSLATE_NOOP(
        "Opening", "The disk is full: no sale can be kept. Make room first."
    ),
    "backup.fresh": QT_TRANSLATE_NOOP("Opening", "Last good copy: {moment}."),
    "backup.old": QT_TRANSLATE_NOOP(
        "Opening", "The last good copy is {days} days old. Make one now."
    ),
    "backup.never": QT_TRANSLATE_NOOP(
        "Opening",
        "There is no copy of the shop yet. If this disk fails, all is lost: make one"
        " on another disk.",
    ),
    "backup.at_hub": QT_TRANSLATE_NOOP(
        "Opening", "The central server has everything that was sent."
    ),
    "clock.fits": QT_TRANSLATE_NOOP("Opening", "Agrees with the central server."),
    "clock.differs": QT_TRANSLATE_NOOP(
        "Opening",
        "{minutes} minutes away from the central server. Set this computer's clock.",
    ),
    "clock.behind": QT_TRANSLATE_NOOP(
        "Opening",
        "The last sale is later than this clock: {moment}. Set this computer's clock.",
    ),
    "clock.alone": QT_TRANSLATE_NOOP(
        "Opening", "It is {moment}; there is no other clock to compare it with."
    ),
    "sync.none": QT_TRANSLATE_NOOP("Opening", "This till works for itself."),
    "sync.in_step": QT_TRANSLATE_NOOP("Opening", "In step with the others."),
    "sync.waiting": QT_TRANSLATE_NOOP("Opening", "{count} entries are on their way."),
    "sync.offline": QT_TRANSLATE_NOOP(
        "Opening", "Not reached; {count} entries wait. Sell on: they follow later."
    ),
    "sync.trouble": QT_TRANSLATE_NOOP(
        "Opening", "Something needs attention: see the page Terminals."
    ),
    "session.none": QT_TRANSLATE_NOOP(
        "Opening", "Closed. The checkout asks for today's float."
    ),
    "session.today": QT_TRANSLATE_NOOP("Opening", "Session {number} of today is open."),
    "session.yesterday": QT_TRANSLATE_NOOP(
        "Opening",
        "Session {number} of {day} is still open. Count and close it, or today's sales"
        " are booked to it.",
    ),
    "rates.none": QT_TRANSLATE_NOOP("Opening", "The shop takes its own currency only."),
    "rates.today": QT_TRANSLATE_NOOP("Opening", "Every currency has today's rate."),
    "rates.old": QT_TRANSLATE_NOOP(
        "Opening", "Not of today: {currencies}. A manager types today's rate here."
    ),
    "printer.system": QT_TRANSLATE_NOOP(
        "Opening", "{name}, by the system. A test page tells whether it prints."
    ),
    "printer.none": QT_TRANSLATE_NOOP(
        "Opening", "No printer is chosen. Receipts can be shown or kept as PDF."
    ),
    "printer.roll": QT_TRANSLATE_NOOP(
        "Opening", "{name}. A test page tells, and opens the drawer."
    ),
    "printer.printed": QT_TRANSLATE_NOOP("Opening", "The test page was printed."),
    "printer.failed": QT_TRANSLATE_NOOP("Opening", "{words}"),
    "scanner.untested": QT_TRANSLATE_NOOP(
        "Opening", "Scan anything into the field to test it."
    ),
    "scanner.good": QT_TRANSLATE_NOOP(
        "Opening", "“{code}” arrived whole, and its end key fits."
    ),
    "scanner.no_end": QT_TRANSLATE_NOOP(
        "Opening",
        "“{code}” arrived without an end key. Set the scanner's suffix to Enter (CR).",
    ),
}
_ICONS = {
    State.FINE: ("circle-check", "good"),
    State.LOOK: ("alert-triangle", "warning"),
    State.BAD: ("alert-circle", "bad"),
    State.UNKNOWN: ("help-circle", "text_third"),
}
_STATES = {
    State.FINE: QT_TRANSLATE_NOOP("Opening", "in order"),
    State.LOOK: QT_TRANSLATE_NOOP("Opening", "look at it"),
    State.BAD: QT_TRANSLATE_NOOP("Opening", "not in order"),
    State.UNKNOWN: QT_TRANSLATE_NOOP("Opening", "not known"),
}


def title(key: str) -> str:
    """Return what was looked at."""
    return translate("Opening", _TITLES[key])


def sign(state: State) -> tuple[str, str]:
    """Return a state's icon and colour."""
    return _ICONS[state]


def state_words(state: State) -> str:
    """Return a state in words, for readers."""
    return translate("Opening", _STATES[state])


def sentence(finding: Finding, formats: Formats, zone: ZoneInfo) -> str:
    """Return how it stands and what to do."""
    values = {
        name: _written(value, formats, zone) for name, value in finding.values.items()
    }
    return translate("Opening", _SENTENCES[finding.code]).format(**values)


def _written(value: object, formats: Formats, zone: ZoneInfo) -> object:
    if isinstance(value, datetime):
        return formats.date_time(value, zone)
    return formats.date(value) if isinstance(value, date) else value
