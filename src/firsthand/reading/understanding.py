"""What tags mean: attributions become statements, with their speakers, chains, acts, figures and times."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from firsthand.model import Act, Attribution, ModelInfo, Reading, Report, Span, Spans, Statement, Tags
from firsthand.reading.acts import act_of
from firsthand.reading.bases import bases
from firsthand.reading.boilerplate import boilerplate
from firsthand.reading.chains import chain, context_of
from firsthand.reading.figures import figures
from firsthand.reading.forms import form_of
from firsthand.reading.hedging import hedged
from firsthand.reading.inversion import inverted
from firsthand.reading.media import medium
from firsthand.reading.narrated import narrated, open_question
from firsthand.reading.nesting import covers, echoes
from firsthand.reading.parties import parties
from firsthand.reading.refusals import refusals
from firsthand.reading.running import running
from firsthand.reading.speakers import Cast, resolve
from firsthand.reading.splitting import split
from firsthand.reading.times import period
from firsthand.text.paragraphs import paragraphs
from firsthand.text.quotes import quoted

_BARE = 24  # characters: the matter of a refusal may be shorter ("the case"); its cue then holds a part of it
_REFUSED = re.compile(
    r"\b(?:(?:no|any|an?|further|immediate|official|public) )*(?:(?:comment|reaction|response|answer|reply|request)s?)\b.*$"
    r"|\b(?:nothing|silent|silence|mum)\b.*$"
)


@dataclass(frozen=True, slots=True)
class _Text:
    """What every step asks about one report's text."""

    report: Report
    text: str
    paragraphs: list[Span]
    quotes: Spans
    boilerplate: Spans

    @property
    def title(self) -> Span | None:
        return (0, len(self.report.title)) if self.report.title else None

    def paragraph_of(self, at: int) -> Span:
        return self.paragraphs[max(0, bisect_right(self.paragraphs, (at, len(self.text))) - 1)]


def understand(report: Report, tags: Tags, model: ModelInfo) -> Reading:
    """The reading that these tags give; pure, and the same for the same tags."""
    base = _text(report, tags)
    attributions = _attributions(base, tags)
    cast = resolve(report, replace(tags, attributions=attributions, boilerplate=base.boilerplate))
    said = [_statement(base, a, cast, i) for i, a in enumerate(attributions)]
    told = _narrated(base, attributions)
    ordered = sorted([*said, *told], key=lambda s: (s.content[0], s.cue, s.source))
    statements = tuple(replace(s, id=f"s{n}") for n, s in enumerate(ordered, 1))
    return Reading(report, base.boilerplate, cast.entities, statements, model)


def _text(report: Report, tags: Tags) -> _Text:
    text = report.full_text
    found = paragraphs(text)
    title = (0, len(report.title)) if report.title else None
    tails = sorted({*tags.boilerplate, *boilerplate(text, found, title)})
    return _Text(report, text, found, quoted(text, found), tuple(s for s in tails if s != title))


def _attributions(base: _Text, tags: Tags) -> tuple[Attribution, ...]:
    """The attributions outside boilerplate, with their chains and bases, parted where they hold several statements."""
    tagged = tuple(inverted(base.text, a) for a in tags.attributions if not _within(a, base.boilerplate))
    refused = refusals(base.text, tagged, base.boilerplate)
    kept = tuple(sorted((*tagged, *refused), key=lambda a: a.cue[0] if a.cue else a.content[0]))
    whole = running(base.text, kept, base.paragraphs, base.quotes)
    context = context_of(base.report, whole)
    dropped = echoes(base.text, whole) | covers(base.text, whole)
    found: list[Attribution] = []
    for i, attribution in enumerate(whole):
        if i in dropped:
            continue
        others = context.others(i, attribution.cue[0]) if attribution.cue else ()
        linked = replace(attribution, relays=chain(context, i), bases=bases(base.text, attribution, others))
        for part in split(base.text, linked):
            found.extend(parties(base.text, part))
    return tuple(found)


def _within(attribution: Attribution, boilerplate: Spans) -> bool:
    at = attribution.cue[0][0] if attribution.cue else attribution.content[0][0]
    place = bisect_right(boilerplate, (at, 1 << 60)) - 1
    return place >= 0 and at < boilerplate[place][1]


def _statement(base: _Text, attribution: Attribution, cast: Cast, i: int) -> Statement:
    act, _ = act_of(base.text, attribution)
    content = _content(base.text, attribution, act)
    speaker = cast.speakers[i]
    via = tuple(dict.fromkeys(e for e in cast.relays[i] if e != speaker))
    around = base.paragraph_of(attribution.cue[0][0] if attribution.cue else content[0][0])
    return Statement(
        id="",
        content=content,
        source=attribution.source,
        cue=attribution.cue,
        speaker=speaker,
        act=act,
        form=form_of(base.text, attribution.content, base.quotes),
        hedged=hedged(base.text, attribution),
        via=via,
        basis=tuple(dict.fromkeys(e for e in cast.bases[i] if e != speaker and e not in via)),
        figures=figures(base.text, content),
        time=period(base.text, content, around, base.report.published),
        medium=medium(base.text, attribution),
        confidence=attribution.confidence,
    )


def _content(text: str, attribution: Attribution, act: Act) -> Spans:
    """The content; of a refusal with a short matter, with the words of the cue that belong to it ("no comment on the
    case", "nothing about it")."""
    content = attribution.content
    if act is not Act.DECLINE or len(content) != 1 or not attribution.cue or content[0][1] - content[0][0] >= _BARE:
        return content
    (start, end), (low, high) = content[0], attribution.cue[0]
    if not high <= start <= high + 1:
        return content
    refused = _REFUSED.search(text, low, high)
    return ((refused.start(), end),) if refused else content


def _narrated(base: _Text, attributions: tuple[Attribution, ...]) -> Iterator[Statement]:
    for span in narrated(base.text, attributions, base.boilerplate, base.title):
        yield Statement(
            id="",
            content=(span,),
            narrated=True,
            act=Act.DOUBT if open_question(base.text, span) else Act.ASSERT,
            figures=figures(base.text, (span,)),
            time=period(base.text, (span,), span, base.report.published),
        )
