"""The page of the repairs' price list: by device and fault, with import and export."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from techstore_desktop.core.estimates.importing import PricePlan
from techstore_desktop.core.estimates.schemas import RepairPriceResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.repairs.estimates import price_import
from techstore_desktop.ui.repairs.estimates.kind_names import kind_name
from techstore_desktop.ui.repairs.estimates.price_dialog import RepairPriceDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.list_page import Archiving, ListPage, archived_column
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table_column import Column

_ROW_HEIGHT = 52


class RepairPricesPage(ListPage[RepairPriceResponse]):
    """Lists the prices; a file brings many at once."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            "repair_prices",
            add=QCoreApplication.translate("RepairPricesPage", "Add a price"),
            row_height=_ROW_HEIGHT,
        )
        self.import_button = SecondaryButton(
            self.tr("Import"), self, icon="file-import"
        )
        self.export_button = SecondaryButton(
            self.tr("Export"), self, icon="file-export"
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.import_button)
        row.addWidget(self.export_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.import_button.clicked.connect(
            lambda: price_import.ask_for_file(self, self.take_file)
        )
        self.export_button.clicked.connect(
            lambda: price_import.ask_and_export(self, self.session)
        )

    def take_file(self, path: Path) -> None:
        """Look at a file and ask whether to take it in."""
        service = self.session.shop.repair_price_import
        run(lambda: service.preview(path), self._ask_to_take, self)

    def _ask_to_take(self, plan: PricePlan) -> None:
        dialog = price_import.PriceImportDialog(self, self.session, plan)
        dialog.closed.connect(lambda _done: self.load())
        dialog.open()

    def _read(self) -> Sequence[RepairPriceResponse]:
        return self.session.shop.repair_prices.every(with_archived=True)

    def _dialog(self, row: RepairPriceResponse | None) -> RepairPriceDialog:
        return RepairPriceDialog(self, self.session, row)

    def _service(self) -> Archiving:
        return self.session.shop.repair_prices

    def _empty(self) -> EmptyState:
        return EmptyState(
            "tags",
            self.tr("No prices yet"),
            self.tr(
                "What a repair costs by device and fault, or for any fault of a model. "
                "Without a price the counter is told what your own repairs came to."
            ),
            action=self.tr("Add a price"),
            keys="Ctrl+N",
            act=self.add,
        )

    def _columns(self) -> Sequence[Column[RepairPriceResponse]]:
        formats = self.session.formats
        return (
            Column(
                key="fault",
                title=self.tr("Fault"),
                text=lambda row: row.fault or self.tr("Any fault"),
                second=self._device,
                sort=lambda row: (row.fault, row.brand, row.model),
                is_strong=True,
                width=0,
            ),
            Column(
                key="minutes",
                title=self.tr("Minutes"),
                text=lambda row: str(row.minutes) if row.minutes else "",
                sort=lambda row: row.minutes,
                is_number=True,
                width=90,
            ),
            Column(
                key="price",
                title=self.tr("Price"),
                text=lambda row: formats.money(row.price),
                sort=lambda row: row.price,
                is_number=True,
                width=130,
            ),
            archived_column(),
        )

    def _device(self, row: RepairPriceResponse) -> str:
        named = f"{row.brand} {row.model}".strip()
        parts = filter(None, (named, kind_name(row.device_kind)))
        return " · ".join(parts) or self.tr("Every device")
