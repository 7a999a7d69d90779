"""The few ESC/POS commands that put dots on a roll, cut it and open a drawer.

Everything is printed as a picture, so no printer's letters or code page matter.
"""

from collections.abc import Iterable, Iterator

from techstore_desktop.printing.printer_settings import PictureCommand, PrinterSettings
from techstore_desktop.printing.raster import Bitmap

INITIALIZE = b"\x1b@"
# Pin 2, 50 ms on and 500 ms off: what drawers of every make take.
OPEN_DRAWER = b"\x1bp\x00\x19\xfa"
# Feeds up to the knife first, and leaves a hair of paper uncut.
CUT = b"\x1dVB\x00"
# Less than the dots are high, so the printer feeds exactly their height.
_TIGHT_LINES = b"\x1b3\x10"
_USUAL_LINES = b"\x1b2"
# Some printers have a few kilobytes of memory only.
BAND_ROWS = 128
COLUMN_ROWS = 24


def job(
    bitmaps: Iterable[Bitmap], settings: PrinterSettings, *, opens_drawer: bool
) -> bytes:
    """Return what a printer needs to print pictures, one under the other."""
    encode = _ENCODERS[settings.picture]
    parts = [INITIALIZE]
    if opens_drawer and settings.opens_drawer:
        parts.append(OPEN_DRAWER)
    parts += [part for bitmap in bitmaps for part in encode(bitmap)]
    if settings.cuts:
        parts.append(CUT)
    return b"".join(parts)


def _raster(bitmap: Bitmap) -> Iterator[bytes]:
    """Yield ``GS v 0`` in bands."""
    stride = bitmap.stride
    for top in range(0, bitmap.height, BAND_ROWS):
        rows = min(BAND_ROWS, bitmap.height - top)
        yield b"\x1dv0\x00" + _short(stride) + _short(rows)
        yield bitmap.rows[top * stride : (top + rows) * stride]


def _columns(bitmap: Bitmap) -> Iterator[bytes]:
    """Yield ``ESC *`` with 24 dots in each column, for printers without raster."""
    yield _TIGHT_LINES
    for top in range(0, bitmap.height, COLUMN_ROWS):
        yield b"\x1b*\x21" + _short(bitmap.width)
        yield _turned(bitmap, top)
        yield b"\n"
    yield _USUAL_LINES


def _turned(bitmap: Bitmap, top: int) -> bytes:
    rows = range(top, min(top + COLUMN_ROWS, bitmap.height))
    columns = bytearray(bitmap.stride * COLUMN_ROWS)
    for number, row in enumerate(rows):
        for column in _inked(bitmap, row):
            columns[column * 3 + number // 8] |= 0x80 >> number % 8
    return bytes(columns[: bitmap.width * COLUMN_ROWS // 8])


def _inked(bitmap: Bitmap, row: int) -> Iterator[int]:
    start = row * bitmap.stride
    for place, eight in enumerate(bitmap.rows[start : start + bitmap.stride]):
        if eight:
            yield from (place * 8 + bit for bit in range(8) if eight & 0x80 >> bit)


def _short(number: int) -> bytes:
    return number.to_bytes(2, "little")


_ENCODERS = {PictureCommand.RASTER: _raster, PictureCommand.COLUMNS: _columns}
