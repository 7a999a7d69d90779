"""The repairs' figures: a period's cards, a table of what they rest on, its jobs."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.reports import repair_figures
from techstore_desktop.core.reports.figures import Figure
from techstore_desktop.core.reports.finished_jobs import FinishedJob, KindTime
from techstore_desktop.core.reports.repair_service import (
    Grouping,
    RepairGroup,
    RepairReport,
)
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.dashboard.figure_card import FigureCard
from techstore_desktop.ui.dashboard.words import meaning, title
from techstore_desktop.ui.repairs.figures import words
from techstore_desktop.ui.repairs.figures.branch_choice import BranchChoice
from techstore_desktop.ui.repairs.figures.periods import Period, days_of, parts_of
from techstore_desktop.ui.repairs.figures.tables import (
    group_columns,
    job_columns,
    state_columns,
)
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.files import ask_to_save
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.table import Table

_MARGIN, _GAP = 16, 12
_IN_ONE_ROW = 960
_ON_CARDS = tuple(
    figure
    for figure in repair_figures.REPAIR_FIGURES
    if figure not in (repair_figures.AT_WORK, repair_figures.WAITING)
)
"""Those of a whole period; time at work tells something of a person or a device."""
_ENDING = ".xlsx"


class RepairFiguresScreen(Screen):
    """Marking a group shows the jobs behind it; Enter opens one in the repairs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._latest = Latest(self)
        self._profile = session.shop.profiles.current()
        self.report: RepairReport | None = None
        self._read: tuple[FinishedJob, ...] = ()
        actor = session.actor
        self.cards = {
            figure.title: FigureCard(title(figure), meaning(figure), self)
            for figure in _ON_CARDS
            if figure.may_be_seen_by(actor)
        }
        self.period = SegmentedControl(self._periods(), Period.MONTH, self)
        self.period.setAccessibleName(self.tr("Period"))
        self.grouping = SegmentedControl(
            [
                (Grouping.TECHNICIAN, self.tr("By technician")),
                (Grouping.DEVICE, self.tr("By device")),
                (Grouping.DEVICE_KIND, self.tr("By kind")),
                (Grouping.STATE, self.tr("By state")),
            ],
            Grouping.TECHNICIAN,
            self,
        )
        self.grouping.setAccessibleName(self.tr("Put together by"))
        self.branch = BranchChoice(self)
        self.export_button = SecondaryButton(
            self.tr("Export"), self, icon="file-export", keys="Ctrl+E"
        )
        self._days = Label("", "second", self)
        self._of = Label("", "strong", self)
        self._make_tables()
        self._grid = QGridLayout()
        self._columns = 0
        self._build()
        self._connect()
        self.refresh_on(*session.shop.repair_reports.tables, "staff_member")
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's keys."""
        return (
            Shortcut("F2", self.tr("Another period"), self.next_period),
            Shortcut("F3", self.tr("Put together by something else"), self.turn),
            Shortcut("F5", self.tr("Read the figures anew"), self.refresh, "refresh"),
            Shortcut("Ctrl+E", self.tr("Export the table"), self.export),
            Shortcut("Enter", self.tr("Open the marked repair")),
        )

    def refresh(self) -> None:
        """Read the figures of the period."""
        first, last = days_of(Period(self.period.current()), self._today())
        self._read_on(parts_of(first, last), ())

    def _read_on(
        self, left: Sequence[tuple[date, date]], read: tuple[FinishedJob, ...]
    ) -> None:
        """Read some days after the others, so that no sale waits for a whole year."""
        reports, actor = self.session.shop.repair_reports, self.session.actor
        first, last = left[0]
        self._latest.run(
            lambda: reports.jobs(actor, first, last),
            lambda jobs: self._sum_up(left[1:], (*read, *jobs)),
        )

    def _sum_up(
        self, left: Sequence[tuple[date, date]], jobs: tuple[FinishedJob, ...]
    ) -> None:
        if left:
            self._read_on(left, jobs)
            return
        self._read = jobs
        self.branch.show_branches(jobs)
        self._sum_branch()

    def _sum_branch(self) -> None:
        """Sum up what was read of the branch that is chosen."""
        jobs = self.branch.of_branch(self._read)
        reports, actor = self.session.shop.repair_reports, self.session.actor
        first, last = days_of(Period(self.period.current()), self._today())
        self._latest.run(lambda: reports.summed(actor, first, last, jobs), self._show)

    def first_focus(self) -> QWidget | None:
        """Return the table."""
        return self.groups.view

    def state(self) -> object:
        """Return what is looked at."""
        chosen = self.branch.branch_id()
        return self.period.current(), self.grouping.current(), chosen

    def restore(self, state: object) -> None:
        """Look at the same again."""
        match state:
            case (str(period), str(grouping), UUID() | None as branch_id):
                self.branch.choose(branch_id)
                if self.report is not None:
                    self._sum_branch()
                self.period.choose(period)
                self.grouping.choose(grouping)

    def resizeEvent(self, event: object) -> None:
        """Put the figures into one row, or into more where that is too narrow."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._arrange(len(self.cards) if self.width() >= _IN_ONE_ROW else 4)

    def next_period(self) -> None:
        """Look at the next period of those there are."""
        periods = list(Period)
        at = periods.index(Period(self.period.current()))
        self.period.choose(periods[(at + 1) % len(periods)])

    def turn(self) -> None:
        """Put the jobs together by the next thing."""
        ways = list(Grouping)
        at = ways.index(Grouping(self.grouping.current()))
        self.grouping.choose(ways[(at + 1) % len(ways)])

    def export(self) -> None:
        """Ask for a file and write the table into it."""
        if self.report is None:
            return
        path = ask_to_save(
            self,
            self.tr("Export the figures"),
            self.tr("repair figures") + _ENDING,
            self.tr("Tables") + " (*.xlsx *.csv)",
            ending=_ENDING,
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the table that is shown into a file."""
        report, reports = self.report, self.session.shop.repair_reports
        grouping, shell = Grouping(self.grouping.current()), self.session.shell
        if report is not None:
            said = self.tr("The table is in {file}.").format(file=path.name)
            run(
                lambda: reports.export(
                    report,
                    grouping,
                    path,
                    titles=words.column_titles(),
                    name=words.group_name,
                ),
                lambda _count: shell.toast(said, "good"),
                self,
            )

    def _today(self) -> date:
        return self._profile.business_day(self.session.shop.database.clock.now())

    def _show(self, report: RepairReport) -> None:
        self.report = report
        formats = self.session.formats
        self._days.setText(
            f"{formats.date(report.first)} – {formats.date(report.last)}"
        )
        for figure in _ON_CARDS:
            if figure.title in self.cards:
                shown = words.shown(figure, report.sums, formats)
                self.cards[figure.title].show_figure(shown)
        self._show_table()

    def _show_table(self) -> None:
        report = self.report
        if report is None:
            return
        grouping = Grouping(self.grouping.current())
        is_state = grouping is Grouping.STATE
        self.stack.setCurrentWidget(self.states if is_state else self.groups)
        self.states.show_rows(report.by_state)
        if is_state:
            self._show_jobs(self.tr("All repairs of the period"), report.jobs)
            return
        groups: Sequence[RepairGroup] = getattr(report, f"by_{grouping.value}")
        self.groups.show_rows(groups)
        self._show_group(self.groups.marked_row())

    def _show_group(self, group: RepairGroup | None) -> None:
        if Grouping(self.grouping.current()) is not Grouping.STATE:
            name = self._name(group) if group else ""
            self._show_jobs(name, group.jobs if group else ())

    def _show_behind(self, figure: Figure) -> None:
        """Go to the repairs of the whole period that a figure tells of."""
        if self.report is not None:
            self._show_jobs(title(figure), words.counted(figure, self.report.jobs))
            self.jobs.view.setFocus()

    def _show_jobs(self, name: str, jobs: Sequence[FinishedJob]) -> None:
        self._of.setText(name)
        self.jobs.show_rows(jobs)

    def _name(self, group: RepairGroup) -> str:
        return words.group_name(Grouping(self.grouping.current()), group.key)

    def _open(self, job: object) -> None:
        if isinstance(job, FinishedJob):
            self.session.shell.open_screen("repairs", job_id=job.id)

    def _make_tables(self) -> None:
        formats, zone = self.session.formats, self._profile.zone
        has_costs = repair_figures.MARGIN.may_be_seen_by(self.session.actor)
        nothing = self.tr("No repair was handed out in this period")
        self.groups: Table[RepairGroup] = Table(
            group_columns(formats, self._name, has_costs=has_costs),
            EmptyState("tool", nothing),
            self,
        )
        self.states: Table[KindTime] = Table(
            state_columns(formats), EmptyState("tool", nothing), self
        )
        self.jobs: Table[FinishedJob] = Table(
            job_columns(formats, zone, has_costs=has_costs),
            EmptyState("tool", self.tr("No repairs")),
            self,
        )

    def _periods(self) -> list[tuple[str, str]]:
        return [
            (Period.WEEK, self.tr("7 days")),
            (Period.MONTH, self.tr("This month")),
            (Period.LAST_MONTH, self.tr("Last month")),
            (Period.QUARTER, self.tr("90 days")),
            (Period.YEAR, self.tr("A year")),
        ]

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(self.period)
        head.addWidget(self._days)
        head.addStretch(1)
        head.addWidget(self.branch)
        head.addWidget(self.export_button)
        self._grid.setSpacing(_GAP)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.groups)
        self.stack.addWidget(self.states)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addWidget(self.grouping)
        column.addWidget(self.stack, 4)
        column.addWidget(self._of)
        column.addWidget(self.jobs, 5)

    def _connect(self) -> None:
        self.period.chosen.connect(lambda _key: self.refresh())
        self.branch.chosen.connect(self._sum_branch)
        self.grouping.chosen.connect(lambda _key: self._show_table())
        self.groups.marked.connect(self._show_group)
        self.groups.opened.connect(lambda _group: self.jobs.view.setFocus())
        self.jobs.opened.connect(self._open)
        self.export_button.clicked.connect(self.export)
        for figure in _ON_CARDS:
            if figure.title in self.cards:
                card = self.cards[figure.title]
                card.clicked.connect(lambda _checked, of=figure: self._show_behind(of))
