"""People, assignments, passwords, sessions, the audit trail, and figures derived from calls."""

from alembic import op

from trainer.store.revisions import for_postgres
from trainer.store.schema_people import PEOPLE

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Run the revision's statements."""
    for statement in PEOPLE:
        op.execute(for_postgres(statement) if op.get_bind().dialect.name == "postgresql" else statement)
