"""The named people, organisations and places of the entity corpora, in one shape and in our three kinds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from firsthand.model import Kind, Mention
from training.shared import rows

COLLECTIONS = (
    "entities/re3d.jsonl",
    "entities/wikigold.jsonl",
    "entities/wnut17.jsonl",
    "entities/uner_ewt_dev.jsonl",
    "coreference/gum.jsonl",
)

_PERSON = ("PER", "person", "Person")
_ORGANISATION = ("ORG", "Organisation", "organization", "corporation", "group")
_PLACE = ("LOC", "Location", "location", "place")
KINDS = (
    dict.fromkeys(_PERSON, Kind.PERSON)
    | dict.fromkeys(_ORGANISATION, Kind.ORGANISATION)
    | dict.fromkeys(_PLACE, Kind.PLACE)
)
"""Each corpus's own types -> ours; what is not here (products, weapons, times ...) is not learned or scored."""

_SMALL = frozenset({"of", "the", "and", "de", "la", "for", "on", "in", "du", "del", "von", "van", "The", "’s", "'s"})
_PRONOUNS = frozenset(
    ("I", "He", "She", "It", "They", "We", "You", "This", "His", "Her", "My", "Our", "Their", "Who", "That")
)


@dataclass(frozen=True, slots=True)
class Document:
    """A text of a collection with its named mentions, the outermost where they nest."""

    id: str
    text: str
    mentions: tuple[Mention, ...]


def documents(data: Path, collection: str) -> Iterator[Document]:
    """The documents of one of COLLECTIONS under the data folder; raises training.shared.Absent without it."""
    for row in rows(data / collection):
        text = row["text"]
        typed = (
            [(s, e, t) for s, e, _, t in row["mentions"] if is_name(text[s:e])]
            if "mentions" in row
            else row["entities"]
        )
        mentions = (Mention((s, e), KINDS[t]) for s, e, t in typed if t in KINDS)
        yield Document(str(row["id"]), text, tuple(outermost(mentions)))


def outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that stand in no other, in text order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span[0], -m.span[1])):
        if not kept or mention.span[0] >= kept[-1].span[1]:
            kept.append(mention)
    return kept


def is_name(text: str) -> bool:
    """Whether a mention is a name: every word capitalised but for the small ones inside.

    GUM marks every noun phrase; this keeps the named ones.
    """
    words = [word for word in text.split() if word[0].isalpha()]
    big = [word for word in words if word not in _SMALL]
    if not big or big[0] in _PRONOUNS or (words[0] in _SMALL and words[0] != "The"):
        return False
    return all(word[0].isupper() for word in big)
