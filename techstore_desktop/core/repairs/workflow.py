"""Which state may follow which, who may do it, and what must be there: the one table.

Rules look at kinds only; a shop's own states are of one of these kinds (R50).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.repairs.choices import RepairKind

_OWN = ":"


class Requirement(StrEnum):
    """What must be there before a job goes on."""

    DIAGNOSIS = "diagnosis"
    APPROVAL = "approval"
    CHECK = "check"
    PARTS = "parts"
    EDIT = "edit"
    DELIVERY = "delivery"
    VOID = "void"


_NEVER_CHOSEN = {Requirement.EDIT, Requirement.VOID}
"""These ways follow from something else."""

_ASKED_BY_STEP = {Requirement.CHECK, Requirement.DELIVERY}

_REFUSALS = {
    Requirement.DIAGNOSIS: "repair.diagnosis_needed",
    Requirement.APPROVAL: "repair.approval_needed",
    Requirement.CHECK: "repair.check_needed",
    Requirement.PARTS: "repair.parts_to_fit",
    Requirement.EDIT: "repair.goes_back_by_edit",
    Requirement.DELIVERY: "repair.delivered_at_checkout",
    Requirement.VOID: "repair.closed_for_good",
}


@dataclass(frozen=True, slots=True)
class Transition:
    """One way from a kind of state to another."""

    start: RepairKind
    end: RepairKind
    permission: Permission
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the table needs to know of a job.

    ``total`` is what its quote comes to; ``approved_amount`` what was agreed to.
    ``waits_for_parts`` where one on the quote is not in the device;
    ``has_part_to_order`` where one is not in the shop either.
    """

    kind: RepairKind
    has_diagnosis: bool = False
    total: Decimal = Decimal(0)
    approved_amount: Decimal | None = None
    is_claim: bool = False
    is_checked: bool = False
    waits_for_parts: bool = False
    has_part_to_order: bool = False

    @property
    def is_covered_by_approval(self) -> bool:
        """Whether nobody needs to be asked: agreed to, or free under warranty (R52)."""
        if self.is_claim and not self.total:
            return True
        return self.approved_amount is not None and self.total <= self.approved_amount


_R, _P = RepairKind, Permission
_WORK, _QUOTE, _SAYS = _P.REPAIR_WORK, _P.REPAIR_QUOTE, _P.REPAIR_APPROVE
_DIAGNOSIS, _APPROVAL = Requirement.DIAGNOSIS, Requirement.APPROVAL

_TESTED = (Requirement.CHECK, Requirement.PARTS, _APPROVAL)
"""Nobody is billed for a part that lies on the shelf, or for more than was agreed."""

EDITABLE = (
    _R.RECEIVED,
    _R.DIAGNOSING,
    _R.QUOTED,
    _R.APPROVED,
    _R.DECLINED,
    _R.WAITING_FOR_PART,
    _R.REPAIRING,
    _R.TESTING,
)
"""Where diagnosis and quote can still be edited (R51)."""

MAY_FIT = (_R.APPROVED, _R.WAITING_FOR_PART, _R.REPAIRING, _R.TESTING)
MAY_TAKE_OFF = (*MAY_FIT, _R.DIAGNOSING, _R.QUOTED)
"""Where parts are fitted, and taken off again."""

_SENT_BACK = EDITABLE[EDITABLE.index(_R.QUOTED) :]
_CANCELLABLE = tuple(kind for kind in _R if kind not in {_R.DELIVERED, _R.CANCELLED})

TRANSITIONS: tuple[Transition, ...] = (
    Transition(_R.RECEIVED, _R.DIAGNOSING, _WORK),
    Transition(_R.DIAGNOSING, _R.QUOTED, _QUOTE, (_DIAGNOSIS,)),
    Transition(_R.DIAGNOSING, _R.APPROVED, _SAYS, (_DIAGNOSIS, _APPROVAL)),
    Transition(_R.QUOTED, _R.APPROVED, _SAYS, (_APPROVAL,)),
    Transition(_R.QUOTED, _R.DECLINED, _SAYS),
    Transition(_R.APPROVED, _R.REPAIRING, _WORK, (_APPROVAL,)),
    Transition(_R.APPROVED, _R.WAITING_FOR_PART, _WORK),
    Transition(_R.WAITING_FOR_PART, _R.REPAIRING, _WORK, (_APPROVAL,)),
    Transition(_R.REPAIRING, _R.TESTING, _WORK),
    Transition(_R.REPAIRING, _R.WAITING_FOR_PART, _WORK),
    Transition(_R.TESTING, _R.READY, _WORK, _TESTED),
    Transition(_R.TESTING, _R.REPAIRING, _WORK),
    Transition(_R.READY, _R.DELIVERED, _P.REPAIR_DELIVER, (Requirement.DELIVERY,)),
    Transition(_R.DECLINED, _R.READY, _WORK),
    Transition(_R.CANCELLED, _R.READY, _WORK),
    Transition(_R.DELIVERED, _R.READY, _P.VOID_SALE, (Requirement.VOID,)),
    *(
        Transition(start, _R.DIAGNOSING, _QUOTE, (Requirement.EDIT,))
        for start in _SENT_BACK
    ),
    *(Transition(start, _R.CANCELLED, _P.REPAIR_CANCEL) for start in _CANCELLABLE),
)

