"""`firsthand claims`: what is claimed."""

from argparse import Namespace

from firsthand.cli.desks import desk_to_ask
from firsthand.cli.filtering import filters_from
from firsthand.cli.output import print_lines, terminal
from firsthand.cli.shapes import claim_line
from firsthand.cli.tables import print_claims
from firsthand.desk import Desk
from firsthand.model import Claim
from firsthand.serial.lines import line_of
from firsthand.settings import Settings


def run(options: Namespace, settings: Settings) -> int:
    """List the desk's claims that pass the filters. Raises NotOnDesk for an unknown story, DeskUnavailable for no desk."""
    filters = filters_from(options)
    with desk_to_ask(settings) as desk:
        if filters.story:
            desk.story(filters.story)
        found = desk.claims(filters, options.limit, options.offset)
        total = desk.count_claims(filters)
        lines = _lines(desk, found) if options.json else []
    if options.json:
        print_lines(*lines)
    else:
        print_claims(found, total, terminal())
    return 0


def _lines(desk: Desk, claims: list[Claim]) -> list[str]:
    return [line_of(claim_line(claim, desk.story_of(claim.id))) for claim in claims]
