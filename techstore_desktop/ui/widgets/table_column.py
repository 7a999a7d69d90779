"""The columns of a table as data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: how a row is written in it.

    ``width`` in pixels; 0 takes what is left. ``sort`` gives the value to sort by; a
    column without one cannot be sorted. ``pill`` gives the kind of pill to write the
    text in ("" for none), ``second`` a smaller line beneath, ``icon`` a sign before.
    Where the table is narrower than ``needs`` pixels, the column gives way. ``hint``
    explains the column to whoever rests on its title.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    width: int = 120
    is_number: bool = False
    sort: Callable[[Row], Any] | None = None
    pill: Callable[[Row], str] | None = None
    second: Callable[[Row], str] | None = None
    icon: Callable[[Row], str] | None = None
    colour: Callable[[Row], str] | None = None
    is_strong: bool = False
    is_hidden: bool = False
    needs: int = 0
    hint: str = ""
