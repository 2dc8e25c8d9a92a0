"""Indexes by which pages and filtered searches of a large desk look at no row that they do not show."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Make the indexes; one takes the place of a narrower one."""
    op.create_index("claims_by_change", "claims", ["story", "changed", "seq"])
    op.create_index(
        "statements_by_act",
        "statements",
        ["act", "report_seq"],
        sqlite_where=sa.text("act <> ''"),
        postgresql_where=sa.text("act <> ''"),
    )
    op.create_index("statements_by_reports_act", "statements", ["report_seq", "act", "claim"])
    op.drop_index("statements_by_speakers_report", "statements")
    op.create_index("statements_by_speakers_report", "statements", ["speaker", "act", "report_seq", "claim"])
