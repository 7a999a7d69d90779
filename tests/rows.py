"""Rows as a program writes them that does not know the newest columns."""

from typing import Any, TypeVar

from sqlalchemy.dialects import sqlite

from techstore_desktop.core.storage.entity import Fact, Record
from techstore_desktop.core.storage.types import set_currency_digits
from techstore_desktop.core.storage.wire import wire_columns

RowT = TypeVar("RowT", bound=Fact | Record)

_DIALECT = sqlite.dialect()
set_currency_digits(_DIALECT, 2)


def row(model: type[RowT], /, **values: Any) -> RowT:
    """Return a row; columns that came later mean what they mean in older rows."""
    meant = {
        name: column.from_wire(column.default, _DIALECT)
        for name, column in wire_columns(model).items()  # type: ignore[arg-type]
        if column.default is not None
    }
    return model(**meant | values)
