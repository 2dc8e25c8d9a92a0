"""The stages of reading: what reaches the reader, and what never does."""

from collections.abc import Iterable, Iterator
from typing import cast

from firsthand.model import Reading, Report
from firsthand.pipeline import read, read_all
from firsthand.reading.reader import Reader

ENGLISH = "The mayor said that the water would be back by noon."


class CountingReader:
    """Stands in for the reader: remembers what it was given, finds nothing."""

    def __init__(self) -> None:
        self.given: list[Report] = []

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            self.given.append(report)
            yield Reading(report)


def counting() -> tuple[CountingReader, Reader]:
    reader = CountingReader()
    return reader, cast(Reader, reader)


def test_a_report_in_another_language_says_so_and_never_reaches_the_reader() -> None:
    counter, reader = counting()
    reading = read("Мер заявив, що вода повернеться до полудня.", reader=reader)
    assert reading.report.language == "uk" and reading.statements == ()
    assert reading.reason == 'reports in this language ("uk") are not read yet'
    assert counter.given == []


def test_an_empty_report_says_so() -> None:
    _, reader = counting()
    for text in ("", " \n\t"):
        assert read(text, reader=reader).reason == "there is no text in this report"


def test_readings_keep_the_order_of_reports_whatever_their_language() -> None:
    counter, reader = counting()
    texts = [ENGLISH, "물", ENGLISH + " Twice.", "", "Пожежу загасили"] * 40
    readings = list(read_all([Report(id=str(n), text=text) for n, text in enumerate(texts)], reader=reader))
    assert [reading.report.id for reading in readings] == [str(n) for n in range(200)]
    assert len(counter.given) == 80
    assert [reading.reason is None for reading in readings[:5]] == [True, False, True, False, False]


def test_reports_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        number = 0
        while True:
            taken.append(number)
            yield ENGLISH + f" Number {number}."
            number += 1

    _, reader = counting()
    readings = read_all(endless(), reader=reader)
    assert taken == []
    next(readings)
    assert len(taken) <= 64


def test_a_text_too_short_to_tell_is_read_and_a_stated_language_is_believed() -> None:
    counter, reader = counting()
    assert read("Fire out", reader=reader).report.language is None
    assert read(Report(id="a", text="Fire out", language="en-GB"), reader=reader).reason is None
    assert read(Report(id="a", text=ENGLISH, language="fr"), reader=reader).reason is not None
    assert len(counter.given) == 2


def test_a_string_is_a_report_to_the_character_with_an_id_of_its_own() -> None:
    _, reader = counting()
    first, again = read(f"\ufeff {ENGLISH}\r\n", reader=reader), read(f"\ufeff {ENGLISH}\r\n", reader=reader)
    assert first == again and first.report.text == f"\ufeff {ENGLISH}\r\n" and first.report.id
