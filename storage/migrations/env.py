"""Run by alembic, inside the transaction that `storage.schema` has begun; it opens no connection of its own."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
