"""X and Z reports, from what was read or kept and nothing else (R44, R72)."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.choices import CountKind, MovementKind
from techstore_desktop.core.cash.schemas import (
    CashMovementResponse,
    CashReport,
    DrawerCountResponse,
    ForeignReport,
)
from techstore_desktop.core.formats import formats_for
from techstore_desktop.core.money import ZERO, currency
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.payments.deposit import Deposit
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Block, Row, Rule, Space, Text, Together
from techstore_desktop.printing.cash_words import CashWords
from techstore_desktop.printing.framing import MIDDLE, framed
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper

ROOM_TO_SIGN = 26


def cash_report_pdf(
    report: CashReport,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: CashWords,
    is_copy: bool = False,
) -> bytes:
    """Return an X or Z report as a PDF. A reprint is marked as a copy.

    A kept report is written as the shop wrote then; ``profile`` stands in for one that
    was kept without it.
    """
    number = report.session.number
    content = _Report(report, profile, paper, words).content()
    copy = words.copy if is_copy else ""
    blocks = list(framed(content, number=number, size=paper.size, copy=copy))
    title = f"{_title(report, words)} {number}"
    return render(blocks, paper, title=title, author=report.shop_name)


def _title(report: CashReport, words: CashWords) -> str:
    return words.z_report if report.is_final else words.x_report


class _Report:
    def __init__(
        self, report: CashReport, profile: ShopProfile, paper: Paper, words: CashWords
    ) -> None:
        self._report = report
        self._words = words
        self._size = paper.size
        self._small = paper.size - 1
        kept = report.currency_code
        money = currency(kept) if kept else profile.currency
        self._formats = formats_for(report.country or profile.country, money)
        self._zone = ZoneInfo(report.time_zone) if report.time_zone else profile.zone

    def content(self) -> Iterator[Block]:
        report = self._report
        yield from self._head()
        sections = (*self._documents(),), (*self._methods(),)
        if any(sections):
            yield Rule()
            yield from (Together.of(*section) for section in sections)
        yield Rule()
        yield Together.of(*self._drawer())
        for each in report.foreign:
            yield Rule()
            yield Together.of(*self._foreign(each))
        if report.movements:
            yield Rule()
            yield from self._movements()
        if report.is_final:
            yield Rule()
            yield from self._counts()
            for count in report.drawer_counts:
                yield Rule()
                yield Together.of(*self._count(count))

    def _head(self) -> Iterator[Block]:
        report, words, session = self._report, self._words, self._report.session
        yield Text(report.shop_name, self._size + 4, fonts.STRONG, MIDDLE)
        place = f"{report.branch_name} · {report.terminal_name}"
        yield Text(place, self._small, align=MIDDLE)
        if report.tax_number:
            tax_number = f"{words.tax_number} {report.tax_number}"
            yield Text(tax_number, self._small, align=MIDDLE)
        yield Rule()
        title = _title(report, words)
        yield Text(title, self._size + 2, fonts.STRONG, MIDDLE)
        day = self._formats.date(session.business_day)
        yield Row(f"{words.session} {session.number}", "", self._size, fonts.STRONG)
        yield Row(words.business_day, day, self._size)
        yield self._moment(words.opened, session.opened_by_name, session.opened_at)
        if session.closed_at is not None:
            yield self._moment(words.closed, report.closed_by_name, session.closed_at)
        else:
            yield self._moment(words.printed, "", report.made_at)

    def _moment(self, label: str, person: str, moment: datetime) -> Row:
        by = f"{label} {self._words.by} {person}" if person else label
        return Row(by, self._formats.date_time(moment, self._zone), self._size)

    def _documents(self) -> Iterator[Block]:
        report, words = self._report, self._words
        if report.documents:
            yield Text(words.documents, self._size, fonts.STRONG)
        sold = report.vouchers_sold
        for line in sorted(
            report.documents, key=lambda line: words.place(line.heading)
        ):
            label = f"{words.heading(line.heading)} ({line.count})"
            yield self._amount(label, line.amount)
            if sold and line.heading == SaleKind.SALE:
                yield self._within(words.vouchers_sold, sold)
                sold = ZERO
        if sold:
            yield self._within(words.vouchers_sold, sold)

    def _methods(self) -> Iterator[Block]:
        report, words = self._report, self._words
        if report.methods:
            yield Space(3)
            yield Text(words.payments, self._size, fonts.STRONG)
        for paid in report.methods:
            label = f"{self._method(paid.method)} ({paid.count})"
            yield self._amount(label, paid.amount)
            if paid.tips:
                yield self._within(words.tips, paid.tips)
            # What is taken off a deposit pays a sale; nothing goes back to anybody.
            if paid.refunded and paid.method != Deposit.code:
                yield self._within(words.refunded, paid.refunded)

    def _drawer(self) -> Iterator[Block]:
        report, words, session = self._report, self._words, self._report.session
        yield Text(words.drawer, self._size, fonts.STRONG)
        yield self._amount(words.opening_float, session.float_amount)
        if session.float_difference:
            difference = self._signed(session.float_difference)
            yield Row(words.float_difference, difference, self._small, indent=6)
        yield self._amount(words.cash_paid, report.cash_paid)
        if report.foreign_change:
            yield self._amount(words.foreign_change, -report.foreign_change)
        if report.cash_rounding:
            yield self._within(words.rounding, report.cash_rounding)
        for kind in MovementKind:
            if moved := report.moved(kind):
                yield self._amount(words.kinds[kind], moved)
        expected = self._formats.money_with_symbol(report.expected_cash)
        yield Row(words.expected, expected, self._size + 2, fonts.STRONG)

    def _foreign(self, each: ForeignReport) -> Iterator[Block]:
        """Print another currency by itself: only what it was taken for is in ours."""
        words = self._words
        money = self._formats.of(currency(each.currency)).money
        title = self._method(f"foreign:{each.currency}")
        yield Text(title, self._size, fonts.STRONG)
        yield Row(words.opening_float, money(each.float_amount), self._size)
        if each.float_difference:
            difference = money(each.float_difference)
            yield Row(words.float_difference, difference, self._small, indent=6)
        yield Row(words.taken, money(each.taken), self._size)
        if each.worth:
            worth = self._formats.money_with_symbol(each.worth)
            yield Row(words.worth, worth, self._small, indent=6)
        for kind, effect in each.moved.items():
            yield Row(words.kinds[kind], money(effect), self._size)
        yield Row(words.expected, money(each.expected), self._size, fonts.STRONG)
        if each.counted is None:
            return
        yield Row(words.counted, money(each.counted), self._size)
        for value, pieces in sorted(each.pieces.items(), reverse=True):
            if pieces:
                label = f"{pieces} × {money(value)}"
                yield Row(label, money(value * pieces), self._small, indent=6)
        sign = "+" if each.difference > 0 else ""
        difference = f"{sign}{money(each.difference)}"
        yield Row(words.difference, difference, self._size, fonts.STRONG)

    def _method(self, code: str) -> str:
        """Return what the shop called a method then, else its usual name."""
        return self._report.method_name(code) or self._words.method(code)

    def _movements(self) -> Iterator[Block]:
        words = self._words
        title = [Text(words.movements, self._size, fonts.STRONG)]
        for moved in self._report.movements:
            time = self._formats.time(moved.occurred_at, self._zone)
            what = moved.category_name or words.kinds[moved.kind]
            label = f"{time} {moved.number} {what}"
            yield Together.of(
                *title,
                Row(label, self._moved(moved), self._size),
                Row(moved.reason, "", self._small, indent=6),
            )
            title = []

    def _counts(self) -> Iterator[Block]:
        report, words = self._report, self._words
        for line in report.counts:
            if line.method == Deposit.code and not line.expected and not line.counted:
                continue  # It pays its own sale and is counted nowhere.
            difference = self._signed(line.difference)
            yield Together.of(
                Text(self._method(line.method), self._size, fonts.STRONG),
                self._amount(words.expected, line.expected),
                self._amount(words.counted, line.counted),
                Row(words.difference, difference, self._size, fonts.STRONG),
                Space(2),
            )
        if report.explanation:
            yield Text(f"{words.explanation}: {report.explanation}", self._size)

    def _count(self, count: DrawerCountResponse) -> Iterator[Block]:
        words = self._words
        is_second = count.kind is CountKind.VERIFICATION
        by = words.verified_by if is_second else words.counted_by
        label = f"{by} {count.counted_by_name}"
        yield Row(label, self._formats.money(count.counted), self._size, fonts.STRONG)
        for value, pieces in sorted(count.pieces.items(), reverse=True):
            if pieces:
                each = f"{pieces} × {self._formats.money(value)}"
                worth = self._formats.money(value * pieces)
                yield Row(each, worth, self._small, indent=6)
        if is_second:
            yield from self._foreign_counts(count)
        if is_second and count.note:
            yield Text(count.note, self._small)
        yield Space(ROOM_TO_SIGN)
        yield Rule(1)
        yield Text(words.signature, self._small)

    def _foreign_counts(self, count: DrawerCountResponse) -> Iterator[Block]:
        for code, amount in count.foreign.items():
            money = self._formats.of(currency(code)).money
            title = self._method(f"foreign:{code}")
            yield Row(title, money(amount), self._size, fonts.STRONG)
            pieces = count.foreign_pieces.get(code, {})
            for value, many in sorted(pieces.items(), reverse=True):
                if many:
                    label = f"{many} × {money(value)}"
                    yield Row(label, money(value * many), self._small, indent=6)

    def _moved(self, moved: CashMovementResponse) -> str:
        if not moved.currency:
            return self._formats.money(moved.effect)
        written = self._formats.of(currency(moved.currency)).money(moved.effect)
        return f"{moved.currency} {written}"

    def _within(self, label: str, amount: Decimal) -> Row:
        """Return a part of the amount above it."""
        return Row(label, self._formats.money(amount), self._small, indent=6)

    def _amount(self, label: str, amount: Decimal) -> Row:
        return Row(label, self._formats.money(amount), self._size)

    def _signed(self, amount: Decimal) -> str:
        written = self._formats.money(amount)
        return f"+{written}" if amount > 0 else written
