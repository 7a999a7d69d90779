"""A terminal whose disk was copied: one of the two is set aside, and joins anew."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage import dialects
from techstore_desktop.sync.errors import HubRefuses
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.hub_terminals import NewTerminal, add_terminal
from techstore_desktop.sync.joining import join
from techstore_desktop.sync.questions import Pull
from techstore_desktop.sync.secrets import Secrets
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till


def sell(till: Till, boss: Actor, price: str) -> UUID:
    line = builders.a_free_line(price)
    return builders.sell(till.shop, boss, line, paid=(("cash", price),)).id


def test_the_copy_is_set_aside_sells_on_and_comes_back_under_a_name_of_its_own(
    first_till: Till, boss: Actor, hub_engine: Engine, tmp_path: Path
) -> None:
    builders.open_drawer(first_till.shop, boss)
    first_till.sync()
    dialects.close_log(first_till.shop.database.engine)
    file = tmp_path / "copy" / "shop.db"
    file.parent.mkdir()
    shutil.copy(first_till.file, file)
    copy = Till(file, first_till.hub)
    sell(first_till, boss, "10")
    sold = [sell(copy, boss, "20")]
    first_till.sync()
    with pytest.raises(HubRefuses, match=r"sync\.fork"):
        copy.sync()
    sold.append(sell(copy, boss, "30"))
    copy.sync()
    position = copy.replica.position()
    assert position is not None
    assert position.set_aside == "sync.fork"
    copy.shop.close()

    branch_id = first_till.shop.database.origin.branch_id
    enrolment = add_terminal(hub_engine, NewTerminal("Till 2", "B1", branch_id))
    secrets = Secrets(tmp_path / "secrets", uses_keyring=False)
    join(file, enrolment, secrets)
    again = Till(
        file,
        PostgresHub(enrolment.address, secrets.find(enrolment.address) or ""),
    )
    again.sync()
    first_till.sync()
    with hub_engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sale")) == 3
        aside = connection.scalar(text("SELECT count(*) FROM sync_quarantine"))
        assert aside == 0
    for sale in sold:
        assert first_till.shop.sales.get(sale).total in (20, 30)
    for till in (first_till, again):
        assert till.shop.verify().holds
    assert digest(first_till) == digest(again) == hub_digest(hub_engine)
    builders.open_drawer(again.shop, boss)
    line = builders.a_free_line("5")
    last = builders.sell(again.shop, boss, line, paid=(("cash", "5"),))
    assert last.number == "B1-000003"
    again.close()
    assert list(file.parent.glob("shop-before-*.db"))


def test_a_sale_made_while_the_copys_page_was_on_its_way_shows_the_copy(
    first_till: Till, boss: Actor, tmp_path: Path
) -> None:
    builders.open_drawer(first_till.shop, boss)
    first_till.sync()
    dialects.close_log(first_till.shop.database.engine)
    file = tmp_path / "copy.db"
    shutil.copy(first_till.file, file)
    copy = Till(file, first_till.hub)
    sell(copy, boss, "20")
    copy.sync()
    hub = first_till.hub
    assert hub is not None
    asking = first_till.engine.round()
    question = next(asking)
    while not isinstance(question, Pull):
        question = asking.send(question.ask(hub))
    sold = sell(first_till, boss, "10")
    with pytest.raises(HubRefuses, match=r"sync\.fork"):
        asking.send(question.ask(hub))
    position = first_till.replica.position()
    assert position is not None
    assert position.set_aside == "sync.fork"
    assert first_till.shop.sales.get(sold).total == 10
    copy.shop.close()
