"""Certificates, and what was erased."""

from alembic import op

from trainer.store.revisions import for_postgres
from trainer.store.schema_keeping import KEEPING

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Run the revision's statements."""
    for statement in KEEPING:
        op.execute(for_postgres(statement) if op.get_bind().dialect.name == "postgresql" else statement)
