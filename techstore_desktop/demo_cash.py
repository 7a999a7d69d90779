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
from techstore_desktop.shop import Shop

_SPENT = (
    ("Mensajería", "Cadete al proveedor", 45),
    ("Limpieza", "Artículos de limpieza", 28),
    ("Café y agua", "Café de la semana", 22),
    ("Librería", "Rollos de papel", 36),
)
_FIRST_FLOAT, _KEPT = Decimal(200), Decimal(600)
_OFF_EVERY, _CHANGE_EVERY = 17, 3
_LATELY = timedelta(days=8)
"""A difference that is older was looked into."""
_SPENDS = 0.5


class DemoCash:
    """What the cashier does with the drawer besides selling."""

    def __init__(
        self, shop: Shop, random: Random, manager: Actor, *, today: datetime
    ) -> None:
        self._shop = shop
        self._random = random
        self._manager = manager
        self._lately = today - _LATELY
        self._differed = False
        self._days = 0
        self._categories: dict[str, UUID] = {
            name: shop.cash_movements.add_category(manager, name).id
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
            self._move(cashier, MovementKind.IN, 100, "Cambio del banco")
        if self._random.random() < _SPENDS:
            name, reason, amount = self._random.choice(_SPENT)
            category = self._categories[name]
            self._move(cashier, MovementKind.EXPENSE, amount, reason, category)
        session = self._shop.cash.current()
        if session is None:
            return
        beyond = self._shop.cash.expected_cash(session.id) - _KEPT
        notes = beyond // 100 * 100
        if notes > 0:
            self._move(cashier, MovementKind.DROP, int(notes), "Caja fuerte")

    def close(self, cashier: Actor) -> None:
        """Count and close; now and then the customer's change was wrong."""
        session = self._shop.cash.current()
        if session is None:
            return
        self._days += 1
        is_off = self._days % _OFF_EVERY == 1
        off = Decimal(20) if is_off else Decimal(0)
        words = "Falta un billete de 20" if is_off else ""
        counted = max(self._shop.cash.expected_cash(session.id) - off, Decimal(0))
        self._differed = is_off
        count = CashCount(counted={"cash": counted}, explanation=words)
        self._shop.cash.close(cashier, session.id, count)

    def _look_into_it(self) -> None:
        """Let the manager settle the difference of the day before."""
        attention = self._shop.attention
        for item in attention.open_items():
            if item.kind == CashDifference.name:
                note = "Vuelto mal dado; hablado en la reunión"
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
