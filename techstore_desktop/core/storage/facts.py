"""What the database itself refuses: to change or delete a fact."""

from techstore_desktop.core.storage.entity import Fact, shared_tables
from techstore_desktop.core.storage.owners import owner_column
from techstore_desktop.core.storage.wire import personal_columns

# See retention.py: what the hub has may go from here.
_UNLESS_OPEN = "NOT EXISTS (SELECT 1 FROM checkpoint WHERE is_open)"


def fact_models() -> list[type[Fact]]:
    """Return the models whose tables only ever grow, the journal apart."""
    return [model for model in shared_tables() if issubclass(model, Fact)]


def fact_tables() -> list[str]:
    """Return the names of the tables that only ever grow, the journal apart."""
    return [model.__tablename__ for model in fact_models()]


def fact_triggers(model: type[Fact], dialect: str) -> list[str]:
    """Return the statements that keep a fact as inserted.

    Where a person can be erased, their values may become empty, and nothing else.
    """
    table = model.__tablename__
    erasable = personal_columns(model) if owner_column(model) else ()
    if not erasable:
        return triggers(table, dialect, frozen_columns=[])
    frozen = [
        column.name for column in model.__table__.columns if column.name not in erasable
    ]
    return [
        *triggers(table, dialect, frozen_columns=frozen),
        *_only_emptied(table, dialect, erasable),
    ]


def _only_emptied(table: str, dialect: str, columns: tuple[str, ...]) -> list[str]:
    differs = "IS NOT" if dialect == "sqlite" else "IS DISTINCT FROM"
    written = " OR ".join(
        f"(NEW.{name} {differs} OLD.{name} AND NEW.{name} <> '')" for name in columns
    )
    if dialect == "sqlite":
        written = f"({written}) AND {_UNLESS_OPEN}"
    refusal = (
        "BEGIN SELECT RAISE(ABORT, 'a fact never changes'); END"
        if dialect == "sqlite"
        else "EXECUTE FUNCTION refuse_change()"
    )
    on = f"ON {table} " if dialect == "postgresql" else ""
    return [
        f"DROP TRIGGER IF EXISTS {table}_is_only_emptied {on}".rstrip(),
        f"CREATE TRIGGER {table}_is_only_emptied BEFORE UPDATE OF {', '.join(columns)} "
        f"ON {table} FOR EACH ROW WHEN ({written}) {refusal}",
    ]


def triggers(table: str, dialect: str, *, frozen_columns: list[str]) -> list[str]:
    """Return the statements that keep ``frozen_columns`` of a table as inserted.

    Without columns, all of them. Deleting a row is always refused.
    """
    of_columns = f"OF {', '.join(frozen_columns)} " if frozen_columns else ""
    if dialect == "sqlite":
        refusal = "BEGIN SELECT RAISE(ABORT, 'a fact never changes'); END"
        unless = f"WHEN {_UNLESS_OPEN}"
        return [
            f"DROP TRIGGER IF EXISTS {table}_never_changes",
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE {of_columns}"
            f"ON {table} {unless} {refusal}",
            f"DROP TRIGGER IF EXISTS {table}_never_goes",
            f"CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table} "
            f"{unless} {refusal}",
        ]
    return [
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger "
        "LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'a fact never changes' USING ERRCODE = 'restrict_violation'; "
        "END $$",
        f"DROP TRIGGER IF EXISTS {table}_never_changes ON {table}",
        f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE {of_columns}ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        f"DROP TRIGGER IF EXISTS {table}_never_goes ON {table}",
        f"CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    ]
