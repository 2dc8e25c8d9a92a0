"""Numbers that are no quantities: codes, dates, years, clock times, ages, labels, ranks, results, telephone numbers."""

import re

from firsthand.reading.figure_tokens import Tokens
from firsthand.reading.figure_words import MONTHS, TIME_UNITS, words
from firsthand.reading.numerals import Numeral
from firsthand.reading.units import unit_after

__all__ = ["is_no_quantity"]

_ABBREVIATIONS = MONTHS | words("no nos art sec vol fig ch p pp")
_LABELS = words(
    """article articles section sections page pages pp p paragraph paragraphs chapter chapters room rooms gate gates
    zone zones line lines item items grade level phase stage round route channel version no nos number rule clause
    category type group unit platform pier wing apartment flat block floor ward precinct lane exit highway motorway
    road flight boeing train trains airbus bus apollo resolution law decree order annex appendix table figure figures
    step part
    act protocol psalm chromosome formula top week day year fiscal fy kilometer-marker booth court terminal hall bay
    berth track area sector engine reactor windows iphone android beaufort mark model size volume episode season
    series session game match question option lot case file form amendment proposition bill vol art sec fig ch
    update edition tier point"""
)
_BEFORE_NUMBER = words(
    """a about above after all almost although among and another approximately are around as at average because before
    below between but by counted despite down during each estimated even every exactly exceeding for from has have
    had if in including injured injures injuring into is its just kill killed killing kills last leave leaves
    leaving left like lost more nearly next no not of on only or other our out over past per plus reach reached
    reaches roughly said says save saved seized send sends sent since so some spent than that the their then these
    they this those though through to total under until up upon was we were when where while with within without
    wounds wounding wounded yet hit hits rises rose captured detained arrests arrested frees freed releases released
    toll takes took"""
)
_YEAR_BEFORE = words(
    """in since by until till of from to during before after circa early late mid year the fiscal around about"""
)
_OWNERS = frozenset(["the", "its", "his", "her", "their", "our", "this", "that"])
_PERSONS = words(
    """youngest oldest elder younger man woman boy girl son daughter brother sister father mother husband wife age"""
)
_PRONOMINAL = frozenset(["it", "that", "this", "there", "what", "which", "toll", "number"])
_PAIRED = words(
    """sides countries nations leaders parties governments presidents ministers capitals neighbours neighbors states
    allies rivals superpowers koreas men women teams"""
)
_OFFSETS = words("ago earlier later before after prior previously beforehand afterwards")
_RECENT = words("last past next first previous coming preceding following recent final")
_TALLY = words("toll tally count number total figure dead deaths casualties estimate estimates")
_CALIBRE = words(
    """artillery shell shells howitzer howitzers mortar mortars gun guns round rounds rocket rockets ammunition"""
)
_JOINS = words(", and or & to through - – /")
_MULTIPLES = words("the as more higher larger greater bigger faster that its their lower than what")


def is_no_quantity(found: Tokens, number: Numeral, first: int, end: int, unit: str, shown: bool, rejected: int) -> bool:
    """Whether the number in tokens [first, end), modifiers included, claims no quantity.

    `unit` is what it counts or ""; `shown` whether the wording shows that something is counted or bounded; `rejected`
    is where the last number that was left out ended, since "Zones 4, 5 and 7" are three labels.
    """
    if _in_a_code(found, number, end, unit) or _is_age(found, number, first, end):
        return True
    noun = unit_after(found, end)
    if unit == "magnitude" or noun in ("%", "percentage points") or number.currency:
        return False
    if (
        _is_date(found, number, end)
        or _is_year(found, number, first, unit)
        or _is_offset(found, number, first, end, unit)
    ):
        return True
    if _is_list_of_rejected(found, number, noun, rejected) or _is_calibre(found, end, unit):
        return True
    if not number.digits:
        return _is_bare_word(found, number, first, end, unit, shown)
    return _is_clock(found, number, end, unit) or (number.plain and _is_label(found, number, noun))


def _in_a_code(found: Tokens, number: Numeral, end: int, unit: str) -> bool:
    """Glued to letters or marks on either side ("T-72", "G7", "72nd", "5G", "№ 4"), or one of a row of numbers."""
    text, start, stop = found.text, found.starts[number.first], found.ends[end - 1]
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if (
        before.isalnum()
        or (before and before in "#№§@_.,'’/⁄+*=^")
        or text[max(0, start - 2) : start - 1] in ("№", "§")
    ):
        return before != "+" or unit != "%"
    if before and before in "-–‑" and text[max(0, start - 2) : start - 1].isalnum():
        return True
    if (after.isalnum() or (after and after in "_/⁄@#")) and not (unit and found.glued(end)):
        return after.isalnum() and not _unit_glued(found, end, unit)
    if after and after in "-‑" and text[stop + 1 : stop + 2].isalnum():
        return not unit and found.word(end + 1) not in ("odd", "strong")
    if after == "." and text[stop + 1 : stop + 2].isalpha():
        return True
    return _opens_a_list(found, number, end) or _in_a_row(found, number, end)


def _unit_glued(found: Tokens, end: int, unit: str) -> bool:
    return bool(unit) and found.word(end).startswith(unit[:1].lower())


def _opens_a_list(found: Tokens, number: Numeral, end: int) -> bool:
    """ "2." or "3)" at the start of a line."""
    before = found.word(number.first - 1)
    return number.plain and found.word(end) in (".", ")") and found.glued(end) and before.strip("\n") == ""


