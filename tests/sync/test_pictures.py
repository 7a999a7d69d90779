"""Pictures follow the entries that mention them, and arrive whole or not at all."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import Engine, text

from techstore_desktop import places
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.products.pictures import columns
from techstore_desktop.core.repairs.intake_service import scaled_photo
from techstore_desktop.sync.errors import HubRefuses
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.pictures import PictureShelf, Sent
from tests import builders
from tests.core.repairs.arranging import a_job
from tests.sync.test_restored_hub import go_back
from tests.sync.tills import Till


def a_picture(colour: str = "teal") -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 64), colour).save(out, "PNG")
    return out.getvalue()


def test_a_picture_given_on_one_till_is_seen_on_another(
    first_till: Till, boss: Actor, another_till: Callable[[str], Till]
) -> None:
    second = another_till("B1")
    product = builders.a_product(first_till.shop, boss)
    first_till.shop.products.set_picture(boss, product.id, a_picture())
    name = first_till.shop.products.get(product.id).picture_sha256
    assert name is not None
    shown: list[object] = []
    second.shop.database.on_commit(lambda touched: shown.append(touched.get("product")))
    first_till.sync()
    second.sync()
    assert second.shop.products.picture(name) == first_till.shop.products.picture(name)
    assert {product.id} in shown


def test_a_photo_of_a_repair_travels_and_goes_everywhere_once_it_is_taken_off(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
) -> None:
    second = another_till("B1")
    here, there = first_till.shop, second.shop
    wrong, right = (a_job(here, boss, imei="") for _ in range(2))

    def sync() -> None:
        first_till.sync()
        second.sync()

    def at_the_hub() -> int:
        with hub_engine.connect() as connection:
            return connection.scalar(text("SELECT count(*) FROM picture")) or 0

    sync()
    photo = scaled_photo(a_picture())
    here.intake.add_photos(boss, wrong.id, [photo])
    sync()
    (kept,) = there.repair_photos.of_job(wrong.id)
    assert (kept.content, at_the_hub()) == (photo, 1)
    here.repair_photos.take_off(boss, kept.id, "It is another phone")
    sync()
    assert there.repair_photos.of_job(wrong.id) == ()
    assert there.intake.photos_on_the_way(wrong.id) == 0
    assert not PictureShelf(there.database).unconfirmed()
    sync()
    assert at_the_hub() == 0
    here.intake.add_photos(boss, right.id, [photo])
    sync()
    assert there.intake.photos(right.id) == [photo]


def test_the_hub_knows_every_column_that_names_pictures() -> None:
    script = (places.migrations() / "hub" / "06_pictures.sql").read_text("utf-8")
    for table, column in columns():
        assert f"FROM {table.name} s WHERE s.{column} = p.sha256" in script


def test_a_picture_that_is_not_its_name_is_not_taken(first_till: Till) -> None:
    assert isinstance(first_till.hub, PostgresHub)
    with pytest.raises(HubRefuses):
        first_till.hub.put_picture(Sent("0" * 64, "image/jpeg", b"else"))
    shelf = PictureShelf(first_till.shop.database)
    shelf.keep([Sent("0" * 64, "image/jpeg", b"else")])
    assert shelf.unconfirmed() == []


def test_a_picture_that_nobody_has_yet_holds_nothing_up(
    first_till: Till, boss: Actor, another_till: Callable[[str], Till]
) -> None:
    second = another_till("B1")
    product = builders.a_product(first_till.shop, boss)
    first_till.shop.products.set_picture(boss, product.id, a_picture())
    first_till.engine._pictures = None
    first_till.sync()
    second.sync()
    found = second.shop.products.find_by_code(product.sku)
    assert found is not None
    assert PictureShelf(second.shop.database).missed()


def head(hub_engine: Engine) -> int:
    with hub_engine.connect() as connection:
        return int(connection.scalar(text("SELECT last FROM sync_head")) or 0)


def pictures_at(hub_engine: Engine) -> int:
    with hub_engine.connect() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM picture")) or 0)


def lose_the_picture(hub_engine: Engine) -> None:
    with hub_engine.begin() as connection:
        assert connection.execute(text("DELETE FROM picture")).rowcount == 1


def test_a_restored_hub_is_given_its_pictures_again(
    first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    """By a till that has not been started anew since it sent them."""
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    place = head(hub_engine)
    first_till.shop.products.set_picture(boss, product.id, a_picture())
    first_till.sync()
    go_back(hub_engine, place)
    lose_the_picture(hub_engine)
    first_till.engine.greet_anew()
    first_till.sync()
    assert pictures_at(hub_engine) == 1


def test_a_hub_restored_to_between_an_entry_and_its_picture_is_given_it_again(
    first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    """No entry is missed there, so that only the line's end can tell of it."""
    product = builders.a_product(first_till.shop, boss)
    first_till.shop.products.set_picture(boss, product.id, a_picture())
    first_till.sync()
    lose_the_picture(hub_engine)
    first_till.engine.lost()
    first_till.sync()
    assert pictures_at(hub_engine) == 1


def test_a_hub_restored_to_before_a_picture_of_an_entry_that_it_kept_is_given_it_again(
    first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    """Only that the hub is another tells of it: the entry itself was never lost."""
    product = builders.a_product(first_till.shop, boss)
    first_till.shop.products.set_picture(boss, product.id, a_picture())
    first_till.sync()
    place = head(hub_engine)
    builders.a_product(first_till.shop, boss, sku="LATER")
    first_till.sync()
    go_back(hub_engine, place)
    lose_the_picture(hub_engine)
    first_till.engine.greet_anew()
    first_till.sync()
    assert pictures_at(hub_engine) == 1


def test_pictures_that_nobody_has_do_not_hold_up_those_that_somebody_has(
    first_till: Till, boss: Actor, another_till: Callable[[str], Till]
) -> None:
    second = another_till("B1")
    for number in range(12):
        product = builders.a_product(first_till.shop, boss, sku=f"LOST-{number}")
        with first_till.shop.database.transaction("product.updated", boss) as tx:
            found = tx.session.get_one(Product, product.id)
            found.picture_sha256 = f"{number:064}"
    product = builders.a_product(first_till.shop, boss)
    first_till.shop.products.set_picture(boss, product.id, a_picture())
    name = first_till.shop.products.get(product.id).picture_sha256
    assert name is not None
    first_till.sync()
    second.sync()
    assert second.shop.products.picture(name) is not None
    assert len(PictureShelf(second.shop.database).missed()) == 12


def test_the_same_picture_chosen_here_while_it_was_on_its_way(
    first_till: Till, boss: Actor
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.shop.products.set_picture(boss, product.id, a_picture())
    name = first_till.shop.products.get(product.id).picture_sha256
    assert name is not None
    shelf = PictureShelf(first_till.shop.database)
    sent = shelf.picture(name)
    assert sent is not None
    shelf.keep([sent])
    assert shelf.picture(name) == sent
