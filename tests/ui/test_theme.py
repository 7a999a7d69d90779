"""The looks: contrast, tokens, fonts, icons."""

from dataclasses import asdict, fields

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QHBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from techstore_desktop.places import resources
from techstore_desktop.ui import theme
from techstore_desktop.ui.theme.stylesheet import stylesheet
from techstore_desktop.ui.theme.tokens import DARK, LIGHT, Colours

GROUNDS = ("background", "surface", "raised", "sunken")
TEXTS = ("text", "text_second", "text_third", "accent")
KINDS = ("good", "warning", "bad", "information", "accent")
BOTH = pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(
    shades: Colours, text: str, ground: str
) -> None:
    assert contrast(getattr(shades, text), getattr(shades, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_read_on_its_soft_ground_and_on_a_surface(
    shades: Colours, kind: str
) -> None:
    ink = getattr(shades, kind)
    assert contrast(ink, getattr(shades, f"{kind}_soft")) >= 4.5
    assert contrast(ink, shades.surface) >= 4.5


@BOTH
def test_a_marked_row_can_be_read(shades: Colours) -> None:
    for text in ("text", "text_second", "accent"):
        assert contrast(getattr(shades, text), shades.accent_soft) >= 4.5


@BOTH
def test_the_primary_button_can_be_read(shades: Colours) -> None:
    assert contrast(shades.on_accent, shades.accent) >= 4.5
    assert contrast(shades.on_accent, shades.accent_hover) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
def test_controls_and_the_focus_ring_stand_out(shades: Colours, ground: str) -> None:
    for line in ("control", "accent", "bad"):
        assert contrast(getattr(shades, line), getattr(shades, ground)) >= 3


@BOTH
def test_the_style_sheet_uses_only_tokens(shades: Colours) -> None:
    written = stylesheet(shades)
    colours = set(asdict(shades).values())
    used = {word.strip(";,)") for word in written.split() if word.startswith("#")}
    assert used <= colours
    assert "$" not in written


def test_light_and_dark_have_the_same_names() -> None:
    assert {field.name for field in fields(LIGHT)} == {
        field.name for field in fields(DARK)
    }


def test_the_typeface_is_ours_at_every_weight() -> None:
    for weight in (400, 500, 600, 700):
        info = QFontInfo(theme.font(14, weight))
        assert info.family().startswith("Inter")
        assert info.weight() == weight


def test_figures_line_up_whatever_their_digits() -> None:
    metrics = QFontMetrics(theme.font(44, 700))
    widths = {metrics.horizontalAdvance(f"{digit}" * 6) for digit in range(10)}
    assert len(widths) == 1


def test_every_icon_draws_something_and_takes_the_tint(qapp: QApplication) -> None:
    for file in (resources() / "icons").glob("*.svg"):
        image = theme.pixmap(file.stem, "accent", 24).toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() > 250
        ]
        assert "currentColor" in file.read_text(encoding="utf-8")
        # Blending at the edge of a stroke may miss the tint by a hair.
        wanted = QColor(LIGHT.accent)
        for ink in inked[:1]:
            assert abs(ink.red() - wanted.red()) <= 2
            assert abs(ink.green() - wanted.green()) <= 2


def test_an_icon_is_sharp_at_twice_the_scale() -> None:
    drawn = theme.pixmap("cash", "text", 18, ratio=2.0)
    assert drawn.width() == 36
    assert drawn.deviceIndependentSize().width() == 18


def test_dark_and_light_change_what_the_application_wears(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    assert theme.is_dark()
    assert theme.colours() == DARK
    theme.apply(qapp, "light")
    assert theme.colours() == LIGHT


@pytest.mark.parametrize("kind", [QDateEdit, QDateTimeEdit])
def test_a_date_is_as_high_as_the_choice_beside_it(
    qtbot: QtBot, kind: type[QDateTimeEdit]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    choice, day = QComboBox(), kind()
    row.addWidget(choice)
    row.addWidget(day)
    window.show()
    qtbot.waitUntil(lambda: choice.height() == day.height())
