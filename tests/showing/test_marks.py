import time

from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Reading, Report, Spans, Statement
from firsthand.showing.marks import Mark, Role, segments


def _reading(text: str, *statements: Statement, boilerplate: Spans = (), title: str | None = None) -> Reading:
    return Reading(Report(id="r", text=text, title=title), boilerplate, (), statements)


_TEXTS = st.text(st.sampled_from("ab \n\r\té👍\u2028\x00"), max_size=60)
_SPANS = st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=4).map(tuple)
_STATEMENTS = st.lists(
    st.builds(Statement, id=st.just("s"), content=_SPANS, source=_SPANS, cue=_SPANS, narrated=st.booleans()), max_size=6
)


@given(_TEXTS, st.none() | _TEXTS, _STATEMENTS, _SPANS)
def test_the_segments_join_to_the_full_text_and_know_what_covers_them(
    text: str, title: str | None, statements: list[Statement], boilerplate: Spans
) -> None:
    reading = _reading(text, *statements, boilerplate=boilerplate, title=title)
    found = segments(reading)
    assert "".join(segment.text for segment in found) == reading.report.full_text
    for segment in found:
        start, end = segment.span
        assert start < end
        for position in range(start, end):
            assert set(segment.marks) == _covering(statements, position)
            assert segment.boilerplate == any(a <= position < b for a, b in boilerplate)


def _covering(statements: list[Statement], position: int) -> set[Mark]:
    covering = set()
    for number, statement in enumerate(statements):
        roles = {Role.SOURCE: statement.source, Role.CUE: statement.cue, Role.CONTENT: statement.content}
        for role, spans in ({Role.NARRATED: statement.content} if statement.narrated else roles).items():
            if any(start <= position < end for start, end in spans):
                covering.add(Mark(number, role))
    return covering


@given(_TEXTS, _STATEMENTS)
def test_every_piece_opens_once_and_closes_once(text: str, statements: list[Statement]) -> None:
    found = segments(_reading(text, *statements))
    opened = sorted(mark.statement for segment in found for mark in segment.opens)
    closed = sorted(mark.statement for segment in found for mark in segment.closes)
    assert opened == closed


def test_nested_statements_share_the_inner_segment() -> None:
    text = "Ana said Bo said it rained."
    outer = Statement(id="s1", source=((0, 3),), cue=((4, 8),), content=((9, 26),))
    inner = Statement(id="s2", source=((9, 11),), cue=((12, 16),), content=((17, 26),))
    named = {segment.text: segment.marks for segment in segments(_reading(text, outer, inner))}
    assert named["Bo"] == (Mark(0, Role.CONTENT), Mark(1, Role.SOURCE))
    assert named["it rained"] == (Mark(0, Role.CONTENT), Mark(1, Role.CONTENT))
    assert named["."] == ()


def test_a_segment_never_crosses_a_paragraph_and_lies_in_it() -> None:
    quote = Statement(id="s1", content=((0, 11),))
    found = segments(_reading("one\n\n  two\nthree", quote))
    assert [(segment.text, segment.paragraph) for segment in found] == [
        ("one", 0),
        ("\n\n  ", None),
        ("two", 1),
        ("\n", None),
        ("three", 2),
    ]
    assert [len(segment.opens) for segment in found] == [1, 0, 0, 0, 0]


def test_an_empty_report_has_no_segments() -> None:
    assert segments(_reading("")) == ()


def test_ten_times_the_report_is_not_a_hundred_times_the_work() -> None:
    line = "Mayor Ruiz said the bridge would open.\n"
    seconds = [_seconds(line * 1_000, len(line)), _seconds(line * 10_000, len(line))]
    assert seconds[1] < 40 * seconds[0] + 0.5


def _seconds(text: str, step: int) -> float:
    statements = (
        Statement(id="s", source=((at, at + 10),), cue=((at + 11, at + 15),), content=((at + 16, at + 37),))
        for at in range(0, len(text), step)
    )
    reading = _reading(text, *statements)
    start = time.process_time()
    segments(reading)
    return time.process_time() - start
