"""What is shown as due is what Enter takes, to the cent."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.money import currency
from techstore_desktop.core.sales.payments.card import Card
from techstore_desktop.core.sales.payments.offered import usual
from techstore_desktop.core.sales.payments.schemas import PaymentPlan
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand
from techstore_desktop.ui.checkout.paying.shown import shown

cents = st.integers(1, 5_000_000).map(lambda amount: Decimal(amount) / 100)
rates = st.integers(0, 4000).map(lambda rate: Decimal(rate) / 100)


def by_card(total: Decimal, rate: Decimal, tip: Decimal) -> PaymentInHand:
    plan = PaymentPlan(name="In parts", rate=rate)
    row = usual(Card()).model_copy(update={"plans": (plan,)})
    payment = PaymentInHand(
        total,
        currency("ARS"),
        Decimal(0),
        marked=Card.code,
        offered=(row,),
        takes_tips=True,
    )
    return payment.with_tip(tip)


@given(total=cents, rate=rates, tip=cents)
def test_the_exact_rest_is_charged_as_it_is_shown(
    total: Decimal, rate: Decimal, tip: Decimal
) -> None:
    payment = by_card(total, rate, tip)
    figures = shown(payment, payment.asked())
    assert figures.after.is_complete
    assert figures.due == figures.total
    [taken] = payment.adding(payment.asked()).tenders
    assert taken.amount == figures.due


@given(total=cents, rate=rates, tip=cents, share=st.integers(1, 99))
def test_a_part_leaves_what_is_shown_as_left(
    total: Decimal, rate: Decimal, tip: Decimal, share: int
) -> None:
    payment = by_card(total, rate, tip)
    part = (total * share / 100).quantize(Decimal("0.01")) + tip
    figures = shown(payment, part)
    after = payment.adding(part)
    assert figures.due - after.tenders[-1].amount == figures.left
    assert figures.left == after.settlement().remaining
    assert figures.total == shown(after, Decimal(0)).total - figures_of_next(after)


def figures_of_next(payment: PaymentInHand) -> Decimal:
    line = payment.line(Decimal(0))
    return line.surcharge + line.tip
