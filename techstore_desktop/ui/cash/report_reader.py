"""Reading an X or Z report, by a PIN that is lent where the right is missing."""

from functools import partial

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.cash.schemas import CashReport, CashSessionResponse
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Approval, Permission
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.cash_papers import show_report
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ask_approval


def read_report(
    over: QWidget,
    session: Session,
    cash_session: CashSessionResponse,
    *,
    is_on_sheet: bool,
    is_copy: bool,
    approval: Approval | None = None,
) -> None:
    """Show the report of a session: X while it is open, else the Z that was kept."""
    cash, actor = session.shop.cash, session.actor
    again = partial(
        read_report,
        over,
        session,
        cash_session,
        is_on_sheet=is_on_sheet,
        is_copy=is_copy,
    )

    def show(report: CashReport) -> None:
        show_report(
            session,
            report,
            over,
            is_on_sheet=is_on_sheet,
            is_copy=is_copy and report.is_final,
        )

    def failed(error: Exception) -> None:
        if isinstance(error, RuleBroken) and error.code == "permission.missing":
            ask_approval(
                over,
                session,
                frozenset({Permission.SEE_CASH_REPORT}),
                then=lambda lent: again(approval=lent),
                otherwise=lambda: None,
            )
        else:
            show_error(over, error)

    run(
        lambda: cash.report(actor, cash_session.id, approval=approval),
        show,
        over,
        failed=failed,
    )
