"""The models that the world knows: 37,650 codes, found as somebody types.

Nothing is read before the first search. All of it is one text in lower case, without
accents, a line for each model; a search looks through its lines.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from pathlib import Path

from techstore_desktop.core.devices.kinds import DeviceKind, guessed_kind
from techstore_desktop.core.storage.search import folded, words_of

_NO_WORD = re.compile(r"[^\w\n]+|_+")

OFTEN_AT_THE_COUNTER = (
    "Apple",
    "Samsung",
    "Motorola",
    "Xiaomi",
    "Redmi",
    "Huawei",
    "Google",
    "realme",
    "Oppo",
    "Vivo",
    "LGE",
    "Nokia",
    "OnePlus",
    "Sony",
    "TCL",
    "ZTE",
    "Lenovo",
)
"""Brands whose models come first, in this order; the others by name."""


@dataclass(frozen=True, slots=True)
class DeviceModel:
    """A brand's model. ``codes`` are what is printed on its variants."""

    brand: str
    name: str
    codes: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """The brand and the name, the brand once."""
        if self.name.casefold().startswith(self.brand.casefold()):
            return self.name
        return f"{self.brand} {self.name}"

    @property
    def kind(self) -> DeviceKind:
        """What it is: the list holds phones above all."""
        return guessed_kind(f"{self.brand} {self.name}") or DeviceKind.PHONE


class DeviceModels:
    """The list, read at the first search. Used on one thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._models: Sequence[DeviceModel] = ()
        self._lines: Sequence[str] = ()
        self._names: Sequence[str] = ()

    def search(self, query: str, *, limit: int = 30) -> list[DeviceModel]:
        """Return the models that hold every word, those that begin with them first.

        Words may stand anywhere, in any order: ``991b galaxy`` finds the SM-G991B.
        """
        words = list(dict.fromkeys(words_of(query)))
        if not words:
            return []
        self._read_once()
        return [self._models[place] for place in self._places(words, limit)]

    def _places(self, words: Sequence[str], limit: int) -> list[int]:
        found = dict.fromkeys(islice(self._by_fit(words), 3 * limit))
        named = [place for place in found if self._is_named(place, words)]
        return list(dict.fromkeys([*named, *found]))[:limit]

    def _by_fit(self, words: Sequence[str]) -> Iterator[int]:
        """Give places where all words stand whole, or begin one; names first."""
        longest_first = sorted(words, key=len, reverse=True)
        everywhere = self._holding(longest_first, range(len(self._lines)), self._lines)
        for lines in (self._names, self._lines):
            for fitting in (" {} ", " {}"):
                parts = [fitting.format(word) for word in longest_first]
                yield from self._holding(parts, everywhere, lines)
        yield from everywhere

    def _holding(
        self, parts: Sequence[str], places: Sequence[int], lines: Sequence[str]
    ) -> Sequence[int]:
        for part in parts:
            places = [place for place in places if part in lines[place]]
        return places

    def _is_named(self, place: int, words: Sequence[str]) -> bool:
        return words_of(self._models[place].full_name) == list(words)

    def _read_once(self) -> None:
        if self._models:
            return
        codes: dict[tuple[str, str], list[str]] = {}
        with self._file.open(encoding="utf-8", newline="") as stream:
            for brand, name, code in islice(csv.reader(stream), 1, None):
                codes.setdefault((brand, name), []).append(code)
        models = [DeviceModel(*key, tuple(each)) for key, each in codes.items()]
        order = {brand: place for place, brand in enumerate(OFTEN_AT_THE_COUNTER)}
        models.sort(key=attrgetter("brand", "name"))
        models.sort(key=lambda model: order.get(model.brand, len(order)))
        self._lines = _lines([(m.brand, m.name, *m.codes) for m in models])
        self._names = _lines([(m.brand, m.name) for m in models])
        self._models = models


def _lines(texts: Sequence[tuple[str, ...]]) -> list[str]:
    """Return every model's words between blanks; folded all at once, for speed."""
    text = "\n".join(" ".join(each) for each in texts)
    plain = _NO_WORD.sub(" ", folded(text))
    return [f" {line} " for line in plain.split("\n")]
