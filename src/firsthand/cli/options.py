"""The options of every command; light, so that help appears at once."""

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter, _MutuallyExclusiveGroup

from firsthand.model.words import Act, Role, Standing
from firsthand.settings import SETTINGS

_FILES = ".txt, .html, .json or .jsonl ({id, publisher, url, published, title, text}), a folder, or - (stdin)"
_ONE_A_LINE = "print one JSON object a line"

VERBS = {
    "merge": "A B      two statements (REPORT/STATEMENT) make the same claim",
    "split": "A B      two statements do not make the same claim",
    "copy": "R OF     a report copies another",
    "not-copy": "R OF     a report does not copy another",
    "accept": "S        a claim, or a statement's place in it, is right",
    "reject": "S        a claim, or a statement's place in it, is wrong",
    "grade": "S GRADE  A to F for a source or publisher (source:NAME), 1 to 6 for a statement",
    "note": "S        something to remember, in --why",
    "undo": "ID       take back a judgement",
    "list": "[S]      the judgements that stand, all or about one thing",
}
"""What `firsthand judge` can be asked to do."""


def add_settings(parser: ArgumentParser, *names: str) -> None:
    """An option for each of these settings; what it is set to is parsed with the environment, in `settings_from`."""
    group = parser.add_argument_group("settings")
    for setting in SETTINGS:
        if setting.name in names:
            explained = f"{setting.help} (default {setting.shown_default}; environment {setting.environment})"
            group.add_argument(setting.option, dest=setting.name, metavar=setting.metavar, help=explained)


def configure_read(parser: ArgumentParser) -> None:
    """The options of `firsthand read`."""
    shown = _files(parser)
    shown.add_argument("--json", action="store_true", help="print one JSON object a line instead of tables")
    shown.add_argument("--html", metavar="OUT", help="write a web page with the annotated reports to the file OUT")
    add_settings(parser, "max_megabytes")


def configure_trace(parser: ArgumentParser) -> None:
    """The options of `firsthand trace`."""
    shown = _files(parser)
    shown.add_argument("--json", action="store_true", help="print one JSON object with all that was traced")
    shown.add_argument(
        "--html", metavar="OUT", help="write a web page with claims and annotated reports to the file OUT"
    )
    add_settings(parser, "max_megabytes")


def configure_add(parser: ArgumentParser) -> None:
    """The options of `firsthand add`."""
    _files(parser).add_argument("--json", action="store_true", help=f"{_ONE_A_LINE} for each report")
    add_settings(parser, "max_megabytes", "desk")


def configure_stories(parser: ArgumentParser) -> None:
    """The options of `firsthand stories`."""
    _asking(parser)
    _paging(parser, 20)


def configure_claims(parser: ArgumentParser) -> None:
    """The options of `firsthand claims`."""
    parser.add_argument("story", nargs="?", metavar="STORY", help="only the claims of this story")
    _filters(parser)
    _asking(parser)
    _paging(parser, 50)


def configure_claim(parser: ArgumentParser) -> None:
    """The options of `firsthand claim`."""
    parser.add_argument("claim", metavar="ID", help="the claim, as `firsthand claims` lists it")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--limit", type=_whole, default=40, metavar="N", help="statements shown (default 40)")
    add_settings(parser, "desk")


def configure_brief(parser: ArgumentParser) -> None:
    """The options of `firsthand brief`."""
    told = "the story, as `firsthand stories` lists it (default: the one that changed last)"
    parser.add_argument("story", nargs="?", metavar="STORY", help=told)
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--format", choices=("markdown", "html"), default="markdown", help="(default markdown)")
    shown.add_argument("--json", action="store_true", help="print the story's trace as one JSON object instead")
    parser.add_argument("--out", metavar="OUT", help="write it to the file OUT instead of standard output")
    add_settings(parser, "desk")


def configure_search(parser: ArgumentParser) -> None:
    """The options of `firsthand search`."""
    parser.add_argument("query", metavar="QUERY", help='words that must all be there, "a phrase", -without, begin*')
    kinds = ("reports", "statements", "claims")
    parser.add_argument("--in", dest="kind", choices=kinds, default="reports", help="what to search (default reports)")
    parser.add_argument("--story", metavar="STORY", help="only in this story")
    _filters(parser)
    _asking(parser)
    _paging(parser, 20)


