"""Generated readings are as readings are: spans in the text, ids that resolve, the same for the same seed."""

from itertools import islice

from bench.generator import readings
from firsthand.model import Degree
from training.measures.copies import copies_of


def test_spans_say_what_they_are_of() -> None:
    for reading in readings(60):
        text = reading.report.full_text
        for statement in reading.statements:
            assert all(text[start:end].strip() for start, end in statement.content)
            if not statement.narrated:
                speaker = reading.entity(statement.speaker or "")
                assert text[slice(*statement.source[0])] == speaker.name
                assert text[slice(*statement.cue[0])] == "said"
            for figure in statement.figures:
                assert text[slice(*figure.span)] == f"{int(figure.low):,}"


def test_same_seed_gives_the_same_readings_however_many_are_taken() -> None:
    assert list(readings(40, seed=3)) == list(readings(40, seed=3))
    assert list(readings(40, seed=3)) != list(readings(40, seed=4))
    assert [r.report.text for r in islice(readings(1000), 30)] == [r.report.text for r in readings(30)]


def test_there_are_copies_verbatim_and_edited() -> None:
    degrees = {copy.degree for copy in copies_of(readings(300))}
    assert {Degree.VERBATIM, Degree.EDITED} <= degrees
