"""What goes out with a repair: quote, delivery note, warranty card, deposit receipt."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.repairs.choices import DepositKind, EventKind
from techstore_desktop.core.repairs.deposit_schemas import RepairDepositResponse
from techstore_desktop.core.repairs.intake_choices import ConsentOccasion
from techstore_desktop.core.repairs.intake_schemas import ConsentResponse
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import (
    Block,
    QrCode,
    Row,
    Rule,
    Space,
    Text,
    Together,
)
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.repair_consent import (
    billed_lines,
    warranty_term,
    work_done,
)
from techstore_desktop.printing.repair_parts import RepairPaper, SignatureBox
from techstore_desktop.printing.repair_words import RepairWords
from techstore_desktop.printing.words import PaperWords


def quote_pdf(
    job: RepairJobResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: RepairWords,
    consents: Sequence[ConsentResponse] = (),
) -> bytes:
    """Return the quote: diagnosis, lines, taxes, total; signed where it was."""
    layout = RepairPaper(profile, words, paper.size)
    number = job.card.number
    blocks = [
        *layout.head(words.quote, number),
        QrCode(number),
        Rule(),
        *_quoted(layout, job),
        *_whose(layout, job),
        *layout.fact(words.fault, job.card.fault),
        *layout.fact(words.diagnosis, job.diagnosis),
        Rule(),
        *_lines(layout, job),
        Space(6),
        *layout.fact(words.terms, job.terms),
        Together.of(
            Text(words.valid_by_approval, layout.small),
            *layout.signature(_last_signed(consents, job, ConsentOccasion.APPROVAL)),
        ),
    ]
    return render(blocks, paper, title=f"{words.quote} {number}", author=profile.name)


def delivery_note_pdf(
    job: RepairJobResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: RepairWords,
    consents: Sequence[ConsentResponse] = (),
) -> bytes:
    """Return the delivery note, with condition and accessories as at intake (R58)."""
    layout = RepairPaper(profile, words, paper.size)
    number = job.card.number
    signed = _last_signed(consents, job, ConsentOccasion.PICK_UP)
    blocks = [
        *layout.head(words.delivery_note, number),
        QrCode(number),
        Rule(),
        *layout.fact(words.customer, job.card.customer_name),
        *_handed_out(layout, job),
        *layout.device(job),
        *_work(layout, job),
        Rule(),
        *_paid(layout, job),
        Rule(),
        *_under_warranty(layout, job),
        Together.of(
            Text(words.nothing_missing, layout.small), *layout.signature(signed)
        ),
    ]
    title = f"{words.delivery_note} {number}"
    return render(blocks, paper, title=title, author=profile.name)


def warranty_card_pdf(
    job: RepairJobResponse, profile: ShopProfile, *, paper: Paper, words: RepairWords
) -> bytes:
    """Return the warranty card: what was done, and until which day it holds (R56)."""
    layout = RepairPaper(profile, words, paper.size)
    number = job.card.number
    blocks: list[Block] = [
        *layout.head(words.warranty_card, number),
        QrCode(number),
        Rule(),
        *_whose(layout, job),
        *_work(layout, job),
        Rule(),
        *_delivered(layout, job),
        *_term(layout, job),
        *layout.fact(words.terms, job.terms),
        SignatureBox(f"{words.for_the_shop}: {profile.name}", layout.small),
    ]
    title = f"{words.warranty_card} {number}"
    return render(blocks, paper, title=title, author=profile.name)


def deposit_receipt_pdf(
    deposit: RepairDepositResponse,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: RepairWords,
    payment_words: PaperWords,
    is_copy: bool = False,
) -> bytes:
    """Return the receipt of a deposit taken or given back (R53)."""
    layout = RepairPaper(profile, words, paper.size)
    is_taken = deposit.kind is DepositKind.TAKEN
    title = words.deposit_receipt if is_taken else words.deposit_returned
    # Whoever gets money back signs for it.
    signed = [] if is_taken else [*layout.signature(None)]
    formats, size = profile.formats, paper.size
    total = formats.money_with_symbol(deposit.amount)
    blocks: list[Block] = [
        *layout.head(title, deposit.number, is_copy=is_copy),
        Rule(),
        Row(words.ticket, deposit.job_number, size, fonts.STRONG),
        Text(layout.moment(deposit.occurred_at), layout.small),
        *layout.fact(words.customer, deposit.customer_name or ""),
        *layout.fact(words.cashier, deposit.cashier_name),
        Rule(),
        Row(words.total, total, size + 4, fonts.STRONG),
        *(
            Row(
                paid.method_name or payment_words.method(paid.method),
                formats.money(paid.tendered),
                size,
            )
            for paid in deposit.payments
        ),
        *layout.amount(words.change, deposit.change_due or None),
        Rule(),
        *layout.amount(words.held_before, deposit.held_before),
        *layout.amount(words.held_after, deposit.held_after),
        *layout.fact(words.notes, deposit.note),
        *signed,
        Space(6),
        QrCode(deposit.job_number),
    ]
    return render(blocks, paper, title=f"{title} {deposit.number}", author=profile.name)


def _whose(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    card, words = job.card, layout.words
    yield from layout.fact(words.customer, card.customer_name)
    yield Text(f"{words.device}: {card.device}", layout.size, fonts.STRONG)
    yield from layout.numbers(job)


def _quoted(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    """Give when the quote was made, where it was: before, it has no day."""
    made = [each for each in job.events if each.kind is EventKind.QUOTED]
    if made:
        moment = layout.moment(made[-1].occurred_at)
        yield Row(layout.words.quoted, moment, layout.size)


def _lines(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    words, formats = layout.words, layout.profile.formats
    for line in billed_lines(job):
        name = f"{formats.quantity(line.quantity)} × {line.name}"
        if line.is_covered:
            name += f" ({words.covered})"
        yield Row(name, formats.money(line.total), layout.size)
        if line.serial_numbers:
            units = ", ".join(line.serial_numbers)
            yield Text(f"{words.serial}: {units}", layout.small)
    yield Together.of(*_total(layout, job))


def _total(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    words, formats = layout.words, layout.profile.formats
    fees = sum((fee.total for fee in job.storage_fees), Decimal(0))
    if job.lines:
        yield Space(4)
        yield from layout.amount(words.subtotal, job.bill.base)
        yield from layout.amount(words.tax, job.bill.tax)
    yield from layout.storage_fees(job)
    if job.lines or fees:
        total = formats.money_with_symbol(job.bill.total + fees)
        yield Row(words.total, total, layout.size + 4, fonts.STRONG)


def _paid(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    """Give what is paid at the pick-up; for what was not repaired its diagnosis."""
    if not job.card.is_unrepaired:
        yield from _lines(layout, job)
        return
    words = layout.words
    fees = sum((fee.total for fee in job.storage_fees), Decimal(0))
    yield from layout.amount(words.diagnosis_fee, job.diagnosis_total or None)
    yield from layout.storage_fees(job)
    total = layout.profile.formats.money_with_symbol(job.diagnosis_total + fees)
    yield Row(words.total, total, layout.size + 4, fonts.STRONG)


def _handed_out(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    words = layout.words
    for delivery in job.deliveries:
        if delivery.is_voided:
            continue
        moment = layout.moment(delivery.delivered_at)
        yield Row(words.delivered, moment, layout.size)
        yield from layout.fact(words.delivered_by, delivery.delivered_by_name)
        shown = words.identities[delivery.identity_check.value]
        yield from layout.fact(words.identity, shown)
        yield from layout.fact(words.receipt, delivery.sale_number)
    yield Rule()


def _work(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    if job.card.is_unrepaired:
        yield Text(layout.words.unrepaired, layout.size, fonts.STRONG)
        return
    for words in work_done(job, layout.words):
        yield Text(words, layout.size)


def _delivered(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    if job.card.delivered_at is not None:
        moment = layout.moment(job.card.delivered_at)
        yield Row(layout.words.delivered, moment, layout.size)


def _under_warranty(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    """Give the warranty, where something was done that has one."""
    if warranty_term(job, layout.profile, layout.words):
        yield from _term(layout, job)


def _term(layout: RepairPaper, job: RepairJobResponse) -> Iterator[Block]:
    words, delivered = layout.words, job.card.delivered_at
    term = warranty_term(job, layout.profile, words)
    if delivered is not None and not job.card.is_claim:
        day = layout.profile.business_day(delivered)
        last = day + timedelta(days=job.warranty_days)
        term += f" · {words.until} {layout.profile.formats.date(last)}"
    yield Text(f"{words.warranty}: {term}", layout.size + 1, fonts.STRONG)


def _last_signed(
    consents: Sequence[ConsentResponse],
    job: RepairJobResponse,
    occasion: ConsentOccasion,
) -> ConsentResponse | None:
    signed = [
        each
        for each in consents
        if each.job_id == job.card.id and each.occasion is occasion
    ]
    return signed[-1] if signed else None
