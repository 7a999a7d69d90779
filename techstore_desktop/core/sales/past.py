"""Past sales: found again, listed, added up."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.sales import finding
from techstore_desktop.core.sales.bought import ProductBought, by_product
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.sales.responses import read_sale
from techstore_desktop.core.sales.schemas import (
    SaleFilter,
    SaleResponse,
    SalesTotals,
    SaleSummary,
)
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository

_sales = Repository(Sale)


class PastSales:
    """What the shop has sold."""

    _database: Database

    def get(self, sale_id: UUID) -> SaleResponse:
        """Return a sale. Raises RuleBroken ``sale.not_found``."""
        with self._database.reading() as reading:
            return read_sale(reading, _sales.get(reading, sale_id))

    def find_by_number(self, number: str) -> SaleResponse | None:
        """Return the sale with this number, as scanned from its receipt."""
        with self._database.reading() as reading:
            sale = reading.session.scalars(
                select(Sale).where(Sale.number == number.strip().upper()).limit(1)
            ).first()
            return read_sale(reading, sale) if sale else None

    def last_moment(self) -> datetime | None:
        """Return when this terminal sold last."""
        last = self.last_here()
        return last.occurred_at if last else None

    def last_here(self) -> SaleResponse | None:
        """Return this terminal's last document."""
        with self._database.reading() as reading:
            sale = reading.session.scalars(
                select(Sale)
                .where(Sale.terminal_id == reading.origin.terminal_id)
                .order_by(Sale.sequence.desc())
                .limit(1)
            ).first()
            return read_sale(reading, sale) if sale else None

    def page(
        self, wanted: SaleFilter, *, offset: int = 0, limit: int = 100
    ) -> list[SaleSummary]:
        """Return sales that meet a filter, the newest first."""
        with self._database.reading() as reading:
            return finding.page(reading, wanted, offset=offset, limit=limit)

    def bought_by(self, customer_id: UUID) -> list[ProductBought]:
        """Return what a customer bought by product, the most money first."""
        with self._database.reading() as reading:
            return by_product(reading, customer_id)

    def totals(self, wanted: SaleFilter) -> SalesTotals:
        """Return what the sales that meet a filter come to, by method too."""
        with self._database.reading() as reading:
            return finding.totals(reading, wanted)
