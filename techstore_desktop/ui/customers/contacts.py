"""How to reach a customer: addresses that WhatsApp, the phone and mail understand."""

import re
from urllib.parse import quote

_SHORTEST = 6
_CALLING_CODES = {
    "AR": "54",
    "BO": "591",
    "BR": "55",
    "CL": "56",
    "CO": "57",
    "CR": "506",
    "CU": "53",
    "DE": "49",
    "DO": "1",
    "EC": "593",
    "ES": "34",
    "FR": "33",
    "GB": "44",
    "GT": "502",
    "HN": "504",
    "IT": "39",
    "MX": "52",
    "NI": "505",
    "PA": "507",
    "PE": "51",
    "PT": "351",
    "PY": "595",
    "SV": "503",
    "US": "1",
    "UY": "598",
    "VE": "58",
}


def whatsapp_address(phone: str, country: str) -> str:
    """Return where WhatsApp writes to a phone, or nothing for what is no phone.

    A number without ``+`` or ``00`` is one of the shop's own country.
    """
    digits = re.sub(r"\D", "", phone)
    if len(digits) < _SHORTEST:
        return ""
    if digits.startswith("00"):
        return f"https://wa.me/{digits[2:]}"
    if phone.strip().startswith("+"):
        return f"https://wa.me/{digits}"
    return f"https://wa.me/{_CALLING_CODES.get(country, '')}{digits.lstrip('0')}"


def mail_address(email: str) -> str:
    """Return what opens a new mail to somebody, or nothing."""
    return f"mailto:{quote(email, safe='@')}" if "@" in email else ""
