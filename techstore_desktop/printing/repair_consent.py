"""The words that a customer signs: condition, estimate, terms; the same everywhere."""

from collections.abc import Iterator, Sequence

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.repairs.intake_schemas import DeviceCondition
from techstore_desktop.core.repairs.schemas import RepairJobCreate
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
    """Return what is shown, signed, and kept word for word."""
    lines = [profile.name, f"{words.customer}: {customer_name}", ""]
    for job in jobs:
        lines += [*_device(job, profile, words), ""]
    if terms:
        lines += [f"{words.terms}: {terms}", ""]
    return "\n".join([*lines, words.agreed])


def _device(
    job: RepairJobCreate, profile: ShopProfile, words: RepairWords
) -> Iterator[str]:
    condition = DeviceCondition.of(job.condition)
    yield f"{words.device}: {job.brand} {job.model} {job.imei or job.serial}".strip()
    yield f"{words.fault}: {job.fault}"
    if condition.checks:
        yield f"{words.checklist}: {checked_words(condition, words)}"
    marks = marked_words(condition, words)
    yield f"{words.condition}: {marks or words.no_marks}"
    left = ", ".join(words.say(each) for each in job.accessories)
    yield f"{words.accessories}: {left or words.no_accessories}"
    if job.estimate is not None:
        yield f"{words.estimate}: {profile.formats.money_with_symbol(job.estimate)}"
