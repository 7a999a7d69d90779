"""Sentences about the shop's methods of payment, and rates of other currencies."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "payment.cash_stays_on": QT_TRANSLATE_NOOP(
        "Messages",
        "Cash can't be turned off: change and refunds come out of it.",
    ),
    "payment.currency_is_own": QT_TRANSLATE_NOOP(
        "Messages",
        "{currency} is the shop's own currency. Choose another one.",
    ),
    "payment.currency_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Choose the currency that is taken in cash.",
    ),
    "payment.currency_there": QT_TRANSLATE_NOOP(
        "Messages",
        "{currency} is among the methods already. Turn it on there.",
    ),
    "payment.name_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Give the method a name, so that it is told from the others.",
    ),
    "payment.no_rate": QT_TRANSLATE_NOOP(
        "Messages",
        "There is no rate for {currency} yet. A manager sets it in Settings.",
    ),
    "payment.no_tips": QT_TRANSLATE_NOOP(
        "Messages",
        "This shop takes no tips. A manager can allow them in Settings.",
    ),
    "payment.only_for_sales": QT_TRANSLATE_NOOP(
        "Messages",
        "That pays for sales only. Choose cash, card or transfer.",
    ),
    "payment.only_one": QT_TRANSLATE_NOOP(
        "Messages",
        "There can be only one method of this kind.",
    ),
    "payment.plan_changed": QT_TRANSLATE_NOOP(
        "Messages",
        "The instalments “{plan}” were changed meanwhile. Choose them again.",
    ),
    "payment.plans_alike": QT_TRANSLATE_NOOP(
        "Messages",
        "Two instalment plans have the same name. Give each a name of its own.",
    ),
    "payment.rate_changed": QT_TRANSLATE_NOOP(
        "Messages",
        "The rate of {currency} was changed meanwhile. Take the payment again.",
    ),
    "payment.rate_old": QT_TRANSLATE_NOOP(
        "Messages",
        "The rate of {currency} is of {day}, and this shop takes today's alone. A"
        " manager sets it under Ready to open (Ctrl+O).",
    ),
    "payment.reference_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "This method asks for a reference. Type the slip's or the transfer's number.",
    ),
    "payment.takes_no_plans": QT_TRANSLATE_NOOP(
        "Messages",
        "This method takes no instalments.",
    ),
    "payment.wrong_tip": QT_TRANSLATE_NOOP(
        "Messages",
        "That is no tip for this method. Type it with cash, card or transfer.",
    ),
    "payment.wrong_rate": QT_TRANSLATE_NOOP(
        "Messages",
        "That is no rate. Type what one of the currency is worth, above zero.",
    ),
}
