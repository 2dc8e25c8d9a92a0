"""Copies: which reports repeat the text of another, of which one, how far, and where.

Reports that repeat one another form a group, and all of them are copies of the earliest. The earliest is kept under all
its keys and the others only under those that it lacks, so that thousands of copies crowd nobody out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import inf

from firsthand.model import Card, Copy, Degree, Judgement, Memory, Reading, Report, Verdict
from firsthand.tracing.groups import Entry, Joined, settle_group
from firsthand.tracing.likeness import default_likeness
from firsthand.tracing.passages import Resemblance, resemblance
from firsthand.tracing.remembered import Remembered, moment_of, remembered, root_of, seen
from firsthand.tracing.rewrites import Embed, Telling, closest, likeliest, telling_of
from firsthand.tracing.sketches import Sketch, sketches_of
from firsthand.tracing.themes import term_keys

_CANDIDATES = 24
_EACH_GROUP = 3  # A copy of a copy may share little with the earliest: so many of a group are compared.
_WHOLE = 0.5
_AROUND = 16  # reports that share terms with a new one, to see whether it retells one of them
_DAYS = 7.0  # what is retold is news


@dataclass(frozen=True, slots=True)
class Look:
    """What copies need of a report: what is remembered of it, and its sketch."""

    what: Remembered
    sketch: Sketch


def look_at(readings: Sequence[Reading]) -> list[Look]:
    """What `enter_report` needs of each of these readings, made together, which is several times as fast as one by one."""
    whats = [seen(reading) for reading in readings]
    sketches = sketches_of([(what.text, what.prose) for what in whats])
    return [Look(what, sketch) for what, sketch in zip(whats, sketches, strict=True)]


def enter_report(
    reading: Reading, memory: Memory, embed: Embed | None = None, look: Look | None = None
) -> tuple[Copy, ...]:
    """Remember a report, and find what it is a copy of and what is a copy of it.

    Returns the copies that are new or other than before: the report's own, and those of a whole group where this report
    turns out to be its earliest. To enter a report again (read anew, or judged) is allowed; where it is then no copy any
    more there is no row for it, so the caller drops the rows that it had. Judgements on copies are respected.

    `embed` gives sentences their vectors (`Embedder.embed`). With it rewrites are found as well, among the reports that
    `memory.stories` holds; without it only what repeats the wording. `look` is what `look_at` gave for the reading.
    """
    report = reading.report
    found = look or look_at([reading])[0]
    entry = Entry(report.id, report.published, found.what, found.sketch, _left(report.id, memory))
    joined = _joined(entry, memory)
    if embed and not joined.roots and report.published:
        joined = _retold(entry, report, memory, embed)
    return settle_group(entry, joined, memory)


def roots(reports: Sequence[str], memory: Memory) -> dict[str, str]:
    """For each of these reports that is a copy, the earliest report of its group."""
    return {card.id: card.group for card in memory.copies.get(reports) if card.group and card.group != card.id}


def _left(report: str, memory: Memory) -> bool:
    """Take a report that is entered again out of its group; whether it is the earliest of one, and so stays."""
    for card in memory.copies.get([report]):
        if card.group == report:
            return True
        memory.copies.regroup([report], None)
    return False


def _joined(entry: Entry, memory: Memory) -> Joined:
    judged = memory.judgements.about([f"report:{entry.id}"])
    apart = _roots_of(judged, Verdict.NOT_COPY, entry, memory)
    same = [root for root in _roots_of(judged, Verdict.COPY, entry, memory) if root not in apart]
    found = [root for root in _alike(entry, memory) if root not in apart]
    if same and not found:
        who = next(judgement.who for judgement in judged if judgement.verdict is Verdict.COPY)
        return Joined(tuple(same), Degree.REWRITTEN, f"{who} judged it to be a copy.")
    return Joined(tuple(dict.fromkeys(same + found)))


def _roots_of(judged: Iterable[Judgement], verdict: Verdict, entry: Entry, memory: Memory) -> list[str]:
    """The groups of the reports that this verdict sets beside the report."""
    subjects = [name for j in judged if j.verdict is verdict for name in (j.subject, j.object or "")]
    others = [name.removeprefix("report:") for name in subjects if name.startswith("report:")]
    cards = memory.copies.get([other for other in others if other != entry.id])
    return [root for root in map(root_of, cards) if root != entry.id]


def _alike(entry: Entry, memory: Memory) -> list[str]:
    """The groups whose text this report repeats, or that repeat its text, the most alike first."""
    found: dict[str, Resemblance] = {}
    for root, cards in _by_group(entry.id, memory.copies.find(entry.sketch.asked, _CANDIDATES), memory).items():
        compared = (resemblance(entry.what.wording, remembered(other).wording) for other in cards)
        best = next((shared for shared in compared if shared.alike), None)
        if best:
            found[root] = best
    ranked = sorted(found, key=lambda root: (-found[root].shared, -found[root].here, root))
    # A round-up that repeats two other texts does not make these copies of each other.
    return [root for root in ranked if root == ranked[0] or _same_text(found[root])]


def _retold(entry: Entry, report: Report, memory: Memory, embed: Embed) -> Joined:
    """The report of the same days that this one retells, or that retells it."""
    known = default_likeness()
    around = memory.stories.find(term_keys(report, known.rarity), _AROUND)
    apart = set(_roots_of(memory.judgements.about([f"report:{entry.id}"]), Verdict.NOT_COPY, entry, memory))
    near = memory.copies.get([card.id for card in around if _days_apart(report, card) <= _DAYS])
    cards = [card for card in near if card.id != entry.id and root_of(card) not in apart]
    cards = [card for card in cards if not report.publisher or remembered(card).publisher != report.publisher]
    words = [remembered(card).wording.hashes for card in cards]
    likely = [cards[n] for n in likeliest(entry.what.wording.hashes, words, known.word_rarity)]
    later = [moment_of(card) > (report.published, report.id) for card in likely]
    found = closest(_telling(entry.what), [_telling(remembered(card)) for card in likely], later, embed)
    return Joined((root_of(likely[found[0]]),), Degree.REWRITTEN, found[1].because) if found else Joined()


def _telling(what: Remembered) -> Telling:
    return telling_of(what.text, what.prose)


def _days_apart(report: Report, card: Card) -> float:
    return abs(report.published - card.at) / timedelta(days=1) if report.published and card.at else inf


def _same_text(shared: Resemblance) -> bool:
    return min(shared.here, shared.there) >= _WHOLE


def _by_group(report: str, candidates: Sequence[Card], memory: Memory) -> dict[str, list[Card]]:
    """Candidates to compare, by group: its earliest report, then others that share keys with the report."""
    others = [other for other in candidates if other.id != report]
    firsts = {other.id: other for other in others}
    missing = dict.fromkeys(root_of(other) for other in others if root_of(other) not in firsts)
    firsts |= {root.id: root for root in memory.copies.get(list(missing))}
    groups: dict[str, list[Card]] = {}
    for other in others:
        members = groups.setdefault(root_of(other), [firsts[root_of(other)]])
        if other.id != members[0].id and len(members) < _EACH_GROUP:
            members.append(other)
    groups.pop(report, None)
    return groups
