"""Signing in, lending a permission, and who works here."""

import math
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import (
    ROLE_PERMISSIONS,
    Actor,
    Approval,
    Permission,
    authorize,
)
from techstore_desktop.core.staff import pins, standing
from techstore_desktop.core.staff.last_manager import require_a_manager
from techstore_desktop.core.staff.lockout import Lockout, PinTry, lockout
from techstore_desktop.core.staff.models import PinOutcome, PinUse, StaffMember
from techstore_desktop.core.staff.schemas import (
    StaffMemberCreate,
    StaffMemberResponse,
    StaffMemberUpdate,
)
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

CONSIDERED_TRIES = 200


class StaffService:
    """The people of the shop and their PINs."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._people = Repository(StaffMember)

    def people(self, *, with_archived: bool = False) -> list[StaffMemberResponse]:
        """Return who works here, by name: the tiles of the sign-in."""
        with self._database.reading() as reading:
            criteria = () if with_archived else (StaffMember.archived_at.is_(None),)
            rows = self._people.get_multi(
                reading, *criteria, order_by=(StaffMember.name,)
            )
            return [_response(row) for row in rows]

    def sign_in(self, staff_id: UUID, pin: str) -> Actor:
        """Return the person as an actor.

        Raises RuleBroken ``pin.wrong`` with ``tries_left`` and ``pin.locked`` with
        ``seconds``; works without any network, and after a restart as before it.
        """
        person = self._with_pin(staff_id, pin, action="staff.signed_in")
        return _actor(person)

    def approve(
        self, staff_id: UUID, pin: str, permissions: frozenset[Permission]
    ) -> Approval:
        """Lend a person's permissions for one act, by their PIN (R60).

        Raises as ``sign_in`` does, and ``permission.missing``.
        """
        with self._database.reading() as reading:
            lender = _actor(self._people.get(reading, staff_id))
        authorize(lender, set(permissions))
        self._with_pin(staff_id, pin, action="staff.approved")
        return Approval(staff_id, permissions)

    def unlock(self, actor: Actor, staff_id: UUID) -> None:
        """Let a locked person try again at once."""
        authorize(actor, {Permission.UNLOCK_STAFF})
        with self._database.transaction("staff.unlocked", actor) as transaction:
            self._people.get(transaction, staff_id)
            _note(transaction, staff_id, PinOutcome.UNLOCKED)

    def create(self, actor: Actor, data: StaffMemberCreate) -> StaffMemberResponse:
        """Add a person. Raises RuleBroken ``pin.too_simple``."""
        authorize(actor, {Permission.EDIT_STAFF})
        with self._database.transaction("staff.created", actor) as transaction:
            row = add_person(transaction, data)
        return _response(row)

    def update(
        self, actor: Actor, staff_id: UUID, data: StaffMemberUpdate
    ) -> StaffMemberResponse:
        """Change name or role. Raises RuleBroken ``staff.last_manager`` (R62)."""
        authorize(actor, {Permission.EDIT_STAFF})
        with self._database.transaction("staff.updated", actor) as transaction:
            values = data.model_dump(exclude_none=True)
            row = self._people.update(transaction, staff_id, values)
            transaction.flush()
            require_a_manager(transaction)
        return _response(row)

    def archive(self, actor: Actor, staff_id: UUID) -> None:
        """Take a person off the sign-in. Raises ``staff.last_manager`` (R62)."""
        authorize(actor, {Permission.EDIT_STAFF})
        with self._database.transaction("staff.archived", actor) as transaction:
            self._people.archive(transaction, staff_id)
            transaction.flush()
            require_a_manager(transaction)

    def restore(self, actor: Actor, staff_id: UUID) -> None:
        """Bring an archived person back."""
        authorize(actor, {Permission.EDIT_STAFF})
        with self._database.transaction("staff.restored", actor) as transaction:
            self._people.restore(transaction, staff_id)

    def present(self, actor: Actor) -> Actor | None:
        """Return the person with the rights of now, or None where they are gone."""
        with self._database.reading() as reading:
            return standing.present(reading, actor.staff_id)

    def change_pin(
        self, actor: Actor, staff_id: UUID, pin: str, *, old_pin: str = ""
    ) -> None:
        """Give a person another PIN: one's own by the old one, another's as a manager.

        Raises RuleBroken ``pin.not_digits`` and ``pin.too_simple``; where ``old_pin``
        is not one's own, as ``sign_in`` does: it is a try like any other (R61).
        """
        pins.check(pin)
        if actor.staff_id == staff_id:
            self._with_pin(staff_id, old_pin, action="staff.pin_asked")
        else:
            authorize(actor, {Permission.EDIT_STAFF})
        with self._database.transaction("staff.pin_changed", actor) as transaction:
            kept = {"pin_hash": pins.hashed(pin)}
            self._people.update(transaction, staff_id, kept)
            _note(transaction, staff_id, PinOutcome.UNLOCKED)

    def _with_pin(self, staff_id: UUID, pin: str, *, action: str) -> StaffMember:
        with self._database.reading() as reading:
            person = self._people.get(reading, staff_id)
            _refuse_locked(_standing(reading, staff_id), reading.now)
        is_right = person.archived_at is None and pins.matches(pin, person.pin_hash)
        outcome = PinOutcome.RIGHT if is_right else PinOutcome.WRONG
        actor = _actor(person) if is_right else None
        tried = action if is_right else "staff.pin_wrong"
        with self._database.transaction(tried, actor) as transaction:
            # Others may have used the tries up while this PIN was compared.
            _refuse_locked(_standing(transaction, staff_id), transaction.now)
            _note(transaction, staff_id, outcome)
            transaction.flush()
            lock = _standing(transaction, staff_id)
        if is_right:
            return person
        _refuse_locked(lock, transaction.now)
        raise RuleBroken("pin.wrong", tries_left=lock.tries_left)


def add_person(transaction: Transaction, data: StaffMemberCreate) -> StaffMember:
    """Add a person within an open transaction. Raises RuleBroken ``pin.*``."""
    pins.check(data.pin)
    return transaction.add(
        StaffMember(name=data.name, role=data.role, pin_hash=pins.hashed(data.pin))
    )


def _note(transaction: Transaction, staff_id: UUID, outcome: PinOutcome) -> None:
    transaction.add(
        PinUse(staff_id=staff_id, occurred_at=transaction.now, outcome=outcome)
    )


def _standing(reading: Reading, staff_id: UUID) -> Lockout:
    rows = reading.session.execute(
        select(PinUse.occurred_at, PinUse.outcome)
        .where(
            PinUse.staff_id == staff_id,
            PinUse.terminal_id == reading.origin.terminal_id,
        )
        .order_by(PinUse.id.desc())
        .limit(CONSIDERED_TRIES)
    ).all()
    return lockout([PinTry(*row) for row in reversed(rows)])


def _refuse_locked(lock: Lockout, now: datetime) -> None:
    if lock.locked_until is None or lock.locked_until <= now:
        return
    seconds = math.ceil((lock.locked_until - now).total_seconds())
    raise RuleBroken("pin.locked", seconds=seconds)


def _actor(person: StaffMember) -> Actor:
    return Actor(person.id, person.name, person.role, ROLE_PERMISSIONS[person.role])


def _response(row: StaffMember) -> StaffMemberResponse:
    return StaffMemberResponse(
        id=row.id,
        name=row.name,
        role=row.role,
        is_archived=row.archived_at is not None,
    )
