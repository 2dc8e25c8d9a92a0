"""Whatever the text and the spans, figures stand in order within the spans and come out the same each time."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.figures import figures

_PIECES = """
    between and to from or of the a half dozen dozens two three twenty hundred thousand million more than over up
    at least $ € % 10,000 12 1.5 2019 300 km people soldiers wounded aged - – , . ' ( ) in ten one third
"""
_MIXED = st.lists(st.sampled_from([*_PIECES.split(), "\n"]), max_size=25)
_TEXTS = st.text(max_size=80) | _MIXED.map(" ".join) | _MIXED.map("".join)
_SPANS = st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=4)


@given(_TEXTS)
def test_any_text_gives_valid_figures(text: str) -> None:
    found = figures(text, ((0, len(text)),))
    assert found == figures(text, ((0, len(text)),))
    assert [f.span for f in found] == sorted({f.span for f in found})
    for figure in found:
        assert 0 <= figure.span[0] < figure.span[1] <= len(text)
        assert figure.low <= figure.high <= 1e15
        assert text[slice(*figure.span)].strip() == text[slice(*figure.span)]


@given(_TEXTS, _SPANS)
def test_any_spans_hold_their_figures(text: str, spans: list[tuple[int, int]]) -> None:
    for figure in figures(text, tuple(spans)):
        assert any(start <= figure.span[0] and figure.span[1] <= end for start, end in spans)
