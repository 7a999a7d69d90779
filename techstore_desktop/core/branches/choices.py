"""The words that the shop's settings choose from."""

from enum import StrEnum


class TaxRounding(StrEnum):
    """Where a tax is rounded (R6)."""

    LINE = "line"
    DOCUMENT = "document"


class StockPolicy(StrEnum):
    """What selling below the available stock does, or a unit not known here (R31)."""

    ALLOW = "allow"
    WARN = "warn"
    REFUSE = "refuse"
