"""A loaner's slip says who has what, on a roll and on A4, and that it came back."""

import pytest

from techstore_desktop.core.permissions import Actor
from techstore_desktop.printing.loaner_slip import loaner_slip_pdf
from techstore_desktop.printing.loaner_words import ENGLISH, SPANISH, LoanerWords
from techstore_desktop.printing.paper import A4, ROLL_58, ROLL_80, Paper
from techstore_desktop.shop import Shop
from tests.core.loaners.test_loaners import a_loaner, lend
from tests.core.repairs.arranging import a_job
from tests.printing.reading import text_of


@pytest.mark.parametrize("words", [ENGLISH, SPANISH])
@pytest.mark.parametrize("paper", [ROLL_58, ROLL_80, A4])
def test_a_slip_says_who_has_what(
    shop: Shop, manager: Actor, paper: Paper, words: LoanerWords
) -> None:
    job = a_job(shop, manager)
    loan = lend(shop, manager, a_loaner(shop, manager), job)
    profile = shop.profiles.current()
    text = text_of(loaner_slip_pdf(loan, profile, paper=paper, words=words))
    for said in (words.slip, "Moto E13", "L-77", job.number, "Ana Quiroga", "90,00"):
        assert said in text
    assert words.back not in text
    back = shop.loaners.take_back(manager, loan.id, condition="Scratched")
    text = text_of(loaner_slip_pdf(back, profile, paper=paper, words=words))
    for said in (words.returned, words.back, "Scratched", manager.name):
        assert said in text
