"""The figures of the repairs, over a period."""
