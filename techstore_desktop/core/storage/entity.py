"""The kinds of rows: facts, records, and what a terminal keeps to itself.

Derive a model from one of the kinds; the journal, the triggers, the merge and
``verify`` follow from the kind.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Date,
    Enum,
    ForeignKey,
    Integer,
    MetaData,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from techstore_desktop.core.storage.types import (
    Factor,
    Identifier,
    Json,
    Money,
    Quantity,
    Rate,
    UtcTime,
)

JSON_COLUMN = Json()

Amount = Annotated[Decimal, mapped_column(Money)]
Count = Annotated[Decimal, mapped_column(Quantity)]
Percent = Annotated[Decimal, mapped_column(Rate)]
Exchange = Annotated[Decimal, mapped_column(Factor)]

PERSONAL = {"personal": True}
"""``mapped_column(info=PERSONAL)``: the journal hashes a digest, so that the value
can be erased and the chain still holds."""

GUARDED = {"guarded": True}
"""``mapped_column(info=GUARDED)``: two people changing it at once is for a person to
settle, beyond the later stamp winning."""


PICTURE = {"picture": True}
"""``mapped_column(info=PICTURE)``: a picture's name; it is sent apart."""


def added_later(default: object, **info: bool) -> dict[str, Any]:
    """Return the ``info`` of a required column that a later migration added.

    ``default`` is its wire form in rows of programs that do not know the column; the
    migration gives the same as ``server_default``.
    """
    return {"default": default} | info


def cash_document(*, amount: str, kind: str = "", owed: str = "") -> dict[str, Any]:
    """Return the ``info`` of a table of documents that a cash report lists.

    They name their ``cash_session_id`` and their ``cash_rounding``; ``kind`` is the
    column that tells their kinds apart, without it they are of one. ``owed`` is the
    column with the part of the amount that the shop owes again: no revenue.
    """
    columns = {"amount": amount, "kind": kind, "owed": owed}
    return {"cash_document": columns | {"rounding": "cash_rounding"}}


def one_of(words: type[StrEnum]) -> Enum:
    """Return the column type for one of a fixed set of words, stored as text.

    The database accepts any word, so that terminals one version apart still sync.
    """
    return Enum(
        words,
        native_enum=False,
        length=40,
        create_constraint=False,
        validate_strings=True,
        values_callable=lambda kind: [word.value for word in kind],
    )


def refers_to(column: str) -> ForeignKey:
    """Return a foreign key that is checked at the commit.

    Rows of one transaction may come in any order: written here, or pulled.
    """
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


class Entity(DeclarativeBase):
    """Whatever has a table and an identifier made by its writer."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Identifier(),
        datetime: UtcTime(),
        date: Date(),
        str: Text(),
        bool: Boolean(),
        int: Integer(),
        dict[str, Any]: JSON_COLUMN,
        list[Any]: JSON_COLUMN,
    }

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - declared_attr passes the class
        return snake_case(cls.__name__)


class Fact(Entity):
    """What happened: inserted once, never changed, never deleted.

    Every fact says on which terminal and in which branch it happened. A correction
    is another fact. Facts of several terminals merge by being there.
    """

    __abstract__ = True

    MAY_GO: ClassVar[tuple[str, ...] | None] = None
    """Whether old rows may go from a terminal of a hub (``retention``): None, never.
    Else the references that do not hold a row here when they are filled; any other,
    one that a later migration adds for instance, does."""
    WITHIN: ClassVar[tuple[str, ...]] = ()
    """The references to rows of the same act, which go together."""

    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-3)
    terminal_id: Mapped[UUID] = mapped_column(sort_order=-2)
    branch_id: Mapped[UUID] = mapped_column(sort_order=-1)

    def __init__(self, **values: Any) -> None:
        """Take the values as they are: nobody watches what never changes."""
        unknown = values.keys() - _fields(type(self))
        if unknown:
            message = f"{type(self).__name__} has no {', '.join(sorted(unknown))}"
            raise TypeError(message)
        vars(self).update(values)


class Record(Entity):
    """What can be edited: merged field by field, the later stamp wins.

    ``stamps`` keeps, of each field changed after the insert, who changed it when:
    ``{field: [stamp, terminal id]}``. Archived, never deleted.
    """

    __abstract__ = True

    SAME_EVERYWHERE: ClassVar[bool] = False
    """Whether tills apart may make the same row: the identifier follows from what it is
    of, and so does all that is inserted. Once it is there, to insert it again changes
    nothing; what tells tills apart is an edit (``Transaction.add_unwatched``)."""

    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-1)
    archived_at: Mapped[datetime | None]
    stamps: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Erasable(Record):
    """A person whose personal values can be taken away for ever.

    ``erased_at`` is an edit like any other, and never taken back. See ``erasing``.
    """

    __abstract__ = True

    erased_at: Mapped[datetime | None] = mapped_column(sort_order=1)


class Private(Entity):
    """What a terminal keeps for itself: not in the journal, never sent."""

    __abstract__ = True


@cache
def _fields(model: type[Entity]) -> frozenset[str]:
    return frozenset(model.__mapper__.column_attrs.keys())


@cache
def snake_case(name: str) -> str:
    """Return ``SaleLine`` as ``sale_line``."""
    letters = ["_" + letter.lower() if letter.isupper() else letter for letter in name]
    return "".join(letters).lstrip("_")


def shared_tables() -> list[type[Fact] | type[Record]]:
    """Return the models whose rows the journal carries, in order of dependency."""
    return list(_shared_tables(len(Entity.metadata.tables)))


@cache
def _shared_tables(_known: int) -> tuple[type[Fact] | type[Record], ...]:
    """Sort the models once for each number of tables: capabilities load as needed."""
    by_table: dict[Any, type[Fact | Record]] = {
        mapper.local_table: mapper.class_
        for mapper in Entity.registry.mappers
        if issubclass(mapper.class_, Fact | Record)
    }
    return tuple(
        by_table[table] for table in Entity.metadata.sorted_tables if table in by_table
    )
