"""R7, R10 to R13: change comes only out of cash, and nothing is left in the air."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import currency
from techstore_desktop.core.sales.tender import (
    Settlement,
    Tender,
    is_unlikely,
    quick_cash_amounts,
    settle,
)

STEPS = [Decimal(0), Decimal("0.05"), Decimal("0.10"), Decimal(1)]
amounts = st.decimals("0.01", 100_000, places=2)


def pay(total: str, *tenders: tuple[str, str], step: str = "0") -> Settlement:
    return settle(
        Decimal(total),
        [Tender(method=method, amount=Decimal(amount)) for method, amount in tenders],
        digits=2,
        cash_rounding_step=Decimal(step),
    )


@given(
    amounts,
    st.lists(st.tuples(st.sampled_from(["cash", "card", "transfer"]), amounts)),
    st.sampled_from(STEPS),
)
def test_what_was_paid_is_the_total_and_its_rounding(
    total: Decimal, tenders: list[tuple[str, Decimal]], step: Decimal
) -> None:
    try:
        settled = settle(
            total,
            [Tender(method=method, amount=amount) for method, amount in tenders],
            digits=2,
            cash_rounding_step=step,
        )
    except RuleBroken:
        assert sum(amount for _, amount in tenders) > total - step
        return
    assert settled.paid + settled.remaining == total + settled.cash_rounding
    assert settled.remaining >= 0
    assert settled.change_due == sum(each.change for each in settled.payments)
    for each in settled.payments:
        assert each.tendered - each.change == each.amount
        assert each.change == 0 or each.method == "cash"
    if not any(method == "cash" for method, _ in tenders):
        assert settled.cash_rounding == 0
    assert abs(settled.cash_rounding) <= step / 2


def test_r12_sale_75_given_100_gives_25_and_the_drawer_takes_75() -> None:
    """R12: change is what was given less what is due in cash."""
    settled = pay("75", ("cash", "100"))
    assert (settled.change_due, settled.payments[0].amount) == (25, 75)


def test_r7_half_card_half_cash_rounds_the_cash_only() -> None:
    settled = pay("15.72", ("card", "0.68"), ("cash", "20"), step="0.05")
    assert settled.payments[1].amount == Decimal("15.05")
    assert settled.cash_rounding == Decimal("0.01")
    assert settled.change_due == Decimal("4.95")


def test_r11_card_and_transfer_never_exceed_what_is_due() -> None:
    """R11: a cent too much by card is refused: it could only be given back in cash."""
    for method in ("card", "transfer"):
        with pytest.raises(RuleBroken, match=r"payment\.exceeds_due"):
            pay("10.00", (method, "10.01"))


def test_r10_too_little_leaves_the_rest_due() -> None:
    settled = pay("10.00", ("card", "4.00"))
    assert (settled.remaining, settled.is_complete) == (6, False)


def test_cash_given_before_the_card_still_gives_the_change() -> None:
    settled = pay("10.00", ("cash", "9.00"), ("card", "4.00"))
    assert settled.change_due == 3


@pytest.mark.parametrize("amount", ["0", "-5", "0.001"])
def test_nothing_or_less_is_no_payment(amount: str) -> None:
    with pytest.raises(RuleBroken, match=r"payment\.not_positive"):
        pay("10.00", ("cash", amount))


def test_a_card_number_is_never_kept() -> None:
    for number in (
        "4111111111111111",
        "4111 1111 1111 1111",
        "5500-0000-0000-0004",
        "Visa 4111111111111111 ok",
        "slip 77 4111111111111111",
        "card: 4111-1111-1111-1111.",
    ):
        tender = Tender(method="card", amount=Decimal(10), reference=number)
        with pytest.raises(RuleBroken, match=r"payment\.card_number_refused"):
            settle(Decimal(10), [tender], digits=2, cash_rounding_step=Decimal(0))


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"payment\.method_unknown"):
        pay("10.00", ("cheque", "10"))


def test_quick_amounts_are_what_people_hand_over() -> None:
    dollars = quick_cash_amounts(Decimal("850.93"), currency("USD"))
    assert [str(amount) for amount in dollars] == ["850.93", "860", "900", "1000"]


@given(st.decimals("0.01", 10**6, places=2))
def test_quick_amounts_ascend_and_cover_the_due(due: Decimal) -> None:
    suggested = quick_cash_amounts(due, currency("USD"))
    assert suggested[0] == due
    assert list(suggested) == sorted(set(suggested))
    assert 1 <= len(suggested) <= 4


@given(st.decimals("0.01", 10**6, places=2), st.sampled_from(["ARS", "CRC", "USD"]))
def test_no_quick_amount_is_one_that_would_be_questioned(
    due: Decimal, code: str
) -> None:
    for amount in quick_cash_amounts(due, currency(code)):
        settled = pay(str(due), ("cash", str(amount)))
        assert not is_unlikely(settled.payments[0], currency(code))


@pytest.mark.parametrize(
    ("total", "given", "unlikely"),
    [
        ("569.37", "600", False),
        ("569.37", "5700", True),
        ("569.37", "500000000", True),
        ("8.94", "100", False),
        ("8.94", "1000", True),
    ],
)
def test_a_digit_too_many_is_unlikely_and_a_large_note_is_not(
    total: str, given: str, unlikely: bool
) -> None:
    settled = pay(total, ("cash", given))
    assert is_unlikely(settled.payments[0], currency("USD")) is unlikely


def test_a_foreign_note_may_bring_as_much_change_as_it_is_worth() -> None:
    hundred = Tender(
        method="foreign:USD",
        amount=Decimal(140_000),
        foreign_amount=Decimal(100),
        rate=Decimal(1400),
    )
    settled = settle(Decimal(8000), [hundred], digits=2, cash_rounding_step=Decimal(0))
    assert settled.change_due == 132_000
    assert not is_unlikely(settled.payments[0], currency("ARS"))
