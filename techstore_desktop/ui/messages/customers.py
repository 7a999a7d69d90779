"""Sentences for customers."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "customer.email_unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "“{email}” is no e-mail address. Check what stands around the @.",
    ),
    "customer.erased": QT_TRANSLATE_NOOP(
        "Messages",
        "This customer was erased at their own wish. Choose or register another one.",
    ),
    "customer.not_settled": QT_TRANSLATE_NOOP(
        "Messages",
        "The account stands at {balance}. Settle it to zero first, then erase.",
    ),
}
