"""The slip to a workshop says which device goes with what, and never whose it is."""

from datetime import date
from decimal import Decimal

import pytest

from techstore_desktop.core.permissions import Actor
from techstore_desktop.printing.errand_slip import errand_slip_pdf
from techstore_desktop.printing.errand_words import ENGLISH, SPANISH, ErrandWords
from techstore_desktop.printing.paper import PAPERS, Paper
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.shop import Shop
from tests.core.repairs.arranging import a_job
from tests.core.repairs.test_errands import a_branch, send, take_back
from tests.printing.reading import text_of


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=["english", "spanish"])
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_it_says_which_device_goes_with_what_until_when(
    shop: Shop, manager: Actor, paper: Paper, words: ErrandWords
) -> None:
    job = a_job(shop, manager, accessories=("charger", "Bolsa roja"))
    repair_words = repair_words_for("es" if words is SPANISH else "en")
    day = date(2030, 1, 31)
    errand = send(
        shop,
        manager,
        job,
        expected_on=day,
        note="Reball",
        accessories=("charger",),
    )
    profile = shop.profiles.current()
    detail = shop.repairs.job(manager, job.id)
    text = text_of(
        errand_slip_pdf(
            errand,
            detail,
            profile,
            paper=paper,
            words=words,
            repair_words=repair_words,
        )
    )
    for said in (
        words.to_workshop,
        job.number,
        "Micro Lab",
        "Galaxy S21",
        job.imei,
        "Screen broken",
        "Reball",
        f"{words.goes_along}: {repair_words.say('charger')}",
        profile.formats.date(day),
        manager.name,
        words.taken_over,
    ):
        assert said in text
    assert "Bolsa roja" not in text
    assert "Ana Quiroga" not in text
    assert words.back not in text


def test_without_anything_it_says_so_and_when_it_is_back(
    shop: Shop, manager: Actor
) -> None:
    a_branch(shop, manager, "Norte")
    job = a_job(shop, manager)
    send(shop, manager, job, "Norte")
    back = take_back(shop, manager, job, note="New chip")
    assert back.cost == Decimal(0)
    text = text_of(
        errand_slip_pdf(
            back,
            shop.repairs.job(manager, job.id),
            shop.profiles.current(),
            paper=PAPERS["80mm"],
            words=ENGLISH,
            repair_words=repair_words_for("en"),
        )
    )
    for said in (ENGLISH.to_branch, ENGLISH.nothing_along, ENGLISH.back, "New chip"):
        assert said in text
