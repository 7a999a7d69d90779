"""Devices that nobody fetches, for tests."""

from datetime import timedelta
from uuid import UUID

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.schemas import (
    CollectionStepEdit,
    CollectionStepResponse,
    WaitingDevice,
)
from techstore_desktop.core.notices.choices import Channel
from techstore_desktop.core.notices.schemas import NoticeCreate, NoticeResponse
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop

LADDER = (
    (7, "reminder", "0"),
    (30, "storage_fee", "150"),
    (60, "last_letter", "0"),
    (75, "to_stock", "0"),
)


def a_ladder(
    shop: Shop, manager: Actor, *steps: tuple[int, str, str]
) -> tuple[CollectionStepResponse, ...]:
    """Give the shop a ladder: a reminder, a fee, a letter, the stock."""
    return shop.collection_steps.save(
        manager,
        [
            CollectionStepEdit.model_validate(
                {"days": days, "kind": kind, "amount": amount, "name": f"Day {days}"}
            )
            for days, kind, amount in steps or LADDER
        ],
    )


def pass_days(clock: SetClock, days: int) -> None:
    """Let days go by."""
    clock.advance(timedelta(days=days))


def waiting(shop: Shop, actor: Actor, job_id: UUID) -> WaitingDevice:
    """Return how a device waits."""
    found = shop.collection.waiting(actor)
    return next(each for each in found if each.card.id == job_id)


def tell(
    shop: Shop,
    actor: Actor,
    job_id: UUID,
    step: CollectionStepResponse,
    channel: Channel = Channel.WHATSAPP,
) -> NoticeResponse:
    """Take a step that tells the customer something."""
    draft = shop.collection.draft(actor, job_id, step.id, "en")
    data = NoticeCreate(
        job_id=job_id,
        occasion=draft.occasion,
        channel=channel,
        language=draft.language,
        address="" if channel is Channel.LETTER else "+54 11 5555",
        subject=draft.subject,
        text=draft.text,
    )
    return shop.collection.tell(actor, step.id, data)


def climb(
    shop: Shop,
    actor: Actor,
    clock: SetClock,
    job_id: UUID,
    steps: tuple[CollectionStepResponse, ...],
) -> None:
    """Take each step of the usual ladder on its day, but the last one."""
    reminder, fee, letter, last = steps
    pass_days(clock, reminder.days)
    tell(shop, actor, job_id, reminder)
    pass_days(clock, fee.days - reminder.days)
    shop.collection.charge(actor, job_id, fee.id)
    pass_days(clock, letter.days - fee.days)
    tell(shop, actor, job_id, letter, Channel.LETTER)
    pass_days(clock, last.days - letter.days)
