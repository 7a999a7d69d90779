"""What a manager hands to a new terminal: where the hub is and a login, for one use."""

import base64
import binascii
import json
from dataclasses import asdict, dataclass

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from techstore_desktop.core.errors import RuleBroken

_PREFIX = "TS1-"
_PORT = 5432


@dataclass(frozen=True, slots=True)
class Address:
    """Where a hub is and who signs in there; the password lies elsewhere."""

    host: str
    port: int
    database: str
    role: str

    @classmethod
    def from_text(cls, text: str) -> "Address":
        """Read what ``as_text`` wrote."""
        url = make_url(f"postgresql://{text}")
        host = str(url.query.get("host") or url.host or "localhost")
        return cls(host, url.port or _PORT, url.database or "", url.username or "")

    @property
    def place(self) -> str:
        """Where the hub is, for people: no login in it."""
        if self.host.startswith("/"):
            return f"{self.host}/{self.database}"
        return f"{self.host}:{self.port}/{self.database}"

    def as_text(self) -> str:
        """Return it as one line, to be kept in the terminal's file."""
        url = URL.create(
            "postgresql", self.role, port=self.port, database=self.database
        )
        if self.host.startswith("/"):
            url = url.update_query_dict({"host": self.host})
        else:
            url = url.set(host=self.host)
        return url.render_as_string().removeprefix("postgresql://")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """An address and the first password. The terminal changes it when it joins."""

    address: Address
    password: str

    @classmethod
    def of(cls, url: URL, *, role: str, password: str) -> "Enrolment":
        """Return the enrolment of a role at the server of ``url``."""
        host = str(url.query.get("host") or url.host or "localhost")
        address = Address(host, url.port or _PORT, url.database or "", role)
        return cls(address, password)

    def as_code(self) -> str:
        """Return it as text that can be copied or kept in a file."""
        content = asdict(self.address) | {"password": self.password}
        packed = json.dumps(content, separators=(",", ":")).encode()
        return _PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")

    def as_url(self) -> str:
        """Return it as an address with the password in it, for the owner's engine."""
        url = make_url(f"postgresql://{self.address.as_text()}")
        return url.set(password=self.password).render_as_string(hide_password=False)

    @classmethod
    def read(cls, text: str) -> "Enrolment":
        """Read a code, or the address of a server with role and password in it.

        Raises RuleBroken ``hub.code_unreadable``.
        """
        plain = "".join(text.split())
        try:
            if plain.startswith(("postgresql://", "postgres://")):
                return cls._from_url(plain)
            return cls._from_code(plain)
        except (
            ArgumentError,
            binascii.Error,
            UnicodeError,
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
        ) as error:
            raise RuleBroken("hub.code_unreadable") from error

    @classmethod
    def _from_url(cls, plain: str) -> "Enrolment":
        url = make_url(plain)
        if not url.username or not url.password or not url.database:
            raise ValueError(plain)
        return cls.of(url, role=url.username, password=url.password)

    @classmethod
    def _from_code(cls, plain: str) -> "Enrolment":
        body = plain.removeprefix(_PREFIX)
        padded = body + "=" * (-len(body) % 4)
        content = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        password = str(content.pop("password"))
        return cls(Address(**content), password)
