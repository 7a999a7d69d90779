"""What stands in the way of a job's next steps, told before anybody tries (R50)."""

from collections.abc import Iterator, Sequence

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.repairs import deposits, parts
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.models import RepairLine
from techstore_desktop.core.repairs.schemas import StepObstacle
from techstore_desktop.core.repairs.workflow import (
    UNREPAIRED,
    Situation,
    next_kinds,
    obstacle,
)
from techstore_desktop.core.storage.transaction import Reading


def obstacles(
    reading: Reading, standing: Situation, rows: Sequence[RepairLine]
) -> tuple[StepObstacle, ...]:
    """Return one obstacle for each next step that can't be taken as things are."""
    return tuple(_each(reading, standing, rows))


def _each(
    reading: Reading, standing: Situation, rows: Sequence[RepairLine]
) -> Iterator[StepObstacle]:
    for kind in next_kinds(standing.kind):
        code = obstacle(standing, kind)
        if code is not None:
            values = {"total": standing.total}
            yield StepObstacle(kind=kind, code=code, values=values)
            continue
        try:
            if kind in UNREPAIRED:
                parts.require_none_fitted(rows)
            if kind is RepairKind.DELIVERED:
                deposits.require_session(reading)
        except RuleBroken as refused:
            yield StepObstacle(kind=kind, code=refused.code, values=refused.values)
