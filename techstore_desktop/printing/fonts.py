"""The fonts on paper, and a stand-in for each glyph that the first lacks."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from techstore_desktop.places import resources

REGULAR, STRONG = "Inter", "Inter-SemiBold"
HAN, HANGUL = "Han", "Hangul"
_FILES = {
    REGULAR: "Inter-Regular.ttf",
    STRONG: "Inter-SemiBold.ttf",
    HAN: "fallback/DroidSansFallback.ttf",
    HANGUL: "fallback/NanumGothic.ttf",
}
REPLACEMENT = "□"
_INVISIBLE = {0x200D, 0xFE0E, 0xFE0F, 0x200B}


class Run(NamedTuple):
    """A piece of text that one font can write."""

    font: str
    text: str


@cache
def register(name: str) -> None:
    """Make a font known to ReportLab, once, when it is first needed."""
    path = str(resources() / "fonts" / _FILES[name])
    pdfmetrics.registerFont(TTFont(name, path))


def runs(text: str, font: str) -> Iterator[Run]:
    """Yield the pieces of a text with a font for each; nothing is left out.

    A glyph that no font has becomes a box: it is seen that something stood there.
    """
    writable = [
        (_font_for(sign, font), sign)
        for sign in text.replace("\N{NO-BREAK SPACE}", " ")
        if ord(sign) not in _INVISIBLE and sign.isprintable()
    ]
    known = [(name or font, sign if name else REPLACEMENT) for name, sign in writable]
    for name, pieces in groupby(known, key=lambda pair: pair[0]):
        yield Run(name, "".join(sign for _, sign in pieces))


def width(text: str, font: str, size: float) -> float:
    """Return how wide a text is, in points."""
    pieces = runs(text, font)
    return float(
        sum(pdfmetrics.stringWidth(run.text, run.font, size) for run in pieces)
    )


def _font_for(sign: str, font: str) -> str | None:
    return next((name for name in (font, HAN, HANGUL) if _has(name, ord(sign))), None)


@cache
def _has(font: str, code: int) -> bool:
    register(font)
    return code in pdfmetrics.getFont(font).face.charToGlyph
