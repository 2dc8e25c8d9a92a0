"""`firsthand reread`: what an older model has read, read anew."""

from argparse import Namespace

from firsthand.cli.desks import desk_to_change, whoever
from firsthand.cli.output import print_lines
from firsthand.cli.progress import counted
from firsthand.pipeline import reread
from firsthand.serial.lines import line_of
from firsthand.settings import Settings
from firsthand.showing.claim_wording import count


def run(options: Namespace, settings: Settings) -> int:
    """Read anew every report that other weights have read, and trace it anew; the former readings stay.

    It may be interrupted at any time and goes on where it was. Raises DeskUnavailable, ModelError when weights are missing.
    """
    with desk_to_change(settings) as desk:
        read = sum(1 for _ in counted(reread(desk, who=whoever()), "reading anew", streamed=False))
    if options.json:
        print_lines(line_of({"schema": "firsthand/reread/1", "reports": read}))
    else:
        print_lines(
            f"{count(read, 'report')} read anew" if read else "every report was read by the present model already"
        )
    return 0
