"""Alembic's entry: the connection, already in a transaction, comes from storage.schema."""

from alembic import context

from storage.all_tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
