"""Tries at an exam."""

from alembic import op

from trainer.store.revisions import for_postgres
from trainer.store.schema_practice import EXAM_TRIES

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Run the revision's statements."""
    for statement in EXAM_TRIES:
        op.execute(for_postgres(statement) if op.get_bind().dialect.name == "postgresql" else statement)
