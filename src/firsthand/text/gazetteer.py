"""World knowledge for names: countries and what speaks for them, well-known outlets and bodies, and word lists.

The lists stand in `data/*.txt`, curated by hand, and are read once. Keys are casefolded without a leading "the".
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from firsthand.model import Kind


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its name, and the adjective that names its government ("Afghan")."""

    name: str
    adjective: str

    @property
    def government(self) -> str:
        """The name of its government: "Afghan government"."""
        return f"{self.adjective} government"


@dataclass(frozen=True, slots=True)
class Body:
    """A well-known outlet, agency, office or organisation, with its full name."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All lists: `countries` by name, `demonyms` by adjective and people, `capitals`, `bodies`, and the word lists."""

    countries: dict[str, Country]
    demonyms: dict[str, Country]
    capitals: dict[str, Country]
    bodies: dict[str, Body]
    words: dict[str, frozenset[str]]
    compatible: dict[str, frozenset[str]]

    def listed(self, section: str, word: str) -> bool:
        """Whether a casefolded word stands in a section of words.txt; raises KeyError for an unknown section."""
        return word in self.words[section]

    def country(self, name: str) -> Country | None:
        """The country that a country's name, a demonym or a capital points to, if any."""
        wanted = key(name)
        return self.countries.get(wanted) or self.demonyms.get(wanted) or self.capitals.get(wanted)

    def speaks_for(self, name: str) -> Country | None:
        """The country whose government a place name stands for where it speaks ("Moscow", "Israel")."""
        wanted = key(name)
        return self.capitals.get(wanted) or self.countries.get(wanted)


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The form in which names are looked up: casefolded, straight apostrophes, no leading "the"."""
    folded = " ".join(name.casefold().replace("’", "'").split())
    return folded.removeprefix("the ")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer; read from the package's data on the first call."""
    countries: dict[str, Country] = {}
    demonyms: dict[str, Country] = {}
    capitals: dict[str, Country] = {}
    for names, adjectives, seats in _rows("countries.txt"):
        country = Country(names[0], adjectives[0])
        countries.update((key(name), country) for name in names)
        demonyms.update((key(name), country) for name in adjectives if key(name) not in demonyms)
        capitals.update((key(name), country) for name in seats)
    words = _sections()
    return Gazetteer(countries, demonyms, capitals, _bodies(), words, _groups())


def _bodies() -> dict[str, Body]:
    found: dict[str, Body] = {}
    for (names,) in _rows("media.txt"):
        found.update((key(name), Body(names[0], Kind.MEDIA)) for name in names)
    for names, (kind,) in _rows("bodies.txt"):
        found.update((key(name), Body(names[0], Kind(kind))) for name in names)
    for names, (name,), (kind,) in _rows("seats.txt"):
        found.update((key(spelling), Body(name, Kind(kind))) for spelling in names)
    return found


def _lines(file: str) -> list[str]:
    text = files("firsthand.text").joinpath("data", file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _rows(file: str) -> list[list[list[str]]]:
    """Rows of cells of comma-separated names."""
    return [
        [[name.strip() for name in cell.split(",") if name.strip()] for cell in line.split("|")]
        for line in _lines(file)
    ]


def _sections() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    section = ""
    for line in _lines("words.txt"):
        if line.startswith("["):
            section = line.strip("[]")
            found[section] = set()
        else:
            found[section].update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


def _groups() -> dict[str, frozenset[str]]:
    """For every word of the section `compatible` the words that may take up the same entity, itself included."""
    found: dict[str, set[str]] = {}
    section = ""
    for line in _lines("words.txt"):
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "compatible":
            group = line.split()
            for word in group:
                found.setdefault(word, set()).update(group)
    return {word: frozenset(words) for word, words in found.items()}
