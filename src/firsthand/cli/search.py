"""`firsthand search`: reports, statements or claims by their words."""

from argparse import Namespace

from firsthand.cli.desks import desk_to_ask
from firsthand.cli.filtering import filters_from
from firsthand.cli.output import print_lines, terminal
from firsthand.cli.shapes import hit_line
from firsthand.cli.tables import print_hits
from firsthand.desk import Kind
from firsthand.serial.lines import line_of
from firsthand.settings import Settings


def run(options: Namespace, settings: Settings) -> int:
    """Show what was found, the best first. Raises DeskUnavailable where there is no desk."""
    filters = filters_from(options)
    with desk_to_ask(settings) as desk:
        hits = desk.search(options.query, Kind(options.kind), filters, options.limit, options.offset)
    if options.json:
        print_lines(*(line_of(hit_line(hit)) for hit in hits))
    else:
        print_hits(hits, options.query, terminal())
    return 0
