"""What the counter writes down of each device. Nothing of a code is ever printed."""

import json
import re
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, ValidationError, model_validator

from techstore_desktop.core.repairs.intake_choices import (
    Answer,
    CodeKind,
    ConsentOccasion,
    ConsentWay,
    DeviceSide,
    MarkKind,
)
from techstore_desktop.core.repairs.ticket_schemas import RepairTicketCreate
from techstore_desktop.core.schema import OptionalText, RequiredText, Schema

SHORTEST_PATTERN = 4
_PATTERN = re.compile(r"[1-9]{4,9}")
MOST_STROKES = 200_000

Stroke = tuple[tuple[float, float], ...]


class ConditionMark(Schema):
    """A mark on a device's picture; ``x`` and ``y`` are shares of the side, 0 to 1."""

    side: DeviceSide = DeviceSide.FRONT
    x: Annotated[float, Field(ge=0, le=1)]
    y: Annotated[float, Field(ge=0, le=1)]
    kind: MarkKind = MarkKind.SCRATCH


class CheckedQuestion(Schema):
    """A question of the checklist: a known key, or the shop's own words."""

    question: RequiredText
    answer: Answer


class DeviceCondition(Schema):
    """How a device was when it was brought; kept with its job."""

    marks: tuple[ConditionMark, ...] = ()
    checks: tuple[CheckedQuestion, ...] = ()
    note: OptionalText = ""

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """Return what a job keeps; what another program wrote is left out."""
        try:
            return cls.model_validate(kept)
        except ValidationError:
            return cls()


class AccessCodeCreate(Schema):
    """A code to be kept. Its text never shows where the value itself is shown."""

    kind: CodeKind = CodeKind.PIN
    code: Annotated[RequiredText, Field(repr=False)]

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if self.kind is CodeKind.PATTERN and not is_pattern(self.code):
            raise ValueError("a pattern joins four to nine dots, each once")
        return self


def is_pattern(code: str) -> bool:
    """Tell whether a text is the order of at least four dots, each once."""
    return bool(_PATTERN.fullmatch(code)) and len(set(code)) == len(code)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


class AccessCodeResponse(Schema):
    """A code, for the eyes of who asked."""

    kind: CodeKind
    code: Annotated[str, Field(repr=False)]


class ConsentCreate(Schema):
    """What was agreed to, and the pen's strokes, as shares of the pad."""

    occasion: ConsentOccasion = ConsentOccasion.INTAKE
    way: ConsentWay
    text: Annotated[str, Field(min_length=1, max_length=40_000)]
    signed_name: OptionalText = ""
    strokes: tuple[Stroke, ...] = Field(default=(), repr=False)

    @property
    def text_sha256(self) -> str:
        """The digest of the exact words."""
        return digest_of(self.text)

    def strokes_as_text(self) -> str:
        """Return the strokes as they are kept."""
        rounded = [[[round(x, 4), round(y, 4)] for x, y in s] for s in self.strokes]
        return json.dumps(rounded, separators=(",", ":")) if rounded else ""


class ConsentResponse(Schema):
    """What a customer agreed to. ``is_whole`` tells that no word was changed since."""

    id: UUID
    ticket_id: UUID
    job_id: UUID | None
    occasion: ConsentOccasion
    way: ConsentWay
    signed_at: datetime
    recorded_by_name: str
    signed_name: str
    text: str
    strokes: tuple[Stroke, ...]
    is_whole: bool


class IntakeExtras(Schema):
    """What comes with one device: its code, its photos as they are to be kept."""

    access_code: AccessCodeCreate | None = None
    photos: tuple[bytes, ...] = Field(default=(), repr=False)


class IntakeCreate(Schema):
    """All that the counter takes down at once; ``extras`` go with the ticket's jobs."""

    ticket: RepairTicketCreate
    extras: tuple[IntakeExtras, ...] = ()
    consent: ConsentCreate | None = None
