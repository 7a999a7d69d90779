"""Sentences for a sale, its lines and its payments."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "line.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "That line is no longer in the sale. Choose another one.",
    ),
    "parked_sale.on_screen": QT_TRANSLATE_NOOP(
        "Messages",
        "A sale is on the screen. Park it with F6 or finish it first.",
    ),
    "parked_sale.taken": QT_TRANSLATE_NOOP(
        "Messages",
        "“{label}” was taken up or given up meanwhile. Choose another one.",
    ),
    "payment.card_number_refused": QT_TRANSLATE_NOOP(
        "Messages",
        "This looks like a card number. Never write it down; type the slip's number.",
    ),
    "payment.exceeds_due": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {due} is still due, and change comes out of cash only. Type"
        " {due} or less.",
    ),
    "payment.exceeds_before_surcharge": QT_TRANSLATE_NOOP(
        "Messages",
        "The surcharge comes on top of what is typed. Type {due} or less.",
    ),
    "payment.method_unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "The payment method {method} is not in use here. Choose another one.",
    ),
    "payment.not_positive": QT_TRANSLATE_NOOP(
        "Messages",
        "A payment is more than zero. Type what was given.",
    ),
    "payment.reference_too_long": QT_TRANSLATE_NOOP(
        "Messages",
        "The reference is too long: at most {longest} characters.",
    ),
    "payment.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "That is too much: the largest payment is {largest}. Check the digits.",
    ),
    "payment.too_small": QT_TRANSLATE_NOOP(
        "Messages",
        "{remaining} is still to pay. Take it, or put it on a customer's account.",
    ),
    "sale.empty": QT_TRANSLATE_NOOP(
        "Messages",
        "There is nothing in the sale yet. Scan or search a product.",
    ),
}
