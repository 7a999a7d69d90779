"""What a PDF says, as somebody who reads it would find it."""

from techstore_desktop.printing.raster import opened


def text_of(pdf: bytes) -> str:
    """Return the text of all pages, its words apart by one space each."""
    with opened(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def page_count(pdf: bytes) -> int:
    """Return how many pages there are."""
    with opened(pdf) as document:
        return len(document)
