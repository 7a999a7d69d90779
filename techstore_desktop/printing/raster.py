"""A PDF as pictures, for the preview and for whatever prints dots."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# PDFium bears one thread at a time, and ends the program at a second one.
_ONE_AT_A_TIME = Lock()


class PageSize(NamedTuple):
    """A page's width and height in points."""

    width: float
    height: float


class PagePicture(NamedTuple):
    """A page as bytes of 8-bit grey, row by row, ``stride`` bytes each."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Bitmap(NamedTuple):
    """A picture of black dots: eight in a byte, the left one highest, 1 is ink."""

    width: int
    height: int
    rows: bytes

    @property
    def stride(self) -> int:
        """How many bytes a row takes."""
        return (self.width + 7) // 8


# Thin strokes stay whole, and bars as wide as the spaces between them.
_INK_BELOW = 144


@contextmanager
def opened(pdf: bytes) -> Iterator["PdfDocument"]:
    """Open a PDF for reading, while no other thread reads one.

    Within it no other PDF is opened, nor is anything of it kept for later.
    """
    from pypdfium2 import PdfDocument

    with _ONE_AT_A_TIME:
        document = PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_sizes(pdf: bytes) -> list[PageSize]:
    """Return the size of each page."""
    with opened(pdf) as document:
        return [PageSize(*page.get_size()) for page in document]


def page_pictures(pdf: bytes, *, dots_per_inch: float) -> list[PagePicture]:
    """Return every page as a picture in grey."""
    with opened(pdf) as document:
        return [_picture(page, dots_per_inch / 72) for page in document]


def roll_bitmaps(pdf: bytes, *, inner: float, dots: int) -> list[Bitmap]:
    """Return every page in black and white, its margins cut off.

    ``inner`` is how wide the print between the margins is, in points, and ``dots``
    how many dots the printer's head has for it.
    """
    # A hair less: pages are rounded up, and would be a column too wide.
    dots_per_inch = dots / inner * 72 * (1 - 1e-6)
    pictures = page_pictures(pdf, dots_per_inch=dots_per_inch)
    return [black_and_white(picture, dots) for picture in pictures]


def _picture(page: "PdfPage", scale: float) -> PagePicture:
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = bytes(bitmap.buffer)
    return PagePicture(bitmap.width, bitmap.height, bitmap.stride, pixels)


def black_and_white(picture: PagePicture, width: int) -> Bitmap:
    """Return the middle of a picture, ``width`` dots of it, without greys."""
    from PIL import Image

    size = (picture.width, picture.height)
    grey = Image.frombuffer("L", size, picture.pixels, "raw", "L", picture.stride, 1)
    middle = Image.new("L", (width, picture.height), 255)
    middle.paste(grey, (-((picture.width - width) // 2), 0))
    ink = middle.point([255 * (level < _INK_BELOW) for level in range(256)], "1")
    return Bitmap(width, picture.height, ink.tobytes())
