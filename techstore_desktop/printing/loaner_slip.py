"""The slip of a loaner, as it was signed and as it came back (R72)."""

from collections.abc import Iterator

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.loaners.schemas import LoanResponse
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Block, QrCode, Row, Rule, Space, Text
from techstore_desktop.printing.framing import MIDDLE, shop_head
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.loaner_words import LoanerWords
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.repair_parts import SignatureBox


def loaner_slip_pdf(
    loan: LoanResponse, profile: ShopProfile, *, paper: Paper, words: LoanerWords
) -> bytes:
    """Return the slip on a roll or on A4."""
    size = paper.size
    title = _title(loan, words)
    blocks = [
        *_head(loan, profile, words, size),
        *_loan(loan, profile, words, size),
        Rule(),
        Text(loan.text, size),
        SignatureBox(
            f"{words.signature}: {loan.customer_name}", size - 1, loan.strokes
        ),
        *_back(loan, profile, words, size),
    ]
    number = loan.job_number
    return render(blocks, paper, title=f"{title} {number}", author=profile.name)


def _title(loan: LoanResponse, words: LoanerWords) -> str:
    return words.slip if loan.is_out else words.returned


def _head(
    loan: LoanResponse, profile: ShopProfile, words: LoanerWords, size: float
) -> Iterator[Block]:
    yield from shop_head(profile, size, phone=words.phone, tax_number=words.tax_number)
    yield Rule()
    yield Text(_title(loan, words), size + 3, fonts.STRONG, MIDDLE)
    yield Text(loan.loaner_name, size + 5, fonts.STRONG, MIDDLE)
    yield QrCode(loan.job_number)
    yield Rule()


def _loan(
    loan: LoanResponse, profile: ShopProfile, words: LoanerWords, size: float
) -> Iterator[Block]:
    formats = profile.formats
    yield Row(words.lent, formats.date_time(loan.lent_at, profile.zone), size)
    facts = (
        (words.lent_by, loan.lent_by_name),
        (words.repair, loan.job_number),
        (words.customer, loan.customer_name),
        (words.phone, loan.customer_phone),
        (words.number, loan.loaner_number),
        (words.condition, loan.condition),
    )
    for label, fact in facts:
        if fact:
            yield Text(f"{label}: {fact}", size)
    if loan.worth:
        yield Row(words.worth, formats.money_with_symbol(loan.worth), size)


def _back(
    loan: LoanResponse, profile: ShopProfile, words: LoanerWords, size: float
) -> Iterator[Block]:
    if loan.returned_at is None:
        return
    yield Space(6)
    yield Rule()
    moment = profile.formats.date_time(loan.returned_at, profile.zone)
    yield Row(words.back, moment, size, fonts.STRONG)
    for label, fact in (
        (words.taken_by, loan.taken_by_name),
        (words.condition, loan.condition_back),
    ):
        if fact:
            yield Text(f"{label}: {fact}", size)
