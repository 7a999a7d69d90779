"""A supplier's list comes in whole or not at all, whatever made the file."""

from decimal import Decimal
from pathlib import Path

import pytest

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.importing.columns import Target
from techstore_desktop.core.products.importing.reading import LARGEST_FILE
from techstore_desktop.core.products.schemas import ProductFilter
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop

PLAIN = "sku,barcode,name,category,brand,cost,price,stock\n"
MOUSE = "MOU-1,4006381333931,Ratón ñandú 🖱,Mice,Logitech,11.20,19.90,5\n"
SPANISH = (
    "Código;Código de barras;Descripción;Rubro;Precio de costo;Precio;Cantidad\n"
    "MOU-1;4006381333931;Ratón ñandú;Ratones;1.011,20;1.219,90;5\n"
    "TEC-1;96385074;Teclado;Teclados;7,5;12,5;0\n"
)


def written(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def count(shop: Shop) -> int:
    return shop.products.count(ProductFilter())


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_a_spanish_list_is_read_in_whatever_coding_it_was_saved(
    shop: Shop, manager: Actor, tmp_path: Path, coding: str
) -> None:
    preview = shop.imports.preview(written(tmp_path, SPANISH.encode(coding)))
    assert preview.bad_rows == ()
    shop.imports.apply(manager, preview)
    mouse = shop.products.find_by_code("MOU-1")
    assert mouse is not None
    assert (mouse.name, mouse.category_name) == ("Ratón ñandú", "Ratones")
    assert (mouse.price, mouse.cost) == (Decimal("1219.90"), Decimal("1011.20"))
    assert mouse.on_hand == 5
    assert verify(shop.database).differences == ()


def test_the_same_file_again_changes_nothing(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    file = written(tmp_path, PLAIN + MOUSE)
    shop.imports.apply(manager, shop.imports.preview(file))
    again = shop.imports.preview(file)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    shop.imports.apply(manager, again)
    mouse = shop.products.find_by_code("4006381333931")
    assert mouse is not None
    assert mouse.on_hand == 5


def test_only_what_differs_is_changed_and_stock_is_left_alone(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    shop.imports.apply(manager, shop.imports.preview(written(tmp_path, PLAIN + MOUSE)))
    dearer = MOUSE.replace("19.90,5", "21.00,99")
    preview = shop.imports.preview(written(tmp_path, PLAIN + dearer))
    assert (preview.new, preview.changed) == (0, 1)
    shop.imports.apply(manager, preview)
    mouse = shop.products.find_by_code("MOU-1")
    assert mouse is not None
    assert (mouse.price, mouse.on_hand) == (21, 5)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("MOU-2,,Cable,,,1,abc,1", "price", "amount.unreadable"),
        ("MOU-2,,Cable,,,1,-5,1", "price", "amount.negative"),
        ("MOU-2,,Cable,,,1,9999999999,1", "price", "amount.too_large"),
        ("MOU-2,,Cable,,,1,5,many", "stock", "amount.unreadable"),
        ("MOU-2,,,,,1,5,1", "name", "text.missing"),
        (",,Cable,,,1,5,1", "sku", "text.missing"),
        ("MOU-2,,Cable,,,1,,1", "price", "text.missing"),
        (f"MOU-2,,{'x' * 301},,,1,5,1", "name", "text.too_long"),
        ("MOU-1,,Again,,,1,5,1", "sku", "import.repeated"),
        ("MOU-2,4006381333931,Same code,,,1,5,1", "barcode", "import.repeated"),
    ],
)
def test_a_bad_row_is_named_and_keeps_the_rest_out_until_it_is_skipped(
    shop: Shop, manager: Actor, tmp_path: Path, row: str, column: str, reason: str
) -> None:
    preview = shop.imports.preview(written(tmp_path, f"{PLAIN}{MOUSE}{row}\n"))
    bad = preview.bad_rows[0]
    assert (bad.line, bad.column, bad.reason) == (3, column, reason)
    with pytest.raises(RuleBroken, match=r"import\.bad_rows"):
        shop.imports.apply(manager, preview)
    assert count(shop) == 0
    result = shop.imports.apply(manager, preview, skip_bad_rows=True)
    assert (result.new, result.skipped, count(shop)) == (1, 1, 1)


def test_a_barcode_of_another_product_is_refused(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    shop.imports.apply(manager, shop.imports.preview(written(tmp_path, PLAIN + MOUSE)))
    other = MOUSE.replace("MOU-1", "MOU-9")
    preview = shop.imports.preview(written(tmp_path, PLAIN + other))
    assert [bad.reason for bad in preview.bad_rows] == ["product.barcode_taken"]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "list.csv", "import.file_empty"),
        (b"sku,name,price\n", "list.csv", "import.file_empty"),
        (b"PK\x03\x04 cut off here", "list.xlsx", "import.file_unreadable"),
        (b"name\0,price\0\nx\0,1\0\n", "list.csv", "import.file_unreadable"),
    ],
)
def test_a_file_that_is_no_table_is_said(
    shop: Shop, manager: Actor, tmp_path: Path, content: bytes, name: str, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        shop.imports.preview(written(tmp_path, content, name))
    assert refused.value.code == code


def test_a_file_of_200_megabytes_is_refused_unread(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    file = written(tmp_path, PLAIN)
    with file.open("r+b") as grown:
        grown.truncate(4 * LARGEST_FILE)
    with pytest.raises(RuleBroken, match=r"import\.file_too_large"):
        shop.imports.preview(file)
    with pytest.raises(RuleBroken, match=r"import\.file_not_found"):
        shop.imports.preview(tmp_path / "nothing.csv")


def test_guessed_columns_can_be_put_right(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    file = written(tmp_path, "a,b,c\nMOU-1,Ratón,5\n")
    with pytest.raises(RuleBroken, match=r"import\.column_missing"):
        shop.imports.apply(manager, shop.imports.preview(file), skip_bad_rows=True)
    chosen = {Target.SKU: 0, Target.NAME: 1, Target.PRICE: 2}
    shop.imports.apply(manager, shop.imports.preview(file, chosen))
    assert count(shop) == 1


def test_a_cancelled_import_leaves_nothing(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    rows = "".join(f"SKU-{number},,Cable,Mice,,1,5,1\n" for number in range(1200))
    preview = shop.imports.preview(written(tmp_path, PLAIN + rows))

    def cancel_half_way(done: int, _total: int) -> None:
        if done >= 500:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        shop.imports.apply(manager, preview, progress=cancel_half_way)
    assert count(shop) == 0
    assert shop.products.categories() == []
