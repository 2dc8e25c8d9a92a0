"""One claim in the terminal with everything that explains it, down to the sentences of the reports."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from firsthand.model import Claim, Judgement, Link, StatementRef, Trace
from firsthand.showing.claim_block import claim_block, ref_words
from firsthand.showing.claim_wording import EXPLAINED, moment_words
from firsthand.showing.context import Excerpt, excerpt
from firsthand.showing.marks import Role
from firsthand.showing.plain import one_line, visible
from firsthand.showing.said import Said, Statements

_LINKS = 20
_STYLES = {Role.SOURCE: "blue underline", Role.CUE: "yellow italic", Role.CONTENT: "bold", Role.NARRATED: "bold"}


def print_claim(
    trace: Trace, claim: Claim, console: Console, judgements: Iterable[Judgement] = (), most: int = 40
) -> None:
    """Print where the claim stands and why; why its statements are together; what people judged; and at most `most`
    statements, each with the sentence it stands in (content in bold, source underlined, cue in italics)."""
    console.print(claim_block(claim, [series for series in trace.figures if series.claim == claim.id]))
    _section(
        console,
        f"Why it is {claim.standing}",
        f"{EXPLAINED[claim.standing][0].upper()}{EXPLAINED[claim.standing][1:]}.",
    )
    if claim.links:
        _links(console, claim.links)
    _judged(console, list(judgements))
    _statements(console, trace, claim.statements, most)


def _section(console: Console, title: str, *lines: str) -> None:
    console.print()
    console.print(Text(title, style="bold"))
    for line in lines:
        console.print(Padding(Text(line), (0, 0, 0, 2)))


def _links(console: Console, links: Sequence[Link]) -> None:
    strongest = sorted(links, key=lambda link: -link.score)[:_LINKS]
    told = (
        f"{ref_words(link.one)} with {ref_words(link.other)} ({link.score:.0%}): {one_line(link.because)}"
        for link in strongest
    )
    more = len(links) - len(strongest)
    _section(console, "Why these statements are together", *told, *([f"and {more} more links"] if more else []))


def _judged(console: Console, judgements: Sequence[Judgement]) -> None:
    if judgements:
        _section(console, "What people judged", *map(judgement_words, judgements))


def judgement_words(judgement: Judgement) -> str:
    """A judgement in one line: what, on what, by whom, when, why, its id."""
    about = " and ".join(one_line(part) for part in (judgement.subject, judgement.object) if part)
    value = f" {one_line(judgement.value)}" if judgement.value else ""
    why = f": {one_line(judgement.why)}" if judgement.why else ""
    who = f"{one_line(judgement.who)}, {moment_words(judgement.at)}"
    undone = f", taken back by {one_line(judgement.undone)}" if judgement.undone else ""
    return f"{judgement.verdict}{value} {about}{why} ({who}{undone}; {one_line(judgement.id)})"


def _statements(console: Console, trace: Trace, refs: Sequence[StatementRef], most: int) -> None:
    statements = Statements(trace.readings)
    copies = {copy.report: copy.of for copy in trace.copies}
    _section(console, "Its statements")
    for ref in refs[:most]:
        said = statements.said(ref)
        if said is not None:
            _said(console, said, copies.get(ref.report))
    if len(refs) > most:
        console.print(Padding(Text(f"and {len(refs) - most} more; --limit shows more", style="dim"), (0, 0, 0, 2)))


def _said(console: Console, said: Said, copy_of: str | None) -> None:
    row = said.row
    basis = f", basis: {', '.join(row.basis)}" if row.basis else ""
    hedged = ", hedged" if row.statement.hedged else ""
    copied = f", a copy of {one_line(copy_of)}" if copy_of else ""
    where = f"{said.through}, {moment_words(said.report.published)}{copied}"
    head = Text.assemble(
        (row.who, "bold"), f" · {row.act}{basis}{hedged} · ", (f"{where} · {ref_words(said.ref)}", "dim")
    )
    console.print(Padding(head, (0, 0, 0, 2)))
    found = excerpt(said.reading, row.statement)
    if found is not None:
        console.print(Padding(_marked(found), (0, 0, 1, 4)))


def _marked(found: Excerpt) -> Text:
    text = Text("… " if found.before else "")
    for segment in found.segments:
        roles = {mark.role for mark in segment.marks}
        style = next((style for role, style in _STYLES.items() if role in roles), "dim")
        text.append(visible(segment.text), style=style)
    return text.append(" …" if found.after else "")
