"""The slip of a cash movement, from what is stored and nothing else (R72)."""

from collections.abc import Iterator

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.schemas import CashMovementResponse
from techstore_desktop.core.money import currency
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Block, Row, Rule, Space, Text
from techstore_desktop.printing.cash_words import CashWords
from techstore_desktop.printing.framing import MIDDLE, framed
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper

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
    content = _content(movement, profile, paper.size, words)
    copy = words.copy if is_copy else ""
    blocks = list(framed(content, number=movement.number, size=paper.size, copy=copy))
    title = f"{words.kinds[movement.kind]} {movement.number}"
    return render(blocks, paper, title=title, author=profile.name)


def _content(
    movement: CashMovementResponse,
    profile: ShopProfile,
    size: float,
    words: CashWords,
) -> Iterator[Block]:
    formats = profile.formats
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
        if movement.currency:
            written = formats.of(currency(movement.currency)).money(movement.amount)
            amount = f"{movement.currency} {written}"
        yield Row(words.kinds[movement.kind], amount, size + 5, fonts.STRONG)
    for line in (words.signature, words.received):
        yield Space(ROOM_TO_SIGN)
        yield Rule(1)
        yield Text(line, size - 1)
