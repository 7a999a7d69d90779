"""What was signed, word for word, with the signature as it was drawn."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from techstore_desktop.core.repairs.intake_schemas import ConsentResponse, Stroke
from techstore_desktop.ui.theme import colours
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.painting import box, shade
from techstore_desktop.ui.widgets.sheet import Sheet

_HEIGHT = 130


class SignedSheet(Sheet):
    """Shows one consent; nothing of it can be changed."""

    def __init__(self, over: QWidget, signed: ConsentResponse, title: str) -> None:
        super().__init__(over, width=640, height=620)
        self.body.addWidget(Label(title, "title"))
        text = QPlainTextEdit(signed.text)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("What is agreed"))
        self.body.addWidget(text, 1)
        if not signed.is_whole:
            words = self.tr("The words are gone, or are not the ones that were signed.")
            self.body.addWidget(Label(words, "bad"))
        if signed.signed_name:
            self.body.addWidget(Label(signed.signed_name, "strong"))
        if signed.strokes:
            self.body.addWidget(_Signature(self.panel, signed.strokes))
        foot = QHBoxLayout()
        foot.addStretch(1)
        back = SecondaryButton(self.tr("Close"), self.panel, keys="Esc")
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        self.body.addLayout(foot)


class _Signature(QWidget):
    """The strokes, in the shape of the pad that they were drawn on."""

    def __init__(self, parent: QWidget, strokes: tuple[Stroke, ...]) -> None:
        super().__init__(parent)
        self._strokes = strokes
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Signature"))

    def sizeHint(self) -> QSize:
        """Return the pad's shape."""
        return QSize(480, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter, shades = QPainter(self), colours()
        box(painter, self.rect(), fill=shades.sunken, radius=9)
        painter.setPen(QPen(shade(shades.text), 2.2))
        for stroke in self._strokes:
            points = [QPointF(x * self.width(), y * self.height()) for x, y in stroke]
            painter.drawPolyline(points)
