"""The dashboard's three charts: by hour, by day, by method."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.reports import figures
from techstore_desktop.core.reports.schemas import Dashboard, DayTotal, HourTotal
from techstore_desktop.ui.checkout.method_names import Names, method_name
from techstore_desktop.ui.dashboard import words
from techstore_desktop.ui.widgets.bar_chart import Bar, BarChart
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.legend import Legend
from techstore_desktop.ui.widgets.share_bars import Share, ShareBars

Lead = Callable[[str, str], None]


class Charts(QWidget):
    """Shows a dashboard's charts; ``lead`` takes a period and a method, or none."""

    def __init__(self, formats: Formats, lead: Lead) -> None:
        super().__init__()
        self._formats = formats
        self.hours = BarChart(self._short)
        self.days = BarChart(self._short)
        self.methods = ShareBars()
        self._legends = (Legend(), Legend())
        self.hours.opened.connect(lambda _place: lead("today", ""))
        self.days.opened.connect(lambda _place: lead("month", ""))
        self.methods.opened.connect(lambda method: lead("today", method))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        cards = (
            (figures.BY_HOUR, self.hours, self._legends[0], 5),
            (figures.BY_DAY, self.days, self._legends[1], 5),
            (figures.BY_METHOD, self.methods, None, 3),
        )
        for figure, chart, legend, stretch in cards:
            row.addWidget(_card(figure, chart, legend), stretch)

    def show_dashboard(self, seen: Dashboard, named: Names = method_name) -> None:
        """Show a day's charts, the methods as the shop calls them."""
        nothing = self.tr("No sales yet: the first one shows here at once.")
        last = self.tr("last {day}").format(day=words.weekday(seen.compared_day))
        self._legends[0].show_names(self.tr("today"), last)
        self._legends[1].show_names(self.tr("day"), self.tr("week before"))
        self.hours.show_bars(
            [self._hour(hour, last) for hour in seen.hours or ()], empty=nothing
        )
        has_days = any(day.now or day.before for day in seen.days or ())
        self.days.show_bars(
            [self._day(day) for day in seen.days or () if has_days], empty=nothing
        )
        shares = [
            Share(
                each.method,
                named(each.method),
                self._formats.money(each.amount),
                each.amount,
            )
            for each in seen.methods or ()
        ]
        self.methods.show_shares(shares, empty=self.tr("Nothing taken yet"))

    def _hour(self, hour: HourTotal, last: str) -> Bar:
        told = self.tr("{hour} h: {now}, {last} {before}").format(
            hour=hour.hour,
            now=self._formats.money(hour.now),
            last=last,
            before=self._formats.money(hour.before),
        )
        return Bar(str(hour.hour), hour.now, hour.before, told)

    def _day(self, day: DayTotal) -> Bar:
        told = self.tr("{weekday} {day}: {now}, a week before {before}").format(
            weekday=words.weekday(day.day),
            day=self._formats.date(day.day),
            now=self._formats.money(day.now),
            before=self._formats.money(day.before),
        )
        return Bar(str(day.day.day), day.now, day.before, told)

    def _short(self, amount: Decimal) -> str:
        """Return an amount of the axis, whose decimals would say nothing."""
        return self._formats.quantity(amount)


def _card(figure: figures.Figure, chart: QWidget, legend: Legend | None) -> Card:
    card = Card(words.title(figure))
    card.body.setContentsMargins(16, 12, 16, 10)
    card.setToolTip(words.meaning(figure))
    chart.setAccessibleName(words.title(figure))
    if legend is not None:
        card.head.addWidget(legend)
    card.body.addWidget(chart, 1)
    expanding = QSizePolicy.Policy.Expanding
    card.setSizePolicy(expanding, expanding)
    return card
