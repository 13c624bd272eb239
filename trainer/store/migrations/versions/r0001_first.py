"""Contents, calls, turns, endings, papers."""

from alembic import op

from trainer.store.revisions import FIRST, for_postgres

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the revision's statements."""
    for statement in FIRST:
        op.execute(for_postgres(statement) if op.get_bind().dialect.name == "postgresql" else statement)
