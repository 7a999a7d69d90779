"""The printer that the computer knows. Runs on the worker: touches no widget."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from techstore_desktop import settings
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.printing.raster import page_pictures, page_sizes

DOTS_PER_INCH = 203


def print_pdf(pdf: bytes, name: str) -> None:
    """Print every page on this terminal's receipt printer, or the system's usual one.

    Raises Unavailable ``printer.none`` and ``printer.silent`` (with ``printer``).
    """
    chosen = _chosen()
    printer = QPrinter(chosen, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    sizes = page_sizes(pdf)
    printer.setPageLayout(_layout(sizes[0].width, sizes[0].height))
    painter = QPainter()
    if not painter.begin(printer):
        raise Unavailable("printer.silent", printer=chosen.printerName())
    for number, picture in enumerate(page_pictures(pdf, dots_per_inch=DOTS_PER_INCH)):
        if number and not printer.newPage():
            painter.end()
            raise Unavailable("printer.silent", printer=chosen.printerName())
        image = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_Grayscale8,
        )
        painter.drawImage(painter.viewport(), image)
    painter.end()


def _chosen() -> QPrinterInfo:
    wanted = settings.read().receipt_printer
    chosen = (
        QPrinterInfo.printerInfo(wanted) if wanted else QPrinterInfo.defaultPrinter()
    )
    if chosen.isNull() and wanted:
        raise Unavailable("printer.silent", printer=wanted)
    if chosen.isNull():
        raise Unavailable("printer.none")
    return chosen


def _layout(width: float, height: float) -> QPageLayout:
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "receipt")
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
