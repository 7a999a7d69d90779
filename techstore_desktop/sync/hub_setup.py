"""Making a PostgreSQL database the hub of a shop, and bringing it up to date."""

import json
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, Table, Text, text

from techstore_desktop import places
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.models import metadata
from techstore_desktop.core.storage import migrate
from techstore_desktop.core.storage.entity import Fact, shared_tables
from techstore_desktop.core.storage.facts import fact_tables
from techstore_desktop.core.storage.journal import JournalEntry, RecordHistory
from techstore_desktop.core.storage.owners import owner_column
from techstore_desktop.core.storage.plain_rows import unless_there
from techstore_desktop.core.storage.schema_version import (
    OLDEST_SCHEMA_VERSION,
    SCHEMA_VERSION,
)
from techstore_desktop.core.storage.wire import stored_columns

OLDEST_POSTGRESQL = 140000
TERMINAL_FUNCTIONS = (
    "sync_enrol(uuid)",
    "sync_hello(jsonb)",
    "sync_ping()",
    "sync_push(jsonb)",
    "sync_give_back(jsonb)",
    "sync_pull(bigint, bigint, integer)",
    "sync_feed(bigint, bigint, integer)",
    "sync_confirm(bigint, bytea)",
    "sync_entries(uuid[])",
    "sync_places(bigint, integer)",
    "sync_missing_pictures(text[])",
    "sync_put_picture(text, text, bytea)",
    "sync_get_pictures(text[])",
)
LARGE_OBJECTS = "lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea)"
"""Everybody may call these unless told otherwise, and so fill the hub's disk."""
HUB_TABLES = (
    "sync_hub",
    "sync_former_epoch",
    "sync_secret",
    "sync_head",
    "sync_terminal",
    "sync_table",
    "sync_quarantine",
    "sync_left_place",
    "alembic_version",
)


def init(engine: Engine) -> UUID:
    """Make an empty or existing database the hub and return its identifier.

    Doing it again changes nothing but what a newer program brings. Raises RuleBroken
    ``hub.postgresql_too_old``, Unavailable where the server does not answer.
    """
    _check_server(engine)
    migrate.ensure_current(engine)
    with engine.begin() as connection:
        _run_scripts(connection)
        _declare_tables(connection)
        _make_copies(connection)
        _make_ways_in(connection)
        hub_id = _number_hub(connection)
        _grant(connection)
    return hub_id


def terminals_group(connection: Connection) -> str:
    """Return the role that every terminal of this hub is a member of."""
    return f"{connection.engine.url.database}_terminals"


def office_group(connection: Connection) -> str:
    """Return the role that every office computer of this hub is a member of."""
    return f"{connection.engine.url.database}_office"


def copied_tables() -> list[str]:
    """Return the tables that a first download copies, in order of dependency."""
    shared = [model.__tablename__ for model in shared_tables()]
    own = [JournalEntry.__tablename__, RecordHistory.__tablename__, "edit_conflict"]
    return shared + own


def _check_server(engine: Engine) -> None:
    with engine.connect() as connection:
        version = int(connection.scalar(text("SHOW server_version_num")) or 0)
    if version < OLDEST_POSTGRESQL:
        raise RuleBroken("hub.postgresql_too_old", found=version // 10000)


def _run_scripts(connection: Connection) -> None:
    for script in sorted((places.migrations() / "hub").glob("*.sql")):
        raw = connection.connection.driver_connection
        assert raw is not None  # noqa: S101 - the connection is open
        raw.execute(script.read_text("utf-8"))


def _declare_tables(connection: Connection) -> None:
    """Tell the hub's functions what the models declare."""
    statement = text(
        "INSERT INTO sync_table (name, is_fact, guarded, defaults, owner)"
        " VALUES (:name, :is_fact, :guarded, CAST(:defaults AS jsonb), :owner)"
        " ON CONFLICT (name) DO UPDATE SET is_fact = excluded.is_fact,"
        " guarded = excluded.guarded, defaults = excluded.defaults,"
        " owner = excluded.owner"
    )
    for model in shared_tables():
        is_fact = issubclass(model, Fact)
        columns = model.__table__.columns
        defaults: dict[str, object] = {} if is_fact else {"stamps": {}}
        defaults |= {
            name: column.default
            for name, column in stored_columns(model).items()
            if column.default is not None
        }
        values = {
            "name": model.__tablename__,
            "is_fact": is_fact,
            "guarded": [each.name for each in columns if each.info.get("guarded")],
            "defaults": json.dumps(defaults),
            "owner": owner_column(model),
        }
        connection.execute(statement, values)


def _make_copies(connection: Connection) -> None:
    """Give each table a function that hands out its rows, for first downloads."""
    for name in copied_tables():
        connection.exec_driver_sql(_copy_function(metadata.tables[name]))
        if "stamps" in metadata.tables[name].c:
            connection.exec_driver_sql(
                f"DROP TRIGGER IF EXISTS {name}_keeps_later ON {name}"
            )
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name}_keeps_later BEFORE UPDATE ON {name} "
                "FOR EACH ROW EXECUTE FUNCTION sync_keep_later()"
            )


