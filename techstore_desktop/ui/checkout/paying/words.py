"""What stands beside the amount that is asked: rate, instalments, reference."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales.payments import Voucher
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand

translate = QCoreApplication.translate


def rate_words(payment: PaymentInHand, formats: Formats) -> str:
    """Return in which currency the amount is typed, and at which rate (R14).

    Empty for a method that takes the shop's own.
    """
    code = payment.foreign
    if not code:
        return ""
    known = payment.rates[code]
    words = translate(
        "PaymentWords", "in {currency}, at {rate} of {day}; change in the shop's own"
    )
    return words.format(
        currency=code,
        rate=formats.exchange(known.rate),
        day=formats.date(known.business_day),
    )


def old_rate_words(payment: PaymentInHand, formats: Formats) -> str:
    """Return that the rate is not today's (R14); empty where it is."""
    if not payment.has_old_rate:
        return ""
    day = payment.rates[payment.foreign].business_day
    words = translate("PaymentWords", "This is the rate of {day}, not today's.")
    return words.format(day=formats.date(day))


def plan_words(payment: PaymentInHand, amount: Decimal, formats: Formats) -> str:
    """Return the chosen instalments and what they put on an amount; empty without."""
    plan = payment.plan
    if plan is None:
        return ""
    on_top = translate("PaymentWords", "{plan}: {amount} on top")
    words = on_top if plan.rate else "{plan}"
    surcharge = formats.money(payment.line(amount).surcharge)
    return words.format(plan=plan.name, amount=surcharge)


def amount_label(payment: PaymentInHand) -> str:
    """Return what the amount is that is typed: a surcharge comes on top of it."""
    if payment.plan is not None and payment.plan.rate:
        return translate("PaymentWords", "Received, before the surcharge")
    return translate("PaymentWords", "Received")


def reference_label(payment: PaymentInHand) -> str:
    """Return what the marked method's reference is called."""
    if payment.marked == Voucher.code:
        return translate("PaymentWords", "The voucher's number")
    if payment.row.reference is Reference.REQUIRED:
        return translate("PaymentWords", "Reference")
    return translate("PaymentWords", "Reference (optional)")
