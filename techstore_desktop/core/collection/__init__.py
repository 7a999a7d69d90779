"""Collection: devices that are ready and nobody fetches, step by step (ladder)."""
