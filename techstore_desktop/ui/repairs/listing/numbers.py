"""Many numbers looked for at once: which of them nobody has."""

import re
from collections.abc import Iterable

from techstore_desktop.core.repairs.schemas import RepairCard

_BETWEEN = re.compile(r"[\s,;]+")
_FEWEST = 2


def not_found(text: str, cards: Iterable[RepairCard]) -> list[str]:
    """Return the numbers of a pasted text that no job shown has; one word is none."""
    wanted = [part for part in _BETWEEN.split(text.strip().upper()) if part]
    if len(wanted) < _FEWEST or not all(_has_digit(part) for part in wanted):
        return []
    known = {
        number.upper()
        for card in cards
        for number in (card.number, _ticket_of(card.number), card.imei, card.serial)
    }
    return [part for part in wanted if part not in known]


def _ticket_of(number: str) -> str:
    return number.partition("/")[0]


def _has_digit(part: str) -> bool:
    return any(character.isdigit() for character in part)
