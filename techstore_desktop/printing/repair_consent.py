"""The words that a customer signs: at intake, to a quote, on the delivery note.

The same on every screen and paper, and kept letter by letter.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.repairs.choices import ON_NO_BILL
from techstore_desktop.core.repairs.intake_schemas import DeviceCondition
from techstore_desktop.core.repairs.quote_schemas import RepairLineResponse
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.core.repairs.ticket_schemas import RepairJobCreate
from techstore_desktop.printing.condition_words import checked_words, marked_words
from techstore_desktop.printing.repair_words import RepairWords


def consent_text(
    jobs: Sequence[RepairJobCreate],
    profile: ShopProfile,
    words: RepairWords,
    *,
    customer_name: str,
    terms: str,
) -> str:
    """Return what is shown, signed, and kept word for word at intake."""
    lines = [profile.name, f"{words.customer}: {customer_name}", ""]
    for job in jobs:
        lines += [*_device(job, profile, words), ""]
    if terms:
        lines += [f"{words.terms}: {terms}", ""]
    return "\n".join([*lines, words.agreed])


def approval_text(
    job: RepairJobResponse, profile: ShopProfile, words: RepairWords, amount: Decimal
) -> str:
    """Return what a customer signs who agrees to a quote, up to an amount (R52)."""
    lines = [*_head(job, profile, words), f"{words.fault}: {job.card.fault}"]
    if job.diagnosis:
        lines += [f"{words.diagnosis}: {job.diagnosis}"]
    lines += ["", *_quoted(job, profile, words), ""]
    if job.terms:
        lines += [f"{words.terms}: {job.terms}", ""]
    up_to = profile.formats.money_with_symbol(amount)
    return "\n".join([*lines, words.agreed_quote.format(amount=up_to)])


def pick_up_text(
    job: RepairJobResponse, profile: ShopProfile, words: RepairWords
) -> str:
    """Return what whoever fetches a device signs: the delivery note (R58)."""
    lines = [*_head(job, profile, words), *work_done(job, words)]
    lines += ["", *_billed(job, profile, words)]
    lines += ["", *_as_brought(job.condition, job.accessories, words)]
    term = warranty_term(job, profile, words)
    if term:
        lines += [f"{words.warranty}: {term}"]
    return "\n".join([*lines, "", words.nothing_missing])


def warranty_term(
    job: RepairJobResponse, profile: ShopProfile, words: RepairWords
) -> str:
    """Return how long the work is under warranty; nothing where it is not.

    A claim has no term of its own: that of the first repair goes on (R56).
    """
    if job.card.is_unrepaired:
        return ""
    if not job.card.is_claim:
        return words.days(job.warranty_days) if job.warranty_days else ""
    if job.claim_until is None:
        return ""
    last = profile.formats.date(job.claim_until)
    return f"{words.until} {last} · {job.claim_of_number}"


def work_done(job: RepairJobResponse, words: RepairWords) -> Iterator[str]:
    """Give what was done to a device, or that it goes back as it came."""
    if job.card.is_unrepaired:
        yield words.unrepaired
        return
    done = ", ".join(_with_units(line) for line in billed_lines(job))
    if done or job.diagnosis:
        yield f"{words.work_done}: {done or job.diagnosis}"


def billed_lines(job: RepairJobResponse) -> list[RepairLineResponse]:
    """Return the lines that a customer pays: nothing that came off again."""
    return [line for line in job.lines if line.part_status not in ON_NO_BILL]


def _with_units(line: RepairLineResponse) -> str:
    if not line.serial_numbers:
        return line.name
    return f"{line.name} ({', '.join(line.serial_numbers)})"


def _head(
    job: RepairJobResponse, profile: ShopProfile, words: RepairWords
) -> Iterator[str]:
    card = job.card
    yield profile.name
    yield f"{words.customer}: {card.customer_name}"
    number = card.imei or card.serial
    yield f"{words.device}: {card.number} {card.device} {number}".strip()


def _quoted(
    job: RepairJobResponse, profile: ShopProfile, words: RepairWords
) -> Iterator[str]:
    yield from _priced_lines(job, profile)
    yield f"{words.total}: {profile.formats.money_with_symbol(job.bill.total)}"


def _priced_lines(job: RepairJobResponse, profile: ShopProfile) -> Iterator[str]:
    formats = profile.formats
    for line in billed_lines(job):
        count = formats.quantity(line.quantity)
        yield f"{count} × {_with_units(line)}: {formats.money(line.total)}"


def _billed(
    job: RepairJobResponse, profile: ShopProfile, words: RepairWords
) -> Iterator[str]:
    """Give what is paid at the pick-up, storage included.

    What was not repaired costs its diagnosis, if that was agreed.
    """
    if job.card.is_unrepaired:
        yield from _unrepaired(job, profile, words)
    elif job.storage_fees:
        formats = profile.formats
        total = job.bill.total
        for fee in job.storage_fees:
            yield f"{fee.name or words.storage_fee}: {formats.money(fee.total)}"
            total += fee.total
        yield from _priced_lines(job, profile)
        yield f"{words.total}: {formats.money_with_symbol(total)}"
    elif job.lines:
        yield from _quoted(job, profile, words)


def _unrepaired(
    job: RepairJobResponse, profile: ShopProfile, words: RepairWords
) -> Iterator[str]:
    formats, total = profile.formats, job.diagnosis_total
    if total:
        yield f"{words.diagnosis_fee}: {formats.money(total)}"
    for fee in job.storage_fees:
        yield f"{fee.name or words.storage_fee}: {formats.money(fee.total)}"
        total += fee.total
    yield f"{words.total}: {formats.money_with_symbol(total)}"


def _device(
    job: RepairJobCreate, profile: ShopProfile, words: RepairWords
) -> Iterator[str]:
    number = " · ".join(filter(None, (job.imei, job.imei2))) or job.serial
    yield f"{words.device}: {' '.join(filter(None, (job.brand, job.model, number)))}"
    yield f"{words.fault}: {job.fault}"
    yield from _as_brought(job.condition, job.accessories, words)
    money = profile.formats.money_with_symbol
    if job.estimate is not None:
        yield f"{words.estimate}: {money(job.estimate)}"
    if job.approved_amount is not None:
        yield f"{words.agreed_up_to}: {money(job.approved_amount)}"
    if job.diagnosis_fee:
        yield f"{words.fee_if_not_repaired}: {money(job.diagnosis_fee)}"


def _as_brought(
    kept: dict[str, Any], accessories: Sequence[str], words: RepairWords
) -> Iterator[str]:
    condition = DeviceCondition.of(kept)
    if condition.checks:
        yield f"{words.checklist}: {checked_words(condition, words)}"
    marks = marked_words(condition, words)
    yield f"{words.condition}: {marks or words.no_marks}"
    left = ", ".join(words.say(each) for each in accessories)
    yield f"{words.accessories}: {left or words.no_accessories}"
