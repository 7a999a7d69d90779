"""Cash in and out, expenses, safe drops, and the drawer opened without a sale."""

from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.numbers import document_number, next_place
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.cash import foreign, openings
from techstore_desktop.core.cash import reading as views
from techstore_desktop.core.cash.choices import CASH, MovementKind
from techstore_desktop.core.cash.models import (
    CashMovement,
    CashSession,
    DrawerOpening,
    ExpenseCategory,
)
from techstore_desktop.core.cash.schemas import (
    CashMovementCreate,
    CashMovementResponse,
    ExpenseCategoryResponse,
)
from techstore_desktop.core.cash.sessions import open_session
from techstore_desktop.core.cash.totals import expected_by_method
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, currency, round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction


class CashMovementService:
    """What goes in and out of this terminal's drawer without a document."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles
        self._categories = Repository(ExpenseCategory)
        self._movements = Repository(CashMovement)
        self._sessions = Repository(CashSession)

    def record(
        self,
        actor: Actor,
        data: CashMovementCreate,
        *,
        approval: Approval | None = None,
    ) -> CashMovementResponse:
        """Record a movement within the open session (R40, R41, R61a).

        Raises RuleBroken ``cash.no_session``, ``cash.nothing_moved``,
        ``cash.category_needed`` for an expense, ``expense_category.not_found``,
        ``currency.unknown``.
        """
        opens = data.kind is MovementKind.OPENED
        needed = Permission.OPEN_DRAWER if opens else Permission.MOVE_CASH
        approved_by = authorize(actor, {needed}, approval)
        with self._database.transaction(
            "cash.moved", actor, approved_by=approved_by
        ) as transaction:
            session = open_session(transaction)
            if session is None:
                raise RuleBroken("cash.no_session")
            movement = self._write(transaction, actor, session, data)
            transaction.flush()
            return views.movement_response(transaction, movement, session.number)

    def exceeds_drawer(self, data: CashMovementCreate) -> bool:
        """Tell whether more goes out than the books have in the open drawer (R41).

        It may be there all the same: a question, no refusal. How much there should be
        is not told before the blind count (R42).
        """
        with self._database.reading() as reading:
            session = open_session(reading)
            if session is None or data.kind.sign >= 0:
                return False
            own = self._profiles.of(reading).currency.code
            if data.currency and data.currency != own:
                there = foreign.expected(reading, session).get(data.currency, ZERO)
            else:
                there = expected_by_method(reading, session)[CASH]
            return data.amount > there

    def drawer_tried(self, actor: Actor, reason: str) -> None:
        """Record that the drawer was opened to see whether it does (R61a).

        While no session is open it is kept for the next one.
        """
        authorize(actor, {Permission.OPEN_DRAWER})
        with self._database.transaction("cash.drawer_tried", actor) as transaction:
            session = open_session(transaction)
            if session is None:
                transaction.add(
                    DrawerOpening(
                        occurred_at=transaction.now,
                        opened_by_id=actor.staff_id,
                        reason=reason,
                    )
                )
                return
            openings.write(
                transaction,
                session.id,
                self._profiles.of(transaction),
                opened_by_id=actor.staff_id,
                reason=reason,
            )

    def movement(self, movement_id: UUID) -> CashMovementResponse:
        """Return a movement, to print its slip again."""
        with self._database.reading() as reading:
            movement = self._movements.get(reading, movement_id)
            session = self._sessions.get(reading, movement.cash_session_id)
            return views.movement_response(reading, movement, session.number)

    def movements(self, session_id: UUID) -> tuple[CashMovementResponse, ...]:
        """Return the movements of a session in their order."""
        with self._database.reading() as reading:
            session = self._sessions.get(reading, session_id)
            return views.movements(reading, session)

    def categories(self) -> tuple[ExpenseCategoryResponse, ...]:
        """Return what money may be spent on, by name."""
        with self._database.reading() as reading:
            rows = self._categories.get_multi(
                reading,
                ExpenseCategory.archived_at.is_(None),
                order_by=(ExpenseCategory.name,),
            )
            return tuple(
                ExpenseCategoryResponse(id=row.id, name=row.name) for row in rows
            )

    def add_category(
        self, actor: Actor, name: str, *, approval: Approval | None = None
    ) -> ExpenseCategoryResponse:
        """Add a category, or return the one of that name.

        Raises RuleBroken ``cash.category_unnamed``.
        """
        approved_by = authorize(actor, {Permission.EDIT_EXPENSE_CATEGORIES}, approval)
        if not (wanted := name.strip()):
            raise RuleBroken("cash.category_unnamed")
        with self._database.transaction(
            "expense_category.created", actor, approved_by=approved_by
        ) as transaction:
            row = self._named(transaction, wanted) or self._categories.create(
                transaction, {"name": wanted}
            )
            return ExpenseCategoryResponse(id=row.id, name=row.name)

    def archive_category(
        self, actor: Actor, category_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Take a category out of use; what was spent on it keeps its name."""
        approved_by = authorize(actor, {Permission.EDIT_EXPENSE_CATEGORIES}, approval)
        with self._database.transaction(
            "expense_category.archived", actor, approved_by=approved_by
        ) as transaction:
            self._categories.archive(transaction, category_id)

    def _named(self, reading: Reading, name: str) -> ExpenseCategory | None:
        rows = reading.session.scalars(
            select(ExpenseCategory).where(ExpenseCategory.archived_at.is_(None))
        )
        return next((row for row in rows if row.name.lower() == name.lower()), None)

    def _write(
        self,
        transaction: Transaction,
        actor: Actor,
        session: CashSession,
        data: CashMovementCreate,
    ) -> CashMovement:
        profile = self._profiles.of(transaction)
        money = currency(data.currency) if data.currency else profile.currency
        is_own = money.code == profile.currency.code or not data.kind.sign
        amount = round_half_up(data.amount, money.digits) if data.kind.sign else ZERO
        if data.kind.sign and not amount:
            raise RuleBroken("cash.nothing_moved")
        category = None
        if data.kind is MovementKind.EXPENSE:
            if data.category_id is None:
                raise RuleBroken("cash.category_needed")
            category = self._categories.get(transaction, data.category_id)
        place = next_place(transaction, CashMovement)
        code = f"M{profile.terminal_code}"
        return transaction.add(
            CashMovement(
                id=transaction.new_id(),
                number=document_number(code, place.sequence),
                sequence=place.sequence,
                occurred_at=place.occurred_at,
                business_day=profile.business_day(place.occurred_at),
                cash_session_id=session.id,
                recorded_by_id=actor.staff_id,
                kind=data.kind,
                amount=amount if is_own else ZERO,
                effect=amount * data.kind.sign if is_own else ZERO,
                category_id=category.id if category else None,
                category_name=category.name if category else "",
                reason=data.reason,
                currency=None if is_own else money.code,
                foreign_amount=ZERO if is_own else amount,
                foreign_effect=ZERO if is_own else amount * data.kind.sign,
            )
        )
