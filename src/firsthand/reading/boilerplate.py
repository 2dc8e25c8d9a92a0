"""Boilerplate: whole paragraphs that are no news (appeals, newsletters, links, copyright, bios), by their wording.

The rules prefer to miss: a trained paragraph head finds more, and what both find is united by the caller.
"""

import re
from collections.abc import Sequence

from firsthand.model import Span, Spans

_ANYWHERE = re.compile(
    r"^\W{0,4}(?:(?:read|see|watch|listen|find out)(?: (?:more|also|next|now|on))(?:\W|$)|read (?:more|also|next)\b|"
    r"also read\b|more (?:on|about) this (?:story|topic)|related (?:stories|articles|topics|posts|content|coverage|"
    r"news)?:?\W*$|"
    r"related:|recommended(?: (?:reading|stories|for you))?:?\W*$|more (?:stories|from|news):?\W*\w{0,20}\W*$|"
    r"most (?:read|popular|viewed)\b|trending(?: now)?:?\W*$|editor[’']?s?[’']? picks?|advertisements?\W*$|"
    r"advertisement\W|"
    r"story continues below|continue reading|scroll (?:down )?(?:to|for)|click here|tap here|"
    r"share this(?: \w+)?:?\W*$|share(?: on)? (?:facebook|twitter|whatsapp)|follow (?:us|@)|like us on|join (?:us|"
    r"our)\b.{0,60}\b"
    r"(?:telegram|whatsapp|channel|newsletter|community|facebook|twitter)|subscribe\b|sign up\b|log ?in\b|"
    r"(?:©|\(c\)|copyright\b)|all rights reserved|photo(?: by| credit|:)|image(?: credit|:| source)|"
    r"(?:enjoy(?:ing|ed)?|like|love) (?:our|this|what you) .{0,40}(?:coverage|article|reading|story|read)\b.{0,40}\?|"
    r"support (?:our|independent|quality|free) (?:journalism|work|reporting|newsroom)|"
    r"(?:donate|contribute)(?: now| today| here)?\W*$|become a (?:member|supporter|subscriber|patron)|"
    r"get (?:the|our) .{0,60}(?:newsletter|in your inbox|delivered|app)\b|download (?:the|our) app|this (?:article|"
    r"story|piece) "
    r"(?:was )?(?:originally|first) (?:appeared|published|ran)|(?:the )?views expressed|disclaimer\b|"
    r"terms of (?:use|service)|"
    r"privacy policy|cookie|we use cookies|comments? (?:are )?closed|leave a (?:comment|reply)|post a comment|"
    r"(?:have|got) a (?:news )?tip\b|send (?:us )?(?:your )?tips|contact (?:the (?:author|reporter|writer)|us)\b|"
    r"for (?:press|media) (?:inquiries|enquiries)|media contacts?\b|about the authors?\W*$|about us\W*$|"
    r"about [A-Z]\w+ \w+\W*$|"
    r"editor[’']?s? note\b|"
    r"read the (?:rest|full)\b|corrections?: (?:an?|the) (?:earlier|previous)\b|getty\b.{0,20}$|"
    r"photos attached\W*$|more to follow\W*$)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\ball rights reserved\b|\bwithout (?:prior |the )?(?:written |express )*(?:permission|consent)\b|"
    r"\bsign up (?:for|to) .{0,40}"
    r"\bnewsletter\b|\byour (?:contribution|donation|support) (?:helps?|supports?|keeps?|allows?|makes|enables|will)\b|"
    r"\bsubscribe to (?:our|the)\b|\b(?:our|the) (?:daily |weekly |morning |evening |"
    r"free )*newsletter\b.{0,60}\b(?:inbox|sign|free)\b|"
    r"\bin your inbox\b|\bmay not be (?:published|reproduced|stored|redistributed|republished|copied|rewritten)\b|"
    r"\bfollow (?:him|her|us|me|them) (?:on|at) (?:twitter|x|facebook|instagram|telegram|@)|\bemail (?:him|her|us|"
    r"me) at\b|"
    r"\b(?:can be reached|reach (?:him|her|them)) (?:at|on) \S+@\S+|\bsupport (?:our|independent) journalism\b|"
    r"\bthis (?:article|story) (?:was|has been) (?:updated|amended|corrected) (?:to|on)\b|\bwe cannot do without you\b|"
    r"\b(?:reporting|writing|editing) by [A-Z]\w+.{0,80}\b(?:editing|writing|reporting) by\b|"
    r"\b(?:no|without an?|free of any) paywalls?\b|"
    r"\bclick (?:here|on the link) (?:to|for)\b|\bunder (?:a )?creative commons\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^[^.\n]{3,80}contributed (?:reporting|to this (?:report|story|article))\b|"
    r"^\W{0,3}(?:additional )?(?:reporting|writing|editing|compiled|edited|written|translated|photos?|"
    r"graphics?) by [A-Z]"
)
_BIO = re.compile(
    r"^(?:[A-Z][\w’'.-]+ ){1,4}(?:is (?:an?|the) (?:[\w’'-]+ ){0,6}(?:reporter|correspondent|editor|writer|"
    r"columnist|journalist|"
    r"contributor|fellow|producer|author)\b|(?:writes|covers|reports|edits|contributed) (?:[\w’'-]+ ){0,8}(?:for|to|"
    r"about|on|from)\b)"
)
# Headings after which nothing but boilerplate comes, where they stand towards the end.
_TAIL_HEAD = re.compile(
    r"^\W{0,4}(?:support (?:our|us|independent|quality)\b.*|(?:help|keep|stand with|join) us\b.*|"
    r"about (?:the authors?|us)|related(?: \w+)?|recommended.*|"
    r"more (?:from|stories|news).*|read (?:more|next|also)|most (?:read|popular|viewed).*|you (?:may|"
    r"might) also like.*|"
    r"sign up\b.*|subscribe\b.*|newsletter.*|trending.*|donate.*|share this.*|comments?|notes? to editors?|ends|"
    r"contacts?|tags|topics|editor[’']s picks|advertisement)\W*$",
    re.IGNORECASE,
)
_HEAD_WORDS = 8
_TAIL_FROM, _TAIL_MOST = 0.55, 15
_LOOK = 700


