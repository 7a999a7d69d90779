"""The shop's ladder: what is done about devices that nobody fetches, and when."""

from collections.abc import Sequence
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.collection import ladder
from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.models import CollectionStep
from techstore_desktop.core.collection.schemas import (
    CollectionStepEdit,
    CollectionStepResponse,
)
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_steps = Repository(CollectionStep)


class CollectionStepService:
    """Reads and writes the ladder as a whole."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def steps(self) -> tuple[CollectionStepResponse, ...]:
        """Return the steps in use, the first one first."""
        with self._database.reading() as reading:
            self._profiles.of(reading)
            return steps_of(reading)

    def save(
        self,
        actor: Actor,
        edits: Sequence[CollectionStepEdit],
        *,
        approval: Approval | None = None,
    ) -> tuple[CollectionStepResponse, ...]:
        """Make the ladder what these say; a step keeps what was done under it.

        Raises RuleBroken as ``ladder.check`` does, ``collection_step.not_found``.
        """
        approved_by = authorize(actor, {Permission.EDIT_SETTINGS}, approval)
        ladder.check(edits)
        with self._database.transaction(
            "collection.steps_changed", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            kept = {_write(transaction, edit, profile) for edit in edits}
            for step in steps_of(transaction):
                if step.id not in kept:
                    _steps.archive(transaction, step.id)
            transaction.flush()
            return steps_of(transaction)


def steps_of(reading: Reading) -> tuple[CollectionStepResponse, ...]:
    """Return the steps in use, the first one first.

    Where two tills apart changed the ladder, two steps may have one day: both hold.
    """
    rows = _steps.get_multi(
        reading,
        CollectionStep.archived_at.is_(None),
        order_by=(CollectionStep.days, CollectionStep.id),
    )
    return tuple(
        CollectionStepResponse(
            id=row.id, days=row.days, kind=row.kind, amount=row.amount, name=row.name
        )
        for row in rows
    )


def _write(
    transaction: Transaction, edit: CollectionStepEdit, profile: ShopProfile
) -> UUID:
    has_fee = edit.kind is CollectionKind.STORAGE_FEE
    digits = profile.currency.digits
    values = {
        "days": edit.days,
        "kind": edit.kind,
        "amount": round_half_up(edit.amount, digits) if has_fee else ZERO,
        "name": edit.name if has_fee else "",
    }
    if edit.id is None:
        return _steps.create(transaction, {"id": transaction.new_id()} | values).id
    standing = _steps.get(transaction, edit.id)
    changed = {
        name: value
        for name, value in values.items()
        if getattr(standing, name) != value
    }
    return _steps.update(transaction, edit.id, changed).id
