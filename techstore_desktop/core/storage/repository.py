"""The four verbs that every capability's rows understand. Nothing here commits."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.storage.entity import Fact, Record
from techstore_desktop.core.storage.transaction import Reading, Transaction

ModelT = TypeVar("ModelT", bound=Fact | Record)


class Repository(Generic[ModelT]):
    """Rows of one model, within a transaction that the caller holds."""

    def __init__(self, model: type[ModelT]) -> None:
        self.model = model

    def find(self, reading: Reading, row_id: UUID) -> ModelT | None:
        """Return a row, or None."""
        return reading.session.get(self.model, row_id)

    def get(self, reading: Reading, row_id: UUID) -> ModelT:
        """Return a row. Raises RuleBroken ``<table>.not_found``."""
        row = self.find(reading, row_id)
        if row is None:
            raise RuleBroken(f"{self.model.__tablename__}.not_found", id=row_id)
        return row

    def get_multi(
        self,
        reading: Reading,
        *criteria: Any,
        order_by: Sequence[Any] = (),
        offset: int = 0,
        limit: int | None = None,
    ) -> list[ModelT]:
        """Return the rows that meet all criteria."""
        statement = select(self.model).where(*criteria).order_by(*order_by)
        return list(reading.session.scalars(statement.offset(offset).limit(limit)))

    def create(
        self, transaction: Transaction, values: BaseModel | dict[str, Any]
    ) -> ModelT:
        """Add a row with these values."""
        return transaction.add(self.model(**_all_values(values)))

    def create_all(
        self, transaction: Transaction, rows: Iterable[dict[str, Any]]
    ) -> list[ModelT]:
        """Add many rows in their order."""
        return [self.create(transaction, values) for values in rows]

    def update(
        self,
        transaction: Transaction,
        row_id: UUID,
        values: BaseModel | dict[str, Any],
    ) -> ModelT:
        """Set the fields that ``values`` names. Raises RuleBroken when not found.

        Of a schema only what was set counts, so that an absent field stays.
        """
        row = self.get(transaction, row_id)
        for name, value in _set_values(values).items():
            setattr(row, name, value)
        return row

    def archive(self, transaction: Transaction, row_id: UUID) -> ModelT:
        """Put a record out of use; it can be brought back. Never deleted."""
        return self.update(transaction, row_id, {"archived_at": transaction.now})

    def restore(self, transaction: Transaction, row_id: UUID) -> ModelT:
        """Bring an archived record back into use."""
        return self.update(transaction, row_id, {"archived_at": None})


def _all_values(values: BaseModel | dict[str, Any]) -> dict[str, Any]:
    if isinstance(values, dict):
        return values
    return {name: getattr(values, name) for name in type(values).model_fields}


def _set_values(values: BaseModel | dict[str, Any]) -> dict[str, Any]:
    if isinstance(values, dict):
        return values
    return {name: getattr(values, name) for name in values.model_fields_set}
