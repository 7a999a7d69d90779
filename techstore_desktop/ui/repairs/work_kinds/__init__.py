"""The shop's kinds of work, and how long each is under warranty."""
