"""A new terminal gets the whole shop, in one go or in pieces."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage import dialects
from techstore_desktop.sync import first_download, joining
from techstore_desktop.sync.enrolment import Enrolment
from techstore_desktop.sync.errors import HubLost
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.hub_terminals import NewTerminal, add_terminal
from techstore_desktop.sync.joining import join
from techstore_desktop.sync.secrets import Secrets
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till


@pytest.fixture
def secrets(tmp_path: Path) -> Secrets:
    return Secrets(tmp_path / "secrets", uses_keyring=False)


@pytest.fixture
def enrolment(hub_engine: Engine, first_till: Till, boss: Actor) -> Enrolment:
    """Return a place for a second till, in the hub of a shop that has sold."""
    product = builders.a_product(first_till.shop, boss)
    builders.a_customer(first_till.shop, boss)
    builders.open_drawer(first_till.shop, boss)
    for _ in range(5):
        line = builders.a_line(first_till.shop, product)
        builders.sell(first_till.shop, boss, line, paid=(("cash", "100"),))
    first_till.sync()
    branch_id = first_till.shop.database.origin.branch_id
    place = NewTerminal(name="Till B1", code="B1", branch_id=branch_id)
    return add_terminal(hub_engine, place)


def opened(file: Path, enrolment: Enrolment, secrets: Secrets) -> Till:
    password = secrets.find(enrolment.address)
    assert password is not None
    return Till(file, PostgresHub(enrolment.address, password))


def test_a_new_terminal_downloads_everything_and_sells_under_its_own_numbers(
    enrolment: Enrolment,
    secrets: Secrets,
    tmp_path: Path,
    hub_engine: Engine,
    first_till: Till,
    boss: Actor,
) -> None:
    file = tmp_path / "b" / "shop.db"
    join(file, enrolment, secrets)
    till = opened(file, enrolment, secrets)
    builders.open_drawer(till.shop, boss)
    sale = builders.sell(
        till.shop, boss, builders.a_free_line("10.00"), paid=(("cash", "10"),)
    )
    assert sale.number == "B1-000001"
    till.sync()
    first_till.sync()
    assert till.shop.verify().holds
    assert digest(till) == digest(first_till) == hub_digest(hub_engine)
    till.close()
    assert [path.name for path in sorted(file.parent.iterdir())] == ["shop.db"]


@pytest.mark.parametrize("cut_after", [1, 4, 9, 15, 20])
def test_a_download_that_was_cut_goes_on_where_it_was(
    enrolment: Enrolment,
    secrets: Secrets,
    tmp_path: Path,
    hub_engine: Engine,
    first_till: Till,
    boss: Actor,
    cut_after: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(first_download, "PAGE", 3)
    file = tmp_path / "shop.db"
    calls = 0

    def cut(_rows: int, _table: str) -> None:
        nonlocal calls
        calls += 1
        if calls == cut_after:
            raise Unavailable("sync.hub_unreachable")

    with pytest.raises(Unavailable):
        join(file, enrolment, secrets, told=cut)
    assert not file.exists()
    product = builders.a_product(first_till.shop, boss)
    line = builders.a_line(first_till.shop, product)
    builders.sell(first_till.shop, boss, line, paid=(("cash", "100"),))
    first_till.shop.products.archive(boss, product.id)
    first_till.sync()
    join(file, enrolment, secrets)
    till = opened(file, enrolment, secrets)
    till.sync()
    first_till.sync()
    assert till.shop.verify().holds
    assert digest(till) == digest(first_till) == hub_digest(hub_engine)
    till.close()


def test_a_downloaded_file_is_made_as_a_migrated_one(
    enrolment: Enrolment, secrets: Secrets, sqlite_template: Path, tmp_path: Path
) -> None:
    file = tmp_path / "shop.db"
    join(file, enrolment, secrets)
    assert made_of(file) == made_of(sqlite_template)


def made_of(file: Path) -> set[tuple[str, ...]]:
    """Return the tables of a file, and its indexes and triggers in their own words."""
    engine = dialects.sqlite_engine(file)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT type, name, CASE WHEN type <> 'table' THEN sql END"
            " FROM sqlite_master"
        )
        made = {tuple(row) for row in rows}
    engine.dispose()
    return made


def test_a_line_that_is_cut_once_all_was_copied_delays_the_joining_only(
    enrolment: Enrolment,
    secrets: Secrets,
    tmp_path: Path,
    hub_engine: Engine,
    first_till: Till,
) -> None:
    file = tmp_path / "shop.db"

    def cut(_engine: Any, _hub: Any) -> None:
        raise HubLost

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "run_round", cut)
        for _ in range(2):
            with pytest.raises(Unavailable, match=r"sync\.hub_unreachable"):
                join(file, enrolment, secrets)
    assert not file.exists()
    join(file, enrolment, secrets)
    till = opened(file, enrolment, secrets)
    till.sync()
    first_till.sync()
    assert till.shop.verify().holds
    assert digest(till) == digest(first_till) == hub_digest(hub_engine)
    till.close()


def test_a_download_that_an_older_program_began_begins_anew(
    enrolment: Enrolment, secrets: Secrets, tmp_path: Path, hub_engine: Engine
) -> None:
    file = tmp_path / "shop.db"
    with pytest.raises(Unavailable):
        join(file, enrolment, secrets, told=cut_at_once)
    unfinished = dialects.sqlite_engine(tmp_path / "shop.db.joining")
    with unfinished.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
        connection.exec_driver_sql("DROP TABLE terminal")
    unfinished.dispose()
    join(file, enrolment, secrets)
    till = opened(file, enrolment, secrets)
    assert till.shop.verify().holds
    till.close()


def cut_at_once(_rows: int, _table: str) -> None:
    raise Unavailable("sync.hub_unreachable")


def test_a_code_works_once(
    enrolment: Enrolment, secrets: Secrets, tmp_path: Path
) -> None:
    join(tmp_path / "b.db", enrolment, secrets)
    other = Secrets(tmp_path / "other", uses_keyring=False)
    with pytest.raises((RuleBroken, Unavailable)):
        join(tmp_path / "c.db", enrolment, other)
    with pytest.raises(RuleBroken, match=r"hub\.code_used"):
        join(tmp_path / "c.db", enrolment, secrets)


def test_a_shop_of_its_own_does_not_give_way(
    enrolment: Enrolment, secrets: Secrets, sqlite_template: Path, tmp_path: Path
) -> None:
    file = tmp_path / "own.db"
    shutil.copy(sqlite_template, file)
    own = Till(file)
    builders.found(own.shop)
    own.close()
    with pytest.raises(RuleBroken, match=r"sync\.shop_is_here"):
        join(file, enrolment, secrets)


@pytest.mark.parametrize("text", ["", "TS1-", "TS1-e30", "hello", "postgresql://x/y"])
def test_an_unreadable_code_is_said_so(text: str) -> None:
    with pytest.raises(RuleBroken, match=r"hub\.code_unreadable"):
        Enrolment.read(text)


def test_a_code_reads_as_it_was_written(enrolment: Enrolment) -> None:
    code = enrolment.as_code()
    assert Enrolment.read(f"  {code[:20]}\n{code[20:]} ") == enrolment


def test_the_address_comes_back_from_its_text(enrolment: Enrolment) -> None:
    address: Any = enrolment.address
    assert type(address).from_text(address.as_text()) == address
