"""What a customer bought, by product: pieces, money, and when last."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import case, func, select

from techstore_desktop.core.customers.merging import of_customer
from techstore_desktop.core.sales.models import Sale, SaleLine
from techstore_desktop.core.schema import Schema
from techstore_desktop.core.storage.transaction import Reading

MOST_SHOWN = 300


class ProductBought(Schema):
    """One product over all sales to a customer; what came back is taken off."""

    product_id: UUID | None
    name: str
    quantity: Decimal
    total: Decimal
    last_at: datetime


def by_product(reading: Reading, customer_id: UUID) -> list[ProductBought]:
    """Return what a customer bought, the most money first.

    What is not in the catalogue is told apart by its name.
    """
    own_name = case((SaleLine.product_id.is_(None), SaleLine.name), else_="")
    columns = SaleLine.__table__.c
    total = func.sum(SaleLine.total, type_=columns.total.type)
    rows = reading.session.execute(
        select(
            SaleLine.product_id,
            func.max(SaleLine.name).label("name"),
            func.sum(SaleLine.quantity, type_=columns.quantity.type).label("quantity"),
            total.label("total"),
            func.max(Sale.occurred_at, type_=Sale.__table__.c.occurred_at.type).label(
                "last_at"
            ),
        )
        .join(Sale, Sale.id == SaleLine.sale_id)
        .where(of_customer(Sale.customer_id, reading, customer_id))
        .group_by(SaleLine.product_id, own_name)
        .order_by(total.desc(), func.max(SaleLine.name))
        .limit(MOST_SHOWN)
    ).mappings()
    return [ProductBought.model_validate(dict(row)) for row in rows]