_BY_ENDS = {(each.start, each.end): each for each in TRANSITIONS}

UNREPAIRED = (_R.DECLINED, _R.CANCELLED)
"""From here a device goes back as it came."""

CLOSED = (_R.DELIVERED,)
NOT_LATE = (_R.READY, _R.DELIVERED, _R.DECLINED, _R.CANCELLED)
"""Kinds whose promised date is kept, or no longer holds."""

NEARLY_DONE = (_R.REPAIRING, _R.TESTING)
"""On the bench already: a promise is in danger on its day, not days before."""

OUT_OF_HANDS = (_R.QUOTED, _R.READY, _R.DELIVERED)
"""Where a job waits for its customer: that time is not the shop's (R57)."""


def transition(start: RepairKind, end: RepairKind) -> Transition:
    """Return the way between two kinds. Raises RuleBroken ``repair.no_such_move``.

    Between two states of one kind anybody at the bench may move.
    """
    if start is end and start not in CLOSED:
        return Transition(start, end, _WORK)
    try:
        return _BY_ENDS[start, end]
    except KeyError:
        raise RuleBroken(
            "repair.no_such_move", start=start.value, end=end.value
        ) from None


def by_hand(start: RepairKind, end: RepairKind) -> Transition:
    """Return a way that a person can choose, whatever a job may still lack for it.

    Raises RuleBroken ``repair.no_such_move``, ``repair.goes_back_by_edit``,
    ``repair.closed_for_good``.
    """
    way = transition(start, end)
    follows = next((each for each in way.requirements if each in _NEVER_CHOSEN), None)
    if follows is not None:
        raise RuleBroken(_REFUSALS[follows])
    return way


def missing(situation: Situation, way: Transition) -> tuple[Requirement, ...]:
    """Return what a job lacks to go a way; an edit or a delivery is always lacking."""
    there = {
        Requirement.DIAGNOSIS: situation.has_diagnosis,
        Requirement.APPROVAL: situation.is_covered_by_approval,
        Requirement.CHECK: situation.is_checked,
        Requirement.PARTS: not situation.waits_for_parts,
    }
    return tuple(each for each in way.requirements if not there.get(each, False))


def may_move(situation: Situation, end: RepairKind) -> Transition:
    """Return the way that a job may go now.

    Raises RuleBroken ``repair.no_such_move``, ``repair.diagnosis_needed``,
    ``repair.approval_needed`` with ``total``, ``repair.check_needed``,
    ``repair.parts_to_fit``,
    ``repair.goes_back_by_edit``, ``repair.delivered_at_checkout``,
    ``repair.closed_for_good``.
    """
    way = transition(situation.kind, end)
    lacking = missing(situation, way)
    if lacking:
        raise RuleBroken(_REFUSALS[lacking[0]], total=situation.total)
    return way


def obstacle(situation: Situation, end: RepairKind) -> str | None:
    """Return the code of what must be done elsewhere before a step; None for nothing.

    What the step itself asks for stands in nobody's way: the customer's yes, what a
    test gave, who fetches the device.
    """
    way = transition(situation.kind, end)
    asked = _ASKED_BY_STEP | ({_APPROVAL} if end is _R.APPROVED else set())
    lacking = [each for each in missing(situation, way) if each not in asked]
    return _REFUSALS[lacking[0]] if lacking else None


def next_kinds(kind: RepairKind) -> tuple[RepairKind, ...]:
    """Return where a job can go by hand or at the checkout, the usual way first."""
    return tuple(
        each.end
        for each in TRANSITIONS
        if each.start is kind and not _NEVER_CHOSEN & {*each.requirements}
    )


def main_next(situation: Situation) -> RepairKind | None:
    """Return the usual next step; None where there is none.

    A quote is skipped where its amount was agreed to already, and nobody begins what
    a part is still to be ordered for.
    """
    if situation.kind is _R.DIAGNOSING and situation.is_covered_by_approval:
        return _R.APPROVED
    if situation.kind is _R.APPROVED and situation.has_part_to_order:
        return _R.WAITING_FOR_PART
    kinds = next_kinds(situation.kind)
    return kinds[0] if kinds else None


def state_key(kind: RepairKind, state_id: UUID | None = None) -> str:
    """Return how a state is kept: the kind's word, or ``kind:identifier``."""
    return kind.value if state_id is None else f"{kind.value}{_OWN}{state_id}"


def kind_of(state: str) -> RepairKind:
    """Return what kind a state is of."""
    return RepairKind(state.partition(_OWN)[0])


def own_state_id(state: str) -> UUID | None:
    """Return the identifier of a shop's own state; None for a standard one."""
    own = state.partition(_OWN)[2]
    return UUID(own) if own else None
