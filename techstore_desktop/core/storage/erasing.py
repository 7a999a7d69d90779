"""Taking personal values away from a person's rows and from the journal.

Whoever has ``erased_at`` set is wiped again after every act that touches them, on every
replica and on the hub: an edit or a sale of a till that had not heard of it yet brings
nothing back. The hashes cover digests, so the chains still hold.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    case,
    literal_column,
    or_,
    select,
    text,
    union_all,
    update,
)

from techstore_desktop.core.storage.entity import Erasable, Fact, Record, shared_tables
from techstore_desktop.core.storage.journal import (
    ERASED,
    JournalEntry,
    RecordHistory,
)
from techstore_desktop.core.storage.owners import (
    WHOSE,
    named_people,
    owned_by,
    owner_column,
)
from techstore_desktop.core.storage.wire import personal_columns

_AT_ONCE = 500
_READABLE = r"replace(e.changes, '\u0000', '\ufffd')::jsonb"
"""What is set aside may hold a sign that PostgreSQL has no text for."""
_ENTRIES: Any = JournalEntry.__table__
_HISTORY: Any = RecordHistory.__table__


def wipe(connection: Connection, people: Iterable[UUID]) -> None:
    """Take away what is known of those among ``people`` who are erased."""
    ids = list(people)
    if not ids:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT wipe_erased(:people)"), {"people": ids})
        return
    for start in range(0, len(ids), _AT_ONCE):
        _wipe(connection, ids[start : start + _AT_ONCE])


def statements(dialect: str) -> list[str]:
    """Return what PostgreSQL needs: there everybody's acts are wiped by a function.

    It runs with its owner's rights, for nobody else may change a fact.
    """
    if dialect == "sqlite":
        return []
    body = "".join(_wipe_in_sql(model) for model in _erasable_models())
    return [
        "CREATE OR REPLACE FUNCTION wipe_erased(people uuid[]) RETURNS void "
        "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ "
        f"DECLARE erased uuid[]; BEGIN {body}END $$"
    ]


@cache
def _erasable_models() -> tuple[type[Erasable], ...]:
    return tuple(model for model in shared_tables() if issubclass(model, Erasable))


def _wipe(connection: Connection, ids: list[UUID]) -> None:
    erased: dict[str, set[UUID]] = defaultdict(set)
    for table, row_id in connection.execute(_who_is_erased(), {"ids": ids}):
        erased[table].add(row_id)
    for table, row_id in _erased_by_what_waits(connection, ids):
        erased[table].add(row_id)
    for model in _erasable_models() if erased else ():
        people = erased.get(model.__tablename__)
        if people:
            for owned in owned_by(model):
                _clear(connection, owned, people)
            _forget(connection, model, people)


@cache
def _who_is_erased() -> CompoundSelect[str, UUID]:
    """Return the query, made once: each act that touches a person asks it."""
    tables: list[Any] = [model.__table__ for model in _erasable_models()]
    return union_all(
        *(
            select(literal_column(f"'{table.name}'"), table.c.id).where(
                table.c.id.in_(bindparam("ids", expanding=True)),
                table.c.erased_at.is_not(None),
            )
            for table in tables
        )
    )


@cache
def _what_waits() -> Select[str]:
    """Return the query for entries set aside that erase somebody, made once.

    It begins with what is set aside, which is seldom anything: a customer of years has
    thousands of entries, and each sale to them asks.
    """
    tells_of_them = select(_HISTORY.c.entry_id).where(
        _HISTORY.c.entry_id == _ENTRIES.c.id,
        _HISTORY.c.record_id.in_(bindparam("ids", expanding=True)),
    )
    return select(_ENTRIES.c.changes).where(
        _ENTRIES.c.is_quarantined,
        _ENTRIES.c.changes.contains('"erased_at"'),
        tells_of_them.exists(),
    )


def _erased_by_what_waits(
    connection: Connection, ids: list[UUID]
) -> Iterator[tuple[str, UUID]]:
    """Give whom an entry erases that is set aside: their wish does not wait."""
    waiting = connection.scalars(_what_waits(), {"ids": ids}).all()
    people = {str(each): each for each in ids}
    tables = [model.__tablename__ for model in _erasable_models()]
    for changes in waiting:
        for table, row_id, operation, values in json.loads(changes):
            if (
                table in tables
                and operation == "update"
                and _sets_a_moment(values.get("erased_at"))
                and (person := people.get(str(row_id))) is not None
            ):
                yield table, person


def _sets_a_moment(change: Any) -> bool:
    """Whether a change of a field leaves it filled; what waits may hold anything."""
    return isinstance(change, list) and change[1:] not in ([], [None])


def _clear(
    connection: Connection, model: type[Fact | Record], erased: Iterable[UUID]
) -> None:
    """Empty the values that there are; what never had one stays without."""
    table: Any = model.__table__
    columns = [table.c[name] for name in personal_columns(model)]
    connection.execute(
        update(table)
        .where(
            table.c[owner_column(model)].in_(erased),
            or_(*(column != ERASED for column in columns)),
        )
        .values(
            {column: case((column.is_(None), None), else_=ERASED) for column in columns}
        )
    )


def _forget(connection: Connection, model: type[Erasable], erased: set[UUID]) -> None:
    """Take values and salts out of the entries that tell of these people."""
    entries = connection.execute(
        select(_ENTRIES.c.id, _ENTRIES.c.changes, _ENTRIES.c.personal).where(
            _ENTRIES.c.id.in_(
                select(_HISTORY.c.entry_id).where(_HISTORY.c.record_id.in_(erased))
            )
        )
    ).all()
    people = {str(each) for each in erased}
    for entry in entries:
        told = set(_digests(entry.changes, model, people)) & set(entry.personal or ())
        if not told:
            continue
        kept = {key: value for key, value in entry.personal.items() if key not in told}
        connection.execute(
            update(_ENTRIES).where(_ENTRIES.c.id == entry.id).values(personal=kept)
        )


def _digests(changes: str, model: type[Erasable], people: set[str]) -> Iterator[str]:
    owners = {
        owned.__table__.name: owner_column(owned)  # type: ignore[attr-defined]
        for owned in owned_by(model)
    }
    for table, row_id, _operation, values in json.loads(changes):
        column = owners.get(table)
        if column is None:
            continue
        if people.isdisjoint(named_people(row_id, values, column)):
            continue
        for value in values.values():
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict) and set(part) == {"digest"}:
                    yield part["digest"]


def _wipe_in_sql(model: type[Erasable]) -> str:
    """Return the lines that wipe one kind of person; all names are our own."""
    table = model.__table__.name  # type: ignore[attr-defined]
    clearing = "".join(_clear_in_sql(owned) for owned in owned_by(model))
    owners = " OR ".join(
        f"c.value ->> 0 = '{owned.__table__.name}' AND "  # type: ignore[attr-defined]
        + _is_named_in_sql(owner_column(owned))
        for owned in owned_by(model)
    )
    return (
        "erased := ARRAY(SELECT p.id FROM "  # noqa: S608 - ours
        f"{table} p WHERE p.id = ANY (people) AND p.erased_at IS NOT NULL "
        "UNION SELECT w.person FROM unnest(people) w (person) WHERE EXISTS ("
        "SELECT 1 FROM record_history h JOIN journal_entry e ON e.id = h.entry_id,"
        f" jsonb_array_elements({_READABLE}) c"
        " WHERE h.record_id = w.person AND e.is_quarantined"
        " AND position('\"erased_at\"' IN e.changes) > 0"
        f" AND c.value ->> 0 = '{table}' AND c.value ->> 1 = w.person::text"
        " AND c.value ->> 2 = 'update'"
        " AND c.value #>> '{3,erased_at,1}' IS NOT NULL)); "
        f"IF cardinality(erased) > 0 THEN {clearing}"
        "UPDATE journal_entry j SET personal = j.personal - told.digests FROM ("
        "SELECT e.id, array_agg(v.value ->> 'digest') AS digests FROM journal_entry e,"
        f" jsonb_array_elements({_READABLE}) c, jsonb_each(c.value -> 3) f,"
        " LATERAL (VALUES (f.value), (f.value -> 0), (f.value -> 1)) v (value) "
        "WHERE e.id IN (SELECT h.entry_id FROM record_history h"
        " WHERE h.record_id = ANY (erased))"
        " AND jsonb_typeof(e.personal) = 'object'"
        f" AND jsonb_typeof(v.value) = 'object' AND ({owners})"
        " AND v.value ? 'digest' GROUP BY e.id"
        ") told WHERE j.id = told.id AND j.personal ?| told.digests; END IF; "
    )


def _is_named_in_sql(column: str | None) -> str:
    """Return the condition that a change names one of the erased, before or after."""
    if column == "id":
        return "c.value ->> 1 = ANY (erased::text[])"
    arrays = " OR ".join(
        f"(jsonb_typeof({told}) = 'array' AND {told} ?| erased::text[])"
        for told in (f"c.value -> 3 -> '{column}'", f"c.value -> 3 -> '{WHOSE}'")
    )
    return f"(c.value -> 3 ->> '{column}' = ANY (erased::text[]) OR {arrays})"


def _clear_in_sql(model: type[Fact | Record]) -> str:
    table = model.__table__.name  # type: ignore[attr-defined]
    columns = personal_columns(model)
    cleared = ", ".join(
        f"{name} = CASE WHEN {name} IS NULL THEN NULL ELSE '' END" for name in columns
    )
    there_is = " OR ".join(f"{name} <> ''" for name in columns)
    return (
        f"UPDATE {table} SET {cleared} "  # noqa: S608 - ours
        f"WHERE {owner_column(model)} = ANY (erased) AND ({there_is}); "
    )
