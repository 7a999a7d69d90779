"""The slip that goes with a device to a workshop or another branch (R72).

It names the device, never its owner, and no access code.
"""

from collections.abc import Iterator

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.repairs.errands.schemas import ErrandResponse
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Block, QrCode, Row, Rule, Text, Together
from techstore_desktop.printing.errand_words import ErrandWords
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.repair_parts import RepairPaper, SignatureBox
from techstore_desktop.printing.repair_words import RepairWords


def errand_slip_pdf(
    errand: ErrandResponse,
    job: RepairJobResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: ErrandWords,
    repair_words: RepairWords,
) -> bytes:
    """Return the slip: our number, to whom, what, with what, until when, signed."""
    layout = RepairPaper(profile, repair_words, paper.size)
    title = words.to_branch if errand.is_branch else words.to_workshop
    number = errand.card.number
    blocks = [
        *layout.head(title, number),
        QrCode(number),
        Text(words.reference, layout.small, align=0.5),
        Rule(),
        *_way(layout, errand, words),
        Rule(),
        *_device(layout, errand, job),
        Rule(),
        *layout.fact(words.wanted, errand.note),
        *_along(layout, errand, words),
        *_back(layout, errand, words),
        Together.of(
            SignatureBox(f"{words.handed_over}: {errand.sent_by_name}", layout.small),
            SignatureBox(words.taken_over, layout.small),
        ),
    ]
    return render(blocks, paper, title=f"{title} {number}", author=profile.name)


def _way(
    layout: RepairPaper, errand: ErrandResponse, words: ErrandWords
) -> Iterator[Block]:
    size = layout.size
    yield Text(f"{words.to}: {errand.to}", size + 1, fonts.STRONG)
    yield from layout.fact(layout.words.phone, errand.phone)
    yield Row(words.sent, layout.moment(errand.sent_at), size)
    if errand.expected_on is not None:
        day = layout.profile.formats.date(errand.expected_on)
        yield Row(words.expected, day, size, fonts.STRONG)
    yield from layout.fact(words.sent_by, errand.sent_by_name)


def _device(
    layout: RepairPaper, errand: ErrandResponse, job: RepairJobResponse
) -> Iterator[Block]:
    words = layout.words
    yield Text(errand.card.device, layout.size + 1, fonts.STRONG)
    yield from layout.fact(words.colour, job.colour)
    yield from layout.numbers(job)
    yield from layout.fact(words.fault, errand.card.fault)
    yield from layout.fact(words.diagnosis, job.diagnosis)
    yield from layout.marks(job)


def _along(
    layout: RepairPaper, errand: ErrandResponse, words: ErrandWords
) -> Iterator[Block]:
    along = ", ".join(layout.words.say(each) for each in errand.accessories)
    text = f"{words.goes_along}: {along}" if along else words.nothing_along
    yield Text(text, layout.size, fonts.STRONG)


def _back(
    layout: RepairPaper, errand: ErrandResponse, words: ErrandWords
) -> Iterator[Block]:
    if errand.returned_at is None:
        return
    yield Rule()
    moment = layout.moment(errand.returned_at)
    yield Row(words.back, moment, layout.size, fonts.STRONG)
    yield from layout.fact(words.taken_back_by, errand.taken_by_name)
    yield from layout.fact(words.done, errand.note_back)
