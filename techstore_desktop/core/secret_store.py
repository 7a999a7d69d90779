"""What must never lie in the database: in the system's keyring, or else in a file.

A computer without a keyring gets a file that only its user may read.
"""

import logging
import os
from contextlib import suppress
from pathlib import Path

_log = logging.getLogger(__name__)


class SecretStore:
    """Secrets of one ``service`` by account; ``folder`` is for want of a keyring."""

    def __init__(
        self, folder: Path, service: str, *, uses_keyring: bool = True
    ) -> None:
        self._folder = folder
        self._service = service
        self._uses_keyring = uses_keyring

    def keep(self, account: str, file_name: str, secret: str) -> None:
        """Keep a secret. Raises OSError where there is neither keyring nor disk."""
        if self._uses_keyring and self._keep_in_keyring(account, secret):
            with suppress(FileNotFoundError):
                self.file(file_name).unlink()
            return
        _write(self.file(file_name), secret)

    def find(self, account: str, file_name: str) -> str | None:
        """Return a secret, if one is kept."""
        with suppress(OSError):
            return self.file(file_name).read_text("utf-8")
        return self._in_keyring(account) if self._uses_keyring else None

    def forget(self, account: str, file_name: str) -> None:
        """Drop a secret."""
        with suppress(OSError):
            self.file(file_name).unlink()
        if self._uses_keyring:
            self._forget_in_keyring(account)

    def file(self, name: str) -> Path:
        """Return where a secret lies that has no keyring."""
        return self._folder / name

    def _keep_in_keyring(self, account: str, secret: str) -> bool:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(self._service, account, secret)
            return keyring.get_password(self._service, account) == secret
        except (KeyringError, OSError):
            _log.info("this computer has no keyring; the secret lies in a file")
            return False

    def _in_keyring(self, account: str) -> str | None:
        import keyring
        from keyring.errors import KeyringError

        with suppress(KeyringError, OSError):
            return keyring.get_password(self._service, account)
        return None

    def _forget_in_keyring(self, account: str) -> None:
        import keyring
        from keyring.errors import KeyringError

        with suppress(KeyringError, OSError):
            keyring.delete_password(self._service, account)


def _write(file: Path, secret: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    number = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as stream:
        stream.write(secret)
    unfinished.replace(file)
