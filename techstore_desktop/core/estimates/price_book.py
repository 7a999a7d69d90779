"""The price list as it is asked: the row that says most about a device and a fault."""

import re
from collections.abc import Iterable
from itertools import product
from typing import Any, NamedTuple

from techstore_desktop.core.estimates.suggesting import ListPrice
from techstore_desktop.core.storage.search import folded

_FAULTS_APART = re.compile(r"[,;+\n]")


def faults_of(text: str) -> tuple[str, ...]:
    """Return what is wrong with a device, one by one, each once."""
    said = {folded(each).strip(): each.strip() for each in _FAULTS_APART.split(text)}
    return tuple(each for key, each in said.items() if key)


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
            price = ListPrice(row.price, row.minutes, is_for_any_fault=not key.fault)
            self._prices.setdefault(key, price)
            if key.model:
                self._by_model.setdefault(key._replace(brand=""), price)

    def find(self, asked: PricedFault) -> ListPrice | None:
        """Return the row of the model, else of the brand, else of the kind.

        Of the same device a row for this fault counts before one for any; for several
        faults at once only a row that names them all. A model that was typed without
        its brand is found by its name alone.
        """
        key = book_key(*asked)
        faults = (key.fault,) if len(faults_of(key.fault)) > 1 else (key.fault, "")
        books = [
            (self._prices, key),
            (self._prices, key._replace(brand="")),
            (self._prices, key._replace(model="")),
            (self._prices, key._replace(model="", brand="")),
        ]
        if not key.brand:
            books.insert(1, (self._by_model, key))
        for prices, each in books:
            for fault, kind in product(faults, (key.device_kind, "")):
                found = prices.get(each._replace(device_kind=kind, fault=fault))
                if found is not None:
                    return found
        return None


def book_key(device_kind: str, brand: str, model: str, fault: str) -> PricedFault:
    """Return how the list finds a device and a fault."""
    return PricedFault(
        device_kind, *(" ".join(folded(each).split()) for each in (brand, model, fault))
    )
