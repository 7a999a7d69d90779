"""Quotes that nobody answered: listed, and asked about every so many days."""

from datetime import timedelta
from uuid import UUID

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.notices.choices import Channel, Occasion
from techstore_desktop.core.notices.schemas import NoticeResponse, UnansweredQuote
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import ApprovalWay
from techstore_desktop.shop import Shop
from tests.core.notices.test_notices import confirmed
from tests.core.repairs.arranging import a_job, diagnosed, labour


def quoted(shop: Shop, actor: Actor) -> UUID:
    job = a_job(shop, actor)
    diagnosed(shop, actor, job.id, labour("100"))
    shop.repairs.quote(actor, job.id)
    return job.id


def remind(
    shop: Shop, actor: Actor, job_id: UUID, channel: Channel = Channel.WHATSAPP
) -> NoticeResponse:
    draft = shop.quote_reminders.draft(actor, job_id, "en")
    data = confirmed(draft, channel, "+54 11 5555")
    return shop.quote_reminders.remind(actor, data)


def only(shop: Shop, actor: Actor) -> UnansweredQuote:
    (quote,) = shop.quote_reminders.unanswered(actor)
    return quote


def test_a_quote_is_asked_about_every_so_many_days(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    shop.branches.update_shop(manager, ShopUpdate(quote_reminder_days=4))
    job_id = quoted(shop, manager)
    assert not only(shop, manager).is_due
    clock.advance(timedelta(days=4))
    assert shop.quote_reminders.due_count(manager) == 1
    notice = remind(shop, manager, job_id)
    assert notice.occasion is Occasion.QUOTE_UNANSWERED
    assert "100" in notice.text
    told = only(shop, manager)
    assert (told.is_due, told.reminder_count, told.waited_days) == (False, 1, 4)
    with pytest.raises(RuleBroken, match="already_told"):
        remind(shop, manager, job_id)
    remind(shop, manager, job_id, Channel.PHONE)
    assert only(shop, manager).reminder_count == 1
    clock.advance(timedelta(days=4))
    assert only(shop, manager).is_due
    remind(shop, manager, job_id)
    assert only(shop, manager).reminder_count == 2


def test_an_answer_takes_it_off_the_list_and_a_new_quote_begins_anew(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    job_id = quoted(shop, manager)
    clock.advance(timedelta(days=5))
    remind(shop, manager, job_id)
    shop.repairs.approve(manager, job_id, way=ApprovalWay.PHONE)
    assert shop.quote_reminders.unanswered(manager) == ()
    with pytest.raises(RuleBroken, match="quote_answered"):
        shop.quote_reminders.draft(manager, job_id, "en")
    shop.repairs.edit_lines(manager, job_id, (labour("250"),))
    clock.advance(timedelta(minutes=1))
    shop.repairs.quote(manager, job_id)
    fresh = only(shop, manager)
    assert (fresh.reminder_count, fresh.is_due, fresh.waited_days) == (0, False, 0)


def test_what_was_told_from_the_job_counts_as_a_reminder(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    job_id = quoted(shop, manager)
    clock.advance(timedelta(days=5))
    draft = shop.notices.draft(manager, job_id, Occasion.QUOTE_UNANSWERED, "en")
    shop.notices.record(manager, confirmed(draft, Channel.PHONE, "+54 11 5555"))
    assert only(shop, manager).reminder_count == 1
    assert not only(shop, manager).is_due
