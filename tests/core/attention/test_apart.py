"""People who settle while apart: whatever order their decisions arrive in, one end."""

import shutil
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from techstore_desktop.core.attention.models import AttentionSettlement
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.storage import dialects
from techstore_desktop.shop import assemble
from tests.builders import found, open_drawer
from tests.conftest import NOON
from tests.core.attention.arising import sold_below_zero

CASES = 3
decisions = st.lists(
    st.tuples(st.integers(0, CASES - 1), st.integers(0, 5)), min_size=1, max_size=6
)


@settings(
    max_examples=12,
)
@given(decided=decisions, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter_and_each_item_is_settled_once(
    sqlite_template: Path,
    decided: list[tuple[int, int]],
    shuffled: Random,
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "shop.db"
        shutil.copy(sqlite_template, file)
        shop = assemble(dialects.sqlite_engine(file), clock=SetClock(NOON))
        manager = found(shop)
        open_drawer(shop, manager)
        for _ in range(CASES):
            sold_below_zero(shop, manager)
        keys = sorted(item.key for item in shop.attention.open_items())
        arriving = list(enumerate(decided))
        shuffled.shuffle(arriving)
        for number, (case, minutes) in arriving:
            with shop.database.transaction("attention.settled", manager) as one:
                one.add(
                    AttentionSettlement(
                        id=UUID(int=number + 1),
                        kind="negative_stock",
                        item=keys[case],
                        choice="leave",
                        settled_at=NOON + timedelta(minutes=minutes),
                        settled_by_id=manager.staff_id,
                        note=str(number),
                    )
                )
        settled = shop.attention.settled_items()
        notes = {item.key: [each.note for each in item.settlements] for item in settled}
        assert len(settled) == len(notes)
        assert notes == {
            keys[case]: [
                str(number)
                for _minutes, number in sorted(
                    (minutes, number)
                    for number, (of_case, minutes) in enumerate(decided)
                    if of_case == case
                )
            ]
            for case in {case for case, _minutes in decided}
        }
        open_keys = {item.key for item in shop.attention.open_items()}
        assert open_keys == set(keys) - set(notes)
        shop.close()
