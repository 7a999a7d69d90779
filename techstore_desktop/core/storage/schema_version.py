"""The migration that this program's models stand for."""

SCHEMA_VERSION = "0002"
