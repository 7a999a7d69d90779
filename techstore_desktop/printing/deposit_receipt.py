"""The receipt of a repair's deposit, from what is stored and nothing else (R72)."""

from collections.abc import Iterator
from dataclasses import dataclass

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.repairs.choices import DepositKind
from techstore_desktop.core.repairs.schemas import RepairDepositResponse
from techstore_desktop.printing import fonts
from techstore_desktop.printing.framing import MIDDLE, framed
from techstore_desktop.printing.layout import Block, Paper, Row, Rule, Text, render
from techstore_desktop.printing.words import PaperWords


@dataclass(frozen=True, slots=True)
class DepositWords:
    """The words that only a deposit's receipt needs."""

    taken: str
    returned: str
    repair: str
    held_before: str
    held_after: str


_WORDS = {
    "en": DepositWords(
        taken="Deposit",
        returned="Deposit returned",
        repair="Repair",
        held_before="Held before",
        held_after="Held now",
    ),
    "es": DepositWords(
        taken="Seña",
        returned="Devolución de seña",
        repair="Orden de reparación",
        held_before="Seña anterior",
        held_after="Seña actual",
    ),
}
_BACK = (DepositKind.RETURNED, DepositKind.CREDITED)


def deposit_words(language: str) -> DepositWords:
    """Return the words of a language, English where we have none."""
    return _WORDS.get(language, _WORDS["en"])


def deposit_receipt_pdf(
    deposit: RepairDepositResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: PaperWords,
    own: DepositWords,
    is_copy: bool = False,
) -> bytes:
    """Return the receipt as a PDF. A reprint is marked as a copy."""
    heading = own.returned if deposit.kind in _BACK else own.taken
    content = _content(deposit, profile, paper.size, heading, (words, own))
    copy = words.copy if is_copy else ""
    blocks = list(framed(content, number=deposit.number, size=paper.size, copy=copy))
    title = f"{heading} {deposit.number}"
    return render(blocks, paper, title=title, author=profile.name)


def _content(
    deposit: RepairDepositResponse,
    profile: ShopProfile,
    size: float,
    heading: str,
    said: tuple[PaperWords, DepositWords],
) -> Iterator[Block]:
    formats, (words, own) = profile.formats, said
    yield Text(profile.name, size + 4, fonts.STRONG, MIDDLE)
    for fact in filter(None, (profile.address, profile.tax_number)):
        yield Text(fact, size - 1, align=MIDDLE)
    yield Rule()
    moment = formats.date_time(deposit.occurred_at, profile.zone)
    yield Row(f"{heading} {deposit.number}", moment, size)
    yield Text(f"{words.cashier} {deposit.cashier_name}", size - 1)
    yield Text(f"{own.repair} {deposit.job_number}", size, fonts.STRONG)
    if deposit.customer_name:
        yield Text(f"{words.customer} {deposit.customer_name}", size, fonts.STRONG)
    if deposit.note:
        yield Text(deposit.note, size - 1)
    yield Rule()
    total = formats.money_with_symbol(abs(deposit.amount))
    yield Row(words.total, total, size + 5, fonts.STRONG)
    if deposit.cash_rounding:
        yield Row(words.rounding, formats.money(deposit.cash_rounding), size)
    yield from _payments(deposit, profile, size, words)
    yield Rule()
    yield Row(own.held_before, formats.money(deposit.held_before), size)
    yield Row(own.held_after, formats.money(deposit.held_after), size, fonts.STRONG)


def _payments(
    deposit: RepairDepositResponse,
    profile: ShopProfile,
    size: float,
    words: PaperWords,
) -> Iterator[Block]:
    formats = profile.formats
    for paid in deposit.payments:
        label = words.method(paid.method)
        if paid.reference:
            label += f" · {paid.reference}"
        yield Row(label, formats.money(abs(paid.tendered)), size)
    if deposit.change_due:
        change = formats.money(deposit.change_due)
        yield Row(words.change, change, size, fonts.STRONG)
