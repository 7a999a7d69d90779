"""The record of a device that nobody fetched: every step, so that it can be proved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.collection.choices import CollectionKind, HistoryKind
from techstore_desktop.core.collection.history_schemas import (
    CollectionEntry,
    CollectionHistory,
)
from techstore_desktop.core.notices.choices import Channel
from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.intake_choices import ConsentOccasion, ConsentWay
from techstore_desktop.core.repairs.intake_schemas import ConsentResponse
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
from techstore_desktop.printing.collection_words import CollectionWords
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.repair_parts import RepairPaper, SignatureBox
from techstore_desktop.printing.repair_words import RepairWords


def collection_record_pdf(
    history: CollectionHistory,
    profile: ShopProfile,
    *,
    paper: Paper,
    words: CollectionWords,
    repair_words: RepairWords,
    consents: Sequence[ConsentResponse] = (),
) -> bytes:
    """Return the record: whose device, what was agreed, each step, what is owed."""
    layout = _Record(RepairPaper(profile, repair_words, paper.size), words)
    number = history.job.card.number
    blocks = [
        *layout.paper.head(words.title, number),
        QrCode(number),
        Rule(),
        *layout.device(history),
        Rule(),
        *layout.agreed(history, consents),
        Text(words.every_step, paper.size + 1, fonts.STRONG),
        Space(4),
        *layout.entries(history),
        *layout.owed(history),
        Together.of(
            Text(words.from_the_books, layout.paper.small),
            SignatureBox(
                f"{repair_words.for_the_shop}: {profile.name}", layout.paper.small
            ),
        ),
    ]
    title = f"{words.title} {number}"
    return render(blocks, paper, title=title, author=profile.name)


@dataclass(frozen=True, slots=True)
class _Record:
    """The parts of the record, on one paper in one language."""

    paper: RepairPaper
    words: CollectionWords

    def device(self, history: CollectionHistory) -> Iterator[Block]:
        """Give whose device it is, and how long it waits."""
        paper, words, job = self.paper, self.paper.words, history.job
        yield Row(self.words.as_of, paper.moment(history.as_of), paper.size)
        yield from paper.fact(words.customer, job.card.customer_name)
        yield from paper.fact(words.phone, job.card.customer_phone)
        yield Text(f"{words.device}: {job.card.device}", paper.size, fonts.STRONG)
        yield from paper.numbers(job)
        yield Row(words.received, paper.moment(job.card.received_at), paper.size)
        if history.waited_days is not None:
            days = words.days(history.waited_days)
            yield Row(self.words.waiting_for, days, paper.size, fonts.STRONG)

    def agreed(
        self, history: CollectionHistory, consents: Sequence[ConsentResponse]
    ) -> Iterator[Block]:
        """Give the terms of the ticket, and who signed them when."""
        paper = self.paper
        if not history.job.terms:
            return
        yield Text(self.words.agreed, paper.size, fonts.STRONG)
        yield Text(history.job.terms, paper.small)
        signed = next(
            (each for each in consents if each.occasion is ConsentOccasion.INTAKE), None
        )
        if signed is not None and signed.strokes:
            yield Together.of(*paper.signature(signed))
        elif signed is not None and signed.way is ConsentWay.PAPER:
            whose = filter(None, (signed.signed_name, paper.moment(signed.signed_at)))
            yield from paper.fact(self.words.signed_on_paper, " · ".join(whose))
        yield Rule()

    def entries(self, history: CollectionHistory) -> Iterator[Block]:
        """Give each entry; its first lines stay on one page."""
        for entry in history.entries:
            head, *rest = self._entry(entry)
            yield Together.of(head, *rest[:2])
            yield from rest[2:]
            yield Rule(6)

    def owed(self, history: CollectionHistory) -> Iterator[Block]:
        """Give what is next, and what is to be paid while the device is here."""
        paper, words, job = self.paper, self.words, history.job
        formats = paper.profile.formats
        if job.card.state.kind is not RepairKind.READY:
            return
        if history.step is not None and history.due_on is not None:
            day = words.first_day.format(day=formats.date(history.due_on))
            yield Text(
                f"{words.next_step}: {words.steps[history.step.kind]}, {day}",
                paper.size,
            )
        if job.card.is_unrepaired:
            label, work = paper.words.diagnosis_fee, job.diagnosis_total
        else:
            label, work = paper.words.work_done, job.bill.total
        yield from paper.amount(label, work or None)
        yield from paper.storage_fees(job)
        yield from paper.amount(paper.words.deposit, -job.deposit_balance or None)
        due = formats.money_with_symbol(job.due)
        yield Row(paper.words.due, due, paper.size + 2, fonts.STRONG)
        yield Rule()

    def _entry(self, entry: CollectionEntry) -> Iterator[Block]:
        paper, words = self.paper, self.words
        moment = paper.moment(entry.occurred_at)
        yield Row(self._what(entry), moment, paper.size, fonts.STRONG)
        yield from paper.fact(words.by, entry.person_name)
        yield from self._money(entry)
        yield from paper.fact(words.receipt, entry.receipt)
        yield from paper.fact(words.kept_as, entry.kept_as)
        yield from paper.fact(words.reason, entry.reason)
        for place, notice in enumerate(entry.notices):
            if place:
                yield Space(3)
            is_later = notice.written_at != entry.occurred_at
            yield Together.of(*self._notice(notice, is_later=is_later))

    def _money(self, entry: CollectionEntry) -> Iterator[Block]:
        paper, words = self.paper, self.words
        yield from paper.amount(words.paid_by_deposit, entry.paid or None)
        is_kept = entry.step is CollectionKind.TO_STOCK
        label = words.unpaid_work if is_kept else entry.name
        yield from paper.amount(label or paper.words.storage_fee, entry.amount or None)
        yield from paper.amount(words.credited, entry.credited or None)

    def _what(self, entry: CollectionEntry) -> str:
        words, formats = self.words, self.paper.profile.formats
        if entry.step is None:
            if entry.notices:
                return words.occasions[entry.notices[0].occasion]
            return words.turns[entry.kind]
        step = words.steps[entry.step]
        if entry.days is not None:
            step += f" ({words.day.format(days=entry.days)})"
        if entry.kind is HistoryKind.PUT_OFF and entry.until is not None:
            return words.put_off.format(step=step, day=formats.date(entry.until))
        if entry.kind is HistoryKind.SKIPPED:
            return words.skipped.format(step=step)
        return step

    def _notice(self, notice: NoticeResponse, *, is_later: bool) -> Iterator[Block]:
        """Give how and where it went, and every word of it."""
        paper, words = self.paper, self.words
        way = words.channels[notice.channel]
        if notice.address:
            way += f" {words.to} {notice.address}"
        if notice.channel is Channel.EMAIL:
            way += f", {words.outcomes[notice.outcome]}"
        if is_later:
            way += f" · {paper.moment(notice.written_at)}"
        yield Text(way, paper.size)
        if not notice.text:
            yield Text(words.erased, paper.small)
            return
        if notice.subject:
            yield Text(notice.subject, paper.small, fonts.STRONG)
        yield Text(notice.text, paper.small)
