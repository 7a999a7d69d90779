"""What could explain a difference, as sentences that say where to look (R42)."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.cash.explaining import Candidate, Reason
from techstore_desktop.core.formats import Formats
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
        Reason.SWAPPED: _swapped(candidate.method),
        Reason.PAY_OUT: translate(
            "CashCandidates", "{amount} was perhaps paid out and not recorded."
        ),
        Reason.MOVEMENT: translate(
            "CashCandidates",
            "{numbers}: {amount} was perhaps recorded and not moved, or the wrong way.",
        ),
        Reason.ONE_SALE: translate(
            "CashCandidates",
            "{numbers} was {amount} in cash: taken twice, or not at all?",
        ),
        Reason.TRANSPOSED: translate(
            "CashCandidates", "Two digits of the count may have changed places."
        ),
        Reason.TWO_SALES: translate(
            "CashCandidates", "{numbers}: together {amount} in cash."
        ),
    }
    return sentences[candidate.reason].format(
        numbers=", ".join(filter(None, candidate.numbers)),
        amount=formats.money(candidate.amount),
        method=named(candidate.method),
    )


def _swapped(method: str) -> str:
    if method == "cash":
        return translate(
            "CashCandidates",
            "{numbers}: {amount} booked as cash was perhaps paid by another method.",
        )
    return translate(
        "CashCandidates", "{numbers}: {amount} by {method} was perhaps paid in cash."
    )
