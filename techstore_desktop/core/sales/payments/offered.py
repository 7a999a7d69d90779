"""The shop's methods as one list: what the classes make, and what was changed."""

from collections.abc import Iterable, Iterator, Sequence

from techstore_desktop.core.sales.payments import (
    METHODS,
    PaymentMethod,
    currency_of,
    method,
)
from techstore_desktop.core.sales.payments.models import ShopPaymentMethod
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodResponse,
    PaymentPlan,
)

KEYS = ("F5", "F6", "F7", "F8", "F4", "Shift+F5", "Shift+F6", "Shift+F7", "Shift+F8")
"""The keys that a method may have; one without gets the first that is free."""


def every_method(
    rows: Iterable[ShopPaymentMethod],
) -> tuple[PaymentMethodResponse, ...]:
    """Return all methods in their order, those that are off too.

    Two tills may have changed one of a class at once: then the later row counts.
    """
    by_code = {each.code: usual(each) for each in METHODS if _stands_alone(each)}
    for row in sorted(rows, key=lambda each: each.id):
        by_code[row.code] = response(row)
    return tuple(sorted(by_code.values(), key=lambda each: (each.position, each.code)))


def offered(
    methods: Sequence[PaymentMethodResponse],
) -> tuple[PaymentMethodResponse, ...]:
    """Return the methods that a payment screen draws, each with a key of its own."""
    shown = [
        each for each in methods if each.is_on and method(each.code).is_chosen_by_hand
    ]
    return tuple(_with_keys(shown))


def currencies_taken(methods: Iterable[PaymentMethodResponse]) -> tuple[str, ...]:
    """Return the other currencies that the shop takes in cash now."""
    codes = (currency_of(each.code) for each in methods if each.is_on)
    return tuple(code for code in codes if code)


def for_debts(
    methods: Sequence[PaymentMethodResponse],
) -> tuple[PaymentMethodResponse, ...]:
    """Return the methods that pay debts and deposits too.

    Without instalments: what those cost is a line of a sale.
    """
    return tuple(
        each.model_copy(update={"plans": ()})
        for each in methods
        if not method(each.code).is_for_sales_only
    )


def usual(kind: PaymentMethod) -> PaymentMethodResponse:
    """Return a method as its class makes it."""
    return PaymentMethodResponse(
        code=kind.code,
        position=kind.position,
        key=kind.key,
        reference=kind.reference,
    )


def response(row: ShopPaymentMethod) -> PaymentMethodResponse:
    """Return a row as the rest of the program sees it."""
    return PaymentMethodResponse(
        id=row.id,
        code=row.code,
        name=row.name,
        is_on=row.is_on and row.archived_at is None,
        position=row.position,
        key=row.key,
        reference=row.reference,
        plans=tuple(PaymentPlan(name=name, rate=rate) for name, rate in row.plans),
    )


def _stands_alone(kind: PaymentMethod) -> bool:
    """Tell whether a class is a method by itself; cash of no currency is none."""
    return kind.is_chosen_by_hand and kind.code != "foreign"


def _with_keys(
    methods: Sequence[PaymentMethodResponse],
) -> Iterator[PaymentMethodResponse]:
    taken: set[str] = set()
    given: list[str] = []
    for each in methods:
        key = each.key if each.key in KEYS and each.key not in taken else ""
        taken.add(key)
        given.append(key)
    free = (key for key in KEYS if key not in taken)
    for each, key in zip(methods, given, strict=True):
        yield each.model_copy(update={"key": key or next(free, "")})
