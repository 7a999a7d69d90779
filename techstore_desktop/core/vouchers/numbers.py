"""The numbers of vouchers: made here, or scanned from a printed card."""

import re
import secrets

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.schema import NUL

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without the letters that are taken for others: I, L, O, U."""
FIRST, LENGTH = "V", 10
LONGEST, SHORTEST = 40, 4
_SPACED = re.compile(r"[\s-]+")


def new_number() -> str:
    """Return a number that nobody can guess from another: it is as good as money."""
    return FIRST + "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def plain_number(text: str) -> str:
    """Return a number as it is kept: capitals, without blanks and dashes."""
    return _SPACED.sub("", text.replace(NUL, "")).upper()


def checked_number(text: str) -> str:
    """Return a number fit to be kept. Raises RuleBroken ``voucher.wrong_number``."""
    number = plain_number(text)
    if not SHORTEST <= len(number) <= LONGEST or not number.isalnum():
        raise RuleBroken("voucher.wrong_number", shortest=SHORTEST, longest=LONGEST)
    return number
