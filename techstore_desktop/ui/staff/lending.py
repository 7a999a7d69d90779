"""An act on the worker that may need another person's PIN: asked for when it does."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Approval, Permission
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ask_approval

T = TypeVar("T")


def run_lending(
    over: QWidget,
    session: Session,
    work: Callable[[Approval | None], T],
    then: Callable[[T], None],
    *,
    failed: Callable[[Exception], object] | None = None,
    otherwise: Callable[[], object] | None = None,
    approval: Approval | None = None,
) -> None:
    """Do ``work`` on the worker; where a permission is missing, ask who lends it.

    Any other error goes to ``failed``, or is shown over ``over`` without one. Where
    nobody lends it, ``otherwise`` is called.
    """

    def refused(error: Exception) -> None:
        if isinstance(error, RuleBroken) and error.code == "permission.missing":
            ask_approval(
                over,
                session,
                missing_permissions(error),
                then=lambda lent: run_lending(
                    over,
                    session,
                    work,
                    then,
                    failed=failed,
                    otherwise=otherwise,
                    approval=lent,
                ),
                otherwise=otherwise or (lambda: None),
            )
        elif failed is not None:
            failed(error)
        else:
            show_error(over, error)

    run(lambda: work(approval), then, over, failed=refused)


def missing_permissions(error: RuleBroken) -> frozenset[Permission]:
    """Return all that one PIN must lend for an act that was refused."""
    every = error.values.get("permissions")
    words = every if isinstance(every, tuple) else (error.values["permission"],)
    return frozenset(Permission(str(word)) for word in words)
