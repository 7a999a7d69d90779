"""${message}."""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
from techstore_desktop.core.storage import types

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this version."""
    ${upgrades if upgrades else "pass"}
