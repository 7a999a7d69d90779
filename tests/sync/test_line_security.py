"""A hub that is not on this computer must prove who it is, unless a manager says so."""

import pytest

from techstore_desktop.sync.connection import is_local, security


@pytest.mark.parametrize(
    "host", ["/run/postgresql", "localhost", "127.0.0.1", "127.8.9.1", "::1", "[::1]"]
)
def test_this_computer_needs_no_proof(host: str) -> None:
    assert is_local(host)
    assert security(host, allows_plain=False) == {"sslmode": "prefer"}


@pytest.mark.parametrize(
    "host",
    [
        "hub.example.com",
        "localhost.example.com",
        "192.168.1.10",
        "10.0.0.2",
        "0.0.0.0",  # noqa: S104 - nothing listens here
        "127.1",
        "::ffff:192.168.1.10",
        "fe80::1",
        "",
        "localhost,evil.example.com",
        "127.0.0.1,192.168.1.10",
    ],
)
def test_any_other_host_is_verified_to_the_name(host: str) -> None:
    assert security(host, allows_plain=False) == {
        "sslmode": "verify-full",
        "sslrootcert": "system",
    }
    assert security(host, allows_plain=True) == {"sslmode": "prefer"}
