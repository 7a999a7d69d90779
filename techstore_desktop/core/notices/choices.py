"""Words of the notices: for the tables, the rules and the screens alike."""

from enum import StrEnum

from techstore_desktop.core.repairs.choices import RepairKind


class Occasion(StrEnum):
    """Why a customer is told something."""

    RECEIVED = "received"
    QUOTED = "quoted"
    QUOTE_UNANSWERED = "quote_unanswered"
    WAITING_FOR_PART = "waiting_for_part"
    READY = "ready"
    READY_UNREPAIRED = "ready_unrepaired"
    NOT_FETCHED = "not_fetched"
    LAST_LETTER = "last_letter"
    DELIVERED = "delivered"


class Channel(StrEnum):
    """How it reaches them. A letter is printed and posted or handed over."""

    WHATSAPP = "whatsapp"
    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"


class Outcome(StrEnum):
    """What became of a notice that a machine sends."""

    SENT = "sent"
    FAILED = "failed"


USUAL = {
    RepairKind.RECEIVED: Occasion.RECEIVED,
    RepairKind.DIAGNOSING: Occasion.RECEIVED,
    RepairKind.QUOTED: Occasion.QUOTED,
    RepairKind.WAITING_FOR_PART: Occasion.WAITING_FOR_PART,
    RepairKind.READY: Occasion.READY,
    RepairKind.DELIVERED: Occasion.DELIVERED,
}
"""What is usually told in a state; of the others nobody needs to hear."""

LANGUAGES = ("en", "es")
EVERY_OCCASION = tuple(Occasion)
EVERY_CHANNEL = tuple(Channel)
