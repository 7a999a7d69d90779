"""A print-out on its way to the printer that this terminal chose."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from techstore_desktop import settings
from techstore_desktop.ui.background import run, run_apart
from techstore_desktop.ui.printing.system_printer import print_pdf


def send(
    make: Callable[[], bytes],
    name: str,
    parent: QObject,
    *,
    then: Callable[[], object],
    failed: Callable[[Exception], None],
    opens_drawer: bool = False,
) -> None:
    """Make a PDF and print it; a slow ESC/POS printer keeps no sale waiting.

    ``failed`` gets Unavailable with one of the ``printer.`` codes.
    """

    def done(_nothing: None) -> None:
        then()

    def carry(job: Callable[[], None] | None) -> None:
        if job is None:
            then()
        else:
            run_apart(job, done, parent, failed=failed)

    run(
        lambda: _print_or_prepare(make(), name, opens_drawer=opens_drawer),
        carry,
        parent,
        failed=failed,
    )


def _print_or_prepare(
    pdf: bytes, name: str, *, opens_drawer: bool
) -> Callable[[], None] | None:
    """Print on the system's printer, or return what sends the job to our own."""
    from techstore_desktop.printing.printer_settings import printer_at
    from techstore_desktop.printing.printers import printer_for
    from techstore_desktop.printing.rolls import roll_job

    chosen = printer_at(settings.read().receipt_printer)
    if chosen is None:
        print_pdf(pdf, name)
        return None
    job = roll_job(pdf, chosen, opens_drawer=opens_drawer)
    return partial(printer_for(chosen).print, job)
