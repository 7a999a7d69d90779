"""Sentences for printers."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "printer.none": QT_TRANSLATE_NOOP(
        "Messages",
        "This computer has no printer yet. What was done is saved. Add a printer in "
        "the system's settings, then print again.",
    ),
    "printer.silent": QT_TRANSLATE_NOOP(
        "Messages",
        "Printer {printer} does not answer. What was done is saved. Check its power "
        "and paper, then print again.",
    ),
    "printer.unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "The printer {printer} in this terminal's settings is written wrongly. What "
        "was done is saved. Choose the receipt printer again, then print again.",
    ),
    "printer.out_of_paper": QT_TRANSLATE_NOOP(
        "Messages",
        "Printer {printer} is out of paper. What was done is saved. Put in a new roll, "
        "then print again.",
    ),
    "printer.cover_open": QT_TRANSLATE_NOOP(
        "Messages",
        "The cover of printer {printer} is open. What was done is saved. Close it, "
        "then print again.",
    ),
    "printer.stopped": QT_TRANSLATE_NOOP(
        "Messages",
        "Printer {printer} has stopped with an error. What was done is saved. Switch "
        "it off and on, then print again.",
    ),
}
