"""The hub's password: in the keyring, or in a file that only its user may read."""

import os
import stat
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from techstore_desktop.sync.enrolment import Address
from techstore_desktop.sync.secrets import Secrets

ADDRESS = Address("hub.example", 5432, "shop", "shop_b1")


class InMemory(KeyringBackend):
    """A keyring that forgets at the end of the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> InMemory:
    made = InMemory()
    monkeypatch.setattr(keyring, "get_password", made.get_password)
    monkeypatch.setattr(keyring, "set_password", made.set_password)
    monkeypatch.setattr(keyring, "delete_password", made.delete_password)
    return made


def test_with_a_keyring_nothing_is_written_to_the_disk(
    ring: InMemory, tmp_path: Path
) -> None:
    secrets = Secrets(tmp_path)
    secrets.keep(ADDRESS, "s3cret")
    assert secrets.find(ADDRESS) == "s3cret"
    assert not secrets.is_in_a_file(ADDRESS)
    assert list(tmp_path.iterdir()) == []
    secrets.forget(ADDRESS)
    assert secrets.find(ADDRESS) is None


@pytest.mark.skipif(os.name == "nt", reason="rights of files are another thing there")
def test_without_one_the_file_is_for_its_user_alone(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path, uses_keyring=False)
    secrets.keep(ADDRESS, "s3cret")
    assert secrets.find(ADDRESS) == "s3cret"
    assert secrets.is_in_a_file(ADDRESS)
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR


def test_a_keyring_that_came_later_takes_the_place_of_the_file(
    ring: InMemory, tmp_path: Path
) -> None:
    Secrets(tmp_path, uses_keyring=False).keep(ADDRESS, "old")
    secrets = Secrets(tmp_path)
    secrets.keep(ADDRESS, "new")
    assert not secrets.is_in_a_file(ADDRESS)
    assert secrets.find(ADDRESS) == "new"
