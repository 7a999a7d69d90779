"""A PDF as pictures, for the preview and for whatever prints dots."""

from typing import NamedTuple


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


def page_sizes(pdf: bytes) -> list[PageSize]:
    """Return the size of each page."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return [
            PageSize(*document[number].get_size()) for number in range(len(document))
        ]
    finally:
        document.close()


def page_pictures(pdf: bytes, *, dots_per_inch: float) -> list[PagePicture]:
    """Return every page as a picture in grey."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        pictures = []
        for number in range(len(document)):
            bitmap = document[number].render(scale=dots_per_inch / 72, grayscale=True)
            pixels = bytes(bitmap.buffer)
            pictures.append(
                PagePicture(bitmap.width, bitmap.height, bitmap.stride, pixels)
            )
        return pictures
    finally:
        document.close()
