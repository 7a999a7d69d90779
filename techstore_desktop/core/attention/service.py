"""The list of what needs a person, and settling it."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from uuid import UUID

from techstore_desktop.core.attention import settlements
from techstore_desktop.core.attention.kind import Decision, Kind, kind_of
from techstore_desktop.core.attention.kinds import KINDS
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Settlement
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, authorize
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Reading

MOST_SHOWN = 200
MOST_COUNTED = 100
"""As many of each kind are counted: a shop that never took stock has thousands."""
SETTLEMENT = "attention_settlement"


class AttentionService:
    """What is open is asked of the tables each time; only decisions are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables whose rows make items come and go."""
        return frozenset({SETTLEMENT}).union(*(kind.tables for kind in KINDS))

    def open_items(self, *, limit: int = MOST_SHOWN) -> list[AttentionItem]:
        """Return what nobody has settled yet, the newest first."""
        with self._database.reading() as reading:
            open_keys = [
                key for kind in KINDS for key in _open_keys(reading, kind, limit)
            ]
            items = list(_described(reading, open_keys).values())
        items.sort(key=lambda item: (item.arisen_at, item.key), reverse=True)
        return items[:limit]

    def settled_items(self, *, limit: int = MOST_SHOWN) -> list[AttentionItem]:
        """Return what people settled, the latest first, each item once."""
        with self._database.reading() as reading:
            keys = settlements.latest_settled(reading, limit)
            decided = settlements.settlements_of(reading, keys)
            found = _described(reading, keys)
            return [_settled(found.get(key), key, decided[key]) for key in keys]

    def count(self) -> int:
        """Return how many items are open, at most ``MOST_COUNTED`` of each kind."""
        return sum(self.counts().values())

    def counts(self, changed: Collection[str] | None = None) -> dict[str, int]:
        """Return how many items are open by kind.

        At most ``MOST_COUNTED`` of each. Given the tables that ``changed``, only the
        kinds that those may concern.
        """
        concerned = [kind for kind in KINDS if _concerns(kind, changed)]
        with self._database.reading() as reading:
            return {
                kind.name: len(_open_keys(reading, kind, MOST_COUNTED))
                for kind in concerned
            }

    def settle(
        self,
        actor: Actor,
        key: str,
        choice: str,
        note: str = "",
        *,
        units: Mapping[UUID, UnitNumbers] | None = None,
        approval: Approval | None = None,
    ) -> None:
        """Keep a person's decision on an item, and do what it means.

        ``units`` are the answers to what the choice asks, as far as they are known.
        Raises RuleBroken: ``attention.gone`` where the case is no more,
        ``attention.settled`` where somebody was quicker on this terminal,
        ``permission.missing``, and what the record's own rules refuse. Two people who
        settle an item while apart both leave a decision; it is settled once.
        """
        kind = _kind(key)
        with self._database.reading() as reading:
            wanted = _choice(kind.choices(reading, key), choice)
        approved_by = authorize(actor, set(wanted.permissions), approval)
        with self._database.transaction(
            "attention.settled", actor, approved_by=approved_by
        ) as transaction:
            if not _is_open(transaction, kind, key):
                is_settled = settlements.settled_among(transaction, [key])
                raise RuleBroken(
                    "attention.settled" if is_settled else "attention.gone"
                )
            kind.carry_out(transaction, actor, key, Decision(choice, units or {}))
            settlements.write(
                transaction,
                key,
                choice=choice,
                staff_id=actor.staff_id,
                note=note.strip(),
            )


def _open_keys(reading: Reading, kind: Kind, most: int) -> list[str]:
    limit = most
    while True:
        keys = kind.cases(reading, limit)
        found = _unsettled(reading, kind, keys)
        if len(found) >= most or len(keys) < limit:
            return found[:most]
        limit *= 4


def _is_open(reading: Reading, kind: Kind, key: str) -> bool:
    return key in kind.cases(reading) and bool(_unsettled(reading, kind, [key]))


def _unsettled(reading: Reading, kind: Kind, keys: list[str]) -> list[str]:
    settled = settlements.settled_among(reading, keys)
    reopened = kind.reopened(reading, settled)
    return [key for key in keys if key not in settled or key in reopened]


def _described(reading: Reading, keys: Iterable[str]) -> dict[str, AttentionItem]:
    found: dict[str, AttentionItem] = {}
    for name, of_kind in groupby(sorted(keys), key=kind_of):
        kind = next((each for each in KINDS if each.name == name), None)
        if kind is None:
            continue
        for item in kind.describe(reading, list(of_kind)):
            choices = kind.choices(reading, item.key)
            found[item.key] = item.model_copy(update={"choices": choices})
    return found


def _settled(
    item: AttentionItem | None, key: str, decided: tuple[Settlement, ...]
) -> AttentionItem:
    """Return an item with its decisions; of a forgotten one, that is all there is."""
    if item is None:
        arisen_at = decided[0].settled_at
        item = AttentionItem(key=key, kind=kind_of(key), arisen_at=arisen_at)
    return item.model_copy(update={"settlements": decided, "choices": ()})


def _concerns(kind: Kind, changed: Collection[str] | None) -> bool:
    if changed is None or SETTLEMENT in changed:
        return True
    return not kind.tables.isdisjoint(changed)


def _kind(key: str) -> Kind:
    for kind in KINDS:
        if kind.name == kind_of(key):
            return kind
    raise RuleBroken("attention.gone")


def _choice(choices: Iterable[Choice], name: str) -> Choice:
    for choice in choices:
        if choice.name == name:
            return choice
    raise RuleBroken("attention.gone")