def boilerplate(text: str, paragraphs: Sequence[Span], title: Span | None = None) -> Spans:
    """The paragraphs that are boilerplate by their wording, in order.

    Towards the end the rules are bolder: what follows a heading such as "Support our journalism" is boilerplate as
    well. The `title`, where there is one, is none. Linear in the length of the text.
    """
    found = [i for i, span in enumerate(paragraphs) if span != title and _is(text, span, i, len(paragraphs))]
    tail = _tail(text, paragraphs)
    return tuple(paragraphs[i] for i in sorted({*found, *tail}))


def _is(text: str, span: Span, at: int, count: int) -> bool:
    wording = text[span[0] : min(span[1], span[0] + _LOOK)]
    if _ANYWHERE.match(wording) or _CREDIT.match(wording):
        return at > 0 or count == 1 or len(wording) < 60
    if at >= count / 2 and at and _WITHIN.search(wording):
        return True
    return at >= max(1, count - 3) and bool(_BIO.match(wording))


def _tail(text: str, paragraphs: Sequence[Span]) -> range:
    """The paragraphs from the first heading on that opens a tail of boilerplate."""
    count = len(paragraphs)
    for i in range(max(1, int(count * _TAIL_FROM), count - _TAIL_MOST), count):
        start, end = paragraphs[i]
        wording = text[start : min(end, start + 90)]
        if wording.count(" ") < _HEAD_WORDS and _TAIL_HEAD.match(wording):
            return range(i, count)
    return range(0)
