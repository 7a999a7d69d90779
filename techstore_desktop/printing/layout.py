"""A print-out as blocks beneath each other, laid out once for every paper.

A roll is one page as long as its content; A4 turns over.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from techstore_desktop.printing.blocks import Block, Row, Rule, Space, Together
from techstore_desktop.printing.paper import Paper


def render(
    blocks: Sequence[Block],
    paper: Paper,
    *,
    title: str,
    author: str,
    heads: Block | None = None,
) -> bytes:
    """Return the PDF of blocks on a paper.

    Each of several pages says at its foot what it is a page of; ``heads`` are the
    columns' names, repeated at the head of every page but the first.
    """
    out = BytesIO()
    pages = list(_pages(blocks, paper, heads))
    height = paper.height or _roll_height(blocks, paper)
    canvas = Canvas(out, pagesize=(paper.width, height), invariant=True)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for number, page in enumerate(pages, 1):
        _draw_page(canvas, page, paper, height)
        if len(pages) > 1:
            _draw_foot(canvas, paper, f"{author} · {title}", number, len(pages))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _roll_height(blocks: Sequence[Block], paper: Paper) -> float:
    return sum(block.height(paper.inner) for block in blocks) + 2 * paper.margin


def _pages(
    blocks: Sequence[Block], paper: Paper, heads: Block | None
) -> Iterator[list[Block]]:
    if paper.is_roll:
        yield list(blocks)
        return
    room = paper.height - 2 * paper.margin
    page: list[Block] = []
    used = 0.0
    is_fresh = False
    for block in _parted(blocks, paper.inner, room):
        height = block.height(paper.inner)
        if page and used + height > room:
            yield page
            page = [heads] if heads else []
            used = sum(head.height(paper.inner) for head in page)
            is_fresh = True
        if is_fresh and isinstance(block, Rule | Space):
            # There is nothing above it at the head of a page that it could part.
            continue
        is_fresh = False
        page.append(block)
        used += height
    yield page


def _parted(blocks: Sequence[Block], width: float, room: float) -> Iterator[Block]:
    """Yield blocks; what is together but higher than a page comes apart after all."""
    for block in blocks:
        if isinstance(block, Together) and block.height(width) > room:
            yield from _parted(block.blocks, width, room)
        else:
            yield block


def _draw_page(
    canvas: Canvas, blocks: Sequence[Block], paper: Paper, height: float
) -> None:
    top = height - paper.margin
    for block in blocks:
        block.draw(canvas, paper.margin, top, paper.inner)
        top -= block.height(paper.inner)


def _draw_foot(
    canvas: Canvas, paper: Paper, whose: str, number: int, count: int
) -> None:
    foot = Row(whose, f"{number} / {count}", paper.size - 2)
    top = paper.margin / 2 + foot.height(paper.inner)
    foot.draw(canvas, paper.margin, top, paper.inner)
