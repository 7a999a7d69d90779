"""The demo shop speaks the language in which it is made."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from techstore_desktop import places
from techstore_desktop.core.sales.quotes.schemas import QuoteFilter
from techstore_desktop.demo import DemoSize, demo_actor, make_demo
from techstore_desktop.demo.words import (
    CATEGORIES,
    REPAIRS,
    TOLD_IN_WORDS,
    as_written,
    catalogue,
)
from techstore_desktop.shop import Shop

SMALL = DemoSize(customers=20, sales=40, days=20)


def rows(name: str) -> list[dict[str, str]]:
    with (places.resources() / "sample-data" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def spoken(text: str) -> str:
    """Return a text as in another language, for everybody to see that it was asked."""
    return f"«{text}»" if text else ""


def test_every_word_of_the_data_files_can_be_put_into_a_language() -> None:
    told = {row[name] for row in rows("repairs.csv") for name in TOLD_IN_WORDS}
    assert told - {""} == set(REPAIRS)
    assert {row["category"] for row in rows("catalogue.csv")} == set(CATEGORIES)


def test_the_catalogue_keeps_the_makers_names() -> None:
    with catalogue(spoken) as file, file.open(encoding="utf-8") as made:
        listed = list(csv.DictReader(made))
    for written, now in zip(rows("catalogue.csv"), listed, strict=True):
        assert now == written | {"category": spoken(written["category"])}
    with catalogue(as_written) as file:
        assert file.parent == places.resources() / "sample-data"


def own_words(shop: Shop) -> Iterable[str]:
    """Yield what the demo shop calls its things."""
    manager, profile = demo_actor(shop), shop.profiles.current()
    yield from (profile.receipt_footer, profile.display_greeting)
    yield profile.terminal_name
    yield from (page.name for page in shop.quick_keys.pages())
    yield from (each.name for each in shop.products.categories())
    yield from (each.name for each in shop.price_lists.price_lists())
    yield from (each.name for each in shop.promotions.promotions())
    yield from (each.name for each in shop.cash_movements.categories())
    yield from (each.name for each in shop.repair_work_kinds.kinds())
    for quote in shop.quotes.page(QuoteFilter()):
        yield from filter(None, [shop.quotes.get(quote.id).note])
    for method in shop.payment_methods.methods():
        yield from (plan.name for plan in method.plans)
    for card in shop.repairs.board(manager).cards:
        yield card.fault
        job = shop.repairs.job(manager, card.id)
        yield from filter(None, [job.diagnosis])
        yield from (line.name for line in job.lines)


def test_everything_that_the_demo_names_itself_is_in_its_language(
    tmp_path: Path,
) -> None:
    shop = make_demo(tmp_path / "demo.db", size=SMALL, country="AR", say=spoken)
    words = list(own_words(shop))
    assert len(words) > 60
    assert [each for each in words if not each.startswith("«")] == []
    months = {
        each.name: each.warranty_days / 30 for each in shop.repair_work_kinds.kinds()
    }
    assert months[spoken("Battery")] == 6
    formats = shop.profiles.current().formats
    price = shop.products.search("ryzen 7 9800")[0].price
    assert formats.date(date(2026, 11, 28)) == "28/11/2026"
    assert formats.money(price) == "451,50"
    assert shop.verify().holds
    shop.close()
