"""Who stands where: parties by claims."""

from collections import Counter
from collections.abc import Sequence

from firsthand.model import Claim
from firsthand.showing.claim_wording import count
from firsthand.showing.plain import one_line
from firsthand.web.contexts.parts import ClaimLine
from firsthand.web.contexts.stories import Cell, Matrix, MatrixRow
from firsthand.web.pages.subjects import statement_address

_CLAIMS, _PARTIES = 12, 20
_NOTHING = Cell(None, None, None)


def matrix(claims: Sequence[Claim], lines: Sequence[ClaimLine]) -> Matrix:
    """The parties with most positions by the claims on which most have one; `lines` are the same claims as listed."""
    listed = list(zip(claims, lines, strict=True))
    columns = sorted(listed, key=lambda each: (-_weight(each[0]), each[1].number))[:_CLAIMS]
    columns.sort(key=lambda each: each[1].number)
    columns = [each for each in columns if each[0].positions]
    parties = Counter(position.party for claim, _ in columns for position in claim.positions)
    chosen = [party for party, _ in parties.most_common(_PARTIES)]
    rows = tuple(_row(party, [claim for claim, _ in columns]) for party in chosen)
    return Matrix(
        tuple(line for _, line in columns), rows, _left_out(len(parties), sum(bool(c.positions) for c in claims))
    )


def _weight(claim: Claim) -> int:
    return len(claim.positions)


def _row(party: str, claims: Sequence[Claim]) -> MatrixRow:
    return MatrixRow(one_line(party) or "(no name)", tuple(_cell(party, claim) for claim in claims))


def _cell(party: str, claim: Claim) -> Cell:
    for position in claim.positions:
        if position.party == party:
            href = statement_address(position.statement) if position.statement else None
            return Cell(position.stance, href, position.since)
    return _NOTHING


def _left_out(parties: int, claims: int) -> str:
    left = [count(parties - _PARTIES, "party") if parties > _PARTIES else "", ""]
    left[1] = count(claims - _CLAIMS, "claim") if claims > _CLAIMS else ""
    named = " and ".join(each for each in left if each)
    return f"{named} with fewer positions not shown; each claim's page has them all." if named else ""
