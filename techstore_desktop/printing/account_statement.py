"""A customer's statement: every entry of some days, and what is owed since when."""

from collections.abc import Iterator

from techstore_desktop.core.accounts.schemas import Statement, StatementLine
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Block, Row, Rule, Text, Together
from techstore_desktop.printing.columns import Columns, column_width
from techstore_desktop.printing.framing import shop_head
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.statement_words import StatementWords

COLUMNS_ACROSS = 5.5
"""A column of figures is this part of the paper's width, or as wide as it must be."""
NARROWEST_WORDS = 0.62
"""Words that have less than this part of the width stand above their figures."""


def account_statement_pdf(
    statement: Statement,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: StatementWords,
) -> bytes:
    """Return a statement as a PDF; A4 turns over, a roll is as long as it is."""
    page = _Page(statement, profile, paper, words)
    title = f"{words.title} {statement.customer_name}"
    return render(
        list(page.blocks()), paper, title=title, author=profile.name, heads=page.heads()
    )


class _Page:
    def __init__(
        self,
        statement: Statement,
        profile: ShopProfile,
        paper: Paper,
        words: StatementWords,
    ) -> None:
        self._statement = statement
        self._profile = profile
        self._formats = profile.formats
        self._words = words
        self._size = paper.size
        self._column = column_width(
            paper,
            [
                (words.amount, words.balance),
                *(self._figures(line) for line in statement.lines),
            ],
            at_least=paper.inner / COLUMNS_ACROSS,
        )
        room = paper.inner - 2 * self._column
        self._is_stacked = room < paper.inner * NARROWEST_WORDS

    def blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield Rule()
        yield from self._entries()
        yield Together.of(Rule(), *self._foot())

    def _head(self) -> Iterator[Block]:
        statement, words = self._statement, self._words
        yield from shop_head(
            self._profile,
            self._size,
            phone=words.phone,
            tax_number=words.tax_number,
        )
        yield Rule()
        yield Text(words.title, self._size + 2, fonts.STRONG)
        yield Text(self._days(), self._size)
        customer = f"{words.customer} {statement.customer_name}"
        yield Text(customer, self._size, fonts.STRONG)
        if statement.customer_tax_number:
            number = f"{words.tax_number} {statement.customer_tax_number}"
            yield Text(number, self._size - 1)

    def _days(self) -> str:
        statement, words = self._statement, self._words
        until = f"{words.until} {self._formats.date(statement.last_day)}"
        if statement.first_day is None:
            return until
        return f"{words.from_day} {self._formats.date(statement.first_day)} {until}"

    def heads(self) -> Block:
        """Return the columns' names."""
        words = self._words
        return self._line(words.entry, words.amount, words.balance, fonts.STRONG)

    def _entries(self) -> Iterator[Block]:
        words, statement = self._words, self._statement
        yield self.heads()
        if statement.first_day is not None:
            opening = self._formats.money(statement.opening_balance)
            yield self._line(words.opening, "", opening)
        for line in statement.lines:
            yield self._line(self._entry(line), *self._figures(line))

    def _figures(self, line: StatementLine) -> tuple[str, str]:
        money = self._formats.money
        return money(line.amount), money(line.balance)

    def _entry(self, line: StatementLine) -> str:
        kind = self._words.kind(line.kind)
        day = self._formats.date(line.business_day)
        parts = (f"{day} {kind} {line.document_number}".strip(), line.reason)
        return " · ".join(part for part in parts if part)

    def _line(
        self, left: str, amount: str, balance: str, font: str = fonts.REGULAR
    ) -> Block:
        figures = (amount, balance)
        if not self._is_stacked:
            return Columns(left, figures, self._size, self._column, font)
        return Together.of(
            Text(left, self._size, font),
            Columns("", figures, self._size, self._column, font),
        )

    def _foot(self) -> Iterator[Block]:
        words, statement = self._words, self._statement
        balance = statement.closing_balance
        label = words.owed if balance >= 0 else words.in_hand
        shown = self._formats.money_with_symbol(abs(balance))
        yield Row(label, shown, self._size + 3, fonts.STRONG)
        ages = statement.ageing
        for name, amount in (
            (words.up_to_30, ages.current),
            (words.over_30, ages.over_30),
            (words.over_60, ages.over_60),
            (words.over_90, ages.over_90),
        ):
            if amount:
                yield Row(name, self._formats.money(amount), self._size - 1)
