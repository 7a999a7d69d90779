"""What else can be done with the opened job: other steps, money, words, papers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.repairs.detail.deeds import JobDeeds
from techstore_desktop.ui.repairs.detail.papers import add_papers
from techstore_desktop.ui.repairs.obstacle_words import obstacle_words
from techstore_desktop.ui.repairs.words import next_step_words, state_words
from techstore_desktop.ui.session import Session

Step = Callable[[str, RepairKind], object]
translate = QCoreApplication.translate


def job_menu(
    over: QWidget,
    session: Session,
    job: RepairJobResponse,
    deeds: JobDeeds,
    step: Step,
) -> QMenu:
    """Return the menu of a job; it goes once it is closed."""
    menu = QMenu(over)
    menu.setToolTipsVisible(True)
    _add_steps(menu, session, job, step)
    menu.addSeparator()
    _add_deposits(menu, session, job, deeds)
    if job.card.state.kind is not RepairKind.DELIVERED:
        menu.addAction(translate("JobMenu", "Promise another day…"), deeds.promise)
        menu.addAction(translate("JobMenu", "Kind of work…"), deeds.choose_work_kind)
    menu.addAction(translate("JobMenu", "Tell the customer"), deeds.tell)
    menu.addAction(translate("JobMenu", "Note for the shop"), deeds.write_note)
    menu.addAction(
        translate("JobMenu", "Note for the customer"),
        lambda: deeds.write_note(for_customer=True),
    )
    menu.addAction(
        translate("JobMenu", "Take it back")
        if job.card.sent_to
        else translate("JobMenu", "Send elsewhere…"),
        deeds.send_or_take_back,
    )
    menu.addAction(translate("JobMenu", "Loaner…"), deeds.loaner)
    if any(not each.is_voided for each in job.deliveries):
        menu.addAction(
            translate("JobMenu", "Sign the delivery note"), deeds.sign_delivery
        )
    add_papers(menu, over, session, job)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_steps(
    menu: QMenu, session: Session, job: RepairJobResponse, step: Step
) -> None:
    for state in job.next_states:
        if state.kind is job.card.state.kind and not state.name:
            continue
        words = (
            state_words(state) if state.name else next_step_words(job.card, state.kind)
        )
        lacking = obstacle_words(job.obstacle_to(state.kind), session.formats)
        action = menu.addAction(words, partial(step, state.key, state.kind))
        action.setEnabled(not lacking)
        action.setToolTip(lacking or words)


def _add_deposits(
    menu: QMenu, session: Session, job: RepairJobResponse, deeds: JobDeeds
) -> None:
    may = session.actor.may
    is_open = job.card.state.kind is not RepairKind.DELIVERED
    if is_open and may(Permission.REPAIR_TAKE_DEPOSIT):
        menu.addAction(translate("JobMenu", "Take a deposit"), deeds.take_deposit)
    if job.deposit_balance > 0 and may(Permission.REPAIR_RETURN_DEPOSIT):
        menu.addAction(
            translate("JobMenu", "Give the deposit back"), deeds.return_deposit
        )