def _in_a_row(found: Tokens, number: Numeral, end: int) -> bool:
    """Telephone numbers, tables: digits right beside digits. A year or a day may stand before a count."""
    if not number.digits or number.currency:
        return False
    before = found.word(number.first - 1)
    beside = before[:1].isdigit() and not (before.isdigit() and 1900 <= int(before[:5]) < 2100) and len(before) > 2
    return beside or (found.word(end)[:1].isdigit() and number.plain and found.word(number.first - 1) not in MONTHS)


def _is_age(found: Tokens, number: Numeral, first: int, end: int) -> bool:
    words = [word for word in found.low[end : end + 4] if word != "-"]
    if words[:1] in (["year"], ["years"], ["month"], ["months"]) and words[1:2] in (["old"], ["olds"]):
        return True
    if found.word(first - 1) in ("aged", "age", "ages", "turned", "turns") or found.word(first - 2) == "aged":
        return (number.value < 120 and found.word(first - 1) not in ("between", "from")) or found.word(
            first - 2
        ) == "aged"
    if not (number.plain and 0 < number.value < 110):
        return False
    if found.word(first - 1) == "of" and found.word(first - 2) in _PERSONS:
        return True
    if found.word(first - 1) in ("is", "was", "be") and not unit_after(found, end):
        subject = first - (3 if found.word(first - 1) == "be" else 2)
        return subject >= 0 and found.raw[subject][0].isupper() and found.low[subject] not in _PRONOMINAL
    opened, named = found.word(number.first - 1), number.first - 2
    closed = found.word(end) in ({",", ".", ";", ""} if opened == "," else {")"} if opened == "(" else set())
    if not closed or named < 0:
        return False
    return (found.raw[named][0].isupper() and found.low[named] not in MONTHS) or found.low[named] in _PERSONS


def _is_date(found: Tokens, number: Numeral, end: int) -> bool:
    if not number.plain or number.value > 31:
        return False
    before = number.first - (2 if found.word(number.first - 1) == "." and found.glued(number.first - 1) else 1)
    months = [at for at in (before, end) if found.word(at) in MONTHS and found.raw[at][0].isupper()]
    return bool(months)


def _is_year(found: Tokens, number: Numeral, first: int, unit: str) -> bool:
    if not number.plain or not 1000 <= number.value < 2100 or len(found.raw[number.first]) != 4:
        return False
    before = found.word(number.first - 1)
    if not unit:
        return number.value >= 1500 or before in _YEAR_BEFORE
    owned = before in _OWNERS or before.endswith(("'s", "’s"))
    dated = first == number.first and (before in _YEAR_BEFORE or before in MONTHS or owned)
    return dated and number.value >= 1900


def _is_offset(found: Tokens, number: Numeral, first: int, end: int, unit: str) -> bool:
    """ "two days ago", "the past 24 hours", "three times the": a time or a multiple, and no quantity."""
    if unit == "times":
        return found.word(end + 1) in _MULTIPLES
    if unit not in TIME_UNITS:
        return False
    return found.word(end + 1) in _OFFSETS or found.word(first - 1) in _RECENT


def _is_list_of_rejected(found: Tokens, number: Numeral, unit: str, rejected: int) -> bool:
    between = found.low[rejected : number.first] if rejected > 0 else []
    return not unit and number.plain and 1 <= len(between) <= 2 and all(word in _JOINS for word in between)


def _is_calibre(found: Tokens, end: int, unit: str) -> bool:
    return unit in ("mm", "millimetre", "millimeter") and any(word in _CALIBRE for word in found.low[end : end + 4])


def _is_bare_word(found: Tokens, number: Numeral, first: int, end: int, unit: str, shown: bool) -> bool:
    """Number words are quantities where they determine something counted, and pronouns or clock times elsewhere."""
    before = found.word(number.first - 1)
    if number.value == 1 and number.lead == 1 and number.end - number.first == 1:
        return (
            not unit
            or found.word(end) == "of"
            or before in ("no", "any", "every", "each", "this", "that", "the", "which", "not", "or", "another")
        )
    if number.value == 0:
        return not unit
    if before in ("the", "these", "those", "between") and unit in _PAIRED and number.value <= 3:
        return True
    if found.raw[number.first][0].isupper() and before in _LABELS:
        return True
    if unit or shown or number.least or number.share:
        return False
    if before in ("at", "past", "half", "till", "turned", "aged", "quarter"):
        return not _in_a_tally(found, first)
    return number.value == number.lead <= 12 and not _in_a_tally(found, first)


def _in_a_tally(found: Tokens, first: int) -> bool:
    return any(word in _TALLY for word in found.low[max(0, first - 10) : first])


def _is_label(found: Tokens, number: Numeral, unit: str) -> bool:
    """ "Article 5", "page 6", "Channel 12", "No. 7", "top 10": the number names one thing."""
    at = number.first - 1
    if found.word(at) == "." and found.glued(at) and found.word(at - 1) in _ABBREVIATIONS:
        return True
    before = found.word(at)
    if before in _LABELS:
        return True
    if unit or not before.isalpha() or not found.raw[at][0].isupper() or at == 0:
        return False
    return before not in _BEFORE_NUMBER and not before.endswith("s")


def _is_clock(found: Tokens, number: Numeral, end: int, unit: str) -> bool:
    after = found.word(end)
    if after[:2] in ("a.", "p.") or after in ("am", "pm", "o'clock", "o’clock", "gmt", "utc", "hrs"):
        return True
    written = found.raw[end - 1]
    hour = (number.plain and number.value <= 12) or (
        number.value < 24 and re.fullmatch(r"[0-9]{1,2}\.[0-5][0-9]", written)
    )
    return bool(hour) and not unit and found.word(number.first - 1) == "at" and not _in_a_tally(found, number.first)
