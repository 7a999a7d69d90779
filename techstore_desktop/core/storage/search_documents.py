"""The documents in which a search looks: written from rows, kept by triggers.

On SQLite an FTS5 table follows them, on PostgreSQL a GIN index. The SQL is put together
from the declarations of ``search``, whose names are our own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from techstore_desktop.core.storage.entity import Entity
from techstore_desktop.core.storage.search import SearchIndex
from techstore_desktop.core.storage.types import Json

_PUNCTUATION_IN_NUMBERS = " -()+./"
_LONGEST_NUMBER = 15
_SHORTEST_PART_OF_NUMBER = 3
_SEPARATORS = r"[\s!-/:-@\[-`{-~¡-¿‐-⁯]+"


def _digits(column: str) -> str:
    expression = f"COALESCE({column}, '')"
    for sign in _PUNCTUATION_IN_NUMBERS:
        expression = f"REPLACE({expression}, '{sign}', '')"
    return expression


def _parts_of_number(column: str) -> str:
    """Return SQL for every tail of a number: a prefix of a tail is any part of it."""
    digits = _digits(column)
    tails = [
        f"CASE WHEN LENGTH({digits}) >= {start + _SHORTEST_PART_OF_NUMBER - 1} "
        f"THEN ' ' || SUBSTR({digits}, {start}) ELSE '' END"
        for start in range(1, _LONGEST_NUMBER)
    ]
    return " || ".join(tails)


def _words(index: SearchIndex, dialect: str) -> str:
    """Return SQL for the text of one row ``s`` of the source."""
    parts = [_text(index.source, "s", column, dialect) for column in index.texts]
    for table, (key, *columns) in index.parents.items():
        parts.append(_related(table, f"c.id = s.{key}", columns, dialect))
    for table, (key, *columns) in index.children.items():
        parts.append(_related(table, f"c.{key} = s.id", columns, dialect))
    spaced = " || ' ' || ".join(parts)
    for column in index.numbers:
        spaced += f" || {_parts_of_number('s.' + column)}"
    return spaced


def _related(table: str, condition: str, columns: Sequence[str], dialect: str) -> str:
    """Return SQL for the texts of a table's rows that are in use, always in one order.

    The check compares texts: another order would be another text, and so would the
    space of a row that says nothing.
    """
    texts = " || ' ' || ".join(_text(table, "c", each, dialect) for each in columns)
    join = "group_concat" if dialect == "sqlite" else "string_agg"
    if "archived_at" in Entity.metadata.tables[table].columns:
        condition += " AND c.archived_at IS NULL"
    return (
        f"COALESCE((SELECT {join}(NULLIF(TRIM({texts}), ''), ' ' "  # noqa: S608 - ours
        f"ORDER BY c.id) FROM {table} c WHERE {condition}), '')"
    )


def _text(table: str, alias: str, name: str, dialect: str) -> str:
    """Return SQL for a column's text, for a key's of a structure, a list's words."""
    column, _, key = name.partition(".")
    place = f"{alias}.{column}"
    if key:
        return f"COALESCE({place} ->> '{key}', '')"
    if not isinstance(Entity.metadata.tables[table].columns[column].type, Json):
        return f"COALESCE({place}, '')"
    # What is no list has no words: an entry from elsewhere may hold anything.
    if dialect == "sqlite":
        return (
            "COALESCE((SELECT group_concat(j.value, ' ' ORDER BY j.key) FROM "  # noqa: S608
            f"json_each(CASE json_type({place}) WHEN 'array' THEN {place} END) j), '')"
        )
    return (
        "COALESCE((SELECT string_agg(j.value, ' ' ORDER BY j.place) FROM "  # noqa: S608
        f"jsonb_array_elements_text(CASE jsonb_typeof({place}) WHEN 'array' "
        f"THEN {place} END) WITH ORDINALITY AS j(value, place)), '')"
    )


def _refresh(index: SearchIndex, dialect: str, condition: str) -> str:
    return (
        f"INSERT INTO {index.documents} (id, words) "  # noqa: S608 - our own names
        f"SELECT s.id, {_words(index, dialect)} FROM {index.source} s "
        f"WHERE {condition} "
        "ON CONFLICT (id) DO UPDATE SET words = excluded.words "
        f"WHERE {index.documents}.words <> excluded.words"
    )


def statements(index: SearchIndex, dialect: str) -> list[str]:
    """Return the statements that make an index and keep it up to date."""
    make = _sqlite_index if dialect == "sqlite" else _postgresql_index
    keys = [key for key, *_texts in index.parents.values()]
    own = [*index.texts, *index.numbers, *keys]
    watched = [_Watched(index.source, "s.id = NEW.id", own)]
    watched += [
        _Watched(parent, f"s.{key} = NEW.id", texts)
        for parent, (key, *texts) in index.parents.items()
    ]
    watched += [
        _Watched(child, f"s.id = NEW.{key}", texts, key)
        for child, (key, *texts) in index.children.items()
    ]
    followers = [
        statement for each in watched for statement in _followers(index, dialect, each)
    ]
    return make(index) + followers


