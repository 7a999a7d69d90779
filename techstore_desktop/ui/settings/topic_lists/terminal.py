"""The settings of this terminal alone."""

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.settings.topic import Topic
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_EDIT = Permission.EDIT_SETTINGS

TOPICS = (
    Topic(
        "terminal.language",
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP("Settings", "What this terminal speaks, from now on."),
    ),
    Topic(
        "terminal.theme",
        QT_TRANSLATE_NOOP("Settings", "Looks"),
        QT_TRANSLATE_NOOP("Settings", "Light or dark theme, or as the system has it."),
    ),
    Topic(
        "terminal.receipt_printer",
        QT_TRANSLATE_NOOP("Settings", "Receipt printer"),
        QT_TRANSLATE_NOOP("Settings", "Where receipts of this terminal come out."),
    ),
    Topic(
        "terminal.receipt_paper",
        QT_TRANSLATE_NOOP("Settings", "Receipt paper"),
        QT_TRANSLATE_NOOP("Settings", "How wide the paper of that printer is."),
    ),
    Topic(
        "terminal.repair_label",
        QT_TRANSLATE_NOOP("Settings", "Repair label"),
        QT_TRANSLATE_NOOP(
            "Settings", "How large the label is that goes on a device, in millimetres."
        ),
    ),
    Topic(
        "terminal.keep_months",
        QT_TRANSLATE_NOOP("Settings", "Keep sales for"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Older ones stay at the hub and are fetched when needed. Without a hub all "
            "stay here. Holds from the next start.",
        ),
    ),
    Topic(
        "terminal.customer_display",
        QT_TRANSLATE_NOOP("Settings", "Customer's display"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "A window that shows the customer lines, total and change. Ctrl+D opens and"
            " shuts it.",
        ),
    ),
    Topic(
        "terminal.display_picture",
        QT_TRANSLATE_NOOP("Settings", "Its picture"),
        QT_TRANSLATE_NOOP("Settings", "The shop's picture while nothing is sold."),
    ),
    Topic(
        "terminal.own_pin",
        QT_TRANSLATE_NOOP("Settings", "Your PIN"),
        QT_TRANSLATE_NOOP("Settings", "What you sign in with, on every terminal."),
    ),
    Topic(
        "terminal.name",
        QT_TRANSLATE_NOOP("Settings", "Name of this terminal"),
        QT_TRANSLATE_NOOP("Settings", "How the status line and reports call it."),
        _EDIT,
    ),
    Topic(
        "terminal.code",
        QT_TRANSLATE_NOOP("Settings", "Code of this terminal"),
        QT_TRANSLATE_NOOP(
            "Settings", "Begins the number of every sale: A1 gives A1-000001."
        ),
        _EDIT,
    ),
    Topic(
        "terminal.branch_name",
        QT_TRANSLATE_NOOP("Settings", "Branch"),
        QT_TRANSLATE_NOOP("Settings", "Where this terminal stands."),
        _EDIT,
    ),
    Topic(
        "terminal.branch_address",
        QT_TRANSLATE_NOOP("Settings", "Address of the branch"),
        QT_TRANSLATE_NOOP("Settings", "Is printed on receipts made here."),
        _EDIT,
    ),
)
