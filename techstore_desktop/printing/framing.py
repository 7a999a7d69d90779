"""What every document of the shop has around its content: its number, and COPY."""

from collections.abc import Iterable, Iterator

from techstore_desktop.printing import fonts
from techstore_desktop.printing.layout import Barcode, Block, Space, Text

MIDDLE = 0.5


def framed(
    content: Iterable[Block], *, number: str, size: float, copy: str = ""
) -> Iterator[Block]:
    """Yield a document's content, its number to be scanned, and what marks a reprint.

    ``copy`` is the word for a reprint, at the head and at the foot; empty for none.
    """
    mark = [Text(copy, size + 2, fonts.STRONG, MIDDLE)] if copy else []
    yield from mark
    yield from content
    yield Space(8)
    yield Barcode(number)
    yield Space(2)
    yield Text(number, size - 1, align=MIDDLE)
    yield from mark
