"""What commands print as JSON, beside readings and traces; docs/interface.md describes each shape."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from firsthand.desk import Hit, StorySummary, Verification
from firsthand.desk.judging import judgement_shape
from firsthand.model import Claim, Copy, FigureSeries, Judgement
from firsthand.serial.lines import moment
from firsthand.serial.traces import claim_shape, copy_shape, series_shape


def story_line(story: StorySummary) -> dict[str, Any]:
    """A story as `firsthand stories --json` prints it."""
    return {
        "schema": "firsthand/story/1",
        "id": story.id,
        "title": story.title,
        "reports": story.reports,
        "copies": story.copies,
        "claims": story.claims,
        "standings": {str(standing): number for standing, number in story.standings},
        "origins": story.origins,
        "first": _moment(story.first),
        "last": _moment(story.last),
    }


def claim_line(claim: Claim, story: str | None) -> dict[str, Any]:
    """A claim as `firsthand claims --json` prints it: as in a trace, with the story that it belongs to."""
    return {"schema": "firsthand/claim/1", **claim_shape(claim), "story": story}


def explained_claim(
    claim: Claim,
    story: str | None,
    figures: Iterable[FigureSeries],
    copies: Iterable[Copy],
    judgements: Iterable[Judgement],
) -> dict[str, Any]:
    """A claim as `firsthand claim --json` prints it: with figures, copies among its reports and judgements about it."""
    return {
        **claim_line(claim, story),
        "figures": [series_shape(series) for series in figures],
        "copies": [copy_shape(copy) for copy in copies],
        "judgements": [judgement_shape(judgement) for judgement in judgements],
    }


def hit_line(hit: Hit) -> dict[str, Any]:
    """Something found, as `firsthand search --json` prints it."""
    return {
        "schema": "firsthand/hit/1",
        "kind": hit.kind,
        "id": hit.id,
        "report": hit.report,
        "claim": hit.claim,
        "title": hit.title,
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
        "start": hit.start,
        "publisher": hit.publisher,
        "speaker": hit.speaker,
        "standing": hit.standing,
        "at": _moment(hit.at),
    }


def judgement_line(judgement: Judgement) -> dict[str, Any]:
    """A judgement as `firsthand judge --json` prints it."""
    return {"schema": "firsthand/judgement/1", **judgement_shape(judgement)}


def verification_line(found: Verification) -> dict[str, Any]:
    """What `firsthand verify --json` prints."""
    return {
        "schema": "firsthand/verification/1",
        "whole": found.whole,
        "entries": found.entries,
        "reports": found.reports,
        "raws": found.raws,
        "head": found.head,
        "faults": [{"where": fault.where, "what": fault.what} for fault in found.faults],
    }


def _moment(time: datetime | None) -> str | None:
    return moment(time) if time else None
