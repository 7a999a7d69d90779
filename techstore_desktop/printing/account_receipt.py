"""The receipt of a payment on account, from what is stored and nothing else (R72)."""

from collections.abc import Iterator

from techstore_desktop.core.accounts.schemas import AccountPaymentResponse
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Block, Row, Rule, Text
from techstore_desktop.printing.framing import framed, shop_head
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.words import PaperWords


def account_receipt_pdf(
    payment: AccountPaymentResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: PaperWords,
    is_copy: bool = False,
) -> bytes:
    """Return the receipt as a PDF. A reprint is marked as a copy."""
    content = _content(payment, profile, paper.size, words)
    copy = words.copy if is_copy else ""
    blocks = list(framed(content, number=payment.number, size=paper.size, copy=copy))
    title = f"{words.account_payment} {payment.number}"
    return render(blocks, paper, title=title, author=profile.name)


def _content(
    payment: AccountPaymentResponse,
    profile: ShopProfile,
    size: float,
    words: PaperWords,
) -> Iterator[Block]:
    formats = profile.formats
    yield from shop_head(profile, size, phone=words.phone, tax_number=words.tax_number)
    yield Rule()
    moment = formats.date_time(payment.occurred_at, profile.zone)
    yield Row(f"{words.account_payment} {payment.number}", moment, size)
    yield Text(f"{words.cashier} {payment.cashier_name}", size - 1)
    if payment.customer_name:
        yield Text(f"{words.customer} {payment.customer_name}", size, fonts.STRONG)
    if payment.note:
        yield Text(payment.note, size - 1)
    yield Rule()
    total = formats.money_with_symbol(payment.amount)
    yield Row(words.total, total, size + 5, fonts.STRONG)
    if payment.cash_rounding:
        yield Row(words.rounding, formats.money(payment.cash_rounding), size)
    for paid in payment.payments:
        label = paid.method_name or words.method(paid.method)
        if paid.reference:
            label += f" · {paid.reference}"
        yield Row(label, formats.money(paid.tendered), size)
    if payment.change_due:
        change = formats.money(payment.change_due)
        yield Row(words.change, change, size, fonts.STRONG)
    yield Rule()
    yield Row(words.balance_before, formats.money(payment.balance_before), size)
    after = formats.money(payment.balance_after)
    yield Row(words.balance_after, after, size, fonts.STRONG)
