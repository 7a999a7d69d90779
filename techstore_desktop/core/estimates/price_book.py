"""The price list as it is asked: the row that says most about a device and a fault."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from techstore_desktop.core.estimates.suggesting import ListPrice
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.storage.search import folded

FAULTS_APART = ","


class PricedFault(NamedTuple):
    """Whose price is asked: a device with what is wrong with it."""

    device_kind: str
    brand: str
    model: str
    fault: str


class PriceBook:
    """Prices by model, brand or kind, and fault; letters' case and accents aside."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._prices: dict[PricedFault, ListPrice] = {}
        self._by_model: dict[PricedFault, ListPrice] = {}
        for row in rows:
            key = book_key(row.device_kind, row.brand, row.model, row.fault)
            price = ListPrice(row.price, row.minutes)
            self._prices.setdefault(key, price)
            if key.model:
                self._by_model.setdefault(key._replace(brand=""), price)

    def find(self, asked: PricedFault) -> ListPrice | None:
        """Return what a repair costs: as a whole, else each of its faults together.

        None where the list does not know every fault.
        """
        whole = self._one(asked)
        if whole is not None:
            return whole
        parts = [each for each in asked.fault.split(FAULTS_APART) if each.strip()]
        found = [self._one(asked._replace(fault=part)) for part in parts]
        known = [price for price in found if price is not None]
        if len(known) < len(found) or len(known) < 2:  # noqa: PLR2004 - several faults
            return None
        minutes = sum(price.minutes for price in known)
        return ListPrice(sum((price.price for price in known), ZERO), minutes)

    def _one(self, asked: PricedFault) -> ListPrice | None:
        """Return the row of the model, else of the brand, else of the kind.

        A model that was typed without its brand is found by its name alone.
        """
        key = book_key(*asked)
        books = [
            (self._prices, key),
            (self._prices, key._replace(brand="")),
            (self._prices, key._replace(model="")),
            (self._prices, key._replace(model="", brand="")),
        ]
        if not key.brand:
            books.insert(1, (self._by_model, key))
        for prices, each in books:
            for kind in (key.device_kind, ""):
                found = prices.get(each._replace(device_kind=kind))
                if found is not None:
                    return found
        return None


def book_key(device_kind: str, brand: str, model: str, fault: str) -> PricedFault:
    """Return how the list finds a device and a fault."""
    return PricedFault(
        device_kind, *(" ".join(folded(each).split()) for each in (brand, model, fault))
    )
