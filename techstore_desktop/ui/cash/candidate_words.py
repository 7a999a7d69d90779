"""What could explain a difference, as sentences that say where to look (R42)."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.cash.choices import CASH
from techstore_desktop.core.cash.explaining import Candidate, Reason
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import currency
from techstore_desktop.core.sales.payments import currency_of
from techstore_desktop.ui.checkout.method_names import Names, method_name

translate = QCoreApplication.translate


def candidate_words(
    candidate: Candidate, formats: Formats, named: Names = method_name
) -> str:
    """Return a candidate as a sentence, its method named as in its session."""
    sentences = {
        Reason.FLOAT: translate(
            "CashCandidates",
            "The float differs from the last close by just {amount}: was it counted?",
        ),
        Reason.CHANGE: translate(
            "CashCandidates", "{numbers}: the change of {amount} was perhaps not given."
        ),
        Reason.SWAPPED: _swapped(candidate),
        Reason.PAY_OUT: translate(
            "CashCandidates", "{amount} was perhaps paid out and not recorded."
        ),
        Reason.MOVEMENT: translate(
            "CashCandidates",
            "{numbers}: {amount} was perhaps recorded and not moved, or the wrong way.",
        ),
        Reason.ONE_SALE: _one_sale(candidate),
        Reason.TRANSPOSED: translate(
            "CashCandidates", "Two digits of the count may have changed places."
        ),
        Reason.TWO_SALES: _two_sales(candidate),
    }
    said = sentences[candidate.reason].format(
        numbers=", ".join(filter(None, candidate.numbers)),
        amount=_formats_of(candidate, formats).money(candidate.amount),
        method=named(candidate.method),
        of=named(candidate.of),
    )
    return said if candidate.of == CASH else f"{named(candidate.of)}: {said}"


def _formats_of(candidate: Candidate, formats: Formats) -> Formats:
    code = currency_of(candidate.of)
    return formats.of(currency(code)) if code else formats


def _swapped(candidate: Candidate) -> str:
    if candidate.of == CASH:
        return _swapped_cash(candidate.method)
    if candidate.method == candidate.of:
        return translate(
            "CashCandidates",
            "{numbers}: {amount} booked as {of} was perhaps paid by another method.",
        )
    return translate(
        "CashCandidates", "{numbers}: {amount} by {method} was perhaps paid by {of}."
    )


def _one_sale(candidate: Candidate) -> str:
    if candidate.of == CASH:
        return translate(
            "CashCandidates",
            "{numbers} was {amount} in cash: taken twice, or not at all?",
        )
    return translate(
        "CashCandidates", "{numbers} was {amount}: taken twice, or not at all?"
    )


def _two_sales(candidate: Candidate) -> str:
    if candidate.of == CASH:
        return translate("CashCandidates", "{numbers}: together {amount} in cash.")
    return translate("CashCandidates", "{numbers}: together {amount}.")


def _swapped_cash(method: str) -> str:
    if method == CASH:
        return translate(
            "CashCandidates",
            "{numbers}: {amount} booked as cash was perhaps paid by another method.",
        )
    return translate(
        "CashCandidates", "{numbers}: {amount} by {method} was perhaps paid in cash."
    )
