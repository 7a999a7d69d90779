"""A print-out as it will look: to read, to keep as a file, to send to a printer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QAbstractSlider,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.printing.raster import PagePicture, page_pictures
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.sending import send
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.files import ask_to_save
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH, HEIGHT = 560, 920
DOTS_PER_INCH = 120
PAGE_GAP = 12
# A sheet is shown as wide as there is room beside the scroll bar.
PAGE_WIDTH = WIDTH - 78
_Step = QAbstractSlider.SliderAction
_TURNS = {
    "PgDown": _Step.SliderPageStepAdd,
    "PgUp": _Step.SliderPageStepSub,
    "Home": _Step.SliderToMinimum,
    "End": _Step.SliderToMaximum,
}


class PreviewSheet(Sheet):
    """Shows a PDF; Enter prints, Esc closes, the paper is turned from wherever."""

    def __init__(self, over: QWidget, pdf: bytes, *, title: str, name: str) -> None:
        super().__init__(over, width=WIDTH, height=HEIGHT)
        self._pdf = pdf
        self._name = name
        self._pages = QWidget()
        self._column = _column(self._pages)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._pages)
        self._print = PrimaryButton(self.tr("Print"), keys="Enter", height=44)
        self._print.clicked.connect(self.print_pages)
        self.body.addWidget(Label(title, "title"))
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(self._foot())
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.print_pages)
        for key, step in _TURNS.items():
            QShortcut(QKeySequence(key), self).activated.connect(
                partial(self._scroll.verticalScrollBar().triggerAction, step)
            )
        scale = self.devicePixelRatioF()
        run(
            lambda: page_pictures(pdf, dots_per_inch=DOTS_PER_INCH * scale),
            self._show,
            self._pages,
        )

    def first_focus(self) -> QWidget | None:
        """Return Print: the likely next thing."""
        return self._print

    def print_pages(self) -> None:
        """Send the pages to this terminal's printer, or say why they do not go."""
        self._print.setEnabled(False)
        pdf = self._pdf
        send(lambda: pdf, self._name, self, then=self.accept, failed=self._failed)

    def save(self) -> None:
        """Keep the PDF as a file."""
        words, name = self.tr("Save as PDF"), f"{self._name}.pdf"
        chosen = ask_to_save(self, words, name, "PDF (*.pdf)", ending=".pdf")
        if chosen is not None:
            run(lambda: _write(chosen, self._pdf), lambda _: self.accept(), self)

    def _show(self, pictures: list[PagePicture]) -> None:
        for picture in pictures:
            label = QLabel()
            label.setProperty("role", "paper")
            label.setPixmap(_pixmap(picture, self.devicePixelRatioF()))
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

    def _failed(self, error: Exception) -> None:
        self._print.setEnabled(True)
        show_error(self, error, retry=self.print_pages)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        back = SecondaryButton(self.tr("Close"), keys="Esc", height=44)
        back.clicked.connect(self.reject)
        save = SecondaryButton(self.tr("Save as PDF"), icon="file-type-pdf", height=44)
        save.clicked.connect(self.save)
        foot.addWidget(back)
        foot.addWidget(save)
        foot.addStretch(1)
        foot.addWidget(self._print)
        return foot


def _column(held: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(PAGE_GAP)
    return column


def _pixmap(picture: PagePicture, scale: float) -> QPixmap:
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_Grayscale8,
    )
    pixmap = QPixmap.fromImage(image.copy())
    widest = round(PAGE_WIDTH * scale)
    if pixmap.width() > widest:
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = pixmap.scaledToWidth(widest, smooth)
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def _write(path: Path, pdf: bytes) -> None:
    try:
        path.write_bytes(pdf)
    except OSError as error:
        raise Unavailable("file.not_written", file=str(path)) from error
