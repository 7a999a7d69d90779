"""The base of every schema: frozen values, checked where they come in."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

LONGEST_NAME = 300
LONGEST_NOTE = 4000

RequiredText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME),
]
OptionalText = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NAME)
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NOTE)]


class Schema(BaseModel):
    """A frozen value that crosses the border of a service."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)
