"""Handing out the receipt of a deposit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.schemas import RepairDepositResponse
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.layout import Paper

translate = QCoreApplication.translate


def hand_out_deposit(
    session: Session,
    deposit: RepairDepositResponse,
    choice: ReceiptChoice,
    over: QWidget,
    *,
    is_copy: bool = False,
) -> None:
    """Print the receipt, show it, or leave it. The deposit stands whatever happens."""
    profile = session.shop.profiles.current()

    def make(paper: "Paper", language: str) -> bytes:
        from techstore_desktop.printing.deposit_receipt import (
            deposit_receipt_pdf,
            deposit_words,
        )
        from techstore_desktop.printing.words import words_for

        return deposit_receipt_pdf(
            deposit,
            profile,
            paper=paper,
            words=words_for(language),
            own=deposit_words(language),
            is_copy=is_copy,
        )

    has_cash = any(paid.method == "cash" for paid in deposit.payments)
    title = translate("Receipts", "Receipt {number}").format(number=deposit.number)
    hand_out_paper(
        make,
        deposit.number,
        title,
        choice,
        over,
        opens_drawer=has_cash and not is_copy,
    )
