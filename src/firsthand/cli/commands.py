"""The commands; light, so that help appears at once."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from firsthand.cli import options
from firsthand.settings import Settings

Run = Callable[[Namespace, Settings], int]


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command: its name, one line of help, its options, and where its `run` stands (loaded only to run it)."""

    name: str
    help: str
    configure: Callable[[ArgumentParser], None]
    room: str

    def load(self) -> Run:
        """The function that runs it: takes parsed options and settings, returns the exit status."""
        run: Run = import_module(self.room).run
        return run


COMMANDS: tuple[Command, ...] = (
    Command(
        "read",
        "read each report by itself: who said what, and how firmly",
        options.configure_read,
        "firsthand.cli.read",
    ),
    Command(
        "trace",
        "read many reports together: copies, claims, their origins and standing",
        options.configure_trace,
        "firsthand.cli.trace",
    ),
    Command("add", "add reports to the desk, and say what they changed", options.configure_add, "firsthand.cli.add"),
    Command(
        "stories", "the desk's stories, the last changed first", options.configure_stories, "firsthand.cli.stories"
    ),
    Command("claims", "the desk's claims, all or of one story", options.configure_claims, "firsthand.cli.claims"),
    Command("claim", "one claim, and why it stands as it does", options.configure_claim, "firsthand.cli.claim"),
    Command("brief", "a page on a story that a reader can be handed", options.configure_brief, "firsthand.cli.brief"),
    Command("search", "find reports, statements or claims", options.configure_search, "firsthand.cli.search"),
    Command(
        "judge", "merge, split, grade, note: decide, or take it back", options.configure_judge, "firsthand.cli.judge"
    ),
    Command("reread", "read anew what an older model has read", options.configure_reread, "firsthand.cli.reread"),
    Command(
        "verify", "prove that the desk's log and reports are whole", options.configure_verify, "firsthand.cli.verify"
    ),
    Command("export", "write everything on the desk as JSON lines", options.configure_export, "firsthand.cli.export"),
    Command("import", "fill an empty desk from an export", options.configure_import, "firsthand.cli.importing"),
    Command("serve", "open the desk in a browser", options.configure_serve, "firsthand.web.serve"),
    Command("users", "who may use the desk in a browser", options.configure_users, "firsthand.web.users"),
)
"""Every sub-command, in the order of the help."""
