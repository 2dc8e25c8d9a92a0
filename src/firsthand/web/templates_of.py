"""Which template shows which page."""

from typing import Any

from firsthand.web.contexts.claims import ClaimPage
from firsthand.web.contexts.desk import AddPage, ApiPage, AuditPage, ErrorPage, OriginalPage, ReviewPage, SearchPage
from firsthand.web.contexts.people import PublisherPage, PublishersPage, SourcePage, SourcesPage
from firsthand.web.contexts.reports import ReportPage
from firsthand.web.contexts.stories import StoriesPage, StoryPage
from firsthand.web.contexts.users import AccountPage, LoginPage, UsersPage

TEMPLATES: dict[type[Any], str] = {
    AccountPage: "account.html",
    AddPage: "add.html",
    ApiPage: "api.html",
    AuditPage: "audit.html",
    ClaimPage: "claim.html",
    ErrorPage: "error.html",
    LoginPage: "login.html",
    OriginalPage: "original.html",
    PublisherPage: "publisher.html",
    PublishersPage: "publishers.html",
    ReportPage: "report.html",
    ReviewPage: "review.html",
    SearchPage: "search.html",
    SourcePage: "source.html",
    SourcesPage: "sources.html",
    StoriesPage: "stories.html",
    StoryPage: "story.html",
    UsersPage: "users.html",
}
"""Every page and its template."""
