"""The migrations make exactly the models' tables; a file from the future is refused."""

import re
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, text

from techstore_desktop import places
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.models import metadata
from techstore_desktop.core.storage import derived, dialects, migrate
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION

BEFORE = f"{int(SCHEMA_VERSION) - 1:04d}"
DERIVED = re.compile(r"_document_words|_opening$|_lexemes$|^lexemes$|^alembic_version$")


def is_not_derived(_item: object, name: str | None, *_: Any) -> bool:
    return not DERIVED.search(name or "")


def test_migrated_tables_are_the_models_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": is_not_derived}
        )
        found = compare_metadata(context, metadata)
    assert _without_unseen_options(found) == []


def test_an_index_leaves_out_what_its_model_says(engine: Engine) -> None:
    declared = {
        str(index.name): index.info.get("where", "")
        for table in metadata.tables.values()
        for index in table.indexes
    }
    with engine.connect() as connection:
        found = _conditions(connection)
    assert {name: found[name] for name in declared} == declared


def _conditions(connection: Connection) -> dict[str, str]:
    """Return which rows each index holds, in a model's words; all, where it is ""."""
    if connection.dialect.name == "postgresql":
        rows = connection.execute(
            text(
                "SELECT indexrelid::regclass::text,"
                " coalesce(pg_get_expr(indpred, indrelid), '') FROM pg_index"
            )
        )
        return {name: condition.strip("()") for name, condition in rows}
    kept = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''")
    )
    return {
        name: words.partition(" WHERE ")[2].removesuffix(" = 1") for name, words in kept
    }


def _without_unseen_options(found: list[Any]) -> list[Any]:
    """Leave out references of single columns, of which SQLite does not tell the rest.

    A column that was added later carries its reference itself; that it is checked at
    the commit, SQLAlchemy does not read there.
    """

    def place(change: Any) -> tuple[Any, ...]:
        key = change[1]
        names = [column.name for column in key.columns]
        return key.table.name, *names, key.elements[0].target_fullname

    both = {"remove_fk", "add_fk"}
    keys = [(each[0], place(each)) for each in found if each[0] in both]
    twice = {where for kind, where in keys if {(k, where) for k in both} <= set(keys)}
    return [each for each in found if each[0] not in both or place(each) not in twice]


def test_references_are_checked_at_the_commit(engine: Engine) -> None:
    with engine.connect() as connection:
        assert _checked_at_once(connection) == []


def _checked_at_once(connection: Connection) -> list[str]:
    """Return the references, or on SQLite their tables, that do not wait."""
    if connection.dialect.name == "postgresql":
        found = connection.execute(
            text(
                "SELECT conname FROM pg_constraint "
                "WHERE contype = 'f' AND NOT condeferred"
            )
        )
        return list(found.scalars())
    tables = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE sql LIKE '% REFERENCES %'")
    )
    waits = "DEFERRABLE INITIALLY DEFERRED"
    return [
        name for name, sql in tables if sql.count(" REFERENCES ") != sql.count(waits)
    ]


def test_the_programs_version_is_the_last_migration() -> None:
    names = sorted(path.name for path in places.migrations().glob("versions/*.py"))
    assert names[-1].startswith(f"{SCHEMA_VERSION}_")


def test_a_migrated_database_is_current(engine: Engine) -> None:
    assert migrate.is_current(engine)


def test_a_database_from_a_later_program_is_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match=r"storage\.newer_version"):
        migrate.is_current(engine)


def test_an_update_that_stops_half_way_leaves_the_shop_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere it was neither the old shop nor the new one; here it is tried again."""
    file = tmp_path / "shop.db"
    engine = dialects.sqlite_engine(file)
    writer = engine.connect().execution_options(**{dialects.WRITES: True})
    with writer as connection, connection.begin():
        command.upgrade(migrate._config(connection), BEFORE)
    with engine.begin() as connection:
        before = _tables(connection)

    def stopped(_connection: Connection) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(derived, "install", stopped)
        with pytest.raises(RuntimeError, match="power cut"):
            migrate.ensure_current(engine, file=file)
    with engine.begin() as connection:
        assert _tables(connection) == before
    assert not migrate.is_current(engine)
    (copy,) = tmp_path.glob("shop-before-*.db")
    with dialects.sqlite_engine(copy).begin() as connection:
        assert _tables(connection) == before
    migrate.ensure_current(engine, file=file)
    assert migrate.is_current(engine)


def _tables(connection: Connection) -> list[tuple[str, str]]:
    """Return a file's schema and its version."""
    words = "SELECT name, sql FROM sqlite_master ORDER BY name"
    kept = connection.execute(text(words)).all()
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return [*map(tuple, kept), ("version", str(version))]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "shop.db"
    file.write_bytes(b"not a database at all, but long enough to be read" * 100)
    with pytest.raises(Unavailable, match=r"storage\.damaged"):
        migrate.ensure_current(dialects.sqlite_engine(file), file=file)


def test_an_older_sqlite_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialects, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(Unavailable, match=r"storage\.sqlite_too_old"):
        dialects.sqlite_engine(tmp_path / "shop.db")
