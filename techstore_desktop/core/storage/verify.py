"""The proof: fold the journal from nothing and compare it with every table.

A chain with a gap or a forged entry, a row that no entry explains, an entry whose
row is gone or differs, a sum or a search that does not follow, a number missing in
a series: each is one difference.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Dialect, Table, func, select
from sqlalchemy.orm import Session

from techstore_desktop.core.storage import projections, search, search_documents
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.entity import Fact, Record, shared_tables
from techstore_desktop.core.storage.folding import FieldValue, Order, order_of
from techstore_desktop.core.storage.folding import fold as fold_fields
from techstore_desktop.core.storage.journal import (
    HOLLOW,
    NO_HASH,
    JournalEntry,
    entry_hash,
    personal_digest,
)
from techstore_desktop.core.storage.retention import (
    SEQUENCE,
    checkpoint_of,
    digest_up_to,
    gone_by_series,
)
from techstore_desktop.core.storage.wire import (
    WireColumn,
    stored_columns,
    wire_columns,
)

PAGE = 500


class Difference(NamedTuple):
    """One thing that is not as the journal says."""

    kind: str
    place: str
    detail: str


@dataclass(frozen=True)
class Proof:
    """What was compared, and what differs. It holds when nothing differs."""

    entries: int
    rows: int
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether everything is as the journal says."""
        return not self.differences


@dataclass
class _Fold:
    session: Session
    dialect: Dialect
    terminal_id: UUID | None
    differences: list[Difference] = field(default_factory=list)
    settled_place: int = 0
    entries: int = 0
    inserted: Counter[str] = field(default_factory=Counter)
    made: set[tuple[str, UUID]] = field(default_factory=set)
    records: dict[tuple[str, UUID], dict[str, FieldValue]] = field(default_factory=dict)

    def differs(self, kind: str, place: str, detail: str = "") -> None:
        self.differences.append(Difference(kind, place, detail))


def verify(
    database: Database, *, progress: Callable[[int], None] | None = None
) -> Proof:
    """Compare every shared table, sum and search with the journal.

    ``progress`` hears the number of entries read so far.
    """
    with database.reading() as reading:
        terminal_id = database.origin.terminal_id
        fold = _Fold(reading.session, reading.connection.dialect, terminal_id)
        _check_checkpoint(fold)
        for page in _pages(fold):
            _check_page(fold, page)
            if progress:
                progress(fold.entries)
        _check_records(fold)
        _check_counts(fold)
        _check_series(fold)
        _check_derived(fold)
        rows = sum(fold.inserted.values())
    return Proof(fold.entries, rows, tuple(fold.differences))


def _check_checkpoint(fold: _Fold) -> None:
    """Check that the order up to where facts may be gone is what the hub confirmed."""
    connection = fold.session.connection()
    checkpoint = checkpoint_of(connection)
    if checkpoint is None:
        return
    fold.settled_place = checkpoint.place
    if digest_up_to(connection, checkpoint.place) != checkpoint.digest:
        fold.differs("checkpoint.differs", str(checkpoint.place))


def verify_tail(connection: Connection) -> Proof:
    """Check only the last links of every terminal's chain: quick at any size."""
    with Session(connection) as session:
        fold = _Fold(session, connection.dialect, None)
        checkpoint = checkpoint_of(connection)
        fold.settled_place = checkpoint.place if checkpoint else 0
        last = func.max(JournalEntry.seq)
        ends = select(JournalEntry.terminal_id, last).group_by(JournalEntry.terminal_id)
        for terminal, seq in session.execute(ends).all():
            _check_tail(fold, _page(session, terminal, max(1, seq - PAGE + 1)))
    return Proof(fold.entries, 0, tuple(fold.differences))


def _check_tail(fold: _Fold, page: Sequence[JournalEntry]) -> None:
    first = page[0]
    previous_hash = NO_HASH if first.seq == 1 else first.previous_hash
    for seq, entry in enumerate(page, start=first.seq):
        _check_link(fold, entry, seq, previous_hash)
        previous_hash = entry.hash
    fold.entries += len(page)


