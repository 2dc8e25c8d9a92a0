"""What stands around every page: who looks, where they may go, and what forms carry."""

from dataclasses import dataclass

from firsthand.web.access import Deed, Visitor
from firsthand.web.static import static_address

PAGES = (
    ("Stories", "/"),
    ("Review", "/review"),
    ("Publishers", "/publishers"),
    ("Add", "/add"),
    ("Audit", "/audit"),
)
"""The pages that every page leads to."""

RELIABILITY = (
    ("A", "completely reliable"),
    ("B", "usually reliable"),
    ("C", "fairly reliable"),
    ("D", "not usually reliable"),
    ("E", "unreliable"),
    ("F", "reliability cannot be judged"),
)
"""The Admiralty code's grades of a source, in its own words."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of one page: the visitor (None before signing in), the number in the log at which it was made, its own
    address, and the words last searched for."""

    visitor: Visitor | None
    form_key: str
    seq: int
    address: str
    json: str
    active: str
    query: str = ""

    @property
    def pages(self) -> tuple[tuple[str, str], ...]:
        """The pages to go to, with their addresses."""
        return PAGES

    @property
    def live(self) -> str:
        """Where the live feed is, "" where there is nobody to feed."""
        return "/live" if self.visitor else ""

    @property
    def may_add(self) -> bool:
        """Whether the visitor may add reports."""
        return self._may(Deed.ADD)

    @property
    def may_judge(self) -> bool:
        """Whether the visitor may judge."""
        return self._may(Deed.JUDGE)

    @property
    def may_grade(self) -> bool:
        """Whether the visitor may grade sources and publishers."""
        return self._may(Deed.GRADE)

    @property
    def may_let_in(self) -> bool:
        """Whether the visitor may let people in."""
        return self._may(Deed.LET_IN)

    @property
    def reliability(self) -> tuple[tuple[str, str], ...]:
        """The grades of a source with their words."""
        return RELIABILITY

    @property
    def search_kinds(self) -> tuple[str, ...]:
        """What can be searched for."""
        return ("reports", "statements", "claims")

    def static(self, name: str) -> str:
        """Where a file of the desk's own is found."""
        return static_address(name)

    def _may(self, deed: Deed) -> bool:
        return self.visitor is not None and self.visitor.may(deed)
