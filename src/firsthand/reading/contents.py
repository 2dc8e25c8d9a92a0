"""What a content's own words say about the act behind a bare "said", and what a soft cue leans to.

Every row is an act, an expression over folded text (see `lexicon.fold`) and a weight in nats: how much the row adds to
the log-odds of its act. Weights were set on the authored training passages.
"""

import re

from firsthand.model import Act

Row = tuple[Act, "re.Pattern[str]", float]

_OPENING = r"^[\"'\W]*(?:that |as |how |to |because |and |but |yes, |so )*[\"']?"
_OWN = (
    r"(?:i|we|it|he|she|they|the (?:service|company|agency|ministry|government|army|office|firm|party|"
    r"union|club|paper))"
)
_WILL = r"(?:will|would|'ll|'d|shall)"
_STATIVE = (
    r"(?:be|have|take|cost|last|need|remain|rain|rise|fall|grow|reach|probably|likely|lead|mean|become|happen|only|"
    r"still|get|"
    r"expire|hold|lose|win|drop|lift|dispose|prove|collapse|increase|decline|exceed|go|never be)"
)


def _row(act: Act, pattern: str, weight: float) -> Row:
    return act, re.compile(pattern), weight


CONTENT: tuple[Row, ...] = (
    # doubt: the speaker cannot tell
    _row(
        Act.DOUBT,
        r"\b(?:(?:do|does|did|could|can|would|had|have|has)(?: not|n't)|cannot|neither|nor) (?:yet |also |still "
        r"|independently |immediately )*(?:know|verify|verified|confirm|vouch|say|tell|determine|established?|"
        r"explain|be sure|"
        r"show|rule out|recall|remember)\b",
        3.0,
    ),
    _row(
        Act.DOUBT,
        r"\b(?:vouch for neither|neither support nor|have yet to establish|had yet to establish|unable to (?:verify|"
        r"confirm|say|check|determine)|no idea|nobody knows|no one knows|not known|unclear|not clear|"
        r"not (?:yet )?certain|not sure"
        r"|too (?:early|dark|soon) to|fifty-fifty|remains? to be seen|no way of (?:knowing|telling))\b",
        3.0,
    ),
    _row(
        Act.DOUBT,
        r"\bi doubt\b|\bsuspiciously\b|\bwould not believe\b|\bam i meant to\b|\bpremature to (?:say|speak)\b",
        2.5,
    ),
    _row(Act.DOUBT, _OPENING + r"(?:how|why|what|where|who|which)\b[^.]{0,120}\?[\"']?$", 1.5),
    _row(
        Act.DOUBT,
        r"\b(?:no evidence of|never heard of|knows? of no|not be certain|less than sure|couldn't swear|"
        r"i know nothing)\b",
        2.6,
    ),
    # decline: the speaker will not tell
    _row(
        Act.DECLINE,
        r"\bno comment\b|\bnot (?:to|going to|able to|in a position to|about to) (?:comment|discuss|guess|speculate)\b|"
        r"\b(?:won't|will not|would not|can't|cannot|could not) (?:tell|comment|discuss|speculate|get into|go into|"
        r"name|disclose)"
        r"\b|\bnothing (?:more |further |else )?to (?:add|say)\b|\bnot a (?:topic|matter|subject) for\b|\bask the\b|"
        r"\bpolicy not to\b|\bwait for the (?:final )?report\b|\bno (?:further )?(?:details|statements) (?:will|"
        r"would|at)\b|"
        r"\b(?:up to|speak to) our lawyers\b",
        3.2,
    ),
    # retract
    _row(
        Act.RETRACT,
        r"\b(?:i|we|it|he|she|they) (?:was|were|had been|got (?:it|this)) wrong\b|\bspoke (?:too soon|loosely|in anger|"
        r"too early)\b|\bin error\b|\bmisled\b|\bmis(?:read|spoke|stated)\b|\bforget i said\b|\bcorrect (?:number|"
        r"figure) is\b|"
        r"\bowe (?:\w+ ){1,3}an apology\b|\bfewer than thought\b|\bnot \S+ as (?:given|reported|stated)\b|\bswapped\b",
        3.0,
    ),
    # confirm
    _row(
        Act.CONFIRM,
        r"\b(?:can |now |hereby )?(?:confirm(?:ed)?|verified) (?:that|the|what|it)\b|\b(?:was|were) able to verify\b|"
        r"\bwe (?:have )?(?:established|verified|confirmed)\b|\bit(?:'s| is| was) (?:indeed )?(?:true|correct|"
        r"genuine)\b|\bindeed\b|"
        r"\bis (?:genuine|authentic)\b",
        2.6,
    ),
    # urge
    _row(
        Act.URGE,
        _OPENING + r"(?:please|let (?:us|them|him|her|the)|do not|don't|stop|give|keep|stay|leave|test|wait|ask|show|"
        r"release|tell|put|send|take|ground|shut|open|bring|hand|end|call|vote|remember|come|go)\b",
        1.9,
    ),
    _row(
        Act.URGE,
        r"\b(?:should|must|ought to|has to|have to|needs? to|had to|need for)\b(?! (?:have|be (?:able|noted)))",
        2.0,
    ),
    _row(Act.URGE, r"\bwe (?:ask|urge|call on|appeal|demand|are asking)\b|\bshould be ready\b", 3.0),
    _row(Act.URGE, _OPENING + r"(?:them|him|her|us|it|[\w' -]{2,60}?) (?:not )?to (?!be\b|have\b)\w+", 0.3),
    # intend: the speaker's own future action
    _row(Act.INTEND, rf"{_OPENING}{_OWN} {_WILL} (?:not |also |soon |never )?(?!{_STATIVE}\b)\w+", 3.0),
    _row(
        Act.INTEND,
        r"\b(?:plan(?:s|ned|ning)? to|intend(?:s|ed)? to|(?:is|are|was|were|am|'m|'re) (?:ready|prepared|willing|"
        r"determined) to|(?:i'm|we're|i am|we are|was|were) going to|pledge[sd]? to|aim(?:s|ed)? to|(?:is|"
        r"are) to (?:leave|close|"
        r"open|begin|move|build|cut|buy|hold))\b",
        3.0,
    ),
    _row(
        Act.INTEND,
        r"\b(?:work|talks|contacts|efforts|search) (?:\w+ ){0,5}(?:would|will|wouldn't|won't) (?:continue|stop)\b",
        2.4,
    ),
    _row(Act.INTEND, rf"^(?:and )?(?:{_WILL}|plan(?:s|ned)? to) (?!{_STATIVE}\b)\w+", 3.0),
    # predict: a future that is not the speaker's to make
    _row(
        Act.PREDICT,
        r"\b(?:will|'ll|won't|would|shall)(?: not| also| never| soon| still| probably| likely)* "
        r"(?!have (?:been|to)|like\b|rather\b|not have)\w+",
        1.9,
    ),
    _row(
        Act.PREDICT,
        r"\b(?:may|might|could)(?: yet| well| also| still| soon| even)* (?:be|cut|leave|hit|take|come|prove|mean|"
        r"become|reach|grow|rise|fall|take|last|get|go|"
        r"happen|lead|die|spread|return|lose|win|run|slip|rain|burst|cost)\b",
        2.6,
    ),
    _row(
        Act.PREDICT,
        r"\b(?:is|are|was|were)(?: very| more| less| highly| now)? (?:likely|unlikely|certain|bound|set|expected|"
        r"due) to\b|"
        r"\bmore likely\b|\bchance\b|\bodds\b|\bprobably\b|\bby next (?:year|month|week)\b|\bexpect(?:s|ed)?\b|"
        r"\bforesaw\b|\bas certain as\b|"
        r"\bhours, not days\b|\ba matter of (?:days|weeks|hours)\b|\bfear\b|\bnext (?:year|season|month)\b",
        1.3,
    ),
    _row(Act.PREDICT, _OPENING + r"expect\b", 1.0),
    _row(
        Act.PREDICT,
        r"\b(?:until (?:further|at least|spring|summer|autumn|winter))\b|\bwithin (?:a|two|three|six|\d+) "
        r"(?:day|week|month|year)s?\b|\bby (?:\d{4}|easter|christmas|spring|summer|midsummer|the end of)\b",
        0.8,
    ),
    # deny: the content is a plain negation
    _row(
        Act.DENY,
        r"\b(?:is|was|were|are) (?:a |an |completely |simply |just |entirely )*(?:fake|false|untrue|fabricat\w+|"
        r"nonsense|"
        r"baseless|invented|forgery|fiction|hoax|lies?|not true|not so)\b|\b(?:pure|baseless|total|"
        r"complete) (?:invention|hearsay|"
        r"fabrication|nonsense|fiction|lies?)\b|\bnothing of the kind\b|\bno such\b|\bfabrication\b|\bno truth\b|"
        r"\bstrongly rejects?"
        r"\b|\bnothing (?:\w+ )?to do with\b",
        3.0,
    ),
    _row(
        Act.DENY,
        _OPENING
        + r"(?:(?:there (?:is|was|were|are|had been|has been) (?:no|not|never|nobody)|there (?:isn't|aren't|wasn't|"
        r"weren't)|no \w+|nobody|nothing|not a)\b|(?:\w+ ){1,4}(?:never|(?:did|does|do|had|has|have|was|were|is|"
        r"are)(?:n't| not| no))\b)",
        1.8,
    ),
    _row(
        Act.DENY,
        r"\b(?:never|did not|didn't) (?:said|say|met|gave|give|order\w*|told|tell|promised|set|rented|happened|"
        r"happen)\b",
        1.0,
    ),
    # judge: an evaluation
    _row(
        Act.JUDGE,
        r"\b(?:shameful|disgrace\w*|embarrassing|regrettable|reckless|unacceptable|irresponsible|absurd|ridiculous|"
        r"brave|"
        r"cruel|premature|unworkable|avoidable|dangerous|careless|cynical|heroic|tragic|terrible|wonderful|great|"
        r"excellent|poor|"
        r"weak|wise|foolish|fair|unfair|unjust|brutal|outrageous|crucial|historic|setback|victory|success|failure|"
        r"mistake|shame|"
        r"worse|worst|better|best|worth|pointless|naive|decent|impressive|proud|sad|delighted|disappointed|important|"
        r"beneficial|thrown away)\b",
        1.5,
    ),
    _row(
        Act.JUDGE,
        r"\b(?:more|less|too|so|as|very|hardly|purely|needlessly) [a-z]+(?:ful|ous|ive|able|ible|al|ent|ant|ic|less|"
        r"y)?\b|"
        r"\bmakes? (?:more |no |little |much )?sense\b|\b(?:like a|a kind of)\b|\bcar(?:e|es|ing) (?:nothing|"
        r"whether)\b|"
        r"\bmade the case for\b|\bshould(?:n't| not)? (?:have to|be dying|have)\b|\bdeserve",
        0.8,
    ),
    _row(
        Act.JUDGE,
        _OPENING + r"(?:it|this|that|he|she|they|he's|it's) (?:is|was|'s|isn't) (?:a|an|the|not|what|just)\b",
        0.8,
    ),
)

