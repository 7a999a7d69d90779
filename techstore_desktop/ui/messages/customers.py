"""Sentences for customers."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "customer.email_unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "“{email}” is no e-mail address. Check what stands around the @.",
    ),
}