def _pages(fold: _Fold) -> Iterator[Sequence[JournalEntry]]:
    """Yield the entries in pages, each terminal's in order, checking the chains."""
    terminals = fold.session.scalars(
        select(JournalEntry.terminal_id).distinct().order_by(JournalEntry.terminal_id)
    ).all()
    for terminal in terminals:
        expected_seq, previous_hash = 1, NO_HASH
        while page := _page(fold.session, terminal, expected_seq):
            for entry in page:
                _check_link(fold, entry, expected_seq, previous_hash)
                expected_seq, previous_hash = entry.seq + 1, entry.hash
            fold.entries += len(page)
            yield page
            fold.session.expunge_all()


def _page(session: Session, terminal: UUID, first_seq: int) -> Sequence[JournalEntry]:
    return session.scalars(
        select(JournalEntry)
        .where(JournalEntry.terminal_id == terminal, JournalEntry.seq >= first_seq)
        .order_by(JournalEntry.seq)
        .limit(PAGE)
    ).all()


def _check_link(
    fold: _Fold, entry: JournalEntry, expected_seq: int, previous_hash: bytes
) -> None:
    place = f"{entry.terminal_id}:{entry.seq}"
    if entry.seq != expected_seq:
        fold.differs("journal.gap", place, f"expected {expected_seq}")
    if entry.previous_hash != previous_hash:
        fold.differs("journal.chain_broken", place)
    if not _is_settled(fold, entry) and entry.hash != entry_hash(entry):
        fold.differs("journal.entry_forged", place)


def _is_settled(fold: _Fold, entry: JournalEntry) -> bool:
    """Whether an entry's content may be gone: the checkpoint vouches for its hash."""
    return (
        entry.changes == HOLLOW
        and entry.hub_seq is not None
        and entry.hub_seq <= fold.settled_place
    )


def _check_page(fold: _Fold, page: Sequence[JournalEntry]) -> None:
    models = {model.__tablename__: model for model in shared_tables()}
    facts: list[tuple[type[Fact], UUID, dict[str, Any]]] = []
    for entry in page:
        if entry.is_quarantined and entry.terminal_id != fold.terminal_id:
            continue
        order = order_of(entry)
        for table, row_id, operation, values in json.loads(entry.changes):
            plain = {name: _plain(fold, entry, value) for name, value in values.items()}
            model = models.get(table)
            if model is None:
                fold.differs("table.unknown", table)
            elif issubclass(model, Fact):
                facts.append((model, UUID(row_id), plain))
            else:
                _fold_record(fold, (table, UUID(row_id)), operation, plain, order)
    _check_facts(fold, facts)


class _Erased:
    """Stands for a personal value that was taken away: nothing to compare."""


def _plain(fold: _Fold, entry: JournalEntry, value: Any) -> Any:
    if isinstance(value, list) and len(value) == 2:  # noqa: PLR2004 - before, after
        return [_plain(fold, entry, part) for part in value]
    if not (isinstance(value, dict) and set(value) == {"digest"}):
        return value
    kept = (entry.personal or {}).get(value["digest"])
    if kept is None:
        return _Erased
    if personal_digest(*kept) != value["digest"]:
        fold.differs("journal.personal_forged", f"{entry.terminal_id}:{entry.seq}")
    return kept[1]


def _fold_record(
    fold: _Fold,
    key: tuple[str, UUID],
    operation: str,
    values: dict[str, Any],
    order: Order,
) -> None:
    if operation == "insert" and key not in fold.made:
        fold.made.add(key)
        fold.inserted[key[0]] += 1
    fold_fields(fold.records.setdefault(key, {}), operation, values, order)


