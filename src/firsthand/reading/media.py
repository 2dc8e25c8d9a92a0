"""The venue or medium of a statement ("on Telegram", "in a brief release"): how it was said, never who passed it on."""

import re

from firsthand.model import Attribution, Span

_CHANNEL = (
    r"(?:Telegram|X|Twitter|Facebook|Instagram|TikTok|YouTube|Truth Social|Weibo|WeChat|WhatsApp|LinkedIn|Threads|"
    r"Bluesky|"
    r"Signal|VK|social media|state television|state TV|national television|television|air|his blog|her blog|the radio)"
)
_KIND = (
    r"(?:statements?|releases?|news release|press release|notice|communiqu[eé]|post|posts|tweets?|letter|memo|email|"
    r"e-mail|"
    r"text message|message|speech|address|video|video message|video address|broadcast|news conference|press conference|"
    r"briefing|interview|report|filing|bulletin|blog post|op-ed|memoir|hearing|call|phone call|testimony|readout|"
    r"declaration|"
    r"ruling|podcast|recording|voice note|voice message|closed session|session|question time|rally|debate)"
)
_MEDIUM = re.compile(
    rf"\b(?:on (?:his |her |its |their )?{_CHANNEL}(?: and (?:on )?{_CHANNEL})?(?!\w)|"
    rf"(?:in|at|through|via|during|by) (?:an?|the|his|her|its|their) (?:[\w-]+ ){{0,4}}?{_KIND}\b|"
    r"by (?:phone|telephone|e-?mail|text message)\b|"
    r"(?:to|before|in) (?:the )?(?:European Parliament|[Pp]arliament|Congress|Senate|House of (?:Commons|Lords|"
    r"Representatives)|"
    r"UN Security Council|Security Council|UN General Assembly|General Assembly|National Assembly|Bundestag|Knesset|"
    r"Duma|"
    r"Verkhovna Rada|court|lawmakers|reporters|journalists|(?:a|the) [\w' ]{0,30}committee)\b)"
)
_TOLD = re.compile(
    r"\s*((?:reporters|journalists|lawmakers|parliament|congress|the (?:court|committee|panel|inquiry|hearing|"
    r"senate|house)|"
    r"a (?:news|press) conference|(?:a|the) [\w' ]{0,30}committee)(?: in [A-Z][\w-]+)?)\b",
    re.IGNORECASE,
)
_REACH = 90


def medium(text: str, attribution: Attribution) -> Span | None:
    """The wording of the medium or venue nearest to the cue, within the sentence; None where none is named."""
    if not attribution.cue:
        return None
    start, end = attribution.cue[0][0], attribution.cue[-1][1]
    for match in (
        _MEDIUM.search(text, start, min(len(text), end, start + 400)),
        _TOLD.match(text, end, min(len(text), end + _REACH)),
    ):
        if match:
            return match.span(match.lastindex or 0)
    low, high = _around(text, attribution, start, end)
    found = [m.span() for m in _MEDIUM.finditer(text, low, high) if not _said(m.span(), attribution)]
    return min(found, key=lambda span: max(span[0] - end, start - span[1]), default=None)


def _said(span: Span, attribution: Attribution) -> bool:
    return any(a < span[1] and span[0] < b for a, b in attribution.content)


def _around(text: str, attribution: Attribution, start: int, end: int) -> Span:
    """A bounded stretch on both sides of the cue that stays within the sentence and does not run over a content."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    low = max([low, text.rfind("\n", low, start) + 1, text.rfind(". ", low, start) + 2])
    stops = [
        at for at in (text.find("\n", end, high), text.find(". ", end, high), text.find(";", end, high)) if at >= 0
    ]
    stops.extend(a for a, _ in attribution.content if a >= end)
    return low, min([high, *stops])
