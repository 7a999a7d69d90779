"""How a form keeps what was typed: on the worker, once, and with its errors beside."""

from collections.abc import Callable

from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField

Beside = FormField | Callable[[Exception], FormField]


def keep(form: Dialog, work: Callable[[], object], *, beside: Beside) -> None:
    """Do a form's work and close it; a form that is at it already does nothing.

    What is refused stands beside a field, which may depend on the error, and the form
    stays open with all that was typed.
    """
    if not form.primary.isEnabled():
        return
    form.primary.setEnabled(False)

    def failed(error: Exception) -> None:
        form.primary.setEnabled(True)
        field = beside if isinstance(beside, FormField) else beside(error)
        show_error(form, error, beside=field, retry=form.decide)

    run(work, lambda _kept: form.accept(), form, failed=failed)
