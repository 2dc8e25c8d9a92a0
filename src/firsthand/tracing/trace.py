"""Many readings -> one trace, all in memory."""

from collections.abc import Iterable, Sequence

from firsthand.model import Copy, Judgement, Reading, Trace
from firsthand.tracing.embedding import Embedder
from firsthand.tracing.linking import Linker
from firsthand.tracing.memory import JudgementsInMemory, MemoryInMemory
from firsthand.tracing.tracer import Tracer, in_order


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
    for entered in tracer.enter_all(in_order(readings)):
        copies |= {copy.report: copy for copy in entered.copies}
        touched |= dict.fromkeys(entered.claims)
    settled = [found for claim in touched if (found := tracer.settled(claim))]
    return Trace(
        tuple(readings), tuple(copies.values()), tuple(each.claim for each in settled), notes=_undated(readings)
    )


def _undated(readings: Iterable[Reading]) -> tuple[str, ...]:
    undated = [reading.report.id for reading in readings if reading.report.published is None]
    return tuple(f"{id}: its time of publication is not known, so it counts as the last" for id in undated)
