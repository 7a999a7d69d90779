"""Random lives of repairs, on one terminal or on several that are apart for a while.

Every act is what somebody may try at any moment; what the rules refuse is refused.
After each the books must hold: see ``check``.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.moving_average import moving_average
from techstore_desktop.core.repairs.choices import (
    ApprovalWay,
    DepositKind,
    EventKind,
    IdentityCheck,
    LineKind,
    PartStatus,
    RepairKind,
)
from techstore_desktop.core.repairs.deposit_schemas import RepairDepositReturn
from techstore_desktop.core.repairs.part_order_schemas import (
    PartArrival,
    PartOrderCreate,
    PartOrderResponse,
)
from techstore_desktop.core.repairs.quote_schemas import (
    DiagnosisEdit,
    RepairLineEdit,
    RepairLineResponse,
)
from techstore_desktop.core.repairs.schemas import (
    RepairEventResponse,
    RepairJobResponse,
)
from techstore_desktop.core.repairs.state_schemas import RepairStateCreate
from techstore_desktop.core.repairs.workflow import TRANSITIONS
from techstore_desktop.core.sales.cart import with_customer, with_price_list
from techstore_desktop.core.sales.repairs_on_sale import bring_repair
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.shop import Shop
from tests.builders import a_cart, a_product, tenders
from tests.core.collection.arranging import a_ladder
from tests.core.collection.lives import (
    STEPS,
    Collecting,
    check_collected,
    is_kept,
    jobs,
    tills,
)
from tests.core.repairs.arranging import a_job, approved, deposit, labour, part, ready

STOCK = Decimal(4)
USED_UP = {PartStatus.FITTED, PartStatus.SCRAPPED}
ON_THE_SHELF = {PartStatus.TO_ORDER, PartStatus.RESERVED, PartStatus.RELEASED}
LEGAL = {(each.start, each.end) for each in TRANSITIONS}
PART_EVENTS = {
    EventKind.PART_TO_ORDER: PartStatus.TO_ORDER,
    EventKind.PART_RESERVED: PartStatus.RESERVED,
    EventKind.PART_RELEASED: PartStatus.RELEASED,
    EventKind.PART_FITTED: PartStatus.FITTED,
    EventKind.PART_RETURNED: PartStatus.RETURNED,
    EventKind.PART_SCRAPPED: PartStatus.SCRAPPED,
}
own = st.booleans()
"""Whether a state of the shop's own is meant, or the standard one of its kind."""
cents = st.integers(1, 5000).map(lambda cents: Decimal(cents) / 100)


