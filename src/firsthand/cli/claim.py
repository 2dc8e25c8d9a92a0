"""`firsthand claim`: one claim, and why it stands as it does."""

from argparse import Namespace

from firsthand.cli.desks import desk_to_ask
from firsthand.cli.gathering import claim_trace
from firsthand.cli.output import print_lines, terminal
from firsthand.cli.shapes import explained_claim
from firsthand.desk import Desk
from firsthand.model import Claim, Judgement
from firsthand.serial.lines import line_of
from firsthand.settings import Settings
from firsthand.showing.claim_explained import print_claim


def run(options: Namespace, settings: Settings) -> int:
    """Show a claim with its links, origins, history, judgements and statements. Raises NotOnDesk, DeskUnavailable."""
    with desk_to_ask(settings) as desk:
        claim = desk.claim(options.claim)
        judgements = _judgements(desk, claim, options.limit)
        if options.json:
            reports = list(dict.fromkeys(ref.report for ref in claim.statements))
            told = (desk.story_of(claim.id), desk.figures(claim=claim.id), desk.copies_of(reports).values(), judgements)
            print_lines(line_of(explained_claim(claim, *told)))
        else:
            print_claim(claim_trace(desk, claim, options.limit), claim, terminal(), judgements, options.limit)
    return 0


def _judgements(desk: Desk, claim: Claim, most: int) -> list[Judgement]:
    """Those that stand about the claim or the first `most` of its statements and their reports, oldest first."""
    refs = claim.statements[:most]
    statements = (f"statement:{ref.report}/{ref.statement}" for ref in refs)
    subjects = (f"claim:{claim.id}", *statements, *(f"report:{ref.report}" for ref in refs))
    found = {each.id: each for subject in dict.fromkeys(subjects) for each in desk.judgements(subject)}
    return sorted(found.values(), key=lambda each: each.at)
