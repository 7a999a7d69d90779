"""Names as people compare them."""


def is_same_name(one: str, other: str) -> bool:
    """Return whether two names read alike, whatever their capitals."""
    return one.strip().casefold() == other.strip().casefold()
