"""How a kind of item is told: its sign, its name, its sentences, its choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats


class Told(NamedTuple):
    """A line for the list, and what happened and what to do about it."""

    headline: str
    story: str


class ChoiceWords(NamedTuple):
    """What a choice's button says, and what pressing it does."""

    label: str
    effect: str


Teller = Callable[[AttentionItem, Formats], Told]
Offer = Callable[[AttentionItem, Formats], Mapping[str, ChoiceWords]]


@dataclass(frozen=True, slots=True)
class KindWords:
    """One kind in the language that the window speaks.

    ``choices`` gives words for each choice that its core may offer or have kept.
    """

    kind: str
    icon: str
    name: Callable[[], str]
    tell: Teller
    choices: Offer = field(default=lambda _item, _formats: {})


def value(item: AttentionItem, name: str) -> str:
    """Return a text of an item, or nothing where only the decision is left."""
    return str(item.values.get(name) or "")


def names(item: AttentionItem, table: str) -> str:
    """Return what the records of a table are called that an item is about."""
    return ", ".join(each.name for each in item.involved if each.table == table)
