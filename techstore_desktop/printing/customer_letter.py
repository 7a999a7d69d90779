"""A letter to a customer on A4, from the notice as it was written (R72)."""

from collections.abc import Iterator

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Block, QrCode, Rule, Space, Text
from techstore_desktop.printing.framing import shop_head
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.letter_words import LetterWords
from techstore_desktop.printing.paper import A4
from techstore_desktop.printing.repair_parts import SignatureBox

_RIGHT = 1.0


def customer_letter_pdf(
    notice: NoticeResponse,
    profile: ShopProfile,
    *,
    customer_name: str,
    customer_address: str,
    words: LetterWords,
) -> bytes:
    """Return the letter: from whom, to whom, when, what, with two lines to sign on."""
    size = A4.size
    blocks: list[Block] = [
        *shop_head(
            profile, size + 2, phone=words.phone, tax_number=words.tax_number, align=0
        ),
        Rule(),
        Space(24),
        Text(customer_name, size + 1, fonts.STRONG),
        *(Text(line, size) for line in customer_address.splitlines() if line),
        Space(24),
        Text(_day(notice, profile), size, align=_RIGHT),
        Space(12),
        Text(f"{words.reference} {notice.job_number}", size),
        Text(notice.subject, size + 2, fonts.STRONG),
        Space(14),
        *_paragraphs(notice.text, size + 1),
        Space(30),
        SignatureBox(f"{words.signed_for}: {profile.name}", size - 1),
        Space(10),
        SignatureBox(f"{words.received}: {customer_name}", size - 1),
        Space(10),
        QrCode(notice.job_number),
    ]
    return render(blocks, A4, title=notice.subject, author=profile.name)


def _day(notice: NoticeResponse, profile: ShopProfile) -> str:
    day = profile.formats.date(profile.business_day(notice.written_at))
    return f"{profile.branch_name}, {day}"


def _paragraphs(text: str, size: float) -> Iterator[Block]:
    for paragraph in text.splitlines():
        yield Text(paragraph, size) if paragraph.strip() else Space(size)
        yield Space(4)
