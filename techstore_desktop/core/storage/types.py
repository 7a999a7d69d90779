"""Column types: exact in Python, integers and plain text in both databases.

Each type also has a wire form (``to_wire``, ``from_wire``): what the journal carries,
the same on SQLite and on PostgreSQL. ``binds_wire_form`` tells of some that the
database is given the very same value.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, LargeBinary, String, Uuid
from sqlalchemy import types as sqltypes

WireValue = None | bool | int | str | list[Any] | dict[str, Any]

_ToDatabase = Callable[[Any], Any]
_FromDatabase = Callable[[Any], Any]
# Each type gives both itself, in place of SQLAlchemy's, which call three functions for
# each value: lists read hundreds at each key, and a sale writes hundreds.

QUANTITY_DIGITS = 3
RATE_DIGITS = 2
FACTOR_DIGITS = 9


class HasWireForm(Protocol):
    """A column type that knows how the journal writes its values."""

    def to_wire(self, value: Any, dialect: Dialect) -> WireValue: ...
    def from_wire(self, value: Any, dialect: Dialect) -> Any: ...


def set_currency_digits(dialect: Dialect, digits: int) -> None:
    """Tell a database how many decimals its money has: 2 for euro, 0 for guaraní."""
    dialect.currency_digits = digits  # type: ignore[attr-defined]


def currency_digits(dialect: Dialect) -> int:
    """Return how many decimals a database's money has. 2 until a shop says else."""
    digits: int = getattr(dialect, "currency_digits", 2)
    return digits


def scaled(value: Decimal, digits: int) -> int:
    """Return a decimal as an integer of its smallest unit; ValueError if inexact."""
    shifted = value.scaleb(digits)
    whole = int(shifted)
    if whole != shifted:
        message = f"{value} has more than {digits} decimals"
        raise ValueError(message)
    return whole


def _identifier(value: bytes | None) -> UUID | None:
    return None if value is None else UUID(bytes=value)


def _bytes(value: UUID | None) -> bytes | None:
    return None if value is None else value.bytes


def unscaled(value: int, digits: int) -> Decimal:
    """Return the decimal that ``scaled`` made an integer of."""
    return Decimal(value).scaleb(-digits)


class _Scaled(sqltypes.TypeDecorator[Decimal]):
    """A decimal stored as an integer."""

    impl = BigInteger
    cache_ok = True

    def digits(self, dialect: Dialect) -> int:
        raise NotImplementedError

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else scaled(value, self.digits(dialect))

    def bind_processor(self, dialect: Dialect) -> _ToDatabase:
        def bind(value: Any) -> int | None:
            return None if value is None else scaled(value, self.digits(dialect))

        return bind

    def result_processor(self, dialect: Dialect, coltype: object) -> _FromDatabase:
        # Digits are asked anew, for a shop may set them.
        def read(value: Any) -> Decimal | None:
            if value is None:
                return None
            return Decimal(value).scaleb(-self.digits(dialect))

        return read

    def binds_wire_form(self, dialect: Dialect) -> bool:
        return True

    def to_wire(self, value: Decimal, dialect: Dialect) -> WireValue:
        return scaled(value, self.digits(dialect))

    def from_wire(self, value: int, dialect: Dialect) -> Decimal:
        return unscaled(value, self.digits(dialect))


class Money(_Scaled):
    """An amount in the shop's currency; an integer of minor units (R1)."""

    cache_ok = True

    def digits(self, dialect: Dialect) -> int:
        return currency_digits(dialect)


class Quantity(_Scaled):
    """A quantity; an integer of thousandths (R1)."""

    cache_ok = True

    def digits(self, dialect: Dialect) -> int:
        return QUANTITY_DIGITS


class Rate(_Scaled):
    """A rate in per cent, 21 for 21 %; an integer of basis points (R1)."""

    cache_ok = True

    def digits(self, dialect: Dialect) -> int:
        return RATE_DIGITS


class Factor(_Scaled):
    """What one of something is worth in another; an integer of billionths (R1)."""

    cache_ok = True

    def digits(self, dialect: Dialect) -> int:
        return FACTOR_DIGITS


class Identifier(sqltypes.TypeDecorator[UUID]):
    """A UUID: 16 bytes on SQLite, ``uuid`` on PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sqltypes.TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Uuid(as_uuid=True))
        return dialect.type_descriptor(LargeBinary(16))

    def process_bind_param(
        self, value: UUID | None, dialect: Dialect
    ) -> UUID | bytes | None:
        if value is None or dialect.name == "postgresql":
            return value
        return value.bytes

    def bind_processor(self, dialect: Dialect) -> _ToDatabase | None:
        if dialect.name == "postgresql":
            return super().bind_processor(dialect)
        return _bytes

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> _FromDatabase | None:
        if dialect.name == "postgresql":
            return super().result_processor(dialect, coltype)
        return _identifier

    def to_wire(self, value: UUID, dialect: Dialect) -> WireValue:
        return str(value)

    def from_wire(self, value: str, dialect: Dialect) -> UUID:
        return UUID(value)


def utc_text(moment: datetime) -> str:
    """Return an aware moment as fixed-width UTC text, which sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def _text(value: datetime | None) -> str | None:
    return None if value is None else utc_text(value)


def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


class UtcTime(sqltypes.TypeDecorator[datetime]):
    """A moment in UTC: ISO 8601 text on SQLite, ``timestamptz`` on PostgreSQL."""

    impl = String(27)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sqltypes.TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(String(27))

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | str | None:
        if value is None or dialect.name == "postgresql":
            return value
        return utc_text(value)

    def bind_processor(self, dialect: Dialect) -> _ToDatabase | None:
        if dialect.name == "postgresql":
            return super().bind_processor(dialect)
        return _text

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> _FromDatabase | None:
        if dialect.name == "postgresql":
            return super().result_processor(dialect, coltype)
        return _moment

    def process_result_value(
        self,
        value: datetime | str | None,
        dialect: Dialect,
    ) -> datetime | None:
        if value is None:
            return None
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return value.astimezone(UTC)

    def binds_wire_form(self, dialect: Dialect) -> bool:
        return dialect.name != "postgresql"

    def to_wire(self, value: datetime, dialect: Dialect) -> WireValue:
        return utc_text(value)

    def from_wire(self, value: str, dialect: Dialect) -> datetime:
        return datetime.fromisoformat(value)


class Json(sqltypes.TypeDecorator[Any]):
    """A small structure: JSON text on SQLite, ``jsonb`` on PostgreSQL."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sqltypes.TypeEngine[Any]:
        if dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import JSONB

            return dialect.type_descriptor(JSONB())
        return dialect.type_descriptor(JSON())

    def to_wire(self, value: Any, dialect: Dialect) -> WireValue:
        wire: WireValue = value
        return wire

    def from_wire(self, value: Any, dialect: Dialect) -> Any:
        return value
