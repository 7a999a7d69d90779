"""The customer's ticket of a repair and the shop's copy, from what is stored (R72)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.repairs.intake_choices import ConsentOccasion
from techstore_desktop.core.repairs.intake_schemas import ConsentResponse
from techstore_desktop.core.repairs.schemas import (
    RepairJobResponse,
    RepairTicketResponse,
)
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
from techstore_desktop.printing.repair_parts import RepairPaper
from techstore_desktop.printing.repair_words import RepairWords


def repair_ticket_pdf(
    ticket: RepairTicketResponse,
    jobs: Sequence[RepairJobResponse],
    profile: ShopProfile,
    *,
    paper: Paper,
    words: RepairWords,
    consents: Sequence[ConsentResponse] = (),
    is_shop_copy: bool = False,
    is_copy: bool = False,
) -> bytes:
    """Return the ticket as a PDF; the shop's copy has its notes and the signature."""
    layout = RepairPaper(profile, words, paper.size)
    title = f"{words.ticket} {ticket.number}"
    blocks = [
        *_head(layout, ticket, is_shop_copy=is_shop_copy, is_copy=is_copy),
        *_devices(layout, jobs),
        *_money(layout, jobs),
        *_foot(layout, ticket, consents, is_shop_copy=is_shop_copy),
    ]
    return render(blocks, paper, title=title, author=profile.name)


def _head(
    layout: RepairPaper,
    ticket: RepairTicketResponse,
    *,
    is_shop_copy: bool,
    is_copy: bool,
) -> Iterator[Block]:
    words = layout.words
    title = f"{words.ticket} · {words.shop_copy}" if is_shop_copy else words.ticket
    yield from layout.head(title, ticket.number, is_copy=is_copy)
    if ticket.is_express:
        yield Text(words.express, layout.size + 3, fonts.STRONG, 0.5)
    yield QrCode(ticket.number)
    yield Rule()
    yield Row(words.received, layout.moment(ticket.received_at), layout.size)
    if ticket.promised_at:
        promised = layout.moment(ticket.promised_at)
        yield Row(words.promised, promised, layout.size, fonts.STRONG)
    yield from layout.fact(words.received_by, ticket.received_by_name)
    yield from layout.fact(words.customer, ticket.customer_name)
    yield from layout.fact(words.phone, ticket.customer_phone)
    yield Rule()


def _devices(layout: RepairPaper, jobs: Sequence[RepairJobResponse]) -> Iterator[Block]:
    for job in jobs:
        yield from layout.device(job)
        yield from layout.amount(layout.words.estimate, job.estimate)
        yield from layout.amount(layout.words.approved, job.approved_amount)
        yield from layout.amount(layout.words.fee_if_not_repaired, job.diagnosis_fee)
        yield from layout.storage_fees(job)
        yield Rule()


def _money(layout: RepairPaper, jobs: Sequence[RepairJobResponse]) -> Iterator[Block]:
    held = sum((job.deposit_balance for job in jobs), Decimal(0))
    if not held:
        return
    words, formats = layout.words, layout.profile.formats
    yield Row(words.deposit, formats.money(held), layout.size, fonts.STRONG)
    estimates = [job.estimate for job in jobs]
    if None not in estimates:
        rest = sum((each for each in estimates if each), Decimal(0)) - held
        yield Row(words.due, formats.money(max(rest, Decimal(0))), layout.size)
    yield Rule()


def _foot(
    layout: RepairPaper,
    ticket: RepairTicketResponse,
    consents: Sequence[ConsentResponse],
    *,
    is_shop_copy: bool,
) -> Iterator[Block]:
    words = layout.words
    yield from layout.fact(words.notes, ticket.note_for_customer)
    if is_shop_copy:
        yield from layout.fact(words.note_for_shop, ticket.note_for_shop)
    if ticket.terms:
        yield Text(words.terms, layout.small, fonts.STRONG)
        yield Text(ticket.terms, layout.small)
        yield Space(4)
    signed = next((c for c in consents if c.occasion is ConsentOccasion.INTAKE), None)
    if is_shop_copy or signed:
        agreed = Text(words.agreed, layout.small)
        yield Together.of(agreed, *layout.signature(signed))
