"""Which names are media outlets, which two names are one outlet, and the agency mark of a report."""

import re

from firsthand.model import Kind, Report, Span
from firsthand.text.gazetteer import gazetteer, key

_AGENCY_NAMES = (
    "Reuters|AFP|Agence France-Presse|AP|Associated Press|dpa|DPA|EFE|ANSA|TASS|Interfax|RIA Novosti|RIA|Yonhap|"
    "Yonhap News"
    "|Kyodo|Kyodo News|Jiji|Xinhua|PTI|ANI|IANS|Anadolu|IRNA|ISNA|Tasnim|Fars|SANA|WAM|SPA|MENA|Ukrinform|"
    "Unian|BNS|"
    "ELTA|LETA|PAP|CTK|ČTK|TASR|MTI|APA|Ritzau|NTB|STT|Belga|ANP|Lusa|Tanjug|HINA|Hina|STA|Antara|Bernama|"
    "CNA|VNA|"
    "PA Media|AAP|NAN|UPI|Bloomberg|Petra|NNA|SITA|BTA|Agerpres|Athens News Agency|ANA-MPA|"
    "Armenpress|"
    "Kazinform|KCNA|Notimex|Andina|Télam|Telam|Prensa Latina|Agencia Brasil|Canadian Press"
)
_AGENCY = re.compile(rf"(?:{_AGENCY_NAMES})(?!\w)")
_WORD = re.compile(
    r"\b(?:news\w*|r[aá]dio|times|post|herald|tribune|gazette|courier|daily|weekly|journal|telegraph|chronicle|"
    r"ledger|observer|monitor|"
    r"mirror|mail|standard|independent|examiner|inquirer|dispatch|bulletin|review|magazine|radio|tv|televis\w+|"
    r"broadcast\w*|"
    r"channel|kanal|canal|agency press|press|wire|newswire|media|online|podcast|newspaper|paper|portal|outlet|"
    r"website|site|"
    r"station|network news|digest|echo|sentinel|argus|mercury|register|record|voice of|voz|correo|diario|jornal|"
    r"giornale|"
    r"gazzetta|corriere|voce|zeitung|tageblatt|tagblatt|blatt|bote|kurier|kuriren|dagens|avis|bladet|shimbun|pravda|"
    r"izvestia|"
    r"novosti|news agency|wire service|hour|lantern|daybook|envoy|star|globe|sun|today|world service|report(?!er|ing)|"
    r"tidning|tidende|weltspiegel|novaya|kyiv independent|matin|matinal|faro|mundo|tiempo|imparcial|universal|"
    r"phonograph|"
    r"fm|hoy|norte hoy|publishing|editorial)\b|(?:blatt|bote|zeitung|bladet|kuriren|news)\b",
    re.IGNORECASE,
)
# Bodies and crowds that are told things without passing them on to readers.
_BODY = re.compile(
    r"\b(?:parliament\w*|congress\w*|senat\w+|house|committee|commission\w*|court|council\w*|assembly|tribunal|"
    r"ministry|"
    r"ministers?|police|commons|lords|nations|union|government|party|inquiry|jury|board|caucus|conference|convention|"
    r"knesset|bundestag|duma|rada|diet|cabinet|army|forces|command|department|bureau of|institute|university|fund|bank|"
    r"summit|forum|judge|prosecutors?|investigators|detectives|reporters|journalists|lawmakers|lawmaker|legislators|"
    r"supporters|voters|crowds?|audiences?|delegates|leaders?|officials?|members|mps|peers|workers|staff|colleagues|"
    r"president|chancellor|secretary|mayor|governor|king|queen|prince|pope|mr|mrs|ms|dr|sen|rep|gen|lt|col|sir|lady|"
    r"families|residents|citizens|people|rally|town hall|hearing|panel|embassy|security council|un|eu|nato|imf|fbi|cia|"
    r"republicans?|democrats?|americans?|russians?|ukrainians?|israelis?|palestinians?|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|office|campaign|company|association|federation|group|league|team|club)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"\b(?:(?:news )?(?:agency|broadcaster|newspaper|daily|weekly|magazine|portal|outlet|channel|station|site|website)|"
    r"news service|wire service)\b",
    re.IGNORECASE,
)
_NOMINALS = frozenset(f"the {noun}" for noun in ("paper", "programme", "show", "network", "tabloid", "dispatch"))
_OURSELVES = re.compile(
    r"^(?:this|our)\b|^us\b|\b(?:this|our) (?:news)?(?:paper|site|outlet|reporter|correspondent)\b", re.IGNORECASE
)
_FIRST_NAMES_TEXT = (
    "adam alan alex alexander ali amy ana andrew angela ann anna anthony antonio barack ben benjamin bernie "
    "bill bob brian carlos chris christopher dan daniel david dmitry donald ed edward elena elizabeth emmanuel "
    "eric francis frank george hassan henry hillary ian igor ivan jack jake james jan jane jason jeff jennifer "
    "jeremy jim joe john jonathan jose joseph juan karen keith kevin kim larry laura lee linda luis maria mark "
    "martin mary matthew michael michelle mike mohamed mohammed muhammad nancy nick nicolas olga oliver omar "
    "pat patrick paul pedro peter philip rachel ralph richard rick robert ron ryan sam sarah scott sean sergei "
    "sergey simon stephen steve steven susan ted theresa thomas tim tom tony viktor vladimir volodymyr william "
    "xi yusuf"
)
_FIRST_NAMES = frozenset(_FIRST_NAMES_TEXT.split())
_PERSON = re.compile(r"^(?:[A-Z][a-zà-ÿ]+|[A-Z]\.)(?: (?:[A-Z][a-zà-ÿ]+|[A-Z]\.)){1,2}$")
_POSSESSED = re.compile(r"['’]s\b.*$")
_NORM = re.compile(r"[^\w\s]")
_FILLER_TEXT = "the a an news agency online daily newspaper website site com press of"
_FILLER = frozenset(_FILLER_TEXT.split())
_FULL_NAMES = {"afp": "agence france presse", "ap": "associated press", "dpa": "deutsche presse agentur"}
_MARKS = (
    re.compile(rf"^[^\n]{{0,90}}?\(({_AGENCY_NAMES})\)\s*(?:[-–—:]|--)"),
    re.compile(rf"^[^\n]{{0,60}}?[-–—,/]\s?({_AGENCY_NAMES})\s?(?:[-–—:/]|--)"),
    re.compile(rf"^({_AGENCY_NAMES})\s?(?:[-–—:/|]|--|\n)"),
    # A dateline's place in capitals and a name in brackets before the dash: an agency that no list knows.
    re.compile(r"^[A-ZÀ-Ž][A-ZÀ-Ž'’.-]{2,}[^\n(]{0,60}\(([A-ZÀ-Ž][\w.&’' -]{1,30})\)\s?(?:[-–—]|--)"),
)
_TAIL_MARKS = (
    re.compile(rf"(?:^|\n|[-–—]\s?|©\s?|\(c\)\s?|\()({_AGENCY_NAMES})\)?\.?\s*(?:\n|$)"),
    re.compile(rf"\((?:with (?:inputs|reporting) from )?({_AGENCY_NAMES})\)\s*$"),
    re.compile(rf"©\s?(?:\d{{4}}\s)?(?:The )?({_AGENCY_NAMES})\b"),
)
_TAIL_LENGTH = 260


def is_outlet(name: str) -> bool:
    """Whether a name is surely a media outlet: by a word in it, by a description, or because it is well known."""
    bare = name.strip().lower()
    if is_known_outlet(name):
        return True
    if bare in _NOMINALS:
        return True
    if _DESCRIBED.search(name) and not re.search(r"\b(?:spy|intelligence|space|security|atomic) agency\b", bare):
        return True
    stem = name[4:] if bare.startswith("the ") else name
    return bool(_AGENCY.fullmatch(stem)) or (_has_media_word(stem) and not _crowd(name))


def is_known_outlet(name: str) -> bool:
    """Whether a name is that of a well-known outlet or agency."""
    if name == name.lower():
        return False
    body = gazetteer().bodies.get(key(_POSSESSED.sub("", name.strip())))
    return body is not None and body.kind is Kind.MEDIA


def may_be_outlet(name: str) -> bool:
    """Whether a capitalised name that was told something may be an outlet: no body, no crowd, no person's full name."""
    stem = re.sub(r"^(?:the|a|an|its|his|her) ", "", name.strip(), flags=re.IGNORECASE)
    if not stem[:1].isupper() or _BODY.search(stem):
        return False
    return not (_PERSON.match(stem) and stem.split(" ", 1)[0].lower() in _FIRST_NAMES)


def is_ourselves(name: str) -> bool:
    """Whether the words mean the publisher itself ("this newspaper", "us", "our correspondent")."""
    return bool(_OURSELVES.search(name.strip()))


def same_outlet(one: str, other: str) -> bool:
    """Whether two names may stand for one outlet ("AFP", "Agence France-Presse"; "the BBC", "BBC News")."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    return first <= second or second <= first or _initials(one) == other.lower() or _initials(other) == one.lower()


def agency_mark(report: Report) -> Span | None:
    """The agency's name in the mark of agency copy ("SEOUL (Agency) -", "-- AFP", "© AP"), as a span of the full text.

    None where there is no mark and where the publisher is the agency itself.
    """
    text = report.full_text
    body = len(text) - len(report.text)
    found = _head_mark(text, body) or _tail_mark(text)
    if found and report.publisher and same_outlet(text[found[0] : found[1]], report.publisher):
        return None
    return found


def _head_mark(text: str, body: int) -> Span | None:
    head = text[body : body + 200].lstrip()
    offset = body + len(text[body : body + 200]) - len(head)
    for mark in _MARKS:
        match = mark.match(head)
        if match:
            return offset + match.start(1), offset + match.end(1)
    return None


def _tail_mark(text: str) -> Span | None:
    start = max(0, len(text) - _TAIL_LENGTH)
    for mark in _TAIL_MARKS:
        for match in mark.finditer(text[start:]):
            return start + match.start(1), start + match.end(1)
    return None


def _has_media_word(name: str) -> bool:
    """Whether a capitalised word of the name is one that outlets are called by ("Post", "Ledger")."""
    return any(name[name.rfind(" ", 0, match.start() + 1) + 1].isupper() for match in _WORD.finditer(name))


def _crowd(name: str) -> bool:
    return bool(
        re.search(r"\b(?:reporters|journalists|conference|release|briefing|secretary|office)\b", name, re.IGNORECASE)
    )


def _words(name: str) -> frozenset[str]:
    folded = " ".join(_NORM.sub(" ", name.lower()).split())
    folded = _FULL_NAMES.get(folded.removeprefix("the "), folded)
    words = frozenset(folded.split()) - {"s"}
    return (words - _FILLER) or (words - {"the", "a", "an"})


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper()).lower()
