"""Words of the payment methods."""

from enum import StrEnum


class Reference(StrEnum):
    """Whether a method asks for a reference: an authorisation, a transfer's number."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"
