"""The terminal's password for its hub: in the system's keyring, or else in a file.

``is_in_a_file`` lets the screens say so.
"""

from pathlib import Path

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.secret_store import SecretStore
from techstore_desktop.sync.enrolment import Address

_SERVICE = "TechStore hub"


class Secrets:
    """Passwords by address. ``folder`` is where the file lies if there must be one."""

    def __init__(self, folder: Path, *, uses_keyring: bool = True) -> None:
        self._store = SecretStore(folder, _SERVICE, uses_keyring=uses_keyring)

    def keep(self, address: Address, password: str) -> None:
        """Keep a password. Raises Unavailable ``sync.secret_not_kept``."""
        try:
            self._store.keep(address.as_text(), _file_name(address), password)
        except OSError as error:
            raise Unavailable("sync.secret_not_kept") from error

    def find(self, address: Address) -> str | None:
        """Return the password of an address, if one is kept."""
        return self._store.find(address.as_text(), _file_name(address))

    def is_in_a_file(self, address: Address) -> bool:
        """Tell whether the password lies in a file, for want of a keyring."""
        return self._store.file(_file_name(address)).exists()

    def forget(self, address: Address) -> None:
        """Drop a password."""
        self._store.forget(address.as_text(), _file_name(address))


def _file_name(address: Address) -> str:
    return f"hub-{address.database}-{address.role}.secret"
