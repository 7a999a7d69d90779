"""From a PDF to what an ESC/POS printer is sent."""

from techstore_desktop.printing.escpos import job
from techstore_desktop.printing.paper import PAPERS, ROLL_80
from techstore_desktop.printing.printer_settings import PrinterSettings
from techstore_desktop.printing.raster import page_sizes, roll_bitmaps

# Eight a millimetre, as almost every head has.
_DOTS_PER_POINT = 8 * 25.4 / 72


def roll_job(pdf: bytes, settings: PrinterSettings, *, opens_drawer: bool) -> bytes:
    """Return the bytes that print a PDF laid out for one of our papers.

    A sheet comes out on the roll as a whole, made smaller.
    """
    width = page_sizes(pdf)[0].width
    paper = min(PAPERS.values(), key=lambda paper: abs(paper.width - width))
    roll = paper if paper.is_roll else ROLL_80
    dots = settings.dots or round(roll.inner * _DOTS_PER_POINT)
    bitmaps = roll_bitmaps(pdf, inner=paper.inner, dots=dots)
    return job(bitmaps, settings, opens_drawer=opens_drawer)