def _check_facts(
    fold: _Fold, facts: list[tuple[type[Fact], UUID, dict[str, Any]]]
) -> None:
    ordered = sorted(facts, key=lambda fact: fact[0].__tablename__)
    for model, group in groupby(ordered, key=lambda fact: fact[0]):
        expected = {row_id: values for _, row_id, values in group}
        fold.inserted[model.__tablename__] += len(expected)
        kept = dict(_kept_rows(fold, model, list(expected)))
        for row_id, values in expected.items():
            _compare(fold, model, row_id, values, kept.get(row_id))


def _check_records(fold: _Fold) -> None:
    models = {model.__tablename__: model for model in shared_tables()}
    by_table: dict[str, list[UUID]] = {}
    for table, row_id in fold.records:
        by_table.setdefault(table, []).append(row_id)
    for table, ids in by_table.items():
        kept = dict(_kept_rows(fold, models[table], ids))
        for row_id in ids:
            fields = fold.records[table, row_id]
            values = {name: each.value for name, each in fields.items()}
            _compare(fold, models[table], row_id, values, kept.get(row_id))


def _kept_rows(
    fold: _Fold, model: type[Fact | Record], ids: list[UUID]
) -> Iterator[tuple[UUID, dict[str, Any]]]:
    table: Table = model.__table__  # type: ignore[assignment]
    columns = list(wire_columns(model).values())
    for start in range(0, len(ids), PAGE):
        chunk = ids[start : start + PAGE]
        for row in fold.session.execute(select(table).where(table.c.id.in_(chunk))):
            kept = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
            yield row.id, _wire_row(columns, kept, fold.dialect)


def _wire_row(
    columns: list[WireColumn],
    row: Any,
    dialect: Dialect,
) -> dict[str, Any]:
    return {
        column.name: column.to_wire(row[column.name], dialect)
        for column in columns
        if row[column.name] is not None
    }


def _compare(
    fold: _Fold,
    model: type[Fact | Record],
    row_id: UUID,
    expected: dict[str, Any],
    kept: dict[str, Any] | None,
) -> None:
    place = f"{model.__tablename__} {row_id}"
    if kept is None:
        fold.differs("row.missing", place)
        return
    for name, column in stored_columns(model).items():
        wanted = expected.get(name, column.default)
        if wanted is not _Erased and wanted != kept.get(name):
            fold.differs("row.differs", place, name)


def _check_counts(fold: _Fold) -> None:
    for model in shared_tables():
        table: Table = model.__table__  # type: ignore[assignment]
        kept = fold.session.scalar(select(func.count()).select_from(table)) or 0
        explained = fold.inserted[table.name]
        if kept != explained:
            detail = f"{kept} rows, {explained} in the journal"
            fold.differs("table.unexplained_rows", table.name, detail)


def _check_series(fold: _Fold) -> None:
    """Check that numbers have no gap and are used once, per terminal (R15)."""
    for model in shared_tables():
        table: Table = model.__table__  # type: ignore[assignment]
        if SEQUENCE not in table.c:
            continue
        number = table.c[SEQUENCE]
        gone = gone_by_series(fold.session.connection(), table.name)
        rows = fold.session.execute(
            select(
                table.c.terminal_id,
                func.count(),
                func.count(number.distinct()),
                func.max(number),
            ).group_by(table.c.terminal_id)
        )
        for terminal, count, distinct, highest in rows:
            away = gone.get(terminal, 0)
            if not count + away == distinct + away == highest:
                detail = f"{count} documents, {away} at the hub, highest {highest}"
                fold.differs("series.gap", f"{table.name} of {terminal}", detail)


def _check_derived(fold: _Fold) -> None:
    connection = fold.session.connection()
    for projection in projections.declared():
        count = projections.differences(projection, connection)
        if count:
            fold.differs("projection.differs", projection.name, str(count))
    for index in search.declared():
        count = search_documents.differences(index, connection)
        if count:
            fold.differs("search.differs", index.documents, str(count))
