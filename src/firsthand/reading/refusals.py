"""Refusals that the tagger leaves to the publisher: "the mayor hung up", "calls to the company went unanswered".

That somebody was asked and did not answer is a statement of theirs, an act of declining. Most refusals have a cue that the
tagger knows ("declined to comment"); these are told by their wording alone, in sentences in which it found nothing.
"""

import re
from collections.abc import Iterator, Sequence

from firsthand.model import Act, Attribution, Span, Spans
from firsthand.reading.pieces import merged
from firsthand.text.paragraphs import paragraphs
from firsthand.text.quotes import inside, quoted
from firsthand.text.sentences import sentences

_NOT = r"(?: not|n['’]t)(?: (?:yet|immediately|so far|ever))?"
_ANSWERING = (
    r"(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?(?! to\b)|comment(?:ed)?|elaborate[d]?|pick(?:ed)? up"
    r"|call(?:ed)? back|spoken|speak"
    r"|return(?:ed)? (?:[\w'’-]+ ){0,4}(?:calls?|messages?|e-?mails?)|discuss(?:ed)?"
    r"|said (?:a|one) word)\b"
)
_REFUSAL = re.compile(
    rf"(?P<cue>(?:did|does|do|has|have|had|would|could|will|wo|ca){_NOT} {_ANSWERING}"
    rf"|(?:is|was|are|were){_NOT} (?:picking up|answering|available for comment)"
    r"|could not be reached|couldn['’]t be reached"
    r"|(?:has|have|had) (?:never (?:confirmed|commented|answered|replied)|no (?:further )?comment)"
    r"|(?:has|have|had) yet to (?:comment|speak|reply|respond|answer)"
    r"|(?:made|offered|gave) no (?:further |immediate |public )?comment"
    r"|(?:hung up|rang off|put the phone down)"
    r"|(?:says?|said) nothing|(?:stays?|stayed|remains?|remained|kept|keeps?) (?:silent|mum)"
    r"|(?:refuse[sd]?|decline[sd]?) to (?:comment|discuss|answer|speak|talk|elaborate|respond))\b"
)
_RANG_OFF = re.compile("hung up|rang off|put the phone")
_UNANSWERED = re.compile(
    r"(?:(?P<at>[Aa]t (?P<place>[^,.;]{3,60}), )?(?P<asked>(?:[Aa]n? |[Tt]he |[Rr]epeated |[Ss]everal |[Oo]ur )?"
    r"(?:requests?|calls?|messages?|e-?mails?|questions?|inquiries|enquiries)\b[^.;]{0,80}?)) "
    r"(?P<cue>(?:went|were|was|remained?|are|is|have gone|has gone) (?:unanswered|unreturned|not (?:answered|returned)))\b"
)
_TO = re.compile(r"\b(?:to|at|with|from) (?P<who>[^,;]{2,80})$")
_STARTS = re.compile(r"^|[,;:] |\b(?:and|but|while) ")
_WHO = re.compile(
    r"(?P<who>(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\b|[A-ZÀ-Ž])[\w’'.-]*(?: [\w’'.&-]+){0,9}?"
    r"|[Hh]e|[Ss]he|[Tt]hey)(?:, [^,;]{3,80},)?(?: (?:himself|herself|itself|themselves|also|still|again|so far))*"
    r"(?: (?:has|have|had|is|was|are|were|will|would|did|does)\b.{0,80}\b(?:and|but))?\s*$"
)
_NOBODY = re.compile(r"(?:we|i|nobody|no one|nothing|there|that|this|what|which|who|neither)\b", re.IGNORECASE)
_END = re.compile(
    r"[.;!?\n]|, (?:and|but|while|who|which)\b| (?:and|but|while) (?:the|its|his|her|a|an|he|she|they|[A-Z])"
)
_SURE = 0.6
"""The confidence of what a wording tells: somewhat above the least that the tagger is trusted with."""


def refusals(text: str, attributions: Sequence[Attribution], boilerplate: Spans) -> tuple[Attribution, ...]:
    """The refusals in sentences that no attribution touches, in order; each declines; its content is what is refused."""
    lines = paragraphs(text)
    taken = merged([s for a in attributions for s in a.source + a.cue + a.content] + list(boilerplate))
    quotes = quoted(text, lines)
    found: list[Attribution] = []
    for line in lines:
        for start, end in sentences(text, line):
            if not inside(taken, start, end) and not inside(quotes, start, end):
                found += _refusal(text, start, end)
    return tuple(found)


def _refusal(text: str, start: int, end: int) -> Iterator[Attribution]:
    unanswered = _UNANSWERED.search(text, start, end)
    if unanswered:
        who = unanswered.span("place") if unanswered["place"] else _asked(unanswered)
        if who:
            yield _attribution(
                who, unanswered.span("cue"), (unanswered.start("asked"), _clause_end(text, unanswered.end(), end))
            )
        return
    refused = _REFUSAL.search(text, start, end)
    who = _subject(text, start, refused.start()) if refused else None
    if refused and who:
        yield _attribution(who, refused.span("cue"), _matter(text, refused, _clause_end(text, refused.end(), end)))


def _matter(text: str, refused: re.Match[str], end: int) -> Span:
    """What is refused: what stands behind the cue ("to two requests"), or the refusal itself where hardly anything does."""
    behind = refused.end() + 1
    named = " " in text[behind:end].strip() and not _RANG_OFF.match(refused["cue"])
    return (behind, end) if named else (refused.start(), end)


def _subject(text: str, start: int, end: int) -> Span | None:
    """Who refuses: the words before the cue, from the nearest place at which a clause may begin."""
    before = text[start:end]
    for begin in reversed([match.end() for match in _STARTS.finditer(before)]):
        who = _WHO.match(before, begin)
        # A capital after "and" may go on with a name ("Health and Welfare"); an article or a pronoun begins a clause.
        if who and not _NOBODY.match(who["who"]) and (who["who"][0].islower() or not before[:begin].endswith("and ")):
            return start + who.start("who"), start + who.end("who")
    return None


def _asked(unanswered: re.Match[str]) -> Span | None:
    to = _TO.search(unanswered["asked"])
    at = unanswered.start("asked")
    return (at + to.start("who"), at + to.end("who")) if to else None


def _clause_end(text: str, start: int, end: int) -> int:
    stop = _END.search(text, start, end)
    return stop.start() if stop else end


def _attribution(who: Span, cue: Span, content: Span) -> Attribution:
    return Attribution(source=(who,), cue=(cue,), content=(content,), acts={Act.DECLINE: 1.0}, confidence=_SURE)
