"""What the repairs' papers have in common: the shop, the device, how it was brought."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.repairs.intake_schemas import (
    ConsentResponse,
    DeviceCondition,
    Stroke,
)
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Block, Row, Rule, Space, Text
from techstore_desktop.printing.condition_words import checked_words, marked_words
from techstore_desktop.printing.framing import MIDDLE, shop_head
from techstore_desktop.printing.repair_words import RepairWords

SIGNATURE_HEIGHT = 46.0


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A line to sign on, with the strokes where somebody signed on a screen."""

    caption: str
    size: float
    strokes: Sequence[Stroke] = ()

    def height(self, width: float) -> float:
        """Return room for a hand and for the words beneath."""
        words = Text(self.caption, self.size).height(width)
        return SIGNATURE_HEIGHT + words + self.size

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Draw strokes, line and words."""
        wide = min(width, 240)
        canvas.setLineWidth(0.9)
        for stroke in self.strokes:
            points = [(left + x * wide, top - y * SIGNATURE_HEIGHT) for x, y in stroke]
            for start, end in pairwise(points):
                canvas.line(*start, *end)
        foot = top - SIGNATURE_HEIGHT
        canvas.setLineWidth(0.5)
        canvas.line(left, foot, left + wide, foot)
        Text(self.caption, self.size).draw(canvas, left, foot - 2, width)


@dataclass(frozen=True, slots=True)
class RepairPaper:
    """Blocks of one shop's papers, in one language at one size."""

    profile: ShopProfile
    words: RepairWords
    size: float

    @property
    def small(self) -> float:
        """The size of what matters less."""
        return self.size - 1

    def head(
        self, title: str, number: str, *, is_copy: bool = False
    ) -> Iterator[Block]:
        """Give the shop and what paper it is."""
        if is_copy:
            yield Text(self.words.copy, self.size + 3, fonts.STRONG, MIDDLE)
        words = self.words
        yield from shop_head(
            self.profile, self.size, phone=words.phone, tax_number=words.tax_number
        )
        yield Rule()
        yield Text(title, self.size + 1, align=MIDDLE)
        yield Text(number, self.size + 8, fonts.STRONG, MIDDLE)

    def fact(self, label: str, value: str) -> Iterator[Block]:
        """Give a fact where there is one; several lines begin beneath its label."""
        if value:
            gap = "\n" if "\n" in value else " "
            yield Text(f"{label}:{gap}{value}", self.size)

    def amount(self, label: str, amount: object) -> Iterator[Block]:
        """Give an amount at the right, where there is one."""
        if amount is not None:
            written = self.profile.formats.money(amount)  # type: ignore[arg-type]
            yield Row(label, written, self.size)

    def storage_fees(self, job: RepairJobResponse) -> Iterator[Block]:
        """Give what was charged because nobody came for the device."""
        for fee in job.storage_fees:
            yield from self.amount(fee.name or self.words.storage_fee, fee.total)

    def device(self, job: RepairJobResponse) -> Iterator[Block]:
        """Give one device: what it is, its numbers, its fault, how it was brought."""
        words, card = self.words, job.card
        yield Text(f"{card.number}  {card.device}", self.size + 1, fonts.STRONG)
        yield from self.fact(words.colour, job.colour)
        yield from self.numbers(job)
        yield from self.fact(words.fault, card.fault)
        yield from self.condition(job)

    def numbers(self, job: RepairJobResponse) -> Iterator[Block]:
        """Give what tells the device from others of its model."""
        card = job.card
        imeis = " · ".join(filter(None, (card.imei, job.second_imei)))
        yield from self.fact("IMEI", imeis)
        yield from self.fact(self.words.serial, card.serial)

    def condition(self, job: RepairJobResponse) -> Iterator[Block]:
        """Give checklist, marks and accessories as they were at intake (R58)."""
        words = self.words
        yield from self.marks(job)
        left = ", ".join(words.say(each) for each in job.accessories)
        yield from self.fact(words.accessories, left or words.no_accessories)
        yield Space(3)

    def marks(self, job: RepairJobResponse) -> Iterator[Block]:
        """Give checklist and marks as they were at intake."""
        words = self.words
        kept = DeviceCondition.of(job.condition)
        yield from self.fact(words.checklist, checked_words(kept, words))
        marks = marked_words(kept, words)
        yield from self.fact(words.condition, marks or words.no_marks)
        yield from self.fact(words.notes, kept.note)

    def signature(self, signed: ConsentResponse | None) -> Iterator[Block]:
        """Give a line to sign on, or the signature with who signed and when."""
        words = self.words
        strokes = signed.strokes if signed else ()
        yield SignatureBox(words.signature, self.small, strokes)
        if signed is not None and strokes:
            whose = " · ".join(
                filter(None, (signed.signed_name, self.moment(signed.signed_at)))
            )
            yield Text(f"{words.signed_on_screen}: {whose}", self.small)

    def moment(self, moment: object) -> str:
        """Return a moment as the shop writes it, on one line; nothing for none."""
        if moment is None:
            return ""
        written = self.profile.formats.date_time(moment, self.profile.zone)  # type: ignore[arg-type]
        return written.replace(" ", "\N{NO-BREAK SPACE}")
