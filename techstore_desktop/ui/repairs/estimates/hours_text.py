"""Opening hours as people type them: "9-13, 16:30-20"."""

import re
from collections.abc import Sequence
from datetime import time

from techstore_desktop.core.branches.workdays import Span

_SPAN = re.compile(
    r"(\d{1,2})(?:[:.h]?(\d{2}))?h?\s*[-\N{EN DASH}a]\s*(\d{1,2})(?:[:.h]?(\d{2}))?h?"
)
_LAST_HOUR = 24
_MIDNIGHT = time(23, 59)


def read_hours(text: str) -> tuple[Span, ...] | None:
    """Return the spans that are typed, none for a closed day; None for no hours."""
    spans = []
    for part in filter(None, (each.strip() for each in re.split(r"[,;/]", text))):
        found = _SPAN.fullmatch(part.lower())
        if found is None:
            return None
        opens, closes = _at(found[1], found[2]), _at(found[3], found[4])
        if opens is None or closes is None or opens >= closes:
            return None
        spans.append(Span(opens, closes))
    spans.sort()
    return tuple(spans)


def write_hours(spans: Sequence[Span]) -> str:
    """Return the spans as they are shown."""
    dash = "\N{EN DASH}"
    return ", ".join(f"{a:%H:%M}{dash}{b:%H:%M}".removeprefix("0") for a, b in spans)


def _at(hour: str, minute: str | None) -> time | None:
    if int(hour) == _LAST_HOUR and not int(minute or 0):
        return _MIDNIGHT
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None
