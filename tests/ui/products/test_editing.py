"""Adding and changing products: every error at once, nothing typed is lost."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.shop import Shop
from techstore_desktop.ui.products.screen import ProductsScreen
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_product
from tests.ui.keys import press, type_text
from tests.ui.products.conftest import RememberingShell, names, shown_card

Make = Callable[[Actor], ProductsScreen]


def _open(qtbot: QtBot, screen: ProductsScreen, name: str) -> None:
    qtbot.waitUntil(lambda: name in names(screen))
    screen.list.table.mark(names(screen).index(name))
    press(screen.list.table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_card(screen) == name)


def test_a_product_is_added_by_its_keys(
    qtbot: QtBot, shop: Shop, screen: ProductsScreen
) -> None:
    screen.add_product()
    form = screen.card.form
    type_text(form.name, "Cable USB-C")
    type_text(form.sku, "CAB-1")
    type_text(form.numbers["price"], "1.250,50")
    type_text(form.numbers["opening_stock"], "7")
    type_text(form.barcodes.line, "4006381333931")
    screen.card.save()
    qtbot.waitUntil(lambda: names(screen) == ["Cable USB-C"])
    kept = shop.products.get(screen.list.table.model.rows()[0].id)
    assert (kept.price, kept.on_hand) == (Decimal("1250.50"), Decimal(7))
    assert kept.barcodes == ("4006381333931",)


def test_every_error_stands_beside_its_field_and_what_was_typed_stays(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    a_product(shop, manager, sku="CAB-1", barcodes=("4006381333931",))
    screen = make_screen(manager)
    screen.open_with(new_code="4006381333931")
    form = screen.card.form
    screen.card.save()
    assert form.fields["name"].error()
    assert form.fields["sku"].error()
    assert form.fields["price"].error()
    type_text(form.name, "Cable")
    type_text(form.sku, "CAB-1")
    type_text(form.numbers["price"], "10")
    screen.card.save()
    qtbot.waitUntil(lambda: bool(form.fields["sku"].error()))
    assert "4006381333931" in form.barcodes.field.error()
    assert not form.fields["name"].error()
    assert (form.name.text(), form.sku.text()) == ("Cable", "CAB-1")


def test_text_where_a_number_goes_is_no_zero(
    qtbot: QtBot, screen: ProductsScreen
) -> None:
    screen.add_product()
    form = screen.card.form
    type_text(form.name, "Cable")
    type_text(form.numbers["cost"], "abc")
    screen.card.save()
    assert form.fields["cost"].error()
    assert form.numbers["cost"].text() == "abc"


@pytest.mark.parametrize(
    ("code", "warns"), [("4006381333932", True), ("4006381333931", False)]
)
def test_a_wrong_check_digit_warns_and_is_kept(
    screen: ProductsScreen, code: str, *, warns: bool
) -> None:
    """R37: a person may know better than the last digit."""
    screen.add_product(code)
    barcodes = screen.card.form.barcodes
    assert barcodes.codes() == (code,)
    assert not barcodes.field.error()
    said = " ".join(label.text() for label in barcodes.findChildren(Label))
    assert ("The last digit does not fit" in said) is warns


def test_changing_a_price_is_the_first_thing_in_its_history(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    product = a_product(shop, manager, name="Mouse", price=Decimal(100))
    screen = make_screen(manager)
    _open(qtbot, screen, "Mouse")
    price = screen.card.form.numbers["price"]
    price.selectAll()
    type_text(price, "120")
    screen.card.save()
    qtbot.waitUntil(lambda: shop.products.get(product.id).price == 120)
    screen.card.open_tab("history")
    model = screen.card.history.table.model
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    first, last = model.rows()
    assert (first.what, first.change) == ("Price", "100,00 → 120,00")
    assert (first.trend, first.actor) == (Decimal(20), "Lucía Ferro")
    assert last.what == "Added"


def test_margin_and_tax_are_worked_out_while_typing(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    a_product(shop, manager, name="Mouse", price=Decimal(121), cost=Decimal(75))
    screen = make_screen(manager)
    _open(qtbot, screen, "Mouse")
    assert screen.card.form._tax_words.text() == "100,00 without tax"
    assert screen.card.form._margin_words.text().startswith("Margin 25")


def test_leaving_asks_only_where_something_is_not_saved(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    a_product(shop, manager, name="Mouse")
    screen = make_screen(manager)
    _open(qtbot, screen, "Mouse")
    assert screen.may_leave(lambda: None)
    type_text(screen.card.form.name, "!")
    left: list[bool] = []
    assert not screen.may_leave(lambda: left.append(True))
    asked = open_sheet(screen)
    assert asked is not None
    assert not left
    asked.accept()
    assert left == [True]
    assert not screen.browser.is_card_open()


def test_what_is_typed_outlives_a_change_from_elsewhere(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    product = a_product(shop, manager, name="Mouse")
    screen = make_screen(manager)
    _open(qtbot, screen, "Mouse")
    type_text(screen.card.form.name, " 2")
    shop.products.update(manager, product.id, ProductUpdate(brand="Genius"))
    qtbot.waitUntil(lambda: screen.list.table.model.rows()[0].brand == "Genius")
    assert screen.card.form.name.text() == "Mouse 2"


def test_archiving_asks_nothing_and_is_undone(
    qtbot: QtBot,
    shop: Shop,
    manager: Actor,
    make_screen: Make,
    shell: RememberingShell,
) -> None:
    a_product(shop, manager, name="Mouse")
    screen = make_screen(manager)
    qtbot.waitUntil(lambda: names(screen) == ["Mouse"])
    screen.list.table.view.setFocus()
    qtbot.waitUntil(screen.list.table.view.hasFocus)
    screen.archive_marked()
    qtbot.waitUntil(lambda: names(screen) == [])
    assert shell.toasts == ["Mouse is archived."]
    shell.acts[0]()
    qtbot.waitUntil(lambda: names(screen) == ["Mouse"])


def test_stock_is_put_right_with_a_reason(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    product = a_product(shop, manager, name="Mouse")
    screen = make_screen(manager)
    _open(qtbot, screen, "Mouse")
    screen.card.open_tab("stock")
    adjustment = screen.card.stock.adjustment
    adjustment.adjust()
    assert adjustment._quantity_field.error()
    assert adjustment._note_field.error()
    type_text(adjustment.quantity, "-3")
    type_text(adjustment.note, "damaged")
    press(adjustment.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shop.products.get(product.id).on_hand == 7)
    qtbot.waitUntil(lambda: screen.card.stock.table.model.rowCount() == 2)


def test_a_product_from_the_counter_leads_back_to_the_sale(
    qtbot: QtBot, screen: ProductsScreen, shell: RememberingShell
) -> None:
    screen.open_with(new_code="4006381333931")
    type_text(screen.card.form.name, "Cable")
    type_text(screen.card.form.sku, "CAB-1")
    type_text(screen.card.form.numbers["price"], "10")
    screen.card.save()
    qtbot.waitUntil(lambda: bool(shell.acts))
    shell.acts[0]()
    assert shell.opened == ["checkout"]


def test_a_picture_is_kept_with_the_product(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make, tmp_path: Path
) -> None:
    product = a_product(shop, manager, name="Mouse")
    file = tmp_path / "mouse.png"
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    picture.save(str(file))
    screen = make_screen(manager)
    _open(qtbot, screen, "Mouse")
    screen.card.form.picture.chosen.emit(file)
    qtbot.waitUntil(screen.card.is_changed)
    screen.card.save()
    qtbot.waitUntil(lambda: bool(shop.products.get(product.id).picture_sha256))


def test_a_file_that_is_no_picture_is_said_beside_it(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make, tmp_path: Path
) -> None:
    a_product(shop, manager, name="Mouse")
    file = tmp_path / "mouse.png"
    file.write_text("no picture")
    screen = make_screen(manager)
    _open(qtbot, screen, "Mouse")
    screen.card.form.picture.chosen.emit(file)
    qtbot.waitUntil(lambda: bool(screen.card.form.picture_field.error()))
    assert not screen.card.is_changed()