def configure_judge(parser: ArgumentParser) -> None:
    """The options of `firsthand judge`."""
    listed = "\n".join(f"  {verb:<10}{told}" for verb, told in VERBS.items())
    parser.description = f"{parser.description}\n\nverbs, and what follows them:\n{listed}"
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.add_argument("verb", choices=tuple(VERBS), metavar="VERB", help="one of the verbs above")
    about = "a claim's id, REPORT/STATEMENT, or report:ID, story:ID, source:NAME; for undo the judgement's id"
    parser.add_argument("subject", nargs="?", metavar="SUBJECT", help=about)
    parser.add_argument(
        "object", nargs="?", metavar="OBJECT", help="the other statement, the report that is copied, or the grade"
    )
    parser.add_argument("--why", default="", metavar="TEXT", help="the reason, kept beside the judgement")
    parser.add_argument("--who", metavar="NAME", help="who judges (default: the name you are logged in with)")
    _asking(parser)


def configure_reread(parser: ArgumentParser) -> None:
    """The options of `firsthand reread`."""
    _asking(parser)


def configure_verify(parser: ArgumentParser) -> None:
    """The options of `firsthand verify`."""
    _asking(parser)


def configure_export(parser: ArgumentParser) -> None:
    """The options of `firsthand export`."""
    parser.add_argument("out", nargs="?", default="-", metavar="OUT", help="the file to write, - for standard output")
    add_settings(parser, "desk")


def configure_import(parser: ArgumentParser) -> None:
    """The options of `firsthand import`."""
    parser.add_argument("file", metavar="FILE", help="what `firsthand export` wrote, - for standard input")
    _asking(parser)


def configure_serve(parser: ArgumentParser) -> None:
    """The options of `firsthand serve`."""
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="HOST", help="the address to listen on (default 127.0.0.1)"
    )
    parser.add_argument(
        "--port", type=_whole, default=8421, metavar="PORT", help="the port to listen on (default 8421)"
    )
    parser.add_argument(
        "--name", action="append", default=[], metavar="NAME", help="a further host name that the desk answers to"
    )
    parser.add_argument("--certificate", metavar="FILE", help="serve over HTTPS with this certificate (PEM)")
    parser.add_argument("--key", metavar="FILE", help="the private key of the certificate (PEM)")
    add_settings(parser, "desk", "max_megabytes")


def configure_users(parser: ArgumentParser) -> None:
    """The options of `firsthand users`."""
    verbs = ("list", "add", "role", "password", "out", "in")
    told = "list them; add NAME; change a role or a password; let somebody out, or in again (default list)"
    parser.add_argument("verb", nargs="?", choices=verbs, default="list", metavar="VERB", help=told)
    parser.add_argument("user", nargs="?", metavar="NAME", help="whom it is about")
    roles = ", ".join(Role)
    parser.add_argument("--role", choices=tuple(Role), metavar="ROLE", help=f"what they may do: {roles}")
    add_settings(parser, "desk")


def _files(parser: ArgumentParser) -> _MutuallyExclusiveGroup:
    parser.add_argument("files", nargs="+", metavar="FILE", help=_FILES)
    return parser.add_mutually_exclusive_group()


def _asking(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_ONE_A_LINE)
    add_settings(parser, "desk")


def _paging(parser: ArgumentParser, limit: int) -> None:
    parser.add_argument("--limit", type=_whole, default=limit, metavar="N", help=f"how many at most (default {limit})")
    parser.add_argument("--offset", type=_whole, default=0, metavar="N", help="how many to pass over (default 0)")


def _filters(parser: ArgumentParser) -> None:
    words = ", ".join(Standing)
    parser.add_argument(
        "--standing", choices=tuple(Standing), metavar="STANDING", help=f"only with this standing: {words}"
    )
    parser.add_argument("--speaker", metavar="NAME", help="only what this speaker says")
    parser.add_argument("--publisher", metavar="NAME", help="only from this publisher")
    parser.add_argument("--act", choices=tuple(Act), metavar="ACT", help=f"only with this act: {', '.join(Act)}")
    parser.add_argument("--since", metavar="DATE", help="only from this day or time on (2025-03-12, 2025-03-12T06:00Z)")
    parser.add_argument("--until", metavar="DATE", help="only up to this day or time, the day included")


def _whole(written: str) -> int:
    if not written.isascii() or not written.isdigit() or len(written) > 9:
        raise ArgumentTypeError(f"{written!r} is no whole number")
    return int(written)
