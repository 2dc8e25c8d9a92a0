"""The tables of a desk, one schema for SQLite and PostgreSQL. Migrations bring a desk there; nothing else makes tables.

Numbers called `seq` run in the order in which things came. They are given out by who writes, one at a time, so that a desk
that is exported and imported has the same ones. What search needs beside these tables is in `searching`.
"""

from sqlalchemy import Boolean, Column, Double, ForeignKey, Index, LargeBinary, MetaData, Table, text

from firsthand.desk.columns import Moment, Number, Packed, PackedBytes, Word

metadata = MetaData()

raws = Table(
    "raws",
    metadata,
    Column("sha256", Word, primary_key=True),
    Column("data", PackedBytes, nullable=False),
)
"""The bytes that reports came as, each once."""

reports = Table(
    "reports",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Word, nullable=False, unique=True),
    Column("identity", Word, nullable=False, unique=True),
    Column("raw", Word, ForeignKey("raws.sha256"), nullable=False),
    Column("title", Word),
    Column("text", Word, nullable=False),
    Column("publisher", Word),
    Column("url", Word),
    Column("published", Moment),
    Column("language", Word),
    Column("former", Word),
    Column("story", Word),
    Column("added", Moment, nullable=False),
    Column("exact", Packed),
    Index("reports_by_url", "url", "seq"),
    Index("reports_by_publisher", "publisher", "seq"),
    Index("reports_by_story", "story", "published", "id"),
    Index("reports_by_raw", "raw"),
    Index("reports_by_time", "published"),
)
"""Reports, unchangeable. `exact` holds one whose text has characters that no column can hold; `former` the report that
stood at the same URL before."""

readings = Table(
    "readings",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("report", Word, ForeignKey("reports.id"), nullable=False),
    Column("model", Word),
    Column("model_sha256", Word),
    Column("made", Moment, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("reason", Word),
    Column("digest", Word, nullable=False),
    Column("shape", Packed, nullable=False),
    Index("readings_by_report", "report", "current"),
    Index("readings_by_model", "current", "model_sha256"),
)
"""All readings ever made of a report; one is current."""

_DOUBTING, _RETRACTING = text("act = 'doubt'"), text("act = 'retract'")
_BY_ACT = text("act <> ''")
"""True of all statements: only a query that says so uses the index, and none begins with half the desk for want of better."""

statements = Table(
    "statements",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("report", Word, ForeignKey("reports.id"), nullable=False),
    Column("report_seq", Number, nullable=False),
    Column("statement", Word, nullable=False),
    Column("claim", Word),
    Column("speaker", Word),
    Column("kind", Word),
    Column("act", Word, nullable=False),
    Column("narrated", Boolean, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("text", Word, nullable=False),
    Index("statements_by_report", "report", "statement", unique=True),
    Index("statements_by_claim", "claim"),
    Index("statements_by_speaker", "speaker", "seq"),
    Index("statements_by_speakers_report", "speaker", "act", "report_seq", "claim"),
    Index("statements_by_reports_act", "report_seq", "act", "claim"),
    Index("statements_by_act", "act", "report_seq", sqlite_where=_BY_ACT, postgresql_where=_BY_ACT),
    Index("statements_by_confidence", "confidence"),
    Index("statements_doubting", "report", "narrated", sqlite_where=_DOUBTING, postgresql_where=_DOUBTING),
    Index("statements_retracting", "speaker", "report", sqlite_where=_RETRACTING, postgresql_where=_RETRACTING),
)
"""The statements of current readings, and the claim that each belongs to."""

speakers = Table(
    "speakers",
    metadata,
    Column("name", Word, primary_key=True),
    Column("kind", Word, nullable=False),
    Column("statements", Number, nullable=False),
    Index("speakers_by_statements", "statements", "name"),
)
"""Those who speak in statements, with how many."""

claims = Table(
    "claims",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Word, nullable=False, unique=True),
    Column("gist", Word, nullable=False),
    Column("standing", Word, nullable=False),
    Column("story", Word),
    Column("because", Word, nullable=False),
    Column("least", Number, nullable=False),
    Column("most", Number, nullable=False),
    Column("statements", Number, nullable=False),
    Column("reports", Number, nullable=False),
    Column("first", Moment),
    Column("last", Moment),
    Column("changed", Number, nullable=False),
    Index("claims_by_standing", "standing", "seq"),
    Index("claims_by_story", "story", "standing", "first", "id"),
    Index("claims_by_last", "last"),
    Index("claims_by_change", "story", "changed", "seq"),
)
"""Claims as they are settled: what lists show, with the least and the most origins they may have. `changed` is the number
of the log's entry in which standing or origins last changed."""

settled = Table(
    "settled",
    metadata,
    Column("claim", Number, primary_key=True, autoincrement=False),
    Column("shape", Packed, nullable=False),
    Column("links", Packed, nullable=False),
)
"""All that is known of each claim (by its seq): apart, so that those who look for claims need not leaf through it."""

facets = Table(
    "facets",
    metadata,
    Column("facet", Word, primary_key=True),
    Column("value", Word, primary_key=True),
    Column("claim", Number, primary_key=True, autoincrement=False),
    Index("facets_by_claim", "claim"),
    sqlite_with_rowid=False,
)
"""What a claim (by its seq) can be found by: the speakers, publishers and acts of its statements."""

origins = Table(
    "origins",
    metadata,
    Column("claim", Word, primary_key=True),
    Column("speaker", Word, primary_key=True),
    Column("withdrawn", Boolean, nullable=False),
    Index("origins_by_speaker", "speaker"),
    sqlite_with_rowid=False,
)
"""The origins of each claim."""

links = Table(
    "links",
    metadata,
    Column("claim", Word, primary_key=True),
    Column("one", Word, primary_key=True),
    Column("other", Word, primary_key=True),
    Column("score", Double, nullable=False),
    Column("because", Word, nullable=False),
    Index("links_by_score", "score"),
    sqlite_with_rowid=False,
)
"""The least sure links between statements ("report/statement") of one claim, for people to look at."""

stories = Table(
    "stories",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Word, nullable=False, unique=True),
    Column("title", Word, nullable=False),
    Column("reports", Number, nullable=False),
    Column("first", Moment),
    Column("last", Moment),
    Column("changed", Number, nullable=False),
    Index("stories_by_change", "changed"),
)
"""Stories; which reports and claims are theirs stands there."""

