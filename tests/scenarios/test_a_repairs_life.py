"""A phone is taken in, repaired, handed out and claimed for, on two terminals."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from techstore_desktop import demo
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.intake_choices import Answer
from techstore_desktop.core.repairs.intake_schemas import DeviceCondition
from techstore_desktop.shop import Shop
from tests.scenarios.person import no_picture
from tests.scenarios.repair_by_mouse import MouseWorkshop
from tests.scenarios.repair_life import DEPOSIT, LABOUR, Workshop, play
from tests.scenarios.two_tills import a_window
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till


@pytest.mark.parametrize("person", [Workshop, MouseWorkshop])
def test_a_phones_way_and_its_figures_agree(
    qtbot: QtBot,
    quiet_till: None,
    here: Till,
    there: Till,
    hub_engine: Engine,
    person: type[Workshop],
) -> None:
    owner = demo.demo_actor(here.shop)

    def meet() -> None:
        for till in (here, there, here):
            till.sync()

    def working(shop: Shop) -> Workshop:
        window = a_window(shop)
        qtbot.addWidget(window)
        return person(window, shop, no_picture)

    counter, bench = working(here.shop), working(there.shop)
    life = play(counter, bench, meet, owner)
    job = here.shop.repairs.job(owner, life.job_id)
    assert job.card.state.kind is RepairKind.DELIVERED
    assert job.deposit_balance == 0
    checks = DeviceCondition.of(job.condition).checks
    assert {each.answer for each in checks} == {Answer.YES}
    assert job.bill.total == LABOUR + life.part.price
    cash = sum(
        (each.amount for each in life.sale.payments if each.method == "cash"),
        Decimal(0),
    )
    assert cash == life.sale.total - DEPOSIT
    session = here.shop.cash.current()
    assert session is not None
    expected = counter.ledger.float_amount + DEPOSIT + cash
    assert here.shop.cash.expected_cash(session.id) == expected
    assert here.shop.accounts.standing(life.customer_id).balance == 0
    for sold in (life.part, life.charger):
        now = here.shop.products.get(sold.id)
        assert now.on_hand == sold.on_hand - 1
    claim = here.shop.repairs.job(owner, life.claim_id)
    assert claim.claim_of_id == life.job_id
    for till in (here, there):
        assert till.shop.verify().differences == ()
    assert digest(here) == digest(there) == hub_digest(hub_engine)
