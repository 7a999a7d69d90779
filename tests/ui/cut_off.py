"""What of a window's words cannot be read: cut off, out of its frame, or overlapped."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QWidget,
)

from techstore_desktop.places import resources
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets import painting
from techstore_desktop.ui.widgets.button import Button
from techstore_desktop.ui.widgets.painting import text_width
from techstore_desktop.ui.widgets.pill import Pill
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.sheet import open_sheet
from techstore_desktop.ui.widgets.table_painter import PADDING

# What a field keeps free at its sides, in pixels.
_FIELD_SIDES = 4
_FEWEST_LETTERS = 4
_GAP = re.compile(r"\{\w*\}|%n")
_MEASURES = {"amount", "count", "days", "minimum", "on_hand", "paid", "rate", "total"}
_AS_WIDE_AS_ITS_WORDS = (Button, QCheckBox, QRadioButton, Pill, SegmentedControl)


def faults_of(window: QWidget) -> Iterator[str]:
    """Yield a line for each text of a window, or of its open sheet, that is cut."""
    top = open_sheet(window) or window
    shown = [each for each in _inside(top) if each.isVisible()]
    for widget in shown:
        for text in _cut_texts(widget):
            yield f"{_path(widget)}: {text!r} is cut"
        if _text(widget) and _sticks_out(widget, top):
            yield f"{_path(widget)}: {_text(widget)!r} sticks out"
    words = [each for each in shown if _text(each)]
    for one, other in combinations(words, 2):
        is_beside = one.parentWidget() is other.parentWidget()
        if is_beside and one.geometry().intersects(other.geometry()):
            yield f"{_path(one)}: {_text(one)!r} overlaps {_text(other)!r}"


class PaintedWords:
    """Remembers which of the program's own words were painted with an ellipsis."""

    def __init__(self, language: str) -> None:
        self.cut: list[str] = []
        self._is_own = own_words(language)
        self._cut: Callable[[str, int, int, int], str] = painting._cut

    def __call__(self, text: str, size: int, weight: int, width: int) -> str:
        """Cut a text as ``painting`` does, and keep it where it is the program's."""
        if self._is_own(text):
            self.cut.append(f"painted {text!r} is cut at {width} px")
        return self._cut(text, size, weight, width)

    def take(self) -> list[str]:
        """Return what was cut since the last time."""
        taken, self.cut = self.cut, []
        return taken


def own_words(language: str) -> Callable[[str], bool]:
    """Return whether a text is the program's own and not a name that people gave."""
    return lambda text: any(each.fullmatch(text) for each in _patterns(language))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    file = resources() / "translations" / "techstore_es.ts"
    tree = ET.parse(file)  # noqa: S314 - the program's own file
    texts: set[str] = set()
    for message in tree.iter("message"):
        texts.add(message.findtext("source", ""))
        translation = message.find("translation")
        if language != "en" and translation is not None:
            forms = translation.findall("numerusform") or [translation]
            texts.update(each.text or "" for each in forms)
    return tuple(_pattern(each) for each in texts if _is_own_alone(each))


def _is_own_alone(text: str) -> bool:
    """Return whether a text is words, and words of the program alone.

    What names something, as ``{product}``, is as long as people wrote it.
    """
    gaps = set(re.findall(r"\{(\w*)\}", text))
    letters = sum(each.isalpha() for each in _GAP.sub("", text))
    return letters >= _FEWEST_LETTERS and gaps <= _MEASURES


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(r"\S+".join(map(re.escape, _GAP.split(text))), re.DOTALL)


def _cut_texts(widget: QWidget) -> Iterator[str]:
    """Yield what of a widget's own words has too little room."""
    for kind, rule in _RULES:
        if isinstance(widget, kind):
            yield from rule(widget)
            return


def _cut_label(label: QLabel) -> Iterator[str]:
    hint, size = label.sizeHint(), label.size()
    if label.wordWrap():
        is_cut = label.heightForWidth(size.width()) > size.height()
    else:
        is_cut = hint.width() > size.width() or hint.height() > size.height()
    if label.text() and is_cut:
        yield label.text()


def _cut_part(widget: QWidget) -> Iterator[str]:
    if widget.sizeHint().width() > widget.width():
        yield _text(widget) or type(widget).__name__


def _cut_choice(choice: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    room = choice.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        choice,
    )
    text = choice.currentText()
    if choice.fontMetrics().horizontalAdvance(text) > room.width():
        yield text


def _cut_field(line: QLineEdit) -> Iterator[str]:
    text, sides, option = (
        line.placeholderText(),
        line.textMargins(),
        QStyleOptionFrame(),
    )
    line.initStyleOption(option)
    part = QStyle.SubElement.SE_LineEditContents
    inner = line.style().subElementRect(part, option, line)
    room = inner.width() - sides.left() - sides.right() - _FIELD_SIDES
    if not line.text() and line.fontMetrics().horizontalAdvance(text) > room:
        yield text


def _cut_tabs(tabs: QTabBar) -> Iterator[str]:
    if tabs.sizeHint().width() > tabs.width():
        yield " ".join(tabs.tabText(place) for place in range(tabs.count()))


def _cut_heads(header: QHeaderView) -> Iterator[str]:
    """Yield the titles that are cut; Qt's own measure takes a larger typeface."""
    model = header.model()
    for place in range(header.count()):
        title = str(model.headerData(place, header.orientation()) or "")
        needed = text_width(title, tokens.TEXT_SMALL, tokens.MEDIUM) + 2 * PADDING
        if not header.isSectionHidden(place) and header.sectionSize(place) < needed:
            yield title


def _sticks_out(widget: QWidget, top: QWidget) -> bool:
    """Return whether a part of a widget lies outside of what holds it."""
    place = QRect(widget.rect())
    while widget is not top:
        parent = widget.parentWidget()
        if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
            return False
        place.translate(widget.pos())
        if not parent.rect().contains(place):
            return True
        widget = parent
    return False


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | Pill):
        return widget.text()
    return ""


def _path(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        if type(at).__name__ not in {"QWidget", "QStackedWidget"}:
            names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from _inside(child)


_RULES: tuple[tuple[type[QWidget], Callable[[Any], Iterator[str]]], ...] = (
    (QLabel, _cut_label),
    (QHeaderView, _cut_heads),
    (QComboBox, _cut_choice),
    (QLineEdit, _cut_field),
    (QTabBar, _cut_tabs),
    *((kind, _cut_part) for kind in _AS_WIDE_AS_ITS_WORDS),
)
