"""Sentences for quotes."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "quote.already_over": QT_TRANSLATE_NOOP(
        "Messages", "A quote holds at least until today. Choose a later day."
    ),
    "quote.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "That quote is not known here yet. Wait for the sync, or check its number.",
    ),
    "quote.of_repair": QT_TRANSLATE_NOOP(
        "Messages",
        "A repair has a quote of its own, on its ticket. Take it off the sale first.",
    ),
    "quote.of_voucher": QT_TRANSLATE_NOOP(
        "Messages",
        "A gift card is worth its value any day: it is not quoted. Take it off the "
        "sale first.",
    ),
    "quote.on_screen": QT_TRANSLATE_NOOP(
        "Messages",
        "There is a sale on the screen. Park it with F6, or clear it, then take up "
        "the quote.",
    ),
    "quote.sold": QT_TRANSLATE_NOOP(
        "Messages",
        "Quote {quote} was sold already, as {number}. Sell the goods at today's "
        "prices, or void that sale first.",
    ),
    "quote.takes_back": QT_TRANSLATE_NOOP(
        "Messages",
        "Goods that come back are not quoted. Take them off the sale first.",
    ),
    "quote.terms_differ": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} is not what the quote says. Take the quote up again with Shift+F7.",
    ),
}
