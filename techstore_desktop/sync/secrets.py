"""The terminal's password for its hub: in the system's keyring, or else in a file.

A computer without a keyring gets a file that only its user may read; ``is_in_a_file``
lets the screens say so.
"""

import logging
import os
from contextlib import suppress
from pathlib import Path

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.sync.enrolment import Address

_SERVICE = "TechStore hub"
_log = logging.getLogger(__name__)


class Secrets:
    """Passwords by address. ``folder`` is where the file lies if there must be one."""

    def __init__(self, folder: Path, *, uses_keyring: bool = True) -> None:
        self._folder = folder
        self._uses_keyring = uses_keyring

    def keep(self, address: Address, password: str) -> None:
        """Keep a password. Raises Unavailable ``sync.secret_not_kept``."""
        if self._uses_keyring and _keep_in_keyring(address, password):
            with suppress(FileNotFoundError):
                self._file(address).unlink()
            return
        try:
            self._write(self._file(address), password)
        except OSError as error:
            raise Unavailable("sync.secret_not_kept") from error

    def find(self, address: Address) -> str | None:
        """Return the password of an address, if one is kept."""
        with suppress(OSError):
            return self._file(address).read_text("utf-8")
        return _in_keyring(address) if self._uses_keyring else None

    def is_in_a_file(self, address: Address) -> bool:
        """Tell whether the password lies in a file, for want of a keyring."""
        return self._file(address).exists()

    def forget(self, address: Address) -> None:
        """Drop a password."""
        with suppress(OSError):
            self._file(address).unlink()
        if self._uses_keyring:
            _forget_in_keyring(address)

    def _file(self, address: Address) -> Path:
        return self._folder / f"hub-{address.database}-{address.role}.secret"

    @staticmethod
    def _write(file: Path, password: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        number = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="utf-8") as stream:
            stream.write(password)
        unfinished.replace(file)


def _keep_in_keyring(address: Address, password: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, address.as_text(), password)
        return keyring.get_password(_SERVICE, address.as_text()) == password
    except (KeyringError, OSError):
        _log.info("this computer has no keyring; the password lies in a file")
        return False


def _in_keyring(address: Address) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    with suppress(KeyringError, OSError):
        return keyring.get_password(_SERVICE, address.as_text())
    return None


def _forget_in_keyring(address: Address) -> None:
    import keyring
    from keyring.errors import KeyringError

    with suppress(KeyringError, OSError):
        keyring.delete_password(_SERVICE, address.as_text())
