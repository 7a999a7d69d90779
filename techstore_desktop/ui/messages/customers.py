"""Sentences for customers."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "customer.archived": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} is archived. Restore them first, or choose another customer.",
    ),
    "customer.email_unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "“{email}” is no e-mail address. Check what stands around the @.",
    ),
    "customer.erased": QT_TRANSLATE_NOOP(
        "Messages",
        "This customer was erased at their own wish. Choose or register another one.",
    ),
    "customer.merged_with_itself": QT_TRANSLATE_NOOP(
        "Messages",
        "These two are one customer already. Choose another one.",
    ),
    "customer.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "That customer is not known here yet. Wait for the sync, or choose another.",
    ),
    "customer.not_merged": QT_TRANSLATE_NOOP(
        "Messages",
        "This customer stands for themself already.",
    ),
    "customer.not_settled": QT_TRANSLATE_NOOP(
        "Messages",
        "The account stands at {balance}. Settle it to zero first, then erase.",
    ),
}
