"""Customers are told once of each thing by each way, in their language (R57b)."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.notices.choices import (
    LANGUAGES,
    USUAL,
    Channel,
    Occasion,
    Outcome,
)
from techstore_desktop.core.notices.schemas import (
    NoticeCreate,
    NoticeDraft,
    NoticeResponse,
    NoticeTemplateUpdate,
)
from techstore_desktop.core.notices.standard_texts import TEXTS
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.shop import Shop
from tests.builders import a_customer, open_drawer
from tests.core.repairs.arranging import a_job, approved, deliver, labour, ready


def confirmed(draft: NoticeDraft, channel: Channel, address: str = "") -> NoticeCreate:
    return NoticeCreate(
        job_id=draft.job_id,
        occasion=draft.occasion,
        channel=channel,
        language=draft.language,
        address=address or draft.phone,
        subject=draft.subject,
        text=draft.text,
    )


def tell(
    shop: Shop,
    actor: Actor,
    job_id: UUID,
    occasion: Occasion = Occasion.READY,
    channel: Channel = Channel.WHATSAPP,
) -> NoticeResponse:
    draft = shop.notices.draft(actor, job_id, occasion, "en")
    return shop.notices.record(actor, confirmed(draft, channel, "+54 11 5555"))


def test_the_words_have_the_job_s_values(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("145.50"))
    draft = shop.notices.draft(manager, job.id, Occasion.READY, "en")
    assert draft.text == (
        f"Hello Ana Quiroga, your Samsung Galaxy S21 ({job.number}) is ready to be "
        "fetched. To pay: $\N{NO-BREAK SPACE}145,50. TechStore Centro"
    )
    assert draft.phone == "+54 11 5555-0142"
    assert draft.told == ()


def test_the_customer_s_language_comes_first(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    shop.customers.update(manager, job.customer_id, CustomerUpdate(language="es"))
    draft = shop.notices.draft(manager, job.id, Occasion.RECEIVED, "en")
    assert draft.language == "es"
    assert draft.text.startswith("Hola, Ana Quiroga: recibimos su Samsung Galaxy S21")


def test_what_is_usually_told_follows_from_where_a_job_stands(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    assert shop.notices.usual_occasion(job.id) is Occasion.RECEIVED
    approved(shop, manager, job.id)
    assert shop.notices.usual_occasion(job.id) is Occasion.APPROVED
    declined = a_job(shop, manager)
    shop.repairs.cancel(manager, declined.id, "No time")
    shop.repairs.move(manager, declined.id, "ready")
    assert shop.notices.usual_occasion(declined.id) is Occasion.READY_UNREPAIRED


def test_each_kind_of_state_has_words_in_each_language() -> None:
    for kind in RepairKind:
        for spoken in LANGUAGES:
            assert all(TEXTS[USUAL[kind], spoken])


def test_r57b_a_thing_is_told_once_by_each_way(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    tell(shop, manager, job.id)
    with pytest.raises(RuleBroken, match="already_told") as refused:
        tell(shop, manager, job.id)
    assert refused.value.values["person"] == manager.name
    tell(shop, manager, job.id, channel=Channel.PHONE)
    draft = shop.notices.draft(manager, job.id, Occasion.READY, "en")
    assert {each.channel for each in draft.told} == {Channel.WHATSAPP, Channel.PHONE}


def test_a_mail_that_never_arrived_may_be_written_again(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    first = tell(shop, manager, job.id, channel=Channel.EMAIL)
    with pytest.raises(RuleBroken, match="already_told"):
        tell(shop, manager, job.id, channel=Channel.EMAIL)
    shop.notices.keep_outcome(manager, first.id, Outcome.FAILED, "550 nobody")
    draft = shop.notices.draft(manager, job.id, Occasion.READY, "en")
    assert draft.told == ()
    tell(shop, manager, job.id, channel=Channel.EMAIL)


def test_nobody_is_told_of_a_warranty_on_what_was_not_repaired(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    mended = shop.notices.draft(manager, job.id, Occasion.DELIVERED, "en")
    assert "warranty of the repair" in mended.text
    shop.repairs.cancel(manager, job.id, "No time")
    draft = shop.notices.draft(manager, job.id, Occasion.DELIVERED, "en")
    assert "warranty" not in draft.text
    assert draft.text.startswith("Hello Ana Quiroga, thank you for your trust. ")


def test_r57b_no_change_of_state_tells_a_customer_anything_by_itself(
    shop: Shop, manager: Actor
) -> None:
    """Elsewhere each status sent its message; here a person confirms each."""
    open_drawer(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    deliver(shop, manager, job.id, paid=(("cash", "100"),))
    assert shop.notices.of_job(manager, job.id) == ()
    assert shop.notices.waiting() == ()


def test_r57b_to_and_fro_tells_nothing_again_but_a_new_quote_does(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    approved(shop, manager, job.id, labour("100"))
    tell(shop, manager, job.id, Occasion.QUOTED)
    with pytest.raises(RuleBroken, match="already_told"):
        tell(shop, manager, job.id, Occasion.QUOTED)
    shop.repairs.edit_lines(manager, job.id, (labour("180"),))
    shop.repairs.quote(manager, job.id)
    again = shop.notices.draft(manager, job.id, Occasion.QUOTED, "en")
    assert again.told == ()
    assert "180" in again.text
    tell(shop, manager, job.id, Occasion.QUOTED)


def test_what_was_told_is_an_event_of_the_job(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    tell(shop, manager, job.id, Occasion.RECEIVED)
    event = shop.repairs.job(manager, job.id).events[-1]
    assert event.kind is EventKind.CUSTOMER_TOLD
    assert event.details == {"occasion": "received", "channel": "whatsapp"}
    (notice,) = shop.notices.of_job(manager, job.id)
    assert (notice.occasion, notice.is_waiting) == (Occasion.RECEIVED, False)


def test_a_mail_waits_until_it_went_out_or_never_will(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    first = tell(shop, manager, job.id, Occasion.RECEIVED, Channel.EMAIL)
    second = tell(shop, manager, job.id, Occasion.READY, Channel.EMAIL)
    assert [each.id for each in shop.notices.waiting()] == [first.id, second.id]
    shop.notices.keep_outcome(manager, first.id, Outcome.SENT)
    shop.notices.keep_outcome(manager, first.id, Outcome.FAILED, "twice")
    shop.notices.keep_outcome(manager, second.id, Outcome.FAILED, "no such mailbox")
    assert shop.notices.waiting() == ()
    newest, oldest = shop.notices.of_job(manager, job.id)
    assert (newest.outcome, newest.detail) == (Outcome.FAILED, "no such mailbox")
    assert oldest.outcome is Outcome.SENT


def test_nobody_is_told_without_an_address_or_after_erasure(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    draft = shop.notices.draft(manager, job.id, Occasion.RECEIVED, "en")
    nowhere = confirmed(draft, Channel.EMAIL).model_copy(update={"address": ""})
    with pytest.raises(RuleBroken, match="no_address"):
        shop.notices.record(manager, nowhere)
    tell(shop, manager, job.id, Occasion.RECEIVED)
    shop.customers.erase(manager, job.customer_id)
    (notice,) = shop.notices.of_job(manager, job.id)
    assert (notice.text, notice.address) == ("", "")
    with pytest.raises(RuleBroken, match=r"customer\.erased"):
        tell(shop, manager, job.id, Occasion.READY)
    assert shop.verify().differences == ()


def test_the_shop_s_own_words_take_the_place_of_the_usual_ones(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    own = NoticeTemplateUpdate(
        occasion=Occasion.RECEIVED, language="en", subject="Hi", text="{number} is in"
    )
    assert shop.notice_templates.write(manager, own).is_own
    shop.notice_templates.write(manager, own.model_copy(update={"subject": "Hello"}))
    draft = shop.notices.draft(manager, job.id, Occasion.RECEIVED, "en")
    assert (draft.subject, draft.text) == ("Hello", f"{job.number} is in")
    usual = shop.notice_templates.use_standard(manager, Occasion.RECEIVED, "en")
    assert not usual.is_own
    assert shop.notices.draft(manager, job.id, Occasion.RECEIVED, "en").text != "Hi"


def test_a_field_that_nobody_can_fill_in_is_refused(shop: Shop, manager: Actor) -> None:
    wrong = NoticeTemplateUpdate(
        occasion=Occasion.READY, language="es", subject="Listo", text="Hola {nombre}"
    )
    with pytest.raises(RuleBroken, match="unknown_field") as refused:
        shop.notice_templates.write(manager, wrong)
    assert refused.value.values["field"] == "nombre"


def test_what_is_due_is_less_by_the_deposit_only_once_there_is_one(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager, estimate=Decimal(90))
    draft = shop.notices.draft(manager, job.id, Occasion.NOT_FETCHED, "en")
    assert "90,00" in draft.text


@pytest.mark.parametrize(
    ("days", "language", "said"),
    [
        (1, "en", "ready for 1 day."),
        (2, "en", "ready for 2 days."),
        (1, "es", "listo hace 1 día."),
        (30, "es", "listo hace 30 días."),
    ],
)
def test_how_long_a_device_waits_is_one_day_or_several(
    shop: Shop, manager: Actor, clock: SetClock, days: int, language: str, said: str
) -> None:
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("10"))
    clock.advance(timedelta(days=days))
    draft = shop.notices.draft(manager, job.id, Occasion.NOT_FETCHED, language)
    assert said in draft.text
    letter = shop.notices.draft(manager, job.id, Occasion.LAST_LETTER, language)
    assert said.rstrip(".") in letter.text


def test_whoever_was_merged_is_told_as_the_one_who_stays_wishes(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("10"))
    kept = a_customer(
        shop, manager, name="Ana Q. de Paz", phone="+54 11 5555-0999", language="es"
    )
    shop.customers.merge(manager, job.customer_id, kept.id)
    draft = shop.notices.draft(manager, job.id, Occasion.READY, "en")
    assert (draft.language, draft.phone) == ("es", "+54 11 5555-0999")
    assert "Ana Q. de Paz" in draft.text
