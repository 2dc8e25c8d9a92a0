"""Cue lexicon: which words of a cue decide the act by themselves, and the words that hedge, relay, rest or hold back.

Curated by hand. A row of a list is a phrase whose first word is a verb in its base form; every inflected form matches.
Only cues that decide in at least 95 of 100 cases of the authored training passages speak in `cue_act`; a bare "said"
never does (its act follows the content, see `acts`).
"""

import re
from functools import lru_cache

from firsthand.model import Act

_IRREGULAR = {
    "bear": "bears bore borne bearing",
    "beg": "begs begged begging",
    "bet": "bets betting",
    "brush": "brushes brushed brushing",
    "forecast": "forecasts forecasted forecasting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "foretell": "foretells foretold foretelling",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "have": "has had having",
    "keep": "keeps kept keeping",
    "laugh": "laughs laughed laughing",
    "plan": "plans planned planning",
    "put": "puts putting",
    "rebut": "rebuts rebutted rebutting",
    "row": "rows rowed rowing",
    "rubbish": "rubbishes rubbished rubbishing",
    "stand": "stands stood standing",
    "stick": "sticks stuck sticking",
    "take": "takes took taken taking",
    "undertake": "undertakes undertook undertaken undertaking",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
}
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SIBILANT = re.compile(r"(?:s|sh|ch|x|z)$")


def inflect(verb: str) -> tuple[str, ...]:
    """All forms of an English verb given in its base form: base, third person, past, participle, -ing."""
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if _CONSONANT_Y.search(verb):
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if _SIBILANT.search(verb) else "s")
    return verb, third, verb + "ed", verb + "ing"


def phrases(rows: str) -> str:
    """A regular expression for phrases separated by semicolons, whose first words are verbs and are inflected."""
    found = []
    for row in rows.split(";"):
        verb, _, rest = " ".join(row.split()).partition(" ")
        found.append(f"(?:{'|'.join(inflect(verb))})" + (f" {rest}" if rest else ""))
    return rf"\b(?:{'|'.join(found)})\b"


