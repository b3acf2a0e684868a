"""What Alembic runs; `storage/database/migrating.py` hands over the connection."""

from alembic import context

from storage.database.migrating import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
