"""`firsthand verify`: the proof that nothing on the desk was changed behind its back."""

from argparse import Namespace

from firsthand.cli.desks import desk_to_ask
from firsthand.cli.output import print_lines
from firsthand.cli.progress import doing
from firsthand.cli.shapes import verification_line
from firsthand.desk import Verification
from firsthand.serial.lines import line_of
from firsthand.settings import Settings
from firsthand.showing.claim_wording import count


def run(options: Namespace, settings: Settings) -> int:
    """Check the log's chain and the reports' bytes; 1 when anything is not as it was kept. Raises DeskUnavailable."""
    with desk_to_ask(settings) as desk, doing("verifying"):
        found = desk.verify()
    print_lines(*([line_of(verification_line(found))] if options.json else _told(found)))
    return 0 if found.whole else 1


def _told(found: Verification) -> list[str]:
    looked = f"{count(found.entries, 'log entry')} and the bytes of {count(found.reports, 'report')} were looked at"
    if found.whole:
        return [f"whole: {looked}", f"the log ends with {found.head}"]
    faults = [f"{fault.where}: {fault.what}" for fault in found.faults]
    return [f"not whole: {count(len(faults), 'fault')}; {looked}", *faults]
