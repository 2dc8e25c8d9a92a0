"""Those who use the desk in a browser."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"

WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "attempts",
        sa.Column("name", WORD, nullable=False),
        sa.Column("at", WORD, nullable=False),
    )
    op.create_index("attempts_by_name", "attempts", ["name", "at"])
    op.create_table(
        "users",
        sa.Column("name", WORD, primary_key=True),
        sa.Column("role", WORD, nullable=False),
        sa.Column("password", WORD, nullable=False),
        sa.Column("created", WORD, nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "visits",
        sa.Column("user", WORD, primary_key=True),
        sa.Column("subject", WORD, primary_key=True),
        sa.Column("seq", NUMBER, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("key", WORD, primary_key=True),
        sa.Column("user", WORD, sa.ForeignKey("users.name"), nullable=False),
        sa.Column("created", WORD, nullable=False),
        sa.Column("expires", WORD, nullable=False),
        sa.Column("csrf", WORD, nullable=False),
    )
    op.create_index("sessions_by_user", "sessions", ["user"])
    op.create_table(
        "tokens",
        sa.Column("id", WORD, primary_key=True),
        sa.Column("user", WORD, sa.ForeignKey("users.name"), nullable=False),
        sa.Column("name", WORD, nullable=False),
        sa.Column("scopes", WORD, nullable=False),
        sa.Column("key", WORD, nullable=False, unique=True),
        sa.Column("created", WORD, nullable=False),
        sa.Column("expires", WORD),
        sa.Column("used", WORD),
    )
    op.create_index("tokens_by_user", "tokens", ["user"])
