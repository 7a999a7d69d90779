"""What follows from the models' declarations: triggers, sums, search.

Migrations make tables; this makes the rest anew after each of them, so that the
declaration is the only place where a projection or a search is described.
"""

from sqlalchemy import Connection

from techstore_desktop.core.storage import (
    erasing,
    facts,
    projections,
    search,
    search_documents,
)
from techstore_desktop.core.storage.journal import JournalEntry

JOURNAL_MAY_CHANGE = {
    "hub_seq",
    "personal",
    "accepted_stamp",
    "is_quarantined",
    "receipt",
}


def statements(dialect: str) -> list[str]:
    """Return every statement, in order; running them again changes nothing."""
    frozen = [
        column.name
        for column in JournalEntry.__table__.columns
        if column.name not in JOURNAL_MAY_CHANGE
    ]
    journal = facts.triggers(JournalEntry.__tablename__, dialect, frozen_columns=frozen)
    return [
        *journal,
        *(
            statement
            for model in facts.fact_models()
            for statement in facts.fact_triggers(model, dialect)
        ),
        *erasing.statements(dialect),
        *(
            statement
            for projection in projections.declared()
            for statement in projections.triggers(projection, dialect)
        ),
        *(
            statement
            for index in search.declared()
            for statement in search_documents.statements(index, dialect)
        ),
    ]


def install(connection: Connection) -> None:
    """Make triggers and indexes, and work out anew what they keep."""
    for statement in statements(connection.dialect.name):
        connection.exec_driver_sql(statement)
    for projection in projections.declared():
        projections.rebuild(projection, connection)
    for index in search.declared():
        search_documents.rebuild(index, connection)
