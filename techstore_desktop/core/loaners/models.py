"""Tables of the loaners."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import (
    PERSONAL,
    Amount,
    Fact,
    Record,
    refers_to,
)


class Loaner(Record):
    """A device that the shop lends; ``worth`` is what one pays who loses it."""

    name: Mapped[str]
    number: Mapped[str]
    worth: Mapped[Amount]
    notes: Mapped[str]


class Loan(Fact):
    """A loaner in a customer's hands, for one job: what they signed, word for word.

    ``signature`` are the strokes of the pen as JSON, empty where paper was signed.
    """

    loaner_id: Mapped[UUID] = mapped_column(refers_to("loaner.id"))
    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    customer_id: Mapped[UUID] = mapped_column(refers_to("customer.id"))
    lent_at: Mapped[datetime]
    lent_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    worth: Mapped[Amount]
    condition: Mapped[str]
    text: Mapped[str]
    signature: Mapped[str] = mapped_column(info=PERSONAL)

    __table_args__ = (
        Index("ix_loan_loaner", "loaner_id", "lent_at"),
        Index("ix_loan_job", "job_id"),
    )


class LoanReturn(Fact):
    """A loaner that came back. Two tills may both take it: it is back once."""

    loan_id: Mapped[UUID] = mapped_column(refers_to("loan.id"))
    returned_at: Mapped[datetime]
    taken_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    condition: Mapped[str]

    __table_args__ = (Index("ix_loan_return_loan", "loan_id"),)
