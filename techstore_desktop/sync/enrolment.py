"""What a manager hands to a new terminal: where the hub is and a login, for one use."""

import base64
import binascii
import json
from dataclasses import asdict, dataclass

from sqlalchemy import URL

from techstore_desktop.core.errors import RuleBroken

_PREFIX = "TS1-"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a hub is and who signs in there; the password lies elsewhere."""

    host: str
    port: int
    database: str
    role: str

    def as_text(self) -> str:
        """Return it as one line, to be kept in the terminal's file."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.role}@{host}:{self.port}/{self.database}"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """An address and the first password. The terminal changes it when it joins."""

    address: Address
    password: str

    @classmethod
    def of(cls, url: URL, *, role: str, password: str) -> "Enrolment":
        """Return the enrolment of a role at the server of ``url``."""
        host = str(url.query.get("host") or url.host or "localhost")
        address = Address(host, url.port or 5432, url.database or "", role)
        return cls(address, password)

    def as_code(self) -> str:
        """Return it as text that can be copied or kept in a file."""
        content = asdict(self.address) | {"password": self.password}
        packed = json.dumps(content, separators=(",", ":")).encode()
        return _PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def from_code(cls, code: str) -> "Enrolment":
        """Read a code. Raises RuleBroken ``hub.code_unreadable``."""
        try:
            body = "".join(code.split()).removeprefix(_PREFIX)
            padded = body + "=" * (-len(body) % 4)
            content = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
            password = content.pop("password")
            address = Address(**content)
        except (binascii.Error, UnicodeError, ValueError, TypeError, KeyError) as error:
            raise RuleBroken("hub.code_unreadable") from error
        return cls(address, password)
