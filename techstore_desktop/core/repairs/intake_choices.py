"""Words of the intake: for the tables, the screens and the papers alike."""

from enum import StrEnum


class CodeKind(StrEnum):
    """How a device is unlocked; a pattern is the order of its nine dots, from 1."""

    PIN = "pin"
    TEXT = "text"
    PATTERN = "pattern"


class ConsentOccasion(StrEnum):
    """What was signed for."""

    INTAKE = "intake"
    APPROVAL = "approval"
    PICK_UP = "pick_up"


class ConsentWay(StrEnum):
    """Where the signature is."""

    SCREEN = "screen"
    PAPER = "paper"


class MarkKind(StrEnum):
    """What is wrong with a place of a device's outside."""

    SCRATCH = "scratch"
    CRACK = "crack"
    DENT = "dent"
    MISSING = "missing"


class DeviceSide(StrEnum):
    """Which side of a device a mark is on."""

    FRONT = "front"
    BACK = "back"


class Answer(StrEnum):
    """What a question of the checklist got."""

    YES = "yes"
    NO = "no"
    NOT_TESTED = "not_tested"
