"""The settings of repairs."""

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.settings.topic import Topic
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_EDIT = Permission.EDIT_SETTINGS

TOPICS = (
    Topic(
        "collection.table",
        QT_TRANSLATE_NOOP("Settings", "Devices not fetched"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "What is done about repaired devices that nobody fetches, and how many "
            "days after they are ready. Follow-up says which step is due.",
        ),
        _EDIT,
    ),
    Topic(
        "work_kinds.table",
        QT_TRANSLATE_NOOP("Settings", "Warranty of repairs"),
        QT_TRANSLATE_NOOP(
            "Settings", "The kinds of work, and how long each is under warranty."
        ),
        Permission.REPAIR_EDIT_STATES,
    ),
    Topic(
        "checklists.questions",
        QT_TRANSLATE_NOOP("Settings", "Checked when it is taken in"),
        QT_TRANSLATE_NOOP(
            "Settings", "One question a line. Empty brings the usual ones back."
        ),
        Permission.REPAIR_EDIT_STATES,
    ),
    Topic(
        "checklists.accessories",
        QT_TRANSLATE_NOOP("Settings", "Accessories left with it"),
        QT_TRANSLATE_NOOP("Settings", "One a line, to be ticked at the counter."),
        Permission.REPAIR_EDIT_STATES,
    ),
    Topic(
        "checklists.faults",
        QT_TRANSLATE_NOOP("Settings", "Usual faults"),
        QT_TRANSLATE_NOOP("Settings", "One a line, to be chosen with a click."),
        Permission.REPAIR_EDIT_STATES,
    ),
    Topic(
        "repair_states.table",
        QT_TRANSLATE_NOOP("Settings", "The shop's own states of repairs"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Each is a column of the board behind the standard one of its kind, whose "
            "rules it follows.",
        ),
        Permission.REPAIR_EDIT_STATES,
    ),
    Topic(
        "repair_prices.table",
        QT_TRANSLATE_NOOP("Settings", "Repair prices by device and fault"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "The counter estimates by them; the row that names most of a device "
            "counts. A spreadsheet brings many at once.",
        ),
        Permission.EDIT_PRICES,
    ),
    Topic(
        "workshop.hours",
        QT_TRANSLATE_NOOP("Settings", "Working hours"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "When repairs are worked on, such as 9-18, or 9-13, 16-20. An empty day is "
            "closed.",
        ),
        _EDIT,
    ),
    Topic(
        "workshop.repair_parts_days",
        QT_TRANSLATE_NOOP("Settings", "Days until parts come"),
        QT_TRANSLATE_NOOP(
            "Settings", "Where a part is missing, a repair is promised so much later."
        ),
        _EDIT,
    ),
    Topic(
        "workshop.repair_usual_minutes",
        QT_TRANSLATE_NOOP("Settings", "Minutes of a usual repair"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Counts where neither the price list nor your own repairs tell how long "
            "one takes.",
        ),
        _EDIT,
    ),
    Topic(
        "workshop.repair_warning_days",
        QT_TRANSLATE_NOOP("Settings", "Working days to warn before a promise breaks"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "So early the board points out what is due soon, closed days not counted; "
            "what is being repaired or tested, on its day. 0 never.",
        ),
        _EDIT,
    ),
    Topic(
        "workshop.repair_warranty_days",
        QT_TRANSLATE_NOOP("Settings", "Days of warranty on a repair"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Counts where no kind of work is chosen: each kind has days of its own.",
        ),
        _EDIT,
    ),
    Topic(
        "workshop.repair_second_check",
        QT_TRANSLATE_NOOP("Settings", "A check by another person"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Whoever repaired a device does not say that it works; somebody else does.",
        ),
        _EDIT,
    ),
    Topic(
        "workshop.closed_days",
        QT_TRANSLATE_NOOP("Settings", "Closed days"),
        QT_TRANSLATE_NOOP(
            "Settings", "Holidays and the like: nothing is promised for them."
        ),
        _EDIT,
    ),
)
