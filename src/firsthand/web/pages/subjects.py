"""What judgements and the log are about ("report:r01", "statement:r01/s3"), as links."""

from firsthand.model import StatementRef
from firsthand.showing.plain import one_line
from firsthand.web.addresses import address
from firsthand.web.contexts.parts import Link

KEY = "r1"
"""The key of a report's anchors on its own page: the page shows one report, the first."""


def statement_address(ref: StatementRef) -> str:
    """Where a statement is shown: at its place in the list beside its report."""
    return address("reports", ref.report, fragment=f"{KEY}{ref.statement}")


def statement_subject(ref: StatementRef) -> str:
    """The name by which judgements speak of a statement."""
    return f"statement:{ref.report}/{ref.statement}"


def ref_of(name: str) -> StatementRef:
    """The statement that "report/statement" names; ids of reports may hold slashes, ids of statements never do."""
    report, _, statement = name.rpartition("/")
    return StatementRef(report, statement)


def subject_link(subject: str) -> Link:
    """A subject as words that lead to it."""
    kind, _, name = subject.partition(":")
    words = one_line(name)
    match kind:
        case "report":
            return Link(f"report {words}", address("reports", name))
        case "statement":
            return Link(f"statement {words}", statement_address(ref_of(name)))
        case "claim":
            return Link(f"claim {words}", address("claims", name))
        case "story":
            return Link(f"story {words}", address("stories", name))
        case "source":
            return Link(words, address("sources", name))
    return Link(one_line(subject))
