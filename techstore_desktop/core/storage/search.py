"""Finding by the beginning of any word, in any order, blind to case and accents.

``searchable("product", texts=("name", "sku"), children={...})`` gives a table of
documents; ``search_documents`` writes them and keeps them up to date.

A text is a column's name, or ``column.key`` of a structure; of a list, its words.
"""

import re
import unicodedata
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
from techstore_desktop.core.storage.types import Identifier

_NO_WORD = re.compile(r"[^\w]+|_+")
_BROAD = 1000
_REMEMBERED = 4096
"""Texts whose words are kept: each key of a search weighs much the same names."""


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
