"""GTINs: one form per code, and the check digit (R37)."""

import re

LENGTHS = (8, 12, 13, 14)
_GTIN = re.compile(r"^(?:\d{8}|\d{12,14})$")
_UPC_A_LENGTH = 12
_EAN_13_LENGTH = 13
_IN_STORE = re.compile(r"^2\d{12}$")


def normalise(code: str) -> str:
    """Return a code as it is kept: without spaces, UPC-A in its EAN-13 form."""
    bare = re.sub(r"\s", "", code)
    if bare.isascii() and bare.isdigit() and len(bare) == _UPC_A_LENGTH:
        return bare.zfill(_EAN_13_LENGTH)
    return bare


def is_gtin(code: str) -> bool:
    """Tell whether a code has the form of a GTIN-8, -12, -13 or -14."""
    return bool(_GTIN.match(code))


def check_digit(body: str) -> int:
    """Return the check digit of a GTIN without its last digit."""
    total = sum(
        int(digit) * (1 if place % 2 else 3)
        for place, digit in enumerate(reversed(body))
    )
    return -total % 10


def has_valid_check_digit(code: str) -> bool:
    """Tell whether a GTIN's last digit is right. Other codes have none to be wrong."""
    return not is_gtin(code) or check_digit(code[:-1]) == int(code[-1])


def is_in_store(code: str) -> bool:
    """Tell whether a code is of the shop's own range, 20 to 29."""
    return bool(_IN_STORE.match(code))