class Lives(Collecting):
    """Three repairs that wait for the same few screens; more of them are ordered."""

    def __init__(
        self,
        shops: Sequence[Shop],
        actor: Actor,
        clock: SetClock,
        meet: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(shops, actor, clock)
        self.meet = meet
        self.ordered_pieces = 0

    @initialize()
    def take_in(self) -> None:
        shop = self.shops[0]
        a_ladder(shop, self.actor, *STEPS)
        self.own_states = self._make_states(shop)
        self.screen = a_product(shop, self.actor, opening_stock=STOCK)
        self.job_ids = [
            a_job(shop, self.actor, imei="", diagnosis_fee=fee).id
            for fee in (None, "10", "20")
        ]
        screen = part(self.screen)
        approved(shop, self.actor, self.job_ids[1], labour("20"), screen)
        deposit(shop, self.actor, self.job_ids[2], ("cash", "50"), ("card", "10"))
        ready(shop, self.actor, self.job_ids[2], labour("20"), screen)
        self.meet()

    def _make_states(self, shop: Shop) -> dict[RepairKind, str]:
        """Return a state of the shop's own of each kind, as an earlier life made it."""
        there = {state.name: state.key for state in shop.repairs.states()}
        return {
            kind: there.get(f"Our {kind}")
            or shop.repair_states.add(
                self.actor, RepairStateCreate(name=f"Our {kind}", kind=kind)
            ).key
            for kind in RepairKind
        }

    @rule(till=tills, job=jobs, kind=st.sampled_from(RepairKind), own=own)
    def move(self, till: int, job: int, *, kind: RepairKind, own: bool) -> None:
        with suppress(RuleBroken):
            self._shop(till).repairs.move(
                self.actor, self.job_ids[job], self._state(kind, own=own) or kind
            )

    @rule(till=tills, job=jobs, own=own)
    def quote(self, till: int, job: int, *, own: bool) -> None:
        state = self._state(RepairKind.QUOTED, own=own)
        with suppress(RuleBroken):
            detail = self._shop(till).repairs.quote(
                self.actor, self.job_ids[job], state=state
            )
            assert detail.card.state.key == (state or RepairKind.QUOTED)

    @rule(till=tills, job=jobs, own=own, declines=st.booleans())
    def give_up(self, till: int, job: int, *, own: bool, declines: bool) -> None:
        kind = RepairKind.DECLINED if declines else RepairKind.CANCELLED
        repairs, job_id = self._shop(till).repairs, self.job_ids[job]
        state = self._state(kind, own=own)
        with suppress(RuleBroken):
            detail = (
                repairs.decline(self.actor, job_id, state=state)
                if declines
                else repairs.cancel(self.actor, job_id, "Gave up", state=state)
            )
            assert detail.card.state.key == (state or kind)

    @rule(till=tills, job=jobs, own=own)
    def check(self, till: int, job: int, *, own: bool) -> None:
        state = self._state(RepairKind.READY, own=own)
        with suppress(RuleBroken):
            card = self._shop(till).repairs.check(
                self.actor, self.job_ids[job], "Works", is_passed=True, state=state
            )
            assert card.state.key == (state or RepairKind.READY)

    @rule(till=tills, job=jobs, words=st.sampled_from(["Screen", "Battery"]))
    def diagnose(self, till: int, job: int, words: str) -> None:
        with suppress(RuleBroken):
            self._shop(till).repairs.set_diagnosis(
                self.actor, self.job_ids[job], DiagnosisEdit(diagnosis=words)
            )

    @rule(
        till=tills,
        job=jobs,
        price=cents,
        count=st.integers(0, 2),
        keeps=st.booleans(),
    )
    def edit(
        self, till: int, job: int, *, price: Decimal, count: int, keeps: bool
    ) -> None:
        shop, job_id = self._shop(till), self.job_ids[job]
        kept = [self._again(line) for line in self._lines(shop, job_id) if keeps]
        work = RepairLineEdit(kind=LineKind.LABOUR, name="Work", unit_price=price)
        screens = [
            RepairLineEdit(
                kind=LineKind.PART,
                product_id=self.screen.id,
                name="Screen",
                unit_price=Decimal(30),
            )
        ] * count
        with suppress(RuleBroken):
            shop.repairs.edit_lines(self.actor, job_id, [*kept, work, *screens])

    @rule(till=tills, job=jobs, amount=st.none() | cents, own=own)
    def approve(
        self, till: int, job: int, *, amount: Decimal | None, own: bool
    ) -> None:
        with suppress(RuleBroken):
            self._shop(till).repairs.approve(
                self.actor,
                self.job_ids[job],
                way=ApprovalWay.PHONE,
                amount=amount,
                state=self._state(RepairKind.APPROVED, own=own),
            )

    @rule(till=tills, job=jobs, steps=st.integers(1, 8))
    def go_on(self, till: int, job: int, steps: int) -> None:
        """Do the usual next things, so that lives get somewhere."""
        shop, job_id = self._shop(till), self.job_ids[job]
        for _ in range(steps):
            with suppress(RuleBroken):
                self._go_on(shop, job_id)

    def _go_on(self, shop: Shop, job_id: UUID) -> None:
        detail = shop.repairs.job(self.actor, job_id)
        if not detail.diagnosis:
            words = DiagnosisEdit(diagnosis="Screen")
            shop.repairs.set_diagnosis(self.actor, job_id, words)
        elif detail.card.state.kind is RepairKind.REPAIRING:
            for line in self._parts(shop, job_id):
                with suppress(RuleBroken):
                    shop.repair_parts.fit(self.actor, line.id)
            shop.repairs.move(self.actor, job_id, RepairKind.TESTING)
        elif detail.main_next is RepairKind.APPROVED:
            shop.repairs.approve(self.actor, job_id, way=ApprovalWay.IN_PERSON)
        elif detail.card.state.kind is RepairKind.TESTING:
            shop.repairs.check(self.actor, job_id, "Works", is_passed=True)
        elif detail.main_next is RepairKind.DELIVERED:
            self._deliver(shop, job_id, to_account=False)
        elif detail.main_next is not None:
            shop.repairs.move(self.actor, job_id, detail.main_next)

    @rule(till=tills, job=jobs)
    def fit(self, till: int, job: int) -> None:
        shop = self._shop(till)
        for line in self._parts(shop, self.job_ids[job]):
            with suppress(RuleBroken):
                shop.repair_parts.fit(self.actor, line.id)

    @rule(till=tills, job=jobs, to_scrap=st.booleans())
    def take_off(self, till: int, job: int, *, to_scrap: bool) -> None:
        shop = self._shop(till)
        for line in self._parts(shop, self.job_ids[job])[:1]:
            with suppress(RuleBroken):
                shop.repair_parts.take_off(self.actor, line.id, to_scrap=to_scrap)

    @rule(till=tills, job=jobs)
    def put(self, till: int, job: int) -> None:
        shop = self._shop(till)
        for line in self._parts(shop, self.job_ids[job]):
            with suppress(RuleBroken):
                shop.repair_parts.put(self.actor, line.id)

    @rule(till=tills, pieces=st.integers(1, 3))
    def order(self, till: int, pieces: int) -> None:
        data = PartOrderCreate(product_id=self.screen.id, quantity=Decimal(pieces))
        self._shop(till).part_orders.order(self.actor, data)
        self.ordered_pieces += pieces

    @rule(till=tills, pieces=st.integers(1, 3), cost=st.none() | cents)
    def come(self, till: int, pieces: int, cost: Decimal | None) -> None:
        shop = self._shop(till)
        shop.part_orders.settle_costs()
        orders = self.ordered(shop)
        mine = [each for each in orders if each.product_id == self.screen.id]
        for order in mine[:1]:
            on_hand, before = self.shelf(shop)[0], self.cost(shop)
            quantity = Decimal(pieces)
            data = PartArrival(order_id=order.id, quantity=quantity, unit_cost=cost)
            with suppress(RuleBroken):
                shop.part_orders.arrived(self.actor, data)
                assert order.unit_cost is not None
                assert self.cost(shop) == moving_average(
                    on_hand=on_hand,
                    cost=before,
                    quantity=quantity,
                    unit_cost=order.unit_cost if cost is None else cost,
                    digits=2,
                )

    @rule(till=tills, job=jobs, method=st.sampled_from(["cash", "card"]), amount=cents)
    def leave_deposit(
        self, till: int, job: int, *, method: str, amount: Decimal
    ) -> None:
        shop, job_id = self._shop(till), self.job_ids[job]
        with suppress(RuleBroken):
            deposit(shop, self.actor, job_id, (method, str(amount)))

    @rule(till=tills, job=jobs, amount=st.none() | cents, to_account=st.booleans())
    def take_deposit_back(
        self, till: int, job: int, *, amount: Decimal | None, to_account: bool
    ) -> None:
        data = RepairDepositReturn(
            job_id=self.job_ids[job], amount=amount, to_account=to_account
        )
        with suppress(RuleBroken):
            self._shop(till).repair_money.return_deposit(self.actor, data)

    @rule(till=tills, job=jobs, to_account=st.booleans())
    def deliver(self, till: int, job: int, *, to_account: bool) -> None:
        with suppress(RuleBroken):
            self._deliver(self._shop(till), self.job_ids[job], to_account=to_account)

    @rule(till=tills, job=jobs)
    def void(self, till: int, job: int) -> None:
        shop = self._shop(till)
        for delivery in shop.repairs.job(self.actor, self.job_ids[job]).deliveries:
            with suppress(RuleBroken):
                shop.sales.void(self.actor, delivery.sale_id, "Wrong")

    def _deliver(self, shop: Shop, job_id: UUID, *, to_account: bool) -> None:
        found = shop.repair_money.deliver(
            self.actor,
            job_id,
            identity_check=IdentityCheck.TICKET,
            puts_rest_on_account=to_account,
        )
        cart = bring_repair(a_cart(), found.lines, found.delivery)
        cart = with_customer(cart, found.customer_id, found.customer_name)
        cart = with_price_list(cart, None, 2)
        bill = sum(line.unit_price * line.quantity for line in found.lines)
        due = max(Decimal(0), bill - found.delivery.deposit)
        given = tenders(("cash", str(due))) if due else []
        shop.sales.complete(self.actor, cart, given)

    def ordered(self, shop: Shop) -> list[PartOrderResponse]:
        """Return what is still to come, as a terminal knows it."""
        needed = shop.part_orders.needed(self.actor)
        return [order for part in needed for order in part.orders]

    def cost(self, shop: Shop) -> Decimal:
        """Return what a screen costs, as a terminal knows it (R33)."""
        return shop.products.get(self.screen.id).cost

    def received(self, shop: Shop) -> Decimal:
        """Return how many screens came on orders, as the shelf was told."""
        rows = shop.stock.movements(self.screen.id, limit=10_000)
        came = (row for row in rows if row.reason is MovementReason.RECEIVED)
        return sum((row.quantity for row in came), Decimal(0))

    def _state(self, kind: RepairKind, *, own: bool) -> str | None:
        """Return the shop's own state of a kind; None for the standard one."""
        return self.own_states[kind] if own else None

    def _lines(self, shop: Shop, job_id: UUID) -> tuple[RepairLineResponse, ...]:
        return shop.repairs.job(self.actor, job_id).lines

    def _parts(self, shop: Shop, job_id: UUID) -> list[RepairLineResponse]:
        lines = self._lines(shop, job_id)
        return [line for line in lines if line.kind is LineKind.PART]

    def _again(self, line: RepairLineResponse) -> RepairLineEdit:
        names = ("id", "kind", "product_id", "name", "quantity", "unit_price")
        return RepairLineEdit(**{name: getattr(line, name) for name in names})

    def details(self, shop: Shop) -> list[RepairJobResponse]:
        """Return the three repairs as a terminal knows them."""
        return [shop.repairs.job(self.actor, job_id) for job_id in self.job_ids]

    def shelf(self, shop: Shop) -> tuple[Decimal, Decimal]:
        """Return how many screens are on hand, and how many are kept."""
        level = shop.stock.levels(self.screen.id)[0]
        return level.on_hand, level.reserved


def check(machine: Lives, shop: Shop) -> None:
    """Hold every figure of one terminal's repairs against what happened to them."""
    details = machine.details(shop)
    parts = [line for each in details for line in each.lines if line.product_id]
    used = sum((line.quantity for line in parts if line.part_status in USED_UP), 0)
    kept = sum(
        line.quantity for line in parts if line.part_status is PartStatus.RESERVED
    )
    on_hand, reserved = machine.shelf(shop)
    bought = STOCK + machine.received(shop)
    assert on_hand + used == bought, "a part is in two places, or in none"
    assert reserved == kept <= on_hand
    for each in details:
        assert each.deposit_balance >= 0, "a deposit was used twice"
        standing = [one for one in each.deliveries if not one.is_voided]
        assert len(standing) <= 1, "billed twice"
        if standing and not each.card.is_unrepaired:
            billed = [line.part_status for line in each.lines if line.product_id]
            assert not set(billed) & ON_THE_SHELF, "billed and never fitted"
        is_delivered = each.card.state.kind is RepairKind.DELIVERED
        assert is_delivered == (len(standing) == 1 or is_kept(each))
        _check_chain(each)
        _check_history(each)
        _check_money(each)
    check_collected(machine, shop, details)


def _check_chain(detail: RepairJobResponse) -> None:
    """Follow the states: each event begins where the last one ended, by the table."""
    state = None
    for event in detail.events:
        if event.to_state is None:
            continue
        if event.kind is not EventKind.TAKEN_IN:
            assert event.from_state == state
            check_legal(event)
        state = event.to_state
    assert state == detail.card.state


def check_legal(event: RepairEventResponse) -> None:
    """Hold a move against the table."""
    assert event.from_state is not None
    assert event.to_state is not None
    ends = event.from_state.kind, event.to_state.kind
    assert ends in LEGAL or ends[0] is ends[1], f"the table forbids {ends}"


def _check_history(detail: RepairJobResponse) -> None:
    """Let the events alone tell parts, approvals, and the quote's lines."""
    statuses: dict[str, PartStatus] = {}
    for event in detail.events:
        if event.kind in PART_EVENTS:
            statuses[event.details["line_id"]] = PART_EVENTS[event.kind]
    told: dict[str, Any] = {
        str(line.id): line.part_status
        for line in detail.lines
        if line.part_status is not None
    }
    assert {key: statuses[key] for key in told} == told
    approved = [e for e in detail.events if e.kind is EventKind.APPROVED]
    assert [Decimal(e.details["amount"]) for e in approved] == [
        each.amount for each in detail.approvals
    ]
    if detail.approvals:
        assert detail.approved_amount == detail.approvals[-1].amount


def _check_money(detail: RepairJobResponse) -> None:
    """Let documents, payments and events tell the same of the deposit."""
    sums: dict[DepositKind, Decimal] = defaultdict(Decimal)
    for document in detail.deposits:
        paid = sum((each.amount for each in document.payments), Decimal(0))
        assert paid == document.amount + document.cash_rounding
        sums[document.kind] += document.amount
    assert sum(sums.values(), Decimal(0)) == detail.deposit_balance
    numbers = [e.details["number"] for e in detail.events if "number" in e.details]
    assert numbers == [document.number for document in detail.deposits]
