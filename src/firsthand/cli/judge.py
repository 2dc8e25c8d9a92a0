"""`firsthand judge`: a person's decisions, kept beside the data and never over it."""

from argparse import Namespace
from collections.abc import Sequence

from firsthand.cli.desks import desk_to_ask, desk_to_change, whoever
from firsthand.cli.output import print_lines
from firsthand.cli.shapes import judgement_line
from firsthand.desk import Desk
from firsthand.errors import SettingError
from firsthand.model import Judgement, Verdict
from firsthand.pipeline import judge, undo
from firsthand.serial.lines import line_of
from firsthand.settings import Settings
from firsthand.showing.claim_explained import judgement_words

_VERDICTS = {
    "merge": Verdict.MERGE,
    "split": Verdict.SPLIT,
    "copy": Verdict.COPY,
    "not-copy": Verdict.NOT_COPY,
    "accept": Verdict.ACCEPT,
    "reject": Verdict.REJECT,
    "grade": Verdict.GRADE,
    "note": Verdict.NOTE,
}

_KINDS = ("statement", "report", "claim", "source", "story")

_MEANT = {
    Verdict.MERGE: "statement",
    Verdict.SPLIT: "statement",
    Verdict.COPY: "report",
    Verdict.NOT_COPY: "report",
    Verdict.ACCEPT: "claim",
    Verdict.REJECT: "claim",
    Verdict.GRADE: "source",
    Verdict.NOTE: "claim",
}
"""What a subject is where its kind is not written before it."""

_PAIRS = (Verdict.MERGE, Verdict.SPLIT, Verdict.COPY, Verdict.NOT_COPY)


def run(options: Namespace, settings: Settings) -> int:
    """Keep a judgement, take one back, or list them; claims that it changes are traced anew at once.

    Raises SettingError for a verb without what it is about, JudgementError or NotOnDesk for what makes no sense.
    """
    if options.verb == "list":
        with desk_to_ask(settings) as desk:
            return _show(desk.judgements(_named(options.subject) if options.subject else None), options)
    with desk_to_change(settings) as desk:
        judged = _undone(desk, options) if options.verb == "undo" else _judged(desk, options)
    return _show([judged], options)


def _undone(desk: Desk, options: Namespace) -> Judgement:
    _need(options.subject, "the id of the judgement is missing")
    return undo(desk, options.subject, who=options.who or whoever(), why=options.why)


def _judged(desk: Desk, options: Namespace) -> Judgement:
    verdict = _VERDICTS[options.verb]
    _need(options.subject, "what it is about is missing")
    subject, told = _named(options.subject, verdict), {"who": options.who or whoever(), "why": options.why}
    if verdict in _PAIRS:
        _need(options.object, "it stands between two, and only one is named")
        return judge(desk, verdict, subject, _named(options.object, verdict), **told)
    if verdict is Verdict.GRADE:
        _need(options.object, "the grade is missing: A to F, or 1 to 6")
        return judge(desk, verdict, subject, value=options.object, **told)
    if options.object:
        raise SettingError(f"one argument too many: {options.object}", remedy="see `firsthand judge --help`")
    return judge(desk, verdict, subject, **told)


def _need(given: str | None, missing: str) -> None:
    if not given:
        raise SettingError(missing, remedy="see `firsthand judge --help`")


def _named(given: str, verdict: Verdict | None = None) -> str:
    """What a judgement is about, its kind before it: "statement:r01/s3", "claim:c7"."""
    if given.partition(":")[0] in _KINDS and ":" in given:
        return given
    if verdict is None:
        return f"{'statement' if '/' in given else 'claim'}:{given}"
    kind = _MEANT[verdict]
    return f"{'statement' if kind in ('claim', 'source') and '/' in given else kind}:{given}"


def _show(judgements: Sequence[Judgement], options: Namespace) -> int:
    if options.json:
        print_lines(*(line_of(judgement_line(each)) for each in judgements))
    else:
        print_lines(*map(judgement_words, judgements) if judgements else ["No judgement stands."])
    return 0
