"""The desk: the store in which reports, readings, claims and judgements are kept and found. The only room with SQL."""

from firsthand.desk.answers import (
    AuditEntry,
    ClaimHead,
    Counts,
    Event,
    Extent,
    Fault,
    Filters,
    Hit,
    Kept,
    PublisherSummary,
    Put,
    ReportHead,
    ReviewItem,
    SourceSummary,
    StorySummary,
    Verification,
)
from firsthand.desk.desk import Desk
from firsthand.desk.indexes import Kind
from firsthand.desk.places import default_place
from firsthand.desk.users import Session, Token, User, Users
from firsthand.desk.writing import Writing

__all__ = [
    "AuditEntry",
    "ClaimHead",
    "Counts",
    "Desk",
    "Event",
    "Extent",
    "Fault",
    "Filters",
    "Hit",
    "Kept",
    "Kind",
    "PublisherSummary",
    "Put",
    "ReportHead",
    "ReviewItem",
    "Session",
    "SourceSummary",
    "StorySummary",
    "Token",
    "User",
    "Users",
    "Verification",
    "Writing",
    "default_place",
]
