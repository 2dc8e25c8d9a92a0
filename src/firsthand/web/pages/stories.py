"""The pages of stories."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Protocol, TypeVar

from firsthand.desk import Desk, Filters, ReportHead, StorySummary
from firsthand.model import Claim, Copy, Story
from firsthand.showing.claim_wording import by_weight
from firsthand.showing.plain import one_line
from firsthand.web.addresses import address
from firsthand.web.contexts.parts import ClaimLine, Day, ReportLine, StandingCount
from firsthand.web.contexts.stories import Question, StoriesPage, StoryCard, StoryPage
from firsthand.web.looks import Looks
from firsthand.web.pages.charts import charts
from firsthand.web.pages.lines import claim_line, copies_words, head_line, pager
from firsthand.web.pages.matrix import matrix
from firsthand.web.pages.subjects import ref_of, statement_address
from firsthand.web.pages.timeline import moment_of, timeline

Value = TypeVar("Value")

_STORIES, _CLAIMS, _REPORTS, _MOMENTS, _CHARTS, _QUESTIONS = 25, 40, 40, 40, 6, 20
_LOG = 1000  # entries of the log looked through for what a visitor has not seen


class Shared(Protocol):
    """Asks the desk once for all who want the same at the same time."""

    def __call__(self, key: Hashable, *, count: Callable[[], Value]) -> Value:
        """What `count` answers."""
        ...


def stories_page(desk: Desk, looks: Looks, user: str, start: int, shared: Shared) -> StoriesPage:
    """The stories from the `start`th on."""
    extent = shared("extent", count=desk.extent)
    summaries = shared(("stories", start), count=lambda: desk.stories(limit=_STORIES, offset=start))
    seen = looks.seen(user, [f"story:{summary.id}" for summary in summaries])
    return StoriesPage(
        stories=tuple(_card(summary, seen.get(f"story:{summary.id}")) for summary in summaries),
        reports=extent.reports,
        claims=extent.claims,
        publishers=extent.publishers,
        pager=pager("/", "start", start, _STORIES, extent.stories),
    )


def _card(summary: StorySummary, seen: int | None) -> StoryCard:
    return StoryCard(
        id=summary.id,
        href=address("stories", summary.id),
        title=one_line(summary.title) or "(no title)",
        reports=summary.reports,
        claims=summary.claims,
        copies=summary.copies,
        origins=summary.origins,
        standings=_standings(summary),
        first=summary.first,
        last=summary.last,
        days=tuple(Day(day, reports) for day, reports in summary.activity),
        looked=seen is not None,
        changed=seen is not None and summary.changed > seen,
    )


def _standings(summary: StorySummary) -> tuple[StandingCount, ...]:
    return tuple(StandingCount(standing, claims) for standing, claims in summary.standings if claims)


def story_page(desk: Desk, id: str, since: int | None, claims_from: int, reports_from: int) -> StoryPage:
    """One story; `since` is how far in the log the visitor has seen it. Raises NotOnDesk."""
    summary = desk.story_summary(id)
    story = desk.story(summary.id)
    claims = by_weight(desk.claims(Filters(story=story.id), limit=_CLAIMS, offset=claims_from))
    fresh = _fresh(desk, story, since)
    shown = story.reports[::-1][reports_from : reports_from + _REPORTS]
    figures = desk.figures(story=story.id)
    moments = timeline(claims, figures, _MOMENTS)
    heads = desk.heads(list({*shown, *(told.report for told in moments)}))
    lines = _claim_lines(claims, claims_from, fresh)
    told = tuple(moment_of(each, heads, fresh) for each in moments)
    path = address("stories", story.id)
    return StoryPage(
        id=story.id,
        title=one_line(story.title) or "(no title)",
        first=summary.first,
        last=summary.last,
        report_count=summary.reports,
        claim_count=summary.claims,
        standings=_standings(summary),
        since=since,
        news=tuple(moment for moment in told if moment.new),
        timeline=told,
        claims=lines,
        claim_pager=pager(path, "claims", claims_from, _CLAIMS, summary.claims, reports=reports_from or None),
        matrix=matrix(claims, lines),
        figures=charts(figures, _CHARTS),
        questions=_questions(desk, story),
        reports=_report_lines(desk, shown, heads, fresh),
        report_pager=pager(path, "reports", reports_from, _REPORTS, summary.reports, claims=claims_from or None),
        brief=address("brief", story.id),
    )


def _fresh(desk: Desk, story: Story, since: int | None) -> set[str]:
    """The ids of the story's reports and claims that the log has told of since the visitor looked."""
    if since is None:
        return set()
    own = {*story.reports, *story.claims}
    entries = desk.audit(after=since, before=desk.seq() + 1, limit=_LOG)
    return {entry.subject.partition(":")[2] for entry in entries} & own


def _claim_lines(claims: Sequence[Claim], start: int, fresh: Collection[str]) -> tuple[ClaimLine, ...]:
    return tuple(claim_line(claim, start + i, new=claim.id in fresh) for i, claim in enumerate(claims, start=1))


def _report_lines(
    desk: Desk, ids: Sequence[str], heads: Mapping[str, ReportHead], fresh: Collection[str]
) -> tuple[ReportLine, ...]:
    copies: dict[str, Copy] = desk.copies_of(ids)
    named = {**desk.heads([copy.of for copy in copies.values()]), **heads}
    return tuple(
        head_line(heads[id], copies=copies_words(copies[id], named) if id in copies else "", new=id in fresh)
        for id in ids
        if id in heads
    )


def _questions(desk: Desk, story: Story) -> tuple[Question, ...]:
    hits = [(ref_of(hit.id), hit.text) for hit in desk.open_questions(story.id, limit=_QUESTIONS)]
    heads = desk.heads([ref.report for ref, _ in hits])
    return tuple(
        Question(one_line(words), statement_address(ref), head_line(heads[ref.report]))
        for ref, words in hits
        if ref.report in heads
    )
