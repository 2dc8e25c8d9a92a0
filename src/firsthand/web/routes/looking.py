"""Routes that only look."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from firsthand.web.contexts.claims import ClaimPage
from firsthand.web.contexts.desk import AuditPage, OriginalPage, ReviewPage, SearchPage
from firsthand.web.contexts.people import PublisherPage, PublishersPage, SourcePage, SourcesPage
from firsthand.web.contexts.reports import ReportPage
from firsthand.web.contexts.stories import StoriesPage, StoryPage
from firsthand.web.kept import EVERYTHING
from firsthand.web.pages.auditing import audit_page
from firsthand.web.pages.briefing import brief
from firsthand.web.pages.claims import claim_page
from firsthand.web.pages.people import Counting, publisher_page, publishers_page, source_page, sources_page
from firsthand.web.pages.reports import original_page, report_page
from firsthand.web.pages.reviewing import ALL, review_page
from firsthand.web.pages.searching import Asked, search_page
from firsthand.web.pages.stories import Shared, stories_page, story_page
from firsthand.web.routes.described import described, plain
from firsthand.web.visit import Made, Visit, at_one_moment

router = APIRouter()

Start = Annotated[int, Query(ge=0, le=10_000_000, description="how many of the list to pass over")]
Seq = Annotated[int | None, Query(ge=0, le=2**53, description="a number in the log")]
Words = Annotated[str, Query(max_length=300)]


def _counting(visit: Visit) -> Counting:
    return Counting(visit.desk, visit.house.tallies, visit.seq)


def _shared(visit: Visit) -> Shared:
    return partial(visit.house.tallies.now, seq=visit.seq)


@router.get("/", summary="What is unfolding, newest change first", **described(StoriesPage))
@router.get("/stories", include_in_schema=False, response_model=None)
@at_one_moment
def stories(request: Request, start: Start = 0) -> Response:
    visit = Visit.begin(request)
    return visit.show(stories_page(visit.desk, visit.house.looks, visit.who.name, start, _shared(visit)))


@router.get("/stories/{id:path}", summary="One story", **described(StoryPage, 404))
@at_one_moment
def story(request: Request, id: str, since: Seq = None, claims: Start = 0, reports: Start = 0) -> Response:
    visit = Visit.begin(request)
    name, looks = f"story:{id}", visit.house.looks
    seen = since if since is not None else looks.seen(visit.who.name, [name]).get(name)
    # Whoever has seen all that happened to the story sees the same page, whenever that was.
    quiet = seen is not None and seen >= visit.house.kept.last_change(name, visit.seq)

    def made() -> Made:
        page = story_page(visit.desk, id, seen, claims, reports)
        return page, {f"story:{page.id}", name}

    answer = visit.show_kept(made, "quiet" if quiet else seen)
    if since is None and visit.who.scopes is None:
        looks.look(visit.who.name, name, visit.seq)
    return answer


@router.get("/claims/{id:path}", summary="One claim, with all that its standing rests on", **described(ClaimPage, 404))
@at_one_moment
def claim(request: Request, id: str, statements: Start = 0) -> Response:
    visit = Visit.begin(request)

    def made() -> Made:
        page = claim_page(visit.desk, id, visit.who, statements)
        reports = {f"report:{line.report.id}" for line in page.statements}
        return page, {page.subject, f"story:{visit.desk.story_of(page.id)}", *reports}

    return visit.show_kept(made)


@router.get("/reports/{id:path}", summary="One report, its reading and its copies", **described(ReportPage, 404))
@at_one_moment
def report(request: Request, id: str, beside: Words = "", added: bool = False) -> Response:
    visit = Visit.begin(request)

    def made() -> Made:
        page = report_page(visit.desk, id, visit.who, beside or None, added=added)
        copies = {f"report:{line.report.id}" for line in page.copies}
        return page, {page.subject, f"story:{visit.desk.story_of_report(page.id)}", *copies}

    return visit.show_kept(made)


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
@at_one_moment
def story_brief(request: Request, id: str) -> Response:
    visit = Visit.begin(request)
    html, policy = brief(visit.desk, id)
    return Response(html, headers={"Content-Security-Policy": policy}, media_type="text/html; charset=utf-8")


@router.get("/publishers", summary="The publishers", **described(PublishersPage))
@at_one_moment
def publishers(request: Request, start: Start = 0) -> Response:
    visit = Visit.begin(request)
    return visit.show_kept(lambda: (publishers_page(_counting(visit), start), {EVERYTHING}))


@router.get("/publishers/{name:path}", summary="One publisher", **described(PublisherPage, 404))
@at_one_moment
def publisher(request: Request, name: str) -> Response:
    visit = Visit.begin(request)
    return visit.show_kept(lambda: (publisher_page(_counting(visit), name, visit.who), {EVERYTHING}))


@router.get("/sources", summary="The sources", **described(SourcesPage))
@at_one_moment
def sources(request: Request, start: Start = 0) -> Response:
    visit = Visit.begin(request)
    return visit.show_kept(lambda: (sources_page(_counting(visit), start), {EVERYTHING}))


@router.get("/sources/{name:path}", summary="One source", **described(SourcePage, 404))
@at_one_moment
def source(request: Request, name: str, start: Start = 0) -> Response:
    visit = Visit.begin(request)
    return visit.show_kept(lambda: (source_page(_counting(visit), name, visit.who, start), {EVERYTHING}))


@router.get("/search", summary="Search reports, statements and claims", **described(SearchPage, 400))
@at_one_moment
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
    return visit.show_kept(lambda: (search_page(visit.desk, asked, start), {EVERYTHING}))


@router.get("/review", summary="What the machine is least sure of", **described(ReviewPage, 400))
@at_one_moment
def review(request: Request, kind: Words = ALL) -> Response:
    visit = Visit.begin(request)
    return visit.show_kept(lambda: (review_page(visit.desk, kind, visit.who, visit.seq), {EVERYTHING}))


@router.get("/audit", summary="The log", **described(AuditPage))
@at_one_moment
def audit(request: Request, before: Seq = None, subject: Words = "") -> Response:
    visit = Visit.begin(request)
    return visit.show_kept(lambda: (audit_page(visit.desk, before, subject), {EVERYTHING}))
