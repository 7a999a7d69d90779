"""The record of a device not fetched proves each step: when, by whom, in what words."""

from datetime import timedelta

import pytest

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.schemas import DeferStep, KeepDevice
from techstore_desktop.core.permissions import Actor
from techstore_desktop.printing.collection_record import collection_record_pdf
from techstore_desktop.printing.collection_words import (
    ENGLISH,
    SPANISH,
    CollectionWords,
)
from techstore_desktop.printing.paper import PAPERS, Paper
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.shop import Shop
from tests.builders import open_drawer
from tests.core.collection.arranging import a_ladder, climb, pass_days, tell
from tests.core.repairs.arranging import a_job, deposit, labour, ready
from tests.printing.reading import text_of


def printed(
    shop: Shop, actor: Actor, job_id: object, paper: Paper, words: CollectionWords
) -> str:
    history = shop.collection.history(actor, job_id)  # type: ignore[arg-type]
    pdf = collection_record_pdf(
        history,
        shop.profiles.current(),
        paper=paper,
        words=words,
        repair_words=repair_words_for("es" if words is SPANISH else "en"),
    )
    return text_of(pdf)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=["english", "spanish"])
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_it_has_every_step_with_its_day_its_words_and_its_fee(
    shop: Shop, manager: Actor, clock: SetClock, paper: Paper, words: CollectionWords
) -> None:
    open_drawer(shop, manager, "100")
    steps = a_ladder(shop, manager)
    job = a_job(shop, manager)
    deposit(shop, manager, job.id, ("cash", "100"))
    ready(shop, manager, job.id, labour("400"))
    climb(shop, manager, clock, job.id, steps)
    waiting = printed(shop, manager, job.id, paper, words)
    assert f"{words.next_step}: {words.steps[steps[-1].kind]}" in waiting
    assert "450,00" in waiting
    shop.collection.keep(manager, KeepDevice(job_id=job.id, step_id=steps[-1].id))
    history = shop.collection.history(manager, job.id)
    text = printed(shop, manager, job.id, paper, words)
    profile = shop.profiles.current()
    for entry in history.entries:
        assert profile.formats.date_time(entry.occurred_at, profile.zone) in text
        for notice in entry.notices:
            for word in notice.text.split():
                assert word in text
    for said in (
        words.title,
        job.number,
        job.imei,
        job.customer_name,
        profile.name,
        *(words.day.format(days=step.days) for step in steps),
        "150,00",
        f"{words.paid_by_deposit} 100,00",
        f"{words.by}: {manager.name}",
        f"{words.kept_as}: {job.number}",
        words.from_the_books.split(":")[0],
    ):
        assert said in text


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=["english", "spanish"])
def test_what_was_put_off_and_what_was_erased_is_said(
    shop: Shop, manager: Actor, clock: SetClock, words: CollectionWords
) -> None:
    reminder, *_rest = a_ladder(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    pass_days(clock, reminder.days)
    profile = shop.profiles.current()
    until = profile.business_day(clock.now()) + timedelta(days=2)
    data = DeferStep(
        job_id=job.id, step_id=reminder.id, until=until, reason="Away until Friday"
    )
    shop.collection.defer(manager, data)
    pass_days(clock, 2)
    tell(shop, manager, job.id, reminder)
    text = printed(shop, manager, job.id, PAPERS["80mm"], words)
    assert "Away until Friday" in text
    assert profile.formats.date(until) in text
    assert words.erased not in text
    shop.customers.erase(manager, job.customer_id)
    assert words.erased in printed(shop, manager, job.id, PAPERS["80mm"], words)
