"""The receipt of a sale, from what is stored and nothing else (R72)."""

from collections.abc import Iterator

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import currency
from techstore_desktop.core.sales.schemas import (
    PaymentResponse,
    SaleLineResponse,
    SaleResponse,
)
from techstore_desktop.printing import fonts
from techstore_desktop.printing.layout import (
    Barcode,
    Block,
    Paper,
    QrCode,
    Row,
    Rule,
    Space,
    Text,
    render,
)
from techstore_desktop.printing.words import PaperWords

MIDDLE = 0.5


def receipt_pdf(
    sale: SaleResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: PaperWords,
    is_copy: bool = False,
) -> bytes:
    """Return the receipt as a PDF. A reprint is marked as a copy."""
    blocks = list(_Receipt(sale, profile, paper, words).blocks(is_copy=is_copy))
    title = f"{words.heading(sale.kind)} {sale.number}"
    return render(blocks, paper, title=title, author=profile.name)


class _Receipt:
    def __init__(
        self,
        sale: SaleResponse,
        profile: ShopProfile,
        paper: Paper,
        words: PaperWords,
    ) -> None:
        self._sale = sale
        self._profile = profile
        self._words = words
        self._size = paper.size
        self._small = paper.size - 1
        self._formats: Formats = profile.formats

    def blocks(self, *, is_copy: bool) -> Iterator[Block]:
        if is_copy:
            yield self._title(self._words.copy)
        yield from self._head()
        yield Rule()
        yield from self._facts()
        yield Rule()
        for line in self._sale.lines:
            yield from self._line(line)
        yield Rule()
        yield from self._totals()
        yield Rule()
        yield from self._payments()
        yield from self._vouchers()
        yield from self._foot(is_copy=is_copy)

    def _head(self) -> Iterator[Block]:
        profile, sale = self._profile, self._sale
        yield Text(profile.name, self._size + 4, fonts.STRONG, MIDDLE)
        facts = [
            profile.address,
            f"{self._words.phone} {profile.phone}" if profile.phone else "",
            f"{self._words.tax_number} {profile.tax_number}"
            if profile.tax_number
            else "",
        ]
        if sale.branch_name and sale.branch_name != profile.name:
            address = (
                "" if sale.branch_address == profile.address else (sale.branch_address)
            )
            facts.append(" · ".join(filter(None, (sale.branch_name, address))))
        for fact in filter(None, facts):
            yield Text(fact, self._small, align=MIDDLE)

    def _facts(self) -> Iterator[Block]:
        sale, words = self._sale, self._words
        moment = self._formats.date_time(sale.occurred_at, self._profile.zone)
        yield Row(f"{words.heading(sale.kind)} {sale.number}", moment, self._size)
        if sale.reverses_number:
            yield Text(f"{words.of_document} {sale.reverses_number}", self._small)
        if sale.return_reason:
            yield Text(f"{words.reason}: {sale.return_reason}", self._small)
        yield Text(f"{words.cashier} {sale.cashier_name}", self._small)
        if sale.customer_name:
            customer = f"{words.customer} {sale.customer_name}"
            if sale.customer_tax_number:
                customer += f" · {sale.customer_tax_number}"
            yield Text(customer, self._small)

    def _line(self, line: SaleLineResponse) -> Iterator[Block]:
        formats = self._formats
        yield Text(line.name, self._size, fonts.STRONG)
        count = formats.quantity(line.quantity)
        each = f"{count} × {formats.money(line.unit_price)}"
        yield Row(each, formats.money(line.gross), self._size)
        if line.voucher_number:
            number = f"{self._words.voucher_number} {line.voucher_number}"
            yield Text(number, self._small)
        for number in line.serial_numbers:
            yield Text(f"{self._words.serial_number} {number}", self._small)
        if line.price_list_name and line.unit_price != line.list_price:
            price = f"{self._words.usual_price} {formats.money(line.list_price)}"
            usual = f"{line.price_list_name} · {price}"
            yield Row(usual, "", self._small, indent=6)
        if line.promotion_discount:
            label = line.promotion_name or self._words.promotion
            saved = formats.money(-line.promotion_discount)
            yield Row(label, saved, self._small, indent=6)
        if line.line_discount:
            reason = line.line_discount_reason
            label = " · ".join(filter(None, (self._words.discount, reason)))
            discount = formats.money(-line.line_discount)
            yield Row(label, discount, self._small, indent=6)
        yield Space(2)

    def _totals(self) -> Iterator[Block]:
        sale, words, formats = self._sale, self._words, self._formats
        items = sum((line.quantity for line in sale.lines), start=sale.total * 0)
        count = f"{formats.quantity(items)} {words.items}"
        subtotal = sale.gross - sale.promotion_discounts - sale.line_discounts
        yield Row(f"{words.subtotal}, {count}", formats.money(subtotal), self._size)
        if sale.sale_discount:
            reason = sale.sale_discount_reason
            label = " · ".join(filter(None, (words.discount, reason)))
            yield Row(label, formats.money(-sale.sale_discount), self._size)
        for tax in sale.taxes:
            label = f"{tax.name} {formats.rate(tax.rate)}"
            base = f"{words.base} {formats.money(tax.base)}"
            yield Row(f"{label}, {base}", formats.money(tax.amount), self._small)
        yield Space(3)
        total = formats.money_with_symbol(sale.total)
        yield Row(words.total, total, self._size + 5, fonts.STRONG)
        if sale.cash_rounding:
            yield Row(words.rounding, formats.money(sale.cash_rounding), self._size)

    def _payments(self) -> Iterator[Block]:
        formats = self._formats
        for payment in self._sale.payments:
            label = payment.method_name or self._words.method(payment.method)
            label = " · ".join(filter(None, (label, payment.plan, payment.reference)))
            yield Row(label, formats.money(payment.tendered), self._size)
            if payment.currency and payment.rate:
                yield Row(self._exchange(payment), "", self._small, indent=6)
            if payment.tip:
                tip = formats.money(payment.tip)
                yield Row(self._words.tip, tip, self._small, indent=6)
        if self._sale.change_due:
            change = formats.money(self._sale.change_due)
            yield Row(self._words.change, change, self._size, fonts.STRONG)

    def _exchange(self, payment: PaymentResponse) -> str:
        """Return how much of another currency was given, and at which rate (R14)."""
        code = payment.currency or ""
        amount = self._formats.of(currency(code)).money(payment.foreign_amount)
        rate = self._formats.exchange(payment.rate or payment.amount)
        return f"{code} {amount} × {rate}"

    def _vouchers(self) -> Iterator[Block]:
        """Print what may be scanned of vouchers that were sold or given back."""
        for number in self._sale.vouchers_put_on:
            yield Space(8)
            label = f"{self._words.voucher_number} {number}"
            yield Text(label, self._size, fonts.STRONG, MIDDLE)
            yield Barcode(number)
            yield QrCode(number)

    def _foot(self, *, is_copy: bool) -> Iterator[Block]:
        yield Space(10)
        if self._profile.receipt_footer:
            yield Text(self._profile.receipt_footer, self._small, align=MIDDLE)
            yield Space(8)
        yield Barcode(self._sale.number)
        yield Space(2)
        yield Text(self._sale.number, self._small, align=MIDDLE)
        yield Space(6)
        yield QrCode(self._sale.number)
        if is_copy:
            yield self._title(self._words.copy)

    def _title(self, text: str) -> Text:
        return Text(text, self._size + 2, fonts.STRONG, MIDDLE)