@dataclass(frozen=True)
class _Watched:
    """A table whose rows change documents: those that ``condition`` finds.

    ``key`` is what names the source in a child.
    """

    table: str
    condition: str
    texts: Sequence[str]
    key: str = ""

    @property
    def columns(self) -> str:
        """The columns that a document follows from."""
        names = [name.partition(".")[0] for name in self.texts]
        if self.key:
            names.append(self.key)
        if "archived_at" in Entity.metadata.tables[self.table].columns:
            names.append("archived_at")
        return ", ".join(names)

    def has_words(self, dialect: str) -> str:
        """Return SQL for whether a new row adds anything: most events say nothing."""
        if not self.key:
            return "true"
        texts = [_text(self.table, "NEW", each, dialect) for each in self.texts]
        return " OR ".join(f"{each} <> ''" for each in texts)


def _followers(index: SearchIndex, dialect: str, watched: _Watched) -> list[str]:
    refresh = _refresh(index, dialect, watched.condition)
    table, has_words = watched.table, watched.has_words(dialect)
    name = f"{table}_is_found"
    if dialect == "sqlite":
        return [
            f"DROP TRIGGER IF EXISTS {name}_{event}"
            for event in ("inserted", "updated")
        ] + [
            f"CREATE TRIGGER {name}_inserted AFTER INSERT ON {table} "
            f"WHEN {has_words} BEGIN {refresh}; END",
            f"CREATE TRIGGER {name}_updated AFTER UPDATE OF {watched.columns} "
            f"ON {table} BEGIN {refresh}; END",
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN IF TG_OP = 'UPDATE' OR {has_words} THEN {refresh}; END IF; "
        "RETURN NULL; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OF {watched.columns} "
        f"ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _sqlite_index(index: SearchIndex) -> list[str]:
    documents, words = index.documents, f"{index.documents}_words"
    add = f"INSERT INTO {words}(rowid, words) VALUES (NEW.number, NEW.words)"  # noqa: S608
    take = (
        f"INSERT INTO {words}({words}, rowid, words) "  # noqa: S608 - our own names
        "VALUES ('delete', OLD.number, OLD.words)"
    )
    return [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {words} USING fts5(words, "
        f"content='{documents}', content_rowid='number', detail=none, "
        "prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 2')",
        f"DROP TRIGGER IF EXISTS {documents}_inserted",
        f"DROP TRIGGER IF EXISTS {documents}_updated",
        f"DROP TRIGGER IF EXISTS {documents}_deleted",
        f"CREATE TRIGGER {documents}_inserted AFTER INSERT ON {documents} "
        f"BEGIN {add}; END",
        f"CREATE TRIGGER {documents}_updated AFTER UPDATE ON {documents} "
        f"BEGIN {take}; {add}; END",
        f"CREATE TRIGGER {documents}_deleted AFTER DELETE ON {documents} "
        f"BEGIN {take}; END",
    ]


def _postgresql_index(index: SearchIndex) -> list[str]:
    documents = index.documents
    fold = (
        "regexp_replace(lower(regexp_replace(normalize(words, NFKD), "
        "'[\u0300-\u036f]', '', 'g')), "
        f"'{_SEPARATORS}', ' ', 'g')"
    )
    return [
        f"ALTER TABLE {documents} ADD COLUMN IF NOT EXISTS lexemes tsvector "
        "GENERATED ALWAYS AS (array_to_tsvector(array_remove("
        f"string_to_array({fold}, ' '), ''))) STORED",
        f"CREATE INDEX IF NOT EXISTS ix_{documents}_lexemes ON {documents} "
        "USING gin (lexemes)",
    ]


def rebuild(index: SearchIndex, connection: Connection) -> None:
    """Write every document of an index anew."""
    dialect = connection.dialect.name
    connection.exec_driver_sql(f"DELETE FROM {index.documents}")  # noqa: S608
    connection.exec_driver_sql(_refresh(index, dialect, "true"))


def differences(index: SearchIndex, connection: Connection) -> int:
    """Return how many rows of the source are not in the index as they should be."""
    expected = _words(index, connection.dialect.name)
    statement = (
        f"SELECT count(*) FROM {index.source} s "  # noqa: S608 - our own names
        f"LEFT JOIN {index.documents} d ON d.id = s.id "
        f"WHERE d.words IS NULL OR d.words <> {expected}"
    )
    return int(connection.exec_driver_sql(statement).scalar_one())
