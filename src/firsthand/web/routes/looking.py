"""Routes that only look."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from firsthand.web.contexts.claims import ClaimPage
from firsthand.web.contexts.desk import AuditPage, OriginalPage, ReviewPage, SearchPage
from firsthand.web.contexts.people import PublisherPage, PublishersPage, SourcePage, SourcesPage
from firsthand.web.contexts.reports import ReportPage
from firsthand.web.contexts.stories import StoriesPage, StoryPage
from firsthand.web.pages.auditing import audit_page
from firsthand.web.pages.briefing import brief
from firsthand.web.pages.claims import claim_page
from firsthand.web.pages.people import publisher_page, publishers_page, source_page, sources_page
from firsthand.web.pages.reports import original_page, report_page
from firsthand.web.pages.reviewing import ALL, review_page
from firsthand.web.pages.searching import Asked, search_page
from firsthand.web.pages.stories import stories_page, story_page
from firsthand.web.routes.described import described, plain
from firsthand.web.visit import Visit

router = APIRouter()

Start = Annotated[int, Query(ge=0, le=10_000_000, description="how many of the list to pass over")]
Seq = Annotated[int | None, Query(ge=0, le=2**53, description="a number in the log")]
Words = Annotated[str, Query(max_length=300)]


@router.get("/", summary="What is unfolding, newest change first", **described(StoriesPage))
@router.get("/stories", include_in_schema=False, response_model=None)
def stories(request: Request, start: Start = 0) -> Response:
    visit = Visit.begin(request)
    return visit.show(stories_page(visit.desk, visit.house.looks, visit.who.name, start))


@router.get("/stories/{id:path}", summary="One story", **described(StoryPage, 404))
def story(request: Request, id: str, since: Seq = None, claims: Start = 0, reports: Start = 0) -> Response:
    visit = Visit.begin(request)
    subject, looks = f"story:{id}", visit.house.looks
    seen = since if since is not None else looks.seen(visit.who.name, [subject]).get(subject)
    page = story_page(visit.desk, id, seen, claims, reports)
    if since is None and visit.who.scopes is None:
        looks.look(visit.who.name, f"story:{page.id}", visit.seq)
    return visit.show(page)


@router.get("/claims/{id:path}", summary="One claim, with all that its standing rests on", **described(ClaimPage, 404))
def claim(request: Request, id: str, statements: Start = 0) -> Response:
    visit = Visit.begin(request)
    return visit.show(claim_page(visit.desk, id, visit.who, statements))


@router.get("/reports/{id:path}", summary="One report, its reading and its copies", **described(ReportPage, 404))
def report(request: Request, id: str, beside: Words = "", added: bool = False) -> Response:
    visit = Visit.begin(request)
    return visit.show(report_page(visit.desk, id, visit.who, beside or None, added=added))


@router.get(
    "/raw/{id:path}", summary="The bytes that a report came as", **plain("application/octet-stream", "the bytes", 404)
)
def raw(request: Request, id: str) -> Response:
    visit = Visit.begin(request)
    headers = {"Content-Disposition": "attachment", "Content-Security-Policy": "default-src 'none'; sandbox"}
    return Response(visit.desk.raw(id), headers=headers, media_type="application/octet-stream")


@router.get("/original/{id:path}", summary="The page that a report came as, cleaned", **described(OriginalPage, 404))
def original(request: Request, id: str) -> Response:
    visit = Visit.begin(request)
    return visit.show(original_page(visit.desk, id))


@router.get("/brief/{id:path}", summary="A brief on a story, to print", **plain("text/html", "the brief", 404))
def story_brief(request: Request, id: str) -> Response:
    visit = Visit.begin(request)
    html, policy = brief(visit.desk, id)
    return Response(html, headers={"Content-Security-Policy": policy}, media_type="text/html; charset=utf-8")


@router.get("/publishers", summary="The publishers", **described(PublishersPage))
def publishers(request: Request, start: Start = 0) -> Response:
    visit = Visit.begin(request)
    return visit.show(publishers_page(visit.desk, start))


@router.get("/publishers/{name:path}", summary="One publisher", **described(PublisherPage, 404))
def publisher(request: Request, name: str) -> Response:
    visit = Visit.begin(request)
    return visit.show(publisher_page(visit.desk, name, visit.who))


@router.get("/sources", summary="The sources", **described(SourcesPage))
def sources(request: Request, start: Start = 0) -> Response:
    visit = Visit.begin(request)
    return visit.show(sources_page(visit.desk, start))


@router.get("/sources/{name:path}", summary="One source", **described(SourcePage, 404))
def source(request: Request, name: str, start: Start = 0) -> Response:
    visit = Visit.begin(request)
    return visit.show(source_page(visit.desk, name, visit.who, start))


@router.get("/search", summary="Search reports, statements and claims", **described(SearchPage, 400))
def search(
    request: Request,
    q: Words = "",
    kind: Words = "reports",
    speaker: Words = "",
    publisher: Words = "",
    act: Words = "",
    standing: Words = "",
    since: Words = "",
    until: Words = "",
    story: Words = "",
    start: Annotated[int, Query(ge=0, le=1000)] = 0,
) -> Response:
    visit = Visit.begin(request)
    asked = Asked(q, kind or "reports", speaker, publisher, act, standing, since, until, story)
    return visit.show(search_page(visit.desk, asked, start))


@router.get("/review", summary="What the machine is least sure of", **described(ReviewPage, 400))
def review(request: Request, kind: Words = ALL) -> Response:
    visit = Visit.begin(request)
    return visit.show(review_page(visit.desk, kind, visit.who, visit.seq))


@router.get("/audit", summary="The log", **described(AuditPage))
def audit(request: Request, before: Seq = None, subject: Words = "") -> Response:
    visit = Visit.begin(request)
    return visit.show(audit_page(visit.desk, before, subject))
