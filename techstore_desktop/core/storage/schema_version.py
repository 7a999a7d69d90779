"""The migration that this program's models stand for."""

SCHEMA_VERSION = "0018"

OLDEST_SCHEMA_VERSION = "0001"
"""The oldest that a hub of this version still sends entries to."""
