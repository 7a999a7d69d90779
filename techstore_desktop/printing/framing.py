"""What every document of the shop has around its content: its number, and COPY."""

from collections.abc import Iterable, Iterator

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Barcode, Block, Space, Text, Together

MIDDLE = 0.5


def shop_head(
    profile: ShopProfile,
    size: float,
    *,
    phone: str,
    tax_number: str,
    branch: tuple[str, str] | None = None,
    align: float = MIDDLE,
) -> Iterator[Block]:
    """Yield whose paper it is: name, address, phone, tax number, branch.

    ``phone`` and ``tax_number`` are the words before them, ``branch`` name and address
    as the document keeps them, else those of this terminal's.
    """
    yield Text(profile.name, size + 4, fonts.STRONG, align)
    name, address = branch or (profile.branch_name, profile.branch_address)
    place = (name, "" if address == profile.address else address)
    is_named = name not in {"", profile.name}
    facts = (
        profile.address,
        f"{phone} {profile.phone}" if profile.phone else "",
        f"{tax_number} {profile.tax_number}" if profile.tax_number else "",
        " · ".join(filter(None, place)) if is_named else "",
    )
    for fact in filter(None, facts):
        yield Text(fact, size - 1, align=align)


def framed(
    content: Iterable[Block], *, number: str, size: float, copy: str = ""
) -> Iterator[Block]:
    """Yield a document's content, its number to be scanned, and what marks a reprint.

    ``copy`` is the word for a reprint, at the head and at the foot; empty for none.
    """
    mark = [Text(copy, size + 2, fonts.STRONG, MIDDLE)] if copy else []
    yield from mark
    *before, last = content
    yield from before
    # The number does not stand alone on a page of its own.
    yield Together.of(
        last,
        Space(8),
        Barcode(number),
        Space(2),
        Text(number, size - 1, align=MIDDLE),
        *mark,
    )
