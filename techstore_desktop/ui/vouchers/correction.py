"""The dialog that puts a voucher right, or gives a new one away (R21)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.ui.accounts.correction_dialog import CorrectionDialog
from techstore_desktop.ui.vouchers.words import standing_words

translate = QCoreApplication.translate


def voucher_correction(
    over: QWidget, formats: Formats, voucher: VoucherResponse | None
) -> CorrectionDialog:
    """Return the dialog; without a voucher it asks what is given away on a new one."""
    title = translate("CorrectionDialog", "Give a voucher away")
    text = translate(
        "CorrectionDialog", "A new number; nobody pays for it. The reason is kept."
    )
    primary = translate("CorrectionDialog", "Give it")
    directions = [(translate("CorrectionDialog", "Comes onto it"), 1)]
    if voucher is not None:
        title = translate("CorrectionDialog", "Correct {number}")
        title = title.format(number=voucher.number)
        text = standing_words(voucher, formats)
        primary = translate("CorrectionDialog", "Enter the correction")
        directions.append((translate("CorrectionDialog", "Goes off it"), -1))
    return CorrectionDialog(
        over,
        formats,
        title=title,
        text=text,
        primary=primary,
        directions=directions,
        nothing=RuleBroken("voucher.nothing_corrected"),
    )
