"""What is needed to write the words that a customer signs, in their language."""

from typing import NamedTuple
from uuid import UUID

from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.printing.repair_words import RepairWords, repair_words_for
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.session import Session


class ToSign(NamedTuple):
    """A job, and the words of the language that its customer reads."""

    job: RepairJobResponse
    words: RepairWords


def read_to_sign(session: Session, job_id: UUID, language: PaperLanguage) -> ToSign:
    """Return a job and its customer's words. Runs on the worker."""
    job = session.shop.repairs.job(session.actor, job_id)
    return ToSign(job, repair_words_for(language(job.card.customer_id)))
