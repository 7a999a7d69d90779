"""Promotions and lines for tests, as values."""

from decimal import Decimal
from uuid import UUID, uuid5

from hypothesis import strategies as st

from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.prices.terms import PromotionTerms
from techstore_desktop.core.sales.pricing import LineToPrice

SPACE = UUID(int=1)
CATEGORIES = tuple(uuid5(SPACE, f"category {number}") for number in range(3))
PRODUCTS = tuple(uuid5(SPACE, f"product {number}") for number in range(6))


def a_promotion(name: str, kind: str, **values: object) -> PromotionTerms:
    """Return a promotion; amounts and per cents as text."""
    exact = {
        key: Decimal(value) if isinstance(value, str) else value
        for key, value in values.items()
    }
    return PromotionTerms(
        id=uuid5(SPACE, name),
        name=name,
        kind=PromotionKind(kind),
        **exact,  # type: ignore[arg-type]
    )


def goods(
    price: str, quantity: str = "1", product: int = 0, category: int | None = None
) -> LineToPrice:
    """Return a line of the catalogue."""
    return LineToPrice(
        Decimal(quantity),
        Decimal(price),
        product_id=PRODUCTS[product],
        category_id=None if category is None else CATEGORIES[category],
    )


@st.composite
def promotions(draw: st.DrawFn) -> PromotionTerms:
    """Return any promotion that a manager could make."""
    kind = draw(st.sampled_from(PromotionKind))
    size = draw(st.integers(2, 4))
    is_group = kind.takes_groups
    least = draw(st.decimals("0.5", 6, places=3))
    return PromotionTerms(
        id=draw(st.uuids()),
        name=draw(st.sampled_from(["A", "B", "C", "D"])),
        kind=kind,
        percent=draw(st.decimals("0.01", 100, places=2)),
        amount=draw(st.decimals("0.01", 300, places=2)),
        quantity=Decimal(size) if is_group else least,
        paid_quantity=draw(st.integers(1, size - 1)),
        priority=draw(st.integers(-1, 1)),
        category_ids=frozenset(draw(st.sets(st.sampled_from(CATEGORIES), max_size=2))),
        product_ids=frozenset(draw(st.sets(st.sampled_from(PRODUCTS), max_size=2))),
    )
