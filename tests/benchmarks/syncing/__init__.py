"""How fast terminals agree, over a real server on the loopback."""

from collections.abc import Iterator

from tests import builders
from tests.benchmarks.rows import Row
from tests.benchmarks.syncing.backlog import pull_row, push_row
from tests.benchmarks.syncing.catching_up import sale_while_pulling_row
from tests.benchmarks.syncing.coming_back import coming_back_row
from tests.benchmarks.syncing.crowd import crowd_row
from tests.benchmarks.syncing.hop import hop_rows
from tests.benchmarks.syncing.shops import a_bench, founder, sold_offline


def syncing_rows(sales: int) -> Iterator[Row]:
    """Measure a shop that sold this often while its hub was away."""
    file = sold_offline(sales)
    with a_bench() as bench:
        till = founder(bench, file)
        boss = builders.sign_in(till.shop)
        branch_id = till.shop.database.origin.branch_id
        yield push_row(bench, till, sales)
        yield pull_row(bench, branch_id)
        yield sale_while_pulling_row(bench, branch_id)
        yield from hop_rows(bench, till, boss)
        yield crowd_row(bench, branch_id)
        yield coming_back_row(bench, till, boss)
        till.close()