# Soft cues: what they lean to before the content is read. A lean of 1.0 is about 27 to 73.
CUE: tuple[Row, ...] = (
    _row(
        Act.JUDGE,
        r"\b(?:call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|consider(?:s|ed)?|regret(?:s|ted)?|dismiss\w*|lament\w*|"
        r"scoff\w*|"
        r"summed up|jeer\w*|term(?:s|ed)|tag(?:s|ged)|rat(?:es|ed)|tak(?:es) |deplor\w*|voic\w+)\b",
        2.6,
    ),
    _row(
        Act.JUDGE,
        r"\b(?:find|finds|found|think|thinks|thought|believe|believes|remark\w*|argu\w+|quip\w*|joke\w*|mutter\w*|"
        r"conclud\w+|blam\w+|complain\w*)\b",
        1.5,
    ),
    _row(
        Act.PREDICT,
        r"\b(?:warn\w*|reckon\w*|fear\w*|foresee\w*|think|thinks|thought|believe|believes|gives?|gave|sees?|hint\w*|"
        r"caution\w*|suggest\w*)\b",
        1.2,
    ),
    _row(
        Act.DENY,
        r"\b(?:insist\w*|protest\w*|maintain\w*|swears?|swore|shot back|answer\w*|ruled out|rules out|object\w*|"
        r"disown\w*|"
        r"dismiss\w*|knocked down|waved away|refuses? to believe|excluded|belie[ds]|bat(?:s|ted|ting) away)\b",
        1.4,
    ),
    _row(
        Act.DENY,
        r"\b(?:ruled out|ruling out|dismiss\w* (?:the )?(?:claims?|reports?|allegations?|rumou?rs?)|bat(?:s|ted|"
        r"ting) away|"
        r"knocked down|waved away|(?:does|do|will|would|wo)(?: not|n't) accept|none of)\b",
        2.0,
    ),
    _row(
        Act.CONFIRM,
        r"\b(?:admit\w*|conced\w+|accepted|agrees?|recogni[sz]ed|nodded|backs|backed up|reaffirm\w*|reiterat\w*|grant|"
        r"endorses?|allow(?:ed)? that|stuck (?:to|by))\b",
        2.2,
    ),
    _row(
        Act.URGE,
        r"\b(?:ask|asks|asked|asking|wants?|wanted|press(?:ed)?|pressing|plead\w*|seeks?|requires?|directs?|directed|"
        r"reminds?|argued for|need for)\b(?! (?:about|whether|how|why|if))",
        2.0,
    ),
    _row(
        Act.INTEND,
        r"\b(?:agreed? to|agreed|propos\w+|guarantee\w*|signal\w*|sworn|refuses|meant|hopes? to|resolve|rules out "
        r"|set to|seek to)\b",
        2.0,
    ),
    _row(Act.INTEND, r"\bannounc\w+", 1.5),
    _row(
        Act.RETRACT,
        r"\b(?:now says?|now accepts|lower(?:s|ed)|revis\w+|disown\w*|revers\w+|quietly|pulled|no longer maintains?|"
        r"took down|deleted|recalled|correct\w*|wrong|disregarded|regret|our mistake|corrected)\b",
        2.4,
    ),
    _row(Act.DOUBT, r"\b(?:wonder\w*|shrug\w*|asked|objected|laughed at|doubts)\b", 0.9),
    _row(
        Act.DECLINE,
        r"\b(?:not (?:to say|saying)|(?:no|without) (?:calls|position|naming|details)|n't (?:taking|giving|"
        r"releasing|be)|"
        r"kept quiet|leaves? to|going into)\b",
        2.8,
    ),
    _row(
        Act.ASSERT,
        r"\b(?:report\w*|claim\w*|according|recall\w*|testif\w+|remember\w*|attribut\w*|not(?:e|es|ed|ing)|putting|"
        r"count\w*|reveal\w*|state[sd]?|show\w*|confided|told investigators|disclos\w+|post(?:s|ed)|explain\w*|"
        r"alleg\w+)\b",
        0.9,
    ),
)
