"""Taking in a catalogue: guessed, corrected, previewed, and whole or not at all."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.importing.columns import Target
from techstore_desktop.core.products.schemas import ProductFilter
from techstore_desktop.places import resources
from techstore_desktop.shop import Shop
from techstore_desktop.ui.products.import_page import ImportPage
from techstore_desktop.ui.products.import_words import reason
from techstore_desktop.ui.products.screen import ProductsScreen
from tests.builders import a_product
from tests.ui.keys import press
from tests.ui.products.conftest import RememberingShell

MESSY = """Código;Descripción;Rubro;Precio de venta;Costo;Stock
CAB-1;Cable ñandú;Cables;1.250,50;800,00;7
CAB-2;;Cables;99,00;50,00;1
CAB-3;Cable corto;Cables;consultar;10,00;1
CAB-4;Cable largo;Cables;75,25;20,00;0
"""


@pytest.fixture
def page(screen: ProductsScreen) -> ImportPage:
    """Return the import as it opens."""
    screen.open_import()
    page = screen.findChild(ImportPage)
    assert isinstance(page, ImportPage)
    return page


def _read(qtbot: QtBot, page: ImportPage, file: Path) -> None:
    page.take_file(file)
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.check_step)


def _messy(tmp_path: Path) -> Path:
    file = tmp_path / "proveedor.csv"
    file.write_bytes(MESSY.encode("latin-1"))
    return file


def test_a_messy_file_is_read_and_its_bad_rows_are_named(
    qtbot: QtBot, shop: Shop, page: ImportPage, tmp_path: Path
) -> None:
    _read(qtbot, page, _messy(tmp_path))
    check = page.check_step
    said = [(row.line, reason(row)) for row in check.bad_rows.model.rows()]
    assert said == [(3, "Name is empty"), (4, "Price is no number: “consultar”")]
    assert not check.import_button.isEnabled()
    check.skip.setChecked(True)
    check.confirm()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.done_step)
    kept = {each.name: each for each in shop.products.page(ProductFilter())}
    assert set(kept) == {"Cable ñandú", "Cable largo"}
    assert kept["Cable ñandú"].price == Decimal("1250.50")
    assert kept["Cable ñandú"].on_hand == 7


def test_a_wrong_guess_is_corrected_over_the_first_rows(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("ref,what,list,street\nA-1,Cable,10,12\n", encoding="utf-8")
    _read(qtbot, page, file)
    check = page.check_step
    qtbot.waitUntil(lambda: bool(check.error()))
    check.columns.choose(0, Target.SKU)
    check.columns.choose(1, Target.NAME)
    qtbot.waitUntil(lambda: "Price" in check.error())
    check.columns.choose(3, Target.PRICE)
    qtbot.waitUntil(check.import_button.isEnabled)
    assert not check.error()


def test_the_real_catalogue_comes_in_and_again_changes_nothing(
    qtbot: QtBot, shop: Shop, page: ImportPage, tmp_path: Path
) -> None:
    whole = resources() / "sample-data" / "catalogue.csv"
    lines = whole.read_text(encoding="utf-8").splitlines()[:200]
    file = tmp_path / "catalogue.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    _read(qtbot, page, file)
    page.check_step.confirm()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.done_step)
    assert shop.products.count(ProductFilter()) == 199
    page.take_file(file)
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.check_step)
    assert page.check_step.import_button.text() == "Nothing to import"


def test_cancel_leaves_nothing(
    qtbot: QtBot,
    shop: Shop,
    page: ImportPage,
    shell: RememberingShell,
    tmp_path: Path,
) -> None:
    rows = "".join(f"SKU-{n},Cable {n},10\n" for n in range(3000))
    file = tmp_path / "long.csv"
    file.write_text("sku,name,price\n" + rows, encoding="utf-8")
    _read(qtbot, page, file)
    page.check_step.confirm()
    page.step_back()
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert "Nothing of the file" in shell.toasts[0]
    assert page.steps.currentWidget() is page.check_step
    assert shop.products.count(ProductFilter()) == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [("broken.xlsx", b"PK\x03\x04 cut off"), ("empty.csv", b""), ("gone.csv", None)],
)
def test_a_file_that_cannot_be_read_is_said_beside_it(
    qtbot: QtBot, page: ImportPage, tmp_path: Path, name: str, content: bytes | None
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    page.take_file(file)
    qtbot.waitUntil(lambda: name in page.file_step.error())
    assert page.file_step.choose_button.isEnabled()


def test_esc_steps_back_to_the_file_and_then_to_the_list(
    qtbot: QtBot, screen: ProductsScreen, page: ImportPage, tmp_path: Path
) -> None:
    _read(qtbot, page, _messy(tmp_path))
    assert screen.step_back()
    assert page.steps.currentWidget() is page.file_step
    assert screen.step_back()
    assert screen.first_focus() is screen.browser.search


def test_enter_after_the_import_shows_the_products(
    qtbot: QtBot, screen: ProductsScreen, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "one.csv"
    file.write_text("sku,name,price\nA-1,Cable,10\n", encoding="utf-8")
    _read(qtbot, page, file)
    page.check_step.confirm()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.done_step)
    press(page, Qt.Key.Key_Return)
    assert screen.first_focus() is screen.browser.search


def test_what_came_in_without_serial_numbers_is_listed(
    qtbot: QtBot,
    shop: Shop,
    manager: Actor,
    screen: ProductsScreen,
    page: ImportPage,
    tmp_path: Path,
) -> None:
    tracked = {"tracks_serial_numbers": True, "opening_stock": Decimal(2)}
    a_product(shop, manager, name="Tab A9", **tracked)
    file = tmp_path / "one.csv"
    file.write_text("sku,name,price\nA-1,Cable,10\n", encoding="utf-8")
    _read(qtbot, page, file)
    page.check_step.confirm()
    qtbot.waitUntil(lambda: not page.done_step.numbers_button.isHidden())
    page.done_step.numbers_button.click()
    rows = screen.list.table.model.rows
    qtbot.waitUntil(lambda: [each.name for each in rows()] == ["Tab A9"])
