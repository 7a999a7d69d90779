"""PINs: what is one, and how it is kept (argon2id, never the PIN itself)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from techstore_desktop.core.errors import RuleBroken

SHORTEST, LONGEST = 4, 8
_PIN = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}")
_ROW = "01234567890123456789"
_is_secret = ContextVar("is_secret", default=True)


def check(pin: str) -> None:
    """Raise RuleBroken ``pin.not_digits`` or ``pin.too_simple``."""
    if not _PIN.fullmatch(pin):
        raise RuleBroken("pin.not_digits", shortest=SHORTEST, longest=LONGEST)
    if len(set(pin)) == 1 or pin in _ROW or pin[::-1] in _ROW:
        raise RuleBroken("pin.too_simple")


def hashed(pin: str) -> str:
    """Return what is kept of a PIN."""
    from argon2 import PasswordHasher

    if _is_secret.get():
        return PasswordHasher().hash(pin)
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(pin)


@contextmanager
def known_to_all() -> Iterator[None]:
    """Hash at no cost what is no secret: a demo shop's PIN stands on the screen."""
    token = _is_secret.set(False)
    try:
        yield
    finally:
        _is_secret.reset(token)


def matches(pin: str, kept: str) -> bool:
    """Tell whether a PIN is the one that was kept."""
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    try:
        return PasswordHasher().verify(kept, pin)
    except VerificationError:
        return False
