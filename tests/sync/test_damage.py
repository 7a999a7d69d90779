"""A hub that hands out what does not fit together is not believed."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.permissions import Actor
from tests import builders
from tests.sync.tills import Till

AddTill = Callable[[str], Till]
CHANGES = (
    "UPDATE journal_entry SET changes = changes || ' '",
    "UPDATE journal_entry SET personal = replace(personal::text, 'Ana', 'Eva')::jsonb",
    "UPDATE journal_entry SET action = 'customer.forged'",
    "UPDATE journal_entry SET hash = sha256('else')",
    "UPDATE journal_entry SET seq = seq + 1",
    "UPDATE journal_entry SET previous_hash = sha256('else')",
    "DELETE FROM journal_entry",
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_journal_is_not_taken_over(
    change: str,
    first_till: Till,
    boss: Actor,
    another_till: AddTill,
    hub_engine: Engine,
) -> None:
    second = another_till("B1")
    builders.a_customer(first_till.shop, boss, name="Ana")
    builders.a_customer(first_till.shop, boss, name="Ana Paz", phone="1")
    first_till.sync()
    with hub_engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        where = (
            " WHERE hub_seq = (SELECT max(hub_seq) - 1 FROM journal_entry"
            " WHERE action = 'customer.created')"
            if change.startswith("DELETE")
            else " WHERE hub_seq = (SELECT max(hub_seq) FROM journal_entry)"
        )
        connection.execute(text(change + where))
    with hub_engine.connect() as connection:
        head = int(connection.scalar(text("SELECT last FROM sync_head")) or 0)
    with pytest.raises(Unavailable, match=r"sync\.damaged"):
        second.sync()
    assert second.engine.contact.trouble == "sync.damaged"
    position = second.replica.position()
    assert position is not None
    assert position.cursor < head
    assert second.shop.verify().holds
