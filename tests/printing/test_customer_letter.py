"""A letter says what the notice says, from whom and to whom, in its language."""

import pytest

from techstore_desktop.core.notices.choices import Channel, Occasion
from techstore_desktop.core.notices.schemas import NoticeCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.printing.customer_letter import customer_letter_pdf
from techstore_desktop.printing.letter_words import letter_words_for
from techstore_desktop.shop import Shop
from tests.core.repairs.arranging import a_job, labour, ready
from tests.printing.reading import page_count, text_of


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_the_last_letter_has_every_word_that_was_confirmed(
    shop: Shop, manager: Actor, spoken: str
) -> None:
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("400"))
    draft = shop.notices.draft(manager, job.id, Occasion.LAST_LETTER, spoken)
    data = NoticeCreate(
        job_id=job.id,
        occasion=draft.occasion,
        channel=Channel.LETTER,
        language=draft.language,
        subject=draft.subject,
        text=draft.text,
    )
    notice = shop.notices.record(manager, data)
    words = letter_words_for(spoken)
    pdf = customer_letter_pdf(
        notice,
        shop.profiles.current(),
        customer_name="Ana Quiroga",
        customer_address="Av. Rivadavia 4500\n1205 CABA",
        words=words,
    )
    text = text_of(pdf)
    for said in (notice.subject, job.number, "1205 CABA", words.received, "400,00"):
        assert said in text
    assert " ".join(notice.text.split()) in text
    assert page_count(pdf) == 1
