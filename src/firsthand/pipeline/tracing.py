"""Reports -> a trace, with no desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.model import Judgement, Reading, Report, Trace
from firsthand.pipeline.reading import read_all
from firsthand.reading.reader import Reader
from firsthand.tracing.embedding import Embedder
from firsthand.tracing.linking import Linker
from firsthand.tracing.trace import trace_readings as traced


@dataclass(frozen=True, slots=True)
class Models:
    """The models that tracing asks: what gives a text its vector, and what says whether statements belong together."""

    embedder: Embedder
    linker: Linker


@cache
def default_models() -> Models:
    """The models that come with the package, loaded once. Raises ModelError when their weights are missing."""
    return Models(Embedder.load(), Linker.load())


def trace(reports: Iterable[Report], *, reader: Reader | None = None) -> Trace:
    """Read these reports and trace them together. Their ids must differ; see `trace_readings`.

    Raises ModelError when weights are missing.
    """
    return trace_readings(list(read_all(reports, reader=reader)))


def trace_readings(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Trace:
    """What readings that are ready say together: copies, claims with origins and standing, figures, stories.

    The same for any order of the readings. Raises ModelError when weights are missing.
    """
    models = default_models()
    return traced(readings, models.embedder, models.linker, judgements)