_SPEAK = (
    "answer|address|assess|be drawn|be quoted|be reached|characteri[sz]e|comment|confirm|describe|disclose|discuss|"
    "elaborate|"
    "explain|get into|give|go into|identify|indicate|name|preview|provide|react|release|reply|respond|return|reveal|"
    "say|share|speak|"
    "specify|speculate|take|talk|tell|acknowledge"
)
_NOT = r"(?:not|never|n't|neither|nor|without|yet to|no longer)"
_DECLINE = (
    r"\bneither (?:\w+ (?:or )?){0,2}(?:confirm|den|admit|endors|accept|contest|disput)\w*(?: \w+)? nor\b",
    r"\bneither \w+ .{0,40}nor replied\b",
    r"\bnot (?:confirm or deny|confirm(?:ed)? (?:n?or) den(?:y|ied))\b",
    rf"\b(?:declin|refus)(?:e|es|ed|ing) (?:(?:further )?comment|to (?:\w+ )?(?:{_SPEAK}|be|take))\b",
    r"\b(?:did|does|do|have|has|had|would|will|wo|are|is)(?: not|n't|nt| never| yet to)"
    rf" (?:immediately |yet |publicly |further |wish to |want to |be |been )*(?:{_SPEAK})(?:ed|ing|d)?\b",
    rf"\b(?:has|have|had) (?:yet to|not|never) (?:publicly |yet )?(?:{_SPEAK}|said|spoken|made public)(?:ed|d)?\b",
    r"\b(?:ha[sd]|have|having|gave|giving|offered|offering|made|making|with|took) no (?:immediate |further |such )?"
    r"(?:comment|response|reply|details|reaction|answer|questions|mention|position|reason)\b",
    r"\b(?:could|can) ?not (?:immediately )?be reached\b|\bunavailable for comment\b|\bno comment\b",
    r"\b(?:mum|silent|silence|tight-lipped)\b|\b(?:said|say|says|saying) nothing\b|\bunanswered\b",
    r"\b(?:wo|would)(?:n't| not) (?:\w+ )?(?:say|confirm|comment|name|discuss|be drawn)\b",
    r"\bto itself\b|\b(?:sidestep|dodge|skip|ignore|evade|duck)(?:s|d|ped|ping|ed|ing)?\b|\bavoid(?:ed|s|ing)?\b|"
    r"\bstop(?:s|ped)? short of (?:naming|saying)\b",
    r"\b(?:cannot|can't) (?:discuss|comment)\b",
)
_DOUBT = (
    r"\b(?:cannot|can ?not|can't|could ?not|couldn't|unable to|(?:no|not) able to|no means of|not in a position to|"
    r"no way (?:of|to))\b.{0,40}?\b(?:verify|verifying|confirm|say|tell|check|checking|establish|determine|corroborate|"
    r"authenticate|pin|recall|know|vouch)\b",
    r"\byet to (?:establish|verify|determine)\b",
    r"\b(?:do|does|did|had|have|has|would|is|are|was|were|am)(?: not|n't| no longer) (?:immediately |yet |quite |so )*"
    r"(?:know|sure|certain|convinced|aware|persuaded|recall|remember|believe|decided|vouch|heard|buy)\b",
    r"\bnot (?:to know|to remember|aware|sure|certain|convinced)\b|\bnot so sure\b",
    r"\b(?<!under )(?:question|quer)(?:s|ed|ing|ies|ied|ying|y)?\b(?! (?:of|on|about|for))|(?<!no )\bdoubt(?:s|ed|"
    r"ing)?\b",
    r"\bs[ck]eptic\w*\b|\bunconvinced\b|\bunsure\b|\bin no position to\b",
    r"\bwonder(?:s|ed|ing)?\b|\bno (?:idea|information|proof)\b|\bpinch of salt\b|\bcold water\b|\bwary of\b",
)
_RETRACT = (
    phrases("retract; withdraw; recant; rectify; rescind; amend; take back; walk back; row back; backtrack"),
    r"\b(?:has|have|had) (?:since )?(?:backed away|dropped|scrapped|deleted|taken down)\b",
    r"\bchanged (?:his|her|its) story\b",
    r"(?<!\bis )\bcorrect(?:ed|s|ing)?\b",
    r"\bissued a correction\b|\bapologi[sz](?:e|es|ed|ing) for\b|\bwas (?:wrong|mistaken)\b",
    r"\bgo(?:ing|es|ne)? back on\b",
)
_DENY = (
    phrases(
        "deny; reject; dispute; refute; rebut; contest; brush off; brush aside; pooh-pooh; rubbish; laugh off; disavow"
    ),
    r"\bpl(?:eads?|eaded|ed) not guilty\b|\bdo(?:es)? not accept\b|\bnever said\b|\bscoff(?:ed|s|ing) at\b",
)
_CONFIRM = (
    phrases(
        "confirm; corroborate; verify; authenticate; acknowledge; stand by; vouch for; reaffirm that; abide by; "
        "affirm; bear out"
    ),
    r"\b(?:do|does|did)(?: not|n't) (?:dispute|deny|quarrel with)\b|\bno doubt that\b",
)
_URGE = (
    phrases(
        "urge; call for; call on; call upon; demand; beg; implore; appeal; appeal to; appeal for; plead for; petition; "
        "exhort; entreat; beseech; enjoin; press for; request; instruct; advise; recommend; encourage; order; invite"
    ),
    r"\bcalling (?:on|for)\b|\bneed for\b|\bcall for\b",
)
_INTEND = (
    phrases("promise; vow; pledge; threaten; plan; intend; undertake; give notice; offer; commit; aim"),
    r"\breserves? the right\b|\blet it be known\b|\bremains? willing\b|\bconsidering\b",
)
_PREDICT = (phrases("predict; forecast; foresee; foretell; expect; project; prophesy; anticipate; bet"),)
_JUDGE = (
    phrases(
        "praise; mock; condemn; criticise; criticize; denounce; deplore; hail; welcome; regard; deem; brand; dub; "
        "ridicule; fault; label; applaud; slam; decry; bemoan; rejoice; laud; commend; blast; lambast; lambaste; "
        "deride; castigate"
    ),
    r"\bpa(?:ys?|id|ying) tribute\b|\bexception to\b|\bin (?:his|her|its|their) view\b|\bverdict\b",
)
_ASSERT = (
    phrases("estimate; count; recount; reveal; explain; allege; accuse; complain; assess; attribute"),
    r"^(?:ha[sd] |have |as |later |also )*report(?:s|ed|ing)?(?: by)?$|^(?:according to|per)$",
)
_BY_ACT: tuple[tuple[Act, tuple[str, ...]], ...] = (
    (Act.DECLINE, _DECLINE),
    (Act.DOUBT, _DOUBT),
    (Act.RETRACT, _RETRACT),
    (Act.CONFIRM, _CONFIRM[1:]),
    (Act.DENY, _DENY),
    (Act.CONFIRM, _CONFIRM[:1]),
    (Act.URGE, _URGE),
    (Act.INTEND, _INTEND),
    (Act.PREDICT, _PREDICT),
    (Act.JUDGE, _JUDGE),
    (Act.ASSERT, _ASSERT),
)
_RULES = tuple((act, re.compile("|".join(patterns))) for act, patterns in _BY_ACT)
# What stands before a deciding word and takes its force away: a negation, or an article that makes it a noun.
_NEGATED = re.compile(r"\b(?:not|never|no|nor|without|refus\w+|declin\w+|fail\w*)\b|n't\b")
_NOUN = re.compile(r"\b(?:an?|the|any|his|her|its|their|my|held|diverse|single)(?: \w+)? $")
_ABSTAINING = frozenset({Act.DECLINE, Act.DOUBT})
_MAY_BE_NOUN = frozenset({Act.DENY, Act.DOUBT, Act.URGE, Act.RETRACT})
_LONGEST_CUE = 90
_FOLD = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
    }
)


def fold(text: str) -> str:
    """Lower case, straight quotation marks, single spaces: the form that the lexicon's expressions are written in."""
    return " ".join(text.translate(_FOLD).lower().split())


@lru_cache(maxsize=4096)
def _of_folded(cue: str) -> Act | None:
    for act, rule in _RULES:
        match = rule.search(cue)
        if match:
            before = cue[: match.start()]
            negated = act not in _ABSTAINING and _NEGATED.search(before)
            noun = act in _MAY_BE_NOUN and _NOUN.search(before)
            return None if negated or noun else act
    return None


def cue_act(cue_text: str) -> Act | None:
    """The act that a cue's words decide alone, or None where the content decides ("said", "told", "announced").

    Use it as strong evidence, or to label texts that carry no acts. Cues of more than 90 characters are clauses rather
    than cues and stay undecided.
    """
    return _of_folded(fold(cue_text)) if len(cue_text) <= _LONGEST_CUE else None
