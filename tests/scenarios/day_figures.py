"""What a day must come to, added up from its documents one by one."""

from collections import Counter as Sums
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.cash.schemas import CashReport
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductFilter
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.shop import Shop
from tests.scenarios.counter import Ledger
from tests.scenarios.counter_day import MISSING

ZERO = Decimal(0)


@dataclass(frozen=True)
class Standing:
    """How the shop stood before the day, or stands after it."""

    sales: Decimal
    methods: dict[str, Decimal]
    tickets: Decimal
    receivables: Decimal
    on_hand: dict[UUID, Decimal]


def standing(shop: Shop, owner: Actor) -> Standing:
    """Return the dashboard's figures and every shelf."""
    seen = shop.reports.dashboard(owner)
    assert seen.sales
    assert seen.tickets
    assert seen.receivables
    assert seen.methods is not None
    products = shop.products.page(ProductFilter(), limit=20_000)
    return Standing(
        sales=seen.sales.now,
        methods={each.method: each.amount for each in seen.methods},
        tickets=seen.tickets.now,
        receivables=seen.receivables.total,
        on_hand={each.id: each.on_hand for each in products},
    )


def paid_by_method(documents: Iterable[SaleResponse]) -> dict[str, Decimal]:
    """Return what each method took, refunds taken off."""
    sums: Sums[str] = Sums()
    for document in documents:
        for payment in document.payments:
            sums[payment.method] += payment.amount  # type: ignore[assignment]
    return {method: Decimal(amount) for method, amount in sums.items() if amount}


def gone(documents: Iterable[SaleResponse]) -> dict[UUID, Decimal]:
    """Return how many of each product left the shelf, those that came back off."""
    pieces: dict[UUID, Decimal] = {}
    for document in documents:
        for line in document.lines:
            if line.product_id is not None:
                before = pieces.get(line.product_id, ZERO)
                pieces[line.product_id] = before + line.quantity
    return {product: count for product, count in pieces.items() if count}


def check_report(report: CashReport, ledger: Ledger) -> None:
    """Hold the Z against the documents, the float and what went in and out."""
    methods = {each.method: each.amount for each in report.methods if each.amount}
    by_documents = paid_by_method(ledger.documents)
    by_documents["cash"] += ledger.account_payment
    assert methods == by_documents
    cash = by_documents["cash"] + ledger.float_amount - ledger.expense
    assert report.expected_cash == cash
    assert report.difference == -MISSING


def check_day(
    before: Standing, after: Standing, ledgers: tuple[Ledger, ...], owed: Decimal
) -> None:
    """Hold dashboard, shelves and accounts against every document of the day."""
    documents = [each for ledger in ledgers for each in ledger.documents]
    paid = sum((ledger.account_payment for ledger in ledgers), ZERO)
    assert after.sales - before.sales == sum(each.total for each in documents)
    moved = {
        product: before.on_hand[product] - count
        for product, count in after.on_hand.items()
        if before.on_hand[product] != count
    }
    assert moved == gone(documents)
    on_account = paid_by_method(documents).get("account", ZERO)
    assert after.receivables - before.receivables == on_account - paid == owed
