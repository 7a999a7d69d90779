"""Serial numbers and IMEIs as they are typed, scanned and printed (R34)."""

import re

from techstore_desktop.core.stock.units import IMEI_LENGTH, is_imei

_SEPARATORS = re.compile(r"[\s/.-]+")
_PREFIX = re.compile(r"^(imei|meid|s/?n|serial)\s*\d?\s*[:#]\s*", re.IGNORECASE)
_MEANT = range(IMEI_LENGTH - 1, IMEI_LENGTH + 3)
"""As many digits as somebody types who means an IMEI, or its 16 with a version."""


def cleaned(code: str) -> str:
    """Return a number without what boxes and screens print around it.

    ``IMEI: 35-209900-176148-1`` is ``352099001761481``; what is no IMEI keeps its
    signs, in capitals.
    """
    bare = " ".join(_PREFIX.sub("", code.strip()).upper().split())
    digits = _SEPARATORS.sub("", bare)
    return digits if digits.isdecimal() and len(digits) in _MEANT else bare


def looks_like_imei(number: str) -> bool:
    """Tell whether somebody meant an IMEI, right or wrong: digits, about as many."""
    return number.isascii() and number.isdigit() and len(number) in _MEANT


def imei_of(number: str) -> str | None:
    """Return the IMEI that a number is; None where its digits do not check.

    One of 16 digits has a software version in place of the check digit, which is
    worked out.
    """
    if is_imei(number):
        return number
    if len(number) == IMEI_LENGTH + 1 and looks_like_imei(number):
        body = number[: IMEI_LENGTH - 1]
        return next(body + str(d) for d in range(10) if is_imei(body + str(d)))
    return None
