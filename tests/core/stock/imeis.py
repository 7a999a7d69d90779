"""IMEIs for tests."""

from techstore_desktop.core.stock.units import is_imei


def imei(body: str) -> str:
    """Return 14 digits with the one that fits."""
    return next(each for digit in range(10) if is_imei(each := f"{body}{digit}"))


def an_imei(number: int) -> str:
    """Return one of many."""
    return imei(f"35{number:012d}")
