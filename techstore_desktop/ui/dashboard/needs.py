"""The four lists: what Attention has open, repairs, what runs low, who owes."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.reports import figures
from techstore_desktop.core.reports.schemas import (
    Debtor,
    LowStock,
    OpenRepairs,
    Receivables,
)
from techstore_desktop.ui.attention.kinds import words_of
from techstore_desktop.ui.dashboard import words
from techstore_desktop.ui.dashboard.need_list import PARTED, Need, NeedList
from techstore_desktop.ui.navigation import counted
from techstore_desktop.ui.repairs.words import state_words
from techstore_desktop.ui.session import Session

_OLD, _OLDER = 30, 60
_SHORT, _LONG, _LONGEST = 3, 4, 5
"""Shares of the width: names of states are short, what needs somebody is a sentence."""


class Needs(QWidget):
    """Each row leads to its own place, each head to the whole list."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        shell = session.shell
        self.attention = NeedList(
            self.tr("Needs somebody"),
            self.tr("What no machine can decide; it stays until a person settles it."),
            self.tr("Nothing waits for a decision."),
            lambda: shell.open_screen("attention"),
        )
        self.low = NeedList(
            words.title(figures.LOW_STOCK),
            words.meaning(figures.LOW_STOCK),
            self.tr("Everything is above its minimum."),
            lambda: shell.open_screen("products", shelf="low"),
        )
        self.owed = NeedList(
            words.title(figures.RECEIVABLES),
            words.meaning(figures.RECEIVABLES),
            self.tr("Nobody owes anything."),
            lambda: shell.open_screen("customers", owing=True),
        )
        self.repairs = NeedList(
            words.title(figures.OPEN_REPAIRS),
            words.meaning(figures.OPEN_REPAIRS),
            self.tr("No device is here for repair."),
            lambda: shell.open_screen("repairs"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._lists = (self.attention, self.repairs, self.low, self.owed)
        shares = (_LONGEST, _SHORT, _LONG, _LONG)
        for needs, share in zip(self._lists, shares, strict=True):
            row.addWidget(needs, share)
            needs.arranged.connect(self._write_alike)

    def show_attention(
        self, items: Sequence[AttentionItem], count: int, now: datetime
    ) -> None:
        """Show what is open, and for how long."""
        shown = [self._item(each, now) for each in items]
        self.attention.show_needs(shown, self._open(count, counted(count)))

    def show_low(self, low: LowStock | None) -> None:
        """Show what runs low."""
        self.low.setVisible(low is not None)
        if low is None:
            return
        written = self._session.formats.count(low.count)
        one, many = self.tr("1 product"), self.tr("{count} products")
        many = many.format(count=written) if low.count else ""
        text = one if low.count == 1 else many
        self.low.show_needs([self._product(each) for each in low.lowest], text)

    def show_repairs(self, repairs: OpenRepairs | None) -> None:
        """Show what is late, what soon will be, and how many are in each state."""
        is_seen = repairs is not None and self._session.actor.may(Permission.REPAIR_SEE)
        self.repairs.setVisible(is_seen)
        if repairs is None:
            return
        pressing = (
            (self.tr("Overdue"), repairs.overdue, "bad", "overdue"),
            (self.tr("Due soon"), repairs.due_soon, "warning", "due_soon"),
        )
        needs = [
            self._repairs(text, count, kind, quick=quick)
            for text, count, kind, quick in pressing
            if count
        ]
        needs += [
            self._repairs(
                state_words(each.state), each.count, "neutral", state=each.state.key
            )
            for each in repairs.states
        ]
        total = sum(each.count for each in repairs.states)
        written = self._session.formats.count(total)
        self.repairs.show_needs(needs, self._open(total, written))

    def _open(self, count: int, written: str) -> str:
        """Say how many are open, or nothing."""
        one, many = self.tr("1 open"), self.tr("{count} open")
        return (one if count == 1 else many).format(count=written) if count else ""

    def _write_alike(self) -> None:
        is_small = not all(needs.has_room() for needs in self._lists)
        for needs in self._lists:
            needs.write_small(is_small=is_small)

    def _repairs(self, text: str, count: int, kind: str, **leads_to: str) -> Need:
        shell = self._session.shell
        return Need(
            text,
            self._session.formats.count(count),
            kind,
            lambda: shell.open_screen("repairs", **leads_to),
        )

    def show_owed(self, owed: Receivables | None) -> None:
        """Show who owes."""
        self.owed.setVisible(owed is not None)
        if owed is None:
            return
        text = self._session.formats.money(owed.total) if owed.count else ""
        self.owed.show_needs([self._debtor(each) for each in owed.largest], text)

    def _item(self, item: AttentionItem, now: datetime) -> Need:
        shell = self._session.shell
        kind = words_of(item)
        headline = kind.tell(item, self._session.formats).headline
        days = max(0, (now - item.arisen_at).days)
        return Need(
            headline,
            words.age(days),
            "warning",
            lambda: shell.open_screen("attention"),
            kind.name(),
        )

    def _product(self, product: ProductSummary) -> Need:
        shell, formats = self._session.shell, self._session.formats
        on_hand = formats.quantity(product.on_hand)
        pill = (
            self.tr("{on_hand} of min {minimum}")
            if product.minimum_stock
            else "{on_hand}"
        )
        pill = pill.format(
            on_hand=on_hand, minimum=formats.quantity(product.minimum_stock)
        )
        kind = "bad" if product.on_hand <= 0 else "warning"
        return Need(
            product.name,
            pill,
            kind,
            lambda: shell.open_screen("products", product_id=product.id),
        )

    def _debtor(self, debtor: Debtor) -> Need:
        shell, formats = self._session.shell, self._session.formats
        kind = "neutral"
        if debtor.days >= _OLD:
            kind = "bad" if debtor.days >= _OLDER else "warning"
        return Need(
            debtor.name,
            PARTED.join((formats.money(debtor.balance), words.age(debtor.days))),
            kind,
            lambda: shell.open_screen("customers", customer_id=debtor.customer_id),
        )
