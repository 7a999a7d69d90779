"""A shop grows by the command line alone: hub, second till, office, the way back."""

import json
from pathlib import Path
from uuid import uuid4

import pytest

from techstore_desktop import cli, settings
from techstore_desktop.shop import open_file, open_hub
from tests import builders


class Computer:
    """One computer of the shop: its own settings, its own data."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def sit_down(self) -> None:
        """Be at this computer: its folders are the ones that the program sees."""
        self._monkeypatch.setenv("XDG_CONFIG_HOME", str(self._folder / "config"))
        self._monkeypatch.setenv("XDG_DATA_HOME", str(self._folder / "data"))

    def run(self, *words: str) -> str:
        self.sit_down()
        self._capsys.readouterr()
        code = cli.main(words)
        told = self._capsys.readouterr()
        assert code == 0, told.err
        return told.out

    def refused(self, *words: str) -> str:
        self.sit_down()
        self._capsys.readouterr()
        assert cli.main(words) == 1
        return self._capsys.readouterr().err

    @property
    def file(self) -> Path:
        self.sit_down()
        return settings.read().database_file


@pytest.fixture
def hub_url(postgresql_server: str) -> str:
    """Return the address of an empty database, its owner's password in it."""
    from techstore_desktop.core.storage import dialects

    name = f"hub_{uuid4().hex[:12]}"
    engine = dialects.postgresql_engine(postgresql_server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    url = postgresql_server.replace("/postgres?", f"/{name}?", 1)
    return url.replace("postgres:@", "postgres:owner@", 1)


@pytest.fixture
def computers(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[Computer, Computer, Computer]:
    a, b, c = (
        Computer(tmp_path / name, monkeypatch, capsys) for name in ("a", "b", "c")
    )
    return a, b, c


def test_a_shop_grows_from_one_computer_to_three_and_back(
    computers: tuple[Computer, Computer, Computer], hub_url: str
) -> None:
    first, second, office = computers
    shop = open_file(first.file)
    manager = builders.found(shop)
    product = builders.a_product(shop, manager)
    builders.open_drawer(shop, manager)
    line = builders.a_line(shop, product)
    builders.sell(shop, manager, line, paid=(("cash", "100"),))
    shop.close()

    first.run("hub", "init", hub_url, "--from-this-terminal")
    assert json.loads(first.run("sync", "--once", "--json"))["in_step"]

    code = first.run("hub", "add-terminal", "Till 2").split()[-1]
    second.run("join", code)
    second.run("sync", "--once")
    shop = open_file(second.file)
    person = builders.sign_in(shop)
    builders.open_drawer(shop, person)
    line = builders.a_line(shop, product, "3")
    sale = builders.sell(shop, person, line, paid=(("cash", "300"),))
    assert sale.number.startswith("B1-")
    shop.close()
    assert "3 entries" in second.refused("leave")
    second.run("sync", "--once")

    file = office.file.with_name("office.code")
    file.parent.mkdir(parents=True, exist_ok=True)
    first.run("hub", "add-terminal", "Office", "--office", "--file", str(file))
    office.run("join", "--direct", str(file))
    shop = open_hub(settings.read().direct_address)
    person = builders.sign_in(shop)
    shop.products.archive(person, product.id)
    found = shop.products.get(product.id)
    assert (found.on_hand, found.archived_at is None) == (6, False)
    shop.close()

    for computer in (first, second):
        computer.run("sync", "--once")
        computer.run("verify")
    first.run("hub", "verify")
    first.run("hub", "doctor")
    shop = open_file(first.file)
    assert shop.products.find_by_code(product.sku) is None
    shop.close()

    first.run("hub", "retire-terminal", "B1")
    second.refused("sync", "--once")
    first.run("leave")
    assert not open_file(first.file).sync.is_joined()


def test_what_is_not_a_hub_is_said_so(
    computers: tuple[Computer, Computer, Computer],
) -> None:
    first, *_ = computers
    assert first.refused("hub", "init", "mysql://somewhere/else")
    assert first.refused("hub", "doctor")
    assert first.refused("join", "nonsense")
    assert first.refused("sync", "--once")
    nobody = "postgresql://a:b@127.0.0.1:9/none"
    assert first.refused("hub", "init", nobody)
    assert first.refused("join", nobody)
