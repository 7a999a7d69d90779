"""Finding by the beginning of any word, in any order, blind to case and accents.

``searchable("product", texts=("name", "sku"), children={...})`` gives a table of
documents, kept by triggers, with FTS5 on SQLite and a GIN index on PostgreSQL.

A text is a column's name, or ``column.key`` of a structure; of a list, its words.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Table,
    Text,
    TextualSelect,
    func,
    select,
    text,
)

from techstore_desktop.core.storage.entity import Entity
from techstore_desktop.core.storage.types import Identifier, Json

_NO_WORD = re.compile(r"[^\w]+|_+")
_PUNCTUATION_IN_NUMBERS = " -()+./"
_LONGEST_NUMBER = 15
_SHORTEST_PART_OF_NUMBER = 3
_BROAD = 1000
_REMEMBERED = 4096
"""Texts whose words are kept: each key of a search weighs much the same names."""
_SEPARATORS = r"[\s!-/:-@\[-`{-~¡-¿‐-⁯]+"


@dataclass(frozen=True)
class SearchIndex:
    """What of a table can be found.

    ``texts`` are searched by words; ``numbers`` (phones) by any part of three or
    more digits; ``children`` maps a table to its foreign key and its texts,
    ``parents`` one to the source's foreign key and its texts.
    """

    source: str
    texts: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    children: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def documents(self) -> str:
        """The table with one text per row of the source."""
        return f"{self.source}_document"


def searchable(
    source: str,
    *,
    texts: tuple[str, ...],
    numbers: tuple[str, ...] = (),
    children: dict[str, tuple[str, ...]] | None = None,
    parents: dict[str, tuple[str, ...]] | None = None,
) -> SearchIndex:
    """Declare what of a table can be found."""
    index = SearchIndex(source, texts, numbers, children or {}, parents or {})
    Table(
        index.documents,
        Entity.metadata,
        Column("number", Integer, primary_key=True, autoincrement=True),
        Column("id", Identifier, nullable=False, unique=True),
        Column("words", Text, nullable=False),
    )
    declared().append(index)
    return index


def declared() -> list[SearchIndex]:
    """Return every search that the models have declared so far."""
    indexes: list[SearchIndex] = Entity.metadata.info.setdefault("searches", [])
    return indexes


def words_of(query: str) -> list[str]:
    """Return what a person typed as folded words: ``Ñandú-7`` is ``nandu``, ``7``."""
    return list(_words_of(query))


@lru_cache(maxsize=_REMEMBERED)
def _words_of(query: str) -> tuple[str, ...]:
    return tuple(word for word in _NO_WORD.split(folded(query)) if word)


def folded(query: str) -> str:
    """Return a text without case and accents."""
    lower = query.casefold()
    return lower if lower.isascii() else _without_accents(lower)


def _without_accents(folded: str) -> str:
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def match_expression(query: str, dialect: str) -> str | None:
    """Return what to look for in the index's own language; None for no words."""
    words = words_of(query)
    if not words:
        return None
    if dialect == "sqlite":
        return " AND ".join(f'"{word}"*' for word in words)
    return " & ".join(f"'{word}':*" for word in words)


def find(
    index: SearchIndex, query: str, connection: Connection, *, limit: int
) -> list[UUID] | None:
    """Return up to ``limit`` identifiers that match, in no promised order.

    None where the query holds no word at all.
    """
    dialect = connection.dialect.name
    expression = match_expression(query, dialect)
    if expression is None:
        return None
    wanted = {"expression": expression, "limit": limit}
    return [row.id for row in connection.execute(some_ids(index, dialect), wanted)]


def newest(
    index: SearchIndex, query: str, connection: Connection, *, limit: int
) -> list[UUID] | None:
    """Return up to ``limit`` identifiers that match, those of the newest rows.

    Quick however many match. None where the query holds no word at all.
    """
    dialect = connection.dialect.name
    expression = match_expression(query, dialect)
    if expression is None:
        return None
    documents = index.documents
    statement = (
        f"SELECT d.id FROM {documents}_words w "  # noqa: S608 - our own names
        f"JOIN {documents} d ON d.number = w.rowid "
        f"WHERE {documents}_words MATCH :expression ORDER BY w.rowid DESC LIMIT :limit"
        if dialect == "sqlite"
        else f"SELECT id FROM {documents} "  # noqa: S608 - our own names
        "WHERE lexemes @@ CAST(:expression AS tsquery) "
        "ORDER BY number DESC LIMIT :limit"
    )
    wanted = {"expression": expression, "limit": limit}
    query_of_ids = text(statement).columns(id=Identifier)
    return [row.id for row in connection.execute(query_of_ids, wanted)]


def some_ids(index: SearchIndex, dialect: str) -> TextualSelect:
    """Return the query for identifiers that match ``expression``, up to ``limit``."""
    documents = index.documents
    if dialect == "sqlite":
        statement = (
            f"SELECT d.id FROM {documents}_words w "  # noqa: S608 - our own names
            f"JOIN {documents} d ON d.number = w.rowid "
            f"WHERE {documents}_words MATCH :expression LIMIT :limit"
        )
    else:
        statement = (
            f"SELECT id FROM {documents} "  # noqa: S608 - our own names
            "WHERE lexemes @@ CAST(:expression AS tsquery) LIMIT :limit"
        )
    return text(statement).columns(id=Identifier)


def condition(
    index: SearchIndex, query: str, row_id: ColumnElement[UUID], connection: Connection
) -> ColumnElement[bool] | None:
    """Return the condition that a row matches, for lists that have their own order.

    None where the query holds no word at all. Few matches are looked up by their
    ids. Of many, the list walks along its own order and tests each row: it has its
    page long before all of them could be sorted.
    """
    expression = match_expression(query, connection.dialect.name)
    if expression is None:
        return None
    matches = _numbers(index, expression, connection.dialect.name)
    documents = Entity.metadata.tables[index.documents]
    sample = matches.subquery()
    some = select(sample.c.number).limit(_BROAD + 1).subquery()
    count = connection.scalar(select(func.count()).select_from(some)) or 0
    if count <= _BROAD:
        found = select(documents.c.id).where(documents.c.number.in_(matches))
        return row_id.in_(found)
    number = select(documents.c.number).where(documents.c.id == row_id)
    return number.scalar_subquery().in_(matches)


def _numbers(index: SearchIndex, expression: str, dialect: str) -> TextualSelect:
    documents = index.documents
    if dialect == "sqlite":
        statement = (
            f"SELECT rowid AS number FROM {documents}_words "  # noqa: S608 - ours
            f"WHERE {documents}_words MATCH :expression"
        )
    else:
        statement = (
            f"SELECT number FROM {documents} "  # noqa: S608 - our own names
            "WHERE lexemes @@ CAST(:expression AS tsquery)"
        )
    return text(statement).bindparams(expression=expression).columns(number=Integer)


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
