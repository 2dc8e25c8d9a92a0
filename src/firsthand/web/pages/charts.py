"""Series of figures as charts."""

from collections import defaultdict
from collections.abc import Iterable

from firsthand.model import FigureSeries
from firsthand.showing.claim_wording import point_words, series_title
from firsthand.showing.plain import one_line
from firsthand.web.drawing.figures import Claimant, FigureChart, Value
from firsthand.web.pages.subjects import statement_address

_MOST = 200  # values drawn of one series, the latest
NOBODY = "the outlets themselves"


def chart(series: FigureSeries) -> FigureChart:
    """A series by claimant, those first who claimed first; a value that a claimant repeats within a report stands once."""
    by: dict[str, dict[tuple[object, ...], Value]] = defaultdict(dict)
    for point in series.series[-_MOST:]:
        name = one_line(point.speaker or "") or NOBODY
        value = Value(
            at=point.at,
            low=point.low,
            high=point.high,
            bound=point.bound,
            words=point_words(point, series.unit),
            href=statement_address(point.statement),
        )
        by[name].setdefault((point.statement.report, point.low, point.high), value)
    claimants = (Claimant(name, tuple(values.values())) for name, values in by.items())
    return FigureChart(series_title(series), one_line(series.unit), tuple(claimants))


def charts(all_series: Iterable[FigureSeries], most: int) -> tuple[FigureChart, ...]:
    """The series with most values as charts, at most so many of them."""
    weighty = sorted(all_series, key=lambda series: -len(series.series))
    return tuple(chart(series) for series in weighty[:most])
