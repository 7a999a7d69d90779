"""What a customer's fields must be like."""

import re

from techstore_desktop.core.errors import RuleBroken

_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


def check_email(email: str) -> None:
    """Raise RuleBroken ``customer.email_unreadable`` for what no mail reaches."""
    if email and not _EMAIL.match(email):
        raise RuleBroken("customer.email_unreadable", email=email)
