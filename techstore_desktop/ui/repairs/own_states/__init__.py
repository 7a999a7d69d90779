"""The states that a shop adds to the repairs' standard ones."""
