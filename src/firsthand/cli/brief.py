"""`firsthand brief`: a page on a story that a reader can be handed."""

from argparse import Namespace

from firsthand.cli.desks import desk_to_ask
from firsthand.cli.destination import Destination
from firsthand.cli.gathering import story_trace
from firsthand.cli.output import print_text, say
from firsthand.desk import Desk
from firsthand.errors import NotOnDesk
from firsthand.model import Story, Trace
from firsthand.serial.traces import trace_to_json
from firsthand.settings import Settings
from firsthand.showing.brief import brief_markdown, brief_page


def run(options: Namespace, settings: Settings) -> int:
    """Write the brief on a story to standard output or a file. Raises NotOnDesk, DeskUnavailable, OutputError."""
    destination = Destination.at(options.out) if options.out else None
    with desk_to_ask(settings) as desk:
        trace, story = story_trace(desk, options.story or _latest(desk), links=options.json)
    text = _written(options, trace, story)
    if destination:
        destination.write(text)
        say(f"{destination.path}: written")
    else:
        print_text(text)
    return 0


def _latest(desk: Desk) -> str:
    """The id of the story that changed last. Raises NotOnDesk where there is none."""
    for story in desk.stories(limit=1):
        return story.id
    raise NotOnDesk("there is no story on it yet", desk.where, "add reports with `firsthand add FILE...`")


def _written(options: Namespace, trace: Trace, story: Story) -> str:
    if options.json:
        return trace_to_json(trace) + "\n"
    return brief_page(trace, story) if options.format == "html" else brief_markdown(trace, story)
