"""The drawer's days in the demo shop: expenses, change, drops, a count that is off."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from techstore_desktop.core.attention.kinds.cash_difference import CashDifference
from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashMovementCreate,
    CashSessionCreate,
)
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.words import Say
from techstore_desktop.shop import Shop

_SPENT = (
    (
        QT_TRANSLATE_NOOP("Demo", "Courier"),
        QT_TRANSLATE_NOOP("Demo", "Errand to the supplier"),
        45,
    ),
    (
        QT_TRANSLATE_NOOP("Demo", "Cleaning"),
        QT_TRANSLATE_NOOP("Demo", "Cleaning articles"),
        28,
    ),
    (
        QT_TRANSLATE_NOOP("Demo", "Coffee and water"),
        QT_TRANSLATE_NOOP("Demo", "Coffee of the week"),
        22,
    ),
    (
        QT_TRANSLATE_NOOP("Demo", "Stationery"),
        QT_TRANSLATE_NOOP("Demo", "Rolls of paper"),
        36,
    ),
)
_FROM_BANK = QT_TRANSLATE_NOOP("Demo", "Change from the bank")
_TO_SAFE = QT_TRANSLATE_NOOP("Demo", "Safe")
_NOTE_LACKS = QT_TRANSLATE_NOOP("Demo", "A note of 20 is missing")
_LOOKED_INTO = QT_TRANSLATE_NOOP(
    "Demo", "Wrong change given; talked over at the meeting"
)
_FIRST_FLOAT, _KEPT = Decimal(200), Decimal(600)
_OFF_EVERY, _CHANGE_EVERY = 17, 3
_LATELY = timedelta(days=8)
"""A difference that is older was looked into."""
_SPENDS = 0.5


class DemoCash:
    """What the cashier does with the drawer besides selling."""

    def __init__(
        self,
        shop: Shop,
        random: Random,
        manager: Actor,
        *,
        today: datetime,
        say: Say,
    ) -> None:
        self._say = say
        self._shop = shop
        self._random = random
        self._manager = manager
        self._lately = today - _LATELY
        self._differed = False
        self._days = 0
        self._categories: dict[str, UUID] = {
            name: shop.cash_movements.add_category(manager, say(name)).id
            for name, _, _ in _SPENT
        }

    def open(self, cashier: Actor) -> None:
        """Begin with what the last close left in the drawer."""
        left = self._shop.cash.left_by_last()
        data = CashSessionCreate(float_amount=_FIRST_FLOAT if left is None else left)
        self._shop.cash.open(cashier, data)
        if self._differed and self._shop.database.clock.now() < self._lately:
            self._look_into_it()

    def spend(self, cashier: Actor) -> None:
        """Fetch change and pay something on some days; take notes to the safe."""
        if self._days % _CHANGE_EVERY == 0:
            self._move(cashier, MovementKind.IN, 100, self._say(_FROM_BANK))
        if self._random.random() < _SPENDS:
            name, reason, amount = self._random.choice(_SPENT)
            category = self._categories[name]
            self._move(
                cashier, MovementKind.EXPENSE, amount, self._say(reason), category
            )
        session = self._shop.cash.current()
        if session is None:
            return
        beyond = self._shop.cash.expected_cash(session.id) - _KEPT
        notes = beyond // 100 * 100
        if notes > 0:
            self._move(cashier, MovementKind.DROP, int(notes), self._say(_TO_SAFE))

    def close(self, cashier: Actor) -> None:
        """Count and close; now and then the customer's change was wrong."""
        session = self._shop.cash.current()
        if session is None:
            return
        self._days += 1
        is_off = self._days % _OFF_EVERY == 1
        off = Decimal(20) if is_off else Decimal(0)
        words = self._say(_NOTE_LACKS) if is_off else ""
        counted = max(self._shop.cash.expected_cash(session.id) - off, Decimal(0))
        self._differed = is_off
        count = CashCount(counted={"cash": counted}, explanation=words)
        self._shop.cash.close(cashier, session.id, count)

    def _look_into_it(self) -> None:
        """Let the manager settle the difference of the day before."""
        attention = self._shop.attention
        for item in attention.open_items():
            if item.kind == CashDifference.name:
                note = self._say(_LOOKED_INTO)
                choice = CashDifference.choice.name
                attention.settle(self._manager, item.key, choice, note)

    def _move(
        self,
        cashier: Actor,
        kind: MovementKind,
        amount: int,
        reason: str,
        category: UUID | None = None,
    ) -> None:
        data = CashMovementCreate(
            kind=kind, amount=Decimal(amount), reason=reason, category_id=category
        )
        self._shop.cash_movements.record(cashier, data)
