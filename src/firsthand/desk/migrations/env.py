"""What alembic runs: the steps to a version, on the connection that was handed over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
