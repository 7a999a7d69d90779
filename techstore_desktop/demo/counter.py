"""The demo shop's counter: quick keys, and what the customer's display says."""

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.in_store import InStoreRule
from techstore_desktop.core.products.quick_keys import KeyColour, QuickKey, QuickPage
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.words import Say
from techstore_desktop.shop import Shop

_OFTEN = (
    ("moto g84", KeyColour.ACCENT, "Moto G84"),
    ("iphone 15", KeyColour.ACCENT, "iPhone 15"),
    ("galaxy a55", KeyColour.ACCENT, "Galaxy A55"),
    ("noctua nt-h1", KeyColour.PLAIN, QT_TRANSLATE_NOOP("Demo", "Thermal paste")),
    ("logitech mx master 3s", KeyColour.INFORMATION, "MX Master 3S"),
    ("logitech g502", KeyColour.INFORMATION, "G502"),
    ("corsair rm850", KeyColour.WARNING, "RM850"),
    ("samsung 990 pro", KeyColour.GOOD, "990 Pro"),
)
_SHELVES = ("Headphones", "Mice", "Keyboards", "Webcams", "Speakers", "Storage")
_OFTEN_USED = QT_TRANSLATE_NOOP("Demo", "Often")
_OF_SHELVES = QT_TRANSLATE_NOOP("Demo", "Shelves")
_GREETING = QT_TRANSLATE_NOOP("Demo", "Welcome! Ask us about repairs while you wait.")


def make_counter(shop: Shop, manager: Actor, say: Say) -> None:
    """Lay out two pages of keys, and read the shop's own labels."""
    often = tuple(
        QuickKey(product_id=product.id, colour=colour, label=say(label))
        for words, colour, label in _OFTEN
        for product in shop.products.search(words, limit=1)
    )
    categories = {each.name: each.id for each in shop.products.categories()}
    shelves = tuple(
        QuickKey(category_id=categories[name])
        for name in map(say, _SHELVES)
        if name in categories
    )
    pages = [
        QuickPage(name=say(_OFTEN_USED), keys=often),
        QuickPage(name=say(_OF_SHELVES), keys=shelves),
    ]
    shop.quick_keys.save(manager, pages)
    rule = InStoreRule(prefix="29")
    shop.branches.update_shop(
        manager,
        ShopUpdate(
            in_store_codes=[rule.model_dump(mode="json")],
            display_greeting=say(_GREETING),
        ),
    )
