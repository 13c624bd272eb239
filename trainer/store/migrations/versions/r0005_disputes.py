"""Disputes of verdicts and their answers."""

from alembic import op

from trainer.store.revisions import for_postgres
from trainer.store.schema_practice import DISPUTES

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Run the revision's statements."""
    for statement in DISPUTES:
        op.execute(for_postgres(statement) if op.get_bind().dialect.name == "postgresql" else statement)
