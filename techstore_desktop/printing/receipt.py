"""The receipt of a sale, from what is stored and nothing else (R72)."""

from collections.abc import Iterator
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import currency
from techstore_desktop.core.sales.choices import LinePurpose, SaleKind
from techstore_desktop.core.sales.schemas import (
    PaymentResponse,
    SaleLineResponse,
    SaleResponse,
)
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import (
    Barcode,
    Block,
    QrCode,
    Row,
    Rule,
    Space,
    Text,
    Together,
)
from techstore_desktop.printing.columns import COLUMNS_ACROSS, Columns, column_width
from techstore_desktop.printing.framing import MIDDLE, shop_head
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.words import PaperWords


def receipt_pdf(
    sale: SaleResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: PaperWords,
    is_copy: bool = False,
) -> bytes:
    """Return the receipt as a PDF. A reprint is marked as a copy."""
    receipt = _Receipt(sale, profile, paper, words)
    blocks = list(receipt.blocks(is_copy=is_copy))
    title = f"{words.heading(sale.kind)} {sale.number}"
    heads = None if paper.is_roll else receipt.heads()
    return render(blocks, paper, title=title, author=profile.name, heads=heads)


class _Receipt:
    def __init__(
        self,
        sale: SaleResponse,
        profile: ShopProfile,
        paper: Paper,
        words: PaperWords,
    ) -> None:
        self._sale = sale
        self._paper = paper
        self._profile = profile
        self._words = words
        self._size = paper.size
        self._small = paper.size - 1
        self._formats: Formats = profile.formats
        money = self._formats.money
        self._column = column_width(
            paper,
            [(money(line.unit_price), money(line.gross)) for line in sale.lines],
            at_least=paper.inner / COLUMNS_ACROSS,
        )

    def blocks(self, *, is_copy: bool) -> Iterator[Block]:
        if is_copy:
            yield self._title(self._words.copy)
        yield from self._head()
        yield Rule()
        yield from self._facts()
        yield Rule()
        if not self._paper.is_roll:
            yield self.heads()
        named: UUID | None = None
        for line in self._sale.lines:
            first = [] if line.repair_job_id == named else self._job(line)
            named = line.repair_job_id
            yield Together.of(*first, *self._line(line))
        yield Rule()
        yield Together.of(*self._totals())
        yield Rule()
        yield from self._payments()
        yield from self._vouchers()
        yield Together.of(*self._foot(is_copy=is_copy))

    def _head(self) -> Iterator[Block]:
        sale, words = self._sale, self._words
        yield from shop_head(
            self._profile,
            self._size,
            phone=words.phone,
            tax_number=words.tax_number,
            branch=(sale.branch_name, sale.branch_address),
        )

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

    def _job(self, line: SaleLineResponse) -> list[Block]:
        """Return which repair the next lines are of."""
        job_id = line.repair_job_id
        number = self._sale.repair_numbers.get(job_id) if job_id else None
        return [Text(f"{self._words.repair} {number}", self._small)] if number else []

    def _line(self, line: SaleLineResponse) -> Iterator[Block]:
        formats = self._formats
        yield from self._sold(line)
        if line.voucher_number:
            number = f"{self._words.voucher_number} {line.voucher_number}"
            yield Text(number, self._small)
        for number in line.unit_numbers:
            yield Text(f"{self._words.serial_number} {number}", self._small)
        if line.warranty_months:
            term = self._words.months(line.warranty_months)
            yield Text(f"{self._words.warranty} {term}", self._small)
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

    def _sold(self, line: SaleLineResponse) -> Iterator[Block]:
        """Print what was sold at which price; a surcharge is one whole amount."""
        formats = self._formats
        gross = formats.money(line.gross)
        count = formats.quantity(line.quantity)
        each = formats.money(line.unit_price)
        if line.purpose is LinePurpose.SURCHARGE:
            yield Row(line.name, gross, self._size)
        elif self._paper.is_roll:
            yield Text(line.name, self._size, fonts.STRONG)
            yield Row(f"{count} × {each}", gross, self._size)
        else:
            yield self._columns(line.name, (count, each, gross))

    def heads(self) -> Block:
        """Return the columns' names on a sheet."""
        words = self._words
        figures = (words.quantity, words.price, words.amount)
        return self._columns(words.product, figures, fonts.STRONG)

    def _columns(
        self, left: str, figures: tuple[str, ...], font: str = fonts.REGULAR
    ) -> Block:
        return Columns(left, figures, self._size, self._column, font)

    def _count(self) -> str:
        """Return how many things went one way; nothing for an exchange."""
        lines = self._sale.lines
        counts = [line.quantity for line in lines if line.purpose is None]
        if not counts or min(counts) < 0 < max(counts):
            return ""
        many = abs(sum(counts, start=self._sale.total * 0))
        name = self._words.item if many == 1 else self._words.items
        return f"{self._formats.quantity(many)} {name}"

    def _totals(self) -> Iterator[Block]:
        sale, words, formats = self._sale, self._words, self._formats
        subtotal = sale.gross - sale.promotion_discounts - sale.line_discounts
        label = ", ".join(filter(None, (words.subtotal, self._count())))
        yield Row(label, formats.money(subtotal), self._size)
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
            label = f"{self._words.voucher_number} {number}"
            yield Space(8)
            yield Together.of(
                Text(label, self._size, fonts.STRONG, MIDDLE),
                Space(3),
                Barcode(number),
                Space(4),
                QrCode(number),
            )

    def _foot(self, *, is_copy: bool) -> Iterator[Block]:
        yield Space(10)
        # The shop's words are about what is taken home.
        has_sold = self._sale.kind in {SaleKind.SALE, SaleKind.EXCHANGE}
        if has_sold and self._profile.receipt_footer:
            yield Text(self._profile.receipt_footer, self._small, align=MIDDLE)
            yield Space(8)
        number = self._sale.number
        yield Together.of(
            Barcode(number),
            Space(2),
            Text(number, self._small, align=MIDDLE),
            Space(6),
            QrCode(number),
        )
        if is_copy:
            yield self._title(self._words.copy)

    def _title(self, text: str) -> Text:
        return Text(text, self._size + 2, fonts.STRONG, MIDDLE)
