"""What a kind of attention item knows: to find its cases, and to tell of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import ClassVar, Protocol, TypeVar
from uuid import UUID

from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.storage.transaction import Reading, Transaction

ValueT = TypeVar("ValueT")
BATCH = 500
LEAVE, PUT_RIGHT = "leave", "put_right"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person chose; ``units`` answer what the choice asks, by document."""

    choice: str
    units: Mapping[UUID, UnitNumbers] = field(default_factory=dict)


class Kind(Protocol):
    """One kind. ``tables`` are those whose rows make its cases come and go.

    A key begins with the kind's name; the rest is what ``describe`` needs, also years
    after the case was settled, and never anything personal.
    """

    name: ClassVar[str]
    tables: ClassVar[frozenset[str]]

    def cases(self, reading: Reading, limit: int | None = None, /) -> list[str]:
        """Return the keys of the cases that there are now, settled or not.

        The first ones matter most, for a list that cannot show them all. Those after
        ``limit`` may be left out.
        """

    def reopened(self, reading: Reading, settled: Mapping[str, datetime]) -> set[str]:
        """Return which of these cases arose anew after they were settled last."""

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Return what is known of these cases; those of which nothing is, left out."""

    def choices(self, reading: Reading, key: str) -> tuple[Choice, ...]:
        """Return the ways to settle a case."""

    def carry_out(
        self, transaction: Transaction, actor: Actor, key: str, decision: Decision
    ) -> None:
        """Do what a choice means beyond being kept."""


class SettledForGood:
    """Of most kinds, what arises anew is another case with another key."""

    def reopened(self, _reading: Reading, _settled: Mapping[str, datetime]) -> set[str]:
        """Return nothing."""
        return set()


class OnlyTold(SettledForGood):
    """Most kinds have one choice, which changes nothing but the list."""

    choice: ClassVar[Choice]

    def choices(self, _reading: Reading, _key: str) -> tuple[Choice, ...]:
        """Return the one choice."""
        return (self.choice,)

    def carry_out(
        self, transaction: Transaction, actor: Actor, key: str, decision: Decision
    ) -> None:
        """Do nothing: the settlement is all."""


class PutRight(SettledForGood):
    """What tills that were apart moved once too often can be moved back, or left."""

    def choices(self, _reading: Reading, _key: str) -> tuple[Choice, ...]:
        """Return to let the shelf be as it must be, or to leave it."""
        needed = {Permission.ATTENTION_SETTLE, Permission.ADJUST_STOCK}
        return (
            Choice(name=PUT_RIGHT, permissions=frozenset(needed)),
            Choice(name=LEAVE),
        )


def key_of(kind: str, *parts: object) -> str:
    """Return a case's key."""
    return ":".join((kind, *map(str, parts)))


def kind_of(key: str) -> str:
    """Return the name of the kind that a key belongs to."""
    return key.partition(":")[0]


def first_id(key: str) -> UUID:
    """Return the identifier that follows the kind in a key."""
    return UUID(key.split(":")[1])


def batches(values: Iterable[ValueT]) -> Iterator[list[ValueT]]:
    """Yield lists short enough for one statement."""
    rest = iter(values)
    while batch := list(islice(rest, BATCH)):
        yield batch
