"""What could explain a difference: each kind of slip is found, and only then."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.cash.explaining import (
    Evidence,
    Moved,
    Reason,
    Taken,
    explain,
)

AMOUNTS = st.decimals(min_value="0.01", max_value="9999.99", places=2)


def reasons(expected: str, counted: str, **values: object) -> list[Reason]:
    evidence = Evidence(
        expected=Decimal(expected),
        counted=Decimal(counted),
        **values,  # type: ignore[arg-type]
    )
    return [each.reason for each in explain(evidence)]


def taken(amount: str, method: str = "cash", change: str = "0") -> Taken:
    return Taken("A1-000001", method, Decimal(amount), Decimal(change))


def test_each_slip_is_found() -> None:
    assert reasons("100", "100", payments=[taken("7")]) == []
    assert Reason.TRANSPOSED in reasons("54", "45")
    assert reasons("100", "103.15", payments=[taken("9", change="3.15")]) == [
        Reason.CHANGE
    ]
    assert Reason.SWAPPED in reasons("100", "92.99", payments=[taken("7.01")])
    card = [taken("7.01", "card")]
    assert reasons("100", "107.01", payments=card) == [Reason.SWAPPED]
    assert reasons("100", "95") == [Reason.PAY_OUT]
    two = [taken("1.13"), taken("2.24")]
    assert reasons("100", "96.63", payments=two) == [Reason.TWO_SALES]
    moves = [Moved("MA1-000001", Decimal("-3.33"))]
    assert reasons("100", "103.33", moved=moves) == [Reason.MOVEMENT]
    float_off = Decimal("-3.33")
    assert reasons("100", "103.33", float_difference=float_off) == [Reason.FLOAT]


def test_each_method_is_explained_by_what_was_paid_by_it() -> None:
    card = {"method": "card", "is_in_drawer": False}
    paid = [taken("7.01", "card"), taken("9", "cash", "1.99"), taken("3.5", "card")]
    booked = [Reason.SWAPPED, Reason.ONE_SALE]
    assert reasons("100", "92.99", payments=paid, **card) == booked
    assert reasons("100", "109", payments=paid, **card) == [Reason.SWAPPED]
    assert reasons("100", "101.99", payments=paid, **card) == []
    assert reasons("100", "95", **card) == []
    assert reasons("54", "45", **card) == [Reason.TRANSPOSED]
    euros = {"method": "foreign:EUR", "float_difference": Decimal(-5)}
    assert reasons("100", "105", **euros) == [Reason.FLOAT]


@given(AMOUNTS, AMOUNTS, st.lists(AMOUNTS, max_size=20))
def test_a_sale_taken_twice_is_always_found(
    expected: Decimal, sale: Decimal, others: list[Decimal]
) -> None:
    payments = [Taken(f"A1-{n:06d}", "cash", each) for n, each in enumerate(others)]
    payments.append(Taken("A1-999999", "cash", sale))
    evidence = Evidence(expected=expected, counted=expected + sale, payments=payments)
    found = explain(evidence)
    assert any(each.amount == sale for each in found)
    assert len(found) <= 6
