"""The search of the repairs finds all that is written on a ticket.

What is found is declared beside the models, and worked out anew of every row after
each migration; no table changes.
"""

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the words of the repairs be gathered again."""
