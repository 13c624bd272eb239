"""Alembic's entry: runs the revisions on the connection it was handed, in that connection's transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
