"""The payment sheet for money that buys nothing at once: on account, a deposit."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.payments.offered import for_debts
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.label import Label

translate = QCoreApplication.translate


def debt_sheet(
    over: QWidget, session: Session, amount: Decimal, *, caption: str, completes: str
) -> PaymentSheet:
    """Return a sheet that asks how an amount in the shop's currency is paid."""
    profile = session.shop.profiles.current()
    sheet = PaymentSheet(
        over,
        session,
        PaymentInHand(
            amount,
            profile.currency,
            profile.cash_rounding_step,
            offered=for_debts(session.shop.current_methods.offered()),
        ),
        caption=caption,
        receipt=receipt_choice.remembered(),
        completes=completes,
    )
    sheet.receipt_chosen.connect(receipt_choice.remember)
    return sheet


def give_change(
    over: QWidget, session: Session, change: Decimal, then: Callable[[], object]
) -> None:
    """Keep the change up until somebody has given it, then go on.

    No sale's panel holds it here, and the sheet that showed it is gone.
    """
    if change <= 0:
        then()
        return
    dialog = Dialog(
        over,
        title=translate("Debts", "Give the change"),
        primary=translate("Debts", "Given"),
        secondary="",
    )
    card = Card("", role="good-soft", margin=16)
    card.body.addWidget(Label(session.formats.money(change), "total-good"))
    place = QVBoxLayout()
    place.addWidget(card)
    dialog.content.addLayout(place)
    dialog.closed.connect(lambda _is_accepted: then())
    dialog.open()


def refuse(sheet: PaymentSheet, error: Exception | None = None) -> None:
    """Take the last tender back and say why, if there is more to say than was said."""
    sheet.take_back()
    sheet.show_busy(is_busy=False)
    if isinstance(error, RuleBroken):
        sheet.show_error(error)
    elif error is not None:
        show_error(sheet, error)
