"""Sealing access codes: functions on bytes, without a database.

A code is sealed with the shop's key (AES-256-GCM, bound to its job). The shop's key
travels sealed for one computer: X25519 with a fresh pair, HKDF, AES-256-GCM. What opens
it, the computer's private key, never enters the database.
"""

import os
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING
from uuid import UUID

from techstore_desktop.core.errors import RuleBroken

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

_NONCE = 12
_KEY = 32
_PURPOSE = b"TechStore key of the access codes"


def new_pair() -> tuple[str, str]:
    """Return a fresh private key and its public key, as text."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.generate()
    return _text(private.private_bytes_raw()), _public_text(private)


def public_of(private_key: str) -> str:
    """Return the public key of a private one."""
    return _public_text(_private(private_key))


def new_key() -> bytes:
    """Return a fresh key for codes."""
    return os.urandom(_KEY)


def seal_key(key: bytes, public_key: str) -> str:
    """Seal a key for whoever has the private key of ``public_key``."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (
        X25519PrivateKey,
        X25519PublicKey,
    )

    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(b64decode(public_key)))
    sealed = _seal(_derived(shared), key, _PURPOSE)
    return _text(once.public_key().public_bytes_raw() + sealed)


def open_key(sealed: str, private_key: str) -> bytes:
    """Return the key that was sealed. Raises RuleBroken ``access_code.damaged``."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    content = b64decode(sealed)
    once = X25519PublicKey.from_public_bytes(content[:_KEY])
    shared = _private(private_key).exchange(once)
    return _open(_derived(shared), content[_KEY:], _PURPOSE)


def seal_code(code: str, key: bytes, job_id: UUID) -> str:
    """Seal a code, so that it opens for this job alone."""
    return _text(_seal(key, code.encode(), job_id.bytes))


def open_code(sealed: str, key: bytes, job_id: UUID) -> str:
    """Return the code. Raises RuleBroken ``access_code.damaged``."""
    return _open(key, b64decode(sealed), job_id.bytes).decode()


def _seal(key: bytes, content: bytes, bound_to: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to)


def _open(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise RuleBroken("access_code.damaged") from error


def _derived(shared: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length=_KEY, salt=None, info=_PURPOSE).derive(shared)


def _private(private_key: str) -> "X25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(b64decode(private_key))


def _public_text(private: "X25519PrivateKey") -> str:
    return _text(private.public_key().public_bytes_raw())


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")
