"""`firsthand stories`: what is unfolding."""

from argparse import Namespace

from firsthand.cli.desks import desk_to_ask
from firsthand.cli.output import print_lines, terminal
from firsthand.cli.shapes import story_line
from firsthand.cli.tables import print_stories
from firsthand.serial.lines import line_of
from firsthand.settings import Settings


def run(options: Namespace, settings: Settings) -> int:
    """List the desk's stories, the last changed first. Raises DeskUnavailable where there is no desk."""
    with desk_to_ask(settings) as desk:
        found = desk.stories(options.limit, options.offset)
    if options.json:
        print_lines(*(line_of(story_line(story)) for story in found))
    else:
        print_stories(found, terminal())
    return 0
