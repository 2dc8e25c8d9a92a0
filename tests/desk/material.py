"""A little world to keep: reports, readings and claims made by hand, where a test needs no more than that."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from firsthand.desk import Desk, Kept
from firsthand.model import (
    Act,
    Card,
    Change,
    Claim,
    Copy,
    Degree,
    Entity,
    Kind,
    Link,
    ModelInfo,
    Origin,
    Origins,
    Position,
    Reading,
    Report,
    Stance,
    Standing,
    Statement,
    StatementRef,
    Story,
)

NOON = datetime(2025, 3, 12, 12, tzinfo=UTC)
MODEL = ModelInfo("tagger", "a" * 64)


def report(
    id: str = "r1", text: str = "The dam at Orvel holds, the ministry said.", hours: int = 0, **told: object
) -> Report:
    """A report, `hours` after noon."""
    given = {"publisher": "Orvel Post", "published": NOON + timedelta(hours=hours), "language": "en", **told}
    return Report(id=id, text=text, **given)  # type: ignore[arg-type]


def reading(
    of: Report, *, speaker: str = "Ministry of Water", act: Act = Act.ASSERT, model: ModelInfo = MODEL
) -> Reading:
    """A reading with one statement by a speaker, and one of the publisher's own."""
    end = len(of.full_text)
    said = Statement("s1", ((0, end // 2),), speaker="e1", act=act, confidence=0.912345678, medium=(0, 3))
    told = Statement("s2", ((end // 2, end),), narrated=True)
    return Reading(of, (), (Entity("e1", speaker, Kind.GOVERNMENT, ((0, 3),)),), (said, told), model)


def claim(id: str, *refs: tuple[str, str], standing: Standing = Standing.REPORTED, **told: object) -> Claim:
    """A claim of these statements (a report's id and a statement's), with one origin."""
    named = tuple(StatementRef(*ref) for ref in refs)
    origins = Origins(1, 1, (Origin("Ministry of Water", named),))
    history = tuple(
        Change(ref.report, NOON + timedelta(hours=n), standing, 1, 1, "said so") for n, ref in enumerate(named)
    )
    links = tuple(Link(one, other, 0.6, "same words") for one, other in pairwise(named))
    given = {
        "gist": "the dam at Orvel holds",
        "because": "one origin says so",
        "history": history,
        "links": links,
        **told,
    }
    positions = (Position("Ministry of Water", Stance.AFFIRMS, NOON, named[0]),)
    return Claim(id, statements=named, origins=origins, positions=positions, standing=standing, **given)  # type: ignore[arg-type]


def add(desk: Desk, given: Report, raw: bytes | None = None, claim_id: str | None = None, story: str = "st1") -> Kept:
    """Add a report with its reading, its cards and a claim of its first statement, in one transaction."""
    with desk.writing("tester") as tx:
        kept = tx.put_report(given, given.text.encode("utf-8", "replace") if raw is None else raw)
        of = kept.report
        tx.put_reading(reading(of))
        key = claim_id or f"c-{of.id}"
        tx.memory.statements.put([Card(f"{of.id}/s1", of.published, ("dam", of.id), b"payload", key)])
        tx.memory.stories.put([Card(of.id, of.published, ("dam",), b"", story)])
        refs = [card.id.rpartition("/")[::2] for card in tx.memory.statements.group(key)]
        members = tuple(card.id for card in tx.memory.stories.group(story))
        tx.put_story(Story(story, "The dam at Orvel", members))
        tx.put_claims([(claim(key, *refs), story)])
    return kept


def copy(report: str, of: str) -> Copy:
    """An edited copy."""
    return Copy(report, of, Degree.EDITED, 0.8, (), "four in five words are the same")
