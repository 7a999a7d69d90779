"""What an ESC/POS printer is told is the receipt, dot for dot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.printing.escpos import CUT, INITIALIZE, OPEN_DRAWER, job
from techstore_desktop.printing.paper import ROLL_58, ROLL_80, Paper
from techstore_desktop.printing.printer_settings import PictureCommand, PrinterSettings
from techstore_desktop.printing.raster import (
    Bitmap,
    black_and_white,
    page_pictures,
    roll_bitmaps,
)
from techstore_desktop.printing.receipt import receipt_pdf
from techstore_desktop.printing.words import ENGLISH
from tests.printing.escpos_reader import read, rows_of

commands = pytest.mark.parametrize("picture", PictureCommand)


def settings(**choices: object) -> PrinterSettings:
    return PrinterSettings.model_validate(
        {"connection": "network", "address": "127.0.0.1"} | choices
    )


@st.composite
def bitmaps(draw: st.DrawFn) -> Bitmap:
    width = draw(st.integers(1, 40))
    height = draw(st.integers(1, 300))
    size = (width + 7) // 8 * height
    return Bitmap(width, height, draw(st.binary(min_size=size, max_size=size)))


@commands
@given(bitmap=bitmaps())
def test_every_dot_arrives_where_it_was(
    picture: PictureCommand, bitmap: Bitmap
) -> None:
    paper = read(job([bitmap], settings(picture=picture), opens_drawer=False))
    arrived = [row[: bitmap.width] for row in paper.rows]
    sent = rows_of(bitmap)
    assert arrived[: bitmap.height] == sent
    assert not any(any(row) for row in arrived[bitmap.height :])


@commands
@pytest.mark.parametrize(("roll", "dots"), [(ROLL_80, 576), (ROLL_58, 384)])
def test_the_receipt_on_the_roll_is_the_receipt_in_the_preview(
    sale: SaleResponse,
    profile: ShopProfile,
    picture: PictureCommand,
    roll: Paper,
    dots: int,
) -> None:
    pdf = receipt_pdf(sale, profile, paper=roll, words=ENGLISH)
    (bitmap,) = roll_bitmaps(pdf, inner=roll.inner, dots=dots)
    paper = read(job([bitmap], settings(picture=picture), opens_drawer=False))
    (page,) = page_pictures(pdf, dots_per_inch=203.1999)
    margin = (page.width - dots) // 2
    assert len(paper.rows) >= page.height
    for row in range(page.height):
        start = row * page.stride
        greys = page.pixels[start : start + page.width]
        assert min(greys[:margin] + greys[margin + dots :]) >= 144
        dark = tuple(grey < 144 for grey in greys[margin : margin + dots])
        assert paper.rows[row] == dark


def test_a_job_starts_clean_opens_the_drawer_first_and_cuts_last() -> None:
    dot = Bitmap(8, 1, b"\x80")
    told = job([dot], settings(), opens_drawer=True)
    assert told == (b"\x1b@\x1bp\x00\x19\xfa\x1dv0\x00\x01\x00\x01\x00\x80\x1dVB\x00")


def test_columns_stand_upright_with_the_top_dot_highest() -> None:
    two = Bitmap(2, 9, bytes([0x80, 0, 0, 0, 0, 0, 0, 0, 0x40]))
    told = job([two], settings(picture="columns", cuts=False), opens_drawer=False)
    assert told == (b"\x1b@\x1b3\x10\x1b*\x21\x02\x00\x80\x00\x00\x00\x80\x00\n\x1b2")


def test_the_drawer_stays_shut_unless_asked_and_connected() -> None:
    dot = Bitmap(8, 1, b"\x80")
    no_drawer = settings(opens_drawer=False)
    for told in (
        job([dot], settings(), opens_drawer=False),
        job([dot], no_drawer, opens_drawer=True),
    ):
        assert read(told).commands == [INITIALIZE, CUT]
    assert OPEN_DRAWER in read(job([dot], settings(), opens_drawer=True)).commands


def test_a_printer_without_a_knife_is_not_told_to_cut() -> None:
    told = job([Bitmap(8, 1, b"\x00")], settings(cuts=False), opens_drawer=False)
    assert read(told).commands == [INITIALIZE]


def test_a_narrow_picture_stands_in_the_middle_of_a_wide_head(
    sale: SaleResponse, profile: ShopProfile
) -> None:
    pdf = receipt_pdf(sale, profile, paper=ROLL_58, words=ENGLISH)
    (page,) = page_pictures(pdf, dots_per_inch=203.2)
    rows = rows_of(black_and_white(page, 576))
    beside = (576 - page.width) // 2
    assert any(any(row) for row in rows)
    assert not any(any(row[:beside] + row[-beside:]) for row in rows)
