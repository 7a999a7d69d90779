"""A whole day on the demo shop, two tills, by keyboard alone; then the figures."""

from collections import Counter as Sums

from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from techstore_desktop import demo
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.shop import Shop
from tests.scenarios.counter import Counter
from tests.scenarios.counter_day import play
from tests.scenarios.day_figures import check_day, check_report, standing
from tests.scenarios.person import no_picture
from tests.scenarios.two_tills import a_window
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till


def a_counter(qtbot: QtBot, shop: Shop) -> Counter:
    window = a_window(shop)
    qtbot.addWidget(window)
    return Counter(window, shop, no_picture)


def test_a_whole_day_by_keyboard_and_its_figures_agree(
    qtbot: QtBot, quiet_till: None, here: Till, there: Till, hub_engine: Engine
) -> None:
    owner = demo.demo_actor(here.shop)
    before = standing(here.shop, owner)

    def meet() -> None:
        for till in (here, there, here):
            till.sync()

    first, second = a_counter(qtbot, here.shop), a_counter(qtbot, there.shop)
    day = play(first, second, meet, owner)
    after = standing(here.shop, owner)
    kinds = Sums(each.kind for each in first.ledger.documents)
    assert kinds[SaleKind.SALE] + len(second.ledger.documents) == 20
    assert (kinds[SaleKind.RETURN], kinds[SaleKind.EXCHANGE]) == (2, 1)
    check_report(here.shop.cash.report(owner, day.session_id), first.ledger)
    owed = here.shop.accounts.standing(day.customer_id).balance
    check_day(before, after, (first.ledger, second.ledger), owed)
    assert standing(there.shop, owner).on_hand == after.on_hand
    for till in (here, there):
        assert till.shop.verify().differences == ()
    assert digest(here) == digest(there) == hub_digest(hub_engine)
