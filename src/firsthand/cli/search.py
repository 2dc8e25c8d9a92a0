"""`firsthand search`: reports, statements or claims by their words."""

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace

from firsthand.cli.desks import desk_to_ask
from firsthand.cli.filtering import filters_from
from firsthand.cli.output import print_lines, terminal
from firsthand.cli.shapes import hit_line
from firsthand.cli.tables import print_hits
from firsthand.desk import Hit, Kind, ReportHead
from firsthand.serial.lines import line_of
from firsthand.settings import Settings


def run(options: Namespace, settings: Settings) -> int:
    """Show what was found, the best first. Raises DeskUnavailable where there is no desk."""
    filters = filters_from(options)
    with desk_to_ask(settings) as desk:
        hits = desk.search(options.query, Kind(options.kind), filters, options.limit, options.offset)
        heads = desk.heads([hit.report for hit in hits if hit.report and not hit.title])
    if options.json:
        print_lines(*(line_of(hit_line(hit)) for hit in hits))
    else:
        print_hits([_called(hit, heads) for hit in hits], options.query, terminal())
    return 0


def _called(hit: Hit, heads: Mapping[str, ReportHead]) -> Hit:
    """A report without a title is called by the beginning of its text."""
    head = heads.get(hit.report or "")
    return replace(hit, title=head.title) if head and not hit.title else hit
