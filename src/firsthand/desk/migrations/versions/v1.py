"""The first version."""

from alembic import op

from firsthand.desk.indexes import make_indexes
from firsthand.desk.tables import metadata

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    metadata.create_all(op.get_bind())
    make_indexes(op.get_bind())
