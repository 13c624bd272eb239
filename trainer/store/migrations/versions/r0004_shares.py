"""Practice calls shared with a manager."""

from alembic import op

from trainer.store.revisions import for_postgres
from trainer.store.schema_practice import SHARES

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Run the revision's statements."""
    for statement in SHARES:
        op.execute(for_postgres(statement) if op.get_bind().dialect.name == "postgresql" else statement)
