"""Reviews of drills."""

from alembic import op

from trainer.store.revisions import for_postgres
from trainer.store.schema_practice import DRILLS

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Run the revision's statements."""
    for statement in DRILLS:
        op.execute(for_postgres(statement) if op.get_bind().dialect.name == "postgresql" else statement)
