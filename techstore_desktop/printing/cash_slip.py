"""The slip of a cash movement, from what is stored and nothing else (R72)."""

from collections.abc import Iterator

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.schemas import CashMovementResponse
from techstore_desktop.printing import fonts
from techstore_desktop.printing.cash_words import CashWords
from techstore_desktop.printing.layout import (
    Barcode,
    Block,
    Paper,
    Row,
    Rule,
    Space,
    Text,
    render,
)

MIDDLE = 0.5
ROOM_TO_SIGN = 26


def cash_slip_pdf(
    movement: CashMovementResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: CashWords,
    is_copy: bool = False,
) -> bytes:
    """Return the slip as a PDF. A reprint is marked as a copy."""
    blocks = list(_blocks(movement, profile, paper.size, words, is_copy=is_copy))
    title = f"{words.kinds[movement.kind]} {movement.number}"
    return render(blocks, paper, title=title, author=profile.name)


def _blocks(
    movement: CashMovementResponse,
    profile: ShopProfile,
    size: float,
    words: CashWords,
    *,
    is_copy: bool,
) -> Iterator[Block]:
    formats = profile.formats
    if is_copy:
        yield Text(words.copy, size + 2, fonts.STRONG, MIDDLE)
    yield Text(profile.name, size + 4, fonts.STRONG, MIDDLE)
    place = f"{profile.branch_name} · {profile.terminal_name}"
    yield Text(place, size - 1, align=MIDDLE)
    yield Rule()
    moment = formats.date_time(movement.occurred_at, profile.zone)
    yield Row(f"{words.kinds[movement.kind]} {movement.number}", moment, size)
    yield Text(f"{words.session} {movement.session_number}", size - 1)
    yield Text(f"{words.by} {movement.recorded_by_name}", size - 1)
    if movement.category_name:
        yield Text(f"{words.category}: {movement.category_name}", size)
    yield Text(f"{words.reason}: {movement.reason}", size)
    yield Rule()
    if movement.amount:
        amount = formats.money_with_symbol(movement.amount)
        yield Row(words.kinds[movement.kind], amount, size + 5, fonts.STRONG)
    for line in (words.signature, words.received):
        yield Space(ROOM_TO_SIGN)
        yield Rule(1)
        yield Text(line, size - 1)
    yield Space(8)
    yield Barcode(movement.number)
    yield Text(movement.number, size - 1, align=MIDDLE)
    if is_copy:
        yield Text(words.copy, size + 2, fonts.STRONG, MIDDLE)
