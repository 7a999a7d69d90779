"""The slip of a voucher: what is on it, until when, and its number to be scanned."""

from collections.abc import Iterator
from datetime import datetime

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.vouchers.choices import VoucherEntryKind
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import (
    Barcode,
    Block,
    QrCode,
    Row,
    Rule,
    Space,
    Text,
)
from techstore_desktop.printing.framing import MIDDLE, shop_head
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.words import PaperWords


def voucher_slip_pdf(
    voucher: VoucherResponse,
    profile: ShopProfile,
    *,
    at: datetime,
    paper: Paper,
    words: PaperWords,
) -> bytes:
    """Return the slip as a PDF; it tells the balance of a moment (R72)."""
    blocks = list(_content(voucher, profile, at, paper.size, words))
    title = f"{_name(voucher, words)} {voucher.number}"
    return render(blocks, paper, title=title, author=profile.name)


def _name(voucher: VoucherResponse, words: PaperWords) -> str:
    is_sold = voucher.kind is VoucherEntryKind.SOLD
    return words.gift_card if is_sold else words.store_credit


def _content(
    voucher: VoucherResponse,
    profile: ShopProfile,
    at: datetime,
    size: float,
    words: PaperWords,
) -> Iterator[Block]:
    formats = profile.formats
    yield from shop_head(profile, size, phone=words.phone, tax_number=words.tax_number)
    yield Rule()
    yield Space(4)
    yield Text(_name(voucher, words), size + 3, align=MIDDLE)
    amount = formats.money_with_symbol(voucher.balance)
    yield Text(amount, size + 14, fonts.STRONG, MIDDLE)
    yield Space(6)
    moment = formats.date_time(at, profile.zone)
    yield Row(words.as_of, moment, size - 1)
    if voucher.expires_on is not None:
        yield Row(words.valid_until, formats.date(voucher.expires_on), size)
    yield Rule()
    yield Space(4)
    yield Barcode(voucher.number)
    yield Space(2)
    yield Text(voucher.number, size + 1, fonts.STRONG, MIDDLE)
    yield Space(6)
    yield QrCode(voucher.number)
    yield Space(6)
    yield Text(words.to_bearer, size - 1, align=MIDDLE)
