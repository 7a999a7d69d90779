"""How a device was when it was brought, in a line; for papers, screens, signatures."""

from techstore_desktop.core.repairs.intake_schemas import DeviceCondition
from techstore_desktop.printing.repair_words import RepairWords


def checked_words(condition: DeviceCondition, words: RepairWords) -> str:
    """Return the checklist's answers; nothing where nothing was asked."""
    return ", ".join(
        f"{words.say(each.question)} {words.answers[each.answer]}"
        for each in condition.checks
    )


def marked_words(condition: DeviceCondition, words: RepairWords) -> str:
    """Return the marks, alike ones counted; nothing where there are none."""
    seen: dict[str, int] = {}
    for mark in condition.marks:
        name = f"{words.marks[mark.kind]} ({words.sides[mark.side]})"
        seen[name] = seen.get(name, 0) + 1
    return ", ".join(
        name if times == 1 else f"{times} × {name}" for name, times in seen.items()
    )
