"""What the database itself refuses: to change or delete a fact."""

from techstore_desktop.core.storage.entity import Fact, shared_tables


def fact_tables() -> list[str]:
    """Return the names of the tables that only ever grow, the journal apart."""
    return [model.__tablename__ for model in shared_tables() if issubclass(model, Fact)]


def triggers(table: str, dialect: str, *, frozen_columns: list[str]) -> list[str]:
    """Return the statements that keep ``frozen_columns`` of a table as inserted.

    Without columns, all of them. Deleting a row is always refused.
    """
    of_columns = f"OF {', '.join(frozen_columns)} " if frozen_columns else ""
    if dialect == "sqlite":
        refusal = "BEGIN SELECT RAISE(ABORT, 'a fact never changes'); END"
        return [
            f"DROP TRIGGER IF EXISTS {table}_never_changes",
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE {of_columns}"
            f"ON {table} {refusal}",
            f"DROP TRIGGER IF EXISTS {table}_never_goes",
            f"CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table} {refusal}",
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
