"""Bringing a database to this program's schema, and refusing one from the future."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from techstore_desktop import places
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.storage import derived
from techstore_desktop.core.storage.dialects import WRITES, copy_file, unavailable
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION

if TYPE_CHECKING:
    from alembic.config import Config


def is_current(engine: Engine) -> bool:
    """Tell whether a database has this program's schema, without loading Alembic.

    Raises Unavailable ``storage.newer_version`` for a database that a later program
    made, and what ``dialects.unavailable`` tells apart.
    """
    version = _version(engine)
    if version is not None and version > SCHEMA_VERSION:
        raise Unavailable("storage.newer_version", version=version)
    return version == SCHEMA_VERSION


def upgrade(engine: Engine) -> None:
    """Bring a database to this program's schema in one transaction."""
    from alembic import command

    writer = engine.connect().execution_options(**{WRITES: True})
    with writer as connection, connection.begin():
        command.upgrade(_config(connection), "head")
        derived.install(connection)


def ensure_current(engine: Engine, *, file: Path | None = None) -> None:
    """Migrate if need be; a file with content is copied aside before."""
    if is_current(engine):
        return
    if file is not None and _version(engine) is not None:
        _copy_aside(engine, file)
    upgrade(engine)


def _copy_aside(engine: Engine, file: Path) -> None:
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    copy = file.with_name(f"{file.stem}-before-{SCHEMA_VERSION}-{moment}{file.suffix}")
    copy_file(engine, copy)


def _version(engine: Engine) -> str | None:
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            found = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return None if found is None else str(found)
    except DBAPIError as error:
        raise unavailable(error) or error from error


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(places.migrations()))
    config.attributes["connection"] = connection
    return config
