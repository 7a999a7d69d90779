"""What comes back is what was paid: in parts, by method, rounded or not (R7, R8)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, round_to_step
from techstore_desktop.core.sales.returns import (
    LineAmounts,
    LineTax,
    PaidByMethod,
    check_other_way,
    refunds,
    returned,
)


def a_line(
    quantity: int, total: str, *, tax: str = "0", discount: str = "0"
) -> LineAmounts:
    amount, part, off = Decimal(total), Decimal(tax), Decimal(discount)
    base = amount - part
    return LineAmounts(
        quantity=Decimal(quantity),
        gross=amount + off,
        promotion_discount=ZERO,
        line_discount=off,
        sale_discount=ZERO,
        net=amount,
        base=base,
        tax=part,
        total=amount,
        taxes=(LineTax("IVA", Decimal(21), base, part),),
    )


def one(line: LineAmounts, quantity: str, before: str) -> LineAmounts:
    return returned(
        line,
        Decimal(quantity),
        before=Decimal(before),
        digits=2,
        prices_include_tax=True,
    )


def test_three_for_a_hundred_come_back_one_by_one() -> None:
    line = a_line(3, "100.00")
    parts = [one(line, "1", before).total for before in ("0", "1", "2")]
    assert parts == [Decimal("33.33"), Decimal("33.34"), Decimal("33.33")]


@pytest.mark.parametrize(("quantity", "before"), [("3", "1"), ("1", "3"), ("0.5", "3")])
def test_never_more_than_was_sold(quantity: str, before: str) -> None:
    with pytest.raises(RuleBroken, match=r"return\.more_than_sold"):
        one(a_line(3, "100.00"), quantity, before)


@pytest.mark.parametrize("quantity", ["0", "-1"])
def test_nothing_is_not_a_return(quantity: str) -> None:
    with pytest.raises(RuleBroken, match=r"quantity\.not_positive"):
        one(a_line(3, "100.00"), quantity, "0")


@given(
    st.integers(1, 7),
    st.integers(0, 10**7),
    st.integers(0, 40),
    st.integers(0, 10**5),
    st.booleans(),
    st.data(),
)
def test_parts_add_up_to_the_line_in_every_amount(
    pieces: int,
    cents: int,
    rate: int,
    off: int,
    prices_include_tax: bool,
    data: st.DataObject,
) -> None:
    total = Decimal(cents) / 100
    tax = (total * rate / 100).quantize(Decimal("0.01"))
    line = a_line(pieces, str(total), tax=str(tax), discount=str(Decimal(off) / 100))
    if not prices_include_tax:
        net = line.base
        line = LineAmounts(
            **{
                name: getattr(line, name)
                for name in LineAmounts.__dataclass_fields__
                if name not in {"net", "gross"}
            },
            net=net,
            gross=net + line.line_discount,
        )
    before, parts = 0, []
    while before < pieces:
        quantity = data.draw(st.integers(1, pieces - before))
        part = returned(
            line,
            Decimal(quantity),
            before=Decimal(before),
            digits=2,
            prices_include_tax=prices_include_tax,
        )
        assert part.base + part.tax == part.total
        assert part.gross - part.line_discount == part.net
        parts.append(part)
        before += quantity
    for name in ("gross", "line_discount", "net", "base", "tax", "total"):
        summed = sum((getattr(part, name) for part in parts), ZERO)
        assert summed == getattr(line, name), name


def test_money_goes_back_by_the_methods_in_their_proportion() -> None:
    """R15a: 60 by card and 40 in cash were paid, so half is 30 and 20."""
    paid = [PaidByMethod("card", Decimal(60)), PaidByMethod("cash", Decimal(40))]
    assert refunds(Decimal(50), paid, digits=2, step=ZERO) == {
        "card": Decimal(30),
        "cash": Decimal(20),
    }


def test_what_was_rounded_up_goes_back_rounded_up() -> None:
    step = Decimal("0.05")
    paid = [PaidByMethod("cash", Decimal("2.00"), rounding=Decimal("0.02"))]
    assert refunds(Decimal("1.98"), paid, digits=2, step=step) == {
        "cash": Decimal("2.00")
    }


@given(
    st.lists(st.integers(1, 10**6), min_size=1, max_size=3),
    st.sampled_from(["0", "0.05", "0.10", "1"]),
    st.data(),
)
def test_refunds_in_parts_never_exceed_what_was_paid_by_any_method(
    amounts: list[int], step_text: str, data: st.DataObject
) -> None:
    step = Decimal(step_text)
    values = [Decimal(cents) / 100 for cents in amounts]
    methods = ["cash", "card", "transfer"][: len(values)]
    cash = round_to_step(values[0], step)
    paid = {
        method: PaidByMethod(method, value)
        for method, value in zip(methods, values, strict=True)
    }
    paid["cash"] = PaidByMethod("cash", cash, rounding=cash - values[0])
    left = sum(values, ZERO)
    while left:
        most = int(left * 100)
        amount = Decimal(data.draw(st.integers(max(1, most // 3), most))) / 100
        back = refunds(amount, list(paid.values()), digits=2, step=step)
        rounding = sum(back.values(), ZERO) - amount
        for method, was in paid.items():
            refund = back.get(method, ZERO)
            assert 0 <= refund <= was.remaining
            paid[method] = PaidByMethod(
                method,
                was.paid,
                was.refunded + refund,
                was.rounding,
                was.refunded_rounding + (rounding if method == "cash" else ZERO),
            )
        left -= amount
    assert all(each.value_left == 0 for each in paid.values())


def test_another_way_must_come_to_the_amount() -> None:
    check_other_way({"cash": Decimal("2.00")}, Decimal("1.98"), step=Decimal("0.05"))
    check_other_way({"transfer": Decimal("1.98")}, Decimal("1.98"), step=ZERO)
    for wrong in (
        {"transfer": Decimal(2)},
        {"cash": Decimal(3)},
        {"card": Decimal(-1)},
    ):
        with pytest.raises(RuleBroken, match=r"return\.refunds_differ"):
            check_other_way(wrong, Decimal("1.98"), step=Decimal("0.05"))
