"""When two customers are likely one: the same phone, or the same e-mail."""

import re
import unicodedata

SIGNIFICANT_DIGITS = 8
FEWEST_DIGITS = 6


def phone_key(phone: str) -> str:
    """Return what equal phones share, with or without country and area code."""
    digits = re.sub(r"\D", "", phone)
    return digits[-SIGNIFICANT_DIGITS:] if len(digits) >= FEWEST_DIGITS else ""


def email_key(email: str) -> str:
    """Return what equal addresses share, however they were typed."""
    return unicodedata.normalize("NFKC", email).strip().casefold()
