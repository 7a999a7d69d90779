"""Access codes within an open transaction: kept, and erased at delivery (R58)."""

from uuid import UUID

from sqlalchemy import exists, select

from techstore_desktop.core.repairs.intake_models import AccessCode
from techstore_desktop.core.repairs.intake_schemas import AccessCodeCreate
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.vault import Vault
from techstore_desktop.core.storage.transaction import Reading, Transaction


def keep(
    transaction: Transaction, vault: Vault, job_id: UUID, data: AccessCodeCreate
) -> None:
    """Keep a device's code in place of the one before."""
    erase(transaction, job_id)
    key_id, sealed = vault.seal(transaction, data.code, job_id)
    transaction.add(
        AccessCode(
            job_id=job_id,
            kind=data.kind,
            key_id=key_id,
            sealed_code=sealed,
            kept_at=transaction.now,
        )
    )


def kept(reading: Reading, job_id: UUID) -> AccessCode | None:
    """Return the code of a job as it is kept, the newest where two tills wrote one."""
    query = select(AccessCode).where(
        AccessCode.job_id == job_id, AccessCode.erased_at.is_(None)
    )
    newest = query.order_by(AccessCode.kept_at.desc(), AccessCode.id.desc())
    return reading.session.scalars(newest.limit(1)).first()


def erase(transaction: Transaction, job_id: UUID) -> None:
    """Mark a job's codes as erased: that takes them away on every computer."""
    query = select(AccessCode).where(
        AccessCode.job_id == job_id, AccessCode.erased_at.is_(None)
    )
    for code in transaction.session.scalars(query):
        code.erased_at = transaction.now


def left_over(reading: Reading) -> list[UUID]:
    """Return delivered jobs whose code came in from another till afterwards."""
    is_delivered = exists().where(
        RepairJob.id == AccessCode.job_id, RepairJob.state.startswith("delivered")
    )
    query = select(AccessCode.job_id).where(
        AccessCode.erased_at.is_(None), is_delivered
    )
    return list(reading.session.scalars(query.distinct()))
