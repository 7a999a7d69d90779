"""What a file says in one country it says in every other."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.formats import COUNTRIES, formats_for
from techstore_desktop.core.money import currency
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.importing.plain_number import plain_number
from techstore_desktop.core.products.importing.reading import read_sheet
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.shop import Shop
from tests.builders import a_product


@given(
    st.sampled_from(sorted(COUNTRIES)),
    st.decimals(0, 10**6, allow_nan=False, places=3),
    st.integers(0, 3),
)
def test_a_number_of_a_file_is_read_alike_in_every_country(
    country: str, value: Decimal, places: int
) -> None:
    written = round(value, places)
    formats = formats_for(country, currency("KWD"))
    assert formats.parse_quantity(plain_number(written)) == written
    assert formats.parse_money(plain_number(written)) == written


@pytest.mark.parametrize(
    ("value", "text"),
    [("2.000", "2"), ("2.500", "2.5"), ("1.125", "1.1250"), ("1234.50", "1234.50")],
)
def test_a_point_before_three_digits_is_never_written(value: str, text: str) -> None:
    assert plain_number(Decimal(value)) == text


def test_a_number_of_a_workbook_is_what_the_workbook_says(tmp_path: Path) -> None:
    path = tmp_path / "weights.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sku", "minimum_stock"])
        sheet.write_row(1, 0, ["A", 1.125])
        sheet.write_row(2, 0, ["B", 2])
    cells = [row[1] for _line, row in read_sheet(path).rows]
    spanish = formats_for("AR", currency("ARS"))
    assert [spanish.parse_quantity(cell) for cell in cells] == [Decimal("1.125"), 2]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_a_shop_with_commas_exports_it_imports_without_a_change(
    shop: Shop, manager: Actor, tmp_path: Path, kind: str
) -> None:
    product = a_product(shop, manager, cost=Decimal("5.25"))
    least = ProductUpdate(minimum_stock=Decimal(2))
    shop.products.update(manager, product.id, least)
    path = tmp_path / f"catalogue.{kind}"
    shop.imports.export(path)
    preview = shop.imports.preview(path)
    assert (preview.changed, preview.bad_rows) == (0, ())
