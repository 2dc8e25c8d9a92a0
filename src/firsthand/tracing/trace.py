"""Many readings -> one trace, all in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.model import Copy, Judgement, Reading, Story, Trace
from firsthand.tracing.embedding import Embedder
from firsthand.tracing.figures import joined
from firsthand.tracing.linking import Linker
from firsthand.tracing.memory import JudgementsInMemory, MemoryInMemory
from firsthand.tracing.tracer import Settled, Tracer, in_order


def trace_readings(
    readings: Sequence[Reading], embedder: Embedder, linker: Linker, judgements: Sequence[Judgement] = ()
) -> Trace:
    """What these readings say together; the same for any order in which they are given.

    Report ids must differ. `readings` of the trace stand as given; claims and copies stand in the order in which they
    came up. A report without a time is traced last, its time unknown, and named in `notes`.
    """
    tracer = Tracer(MemoryInMemory(judgements=JudgementsInMemory(tuple(judgements))), embedder, linker)
    copies: dict[str, Copy] = {}
    touched: dict[str, None] = {}
    stories: dict[str, None] = {}
    for entered in tracer.enter_all(in_order(readings)):
        copies |= {copy.report: copy for copy in entered.copies}
        touched |= dict.fromkeys(entered.claims)
        stories |= dict.fromkeys((entered.placed.story, *entered.placed.moved.values()))
    settled = list(tracer.settled(list(touched)).values())
    return Trace(
        readings=tuple(readings),
        copies=tuple(copies.values()),
        claims=tuple(each.claim for each in settled),
        figures=joined(series for each in settled for series in each.figures),
        stories=_with_claims((tracer.story(story) for story in stories), settled),
        notes=_undated(readings),
    )


def _with_claims(stories: Iterable[Story], settled: Iterable[Settled]) -> tuple[Story, ...]:
    """The stories that have reports, each with the claims that came up in it."""
    claims: dict[str | None, list[str]] = {}
    for each in settled:
        claims.setdefault(each.story, []).append(each.claim.id)
    return tuple(replace(story, claims=tuple(claims.get(story.id, ()))) for story in stories if story.reports)


def _undated(readings: Iterable[Reading]) -> tuple[str, ...]:
    undated = [reading.report.id for reading in readings if reading.report.published is None]
    return tuple(f"{id}: its time of publication is not known, so it counts as the last" for id in undated)
