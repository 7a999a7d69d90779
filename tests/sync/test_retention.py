"""Old sales go from a till once the hub has them; everything still adds up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.clock import SystemClock
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.sales.models import Sale, SaleLine
from techstore_desktop.core.storage import projections, retention
from techstore_desktop.core.storage.entity import shared_tables
from techstore_desktop.core.storage.journal import HOLLOW, JournalEntry
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.sync.engine import Engine as SyncEngine
from techstore_desktop.sync.errors import HubLost, HubRefuses
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.hub import PostgresHub, run_round
from techstore_desktop.sync.retaining import Retention, entries_of, take_back
from techstore_desktop.sync.service import OldDocument
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.test_counters_apart import take_back as one_comes_back
from tests.sync.test_restored_hub import go_back
from tests.sync.tills import Till

AddTill = Callable[[str], Till]
FACTS_THAT_GO = ("sale", "sale_line", "sale_line_tax", "payment", "stock_movement")


@dataclass
class OldShop:
    """Two tills of which the first keeps nothing that it does not need."""

    first: Till
    second: Till
    product: ProductResponse
    boss: Actor

    def sell(self, till: Till, quantity: str = "1") -> str:
        line = builders.a_line(till.shop, self.product, quantity)
        paid = (("cash", str(100 * int(quantity))),)
        return builders.sell(till.shop, self.boss, line, paid=paid).number

    def agree(self) -> None:
        for _ in range(2):
            self.first.sync()
            self.second.sync()

    def on_hand(self, till: Till) -> Decimal:
        found = till.shop.products.find_by_code(self.product.sku)
        assert found is not None
        return found.on_hand


@pytest.fixture
def old_shop(first_till: Till, boss: Actor, another_till: AddTill) -> OldShop:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    shop = OldShop(first_till, second, product, boss)
    for till in (first_till, second):
        builders.open_drawer(till.shop, boss)
        for _ in range(3):
            shop.sell(till)
    shop.agree()
    return shop


def let_go(till: Till, *, version: str = SCHEMA_VERSION) -> None:
    """Run rounds that let go of everything that is older than this moment."""
    kept = Retention(till.shop.database, timedelta(), version=version)
    engine = SyncEngine(till.replica, SystemClock(), Random(0), retention=kept)
    assert till.hub is not None
    for _ in range(2):
        run_round(engine, till.hub)


def count(till: Till, model: Any) -> int:
    with till.shop.database.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(model)) or 0


def hollow(till: Till) -> int:
    with till.shop.database.engine.connect() as connection:
        statement = select(func.count()).where(JournalEntry.changes == HOLLOW)
        return connection.scalar(statement) or 0


def test_sales_go_and_every_sum_stays(old_shop: OldShop, hub_engine: Engine) -> None:
    before = digest(old_shop.second)
    let_go(old_shop.first)
    # Each till's last sale stays: the next number follows on it.
    assert count(old_shop.first, Sale) == 2
    assert hollow(old_shop.first) >= 4
    after = digest(old_shop.first)
    sums = [each.name for each in projections.declared()]
    assert {name: after[name] for name in sums} == {name: before[name] for name in sums}
    stays = set(after) - set(FACTS_THAT_GO)
    hub = hub_digest(hub_engine)
    assert {name: after[name] for name in stays} == {name: hub[name] for name in stays}
    assert old_shop.on_hand(old_shop.first) == Decimal(4)
    assert old_shop.first.shop.verify().holds


def test_numbers_and_sums_go_on_after_it(old_shop: OldShop) -> None:
    last = old_shop.sell(old_shop.first)
    builders.a_customer(old_shop.first.shop, old_shop.boss)
    old_shop.agree()
    let_go(old_shop.first)
    following = old_shop.sell(old_shop.first)
    assert int(following[-6:]) == int(last[-6:]) + 1
    old_shop.agree()
    for till in (old_shop.first, old_shop.second):
        assert old_shop.on_hand(till) == Decimal(2)
        assert till.shop.verify().holds


def test_what_waits_for_the_hub_never_goes(old_shop: OldShop) -> None:
    for _ in range(3):
        old_shop.sell(old_shop.first)
    kept = Retention(old_shop.first.shop.database, timedelta())
    proposal = kept.proposal(SystemClock().now())
    assert proposal is not None
    kept.confirmed(proposal)
    kept.let_some_go()
    with old_shop.first.shop.database.engine.connect() as connection:
        waiting = connection.execute(
            select(JournalEntry.changes).where(JournalEntry.hub_seq.is_(None))
        ).scalars()
        assert HOLLOW not in list(waiting)
    old_shop.agree()
    assert old_shop.second.shop.verify().holds
    assert count(old_shop.second, Sale) == 9


def test_nothing_goes_that_the_hub_does_not_confirm(old_shop: OldShop) -> None:
    class Doubtful(PostgresHub):
        def confirm(self, place: int, digest: bytes) -> bool:
            return super().confirm(place, digest[::-1])

    hub = old_shop.first.hub
    assert isinstance(hub, PostgresHub)
    old_shop.first.hub = Doubtful(hub.address, hub._password)
    hub.close()
    let_go(old_shop.first)
    assert hollow(old_shop.first) == 0


def test_an_entry_that_is_set_aside_holds_all_that_follows_it(
    old_shop: OldShop, hub_engine: Engine
) -> None:
    """It takes another place when it is released, and the order must still be ours."""
    with old_shop.second.shop.database.transaction("record.made", None) as transaction:
        transaction.add(Branch(name="No\x00where", address="", phone=""))
    old_shop.agree()
    followers = [old_shop.sell(old_shop.second) for _ in range(2)]
    old_shop.agree()
    let_go(old_shop.first)
    assert old_shop.first.shop.sales.find_by_number(followers[0]) is not None
    with hub_engine.connect() as connection:
        aside = text("SELECT min(hub_seq) FROM journal_entry WHERE is_quarantined")
        place = connection.scalar(aside)
    with old_shop.first.shop.database.engine.connect() as connection:
        checkpoint = retention.checkpoint_of(connection)
    assert checkpoint is not None
    assert checkpoint.place < place


def test_a_shop_without_a_hub_keeps_everything(old_shop: OldShop) -> None:
    old_shop.first.replica.leave()
    kept = Retention(old_shop.first.shop.database, timedelta())
    assert kept.proposal(SystemClock().now()) is None
    kept.let_some_go()
    assert hollow(old_shop.first) == 0


def test_a_sale_of_which_something_came_back_stays_with_its_return(
    old_shop: OldShop,
) -> None:
    shop = old_shop.first.shop
    number = old_shop.sell(old_shop.first, "2")
    sold = shop.sales.find_by_number(number)
    assert sold is not None
    one_comes_back(old_shop.first, old_shop.boss, sold)
    for _ in range(2):
        old_shop.sell(old_shop.first)
    old_shop.agree()
    let_go(old_shop.first)
    sale = shop.sales.find_by_number(number)
    assert sale is not None
    assert sum(shop.sales.left_to_return(sale.id).values()) == Decimal(0)
    assert shop.verify().holds


def test_an_old_receipt_is_fetched_from_the_hub_and_can_be_returned(
    old_shop: OldShop,
) -> None:
    number = old_shop.sell(old_shop.second)
    old_shop.sell(old_shop.second)
    old_shop.agree()
    let_go(old_shop.first)
    shop = old_shop.first.shop
    assert shop.sales.find_by_number(number) is None
    hub = old_shop.first.hub
    assert isinstance(hub, PostgresHub)
    entries = entries_of(shop.database, number)
    told = OldDocument(number, tuple(entries), hub).ask()
    take_back(shop.database, told)
    assert entries_of(shop.database, number) == []
    sale = shop.sales.find_by_number(number)
    assert sale is not None
    assert len(sale.lines) == 1
    assert old_shop.on_hand(old_shop.first) == Decimal(2)
    assert shop.verify().holds
    let_go(old_shop.first)
    assert shop.verify().holds


class Away(PostgresHub):
    def entries(self, ids: Sequence[UUID]) -> list[FeedEntry]:
        raise HubLost(f"{len(ids)} cannot be asked for")


def test_an_old_receipt_without_the_hub_says_where_it_is(old_shop: OldShop) -> None:
    number = old_shop.sell(old_shop.first)
    old_shop.sell(old_shop.first)
    old_shop.agree()
    let_go(old_shop.first)
    hub = old_shop.first.hub
    assert isinstance(hub, PostgresHub)
    entries = entries_of(old_shop.first.shop.database, number)
    away = Away(hub.address, "")
    with pytest.raises(Unavailable, match=r"sale\.at_the_hub"):
        OldDocument(number, tuple(entries), away).ask()


def test_what_the_hub_tells_otherwise_is_not_taken_back(old_shop: OldShop) -> None:
    number = old_shop.sell(old_shop.first)
    old_shop.sell(old_shop.first)
    old_shop.agree()
    let_go(old_shop.first)
    hub, database = old_shop.first.hub, old_shop.first.shop.database
    assert isinstance(hub, PostgresHub)
    told = hub.entries(entries_of(database, number))
    forged = [replace(each, changes=(each.changes or "") + " ") for each in told]
    with pytest.raises(Unavailable, match=r"sync\.damaged"):
        take_back(database, forged)
    assert old_shop.first.shop.verify().holds


def test_a_hub_older_than_what_is_kept_is_told_so(
    old_shop: OldShop, hub_engine: Engine
) -> None:
    let_go(old_shop.first)
    go_back(hub_engine, 3)
    old_shop.first.engine.greet_anew()
    with pytest.raises(HubRefuses, match=r"sync\.hub_too_old"):
        old_shop.first.sync()
    assert old_shop.first.engine.contact.trouble == "sync.hub_too_old"
    position = old_shop.first.replica.position()
    assert position is not None
    assert position.set_aside is None


def test_a_forged_hollow_entry_is_found(old_shop: OldShop) -> None:
    let_go(old_shop.first)
    database = old_shop.first.shop.database
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE checkpoint SET is_open = 1"))
        connection.execute(
            text("UPDATE journal_entry SET hash = zeroblob(32) WHERE changes = '[]'")
        )
        connection.execute(text("UPDATE checkpoint SET is_open = 0"))
    kinds = {each.kind for each in old_shop.first.shop.verify().differences}
    assert "checkpoint.differs" in kinds


def test_an_opening_sum_that_was_changed_is_found(old_shop: OldShop) -> None:
    let_go(old_shop.first)
    with old_shop.first.shop.database.engine.begin() as connection:
        connection.execute(
            text("UPDATE stock_level_opening SET on_hand = on_hand + 1000")
        )
    found = old_shop.first.shop.verify().differences
    assert [each.kind for each in found] == ["projection.differs"]


def test_facts_still_cannot_be_deleted_by_anybody_else(old_shop: OldShop) -> None:
    let_go(old_shop.first)
    with (
        old_shop.first.shop.database.engine.begin() as connection,
        pytest.raises(IntegrityError, match="never changes"),
    ):
        connection.execute(text("DELETE FROM payment"))


def test_every_reference_to_a_fact_that_may_go_is_found_by_an_index() -> None:
    """Without one, each part that goes would read whole tables."""
    for model in retention.models_that_go():
        for table, column in retention.references_to(model):
            firsts = [index.columns.values()[0] for index in table.indexes]
            assert column in firsts, f"{table.name}.{column.name} has no index"


def test_what_may_go_names_only_its_own_columns() -> None:
    assert {each.__tablename__ for each in retention.models_that_go()} == set(
        FACTS_THAT_GO
    )
    for model in retention.models_that_go():
        table: Any = model.__table__
        named = {*(model.MAY_GO or ()), *model.WITHIN}
        assert all(table.c[name].foreign_keys for name in named)
    assert Payment in shared_tables()
    assert SaleLine in shared_tables()
