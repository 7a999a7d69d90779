"""The first minutes: whose shop this is, or the demo shop."""
