"""What retells a report in other words is a copy of it; what tells of the same event by itself is none."""

from datetime import UTC, datetime, timedelta

import pytest

from firsthand.model import Copy, Degree, Reading, Report
from firsthand.tracing.copies import enter_report
from firsthand.tracing.embedding import Embedder, packed
from firsthand.tracing.memory import MemoryInMemory
from firsthand.tracing.stories import enter_story
from firsthand.tracing.themes import setting_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

AGENCY = """PORT ELSA, March 2 (Gannet) - A grain silo collapsed in the harbour of Port Elsa on Monday and two dockers were
pulled out of the rubble alive, fire chief Nora Aasen said.

"The wall leaned over like a tired man and then it was down," crane driver Ivo Lund told Gannet.

The harbour board said the silo had been inspected in October by Hallgren Survey, which found no fault.

Hallgren Survey declined to comment on the inspection.

About 4,200 tonnes of barley lay in the silo, owner Vestkorn said, and a third of it had slid into the basin.

Environment minister Pia Holt warned that the barley would use up the oxygen in the basin within days.

The dockers' union called for work at the two other silos on the quay to stop at once."""

RETOLD = """Two harbour workers have been rescued alive after a silo full of grain fell down in Port Elsa, according to the head
of the fire brigade, Nora Aasen.

Ivo Lund, who was at the controls of a crane, describes how the wall slowly tilted before all of it came down.

An inspection in October by the firm Hallgren Survey had turned up nothing wrong, the board of the harbour says. The firm
itself would not discuss it.

Vestkorn, to whom the silo belongs, puts the grain in it at some 4,200 tonnes of barley, a third of which went into the
water of the basin.

That could rob the basin of its oxygen in a matter of days, fears Pia Holt, the minister for the environment.

The union of the dockers wants nobody to work at the other two silos from now on."""

OWN = """Fishermen in Port Elsa spent Monday night hauling their nets out of a basin that had turned to porridge.

"My engine is full of barley," said Jon Reve, who has moored there for thirty years. He expects no catch this month.

The silo that fell in the morning belonged to Vestkorn, a company that bought it from the town only last spring.

Councillor Edda Moe, who voted against the sale, said she had asked in vain to see the surveyor's report.

Two dockers who were rescued from the rubble are doing well, the hospital said.

Vestkorn's shares fell by nine percent on the exchange in Nordheim."""


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder.load()


def report(name: str, text: str, hours: float | None, title: str, publisher: str) -> Report:
    at = None if hours is None else NOON + timedelta(hours=hours)
    return Report(name, text, title=title, publisher=publisher, published=at)


def enter(embedder: Embedder, *reports: Report) -> dict[str, Copy]:
    memory = MemoryInMemory()
    copies: dict[str, Copy] = {}
    for one in reports:
        copies |= {copy.report: copy for copy in enter_report(Reading(one), memory, embedder.embed)}
        enter_story(one, packed(embedder.embed([setting_of(one)]))[0], memory)
    return copies


FIRST = report("a", AGENCY, 0, "Silo collapses in Port Elsa harbour, two rescued", "Gannet")
SECOND = report("b", RETOLD, 3, "Barley in the basin: silo falls at Port Elsa", "Elsa Morning")
THIRD = report("c", OWN, 20, "Port Elsa silo leaves fishermen stuck in barley", "Nordheim Post")


def test_report_in_other_words_is_a_rewrite(embedder: Embedder) -> None:
    copies = enter(embedder, FIRST, SECOND)
    assert copies["b"].of == "a"
    assert copies["b"].degree is Degree.REWRITTEN
    assert "in other words" in copies["b"].because


def test_own_report_of_the_same_event_is_no_rewrite(embedder: Embedder) -> None:
    assert not enter(embedder, FIRST, THIRD)
    assert "c" not in enter(embedder, FIRST, SECOND, THIRD)


def test_original_that_comes_late_is_what_the_rewrite_is_of(embedder: Embedder) -> None:
    copies = enter(embedder, SECOND, FIRST)
    assert copies["b"].of == "a"
    assert copies["b"].degree is Degree.REWRITTEN


def test_word_for_word_copy_of_a_rewrite_is_of_the_original(embedder: Embedder) -> None:
    again = report("d", RETOLD, 9, "Barley in the basin", "Fjord Echo")
    copies = enter(embedder, FIRST, SECOND, again)
    assert copies["d"].of == "a"
    assert copies["d"].degree is Degree.REWRITTEN


def test_without_times_nobody_can_say_who_retells_whom(embedder: Embedder) -> None:
    undated = report("b", RETOLD, None, "Barley in the basin", "Elsa Morning")
    assert not enter(embedder, FIRST, undated)


def test_update_by_the_same_publisher_is_no_rewrite(embedder: Embedder) -> None:
    assert not enter(embedder, FIRST, report("b", RETOLD, 3, "Barley in the basin", "Gannet"))