merges = Table(
    "merges",
    metadata,
    Column("old", Word, primary_key=True),
    Column("into", Word, nullable=False),
    Index("merges_by_into", "into"),
    sqlite_with_rowid=False,
)
"""Claims and stories that went into others, so that links to them still lead somewhere."""

copies = Table(
    "copies",
    metadata,
    Column("report", Word, ForeignKey("reports.id"), primary_key=True),
    Column("of", Word, ForeignKey("reports.id"), nullable=False),
    Column("publisher", Word),
    Column("of_publisher", Word),
    Column("degree", Word, nullable=False),
    Column("shared", Double, nullable=False),
    Column("shape", Packed, nullable=False),
    Index("copies_by_of", "of"),
    Index("copies_by_shared", "shared"),
    Index("copies_by_publishers", "publisher", "of_publisher"),
    Index("copies_by_former", "of_publisher", "of"),
)
"""Which report copies which, and their publishers."""

figures = Table(
    "figures",
    metadata,
    Column("claim", Word, primary_key=True),
    Column("place", Number, primary_key=True, autoincrement=False),
    Column("shape", Packed, nullable=False),
    sqlite_with_rowid=False,
)
"""Series of figures by claim."""

cards = Table(
    "cards",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("shelf", Word, nullable=False),
    Column("id", Word, nullable=False),
    Column("at", Moment),
    Column("group", Word),
    Column("found_by", Word, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Index("cards_by_id", "shelf", "id", unique=True),
    Index("cards_by_group", "shelf", "group"),
)
"""All that tracing remembers; a card that takes another's place has a new seq."""

card_keys = Table(
    "card_keys",
    metadata,
    Column("shelf", Word, primary_key=True),
    Column("key", Word, primary_key=True),
    Column("card", Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The keys that cards (by their seq) can be found by."""

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Word, nullable=False, unique=True),
    Column("verdict", Word, nullable=False),
    Column("subject", Word, nullable=False),
    Column("object", Word),
    Column("value", Word),
    Column("who", Word, nullable=False),
    Column("why", Word, nullable=False),
    Column("at", Moment, nullable=False),
    Column("undone", Word, nullable=False),
    Index("judgements_by_subject", "subject"),
    Index("judgements_by_object", "object"),
)
"""What people decided."""

audit = Table(
    "audit",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("who", Word, nullable=False),
    Column("event", Word, nullable=False),
    Column("subject", Word, nullable=False),
    Column("detail", Word, nullable=False),
    Column("hash", Word, nullable=False),
    Index("audit_by_subject", "subject", "seq"),
)
"""The log: entries are only ever added, each with the hash of the one before it in its own."""

users = Table(
    "users",
    metadata,
    Column("name", Word, primary_key=True),
    Column("role", Word, nullable=False),
    Column("password", Word, nullable=False),
    Column("created", Moment, nullable=False),
    Column("disabled", Boolean, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("key", Word, primary_key=True),
    Column("user", Word, ForeignKey("users.name"), nullable=False),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("csrf", Word, nullable=False),
    Index("sessions_by_user", "user"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Word, primary_key=True),
    Column("user", Word, ForeignKey("users.name"), nullable=False),
    Column("name", Word, nullable=False),
    Column("scopes", Word, nullable=False),
    Column("key", Word, nullable=False, unique=True),
    Column("created", Moment, nullable=False),
    Column("expires", Moment),
    Column("used", Moment),
    Index("tokens_by_user", "user"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("name", Word, nullable=False),
    Column("at", Moment, nullable=False),
    Index("attempts_by_name", "name", "at"),
)
"""Logins that failed."""

visits = Table(
    "visits",
    metadata,
    Column("user", Word, primary_key=True),
    Column("subject", Word, primary_key=True),
    Column("seq", Number, nullable=False),
)
"""How far in the log each user was when they last looked at something."""
