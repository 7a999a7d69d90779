"""The page of the promotions: what is off, when, and how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.prices.schemas import PromotionResponse
from techstore_desktop.ui.prices import promotion_words
from techstore_desktop.ui.prices.promotion_dialog import PromotionDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.list_page import Archiving, ListPage
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.table_column import Column

_ROW_HEIGHT = 52


class PromotionsPage(ListPage[PromotionResponse]):
    """Lists the promotions in the order in which equals are taken."""

    def __init__(self, session: Session) -> None:
        profile = session.shop.profiles.current()
        self._today = profile.business_day(session.shop.database.clock.now())
        super().__init__(
            session,
            "promotions",
            add=QCoreApplication.translate("PromotionsPage", "Add promotion"),
            row_height=_ROW_HEIGHT,
        )
        rule = Label(
            self.tr(
                "Where several fit, the customer gets the best: first what is off "
                "each piece, line by line; then groups, the one that saves most first, "
                "where they save more. Each piece takes part in one. A price typed by "
                "hand gets none."
            ),
            "second",
        )
        rule.setWordWrap(True)
        self.column.addWidget(rule)

    def _read(self) -> Sequence[PromotionResponse]:
        return self.session.shop.promotions.promotions(with_archived=True)

    def _dialog(self, row: PromotionResponse | None) -> PromotionDialog:
        return PromotionDialog(self, self.session, row)

    def _service(self) -> Archiving:
        return self.session.shop.promotions

    def _empty(self) -> EmptyState:
        return EmptyState(
            "rosette-discount",
            self.tr("No promotions yet"),
            self.tr("Such as 3 for 2 on cables, or 20 % off on Fridays."),
            action=self.tr("Add promotion"),
            keys="Ctrl+N",
            act=self.add,
        )

    def _columns(self) -> Sequence[Column[PromotionResponse]]:
        formats = self.session.formats
        return (
            Column(
                key="name",
                title=self.tr("Name"),
                text=lambda row: row.name,
                second=lambda row: promotion_words.gives(row, formats),
                is_strong=True,
                width=0,
            ),
            Column(
                key="when",
                title=self.tr("When"),
                text=lambda row: promotion_words.days(row, formats),
                second=promotion_words.hours,
                colour=lambda _row: "text_second",
                width=210,
            ),
            Column(
                key="standing",
                title="",
                text=lambda row: promotion_words.standing(row, self._today)[0],
                pill=lambda row: promotion_words.standing(row, self._today)[1],
                width=110,
            ),
        )
