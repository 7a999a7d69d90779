"""The base of every schema: frozen values, checked where they come in."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from techstore_desktop.core.money import LARGEST_PRICE

LONGEST_NAME = 300
LONGEST_NOTE = 4000
NUL = "\x00"


def without_nul(value: object) -> object:
    """Return text without what PostgreSQL cannot store, though scanners can send it."""
    return value.replace(NUL, "") if isinstance(value, str) else value


STORABLE = BeforeValidator(without_nul)
RequiredText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME),
    STORABLE,
]
OptionalText = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NAME), STORABLE
]
Note = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NOTE), STORABLE
]
Amount = Annotated[Decimal, Field(ge=0, le=LARGEST_PRICE)]


class Schema(BaseModel):
    """A frozen value that crosses the border of a service."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)
