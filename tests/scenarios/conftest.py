"""What the scenarios stand on: a hub, for those with more than one till."""

from tests.sync.conftest import hub_engine

__all__ = ["hub_engine"]
