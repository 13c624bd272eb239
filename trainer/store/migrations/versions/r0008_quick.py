"""Indexes for pages over many calls."""

from alembic import op

from trainer.store.revisions import for_postgres
from trainer.store.schema_quick import QUICK

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Run the revision's statements."""
    for statement in QUICK:
        op.execute(for_postgres(statement) if op.get_bind().dialect.name == "postgresql" else statement)
