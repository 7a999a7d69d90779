"""A quote on paper, from what is stored and nothing else (R72)."""

from collections.abc import Iterator
from decimal import Decimal

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.sales.quotes.schemas import QuotedLine, QuoteResponse
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Block, Row, Rule, Space, Text, Together
from techstore_desktop.printing.columns import COLUMNS_ACROSS, Columns, column_width
from techstore_desktop.printing.framing import framed, shop_head
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.quote_words import QuoteWords
from techstore_desktop.printing.words import PaperWords


def quote_pdf(
    quote: QuoteResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: PaperWords,
    quote_words: QuoteWords,
) -> bytes:
    """Return a quote as a PDF, in columns on a sheet, line by line on a roll."""
    page = _Page(quote, profile, paper, words, quote_words)
    blocks = list(framed(page.blocks(), number=quote.number, size=paper.size))
    title = f"{quote_words.title} {quote.number}"
    heads = None if paper.is_roll else page.heads()
    return render(blocks, paper, title=title, author=profile.name, heads=heads)


class _Page:
    def __init__(
        self,
        quote: QuoteResponse,
        profile: ShopProfile,
        paper: Paper,
        words: PaperWords,
        own: QuoteWords,
    ) -> None:
        self._quote = quote
        self._profile = profile
        self._formats = profile.formats
        self._paper = paper
        self._size = paper.size
        self._words = words
        self._own = own
        money = profile.formats.money
        self._column = column_width(
            paper,
            [(money(line.unit_price), money(line.gross)) for line in quote.lines],
            at_least=paper.inner / COLUMNS_ACROSS,
        )

    def blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield Rule()
        yield from self._facts()
        yield Rule()
        if not self._paper.is_roll:
            yield self.heads()
        *before, last = self._quote.lines
        for line in before:
            yield Together.of(*self._line(line))
        # A total does not stand alone at the head of a page.
        yield Together.of(*self._line(last), Rule(), *self._totals())
        yield from self._foot()

    def heads(self) -> Block:
        """Return the columns' names."""
        words = self._words
        figures = (words.quantity, words.price, words.amount)
        return self._columns(words.product, figures, fonts.STRONG)

    def _head(self) -> Iterator[Block]:
        quote, words = self._quote, self._words
        yield from shop_head(
            self._profile,
            self._size,
            phone=words.phone,
            tax_number=words.tax_number,
            branch=(quote.branch_name, quote.branch_address),
        )

    def _facts(self) -> Iterator[Block]:
        quote, own, formats = self._quote, self._own, self._formats
        moment = formats.date_time(quote.occurred_at, self._profile.zone)
        yield Row(f"{own.title} {quote.number}", moment, self._size)
        until = f"{own.valid_until} {formats.date(quote.valid_until)}"
        yield Text(until, self._size + 1, fonts.STRONG)
        if quote.customer_name:
            yield Text(f"{self._words.customer} {quote.customer_name}", self._size)
        if quote.made_by_name:
            yield Text(f"{own.made_by} {quote.made_by_name}", self._size - 1)
        if quote.note:
            yield Text(quote.note, self._size)

    def _line(self, line: QuotedLine) -> Iterator[Block]:
        formats = self._formats
        count = formats.quantity(line.quantity)
        each, gross = formats.money(line.unit_price), formats.money(line.gross)
        if self._paper.is_roll:
            yield Text(line.name, self._size, fonts.STRONG)
            yield Row(f"{count} × {each}", gross, self._size)
        else:
            yield self._columns(line.name, (count, each, gross))
        for label, amount in self._taken_off(line):
            if amount:
                off = formats.money(-amount)
                yield Row(label, off, self._size - 1, indent=6)
        yield Space(2)

    def _taken_off(self, line: QuotedLine) -> Iterator[tuple[str, Decimal]]:
        words = self._words
        yield line.promotion_name or words.promotion, line.promotion_discount
        parts = (words.discount, line.line_discount_reason)
        yield " · ".join(filter(None, parts)), line.line_discount

    def _totals(self) -> Iterator[Block]:
        quote, words, formats = self._quote, self._words, self._formats
        on_sale = sum((line.sale_discount for line in quote.lines), quote.total * 0)
        if on_sale:
            yield Row(words.discount, formats.money(-on_sale), self._size)
        for tax in quote.taxes:
            label = f"{tax.name} {formats.rate(tax.rate)}"
            base = f"{words.base} {formats.money(tax.base)}"
            yield Row(f"{label}, {base}", formats.money(tax.amount), self._size - 1)
        yield Space(3)
        total = formats.money_with_symbol(quote.total)
        yield Row(words.total, total, self._size + 5, fonts.STRONG)

    def _foot(self) -> Iterator[Block]:
        own = self._own
        is_with = self._quote.prices_include_tax
        if self._quote.taxes:
            text = own.prices_with_tax if is_with else own.prices_without_tax
            yield Text(text, self._size - 1)
        if self._profile.quote_terms:
            yield Space(6)
            yield Text(self._profile.quote_terms, self._size - 1)

    def _columns(
        self, left: str, figures: tuple[str, ...], font: str = fonts.REGULAR
    ) -> Block:
        return Columns(left, figures, self._size, self._column, font)
