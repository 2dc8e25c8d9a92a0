"""Reports, readings, claims, stories, judgements, the memory and the log, with what the search needs."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None

WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
BLOB = sa.LargeBinary()

_SEARCHED = {"reports": "title, text", "statements": "text", "claims": "gist"}

_IN_SQLITE = [
    f"CREATE VIRTUAL TABLE {kind}_found USING fts5({columns}, content='{kind}', content_rowid='seq', "
    "tokenize='porter unicode61 remove_diacritics 2')"
    for kind, columns in _SEARCHED.items()
]

_IN_POSTGRES = [
    "CREATE TEXT SEARCH DICTIONARY firsthand_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION firsthand (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION firsthand ALTER MAPPING FOR asciiword, word WITH firsthand_stem",
    *(f"CREATE TABLE {kind}_found (seq bigint PRIMARY KEY, words tsvector NOT NULL)" for kind in _SEARCHED),
    *(f"CREATE INDEX {kind}_words ON {kind}_found USING gin (words)" for kind in _SEARCHED),
]


def upgrade() -> None:
    """Make the tables, and what the full-text search needs beside them."""
    op.create_table(
        "audit",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("at", WORD, nullable=False),
        sa.Column("who", WORD, nullable=False),
        sa.Column("event", WORD, nullable=False),
        sa.Column("subject", WORD, nullable=False),
        sa.Column("detail", WORD, nullable=False),
        sa.Column("hash", WORD, nullable=False),
    )
    op.create_index("audit_by_subject", "audit", ["subject", "seq"])
    op.create_table(
        "card_keys",
        sa.Column("shelf", WORD, primary_key=True),
        sa.Column("key", WORD, primary_key=True),
        sa.Column("card", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cards",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("shelf", WORD, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("at", WORD),
        sa.Column("group", WORD),
        sa.Column("found_by", WORD, nullable=False),
        sa.Column("payload", BLOB, nullable=False),
    )
    op.create_index("cards_by_id", "cards", ["shelf", "id"], unique=True)
    op.create_index("cards_by_group", "cards", ["shelf", "group"])
    op.create_table(
        "claims",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", WORD, nullable=False, unique=True),
        sa.Column("gist", WORD, nullable=False),
        sa.Column("standing", WORD, nullable=False),
        sa.Column("story", WORD),
        sa.Column("because", WORD, nullable=False),
        sa.Column("least", NUMBER, nullable=False),
        sa.Column("most", NUMBER, nullable=False),
        sa.Column("statements", NUMBER, nullable=False),
        sa.Column("reports", NUMBER, nullable=False),
        sa.Column("first", WORD),
        sa.Column("last", WORD),
        sa.Column("changed", NUMBER, nullable=False),
    )
    op.create_index("claims_by_story", "claims", ["story", "standing", "first", "id"])
    op.create_index("claims_by_last", "claims", ["last"])
    op.create_index("claims_by_standing", "claims", ["standing", "seq"])
    op.create_table(
        "facets",
        sa.Column("facet", WORD, primary_key=True),
        sa.Column("value", WORD, primary_key=True),
        sa.Column("claim", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("facets_by_claim", "facets", ["claim"])
    op.create_table(
        "figures",
        sa.Column("claim", WORD, primary_key=True),
        sa.Column("place", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("shape", BLOB, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "judgements",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", WORD, nullable=False, unique=True),
        sa.Column("verdict", WORD, nullable=False),
        sa.Column("subject", WORD, nullable=False),
        sa.Column("object", WORD),
        sa.Column("value", WORD),
        sa.Column("who", WORD, nullable=False),
        sa.Column("why", WORD, nullable=False),
        sa.Column("at", WORD, nullable=False),
        sa.Column("undone", WORD, nullable=False),
    )
    op.create_index("judgements_by_object", "judgements", ["object"])
    op.create_index("judgements_by_subject", "judgements", ["subject"])
    op.create_table(
        "links",
        sa.Column("claim", WORD, primary_key=True),
        sa.Column("one", WORD, primary_key=True),
        sa.Column("other", WORD, primary_key=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("because", WORD, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("links_by_score", "links", ["score"])
    op.create_table(
        "merges",
        sa.Column("old", WORD, primary_key=True),
        sa.Column("into", WORD, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("merges_by_into", "merges", ["into"])
    op.create_table(
        "origins",
        sa.Column("claim", WORD, primary_key=True),
        sa.Column("speaker", WORD, primary_key=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("origins_by_speaker", "origins", ["speaker"])
    op.create_table(
        "raws",
        sa.Column("sha256", WORD, primary_key=True),
        sa.Column("data", BLOB, nullable=False),
    )
    op.create_table(
        "settled",
        sa.Column("claim", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("shape", BLOB, nullable=False),
        sa.Column("links", BLOB, nullable=False),
    )
    op.create_table(
        "speakers",
        sa.Column("name", WORD, primary_key=True),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("statements", NUMBER, nullable=False),
    )
    op.create_index("speakers_by_statements", "speakers", ["statements", "name"])
    op.create_table(
        "stories",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", WORD, nullable=False, unique=True),
        sa.Column("title", WORD, nullable=False),
        sa.Column("reports", NUMBER, nullable=False),
        sa.Column("first", WORD),
        sa.Column("last", WORD),
        sa.Column("changed", NUMBER, nullable=False),
    )
    op.create_index("stories_by_change", "stories", ["changed"])
    op.create_table(
        "reports",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", WORD, nullable=False, unique=True),
        sa.Column("identity", WORD, nullable=False, unique=True),
        sa.Column("raw", WORD, sa.ForeignKey("raws.sha256"), nullable=False),
        sa.Column("title", WORD),
        sa.Column("text", WORD, nullable=False),
        sa.Column("publisher", WORD),
        sa.Column("url", WORD),
        sa.Column("published", WORD),
        sa.Column("language", WORD),
        sa.Column("former", WORD),
        sa.Column("story", WORD),
        sa.Column("added", WORD, nullable=False),
        sa.Column("exact", BLOB),
    )
    op.create_index("reports_by_story", "reports", ["story", "published", "id"])
    op.create_index("reports_by_raw", "reports", ["raw"])
    op.create_index("reports_by_time", "reports", ["published"])
    op.create_index("reports_by_publisher", "reports", ["publisher", "seq"])
    op.create_index("reports_by_url", "reports", ["url", "seq"])
    op.create_table(
        "copies",
        sa.Column("report", WORD, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("of", WORD, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("publisher", WORD),
        sa.Column("of_publisher", WORD),
        sa.Column("degree", WORD, nullable=False),
        sa.Column("shared", sa.Double(), nullable=False),
        sa.Column("shape", BLOB, nullable=False),
    )
    op.create_index("copies_by_former", "copies", ["of_publisher", "of"])
    op.create_index("copies_by_shared", "copies", ["shared"])
    op.create_index("copies_by_of", "copies", ["of"])
    op.create_index("copies_by_publishers", "copies", ["publisher", "of_publisher"])
    op.create_table(
        "readings",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("report", WORD, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("model", WORD),
        sa.Column("model_sha256", WORD),
        sa.Column("made", WORD, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("reason", WORD),
        sa.Column("digest", WORD, nullable=False),
        sa.Column("shape", BLOB, nullable=False),
    )
    op.create_index("readings_by_report", "readings", ["report", "current"])
    op.create_index("readings_by_model", "readings", ["current", "model_sha256"])
    op.create_table(
        "statements",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("report", WORD, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("report_seq", NUMBER, nullable=False),
        sa.Column("statement", WORD, nullable=False),
        sa.Column("claim", WORD),
        sa.Column("speaker", WORD),
        sa.Column("kind", WORD),
        sa.Column("act", WORD, nullable=False),
        sa.Column("narrated", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("text", WORD, nullable=False),
    )
    op.create_index("statements_by_claim", "statements", ["claim"])
    op.create_index("statements_by_speaker", "statements", ["speaker", "seq"])
    op.create_index("statements_by_speakers_report", "statements", ["speaker", "act", "report_seq"])
    op.create_index("statements_by_confidence", "statements", ["confidence"])
    op.create_index(
        "statements_retracting",
        "statements",
        ["speaker", "report"],
        sqlite_where=sa.text("act = 'retract'"),
        postgresql_where=sa.text("act = 'retract'"),
    )
    op.create_index(
        "statements_doubting",
        "statements",
        ["report", "narrated"],
        sqlite_where=sa.text("act = 'doubt'"),
        postgresql_where=sa.text("act = 'doubt'"),
    )
    op.create_index("statements_by_report", "statements", ["report", "statement"], unique=True)
    for statement in _IN_SQLITE if op.get_bind().dialect.name == "sqlite" else _IN_POSTGRES:
        op.execute(statement)
