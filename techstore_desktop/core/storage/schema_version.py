"""The migration that this program's models stand for."""

SCHEMA_VERSION = "0035"

OLDEST_SCHEMA_VERSION = "0015"
"""The oldest that a hub of this version still sends entries to: it keeps the hub's
receipts, by which what it took over can be given back to a restored hub."""