def _copy_function(table: Table) -> str:
    """Return the statement for a function that pages through a table by its key.

    ``after`` holds the key of the last row of the page before, as text.
    """
    keys = [column.name for column in table.primary_key]
    kinds = ["text" if isinstance(c.type, Text) else "uuid" for c in table.primary_key]
    after = ", ".join(
        f"(after ->> {place})::{kind}" for place, kind in enumerate(kinds)
    )
    ordered = ", ".join(f"s.{key}" for key in keys)
    return (
        f"CREATE OR REPLACE FUNCTION {copy_function(table.name)} "  # noqa: S608 - ours
        f"RETURNS SETOF {table.name} LANGUAGE plpgsql STABLE SECURITY DEFINER "
        "SET search_path = public, pg_temp AS $$ BEGIN "
        "PERFORM sync_speaker(); "
        f"RETURN QUERY SELECT * FROM {table.name} s "
        f"WHERE after IS NULL OR ({ordered}) > ({after}) "
        f"ORDER BY {ordered} LIMIT at_most; END $$"
    )


def _make_ways_in(connection: Connection) -> None:
    """Give each shared table a function that takes inserted rows in.

    One for each, so that PostgreSQL plans it once for a line and not for every push.
    What an older program does not tell is as ``defaults`` says.
    """
    for model in shared_tables():
        table: Any = model.__table__
        name = table.name
        told = "c -> 3" if issubclass(model, Fact) else "(c -> 3) - 'stamps'"
        columns = [column.name for column in table.columns if column.name != "id"]
        values = ", ".join(f'p."{column}"' for column in columns)
        names = ", ".join(f'"{column}"' for column in columns)
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION sync_insert_{name}"  # noqa: S608 - ours
            "(changes jsonb[], defaults jsonb) RETURNS void"
            " LANGUAGE plpgsql SET search_path = public, pg_temp AS $$"
            f" DECLARE meant {name} := jsonb_populate_record(NULL::{name}, defaults);"
            f" BEGIN INSERT INTO {name} (id, {names})"
            f" SELECT (c ->> 1)::uuid, {values} FROM unnest(changes) c,"
            f" jsonb_populate_record(meant, {told}) p{unless_there(model)}; END $$"
        )


def copy_function(table: str) -> str:
    """Return the name and arguments of the function that copies a table."""
    return f"sync_copy_{table}(after jsonb, at_most integer)"


def _number_hub(connection: Connection) -> UUID:
    connection.execute(
        text(
            "INSERT INTO sync_head (last, highest_stamp) VALUES (0, 0)"
            " ON CONFLICT DO NOTHING"
        )
    )
    hub_id = connection.scalar(
        text(
            "INSERT INTO sync_hub"
            " (hub_id, epoch, schema_version, oldest_schema_version)"
            " VALUES (:hub, :epoch, :version, :oldest)"
            " ON CONFLICT (only_row) DO UPDATE SET"
            " schema_version = excluded.schema_version,"
            " oldest_schema_version = excluded.oldest_schema_version"
            " RETURNING hub_id"
        ),
        {
            "hub": uuid4(),
            "epoch": uuid4(),
            "version": SCHEMA_VERSION,
            "oldest": OLDEST_SCHEMA_VERSION,
        },
    )
    return UUID(str(hub_id))


def _grant(connection: Connection) -> None:
    """Give terminals their functions and nothing else, offices rows but no tables."""
    terminals, office = terminals_group(connection), office_group(connection)
    database = connection.engine.url.database
    for group in (terminals, office):
        _make_role(connection, group)
    copies = [copy_function(table) for table in copied_tables()]
    asked = ", ".join([*TERMINAL_FUNCTIONS, *copies])
    for statement in (
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC',
        "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC",
        f"REVOKE EXECUTE ON FUNCTION {LARGE_OBJECTS} FROM PUBLIC",
        f'GRANT CONNECT ON DATABASE "{database}" TO "{terminals}", "{office}"',
        f'GRANT USAGE ON SCHEMA public TO "{terminals}", "{office}"',
        f'GRANT EXECUTE ON FUNCTION {asked} TO "{terminals}"',
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public "
        f'TO "{office}"',
        f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{office}"',
        f'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO "{office}"',
        f'REVOKE EXECUTE ON FUNCTION {asked} FROM "{office}"',
        f'REVOKE INSERT, UPDATE, DELETE ON {", ".join(HUB_TABLES)} FROM "{office}"',
        f'REVOKE ALL ON sync_secret FROM "{office}"',
        f'REVOKE DELETE ON {", ".join(copied_tables())} FROM "{office}"',
        f'REVOKE UPDATE ON journal_entry, {", ".join(fact_tables())} FROM "{office}"',
    ):
        connection.exec_driver_sql(statement)


def _make_role(connection: Connection, name: str) -> None:
    exists = connection.scalar(
        text("SELECT true FROM pg_roles WHERE rolname = :name"), {"name": name}
    )
    if not exists:
        connection.exec_driver_sql(f'CREATE ROLE "{name}" NOLOGIN')
