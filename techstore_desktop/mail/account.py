"""The mailbox that a terminal sends from: an address, a server, a password."""

import os
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from techstore_desktop.core.errors import RuleBroken, Unavailable

_SERVICE = "TechStore mail"
_PORTS = range(1, 65536)


class Security(StrEnum):
    """How the line to the server is protected."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """Where mail is handed over. ``user`` may be empty where nobody must sign in."""

    host: str
    port: int
    sender: str
    user: str = ""
    security: Security = Security.TLS

    def checked(self) -> "MailAccount":
        """Return it if mail could go out by it.

        Raises RuleBroken ``mail.host_needed``, ``mail.port_wrong``,
        ``mail.sender_wrong``, ``mail.line_open`` where a password would cross the
        network unprotected.
        """
        if not self.host.strip():
            raise RuleBroken("mail.host_needed")
        if self.port not in _PORTS:
            raise RuleBroken("mail.port_wrong", port=self.port)
        if "@" not in self.sender or "\n" in self.sender:
            raise RuleBroken("mail.sender_wrong")
        is_here = self.host in {"localhost", "127.0.0.1", "::1"}
        if self.security is Security.NONE and self.user and not is_here:
            raise RuleBroken("mail.line_open")
        return self


class MailSecret:
    """The mailbox's password: in the system's keyring, or else in a file.

    A computer without a keyring gets a file that only its user may read.
    """

    def __init__(self, folder: Path, *, uses_keyring: bool = True) -> None:
        self._file = folder / "mail.secret"
        self._uses_keyring = uses_keyring

    def keep(self, account: MailAccount, password: str) -> None:
        """Keep the password. Raises Unavailable ``mail.secret_not_kept``."""
        if self._uses_keyring and _keep_in_keyring(_name(account), password):
            self._file.unlink(missing_ok=True)
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.unlink(missing_ok=True)
            number = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "w", encoding="utf-8") as stream:
                stream.write(password)
        except OSError as error:
            raise Unavailable("mail.secret_not_kept") from error

    def find(self, account: MailAccount) -> str:
        """Return the password, or nothing where none is kept."""
        with suppress(OSError):
            return self._file.read_text("utf-8")
        return _in_keyring(_name(account)) if self._uses_keyring else ""


def _name(account: MailAccount) -> str:
    return f"{account.user or account.sender}@{account.host}"


def _keep_in_keyring(name: str, password: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, name, password)
        return keyring.get_password(_SERVICE, name) == password
    except (KeyringError, OSError):
        return False


def _in_keyring(name: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    with suppress(KeyringError, OSError):
        return keyring.get_password(_SERVICE, name) or ""
    return ""
