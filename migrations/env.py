"""Alembic's entrance: runs on a connection that the program hands in."""

from alembic import context

from techstore_desktop.core.models import metadata
from techstore_desktop.core.storage.search import declared

DERIVED_COLUMNS = {"lexemes"}


def belongs_to_models(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out what is derived from declarations, such as the words of a search."""
    if kind == "table":
        words = tuple(f"{index.documents}_words" for index in declared())
        return not (name or "").startswith(words)
    return name not in DERIVED_COLUMNS and not (name or "").endswith("_lexemes")


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    include_name=belongs_to_models,
    transactional_ddl=False,
)
context.run_migrations()
