"""A customer's statement: every entry of some days, and what is owed since when."""

from collections.abc import Iterator

from techstore_desktop.core.accounts.schemas import Statement, StatementLine
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.printing import fonts
from techstore_desktop.printing.columns import Columns
from techstore_desktop.printing.framing import MIDDLE
from techstore_desktop.printing.layout import Block, Paper, Row, Rule, Text, render
from techstore_desktop.printing.statement_words import StatementWords

COLUMNS_ACROSS = 5.5
"""A column of figures is this part of the paper's width."""


def account_statement_pdf(
    statement: Statement,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: StatementWords,
) -> bytes:
    """Return a statement as a PDF; A4 turns over, a roll is as long as it is."""
    blocks = list(_Page(statement, profile, paper, words).blocks())
    title = f"{words.title} {statement.customer_name}"
    return render(blocks, paper, title=title, author=profile.name)


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
        self._column = paper.inner / COLUMNS_ACROSS

    def blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield Rule()
        yield from self._entries()
        yield Rule()
        yield from self._foot()

    def _head(self) -> Iterator[Block]:
        profile, statement, words = self._profile, self._statement, self._words
        yield Text(profile.name, self._size + 4, fonts.STRONG, MIDDLE)
        for fact in filter(None, (profile.address, profile.tax_number)):
            yield Text(fact, self._size - 1, align=MIDDLE)
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

    def _entries(self) -> Iterator[Block]:
        words, statement = self._words, self._statement
        yield self._line(words.entry, words.amount, words.balance, fonts.STRONG)
        if statement.first_day is not None:
            opening = self._formats.money(statement.opening_balance)
            yield self._line(words.opening, "", opening)
        for line in statement.lines:
            yield self._line(
                self._entry(line),
                self._formats.money(line.amount),
                self._formats.money(line.balance),
            )

    def _entry(self, line: StatementLine) -> str:
        kind = self._words.kind(line.kind)
        day = self._formats.date(line.business_day)
        parts = (f"{day} {kind} {line.document_number}".strip(), line.reason)
        return " · ".join(part for part in parts if part)

    def _line(
        self, left: str, amount: str, balance: str, font: str = fonts.REGULAR
    ) -> Block:
        return Columns(left, (amount, balance), self._size, self._column, font)

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
