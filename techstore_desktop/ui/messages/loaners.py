"""Sentences for loaners."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "loaner.not_found": QT_TRANSLATE_NOOP(
        "Messages", "This loaner is no longer in use. Choose another."
    ),
    "loaner.out": QT_TRANSLATE_NOOP(
        "Messages", "{customer} has this loaner. Take it back first."
    ),
    "loaner.lent_not_sold": QT_TRANSLATE_NOOP(
        "Messages", "{name} is lent to {customer}. Take it back before it is sold."
    ),
    "loaner.job_has_one": QT_TRANSLATE_NOOP(
        "Messages", "{name} is out for this repair already. Take it back first."
    ),
    "loaner.back_already": QT_TRANSLATE_NOOP(
        "Messages", "This loaner is back already. Look at the list again."
    ),
    "loan.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This loan is not here. It may still be on its way from another computer.",
    ),
}
