"""Sentences for payments on a customer's account and its corrections."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "account.no_customer": QT_TRANSLATE_NOOP(
        "Messages", "Choose the customer whose account it goes on (F3)."
    ),
    "account.nothing_paid": QT_TRANSLATE_NOOP(
        "Messages", "Type how much the customer pays."
    ),
    "account.nothing_corrected": QT_TRANSLATE_NOOP(
        "Messages", "Type by how much the account is to change."
    ),
    "account.note_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {owed} is owed. Write what the rest is for; it stays as credit in hand.",
    ),
    "account.debt_not_found": QT_TRANSLATE_NOOP(
        "Messages", "This debt is not on the customer's account. Choose another."
    ),
    "account.pays_itself": QT_TRANSLATE_NOOP(
        "Messages", "An account can't be paid from itself. Choose another method."
    ),
}
