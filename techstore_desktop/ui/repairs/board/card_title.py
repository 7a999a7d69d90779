"""A card's title in two lines: the device, and what is wrong with it."""

from functools import lru_cache

from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.painting import text_width

BETWEEN = " · "


@lru_cache(maxsize=512)
def title_lines(device: str, fault: str, width: int) -> tuple[str, str]:
    """Return a title's lines; the second may still be too long for ``width`` pixels.

    Each has its own line where it fits; else they go on from one line to the next.
    """
    if _fits(device, width) and _fits(fault, width):
        return device, fault
    words = BETWEEN.join(filter(None, (device, fault))).split(" ")
    count = max(len(words) - 1, 1)
    while count > 1 and not _fits(" ".join(words[:count]), width):
        count -= 1
    if words[count : count + 1] == [BETWEEN.strip()] and count > 1:
        count -= 1  # No line begins with the dot.
    return " ".join(words[:count]), " ".join(words[count:])


def _fits(words: str, width: int) -> bool:
    return text_width(words, tokens.TEXT, tokens.SEMIBOLD) <= width
