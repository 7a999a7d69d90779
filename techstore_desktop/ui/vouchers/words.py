"""What a voucher is, how it stands, and what happened to it, in words."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.vouchers.choices import VoucherEntryKind, VoucherState
from techstore_desktop.core.vouchers.schemas import VoucherResponse

translate = QCoreApplication.translate
ALL = "all"

STATE_PILLS = {
    VoucherState.OPEN: "good",
    VoucherState.EXPIRED: "warning",
    VoucherState.SPENT: "neutral",
    VoucherState.OVERSPENT: "bad",
}
"""Which pill tells a state; one that is spent needs nobody."""


def kind_words(kind: VoucherEntryKind) -> str:
    """Return what a voucher is, by what first happened to it."""
    words = {
        VoucherEntryKind.SOLD: translate("Vouchers", "Gift card"),
        VoucherEntryKind.PAID_BACK: translate("Vouchers", "Store credit"),
        VoucherEntryKind.CORRECTED: translate("Vouchers", "Given by the shop"),
    }
    return words.get(kind, translate("Vouchers", "Voucher"))


def state_words(state: VoucherState) -> str:
    """Return how a voucher stands."""
    return {
        VoucherState.OPEN: translate("Vouchers", "Open"),
        VoucherState.EXPIRED: translate("Vouchers", "Expired"),
        VoucherState.SPENT: translate("Vouchers", "Spent"),
        VoucherState.OVERSPENT: translate("Vouchers", "Overspent"),
    }[state]


def filter_words() -> list[tuple[str, str]]:
    """Return what a list of vouchers may be narrowed to."""
    states = [(state.value, state_words(state)) for state in VoucherState]
    return [*states, (ALL, translate("Vouchers", "All"))]


def entry_words(kind: VoucherEntryKind) -> str:
    """Return why a balance changed."""
    return {
        VoucherEntryKind.SOLD: translate("Vouchers", "Sold"),
        VoucherEntryKind.RETURNED: translate("Vouchers", "Taken back"),
        VoucherEntryKind.SPENT: translate("Vouchers", "Spent"),
        VoucherEntryKind.PAID_BACK: translate("Vouchers", "Paid back onto it"),
        VoucherEntryKind.CORRECTED: translate("Vouchers", "Corrected"),
    }[kind]


def end_words(voucher: VoucherResponse, formats: Formats) -> str:
    """Return until when a voucher may be spent."""
    if voucher.expires_on is None:
        return translate("Vouchers", "without an end")
    words = translate("Vouchers", "until {day}")
    if voucher.is_expired:
        words = translate("Vouchers", "expired on {day}")
    return words.format(day=formats.date(voucher.expires_on))


def standing_words(voucher: VoucherResponse, formats: Formats) -> str:
    """Return what is left on a voucher, and until when it may be spent."""
    left = translate("Vouchers", "{amount} left on it")
    amount = left.format(amount=formats.money(voucher.balance))
    return f"{amount} · {end_words(voucher, formats)}"
