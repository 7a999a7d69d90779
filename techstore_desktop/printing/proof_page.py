"""A page that proves the printer: letters, width, and the cut."""

from collections.abc import Iterator

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Barcode, Block, Row, Rule, Text
from techstore_desktop.printing.layout import render
from techstore_desktop.printing.paper import Paper

_MIDDLE = 0.5
_LETTERS = "ÁÉÍÓÚ áéíóú ñÑ ¿? ¡! € $ ₲ % 0123456789"


def proof_page_pdf(profile: ShopProfile, moment: str, *, paper: Paper) -> bytes:
    """Return the page as a PDF; both ends of its lines show the width."""
    blocks = list(_blocks(profile, moment, paper.size))
    return render(blocks, paper, title=profile.terminal_name, author=profile.name)


def _blocks(profile: ShopProfile, moment: str, size: float) -> Iterator[Block]:
    yield Text(profile.name, size + 4, fonts.STRONG, _MIDDLE)
    yield Text(f"{profile.branch_name} · {profile.terminal_name}", size, align=_MIDDLE)
    yield Rule()
    yield Row("|<", ">|", size)
    yield Text(_LETTERS, size)
    yield Row(profile.terminal_code, moment, size)
    yield Rule()
    yield Barcode(profile.terminal_code)
