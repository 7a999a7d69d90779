"""Words of the repairs: what states, steps, ways and parts are called."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.repairs.choices import (
    ApprovalWay,
    IdentityCheck,
    LineKind,
    PartStatus,
    RepairKind,
)
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_CONTEXT = "RepairWords"
_KINDS = {
    RepairKind.RECEIVED: QT_TRANSLATE_NOOP("RepairWords", "Received"),
    RepairKind.DIAGNOSING: QT_TRANSLATE_NOOP("RepairWords", "Diagnosing"),
    RepairKind.QUOTED: QT_TRANSLATE_NOOP("RepairWords", "Quoted"),
    RepairKind.APPROVED: QT_TRANSLATE_NOOP("RepairWords", "Approved"),
    RepairKind.DECLINED: QT_TRANSLATE_NOOP("RepairWords", "Declined"),
    RepairKind.WAITING_FOR_PART: QT_TRANSLATE_NOOP("RepairWords", "Waiting for part"),
    RepairKind.REPAIRING: QT_TRANSLATE_NOOP("RepairWords", "Repairing"),
    RepairKind.TESTING: QT_TRANSLATE_NOOP("RepairWords", "Testing"),
    RepairKind.READY: QT_TRANSLATE_NOOP("RepairWords", "Ready"),
    RepairKind.DELIVERED: QT_TRANSLATE_NOOP("RepairWords", "Delivered"),
    RepairKind.CANCELLED: QT_TRANSLATE_NOOP("RepairWords", "Cancelled"),
}
_STEPS = {
    RepairKind.RECEIVED: QT_TRANSLATE_NOOP("RepairWords", "Back to received"),
    RepairKind.DIAGNOSING: QT_TRANSLATE_NOOP("RepairWords", "Diagnose"),
    RepairKind.QUOTED: QT_TRANSLATE_NOOP("RepairWords", "Send the quote"),
    RepairKind.APPROVED: QT_TRANSLATE_NOOP("RepairWords", "Customer agrees"),
    RepairKind.DECLINED: QT_TRANSLATE_NOOP("RepairWords", "Customer declines"),
    RepairKind.WAITING_FOR_PART: QT_TRANSLATE_NOOP("RepairWords", "Wait for a part"),
    RepairKind.REPAIRING: QT_TRANSLATE_NOOP("RepairWords", "Start repairing"),
    RepairKind.TESTING: QT_TRANSLATE_NOOP("RepairWords", "Test it"),
    RepairKind.READY: QT_TRANSLATE_NOOP("RepairWords", "Ready to fetch"),
    RepairKind.DELIVERED: QT_TRANSLATE_NOOP("RepairWords", "Deliver"),
    RepairKind.CANCELLED: QT_TRANSLATE_NOOP("RepairWords", "Cancel the repair"),
}
_UNDER_WARRANTY = QT_TRANSLATE_NOOP("RepairWords", "Accept under warranty")
_AS_AGREED = QT_TRANSLATE_NOOP("RepairWords", "Go on as agreed")
_WAYS = {
    ApprovalWay.IN_PERSON: QT_TRANSLATE_NOOP("RepairWords", "In person"),
    ApprovalWay.PHONE: QT_TRANSLATE_NOOP("RepairWords", "By phone"),
    ApprovalWay.MESSAGE: QT_TRANSLATE_NOOP("RepairWords", "By message"),
    ApprovalWay.SIGNATURE: QT_TRANSLATE_NOOP("RepairWords", "With a signature"),
    ApprovalWay.AT_INTAKE: QT_TRANSLATE_NOOP("RepairWords", "At the counter"),
}
_LINES = {
    LineKind.LABOUR: QT_TRANSLATE_NOOP("RepairWords", "Labour"),
    LineKind.PART: QT_TRANSLATE_NOOP("RepairWords", "Part"),
    LineKind.OTHER: QT_TRANSLATE_NOOP("RepairWords", "Other"),
}
_PARTS = {
    PartStatus.TO_ORDER: QT_TRANSLATE_NOOP("RepairWords", "to order"),
    PartStatus.RESERVED: QT_TRANSLATE_NOOP("RepairWords", "reserved"),
    PartStatus.RELEASED: QT_TRANSLATE_NOOP("RepairWords", "released"),
    PartStatus.FITTED: QT_TRANSLATE_NOOP("RepairWords", "fitted"),
    PartStatus.RETURNED: QT_TRANSLATE_NOOP("RepairWords", "back on the shelf"),
    PartStatus.SCRAPPED: QT_TRANSLATE_NOOP("RepairWords", "scrapped"),
}
_CHECKS = {
    IdentityCheck.TICKET: QT_TRANSLATE_NOOP("RepairWords", "The ticket"),
    IdentityCheck.IDENTITY_DOCUMENT: QT_TRANSLATE_NOOP(
        "RepairWords", "An identity document"
    ),
    IdentityCheck.KNOWN_PERSON: QT_TRANSLATE_NOOP("RepairWords", "We know this person"),
    IdentityCheck.KEPT: QT_TRANSLATE_NOOP(
        "RepairWords", "Nobody came: the shop kept it"
    ),
}
PART_PILLS = {
    PartStatus.TO_ORDER: "warning",
    PartStatus.RESERVED: "information",
    PartStatus.FITTED: "good",
    PartStatus.SCRAPPED: "bad",
}


def state_words(state: RepairStateResponse) -> str:
    """Return what a state is called: by the shop, or by its kind."""
    return state.name or kind_words(state.kind)


def kind_words(kind: RepairKind) -> str:
    """Return what the standard state of a kind is called."""
    return _said(_KINDS[kind])


def step_words(kind: RepairKind) -> str:
    """Return what a person does who moves a job to a kind of state: a verb."""
    return _said(_STEPS[kind])


def next_step_words(card: RepairCard, kind: RepairKind) -> str:
    """Return the same for one job: where nobody is asked, nobody accepts."""
    if kind is RepairKind.APPROVED and card.is_settled:
        return _said(_UNDER_WARRANTY if card.is_free_claim else _AS_AGREED)
    return step_words(kind)


def way_words(way: ApprovalWay) -> str:
    """Return how a customer agreed."""
    return _said(_WAYS[way])


def line_words(kind: LineKind) -> str:
    """Return what a line of a quote is for."""
    return _said(_LINES[kind])


def part_words(status: PartStatus) -> str:
    """Return where a part is."""
    return _said(_PARTS[status])


def check_words(check: IdentityCheck) -> str:
    """Return what whoever fetches a device shows."""
    return _said(_CHECKS[check])


def _said(source: str) -> str:
    return QCoreApplication.translate(_CONTEXT, source)
