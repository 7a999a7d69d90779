"""Every print-out, on every paper: nothing off the paper, nothing over another, one
language, and whose it is."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from pypdfium2 import PdfPage

from techstore_desktop.core.clock import SetClock
from techstore_desktop.printing import (
    cash_words,
    collection_words,
    errand_words,
    letter_words,
    loaner_words,
    quote_words,
    repair_words,
    statement_words,
    words,
)
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.raster import opened
from techstore_desktop.shop import Shop
from tests.printing.busy_shop import FULL_NAMES, MOMENT, SHOPS, open_busy_shop
from tests.printing.printouts import Printout, every_printout

Box = tuple[float, float, float, float]
_WORDS = (
    cash_words,
    collection_words,
    errand_words,
    letter_words,
    loaner_words,
    quote_words,
    repair_words,
    statement_words,
    words,
)
_SHORTEST = 6
_HAIR = 0.5
_NUMBER = re.compile(r"[A-Z]?A1-(\d*)")
_DIGITS = 6
_NOBODYS = {"proof-page", "label-62x29", "label-50x25", "label-40x30"}


@pytest.fixture
def dialect() -> str:
    """Print from one database: what is stored is the same on both."""
    return "sqlite"


@pytest.mark.parametrize("language", SHOPS)
def test_every_printout_is_whole_and_in_one_language(
    shop: Shop, clock: SetClock, language: str
) -> None:
    clock.set(MOMENT)
    other = next(each for each in SHOPS if each != language)
    foreign = _labels(other) - _labels(language)
    for printout in every_printout(open_busy_shop(shop, language)):
        for paper in printout.papers:
            name = f"{printout.name} on {paper.name}"
            text = _checked(printout, paper, language, name)
            for number in _NUMBER.findall(text):
                assert len(number) == _DIGITS, (name, number)
            strange = [label for label in foreign if _says(text, label)]
            assert not strange, (name, strange)
            if printout.name not in _NOBODYS:
                assert FULL_NAMES["name"] in text, name
            if not printout.name.startswith("slip") and printout.name not in _NOBODYS:
                assert FULL_NAMES["tax_number"] in text, name


def _checked(printout: Printout, paper: Paper, language: str, name: str) -> str:
    """Return the text of a print-out whose every letter has its own place."""
    text = ""
    with opened(printout.make(paper, language)) as document:
        for page in document:
            width, height = page.get_size()
            boxes = list(_boxes(page))
            for left, foot, right, top in boxes:
                assert left >= paper.margin - _HAIR, name
                assert right <= width - paper.margin + _HAIR, name
                assert foot >= 0, name
                assert top <= height, name
            _check_apart(boxes, name)
            text += " ".join(page.get_textpage().get_text_range().split()) + " "
    return text


def _boxes(page: PdfPage) -> Iterator[Box]:
    letters = page.get_textpage()
    for place in range(letters.count_chars()):
        if letters.get_text_range(place, 1).strip():
            yield letters.get_charbox(place)


def _check_apart(boxes: list[Box], name: str) -> None:
    """Fail where two letters cover each other by more than a third of the smaller."""
    near: dict[int, list[Box]] = {}
    for box in boxes:
        for other in near.get(round(box[0] / 12), []):
            wide = min(box[2], other[2]) - max(box[0], other[0])
            high = min(box[3], other[3]) - max(box[1], other[1])
            if wide > 0 and high > 0:
                smaller = min(_area(box), _area(other))
                assert wide * high < smaller / 3, (name, box, other)
        for column in {round(box[0] / 12) + step for step in (-1, 0, 1)}:
            near.setdefault(column, []).append(box)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _labels(language: str) -> set[str]:
    """Return the longer words of a language's print-outs."""
    found = set()
    for module in _WORDS:
        kept = module.SPANISH if language == "es" else module.ENGLISH
        for field in fields(kept):
            value = getattr(kept, field.name)
            each = value.values() if isinstance(value, dict) else [value]
            found |= {word for word in each if len(word) >= _SHORTEST}
    return found


def _says(text: str, label: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text))
